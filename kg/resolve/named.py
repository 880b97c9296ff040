"""The names of one document as they are read: their parts, what they name on their own, and which are equal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.model import VALUE_TYPES, MentionKind, Occurrence
from kg.resolve.grouping import Grouping
from kg.resolve.name_titles import is_description
from kg.resolve.names import PersonName, person_name
from kg.resolve.organisations import body_key, designation, is_generic
from kg.resolve.places import PLACE_TYPES, acts_surely, countries_in, is_of_nation, owners_of, seat_reading
from kg.resolve.tables import Body, countries, known_places, names, titles
from kg.resolve.text import fold, plain

Key = tuple[str, str]
"""What a name names on its own: ("country", code), ("people", code), ("body", label) or ("name", words)."""


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
        if mention.kind is not MentionKind.NAME or mention.type == "POSITION" or not plain(mention.text):
            continue
        if mention.type == "PERSON":
            if is_description(mention.text):
                continue
            found.append(Named(i, occurrence, person_name(mention.text, occurrence.title), None))
        else:
            key = _numbered(key_of(mention.text, mention.type), occurrence)
            if key[0] == "people" and is_of_nation(occurrence, text[mention.span.end :][:40]):
                key = ("country", key[1])
            found.append(Named(i, occurrence, None, key))
    return _read_short(_read_families(_read_seats(found, text)), text)


def _read_families(found: list[Named]) -> list[Named]:
    """Words that name a place and are the family name of somebody named in full before: after "Ana Lima", what "Lima"
    does or has is hers. Said of a place ("in Lima"), or where the place was named first, they are left alone. A country
    or a capital acts itself, but where it speaks in a text that is about nobody else of that name."""
    first: dict[str, int] = {}
    bearers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in found:
        if name.person is not None and name.person.is_full:
            first.setdefault(plain(name.person.family), name.index)
            bearers[plain(name.person.family)].add(name.person.given[:1])
    read, places = [], set()
    for name in found:
        mention, bare = name.occurrence.mention, plain(name.occurrence.mention.text)
        since = first.get(bare)
        if mention.type in PLACE_TYPES and since is not None and name.index < since:
            places.add(bare)
        acts = name.occurrence.function in ("subject", "possessive") and mention.type in PLACE_TYPES
        if acts and since is not None and since < name.index and bare not in places:
            state = _state_of(bare)
            if not state or (len(bearers[bare]) == 1 and _speaks(name) and not _is_about(found, bare, state)):
                name = Named(name.index, name.occurrence, None, ("name", f"family of {bare}"))
        read.append(name)
    return read


def _state_of(bare: str) -> str:
    """The code of the country that a folded name names, itself or by its capital; "" for any other."""
    country = countries().by_name.get(bare) or countries().by_seat.get(bare)
    kind, code = known_places().get(bare, ("", ""))
    return country.code if country is not None else code if kind == "capital" else ""


def _speaks(name: Named) -> bool:
    occurrence = name.occurrence
    return occurrence.function == "subject" and (occurrence.verb or "").casefold() in names().person.speaks


def _is_about(found: list[Named], bare: str, code: str) -> bool:
    """Whether a text speaks of a country otherwise than by a family name: of it as a place, its people, its cities."""
    places = [n for n in found if n.occurrence.mention.type in PLACE_TYPES]
    named = {plain(n.occurrence.mention.text) for n in places} - {bare}
    return (
        any(n.key in {("country", code), ("people", code)} and plain(n.occurrence.mention.text) != bare for n in found)
        or any(known_places().get(place, ("", ""))[1] == code for place in named)
        or any(
            plain(n.occurrence.mention.text) == bare and n.occurrence.function not in ("subject", "possessive")
            for n in places
        )
    )


def _numbered(key: Key, occurrence: Occurrence) -> Key:
    """The key of one of a row of things, with its number: "the 12th Congress" is not the 11th."""
    numbers = [w for w in map(plain, occurrence.modifiers) if re.fullmatch(r"\d+(?:st|nd|rd|th)", w)]
    if occurrence.mention.type not in ("EVENT", "ORG", "LAW") or len(numbers) != 1 or key[0] != "name":
        return key
    return (key[0], f"{numbers[0]} {key[1]}")


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
            start, end = mention.span.start, mention.span.end
            reading = seat_reading(name.occurrence, text[max(0, start - 80) : start], text[end : end + 40])
            readings[plain(mention.text)].append(reading)
            reading_of[name.index] = reading
    resolved = []
    for name in found:
        bare = plain(name.occurrence.mention.text)
        if name.index in reading_of:
            reading = reading_of[name.index]
            votes = readings[bare]
            # Where a text is as much about the city, a verb must be a government's to make it one.
            of_city = votes.count(False) > votes.count(True)
            acts = acts_surely(name.occurrence) if of_city else reading or (reading is None and True in votes)
            if acts:
                name = Named(name.index, name.occurrence, None, ("country", seats[bare].code))
        resolved.append(name)
    return resolved


def _read_short(found: list[Named], text: str) -> list[Named]:
    """Short names of the bodies of one country ("Congress"), where the text is at home in that country; those of a city
    where the state of that name is not meant ("New York governor", "Albany, New York")."""
    home, tables = home_of(found), names()
    spoken_of = {n.key for n in found if n.key and plain(n.occurrence.mention.text) not in tables.also_states}
    resolved = []
    for name in found:
        mention = name.occurrence.mention
        bare = plain(mention.text)
        if bare in tables.also_states and name.key and name.key[0] == "country":
            is_state = _names_state(name, text) or (
                ("country", "US") in spoken_of and not spoken_of & {("country", name.key[1]), ("people", name.key[1])}
            )
            name = Named(name.index, name.occurrence, None, ("name", f"state of {bare}")) if is_state else name
        body = tables.short_of.get((bare, home)) or tables.short_of.get((bare, "US" if mention.type == "GPE" else ""))
        if name.key is None or name.key[0] != "name":
            pass
        elif home and mention.type == "GPE" and bare in tables.home:
            name = Named(name.index, name.occurrence, None, ("country", home))
        elif body is not None and _fits(name, body, text):
            name = Named(name.index, name.occurrence, None, ("body", body.label))
        resolved.append(name)
    return resolved


def _fits(name: Named, body: Body, text: str) -> bool:
    mention = name.occurrence.mention
    if body.type != "GPE":
        others = countries_in(name.occurrence.modifiers) - {body.country}
        return mention.type == body.type and not others
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    in_it = re.search(r"[A-Z]\w+,\s$", before) is not None
    return mention.type in PLACE_TYPES and not in_it and not _names_state(name, text)


def _names_state(name: Named, text: str) -> bool:
    """Whether the words around a name say that a state is meant: "New York governor", "the gentleman from New York"."""
    span = name.occurrence.mention.span
    following = re.match(r"(?:['’]s)?\s+(\w+)", text[span.end : span.end + 24])
    leading = re.search(r"(\w+)\s+(?:of|from)\s+(?:the\s+)?$", text[max(0, span.start - 40) : span.start])
    return (following is not None and following[1].casefold() in names().of_state) or (
        leading is not None and leading[1].casefold() in names().from_state
    )


def home_of(found: list[Named]) -> str:
    """The code of the country that a text is mostly about: named at least twice and more often than all others."""
    counts = Counter(n.key[1] for n in found if n.key and n.key[0] in ("country", "people"))
    bodies = (names().body_of.get(plain(n.key[1])) for n in found if n.key and n.key[0] == "body")
    counts.update(body.country for body in bodies if body and body.country)
    code, most = counts.most_common(1)[0] if counts else ("", 0)
    return code if most >= 2 and 2 * most > counts.total() else ""


def join_equal(grouping: Grouping, found: list[Named], text: str) -> None:
    """Join what bears the same name: people by their words, other things by their key, what every country has by its
    country; `text` is the document's."""
    owner = _owners(found, text)
    first: dict[object, int] = {}
    places = {n.key for n in found if n.occurrence.mention.type in PLACE_TYPES}
    bodies = [n for n in found if n.occurrence.mention.type == "ORG"]
    of_place: dict[tuple[str, Key | None], bool] = {}
    for name in found:
        if name.person is not None:
            identity: object = ("person", name.person.words, name.person.suffix)
            if len(name.person.words) == 1:
                identity = ("person", name.person.words, name.person.suffix, _honoured(name.person))
        else:
            identity = (name.key, owner[name.index]) if owner.get(name.index) else name.key
            if name.occurrence.mention.type == "ORG" and name.key in places:
                called = (plain(name.occurrence.mention.text), name.key)
                if called not in of_place:
                    of_place[called] = len(namesakes(name, bodies)) == 1
                if of_place[called]:
                    identity = ("body of the place", name.key)
        if identity in first:
            grouping.merge(first[identity], name.index)
        else:
            first[identity] = name.index
    _join_types(grouping, found)


def _owners(found: list[Named], text: str) -> dict[int, str]:
    """Whose a body of a name that every country has is ("Greece's Interior Ministry"), where a text names several."""
    said: dict[int, str] = {}
    codes: dict[Key, set[str]] = defaultdict(set)
    for name in found:
        mention = name.occurrence.mention
        if name.key is not None and name.key[0] == "name" and mention.type == "ORG" and is_generic(mention.text):
            owners = owners_of(name.occurrence, text[mention.span.end :][:50])
            if len(owners) == 1:
                said[name.index] = min(owners)
                codes[name.key].add(min(owners))
    return {n.index: said[n.index] for n in found if n.index in said and n.key and len(codes[n.key]) > 1}


def namesakes(name: Named, bodies: list[Named]) -> set[Key]:
    """The keys of bodies that a place has given its name to, among those of a document ("Boston Red Sox")."""
    word = plain(name.occurrence.mention.text)
    return {
        n.key
        for n in bodies
        if n.key is not None and n.key != name.key and f" {word} " in f" {plain(n.occurrence.mention.text)} "
    }


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
