"""What stands before a noun, by which a set phrase is told from its words: "took office", "held the governor's office".

"office"                   nothing, bare
"heavy toll", "no toll"    nothing
"a toll"                   a
"the board"                the
"his sights"               own
"12 seats"                 counted

And what an "of" behind it says of several: "with the consent of Rao and Bell", where each lends his own.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind
from kg.extract.tree import Doc, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "another", "each", "every"})
_LENDING = frozenset({"with", "without", "through"})
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


def are_lenders(doc: Doc, clause: Clause, who: Sequence[Argument | None]) -> bool:
    """Whether several behind the "of" of a noun each lend theirs to another: "made with the consent of Rao and Bell",
    "features collaborations of Rao and Bell"; but "the cooperation of Rao and Bell ended"."""
    if clause.kind is not ClauseKind.NOMINAL or any(a is None or a.marker != "of" for a in who):
        return False
    noun = doc[clause.predicate]
    return noun.tag_ == "NNS" or syntax.marker(noun) in _LENDING
