"""Names of bodies, events and places inside one document: acronyms and shorter forms of the only longer name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from kg.model import VALUE_TYPES, Verdict
from kg.resolve.grouping import Grouping, because
from kg.resolve.named import Key, Named
from kg.resolve.organisations import body_key, inside, is_acronym, is_acronym_of, is_generic, one_letter_apart, prefixed
from kg.resolve.places import PLACE_TYPES, owners_of
from kg.resolve.tables import countries, kind_nouns, known_places, names
from kg.resolve.text import plain, surface

_NO_PRODUCTS = frozenset({"FAC", "EVENT", "LAW"})
_COMPASS = {"north", "south", "east", "west"}


def join_others(grouping: Grouping, found: list[Named], text: str) -> None:
    """Join acronyms to what they stand for, and shorter names of bodies, events and works to the only longer one.

    `text` is the document's: a ministry of one country is not that of another.
    """
    others = [n for n in found if n.key is not None and n.key[0] in ("name", "body")]
    longest: dict[int, list[Named]] = defaultdict(list)
    for name in others:
        longest[grouping.root(name.index)].append(name)
    same: dict[tuple[object, ...], Named] = {}
    for name in others:
        mention = name.occurrence.mention
        same.setdefault((grouping.root(name.index), name.key, mention.text, mention.type), name)
    distinct = list(same.values())
    for root in sorted(longest):
        short = min(longest[root], key=lambda n: (len(n.occurrence.mention.text), n.index))
        rest = [n for n in distinct if grouping.root(n.index) != grouping.root(root)]
        twins = {n.key for n in rest if n.occurrence.mention.type in PLACE_TYPES}
        own = _owners(longest[root], text) if is_generic(short.occurrence.mention.text) else frozenset()
        alike = [
            n
            for n in rest
            if _alike(short.occurrence.mention.text, n.occurrence.mention.text)
            and not (own and (theirs := _owners([n], text)) and not own & theirs)
        ]
        _attach_body(grouping, short, alike, twins)
    _attach_parts(grouping, found)


def _owners(names_of_one: list[Named], text: str) -> frozenset[str]:
    """Codes of the countries whose a body is, by any of its mentions."""
    return frozenset(
        code for n in names_of_one for code in owners_of(n.occurrence, text[n.occurrence.mention.span.end :][:50])
    )


def _alike(short: str, long: str) -> bool:
    """Whether one name can be another's short form at all: a cheap look before the rules, for a long text has many
    thousands of pairs. They share a word, a plural apart, or the short one is an acronym."""
    return is_acronym(short) or plain(long) in names().regions or not _words(short).isdisjoint(_words(long))


@lru_cache(maxsize=65536)
def _words(name: str) -> frozenset[str]:
    found = {*plain(name).split(), *body_key(name).split(), *plain(name).replace("-", " ").split()}
    return frozenset(word.removesuffix("s") for word in found)


def _attach_body(grouping: Grouping, short: Named, others: list[Named], twins: set[Key | None]) -> None:
    mention = short.occurrence.mention
    ways: dict[int, tuple[str, Named]] = {}
    for other in others:
        if short.key and short.key[0] == "body" and other.key and other.key[0] == "body":
            continue
        long = other.occurrence.mention.text
        places = {mention.type, other.occurrence.mention.type} & {"GPE", "LOC"}
        same_type = mention.type == other.occurrence.mention.type
        if is_acronym_of(mention.text, long) and (same_type or (not places and len(plain(mention.text)) > 2)):
            way: str | None = "acronym"
        else:
            way = _shortening(mention.text, long) if _may_shorten(mention.text, mention.type, other) else None
        if way is None and same_type and mention.type == "ORG" and _leaves_trade_out(mention.text, long):
            named_before = other.index < min(grouping.members(short.index))
            way = "contained" if named_before else None
        if way is None and short.key in twins and mention.type == other.occurrence.mention.type == "ORG":
            way = "contained" if f" {plain(mention.text)} " in f" {plain(long)} " else None
        if way:
            ways.setdefault(grouping.root(other.index), (way, other))
    if len(ways) > 1:
        for root, (way, other) in list(ways.items()):
            long = other.occurrence.mention.text
            if way == "contained" and _with_kind(mention.text, long):
                del ways[root]
                text = f"{long} is {mention.text} with a word for what it is"
                grouping.join(
                    short.index, other.index, because(way, 4.0, text, grouping.evidence(short.index, other.index))
                )
    if len(ways) > 1:
        exact = {r: w for r, w in ways.items() if w[0] != "contained"}
        ways = exact if len(exact) == 1 else ways
    if len(ways) > 1:
        for _, other in ways.values():
            text = f"{mention.text} could be short for {len(ways)} names here"
            reason = because("ambiguous", 0.0, text, grouping.evidence(short.index, other.index))
            grouping.note(short.index, other.index, Verdict.UNSURE, (reason,))
        return
    for way, other in ways.values():
        long = other.occurrence.mention.text
        text = {
            "acronym": f"{mention.text} has the initials of {long}, the only such name in the document",
            "country_prefix": f"{long} is {mention.text} with its country before it",
            "respelled": f"{mention.text} and {long} differ by one letter",
            "contained": f"{mention.text} is short for {long}, the only such name in the document",
        }[way]
        grouping.join(short.index, other.index, because(way, 4.0, text, grouping.evidence(short.index, other.index)))


def _shortening(short: str, long: str) -> str | None:
    """How a name is short for another of its document; there, the last word may do ("Spurs"), or a plural."""
    if prefixed(short) != prefixed(long):
        return None
    way = inside(short, long)
    a, b = plain(short), plain(long)
    if way is None and (_with_kind(short, long) or (" " not in a and _is_region(short, long))):
        return "contained"
    if way is None and one_letter_apart(short, long):
        return "respelled"
    if way is None and len(a) > 3 and (b == a + "s" or re.fullmatch(re.escape(a) + r" of (?:1[5-9]|20)\d\d", b)):
        return "contained"
    if way is None and " " not in a and len(a) > 3 and short[0].isupper() and b.split()[-1] == a:
        before = b.split()[:-1]
        if any(c.isdigit() for c in b) or any(countries().of(w) is not None for w in before):
            return None
        # "Coalition to Counter ISIL": the last word of what a name is for is not the name.
        if not before or not (names().prepositions | names().small).isdisjoint(before):
            return None
        return None if a in names().generic or a in kind_nouns() else "contained"
    return way


def _leaves_trade_out(short: str, long: str) -> bool:
    """Whether a firm's name is the other without what it makes: "Korda" of "Korda Paper"; a place's name never is."""
    a, rest = plain(short), plain(long).removeprefix(plain(short) + " ").split()
    if not short[:1].isupper() or " " in a or len(a) < 4 or not plain(long).startswith(a + " "):
        return False
    place = a in known_places() or countries().of(a) is not None
    return not place and not is_generic(short) and len(rest) < 3 and names().trades.issuperset(rest)


def _with_kind(short: str, long: str) -> bool:
    """Whether a longer name is the shorter with small common nouns after it: "ICI system", "Lombardy region"."""
    begin = surface(long).split()[: len(surface(short).split())]
    rest = surface(long).split()[len(begin) :]
    if plain(" ".join(begin)) != plain(short) or not rest or not all(w.islower() for w in rest):
        return False
    return rest[-1] in names().regions or (len(rest) == 1 and is_acronym(short) and rest[0] in kind_nouns())


def _may_shorten(short: str, type: str, other: Named) -> bool:
    long_type, long = other.occurrence.mention.type, other.occurrence.mention.text
    if {type, long_type} & set(VALUE_TYPES):
        return False
    if "PRODUCT" in (type, long_type) and {type, long_type} & _NO_PRODUCTS:  # a device, and a plant that makes it
        return False
    if type in ("GPE", "LOC") or long_type in ("GPE", "LOC"):
        return {type, long_type} <= {"LOC", "GPE"} and _is_region(short, long)
    if type == "ORG" and long_type in ("EVENT", "WORK"):  # "Disney Channel", a film of it; a label and its festival
        return False
    if " " not in short.strip() and type in ("ORG", "NORP") and long_type != type:
        return False
    return "NORP" not in (type, long_type) or type == long_type


def _is_region(short: str, long: str) -> bool:
    """A place and its name with a common noun after it: "Lombardy region", "Upper Ammonoosuc River". A capital noun
    after one word may make another place of it ("Arkansas River", "Isfahan Province")."""
    a, b = plain(short), plain(long)
    if any(b == f"{form} of {a}" for form in names().place_forms):
        return True
    if b.split()[-1] in ("islands", "mountains") and a in (" ".join(b.split()[:-1]), " ".join(b.split()[:-1]) + "s"):
        return True  # "the Falklands", "Shetland": the group is meant, no other place
    rest = b.removeprefix(a).split()
    if len(a.split()) > 2 or _with_kind(short, long):
        return True
    return len(rest) == 1 and rest[0] in names().regions and (long.split()[-1].islower() or " " in a)


def _attach_parts(grouping: Grouping, found: list[Named]) -> None:
    """ "the North" for the only country of which the name begins so, "Congo" for the only Republic of the Congo."""
    named = {plain(n.occurrence.mention.text): n for n in reversed(found) if n.key and n.key[0] == "country"}
    parts = {plain(n.occurrence.mention.text): n for n in reversed(found) if _may_be_part(n)}
    for words, name in parts.items():
        whole = rf"{words} .*" if words in _COMPASS else rf".* of (?:the )?{re.escape(words)}"
        fits = {grouping.root(n.index): n for text, n in named.items() if re.fullmatch(whole, text)}
        if len(fits) == 1:
            (other,) = fits.values()
            shown = f"{grouping.text(name.index)} is short for {other.occurrence.mention.text}"
            why = because(
                "short_name", 4.0, f"{shown}, the only such country here", grouping.evidence(name.index, other.index)
            )
            grouping.join(name.index, other.index, why)


def _may_be_part(name: Named) -> bool:
    words = plain(name.occurrence.mention.text)
    return words in _COMPASS or (name.occurrence.mention.type == "GPE" and name.key == ("name", words))
