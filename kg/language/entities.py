"""Names and values of a text: what the network finds, then what rules add and mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.decoding import Analysis, best_labels
from kg.language.files import Labels
from kg.language.reading import Reading


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of word indices `[start, end)` with its type; `score` is the probability of the type, or 1 by a rule."""

    start: int
    end: int
    type: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """The words of a document with what the network says of each: all that the rules look at."""

    words: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    deprels: Sequence[str]
    heads: NDArray[np.int64]
    starts: NDArray[np.bool_]
    labels: Sequence[str]
    entities: NDArray[np.float32]

    @classmethod
    def of(cls, reading: Reading, analysis: Analysis, labels: Labels) -> Tagged:
        return cls(
            words=reading.words,
            upos=[labels.upos[i] for i in analysis.upos.tolist()],
            xpos=[labels.xpos[i] for i in analysis.xpos.tolist()],
            deprels=[labels.deprels[i] for i in analysis.deprels.tolist()],
            heads=analysis.heads,
            starts=analysis.starts,
            labels=labels.entities,
            entities=analysis.entities,
        )


def find_entities(text: Tagged) -> list[Entity]:
    """Entities in order, none overlapping another, none reaching over a sentence border."""
    return predicted(text)


def predicted(text: Tagged) -> list[Entity]:
    """The spans that the network's labels spell."""
    best = best_labels(text.entities, text.labels, text.starts).tolist()
    found: list[Entity] = []
    begin, name = 0, ""
    for i in range(len(best) + 1):
        label = text.labels[best[i]] if i < len(best) else "O"
        if name and not (label == f"I-{name}"):
            found.append(Entity(begin, i, name, _score(text, begin, i, name)))
            name = ""
        if label.startswith("B-"):
            begin, name = i, label[2:]
    return found


def _score(text: Tagged, start: int, end: int, name: str) -> float:
    """The mean probability of the type over the span's words."""
    columns = [i for i, label in enumerate(text.labels) if label.endswith(f"-{name}")]
    return float(np.exp(text.entities[start:end, columns]).sum(axis=1).mean())


def apart(entities: Iterable[Entity]) -> list[Entity]:
    """The entities in order, without those that overlap an earlier one of the iterable."""
    taken: set[int] = set()
    kept = []
    for entity in entities:
        span = range(entity.start, entity.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(entity)
    return sorted(kept, key=lambda e: e.start)
