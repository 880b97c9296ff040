"""The parts of a personal name, and whether two names can be one person's.

>>> name = person_name("Gen. Li Shangfu")
>>> name.title, name.family, name.given
(('gen',), 'li', ('shangfu',))
>>> relate(person_name("Joe Biden"), person_name("Joseph R. Biden Jr.")).feature
'nickname'
>>> attach(person_name("Mr. Li"), person_name("Li Shangfu"))
'family name'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.counterparts import family_counterparts, given_counterparts
from kg.resolve.name_titles import is_suffix, is_title
from kg.resolve.romanisation import CommonReading, compatible_readings, in_any_system, is_pinyin
from kg.resolve.spelling import one_key
from kg.resolve.tables import names, titles
from kg.resolve.text import fold, one_sound, surface


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in parts, all folded. `words` are the name words in the order written, without title, suffix
    and nickname; a family name keeps its particles ("de vincenti"). A single word is neither given nor family."""

    words: tuple[str, ...]
    title: tuple[str, ...] = ()
    suffix: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    family: str = ""
    given: tuple[str, ...] = ()
    family_first: bool = False
    spelled: str = ""

    @property
    def is_full(self) -> bool:
        return bool(self.family and self.given)

    @property
    def parts(self) -> frozenset[str]:
        """All words, and those of hyphenated ones."""
        return frozenset(self.words) | frozenset(p for w in self.words for p in w.split("-") if len(p) > 1)


@dataclass(frozen=True, slots=True)
class Relation:
    """How two full names compare: a feature of the table of evidence, in words, with the reading if there is one."""

    feature: str
    text: str
    reading: CommonReading | None = None


@lru_cache(maxsize=131072)
def person_name(text: str, title: tuple[str, ...] = ()) -> PersonName:
    """The parts of a name as written. `title` are title words that stand before it, outside `text`."""
    tables = names().person
    tidy = surface(text)
    nicknames = tuple(fold(n) for n in re.findall(r"[\"(“]([^\"()“”]+)[\")”]", tidy))
    bare = re.sub(r"[\"(“][^\"()“”]+[\")”]", " ", tidy)
    pieces = [p for p in re.split(r"[\s,]+", bare) if p.strip(".-'")]
    before = [fold(t).rstrip(".") for t in title]
    while len(pieces) > 1 and is_title(fold(pieces[0]).rstrip("."), last=len(pieces) == 2):
        before.append(fold(pieces.pop(0)).rstrip("."))
    suffix: list[str] = []
    while len(pieces) > 1 and is_suffix(pieces[-1]):
        suffix.insert(0, fold(pieces.pop()).replace(".", ""))
    of = next((i for i, piece in enumerate(pieces) if i > 1 and piece == "of" and i < len(pieces) - 1), None)
    if of is not None:  # "Patrick Gordon of Auchleuchries": where somebody is from is no part of the name
        pieces = pieces[:of]
    words = [w for piece in pieces for w in _split_initials(fold(piece))]
    if len(words) > 1 and all(w in tables.particles for w in words[:-1]) and words[0] not in tables.family_first:
        words = [" ".join(words)]
    if len(words) < 2:
        return PersonName(tuple(words), tuple(before), tuple(suffix), nicknames, spelled=" ".join(pieces))
    family_first = _family_first(words)
    if family_first:
        family, given = words[0], tuple(words[1:])
    else:
        start = len(words) - 1
        while start > 1 and words[start - 1] in tables.particles:
            start -= 1
        family, given = " ".join(words[start:]), tuple(words[:start])
    return PersonName(
        tuple(words), tuple(before), tuple(suffix), nicknames, family, given, family_first, " ".join(pieces)
    )


def _split_initials(word: str) -> list[str]:
    """ "j.r." is two initials; "o'neill." loses its stop."""
    if re.fullmatch(r"(?:\w\.){2,}\w?", word):
        return [c for c in word if c.isalnum()]
    return [word.strip(".'")] if word.strip(".'") else []


def _family_first(words: list[str]) -> bool:
    if words[0] not in names().person.family_first or len(words) > 4:
        return False
    rest = words[1:]
    if any("-" in w for w in rest):
        return all(in_any_system(p) for w in rest for p in w.split("-"))
    if len(rest) == 1 and is_pinyin(" ".join(words)):
        return True
    return all(in_any_system(w) for w in rest)


