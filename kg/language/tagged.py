"""What the rules for names look at: the words of a document with what the network says of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.decoding import Analysis
from kg.language.files import Labels


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

    `entities` are logarithms of the probabilities of the entity `labels`; `loud` says which words stand in a sentence
    that is set in capitals, where the case of a word tells nothing.
    """

    words: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    starts: NDArray[np.bool_]
    labels: Sequence[str]
    entities: NDArray[np.float32]
    loud: NDArray[np.bool_]

    @classmethod
    def of(cls, words: Sequence[str], analysis: Analysis, labels: Labels) -> Tagged:
        return cls(
            words=words,
            upos=[labels.upos[i] for i in analysis.upos.tolist()],
            xpos=[labels.xpos[i] for i in analysis.xpos.tolist()],
            starts=analysis.starts,
            labels=labels.entities,
            entities=analysis.entities,
            loud=_loud(words, analysis.starts),
        )

    def shouting(self, i: int) -> bool:
        """Whether word i stands in a sentence set in capitals."""
        return bool(self.loud[i])

    def share(self, start: int, end: int, name: str) -> float:
        """The mean probability of a type over the words `[start, end)`."""
        columns = [i for i, label in enumerate(self.labels) if label.endswith(f"-{name}")]
        return float(np.exp(self.entities[start:end, columns]).sum(axis=1).mean()) if columns else 0.0

    def likeliest(self, start: int, end: int) -> str:
        """The type, of all but "no name", that the network finds likeliest for the words `[start, end)`."""
        types = sorted({label[2:] for label in self.labels if label != "O"})
        return max(types, key=lambda name: self.share(start, end, name))


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
