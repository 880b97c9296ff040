"""Names inside one document: which full name a short one stands for.

A short name is attached only to a unique compatible full name; where two could be meant it stays alone, and the ledger
says between whom it was left.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.model import VALUE_TYPES, MentionKind, Occurrence, Reason, Verdict
from kg.resolve.grouping import Grouping, because
from kg.resolve.names import PersonName, attach, gender_of, is_description, person_name, relate
from kg.resolve.organisations import body_key, designation, inside, is_acronym, is_acronym_of
from kg.resolve.places import PLACE_TYPES, seat_reading
from kg.resolve.romanisation import surname_agrees
from kg.resolve.tables import countries, kind_nouns, names, titles, weights
from kg.resolve.text import fold, plain

Key = tuple[str, str]
"""What a name names on its own: ("country", code), ("people", code), ("body", label) or ("name", words)."""

_REGIONS = frozenset(
    [
        "region",
        "province",
        "constituency",
        "district",
        "county",
        "prefecture",
        "island",
        "islands",
        "peninsula",
        "valley",
        "governorate",
        "oblast",
        "river",
        "mountains",
        "sea",
    ]
)
_COMPASS = {"north", "south", "east", "west"}


@dataclass(frozen=True, slots=True)
class Named:
    """An occurrence of a name with its parts: `person` for names of people, `key` for all others."""

    index: int
    occurrence: Occurrence
    person: PersonName | None
    key: Key | None


def read_names(grouping: Grouping, text: str) -> list[Named]:
    """The names among the occurrences, in document order; `text` is the document's."""
    found = []
    for i, occurrence in enumerate(grouping.occurrences):
        mention = occurrence.mention
        if mention.kind is not MentionKind.NAME or mention.type == "POSITION":
            continue
        if mention.type == "PERSON":
            if is_description(mention.text):
                continue
            found.append(Named(i, occurrence, person_name(mention.text, occurrence.title), None))
        else:
            found.append(Named(i, occurrence, None, key_of(mention.text, mention.type)))
    return _read_seats(found, text)


def key_of(text: str, type: str) -> Key:
    """What a name that is no person's names on its own, whatever the document."""
    bare = plain(text)
    tables = countries()
    if type in VALUE_TYPES:
        return ("value", fold(text))
    if type == "NORP":
        people = tables.by_people.get(bare)
        return ("people", people.code) if people else ("name", bare.removesuffix("s") if len(bare) > 4 else bare)
    if type in ("GPE", "LOC", "ORG") and bare.endswith(" side"):
        bare = bare.removesuffix(" side")
    country = tables.by_name.get(bare) or (tables.by_people.get(bare) if type in PLACE_TYPES else None)
    if country is not None and type != "PERSON":
        return ("country", country.code)
    body = names().body_of.get(bare)
    if body is not None:
        return ("body", body.label)
    return ("name", body_key(designation(text) or text if type == "PRODUCT" else text))


def _read_seats(found: list[Named], text: str) -> list[Named]:
    """Seats of government read as their countries where they act."""
    seats = countries().by_seat
    readings: dict[str, list[bool | None]] = defaultdict(list)
    reading_of: dict[int, bool | None] = {}
    for name in found:
        mention = name.occurrence.mention
        if name.key and plain(mention.text) in seats and mention.type in ("GPE", "LOC", "ORG"):
            before, after = text[: mention.span.start], text[mention.span.end :]
            reading = seat_reading(name.occurrence, before[-80:], after[:40])
            readings[plain(mention.text)].append(reading)
            reading_of[name.index] = reading
    resolved = []
    for name in found:
        bare = plain(name.occurrence.mention.text)
        if name.index in reading_of:
            reading = reading_of[name.index]
            votes = readings[bare]
            acts = reading or (reading is None and votes.count(True) > votes.count(False))
            if acts:
                name = Named(name.index, name.occurrence, None, ("country", seats[bare].code))
        resolved.append(name)
    return resolved


