"""How often chance makes two romanised names compatible: random three-syllable names of common characters."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from kg.resolve import compatible_readings
from kg.resolve.romanisation import SYSTEMS, reading_keys

POPULATION = 10_000
"""Random names of each system, from which the pairs are drawn."""

CHUNK = 100_000
"""Pairs compared at a time."""

MOST_BY_CHANCE = 2e-5
"""The share of random pairs that may be compatible."""


def score_random(draws: int) -> Iterable[str]:
    """Random three-syllable names of common characters, in pinyin against each other system."""
    table = (Path(__file__).parent.parent / "kg" / "data" / "romanisation.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    spelled: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for system, pinyin, spellings in rows:
        spelled[system][pinyin] = spellings.split() if system != "han" else list(spellings)
    characters = [pinyin for pinyin, chars in sorted(spelled["han"].items()) for _ in chars]
    for system in SYSTEMS[1:]:
        rng = random.Random(7)
        chinese = [_name([rng.choice(characters) for _ in range(3)], joined=True) for _ in range(POPULATION)]
        known = [c for c in characters if spelled[system].get(c)]
        others = [
            _name([rng.choice(spelled[system][rng.choice(known)]) for _ in range(3)], joined=system == "japanese")
            for _ in range(POPULATION)
        ]
        hits = sum(
            compatible_readings(chinese[i], others[j], systems=(system,)) is not None
            for i, j in _with_common_key(chinese, others, draws)
        )
        bar = "" if hits <= MOST_BY_CHANCE * draws else f", over the bar of {MOST_BY_CHANCE:.0e}"
        yield f"random pinyin against {system}: {hits} of {draws} compatible, {hits / draws:.1e}{bar}"


def _with_common_key(left: list[str], right: list[str], draws: int) -> Iterator[tuple[int, int]]:
    """Random pairs of names (indices), those left out that share no key: such names are never compatible, and keys are
    ten thousand times faster to compare than readings."""
    keys = [[reading_keys(name, least=2) for name in names] for names in (left, right)]
    place = {key: n for n, key in enumerate(sorted({k for side in keys for own in side for k in own}))}
    packed = []
    for side in keys:
        table = np.zeros((len(side), len(place)), dtype=bool)
        for row, own in enumerate(side):
            table[row, [place[k] for k in own]] = True
        packed.append(np.packbits(table, axis=1))
    rng = np.random.default_rng(7)
    for begin in range(0, draws, CHUNK):
        i, j = rng.integers(0, (len(left), len(right)), size=(min(CHUNK, draws - begin), 2)).T
        shared = (packed[0][i] & packed[1][j]).any(axis=1)
        yield from zip(i[shared].tolist(), j[shared].tolist(), strict=True)


def _name(syllables: list[str], *, joined: bool) -> str:
    return f"{syllables[0]} {''.join(syllables[1:])}" if joined else " ".join(syllables)
