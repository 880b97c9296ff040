"""Conjuncts that a parse joins to a word inside the one that they belong to.

"Stop [using] petrol and [switch] to gas": what is joined agrees in form, a bare form with a bare form and an "-ing"
form with an "-ing" form (Huddleston and Pullum 2002, 15.3.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.tree import Doc, Token

_FORMS = frozenset({"VB", "VBG"})
_INSIDE = frozenset({"xcomp", "ccomp", "advcl", "acl"})
"""How a verb hangs on the one that it stands inside of."""
_OWN = ("nsubj", "csubj", "expl", "mark", "aux", "cop")


def torn_conjuncts(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such conjuncts with those of the words that they are joined to, and their label."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_ == "conj" and (first := _same_form(token)) is not None:
            found[token.i] = (first.i, "conj")
    return found


def _same_form(verb: Token) -> Token | None:
    """The verb of the same form that the first one of the pair stands inside of."""
    inner = verb.head
    if verb.pos_ != "VERB" or inner.pos_ != "VERB" or {verb.tag_, inner.tag_} != _FORMS:
        return None
    if any(child.dep_.startswith(_OWN) for child in verb.children) or inner.dep_ not in _INSIDE:
        return None
    return next((up for up in _above(inner) if up.tag_ == verb.tag_ and up.pos_ == "VERB"), None)


def _above(verb: Token) -> Iterator[Token]:
    """The verbs that one stands inside of, up to one that is no part of another."""
    while verb.dep_ in _INSIDE | {"conj"}:
        verb = verb.head
        yield verb
