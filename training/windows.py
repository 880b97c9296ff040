"""From documents to batches: windows of consecutive sentences, new ones each epoch, with changes that news needs.

Case is changed (ALL-CAPS headlines, Title Case, no case) and people, acronyms and countries are renamed, because the
corpora have too little of either. Everything is drawn from one seeded generator, so an epoch can be made again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from kg.language.features import PARAGRAPH, SHAPES, WordPieces, shape
from training import labels
from training.corpora import UNKNOWN_HEAD, Sentence, Source
from training.names import acronym

LONGEST = 224
"""Pieces of a training window, the two outer ones included."""
IGNORE = -100
HIDDEN = 0.1
"""Share of the words hidden behind [MASK] in every second window, so that their neighbours are read for them."""


@dataclass(frozen=True)
class Vocabulary:
    """The classes of each head, most frequent first."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma: list[str]
    deprel: list[str]

    @classmethod
    def of(cls, sources: Sequence[Source]) -> Vocabulary:
        counts: dict[str, Counter[str]] = {name: Counter() for name in ("upos", "xpos", "feats", "lemma", "deprel")}
        for source in sources:
            for sentence in source.sentences:
                if sentence.syntax is None:
                    continue
                counts["upos"].update(sentence.syntax.upos)
                counts["xpos"].update(sentence.syntax.xpos)
                counts["feats"].update(sentence.syntax.feats)
                counts["lemma"].update(sentence.syntax.scripts(sentence.words))
                counts["deprel"].update(sentence.syntax.deprels)
        least = {"feats": 3, "lemma": 3}

        def classes(name: str) -> list[str]:
            ranked = sorted(counts[name].items(), key=lambda kv: (-kv[1], kv[0]))
            return [label for label, count in ranked if count >= least.get(name, 1)]

        return cls(*(classes(name) for name in ("upos", "xpos", "feats", "lemma", "deprel")))


