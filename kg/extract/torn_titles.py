"""Titles before names that a parse gives what belongs to the name.

"sanctions [on] Minister Rao": a description (`nmod:desc`) stands in no case of its own.
"""

from __future__ import annotations

from kg.extract.tree import Doc

_OF_THE_WHOLE = frozenset({"case", "cc", "mark"})


def torn_titles(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words with those of their heads and their labels."""
    found: dict[int, tuple[int, str]] = {}
    for title in doc:
        if title.dep_ != "nmod:desc":
            continue
        if title.head.i > title.i:
            # In "Secretary [of] State Bell", what the preposition opens is a part of the title.
            first = min(child.i for child in title.head.children)
            led = (c for c in title.children if c.dep_ in _OF_THE_WHOLE and c.i < title.i)
            found |= {c.i: (title.head.i, c.dep_) for c in led if first == title.i or c.i < first}
    return found
