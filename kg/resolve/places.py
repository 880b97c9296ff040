"""Countries, their seats of government as metonyms, and what a mention of a seat stands for.

"Washington said" is the United States; "in Washington" is the city. The reading is decided for each mention by its
function, its verb and the word before it; the table is `metonyms` in `kg/data/names.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import Occurrence
from kg.resolve.tables import countries, known_places, names
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
_LEADING = frozenset({"of", "from", "between", "both"})
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


def countries_in(words: Iterable[str]) -> frozenset[str]:
    """Codes of the countries that words name or describe ("chinese", "china's", "u.s.")."""
    found = set()
    tokens = [plain(w) for w in words]
    i = 0
    while i < len(tokens):
        pair = countries().of(" ".join(tokens[i : i + 2])) if i + 1 < len(tokens) else None
        country = pair or countries().of(tokens[i])
        if country is not None:
            found.add(country.code)
        i += 2 if pair is not None else 1  # the Sudan of "South Sudan" is no country of its own
    return frozenset(found)


def lies_in(name: str, after: str) -> frozenset[str]:
    """Where a place lies: the code of its country, and with its state "US ohio", as far as that is known.

    The words after it say so ("Durham, North Carolina", "Paris, Texas"), else the gazetteer does for great cities.
    `after` is the text of the document after the mention.
    """
    own, code = known_places().get(plain(name), ("", ""))
    following = re.match(r",\s+((?:[A-Z][\w’'-]+\.?\s?){1,3})", after[:60])
    words = plain(following[1]).split() if following else []
    listed = following is not None and re.match(r",?\s*(?:and|or)\b", after[following.end() :])
    for size in range(len(words), 0, -1):
        whole = " ".join(words[:size])
        kind, of = known_places().get(whole, ("", ""))
        if kind == "state" and own != "state":
            return frozenset({of, f"{of} {whole}"})
        country = countries().by_name.get(whole)
        if country is not None and not listed:
            return frozenset({country.code})
    return frozenset({code} if code else ())


def owners_of(occurrence: Occurrence, after: str) -> frozenset[str]:
    """Codes of the countries whose a body is, by its name and the words before it, "of Kenya" or "in Abuja" behind it.

    `after` is the text of the document after the mention.
    """
    found = countries_in((*occurrence.modifiers, *occurrence.mention.text.split()))
    following = re.match(r"\s+(of|in)\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)", after[:50])
    for whole in (following[2], following[2].split()[0]) if following else ():
        seat = countries().by_seat.get(plain(whole))
        owner = seat or (countries().of(whole) if following and following[1] == "of" else None)
        if owner is not None:
            return found | {owner.code}
    return found


def is_of_nation(occurrence: Occurrence, after: str) -> bool:
    """Whether an adjective of a people stands for its country: "Chinese imports", not "Chinese students".

    `after` is the text of the document after the mention.
    """
    if occurrence.function != "modifier":
        return False
    tables = names()
    following = re.match(r"\s+([a-z]+)(?:[\s-]+([a-z]+))?", after[:40])
    if following is None:
        return False
    noun, second = following[1], following[2] or ""
    if noun in tables.between and {second, second.removesuffix("s")} & tables.of_nations:
        return True
    return bool({noun, noun.removesuffix("s")} & tables.of_nations)


def seat_reading(occurrence: Occurrence, before: str, after: str) -> bool | None:
    """Whether a mention of a seat stands for its government (`True`), for the city (`False`), or is left open.

    `before` and `after` are the texts around the mention in its document; a few words of them are looked at.
    """
    tables = names()
    words = re.findall(r"[\w'-]+", before[-60:].casefold())
    last = words[-1] if words and not re.search(r"[,;:(.]\s*$", before[-3:]) else ""
    verb = (occurrence.verb or "").casefold()
    following = re.match(r"(?:['’]s)?\s*-?\s*(\w*)", after[:40])
    next_word = following[1].casefold() if following else ""
    if last in _WITHIN:
        return False
    owned = re.match(r"['’]s\s", after[:3]) or occurrence.function == "possessive"
    on_the_ground = tables.ways | tables.sights
    if last in _LEADING and not owned and any({w, w.removesuffix("s")} & on_the_ground for w in words[-4:-1]):
        return False
    between = re.search(r"\bbetween\s([^.;:]{0,40}?)\s+and\s+(?:the\s+)?$", before[-50:])
    if between:
        return _governs(between[1])
    if last == "between" and (other := re.match(r"\s+and\s+([\w ]+)", after)):
        return _governs(other[1])
    if owned:
        noun_phrase = re.match(r"(?:['’]s)?((?:\s+[\w'’-]+){0,4})", after)
        return not tables.sights & set(noun_phrase[1].casefold().split()) if noun_phrase else None
    if next_word.removesuffix("s") in tables.owns:
        return True
    if joined := re.match(r"[-–]([A-Z][\w ]+)", after):
        return _governs(joined[1])
    if last == "by":
        return True
    if last in ("with", "against", "upon"):
        dealt = any(_among(w.removesuffix("s"), tables.deals) for w in words[-4:-1]) or _among(verb, tables.deals)
        return True if dealt or _among(verb, tables.acts) else None
    if last in _WAYS:
        noun = words[-2].removesuffix("s") if len(words) > 1 else ""
        return False if noun in _MOTION or _among(verb, _MOTION) else None
    if occurrence.function == "subject":
        return None if not verb else not _among(verb, tables.inert)
    if occurrence.function == "object":
        return True if _among(verb, tables.suffers) else False if _among(verb, _MOTION) else None
    return None


def _governs(other: str) -> bool | None:
    """What the other end of "between X and Y" or "X-Y" says: a country or another seat makes it a matter of
    governments, another place leaves it open."""
    words = plain(other).split()
    fits = any(countries().of(" ".join(words[:n])) or " ".join(words[:n]) in countries().by_seat for n in (1, 2, 3))
    return True if fits else None


def acts_surely(occurrence: Occurrence) -> bool:
    """Whether the verb of a mention of a seat is one that only a government can have."""
    verb, tables = (occurrence.verb or "").casefold(), names()
    if occurrence.function == "subject":
        return _among(verb, tables.acts)
    return occurrence.function == "object" and _among(verb, tables.suffers)


def _among(verb: str, table: Iterable[str]) -> bool:
    """Whether a verb is in a table; lemmas of the model may lack their last letter or have one too many."""
    found = set(table)
    return bool(verb) and bool({verb, verb + "e", verb.removesuffix("e"), verb.removesuffix("s")} & found)
