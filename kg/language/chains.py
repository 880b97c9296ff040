"""Names that the network passed over, told by the tagger and by a word of their own.

Words are tagged far better than names are found, for want of text with names. A run of proper nouns that ends in
"Regulation" or "Forces" or begins with "Hurricane" is a name though the network saw none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.language.gazetteer import name_types
from kg.language.tagged import Entity, Tagged, replace

_TITLE_CASE = 0.7
"""Share of capitalised words of a sentence above which capitals tell nothing."""


def chained(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Runs of two or more capitalised proper nouns, clear of all other names, whose last or first word tells a type;
    and the opening word ("Cyclone", "Mount") that stands before a name and was left out of it."""
    types = name_types()
    taken = {i for e in names for i in range(e.start, e.end)}
    found = [_opened(text, e, taken) for e in names]
    runs = list(_runs(text, taken))
    capitals = _capitals(text) if runs else np.zeros(0)
    for start, end in runs:
        label = types.heads.get(text.words[end - 1]) or types.openers.get(text.words[start])
        if label is not None and not text.shouting(start) and capitals[start] < _TITLE_CASE:
            found.append(Entity(start, end, label, 0.6))
    return replace(found, [])


def _runs(text: Tagged, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Longest runs of capitalised proper nouns in a sentence, of two words or more, that touch no name."""
    start = 0
    count = len(text.words)
    while start < count:
        end = start
        while end < count and _proper(text, end) and (end == start or not text.starts[end]):
            end += 1
        if end - start > 1 and taken.isdisjoint(range(start - 1, end + 1)):
            yield start, end
        start = max(end, start + 1)


def _proper(text: Tagged, i: int) -> bool:
    return text.upos[i] == "PROPN" and text.words[i][:1].isupper()


def _opened(text: Tagged, e: Entity, taken: set[int]) -> Entity:
    before = e.start - 1
    if before < 0 or before in taken or text.starts[e.start] or not _proper(text, before) or e.type in ("NORP", "WORK"):
        return e
    label = name_types().openers.get(text.words[before])
    return e if label is None else Entity(before, e.end, label, max(e.score, 0.6))


def _capitals(text: Tagged) -> NDArray[np.float64]:
    """For each word, the share of capitalised words among the words with letters of its sentence."""
    sentence = np.maximum(np.cumsum(text.starts) - 1, 0)
    lettered = np.fromiter((w[0].isalpha() for w in text.words), dtype=bool, count=len(text.words))
    capital = np.fromiter((w[0].isupper() for w in text.words), dtype=bool, count=len(text.words))
    share = np.bincount(sentence, weights=capital) / np.maximum(1, np.bincount(sentence, weights=lettered))
    return np.asarray(share[sentence], dtype=np.float64)
