"""Adjuncts that a parse hangs across a verb of saying on what was said.

"Peru closed the border, the ministry [said] on Monday": the day is that of the saying. No adjunct of English stands
behind a verb which its own verb depends on from before it, since the branches of a sentence would cross.
"""

from __future__ import annotations

from spacy.tokens import Doc

_ADJUNCTS = ("obl", "advmod", "advcl")
_SAID = frozenset({"ccomp", "parataxis"})


def torn_adjuncts(doc: Doc) -> dict[int, int]:
    """The places of such adjuncts with those of the verbs that they stand behind."""
    found: dict[int, int] = {}
    for token in doc:
        inner, outer = token.head, token.head.head
        if token.dep_.startswith(_ADJUNCTS) and inner.dep_ in _SAID and inner.i < outer.i < token.i:
            found[token.i] = outer.i
    return found
