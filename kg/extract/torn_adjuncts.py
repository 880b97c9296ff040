"""Adjuncts that a parse hangs across a verb on another that they do not belong to.

"Peru closed the border, the ministry [said] on Monday": the day is that of the saying. "Peru neither [confirmed] nor
denied it": what stands before the first of several verbs belongs to that. Else the branches of the sentence would
cross.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

_ADJUNCTS = ("obl", "advmod", "advcl")
_SAID = frozenset({"ccomp", "parataxis"})
_BESIDE = frozenset({"advcl", "parataxis"})
_LINKED = frozenset({"mark", "ccomp", "xcomp", "advmod", "cc"})
"""What ties a clause to another one, or shows that it is no mere report of what stands before it."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


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
        elif (report := _inserted(token)) is not None:
            found[token.i] = report.i
    return found


def _inserted(token: Token) -> Token | None:
    """The report that a phrase stands right behind: "…, officials [told] the paper on Monday"."""
    for verb in token.head.children:
        if verb.dep_ not in _BESIDE or not token.head.i < verb.i < token.i or verb.tag_ not in _FINITE:
            continue
        own = {child.dep_ for child in verb.children}
        if "nsubj" in own and not own & _LINKED and verb.right_edge.i + 1 == token.left_edge.i:
            return verb
    return None
