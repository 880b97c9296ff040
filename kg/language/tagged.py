"""What the rules for names look at: the words of a document with what the network says of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.decoding import Analysis
from kg.language.files import Labels

SURE = 0.9
"""A probability above which the network's type stands against a rule."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of word indices `[start, end)` with its type; `score` is about the probability of the type."""

    start: int
    end: int
    type: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """The words of a document, one entry a word in every field.

    `heads` are word indices, a root's its own; `entities` are logarithms of the probabilities of the entity `labels`;
    `shares` [words, types] the probabilities of the `types` of names, whatever the place in the name; `loud` says
    which words stand in a sentence that is set in capitals, where the case of a word tells nothing.
    """

    words: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]
    starts: NDArray[np.bool_]
    labels: Sequence[str]
    entities: NDArray[np.float32]
    types: Sequence[str]
    shares: NDArray[np.float32]
    loud: NDArray[np.bool_]

    @classmethod
    def of(cls, words: Sequence[str], analysis: Analysis, labels: Labels) -> Tagged:
        types = sorted({label[2:] for label in labels.entities if label != "O"})
        belongs = np.array([[label[2:] == name for name in types] for label in labels.entities], dtype=np.float32)
        return cls(
            words=words,
            upos=[labels.upos[i] for i in analysis.upos.tolist()],
            xpos=[labels.xpos[i] for i in analysis.xpos.tolist()],
            heads=analysis.heads.tolist(),
            deprels=[labels.deprels[i] for i in analysis.deprels.tolist()],
            starts=analysis.starts,
            labels=labels.entities,
            entities=analysis.entities,
            types=types,
            shares=np.exp(analysis.entities) @ belongs,
            loud=_loud(words, analysis.starts),
        )

    def shouting(self, i: int) -> bool:
        """Whether word i stands in a sentence set in capitals."""
        return bool(self.loud[i])

    def share(self, start: int, end: int, name: str) -> float:
        """The mean probability of a type over the words `[start, end)`."""
        if name not in self.types:
            return 0.0
        return float(self.shares[start:end, self.types.index(name)].sum()) / (end - start)

    def likeliest(self, start: int, end: int) -> str:
        """The type, of all but "no name", that the network finds likeliest for the words `[start, end)`."""
        return self.types[int(np.argmax(self.shares[start:end].sum(axis=0)))]


def replace(names: Iterable[Entity], stronger: Iterable[Entity]) -> list[Entity]:
    """All of `stronger`, the longer of two that overlap, and those of `names` that overlap none of them, in order."""
    kept: list[Entity] = []
    taken: set[int] = set()
    for entity in (*sorted(stronger, key=lambda e: (e.start - e.end, e.start)), *names):
        if taken.isdisjoint(range(entity.start, entity.end)):
            kept.append(entity)
            taken.update(range(entity.start, entity.end))
    return sorted(kept, key=lambda e: e.start)


def _loud(words: Sequence[str], starts: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Words of sentences where at least four words have letters and four in five of those are all capitals."""
    count = len(words)
    lettered = np.fromiter((any(c.isalpha() for c in w) for w in words), dtype=bool, count=count)
    capital = np.fromiter((w.isupper() for w in words), dtype=bool, count=count)
    sentence = np.cumsum(starts) - 1
    sentence = np.maximum(sentence, 0)
    totals = np.bincount(sentence, weights=lettered)
    capitals = np.bincount(sentence, weights=capital & lettered)
    shouted = (totals >= 4) & (capitals >= 0.8 * totals)
    return np.asarray(shouted[sentence], dtype=bool)