def join_equal(grouping: Grouping, found: list[Named]) -> None:
    """Join what bears the same name: people by their words, other things by their key."""
    first: dict[object, int] = {}
    for name in found:
        if name.person is not None:
            identity: object = ("person", name.person.words, name.person.suffix)
            if len(name.person.words) == 1:
                identity = ("person", name.person.words, _honoured(name.person))
        else:
            identity = name.key
        if identity in first:
            grouping.merge(first[identity], name.index)
        else:
            first[identity] = name.index
    _join_types(grouping, found)


def _honoured(name: PersonName) -> str:
    honorifics = titles().honorifics
    return next((honorifics[t] for t in name.title if honorifics.get(t)), "")


def _join_types(grouping: Grouping, found: list[Named]) -> None:
    """The language model may give one name two types; a full name of several words is one thing in one document."""
    by_words: dict[str, list[Named]] = defaultdict(list)
    for name in found:
        by_words[plain(name.occurrence.mention.text)].append(name)
    for words, same in by_words.items():
        people = [n for n in same if n.person is not None]
        others = [n for n in same if n.person is None]
        if people and others and " " in words and all(n.key and n.key[0] == "name" for n in others):
            grouping.merge(people[0].index, others[0].index)


def join_people(grouping: Grouping, found: list[Named]) -> None:
    """Join the names of people: full names that extend each other, then names of one word."""
    people = [n for n in found if n.person is not None and n.occurrence.number != "plur"]
    _join_full(grouping, people)
    full = [n for n in people if n.person is not None and n.person.is_full]
    seen: set[int] = set()
    for name in sorted(people, key=lambda n: (not n.occurrence.title, n.index)):
        assert name.person is not None
        if len(name.person.words) == 1 and grouping.root(name.index) not in seen:
            seen.add(grouping.root(name.index))
            _attach(grouping, name, full)
    _join_mistyped(grouping, found, full)


def _join_full(grouping: Grouping, people: list[Named]) -> None:
    """Full names that can be one person's, where no other full name could be meant."""
    distinct: dict[int, Named] = {}
    for name in people:
        if name.person is not None and name.person.is_full:
            root = grouping.root(name.index)
            if root not in distinct or len(name.person.words) > len(distinct[root].person.words):  # type: ignore[union-attr]
                distinct[root] = name
    ordered = [distinct[root] for root in sorted(distinct)]
    options: dict[int, list[tuple[float, Named, Reason]]] = defaultdict(list)
    of = weights().of
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 :]:
            assert a.person and b.person
            relation = relate(a.person, b.person)
            if relation is None or grouping.root(a.index) == grouping.root(b.index):
                continue
            weight = of[relation.feature]
            reason = because(relation.feature, weight, relation.text, grouping.evidence(a.index, b.index))
            if weight <= of["given_conflict"]:
                grouping.note(a.index, b.index, Verdict.DIFFERENT, (reason,))
            elif weight > 0 and not _gender_clash(a, b):
                options[a.index].append((weight, b, reason))
                options[b.index].append((weight, a, reason))
    for name in ordered:
        choices = options[name.index]
        targets = {grouping.root(b.index) for _, b, _ in choices}
        if len(targets) == 1 and choices:
            _, other, reason = choices[0]
            if len({grouping.root(b.index) for _, b, _ in options[other.index]}) == 1 or reason.feature in (
                "longer_full_name",
                "nickname",
                "full_name",
            ):
                grouping.join(name.index, other.index, reason)


def _gender_clash(a: Named, b: Named) -> bool:
    assert a.person and b.person
    left = a.occurrence.gender or gender_of(a.person)
    right = b.occurrence.gender or gender_of(b.person)
    return left in ("m", "f") and right in ("m", "f") and left != right