def same_word(a: str, b: str) -> str | None:
    """Whether two given names can be one: "equal", "initial", "nickname", "respelled" or "transliterated",
    else `None`."""
    if a == b or a.replace("-", "") == b.replace("-", ""):
        return "equal"
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return "initial" if long.startswith(short) else None
    nick = names().person.nicknames
    if (
        long in nick.get(short, ())
        or short in nick.get(long, ())
        or nick.get(a, frozenset()) & nick.get(b, frozenset())
    ):
        return "nickname"
    if given_counterparts(a, b):
        return None
    if len(short) > 4 and one_sound(short, long):
        return "respelled"
    return "transliterated" if one_key(a, b) and not _man_and_woman(a, b) else None


def relate(a: PersonName, b: PersonName) -> Relation | None:
    """How two full names compare; `None` when nothing ties them (neither equal parts nor a conflict).

    A conflict is the same family name with given names that cannot be one: feature "given_conflict".
    """
    if not (a.is_full and b.is_full):
        return None
    if a.suffix and b.suffix and a.suffix != b.suffix and a.family == b.family:
        return Relation("given_conflict", f"{' '.join(a.suffix)} is not {' '.join(b.suffix)}")
    if a.words == b.words or _joined(a) == _joined(b):
        if _generation(a) != _generation(b):
            return Relation("one_numbered", f"the same name, {a.spelled}, but only one of them is numbered")
        rare = not (
            a.family_first
            and len("".join(a.given)) <= 6
            and len(a.given) == 1
            and "-" not in a.given[0]
            and is_pinyin(f"{a.family} {a.given[0]}")
            and _syllables(a) == 2
        )
        return Relation("full_name" if rare else "common_full_name", f"the same name, {a.spelled}")
    if set(a.words) == set(b.words) and not any(len(w) == 1 for w in a.words):
        return Relation("longer_full_name", f"{a.spelled} is {b.spelled} in another order")
    if _same_family(a.family, b.family):
        return _relate_given(a, b)
    if set(a.words) < set(b.words) or set(b.words) < set(a.words):
        return Relation("longer_full_name", f"all words of one are in the other: {a.spelled}, {b.spelled}")
    if family_counterparts(a.family, b.family):
        return Relation("given_conflict", f"{a.family} and {b.family} are a man's and a woman's form of a family name")
    reading = compatible_readings(a.spelled, b.spelled)
    if reading is not None:
        shown = ", ".join(f"{p} = {o}" for p, o in reading.pairs)
        feature = "romanised" if len(reading.pairs) > 2 else "romanised_short"
        return Relation(feature, f"{a.spelled} and {b.spelled} can be read from the same characters ({shown})", reading)
    long = min(len(a.family), len(b.family)) > 4
    if long and a.given[0] == b.given[0] and one_sound(*sorted((a.family, b.family), key=len)):
        return Relation("respelled", f"{a.spelled} and {b.spelled} differ by one letter")
    if one_key(a.family, b.family) and same_word(a.given[0], b.given[0]) not in (None, "initial"):
        return Relation("transliterated", f"{a.spelled} and {b.spelled} can be two spellings of one name")
    return None


def _generation(name: PersonName) -> tuple[str, ...]:
    """What tells bearers of one name apart ("Jr.", "II"), without degrees and honours."""
    return tuple(s for s in name.suffix if s in names().person.generations or re.fullmatch(r"[ivx]+", s))


