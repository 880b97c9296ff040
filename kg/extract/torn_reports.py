"""Reports set into one clause that a parse hangs on an earlier one.

"Peru rejects both charges; the letter, [he said], is genuine": what stands between the words of a clause breaks into
that clause, whatever stands before the semicolon.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.cues import load_cues

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PARTING = frozenset({";", ":"})
_JOINED = frozenset({"parataxis", "conj", "ccomp", "appos"})


def torn_reports(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such reports with those of the clauses that they break into, and their label."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        cue = load_cues().reporter(verb.lemma_) if verb.dep_ == "parataxis" and verb.tag_ in _FINITE else None
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
        if cue is None or not cue.is_spoken or subject is None or any(child.dep_ == "ccomp" for child in verb.children):
            continue
        parted = any(token.text in _PARTING for token in doc[verb.head.i + 1 : subject.left_edge.i])
        around = next((c for c in verb.head.children if _encloses(c, subject, verb)), None) if parted else None
        if around is not None:
            found[verb.i] = (around.i, "parataxis")
    return found


def _encloses(clause: Token, first: Token, last: Token) -> bool:
    """Whether words of a clause stand on both sides of a report that begins with `first` and ends with `last`."""
    if clause.dep_ not in _JOINED or clause.i == last.i:
        return False
    own = (clause, *clause.children)
    begun = any(token.left_edge.i < first.left_edge.i for token in own if not token.is_punct)
    return begun and any(token.i > last.i for token in own if not token.is_punct)
