"""Adverbs that leave a phrase open, and not its clause: "died in 1990, [possibly] of cancer"."""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Token


def is_hedged(head: Token) -> bool:
    """Whether the first word of the phrase or clause of a word leaves open that it is so."""
    cues = load_cues()
    before = [c for c in syntax.children(head, "advmod") if c.i < head.i]
    if not before:
        return False
    first = next((t for t in head.subtree if not t.is_punct), head)
    return any(c.i == first.i and (c.lower_ in cues.adverbs or c.lower_ in cues.reported) for c in before)