def _relate_given(a: PersonName, b: PersonName) -> Relation:
    first = same_word(a.given[0], b.given[0])
    if first is None:
        called = set(a.nicknames) & set(b.given) or set(b.nicknames) & set(a.given)
        if called:
            return Relation("nickname", f"one of the two is called {min(called)}")
        inside = set(a.given) <= set(b.given) or set(b.given) <= set(a.given)
        if inside and not any(len(w) == 1 for w in (*a.given, *b.given)):
            return Relation("longer_full_name", f"{a.spelled} and {b.spelled} share a given name and the family name")
        reading = compatible_readings(a.spelled, b.spelled) if a.family_first or b.family_first else None
        if reading is not None and len(reading.pairs) > 2:
            shown = ", ".join(f"{p} = {o}" for p, o in reading.pairs)
            return Relation(
                "romanised", f"{a.spelled} and {b.spelled} can be read from the same characters ({shown})", reading
            )
        return Relation("given_conflict", f"same family name, but {' '.join(a.given)} is not {' '.join(b.given)}")
    if _middles_clash(a.given[1:], b.given[1:]):
        return Relation("given_conflict", f"different middle names: {a.spelled}, {b.spelled}")
    texts = {
        "equal": ("longer_full_name", "the same first given name and family name"),
        "initial": (
            "initial",
            f"{min(a.given[0], b.given[0], key=len)} can stand for {max(a.given[0], b.given[0], key=len)}",
        ),
        "nickname": ("nickname", f"{a.given[0]} and {b.given[0]} are forms of one given name"),
        "respelled": ("respelled", f"{a.given[0]} and {b.given[0]} differ by one letter"),
        "transliterated": ("transliterated", f"{a.given[0]} and {b.given[0]} can be two spellings of one name"),
    }
    return Relation(*texts[first])


def _middles_clash(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether middle names are two people's: as many but others, or initials that begin otherwise ("H. W.", "W.")."""
    fewer, more = sorted((a, b), key=len)
    if len(fewer) == len(more):
        return any(same_word(x, y) is None for x, y in zip(fewer, more, strict=True))
    return bool(fewer) and all(len(w) == 1 for w in fewer) and same_word(fewer[0], more[0]) is None


def attach(short: PersonName, full: PersonName) -> str | None:
    """How a name of one word can be short for a full one: "family name", "first surname" ("Sheinbaum" of Claudia
    Sheinbaum Pardo), "other spelling" of the family name, "given name", "middle name", "nickname", "name" of a king
    with his number; else `None`."""
    if _generation(full) and not short.suffix and len(full.words) == 1 and short.words == full.words:
        return "name"
    if len(short.words) != 1 or not full.is_full or (short.suffix and short.suffix != full.suffix):
        return None
    word = short.words[0]
    family = full.family.split()
    if word == full.family or word == family[-1] or word in {p + family[-1] for p in family[:-1]}:
        return "family name"
    if full.family.endswith("-" + word) or full.family.startswith(word + "-"):
        return "family name"
    if one_key(word, full.family):
        return "other spelling"
    if word in full.nicknames:
        return "nickname"
    if len(word) < 2:
        return None
    if word == full.given[0] or word == full.given[0].replace("-", ""):
        return "given name"
    if len(full.given) > 1 and len(word) > 3 and word in full.given[1:]:
        return "first surname" if word == first_surname(full) else "middle name"
    return "nickname" if same_word(word, full.given[0]) == "nickname" else None


def _man_and_woman(a: str, b: str) -> bool:
    tables = names().person
    return (a in tables.male and b in tables.female) or (a in tables.female and b in tables.male)


def first_surname(name: PersonName) -> str | None:
    """What may be the first of two surnames: the last word before the family name that is no known given name."""
    middle = name.given[-1] if len(name.given) > 1 else ""
    return middle if len(middle) > 2 and not _is_given(middle) else None


def _is_given(word: str) -> bool:
    tables = names().person
    return word in tables.male or word in tables.female or word in tables.nicknames


def _same_family(a: str, b: str) -> bool:
    if a == b:
        return True
    return _tight(a) == _tight(b) or (a.split()[-1] == b.split()[-1] and (" " in a) != (" " in b))


def _tight(text: str) -> str:
    return re.sub(r"[\s\-']", "", text)


def _joined(name: PersonName) -> tuple[str, str, bool]:
    return _tight(name.family), _tight("".join(name.given)), name.family_first


def _syllables(name: PersonName) -> int:
    from kg.resolve.romanisation import pinyin_segmentations

    ways = pinyin_segmentations(" ".join(name.words))
    return min(map(len, ways), default=0)


def gender_of(name: PersonName) -> str | None:
    """The gender that an honorific or a given name shows."""
    honorifics = titles().honorifics
    for word in name.title:
        if honorifics.get(word):
            return honorifics[word]
    if not name.given or name.family_first:
        return None
    tables = names().person
    return "m" if name.given[0] in tables.male else "f" if name.given[0] in tables.female else None
