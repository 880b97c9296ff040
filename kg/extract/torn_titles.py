"""Titles before names that a parse gives what belongs to the name, or hangs on the name before.

"sanctions [on] Minister Rao": a description (`nmod:desc`) stands in no case of its own. "met President Rao [and]
Minister Bell": behind "and" it describes the name that follows it, and that name is the one joined.
"""

from __future__ import annotations

from kg.extract.tree import Doc, Token

_OF_THE_WHOLE = frozenset({"case", "cc", "mark"})
_NAMING = frozenset({"appos", "flat", "nmod", "compound"})


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
        elif (name := _joined(title)) is not None:
            found |= {c.i: (name.i, "cc") for c in title.children if c.dep_ == "cc"}
            found |= {name.i: (title.head.i, "conj"), title.i: (name.i, "nmod:desc")}
    return found


def _joined(title: Token) -> Token | None:
    """The name right behind a title that begins with "and"."""
    if not any(c.dep_ == "cc" and c.i < title.i for c in title.children):
        return None
    return next(
        (c for c in title.children if c.dep_ in _NAMING and c.pos_ == "PROPN" and c.left_edge.i == title.i + 1), None
    )
