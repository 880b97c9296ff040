"""Forms of "do" that a parse takes for a verb, where another is still to come: "others [do] not and will not have".

Who does not and will not have it does nothing: the later verb is told of them, and "do" only begins what it says.
"""

from __future__ import annotations

from kg.extract.tree import Doc, Token

_FORMS = frozenset({"do", "does", "did"})
_NOT = frozenset({"not", "n't", "n’t"})


def torn_pro_verbs(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such forms, of what hangs on them and of the verbs they stand for, with new heads and labels."""
    found: dict[int, tuple[int, str]] = {}
    for do in doc:
        if do.lower_ not in _FORMS or do.i + 1 >= len(doc) or doc[do.i + 1].lower_ not in _NOT:
            continue
        verb = _stood_for(do)
        if verb is None:
            continue
        above = verb.i if do.head.i == do.i else do.head.i
        # Its "not" goes with it, lest the two undo each other.
        found |= {c.i: (verb.i, c.dep_) for c in do.children if c.i != verb.i}
        found |= {verb.i: (above, do.dep_), do.i: (verb.i, "reparandum"), do.i + 1: (do.i, "advmod")}
    return found


def _stood_for(do: Token) -> Token | None:
    """The coordinated verb with an auxiliary of its own, where "do" has neither auxiliary nor object behind it."""
    if any(c.dep_ in {"aux", "aux:pass"} or (c.dep_ in {"obj", "xcomp", "ccomp"} and c.i > do.i) for c in do.children):
        return None
    for verb in do.children:
        if verb.dep_ != "conj" or verb.tag_ not in {"VB", "VBN"} or verb.i < do.i:
            continue
        labels = {c.dep_ for c in verb.children}
        denied = any(c.lower_ in {*_NOT, "never"} for c in verb.children if c.i > do.i + 1)
        if denied and "aux" in labels and not labels & {"nsubj", "nsubj:pass", "aux:pass"}:
            return verb
    return None
