"""What is told, where a parse takes it or its report for something else.

"The rebels [seized] Goma, the mayor said, [forcing] us out": a verb of speech has one subject, the one next to it.
"He claimed in March, the army [shelled] it": who claims, claims something. "The agency [estimated] by 2040 the plant
would close": no verb has two subjects, and the first of them has spoken.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.speaking import speaks
from kg.extract.tree import Doc, Token
from kg.pronouns import HE, SHE, THEY, WE, I

_BESIDE = frozenset({"parataxis", "acl", "acl:relcl"})
_OBJECTS = frozenset({"obj", "iobj", "ccomp", "xcomp"})
_HEARERS = frozenset({"obj", "iobj"})
_TIMES = frozenset({"DATE", "TIME"})
_WHERE = frozenset({"on", "in", "at", "before", "during", "to", "from", "under", "via"})
"""Prepositions of where, when and to whom something is said."""
_PERSONS = HE | SHE | WE | THEY | I


def torn_told(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such verbs, of their subjects, and of the gerunds behind the report that go on with them."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        cue = load_cues().reporter(verb.lemma)
        if cue is None or not cue.is_spoken:
            continue
        subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
        told = syntax.child_before(verb, "ccomp")
        if len(subjects) == 2 and (deed := _deed(subjects[0], subjects[1])) is not None:
            told = deed
            found |= {deed.i: (verb.i, "ccomp"), subjects[0].i: (deed.i, "nsubj")}
        if told is not None:
            found |= {gerund.i: (told.i, "advcl") for gerund in _going_on(verb)}
    return found | _behind_adjuncts(doc) | _of_two_subjects(doc)


def _behind_adjuncts(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "They estimated by 2050, seas would [rise]", "Rao told the court in May: Chad [bought] the jets": with no more
    than when, where and whom to between the two, the one tells the other.

    "He wrote in 2005, she painted in 2006": what has a time of its own is set beside it.
    """
    found: dict[int, tuple[int, str]] = {}
    for content in doc:
        verb, own = content.head, syntax.child_before(content, "nsubj", "nsubj:pass", "expl")
        if own is None or own.head is verb or not _has_tense(content):
            continue
        mark = doc[own.left_edge.i - 1]
        beside = content.dep_ == "parataxis" or (content.dep_ == "conj" and "cc" not in content.below)
        if beside and _reports(verb) and _tells(verb, content, mark):
            found[content.i] = (verb.i, "ccomp")
    return found


def _tells(verb: Token, content: Token, mark: Token) -> bool:
    """Whether nothing stands between a report and a mark but adjuncts: a time, or where and whom to he said it."""
    between = [c for c in verb.children if verb.i < c.i < mark.i and not c.is_punct]
    if not between or between[-1].right_edge.i + 1 != mark.i or mark.text not in {",", ":"}:
        return False
    spoken = syntax.child_before(verb, "nsubj")
    hearing = verb.lemma in load_cues().addressing
    if all(c.dep_.startswith("obl") and c.ent_type_ in _TIMES for c in between) and mark.text == ",":
        timed = any(c.dep_.startswith(("obl", "advmod")) and c.ent_type_ in _TIMES for c in content.children)
        return syntax.marker(between[0]) != "for" and not timed  # "she testified for hours, the jury left"
    if spoken is None or not (spoken.lower_ in _PERSONS or speaks(spoken)) or verb.lemma in load_cues().proceeding:
        return False
    if mark.text == "," and _is_past(verb) and _is_past(content):
        return False  # "the crowd shouted at the police, officers fired gas": both happened, one after the other
    cue = load_cues().reporter(verb.lemma)
    listed = any(c.dep_ == "conj" and c is not content for c in verb.children)
    return (
        cue is not None
        and cue.is_spoken
        and not listed
        and all(
            (c.dep_.startswith("obl") and (c.ent_type_ in _TIMES or syntax.marker(c) in _WHERE))
            or (hearing and c.dep_ in _HEARERS)
            for c in between
        )
    )


def _reports(verb: Token) -> bool:
    hearers = _HEARERS if verb.lemma in load_cues().addressing else frozenset()
    if verb.tag_ not in syntax.TENSED_TAGS or verb.dep_ in _BESIDE or verb.below & (_OBJECTS - hearers):
        return False
    return load_cues().reports(verb.lemma) and syntax.child_before(verb, "nsubj") is not None


def _of_two_subjects(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "The agency [estimated] by 2040 the plant would [leave] it": the participle of a first subject is its verb.

    "The man accused of theft the court freed": nothing stands behind the freeing, whose object he is.
    """
    found: dict[int, tuple[int, str]] = {}
    for content in doc:
        subjects = [c for c in content.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.i < content.i]
        if len(subjects) != 2 or "mark" in content.below or not _has_tense(content):
            continue
        speaker, own = subjects
        verb = syntax.child(speaker, "acl")
        if verb is None or verb.tag_ not in {"VBD", "VBN"} or verb.below & (_OBJECTS | {"mark", "aux"}):
            continue
        timed = all(c.ent_type_ in _TIMES for c in verb.children if not c.is_punct)
        gapped = all(c.i < content.i or c.is_punct for c in content.children) and "cop" not in content.below
        led = verb.left_edge.i == verb.i and doc[verb.i - 1].text != "," and own.left_edge.i - verb.right_edge.i <= 2
        if led and timed and not gapped and verb.i < own.i and load_cues().reports(verb.lemma) and speaks(speaker):
            above = (verb.i, "root") if content.head.i == content.i else (content.head.i, content.dep_)
            found |= {verb.i: above, speaker.i: (verb.i, "nsubj"), content.i: (verb.i, "ccomp")}
    return found


def _has_tense(verb: Token) -> bool:
    return _bearer(verb).tag_ in {*syntax.TENSED_TAGS, "MD"}


def _bearer(verb: Token) -> Token:
    """The word of a verb that bears its tense."""
    return next((c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"} and c.i < verb.i), verb)


def _is_past(verb: Token) -> bool:
    """Whether a verb tells of the past, and not of what was so before: "had fired"."""
    bearer = _bearer(verb)
    return bearer.tag_ == "VBD" and (bearer is verb or bearer.lemma == "be")


def _deed(subject: Token, speaker: Token) -> Token | None:
    """The verb with an object that stands between two subjects, ended by a comma."""
    deeds = [c for c in subject.children if c.dep_ == "acl" and c.tag_ in {"VBD", "VBN"} and c.i < speaker.i]
    first = speaker.left_edge
    parted = first.text == "," or subject.doc[first.i - 1].text == ","
    return deeds[0] if parted and len(deeds) == 1 and "obj" in deeds[0].below else None


def _going_on(verb: Token) -> Iterator[Token]:
    """The gerunds right behind a report and its comma that tell nothing done in speaking: "he said, [killing] two"."""
    cues = load_cues()
    for gerund in verb.children:
        spoken = cues.goes_with_speech(gerund.lemma) or gerund.lemma in cues.citing
        if gerund.dep_ == "advcl" and gerund.tag_ == "VBG" and gerund.i == verb.i + 2 and not spoken:
            yield gerund
