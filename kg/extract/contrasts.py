"""Clauses that "while" sets against each other: each has its own speaker.

'Rao called it "a lie", while [Bell] hailed it as "a gift"'   the gift is Bell's word
"""

from __future__ import annotations

from kg.extract.clause import Clause
from kg.extract.cues import load_cues
from kg.extract.quotes import Quotation
from kg.extract.tree import Doc


def on_its_side(doc: Doc, clauses: tuple[Clause, ...], clause: Clause, quotation: Quotation) -> bool:
    """Whether a clause stands with a quotation, and not in what the quotation's own clause is set against."""
    for side in clauses:
        subtree = {t.i for t in doc[side.predicate].subtree}
        own = any(not a.shared for a in side.subjects)
        if side.marker in load_cues().contrasting and own and side.finite and quotation.start + 1 in subtree:
            return clause.predicate in subtree
    return True