def _attach(grouping: Grouping, name: Named, full: list[Named]) -> None:
    assert name.person is not None
    ways: dict[int, tuple[int, Named, str]] = {}
    for other in full:
        assert other.person is not None
        way = attach(name.person, other.person)
        if way and not _gender_clash(name, other) and not grouping.listed_together(name.index, other.index):
            rank = 0 if way == "family name" else 1
            root = grouping.root(other.index)
            if root not in ways or rank < ways[root][0]:
                ways[root] = (rank, other, way)
    if not ways:
        _attach_romanised(grouping, name, full)
        return
    best = min(rank for rank, _, _ in ways.values())
    chosen = [w for w in ways.values() if w[0] == best]
    if len(chosen) > 1:
        titled = [w for w in chosen if _shares_title(grouping, name, w[1].index)]
        headed = [w for w in chosen if _in_headline(grouping.title, w[1])]
        chosen = titled if len(titled) == 1 else headed if len(headed) == 1 else chosen
    if len(chosen) > 1:
        for _, other, way in chosen:
            text = f"{grouping.text(name.index)} fits {len(chosen)} people here by {way}"
            reason = because("ambiguous", 0.0, text, grouping.evidence(name.index, other.index))
            grouping.note(name.index, other.index, Verdict.UNSURE, (reason,))
        return
    _, other, way = chosen[0]
    assert other.person is not None
    why = "the only such person in the document" if len(ways) == 1 else "the one whom the title or the headline means"
    text = f"{grouping.text(name.index)} is the {way} of {other.person.spelled}, {why}"
    grouping.join(name.index, other.index, because("short_name", 4.0, text, grouping.evidence(name.index, other.index)))


def _in_headline(headline: str, name: Named) -> bool:
    assert name.person is not None
    return {w for part in name.person.words for w in part.split("-")} <= set(plain(headline).replace("-", " ").split())


def _shares_title(grouping: Grouping, name: Named, other: int) -> bool:
    plain_titles = titles().honorifics
    own = {plain(t) for t in name.occurrence.title} - set(plain_titles)
    theirs = {plain(t) for i in grouping.members(other) for t in grouping.occurrences[i].title}
    return bool(own & theirs)


def _attach_romanised(grouping: Grouping, name: Named, full: list[Named]) -> None:
    """ "Mr. Ly" for Li Shangfu: a titled surname whose other spelling only one full name of the document has."""
    if name.person is None or not (name.person.title or name.occurrence.title):
        return
    fits: dict[int, Named] = {}
    for other in full:
        assert other.person is not None
        fits_spelling = surname_agrees(name.person.words[0], other.person.family)
        if fits_spelling and other.person.family_first and not _gender_clash(name, other):
            fits.setdefault(grouping.root(other.index), other)
    if len(fits) != 1:
        return
    (other,) = fits.values()
    assert other.person is not None
    text = (
        f"{grouping.text(name.index)} is another spelling of the family name of {other.person.spelled}, "
        "the only person in the document whose name it fits"
    )
    reason = because("romanised_surname", 2.5, text, grouping.evidence(name.index, other.index))
    grouping.join(name.index, other.index, reason)


def _join_mistyped(grouping: Grouping, found: list[Named], full: list[Named]) -> None:
    """A family name that the language model took for a place or a body, where the person is named in full."""
    for name in found:
        mention = name.occurrence.mention
        if name.person is not None or name.key is None or name.key[0] != "name" or " " in mention.text:
            continue
        as_person = person_name(mention.text, name.occurrence.title)
        fits = {grouping.root(o.index): o for o in full if o.person and attach(as_person, o.person) == "family name"}
        alone = len({grouping.root(n.index) for n in found if n.key == name.key}) == 1
        if (
            len(fits) == 1
            and alone
            and name.occurrence.function in ("subject", "possessive")
            and not is_acronym(mention.text)
        ):
            (other,) = fits.values()
            assert other.person is not None
            text = f"{mention.text} is the family name of {other.person.spelled}, named in full in the document"
            grouping.join(
                name.index, other.index, because("short_name", 3.0, text, grouping.evidence(name.index, other.index))
            )


