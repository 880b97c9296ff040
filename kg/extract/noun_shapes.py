"""What stands before a noun, by which a set phrase is told from its words: "took office", "held the governor's office".

"office"                   nothing, bare
"heavy toll", "no toll"    nothing
"a toll"                   a
"the board"                the
"his sights"               own
"12 seats"                 counted
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.tree import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "another", "each", "every"})
_DESCRIBING = ("amod", "compound", "nmod:desc", "det")


def shapes_of(noun: Token) -> frozenset[str]:
    """The shapes that a noun has; a bare one has none of the words that describe it, either."""
    if syntax.children(noun, "nummod"):
        return frozenset({"counted"})
    if syntax.children(noun, "nmod:poss"):
        return frozenset({"own"})
    articles = {c.lower_ for c in syntax.children(noun, "det")}
    if articles & _DEFINITE:
        return frozenset({"the"})
    if articles & _INDEFINITE:
        return frozenset({"a"})
    described = any(c.lower_ not in {"no", "any"} for c in syntax.children(noun, *_DESCRIBING))
    return frozenset({"nothing"} if described else {"nothing", "bare"})
