"""Reports set into one clause that a parse hangs on an earlier one, and reports behind a clause taken for a part of it.

"Peru rejects both charges; the letter, [he said], is genuine": what stands between the words of a clause breaks into
that clause, whatever stands before the semicolon. "Chad left, [wrote] Rao": a verb before its subject joins no other.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.speaking import speaks
from kg.extract.tree import Doc, Token

_PARTING = frozenset({";", ":"})
_JOINED = frozenset({"parataxis", "conj", "ccomp", "appos"})


def torn_reports(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such reports with those of the clauses that they break into or stand behind, and their label."""
    found = _behind(doc) | _ending(doc)
    for verb in doc:
        if verb.dep_ != "parataxis" or verb.tag_ not in syntax.TENSED_TAGS:
            continue
        cue = load_cues().reporter(verb.lemma)
        subject = syntax.child_before(verb, "nsubj")
        if cue is None or not cue.is_spoken or subject is None or "ccomp" in verb.below:
            continue
        parted = any(token.text in _PARTING for token in doc[verb.head.i + 1 : subject.left_edge.i])
        around = next((c for c in verb.head.children if _encloses(c, subject, verb)), None) if parted else None
        if around is not None:
            found[verb.i] = (around.i, "parataxis")
    return found


def _behind(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Chad left, [wrote] Rao in a post": nothing joins the two, and only who says so stands behind such a verb."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc[1:]:
        if (
            verb.dep_ not in {"conj", "advcl"}
            or verb.tag_ not in syntax.TENSED_TAGS
            or verb.lemma not in load_cues().inverted
        ):
            continue
        joined = any(child.dep_ in {"cc", "mark", "aux"} and child.i < verb.i for child in verb.children)
        subjects = [child for child in verb.children if child.dep_.startswith("nsubj")]
        inverted = bool(subjects) and subjects[0].left_edge.i == verb.i + 1
        if inverted and not joined and verb.head.i < verb.i and doc[verb.i - 1].text == ",":
            found[verb.i] = (verb.head.i, "parataxis")
    return found


def _ending(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Canada sanctioned Peru, lawmakers [allege]": they allege it, as nothing joins the two and nothing follows."""
    return {verb.i: (verb.head.i, "parataxis") for verb in doc if is_bare_report(verb)}


def is_bare_report(verb: Token) -> bool:
    """Whether a verb joined to another by a comma alone tells whose words that one is.

    Nothing stands behind it, or a deed of who did the first one: "Chad shelled Goma, lawmakers allege, and burned it".
    """
    cue = load_cues().reporter(verb.lemma) if verb.dep_ == "conj" and verb.tag_ in syntax.TENSED_TAGS else None
    if cue is None or verb.below - {"nsubj", "punct", "advmod"} or verb.head.i > verb.i:
        return False
    subject, doc = syntax.child_before(verb, "nsubj"), verb.doc
    if subject is None or not (cue.is_spoken or (cue.strength == "found" and speaks(subject))):
        return False
    ends = _goes_on(verb) or all(t.is_punct for t in doc[verb.i + 1 : verb.sent.end])
    return ends and "," in {subject.left_edge.text, doc[subject.left_edge.i - 1].text}


def _goes_on(verb: Token) -> bool:
    doc = verb.doc
    if verb.i + 2 >= verb.sent.end or doc[verb.i + 1].text != "," or doc[verb.i + 2].dep_ != "cc":
        return False
    deed = doc[verb.i + 2].head
    return deed.i > verb.i + 2 and syntax.is_verb(deed) and not syntax.has_subject(deed)


def _encloses(clause: Token, first: Token, last: Token) -> bool:
    """Whether words of a clause stand on both sides of a report that begins with `first` and ends with `last`."""
    if clause.dep_ not in _JOINED or clause.i == last.i:
        return False
    own = (clause, *clause.children)
    begun = any(token.left_edge.i < first.left_edge.i for token in own if not token.is_punct)
    return begun and any(token.i > last.i for token in own if not token.is_punct)