def join_others(grouping: Grouping, found: list[Named]) -> None:
    """Join acronyms to what they stand for, and shorter names of bodies, events and works to the only longer one."""
    others = [n for n in found if n.key is not None and n.key[0] in ("name", "body")]
    longest: dict[int, list[Named]] = defaultdict(list)
    for name in others:
        longest[grouping.root(name.index)].append(name)
    for root in sorted(longest):
        short = min(longest[root], key=lambda n: (len(n.occurrence.mention.text), n.index))
        _attach_body(grouping, short, [n for n in others if grouping.root(n.index) != grouping.root(root)])
    _attach_compass(grouping, found)


def _attach_body(grouping: Grouping, short: Named, others: list[Named]) -> None:
    mention = short.occurrence.mention
    ways: dict[int, tuple[str, Named]] = {}
    for other in others:
        if short.key and short.key[0] == "body" and other.key and other.key[0] == "body":
            continue
        long = other.occurrence.mention.text
        places = {mention.type, other.occurrence.mention.type} & {"GPE", "LOC"}
        if is_acronym_of(mention.text, long) and (not places or mention.type == other.occurrence.mention.type):
            way: str | None = "acronym"
        else:
            way = _shortening(mention.text, long) if _may_shorten(mention.text, mention.type, other) else None
        if way:
            ways.setdefault(grouping.root(other.index), (way, other))
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
            "contained": f"{mention.text} is short for {long}, the only such name in the document",
        }[way]
        grouping.join(short.index, other.index, because(way, 4.0, text, grouping.evidence(short.index, other.index)))


def _shortening(short: str, long: str) -> str | None:
    """How a name is short for another of its document; there, the last word may do ("Spurs"), or a plural."""
    way = inside(short, long)
    a, b = plain(short), plain(long)
    if way is None and b == a + "s" and len(a) > 3:
        return "contained"
    if way is None and " " not in a and len(a) > 3 and short[0].isupper() and b.split()[-1] == a:
        if any(c.isdigit() for c in b) or any(countries().of(w) is not None for w in b.split()[:-1]):
            return None
        return None if a in names().generic or a in kind_nouns() else "contained"
    return way


def _may_shorten(short: str, type: str, other: Named) -> bool:
    long_type, long = other.occurrence.mention.type, other.occurrence.mention.text
    if {type, long_type} & set(VALUE_TYPES):
        return False
    if type in ("GPE", "LOC") or long_type in ("GPE", "LOC"):
        return {type, long_type} <= {"LOC", "GPE"} and _is_region(short, long)
    if " " not in short.strip() and type in ("ORG", "NORP") and long_type != type:
        return False
    return "NORP" not in (type, long_type) or type == long_type


def _is_region(short: str, long: str) -> bool:
    """A place and its name with a common noun after it: "Lombardy region", "Upper Ammonoosuc River". A capital noun
    after one word may make another place of it ("Arkansas River", "Isfahan Province")."""
    rest = plain(long).removeprefix(plain(short)).split()
    if len(plain(short).split()) > 2:
        return True
    return len(rest) == 1 and rest[0] in _REGIONS and (long.split()[-1].islower() or " " in plain(short))


def _attach_compass(grouping: Grouping, found: list[Named]) -> None:
    """ "the North" for the only name of a country that begins so."""
    for name in found:
        words = plain(name.occurrence.mention.text)
        if words not in _COMPASS:
            continue
        fits = {
            grouping.root(n.index): n
            for n in found
            if n.key and n.key[0] == "country" and plain(n.occurrence.mention.text).startswith(words + " ")
        }
        if len(fits) == 1:
            (other,) = fits.values()
            text = f"the {words.title()} is short for {other.occurrence.mention.text}, the only such country here"
            grouping.join(
                name.index, other.index, because("short_name", 4.0, text, grouping.evidence(name.index, other.index))
            )
