"""Names and values of a text: what the network finds, then what rules add and mend."""

from __future__ import annotations

import itertools

import numpy as np

from kg.language.decoding import best_labels
from kg.language.names import mend
from kg.language.tagged import Entity, Tagged, replace
from kg.language.values import find_values

DOUBT = 0.5
"""Added to the logarithm of the probability of "no name": a name must be so much likelier than none. The network learns
names from texts where they are dense. Of -0.3 to 0.7 this was the best on the documents that it was trained on, and
stays so on those that it was not."""


def find_entities(text: Tagged, *, rules: bool = True) -> list[Entity]:
    """Entities in order, none overlapping another, none reaching over a sentence border."""
    if not rules:
        return predicted(text)
    names = mend(text, predicted(text))
    return _with_values(text, names)


def predicted(text: Tagged) -> list[Entity]:
    """The spans that the network's labels spell."""
    doubted = text.entities + np.array([DOUBT if label == "O" else 0.0 for label in text.labels], dtype=np.float32)
    best = best_labels(doubted, text.labels, text.starts).tolist()
    found: list[Entity] = []
    begin, name = 0, ""
    for i in range(len(best) + 1):
        label = text.labels[best[i]] if i < len(best) else "O"
        if name and label != f"I-{name}":
            found.append(Entity(begin, i, name, text.share(begin, i, name)))
            name = ""
        if label.startswith("B-"):
            begin, name = i, label[2:]
    return found


def _with_values(text: Tagged, names: list[Entity]) -> list[Entity]:
    """Names and values together: a value inside a name is part of the name; any other overlap is the value's."""
    values: list[Entity] = []
    bounds = [*np.flatnonzero(text.starts).tolist(), len(text.words)]
    owner = {i: e for e in names for i in range(e.start, e.end)}
    for begin, end in itertools.pairwise(bounds):
        for value in find_values(text.words[begin:end], text.xpos[begin:end]):
            start, stop = begin + value.start, begin + value.end
            over = {owner[i] for i in range(start, stop) if i in owner}
            if not any(e.end - e.start > stop - start for e in over):
                values.append(Entity(start, stop, value.type))
    return replace(names, values)
