"""Countries, their seats of government as metonyms, and what a mention of a seat stands for.

"Washington said" is the United States; "in Washington" is the city. The reading is decided for each mention by its
function, its verb and the word before it; the table is `metonyms` in `kg/data/names.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Occurrence
from kg.resolve.tables import Country, countries, names
from kg.resolve.text import plain

PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_WITHIN = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "around",
        "inside",
        "within",
        "throughout",
        "across",
        "into",
        "through",
        "via",
        "downtown",
    ]
)
_WAYS = frozenset({"to", "from", "toward", "towards", "for", "of", "leave", "visit", "reach", "enter"})
_AGAINST = frozenset({"with", "between", "against", "by", "upon", "on"})
_MOTION = frozenset(
    [
        "visit",
        "leave",
        "reach",
        "enter",
        "travel",
        "go",
        "fly",
        "come",
        "arrive",
        "return",
        "tour",
        "depart",
        "head",
        "move",
        "drive",
        "live",
        "stay",
        "land",
        "trip",
        "flight",
        "bomb",
        "shell",
        "capture",
        "locate",
        "hold",
        "base",
    ]
)


def country_of(text: str) -> Country | None:
    """The country that the whole of a text names."""
    return countries().by_name.get(plain(text))


def countries_in(words: Iterable[str]) -> frozenset[str]:
    """Codes of the countries that words name or describe ("chinese", "china's", "u.s.")."""
    found = set()
    tokens = [plain(w) for w in words]
    for i, token in enumerate(tokens):
        pair = " ".join(tokens[i : i + 2])
        for text in (token, pair):
            country = countries().of(text)
            if country is not None:
                found.add(country.code)
    return frozenset(found)


def seat_reading(occurrence: Occurrence, before: str) -> bool | None:
    """Whether a mention of a seat stands for its government (`True`), for the city (`False`), or is left open.

    `before` is the text before the mention in its document; only its last word is looked at.
    """
    tables = names()
    last = re.findall(r"[\w'-]+", before[-40:].casefold())[-1:] or [""]
    word = last[0]
    if re.search(r"[,;:(]\s*$", before[-3:]):
        word = ""
    verb = (occurrence.verb or "").casefold()
    if word in _WITHIN:
        return False
    if occurrence.function == "subject":
        return True if verb in tables.acts and not occurrence.mention.text.isupper() else None
    if occurrence.function == "object":
        return True if verb in tables.suffers else False if verb in _MOTION else None
    if word in _AGAINST and (verb in tables.deals or word in {"between", "against"}):
        return True
    if occurrence.function == "possessive":
        return True if verb in tables.owns or occurrence.head in tables.owns else None
    if verb in tables.deals and word in {"with", "to", "toward", "towards"}:
        return True
    if verb in _MOTION or word in _WAYS:
        return False if verb in _MOTION else None
    return None
