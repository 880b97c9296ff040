"""Coordinating words that a parse hangs past the conjunct that they stand right before.

"Peru [rather than] Chile bought the jets": in Universal Dependencies such a word hangs on the conjunct behind it
(de Marneffe et al. 2021). Hung on the verb it would deny both.
"""

from __future__ import annotations

from kg.extract.tree import Doc


def torn_coordinators(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words with those of their conjuncts, and their label, which stays."""
    found: dict[int, tuple[int, str]] = {}
    conjuncts = {token.left_edge.i: token for token in doc if token.dep_ == "conj"}
    for token in doc:
        conjunct = conjuncts.get(token.right_edge.i + 1)
        if token.dep_ == "cc" and conjunct is not None and conjunct.head.i < token.i and token.head != conjunct:
            found[token.i] = (conjunct.i, "cc")
    return found
