"""Dates, sums of money and measures, by a grammar over classes of words.

Each word of a sentence becomes one letter that says what it can be in such an expression ("M" a month, "d" a day of
the month, "$" a currency sign); the expressions are regular expressions over those letters, so offsets in the string
are offsets of words. The words themselves lie in `kg/data/values.toml`. A date is any stretch that says when, how long
or how long ago; a quantity is a number with a unit of measure or a percentage, never a bare count. Words that only
weaken a number ("about", "more than") and a leading article stay outside.

    >>> [v.type for v in find_values("China paid $ 5.3 bn on April 16 , 2023 .".split())]
    ['MONEY', 'DATE']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.language.value_letters import spell


@dataclass(frozen=True, slots=True)
class Value:
    """Words `[start, end)` that are a DATE, MONEY or QUANTITY."""

    start: int
    end: int
    type: str


_COUNT = r"(?:[dyn](?:[-T&]?[dyn](?=[SkU]))?S*|w(?:-?w)*(?:S+(?:&?w(?:-?w)*)?)*|(?:A|f)?S+|P(?:OP)*)"
_COUNTS = rf"(?:{_COUNT}(?:[-T&]{_COUNT})?)"
_YEARISH = r"(?:[yY]|,[yY])"
_TIME = r"(?:hx?|dx|wx|pO?)z*"
_DAY_DATE = (
    rf"(?:W,?)?(?:M[do](?:[-T&]M?[do])?{_YEARISH}?|[do](?:[-T&][do])?O?M{_YEARISH}?)",
    r"(?:e-?O?t?)?M(?:O?[yY]|,y)?(?:[-T&]M[yY]?)?",
    r"[lbe]?Wp?(?:[-T]Wp?)?",
    r"W,?(?:M[do])",
    r"[Di]",
)
_ANY_DAY = "(?:" + "|".join(_DAY_DATE) + ")"
_GRAMMAR: tuple[tuple[str, str], ...] = (
    ("DATE", rf"{_ANY_DAY}(?:,?(?:hx?|dx|wx)z*)?"),
    ("DATE", rf"{_TIME}@?(?:{_ANY_DAY}|R)"),
    ("DATE", r"(?:hx?|dx|wx)z*(?:[-T](?:h|d)x?z*)?"),
    # years, decades, centuries, quarters, seasons
    ("DATE", r"(?:e-?O?t?)?[Y](?:[-T][Yyd])?"),
    ("DATE", r"F(?:U)?[yY]|V"),
    ("DATE", r"(?:e-?O?t?)?r(?:[-T]r)?"),
    ("DATE", r"(?:e-?O?t?)?[ow]-?[ow]?c"),
    ("DATE", r"(?:o|b|l|e)(?:U|QU|S)(?:O?t?(?:FU?)?(?:[yY]|l?U))"),
    ("DATE", r"(?:o|l|b)(?:U)O[yY]"),
    ("DATE", r"(?:(?:l|b|e)?s(?:O?[yY])|[lb]s)"),
    ("DATE", r"Hj*(?:,?[yY])?"),
    # relative to the day of writing
    ("DATE", r"R(?:p)?"),
    ("DATE", r"[lb](?:[UM]|p|W)(?:p)?"),
    ("DATE", r"e[bl](?:U|M|p|W)"),
    ("DATE", r"eO?t?[lb]?U(?!')"),
    ("DATE", rf"t?l(?:{_COUNT}|f|fO)(?:{_COUNT})?-?U"),
    ("DATE", rf"(?:{_COUNTS}(?:-?S)?|A|Af|AfO|f|PO|AS)(?:&A?S)?-?U(?:&A?S)?[ae]"),
    ("DATE", r"(?:A|t)(?:U|p)[ae](?:R)?"),
    ("DATE", rf"(?:{_COUNTS}|AfO?|f|PO)-?U(?!-?0)"),
    ("DATE", rf"{_COUNTS}p"),
    ("DATE", r"U"),
    # money
    ("MONEY", r"[$C]+(?:[dynY]|G)[Sk]*(?:[-T][$C]*(?:[dynY]|G)[Sk]*)?"),
    ("MONEY", rf"[$]+(?:{_COUNT})"),
    ("MONEY", rf"(?:{_COUNTS}|G|[dyn]k|A|PO|POPO)-?N*(?:E|C)(?:u)?(?:&{_COUNT}E)?"),
    ("MONEY", rf"(?:{_COUNTS}|A)OtE"),
    # quantities
    ("QUANTITY", rf"(?:(?:{_COUNTS}|B)(?:[-T]{_COUNT})?-?/?%u?)|g"),
    ("QUANTITY", rf"(?:{_COUNTS}|[dyn]k)(?:-)?(?:q-?)*[ukm](?:u)?(?:/q?(?:[uU]))?"),
    ("QUANTITY", rf"(?:{_COUNTS}|PO)(?:q-?)*u(?:Au?U|AU|/U)?(?:u)?"),
    ("QUANTITY", r"(?:SA|A)(?:q-?)*u|SA%u?"),
    ("QUANTITY", rf"{_COUNTS}(?:[-&]S)?-?u"),
)
# Every expression has one of these letters in it.
_CORE = re.compile(r"[MWRUpsHrVhiDcFdnyYowSPGgxE%$]")
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _GRAMMAR)


def find_values(words: Sequence[str], xpos: Sequence[str] | None = None) -> list[Value]:
    """The values in one sentence, in order, none overlapping another; the longest expression wins.

    Tags, where there are some, tell the month from the verb ("may", "march").
    """
    letters = spell(words, xpos)
    if not _CORE.search(letters):
        return []
    found: list[Value] = []
    for name, pattern in _COMPILED:
        for match in pattern.finditer(letters):
            value = _trimmed(Value(match.start(), match.end(), name), letters)
            if value is not None and _plausible(value, words, letters, xpos):
                found.append(value)
    rank = {"MONEY": 0, "QUANTITY": 1, "DATE": 2}
    found.sort(key=lambda v: (v.start - v.end, rank[v.type], v.start))
    taken: set[int] = set()
    kept = []
    for value in found:
        if taken.isdisjoint(range(value.start, value.end)):
            taken.update(range(value.start, value.end))
            kept.append(value)
    return sorted(kept, key=lambda v: v.start)


def _trimmed(value: Value, letters: str) -> Value | None:
    start, end = value.start, value.end
    while start < end and letters[start] in "t,-&TOI'":
        start += 1
    while end > start and letters[end - 1] in ",-&TOI'":
        end -= 1
    return Value(start, end, value.type) if start < end else None


def _plausible(value: Value, words: Sequence[str], letters: str, xpos: Sequence[str] | None) -> bool:
    spelt = letters[value.start : value.end]
    after = letters[value.end] if value.end < len(letters) else ""
    if value.type == "DATE":
        if spelt in ("Y", "y"):
            year = int(words[value.start][-4:]) if words[value.start][-4:].isdigit() else 1
            plural = bool(xpos and value.end < len(xpos) and xpos[value.end] == "NNS")
            return after not in ("%", "u", "E", "C", "S") and not (plural and year % 100 == 0)
        if spelt == "U":
            return words[value.start].lower().startswith("weekend")
        if spelt == "h":
            return ":" in words[value.start]
        if after == "0" or letters[value.end : value.end + 2] == "-0":
            return False
    if value.type == "QUANTITY":
        # "two degrees in physics" are no temperature
        degrees = words[value.end - 1].lower() in ("degree", "degrees") and spelt[0] in "wA"
        return spelt[-1] != "k" and not degrees
    return True