@dataclass(slots=True)
class Window:
    """One training example: word-level targets and piece-level inputs."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]
    targets: dict[str, list[int]]
    sentence_of: list[int]
    entities: list[int]
    weight: float


@dataclass(slots=True)
class Batch:
    pieces: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    targets: dict[str, Tensor]
    heads: list[Tensor]
    """For each window, the head of each word as an index in the window, its own for the root, `IGNORE` for unknown."""
    sentence_of: list[Tensor]
    entities: Tensor
    weights: Tensor


@dataclass
class WindowMaker:
    vocabulary: Vocabulary
    cutter: WordPieces
    people: Sequence[tuple[str, str]]
    places: Sequence[str]
    classes: dict[str, dict[str, int]] = field(init=False)

    def __post_init__(self) -> None:
        names = ("upos", "xpos", "feats", "lemma", "deprel")
        self.classes = {n: {label: i for i, label in enumerate(getattr(self.vocabulary, n))} for n in names}

    def windows(self, sources: Sequence[Source], rng: random.Random | None) -> Iterator[Window]:
        """Windows of each document in order; without a generator nothing is changed and windows are long."""
        for source in _drawn(sources, rng):
            sentences: list[Sentence] = []
            size, target = 2, self._target(rng)
            for sentence in source.sentences:
                length = sum(len(p) for p in self.cutter.of(sentence.words))
                if sentences and size + length > target:
                    yield self._window(sentences, source.weight, rng)
                    sentences, size, target = [], 2, self._target(rng)
                if length + 2 <= 2 * LONGEST:
                    sentences.append(sentence)
                    size += length
            if sentences:
                yield self._window(sentences, source.weight, rng)

    @staticmethod
    def _target(rng: random.Random | None) -> int:
        if rng is None:
            return LONGEST
        return 2 if rng.random() < 0.12 else rng.randint(48, LONGEST)

    def _window(self, sentences: list[Sentence], weight: float, rng: random.Random | None) -> Window:
        words: list[str] = []
        targets: dict[str, list[int]] = {n: [] for n in (*self.classes, "head", "sentence")}
        sentence_of: list[int] = []
        entities: list[int] = []
        starts: set[int] = set()
        for number, sentence in enumerate(sentences):
            base = len(words)
            tags, forms = sentence.entities, sentence.words
            if tags is not None and rng is not None:
                forms = self._renamed(forms, tags, rng)
            count = len(forms)
            if sentence.paragraph:
                starts.add(base)
            words += forms
            sentence_of += [number] * count
            entities += tags if tags is not None else [labels.EVERYTHING] * count
            targets["sentence"] += [1 if i == 0 else 0 for i in range(count)] if sentence.bounded else [IGNORE] * count
            gold = sentence.syntax
            if gold is None:
                for name in (*self.classes, "head"):
                    targets[name] += [IGNORE] * count
                continue
            for name, column in (
                ("upos", gold.upos),
                ("xpos", gold.xpos),
                ("feats", gold.feats),
                ("lemma", gold.scripts(sentence.words)),
                ("deprel", gold.deprels),
            ):
                known = self.classes[name]
                targets[name] += [known.get(label, IGNORE) for label in column]
            targets["head"] += [_head_in_window(base, i, head) for i, head in enumerate(gold.heads)]
        shapes = self._shapes(words, starts, rng)
        hidden = rng.choice((0.0, HIDDEN)) if rng is not None else 0.0
        mask = self.cutter.id_of("[MASK]")
        pieces, piece_shapes, first, last = [self.cutter.begin], [0], [], []
        for i, (word_pieces, word_shape) in enumerate(zip(self.cutter.of(words), shapes, strict=True)):
            first.append(len(pieces))
            if rng is not None and rng.random() < hidden:
                pieces += [mask] * len(word_pieces)
                targets["lemma"][i] = IGNORE
            else:
                pieces += word_pieces
            piece_shapes += [word_shape] * len(word_pieces)
            last.append(len(pieces) - 1)
        return Window(
            [*pieces, self.cutter.end], [*piece_shapes, 0], first, last, targets, sentence_of, entities, weight
        )

    def _shapes(self, words: list[str], starts: set[int], rng: random.Random | None) -> list[int]:
        found = [shape(w) for w in words]
        if rng is not None:
            draw = rng.random()
            upper, title, lower = SHAPES.index("upper"), SHAPES.index("title"), SHAPES.index("lower")
            initial, mixed = SHAPES.index("initial"), SHAPES.index("mixed")
            if draw < 0.05:
                found = [
                    (initial if len(w) == 1 else upper) if s in (lower, title, mixed) else s
                    for w, s in zip(words, found, strict=True)
                ]
            elif draw < 0.08:
                found = [title if s == lower and len(w) > 3 else s for w, s in zip(words, found, strict=True)]
            elif draw < 0.10:
                found = [lower if s in (title, upper, mixed, initial) else s for s in found]
            if rng.random() < 0.25:
                return found
        return [s + PARAGRAPH if i in starts else s for i, s in enumerate(found)]

    def _renamed(self, words: list[str], tags: list[int], rng: random.Random) -> list[str]:
        """The same sentence with some of its names exchanged for others of as many words."""
        if rng.random() < 0.65:
            return words
        renamed = list(words)
        begin = {1 << labels.INDEX[f"B-{name}"]: name for name in ("PERSON", "ORG", "GPE")}
        i = 0
        family: dict[str, str] = {}
        while i < len(words):
            name = begin.get(tags[i])
            end = i + 1
            while name and end < len(words) and tags[end] == 1 << labels.INDEX[f"I-{name}"]:
                end += 1
            plain = all(w.isalpha() and w[0].isupper() and len(w) > 1 for w in words[i:end])
            if name == "PERSON" and plain and end - i <= 2:
                given, new = rng.choice(self.people)
                new = family.setdefault(words[end - 1], new)
                renamed[i:end] = [new] if end - i == 1 else [given, new]
            elif name == "GPE" and plain and end - i == 1 and not words[i].isupper() and rng.random() < 0.6:
                renamed[i] = rng.choice(self.places)
            elif name == "ORG" and end - i == 1 and words[i].isupper() and 2 < len(words[i]) < 7:
                renamed[i] = acronym(rng)
            i = end
        return renamed


def _head_in_window(base: int, word: int, head: int) -> int:
    """A head as an index in the window whose sentence begins at `base`; a root is its own head."""
    if head == UNKNOWN_HEAD:
        return IGNORE
    return base + (word if head < 0 else head)


def _drawn(sources: Sequence[Source], rng: random.Random | None) -> Iterator[Source]:
    """Each source as often as its corpus is worth in this epoch: whole times, and once more by chance for the rest."""
    for source in sources:
        times = int(source.share + rng.random()) if rng is not None else 1
        for _ in range(times):
            yield source


def batches(windows: Sequence[Window], pieces_a_batch: int, rng: random.Random | None) -> list[list[Window]]:
    """Windows of like length together, at most so many pieces (padding included); the order of batches is random."""
    order = list(range(len(windows)))
    if rng is not None:
        rng.shuffle(order)
    order.sort(key=lambda i: len(windows[i].pieces) // 8)
    groups: list[list[Window]] = []
    longest = 0
    for i in order:
        window = windows[i]
        longest = max(longest, len(window.pieces))
        if not groups or (len(groups[-1]) + 1) * longest > pieces_a_batch:
            groups.append([])
            longest = len(window.pieces)
        groups[-1].append(window)
    if rng is not None:
        rng.shuffle(groups)
    return groups


def collate(windows: Sequence[Window]) -> Batch:
    width = max(len(w.pieces) for w in windows)
    pieces = torch.zeros(len(windows), width, dtype=torch.long)
    shapes = torch.zeros(len(windows), width, dtype=torch.long)
    for i, w in enumerate(windows):
        pieces[i, : len(w.pieces)] = torch.tensor(w.pieces)
        shapes[i, : len(w.shapes)] = torch.tensor(w.shapes)

    def flat(name: str) -> Tensor:
        return torch.tensor([p + i * width for i, w in enumerate(windows) for p in getattr(w, name)])

    names = [n for n in windows[0].targets if n != "head"]
    return Batch(
        pieces=pieces,
        shapes=shapes,
        first=flat("first"),
        last=flat("last"),
        targets={n: torch.tensor([t for w in windows for t in w.targets[n]]) for n in names},
        heads=[torch.tensor(w.targets["head"]) for w in windows],
        sentence_of=[torch.tensor(w.sentence_of) for w in windows],
        entities=torch.tensor([e for w in windows for e in w.entities]),
        weights=torch.tensor([w.weight for w in windows for _ in w.entities]),
    )
