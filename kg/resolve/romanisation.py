"""Whether two spellings can be readings of the same Chinese characters.

A pinyin name and a name in another system are *compatible* when some sequence of characters can be read both ways:
the name is cut into pinyin syllables, and each must share a character with the syllable at its place in the other name.
Compatible is never proof that two names are one: by chance about one pair in 100,000 of three-syllable names agrees,
one in a thousand with the same surname, one in fifty of two-syllable names.

    >>> found = compatible_readings("Li Shangfu", "Li Thuong Phuc")
    >>> found.system, found.pairs
    ('vietnamese', (('li', 'li'), ('shang', 'thuong'), ('fu', 'phuc')))
    >>> compatible_readings("Li Shangfu", "Liu Pengyu") is None
    True
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from kg.resolve.text import fold

SYSTEMS = ("han", "vietnamese", "wade-giles", "cantonese", "korean", "korean-mccune", "japanese")
"""Systems compared with pinyin, in the order in which they are tried. "han" are the characters themselves."""

JOINED = ("japanese", "korean", "korean-mccune", "wade-giles", "cantonese")
"""Systems whose names are also written with the syllables of one word run together ("Kinpei")."""

COMMONEST = 1 / 30_000
"""An agreement of three or more syllables that chance brings more often than this says nothing and is not returned."""

LONGEST = 6
"""Names of more syllables than this are not names of persons; they are not compared."""


@dataclass(frozen=True, slots=True)
class CommonReading:
    """How two names can be one: `pairs` are (pinyin syllable, spelling or character), in the order of the name.

    `chance` is the probability that a name of as many random common characters agrees with the other name as well as
    this one does; the smaller, the more the agreement says. `pinyin` and `other` are the two names as given.
    """

    system: str
    pinyin: str
    other: str
    pairs: tuple[tuple[str, str], ...]
    chance: float


@dataclass(frozen=True, slots=True)
class _Table:
    syllables: frozenset[str]
    pinyin_of: Mapping[str, Mapping[str, frozenset[str]]]
    share: Mapping[str, float]
    on_readings: frozenset[str]


@cache
def _table() -> _Table:
    rows: dict[str, dict[str, set[str]]] = {system: defaultdict(set) for system in SYSTEMS}
    counts: dict[str, int] = {}
    text = (files("kg") / "data" / "romanisation.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        system, pinyin, spellings = line.split("\t")
        for spelling in spellings if system == "han" else spellings.split():
            rows[system][spelling].add(pinyin)
        if system == "han":
            counts[pinyin] = len(spellings)
    sounds = frozenset(rows["japanese"])
    for spelling in sorted(sounds):
        for variant in _sandhi(spelling):
            rows["japanese"][variant] |= rows["japanese"][spelling]
    total = sum(counts.values())
    return _Table(
        frozenset(counts),
        {system: {s: frozenset(p) for s, p in table.items()} for system, table in rows.items()},
        {pinyin: n / total for pinyin, n in counts.items()},
        sounds,
    )


def _sandhi(reading: str) -> Iterator[str]:
    """Shapes of an on reading inside a word: koku + kyo gives kokkyo, kin + hei gives kinpei."""
    if reading.endswith(("ku", "ki")) and len(reading) > 2:
        yield reading[:-1]
    if reading.endswith(("tsu", "chi")) and len(reading) > 3:
        yield from (reading[:-3] + c for c in "kstp")
    if reading[0] in "hf":
        yield "p" + reading[1:]


def compatible_readings(a: str, b: str, *, systems: Sequence[str] = SYSTEMS) -> CommonReading | None:
    """The reading in common of two names, given family name first and without titles; `None` if there is none.

    One of the two must be pinyin; which one does not matter. Equal spellings give `None`.
    Of several systems the one with the least chance agreement is returned.
    """
    if fold(a) == fold(b):
        return None
    found = [reading for x, y in ((a, b), (b, a)) for reading in _compare(x, y, systems)]
    return min(found, key=lambda r: (r.chance, SYSTEMS.index(r.system), r.pinyin), default=None)


def _compare(pinyin_name: str, other: str, systems: Sequence[str]) -> Iterator[CommonReading]:
    for syllables in pinyin_segmentations(pinyin_name):
        for system in systems:
            pairs = _align(syllables, other, system)
            if pairs:
                chance = 1.0
                for _, spelling in pairs:
                    chance *= _chance(spelling, system)
                if len(pairs) > 2 and chance > COMMONEST:
                    continue
                yield CommonReading(system, pinyin_name, other, pairs, chance)


def _align(syllables: tuple[str, ...], other: str, system: str) -> tuple[tuple[str, str], ...] | None:
    for spelled in _segmentations(other, system):
        if len(spelled) == len(syllables) and all(
            _agree(p, s, system, first=i == 0) for i, (p, s) in enumerate(zip(syllables, spelled, strict=True))
        ):
            return tuple(zip(syllables, spelled, strict=True))
    return None


def _agree(pinyin: str, spelling: str, system: str, *, first: bool) -> bool:
    table = _table()
    if pinyin in table.pinyin_of[system].get(spelling, ()):
        return True
    # A surname often keeps a better known spelling: "Li Thuong Phuc", "Chiang Kai-shek".
    return (
        first and system != "han" and (spelling == pinyin or pinyin in table.pinyin_of["wade-giles"].get(spelling, ()))
    )


@lru_cache(maxsize=65536)
def _chance(spelling: str, system: str) -> float:
    table = _table()
    found = table.pinyin_of[system].get(spelling) or table.pinyin_of["wade-giles"].get(spelling) or {spelling}
    return min(1.0, sum(table.share.get(p, 0.0) for p in found))


@lru_cache(maxsize=65536)
def pinyin_segmentations(name: str) -> tuple[tuple[str, ...], ...]:
    """All ways to cut a name into pinyin syllables; none if it is no pinyin. At least two syllables, at most six."""
    syllables = _table().syllables
    words = [w for w in re.split(r"[\s\-'’‘`]+", _spell_u(fold(name))) if w]
    ways = _cut_words(words, syllables.__contains__, 6)
    return tuple(way for way in ways if 2 <= len(way) <= LONGEST)


def is_pinyin(name: str) -> bool:
    """Whether a name of two to six syllables can be read as pinyin."""
    return bool(pinyin_segmentations(name))


def _spell_u(name: str) -> str:
    """Lü is also printed as Lyu and Lv; the table folds it to "lu"."""
    return re.sub(r"\b([ln])(?:yu|v)(e?)\b", r"\1u\2", name)


@lru_cache(maxsize=65536)
def _segmentations(name: str, system: str) -> tuple[tuple[str, ...], ...]:
    known = _table().pinyin_of[system]
    if system == "han":
        characters = tuple(c for c in name if not c.isspace() and c not in "·・")
        fits = 2 <= len(characters) <= LONGEST and all(c in known for c in characters)
        return (characters,) if fits else ()
    # A Wade-Giles apostrophe belongs to its syllable; the table has every syllable without it as well.
    words = [w for w in re.split(r"[\s\-]+", re.sub("['’‘`]", "", fold(name))) if w]
    usual = _table().pinyin_of["wade-giles"]

    def spells(piece: str) -> bool:
        return piece in known or (piece in usual and piece == words[0]) or piece == words[0]

    if not 1 <= len(words) <= LONGEST:
        return ()
    if system not in JOINED:
        return (tuple(words),) if len(words) >= 2 and all(map(spells, words)) else ()
    ways = _cut_words(words, spells, 6, _sounds_right if system == "japanese" else None)
    return tuple(way for way in ways if 2 <= len(way) <= LONGEST)


def _sounds_right(word: tuple[str, ...]) -> bool:
    """Whether every changed reading of a Japanese word stands where the change happens."""
    pure = _table().on_readings
    for i, piece in enumerate(word):
        before, after = (word[i - 1] if i else ""), (word[i + 1] if i + 1 < len(word) else "")
        if piece in pure:
            continue
        if piece[0] == "p" and not before.endswith(("n", "p")):
            return False
        if piece[-1] in "kstp" and not after.startswith(piece[-1]):
            return False
    return True


def _cut_words(
    words: list[str],
    known: Callable[[str], bool],
    longest: int,
    fits: Callable[[tuple[str, ...]], bool] | None = None,
) -> list[tuple[str, ...]]:
    ways: list[tuple[str, ...]] = [()]
    for word in words:
        cuts = [cut for cut in _cuts(word, known, longest) if fits is None or fits(cut)]
        ways = [way + cut for way in ways for cut in cuts]
        if not ways or len(ways) > 64:
            return []
    return ways


def _cuts(word: str, known: Callable[[str], bool], longest: int) -> list[tuple[str, ...]]:
    if not word:
        return [()]
    return [
        (word[:size], *rest)
        for size in range(min(longest, len(word)), 0, -1)
        if known(word[:size])
        for rest in _cuts(word[size:], known, longest)
    ]


@lru_cache(maxsize=262144)
def _may_be_read(word: str) -> bool:
    """Whether a word can be cut into syllables of some system or is of Han characters: a quick first look."""
    table = _table()
    bare = re.sub("['’‘`]", "", word)
    if not bare.isascii():
        return any(c in table.pinyin_of["han"] for c in bare)
    return any(
        _cuts(bare, known.__contains__, 6)
        for known in (table.syllables, *(table.pinyin_of[s] for s in SYSTEMS if s != "han"))
    )


@lru_cache(maxsize=65536)
def in_any_system(word: str) -> bool:
    """Whether a folded word is a syllable, or pinyin syllables, of some system here."""
    table = _table()
    if any(word in table.pinyin_of[system] for system in SYSTEMS if system != "han"):
        return True
    return bool(_cuts(word, table.syllables.__contains__, 6))


def surname_agrees(a: str, b: str) -> bool:
    """Whether two folded surnames can be one character. It says almost nothing: Li can be Ly, Le and Lee."""
    if a == b:
        return True
    table = _table()
    for x, y in ((a, b), (b, a)):
        ways = [x] if x in table.syllables else []
        if any(p in table.pinyin_of[s].get(y, ()) for p in ways for s in SYSTEMS if s != "han"):
            return True
    return False


def reading_keys(name: str, *, least: int = 3) -> frozenset[tuple[int, str]]:
    """Keys that names with a reading in common share: number of syllables and a pinyin syllable of the first one.

    Names of fewer than `least` syllables have none: two agree too often by chance to be looked for.
    """
    words = [w for w in re.split(r"[\s\-]+", fold(name)) if w]
    if not all(_may_be_read(w) for w in words[1:]):
        return frozenset()
    found = {(len(way), way[0]) for way in pinyin_segmentations(name) if len(way) >= least}
    usual = _table().pinyin_of["wade-giles"]
    for system in SYSTEMS:
        table = _table().pinyin_of[system]
        for way in _segmentations(name, system):
            if len(way) >= least and all(s in table for s in way[1:]):
                firsts = table.get(way[0], frozenset()) | usual.get(way[0], frozenset()) | {way[0]}
                found |= {(len(way), p) for p in firsts & _table().syllables}
    return frozenset(found)
