"""What each word can be in a date, a sum of money or a measure, as one letter: the alphabet of the grammar of values.

"M" is a month, "d" a day of the month, "$" a currency sign; "." is a word that is nothing of the kind. The words lie in
`kg/data/values.toml`. A word that can be several things is settled by its neighbours and its tag ("may", "second").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

_DIGITS = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"1[0-9]{3}|20\d\d|21\d\d")
_YEARS = re.compile(r"(?:1[0-9]|20)\d\d[-–/](?:\d\d|(?:1[0-9]|20)\d\d)")
_DECADE = re.compile(r"(?:(?:1[0-9]|20)\d0|['’]?[2-9]0)['’]?s")
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d)?(?:am|pm)?", re.IGNORECASE)
_NUMERIC_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.Z+]+)?|\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
)
_MID = re.compile(r"(?:mid|early|late)[-‐‑](\w+)", re.IGNORECASE)
_FISCAL_YEAR = re.compile(r"FY['’]?\d\d(?:\d\d)?")
_GLUED_SCALE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:bn|mn|k|m|b|tn)", re.IGNORECASE)
_GLUED_PERCENT = re.compile(r"\d[\d,]*(?:\.\d+)?%(?:-\d[\d,.]*)?")
_FRACTIONS = frozenset("¼½¾⅓⅔⅛")


@cache
def _classes() -> dict[str, frozenset[str]]:
    with (resources.files("kg") / "data" / "values.toml").open("rb") as file:
        return {name: frozenset(words) for name, words in tomllib.load(file).items()}


# What stands for a class in the grammar. Order decides for a word in several lists.
_LETTERS = (
    ("months", "M"),
    ("weekdays", "W"),
    ("whole_days", "R"),
    ("clock_suffixes", "x"),
    ("zones", "z"),
    ("number_words", "w"),
    ("plural_scales", "P"),
    ("scales", "S"),
    ("percent", "%"),
    ("time_units", "U"),
    ("parts_of_day", "p"),
    ("seasons", "s"),
    ("relative_adjectives", "l"),
    ("demonstratives", "b"),
    ("edges", "e"),
    ("after_duration", "a"),
    ("vague_counts", "f"),
    ("fiscal", "F"),
    ("currency_signs", "$"),
    ("currency_codes", "C"),
    ("currency_words", "E"),
    ("unit_prefixes", "q"),
    ("units", "u"),
    ("letter_scales", "k"),
    ("ordinal_words", "o"),
)
_SINGLE = {
    ",": ",",
    "-": "-",
    "–": "-",
    "—": "-",
    "to": "T",
    "through": "T",
    "until": "T",
    "till": "T",
    "and": "&",
    "or": "&",
    "of": "O",
    "the": "t",
    "a": "A",
    "an": "A",
    "per": "/",
    "/": "/",
    "in": "I",
    "point": "P",
    "cent": "E",
    "'s": "'",
    "’s": "'",
    "on": "@",
    "old": "0",
}


def spell(words: Sequence[str], xpos: Sequence[str] | None) -> str:
    """One letter a word, in order."""
    lower = [word.lower() for word in words]
    letters = [_letter(word) for word in words]
    unsure = _classes()["unsure"]
    for i in range(len(words)):
        if letters[i] not in _UNSURE and lower[i] not in unsure:
            continue
        before = letters[i - 1] if i else "."
        after = letters[i + 1] if i + 1 < len(words) else "."
        letters[i] = _settle(i, words, lower, letters, before, after, xpos[i] if xpos else "")
    classes = _classes()
    spelt = _mark("".join(letters), lower, classes["currency_nations"], "N", "N", follow="E")
    return _mark(spelt, lower, classes["holidays"], "H", "j")


_UNSURE = frozenset("MoesCzxEkSp")


def _settle(
    i: int, words: Sequence[str], lower: Sequence[str], letters: Sequence[str], before: str, after: str, tag: str
) -> str:
    """The letter of a word that its neighbours and its tag decide on."""
    word, letter = lower[i], letters[i]
    verb = tag.startswith("V")
    if word == "cent" and before == "/":
        return "%"
    if word in ("point", "points"):
        return "u" if before == "%" else letter
    if (word == "local" and lower[i + 1 : i + 2] == ["time"]) or (word == "time" and before == "z"):
        return "z"
    if word in ("century", "centuries"):
        return "c" if before in "ow" else letter
    if word == "second":
        return "o" if after in "UcMS" else "."
    if word == "first":
        return letter if after in "UcMpsS" else "."
    if letter == "M":
        return _month(words[i], word, before, after, tag)
    if letter == "S" and word in ("half", "quarter"):
        return "U" if after == "O" and before in "oel" else letter
    if letter == "k" and word == "m" and not any(c in "$C" for c in letters[max(0, i - 2) : i]):
        return "u" if words[i] == "m" else letter
    if letter == "E" and word in ("pound", "pounds") and _weight(lower, i):
        return "u"
    nothing = (
        (letter == "s" and verb)
        or (letter in "Cz" and not words[i].isupper())
        or (letter == "x" and word in ("am", "pm") and before not in "dhw")
        or (letter == "E" and verb)
        or (letter == "E" and word in ("won", "real", "quid", "cent", "lira") and before not in "dynSkPN")
        or (letter == "p" and word in ("dawn", "dusk", "noon", "midnight") and words[i][:1].isupper())
    )
    return "." if nothing else letter


@lru_cache(maxsize=65536)
def _letter(word: str) -> str:
    if not word[:1].isalpha():
        special = _numeric_letter(word)
        if special:
            return special
    lower = word.lower()
    if lower in _SINGLE:
        return _SINGLE[lower]
    for name, letter in _LETTERS:
        if lower in _classes()[name]:
            return letter
    middle = _MID.fullmatch(word)
    if middle:
        inner = _letter(middle.group(1))
        return {"Y": "Y", "y": "Y", "r": "r", "M": "D", "U": "."}.get(inner, ".")
    return "V" if _FISCAL_YEAR.fullmatch(word) else "."


def _numeric_letter(word: str) -> str | None:
    if _NUMERIC_DATE.fullmatch(word):
        return "i"
    if _YEARS.fullmatch(word):
        return "Y"
    if _YEAR.fullmatch(word):
        return "Y" if 1500 <= int(word) <= 2099 else "y"
    if _DECADE.fullmatch(word):
        return "r"
    if _DIGITS.fullmatch(word):
        return "d" if word.isdigit() and 1 <= int(word) <= 31 and len(word) <= 2 else "n" if ":" not in word else None
    if _ORDINAL.fullmatch(word):
        return "o"
    if _CLOCK.fullmatch(word):
        return "h"
    if _GLUED_SCALE.fullmatch(word):
        return "G"
    if _GLUED_PERCENT.fullmatch(word):
        return "g"
    return "n" if word and all(c in _FRACTIONS for c in word) else None


def _month(word: str, lower: str, before: str, after: str, tag: str) -> str:
    """ "M" where a month's name is one: lower-case or verb-like "may", "march" only beside a day or a year."""
    beside = before in "doeYl" or after in "doYy"
    if lower in ("may", "march", "mar.", "sep", "dec", "jan", "nov", "oct", "apr", "aug", "feb"):
        if tag.startswith(("MD", "VB")):
            return "."
        if not word[:1].isupper():
            return "."
        return "M" if beside or tag.startswith("NNP") or not tag else "."
    return "M" if word[:1].isupper() or beside else "."


def _weight(lower: Sequence[str], i: int) -> bool:
    """Whether "pounds" weigh: they do in "a 500-pound bomb" and before "of" with what is weighed."""
    after = lower[i + 1] if i + 1 < len(lower) else ""
    return (i > 0 and lower[i - 1] == "-") or after in ("of", "per")


def _mark(spelt: str, lower: Sequence[str], phrases: frozenset[str], letter: str, rest: str, follow: str = "") -> str:
    """The spelling with each phrase spelt as `letter` and, for its words but the first, `rest`."""
    if not any(word in _openers(phrases) for word in lower):
        return spelt
    result = list(spelt)
    for i in range(len(lower)):
        for size in (4, 3, 2, 1):
            if " ".join(lower[i : i + size]) in phrases and i + size <= len(lower):
                if not follow or (i + size < len(lower) and spelt[i + size] in follow):
                    result[i : i + size] = [letter] + [rest] * (size - 1)
                break
    return "".join(result)


@cache
def _openers(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in phrases)
