"""What a noun is said to be, where a parse takes it for a part of the noun and leaves the sentence without a subject.

"[Reports] that Rao had left were [false]": behind a long clause the parser may hang the last word on the first as an
apposition or as a clause. A description of a noun has no copula of its own, and a sentence has a subject.
"""

from __future__ import annotations

from spacy.tokens import Doc

_SUBJECTS = ("nsubj", "csubj", "expl")
_MISTAKEN = frozenset({"appos", "ccomp", "acl", "parataxis", "dep"})
"""What a parse takes such a predicate for."""


def torn_predicates(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such predicates, made roots (their own heads), and then of their subjects with their new head."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        noun = token.head
        if token.dep_ not in _MISTAKEN or noun.head.i != noun.i or noun.pos_ != "NOUN" or noun.i in found:
            continue
        copula = any(child.dep_ == "cop" for child in token.children)
        complete = any(child.dep_.startswith((*_SUBJECTS, "cop")) for child in noun.children)
        if copula and not complete and not any(c.dep_.startswith((*_SUBJECTS, "mark")) for c in token.children):
            found |= {token.i: (token.i, "root"), noun.i: (token.i, "nsubj")}
    return found
