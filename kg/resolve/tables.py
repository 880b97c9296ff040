"""The tables that resolution reads: countries, other names of bodies, parts of personal names, weights of evidence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg.resolve.text import fold, plain


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: `names` and `people` (adjectives, inhabitants) folded, `seats` likewise."""

    code: str
    label: str
    names: frozenset[str]
    people: frozenset[str]
    seats: frozenset[str]


@dataclass(frozen=True, slots=True)
class Body:
    """One entry of the table of bodies and places with several names."""

    label: str
    names: frozenset[str]
    type: str
    country: str | None
    source: str
    short: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Countries:
    """Look-ups by folded name. A seat is also a city; whether it stands for its government is for syntax to say."""

    by_code: Mapping[str, Country]
    by_name: Mapping[str, Country]
    by_people: Mapping[str, Country]
    by_seat: Mapping[str, Country]

    def of(self, text: str) -> Country | None:
        """The country that a name or an adjective of it names."""
        key = plain(text)
        return self.by_name.get(key) or self.by_people.get(key)


@dataclass(frozen=True, slots=True)
class PersonWords:
    particles: frozenset[str]
    suffixes: frozenset[str]
    generations: frozenset[str]
    groups: frozenset[str]
    speaks: frozenset[str]
    family_first: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    male: frozenset[str]
    female: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameTables:
    person: PersonWords
    forms: frozenset[str]
    kinds: frozenset[str]
    tails: frozenset[str]
    trades: frozenset[str]
    divisions: frozenset[str]
    prefixes: frozenset[str]
    regions: frozenset[str]
    place_forms: frozenset[str]
    of_state: frozenset[str]
    from_state: frozenset[str]
    also_states: frozenset[str]
    home: frozenset[str]
    in_phrases: Mapping[str, str]
    services: frozenset[str]
    small: frozenset[str]
    generic: frozenset[str]
    recurring: frozenset[str]
    fields: Mapping[str, str]
    bodies: tuple[Body, ...]
    body_of: Mapping[str, Body]
    short_of: Mapping[tuple[str, str], Body]
    inert: frozenset[str]
    sights: frozenset[str]
    ways: frozenset[str]
    deals: frozenset[str]
    suffers: frozenset[str]
    owns: frozenset[str]
    acts: frozenset[str]
    of_nations: frozenset[str]
    between: frozenset[str]
    teams: Mapping[str, frozenset[str]]
    descriptions: Mapping[str, frozenset[str]]
    glosses: Mapping[str, tuple[str, ...]]
    languages: frozenset[str]
    prepositions: frozenset[str]
    unspecific: frozenset[str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What descriptions may mean: `special` gives for a noun those that it may stand for,
    `always` the nouns that are true of a whole type; `placed`, `tails` and `signs` what shows the kind of a name."""

    special: Mapping[str, frozenset[str]]
    always: Mapping[str, frozenset[str]]
    placed: frozenset[str]
    tails: Mapping[str, frozenset[str]]
    signs: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Weights:
    same: float
    different: float
    of: Mapping[str, float]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files("kg") / "data" / name).read_text(encoding="utf-8"))


@cache
def countries() -> Countries:
    found: list[Country] = []
    for line in (files("kg") / "data" / "countries.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, label, names, people, seats = line.split("\t")
        found.append(
            Country(
                code,
                label,
                frozenset(plain(n) for n in [label, *names.split("|")] if n),
                frozenset(plain(n) for n in people.split("|") if n),
                frozenset(plain(n) for n in seats.split("|") if n),
            )
        )
    return Countries(
        {c.code: c for c in found},
        {n: c for c in found for n in c.names},
        {n: c for c in found for n in c.people},
        {n: c for c in found for n in c.seats},
    )


@cache
def known_places() -> Mapping[str, tuple[str, str]]:
    """What the gazetteer has for a folded name: "capital", "city" or "state", with a known country's code."""
    rows = (files("kg") / "data" / "places.tsv").read_text(encoding="utf-8").splitlines()
    found = [row.split("\t") for row in rows if not row.startswith("#")]
    codes = countries().by_code
    return {plain(name): (kind, code) for name, kind, code in found if kind != "country" and code in codes}


@cache
def names() -> NameTables:
    table = _toml("names.toml")
    person, given = table["person"], _toml("given_names.toml")
    bodies = tuple(
        Body(
            b["label"],
            frozenset(plain(n) for n in b["names"]),
            b["type"],
            b.get("country"),
            b["source"],
            frozenset(plain(n) for n in b.get("short", ())),
        )
        for b in table["same"]
    )
    metonyms = table["metonyms"]
    return NameTables(
        person=PersonWords(
            particles=frozenset(person["particles"]),
            suffixes=frozenset(person["suffixes"]),
            generations=frozenset(person["generations"]),
            groups=frozenset(person["groups"]),
            speaks=frozenset(person["speaks"]),
            family_first=frozenset(person["family_first"]["names"]),
            nicknames={k: frozenset(v) for k, v in person["nicknames"].items()},
            male=frozenset(given["m"]),
            female=frozenset(given["f"]),
        ),
        forms=frozenset(table["organisation"]["forms"]),
        kinds=frozenset(table["organisation"]["kinds"]),
        tails=frozenset(table["organisation"]["tails"]),
        trades=frozenset(table["organisation"]["trades"]),
        divisions=frozenset(table["organisation"]["divisions"]),
        prefixes=frozenset(table["organisation"]["prefixes"]),
        regions=frozenset(table["place"]["regions"]),
        place_forms=frozenset(table["place"]["forms"]),
        of_state=frozenset(table["place"]["of_state"]),
        from_state=frozenset(table["place"]["from_state"]),
        also_states=frozenset(table["place"]["also_states"]),
        home=frozenset(table["place"]["home"]),
        in_phrases=table["place"]["in_phrases"],
        services=frozenset(table["organisation"]["services"]),
        small=frozenset(table["organisation"]["small"]),
        generic=frozenset(plain(w) for w in table["generic"]["words"]),
        recurring=frozenset(plain(w) for w in table["generic"]["recurring"]),
        fields={fold(noun): field for field, nouns in table["fields"].items() for noun in nouns},
        bodies=bodies,
        body_of={n: b for b in bodies for n in (plain(b.label), *b.names)},
        short_of={(n, b.country or ""): b for b in bodies for n in b.short},
        inert=frozenset(metonyms["inert"]),
        sights=frozenset(metonyms["sights"]),
        ways=frozenset(metonyms["ways"]),
        deals=frozenset(metonyms["deals"]),
        suffers=frozenset(metonyms["suffers"]),
        owns=frozenset(metonyms["owns"]),
        acts=frozenset(metonyms["acts"]),
        of_nations=frozenset(metonyms["of_nations"]),
        between=frozenset(metonyms["between"]),
        teams={kind: frozenset(words) for kind, words in table["teams"].items()},
        descriptions={head: frozenset(roles) for head, roles in table["descriptions"].items()},
        glosses={kind: tuple(table["glosses"][kind]) for kind in ("how", "verbs", "alone", "short")},
        languages=frozenset(table["glosses"]["languages"]),
        prepositions=frozenset(table["glosses"]["prepositions"]),
        unspecific=frozenset(table["unspecific"]["determiners"]),
    )


@cache
def kinds() -> Kinds:
    table = _toml("kinds.toml")
    return Kinds(
        special={noun: frozenset(others) for noun, others in table["special"].items()},
        always={type: frozenset(nouns) for type, nouns in table["always"].items()},
        placed=frozenset(table["placed"]["nouns"]),
        tails={kind: frozenset(words) for kind, words in table["tails"].items()},
        signs={kind: tuple(nouns) for kind, nouns in table["signs"].items()},
    )


@cache
def weights() -> Weights:
    table = _toml("evidence.toml")
    return Weights(table["thresholds"]["same"], table["thresholds"]["different"], table["weights"])


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of titles, shared with extraction; read here without the language model's libraries.

    `honorifics` and `kin` give the gender that a word shows, "" for none.
    """

    honorifics: Mapping[str, str]
    ranks: Mapping[str, str]
    abbreviations: Mapping[str, str]
    spelling: Mapping[str, str]
    roles: frozenset[str]
    parts: frozenset[str]
    lesser: frozenset[str]
    many: frozenset[str]
    sent: frozenset[str]
    former: frozenset[str]
    times: frozenset[str]
    kin: Mapping[str, str]


@cache
def titles() -> Titles:
    table = _toml("titles.toml")
    modifiers, kin = table["modifiers"], table["kin"]
    return Titles(
        honorifics={fold(k): v for k, v in table["honorifics"].items()},
        ranks={fold(k).replace(".", ""): v for k, v in table["ranks"].items()},
        abbreviations={fold(k): v for k, v in table["abbreviations"].items()},
        spelling=table["spelling"],
        roles=frozenset(fold(noun) for entry in table["roles"] for noun in entry["nouns"]),
        parts=frozenset(modifiers["parts"]),
        lesser=frozenset(modifiers["lesser"]),
        many=frozenset(modifiers["many"]),
        sent=frozenset(modifiers["sent"]),
        former=frozenset(modifiers["former"]),
        times=frozenset(modifiers["former"]) | frozenset(modifiers["future"]) | frozenset(modifiers["current"]),
        kin=dict.fromkeys(kin["kin"], "") | dict.fromkeys(kin["women"], "f") | dict.fromkeys(kin["men"], "m"),
    )


@cache
def kind_nouns() -> frozenset[str]:
    """Common nouns that say what kind of thing a name is of ("agency", "dialogue")."""
    return frozenset(noun for nouns in _toml("nouns.toml")["types"].values() for noun in nouns)


@cache
def factions() -> frozenset[str]:
    """Words in brackets that make the name of a party that of another one."""
    return frozenset(_toml("nouns.toml")["factions"]["factions"])
