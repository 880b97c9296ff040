"""Adjuncts that a parse hangs across a verb on another that they do not belong to.

"Peru closed the border, the ministry [said] on Monday": the day is that of the saying. "Peru neither [confirmed] nor
denied it": what stands before the first of several verbs belongs to that. Else the branches of the sentence would
cross.
"""

from __future__ import annotations

from spacy.tokens import Doc

_ADJUNCTS = ("obl", "advmod", "advcl")
_SAID = frozenset({"ccomp", "parataxis"})


def torn_adjuncts(doc: Doc) -> dict[int, int]:
    """The places of such adjuncts with those of the verbs that they belong to."""
    found: dict[int, int] = {}
    for token in doc:
        inner, outer = token.head, token.head.head
        if not token.dep_.startswith(_ADJUNCTS):
            continue
        behind = inner.dep_ in _SAID and inner.i < outer.i < token.i
        before = inner.dep_ == "conj" and token.i < outer.i < inner.i and outer.pos_ == "VERB"
        if behind or before:
            found[token.i] = outer.i
    return found
