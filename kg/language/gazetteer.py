"""Names that are what they are wherever they stand: states, their capitals, peoples, regions, bodies, wars, weapons.

Lists are evidence beside the network, not a verdict: they name what it passed over and settle what it doubted.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_SURE_KINDS = ("country", "capital", "state")
# Places whose names are more often something else in running text.
_AMBIGUOUS = frozenset(
    {"Georgetown", "Victoria", "Jersey", "Reunion", "Pitcairn", "Nice", "Reading", "Mobile", "Male", "Valley"}
)

_SECTIONS = (
    ("countries", "GPE"),
    ("peoples", "NORP"),
    ("regions", "LOC"),
    ("events", "EVENT"),
    ("products", "PRODUCT"),
    ("bodies", "ORG"),
)


@dataclass(frozen=True, slots=True)
class NameTypes:
    """The lists of `kg/data/name_types.toml` and `kg/data/places.tsv`, ready to look up.

    `known` maps a name, its words joined by single spaces, to its type; `cities` are names that are cities if names of
    places at all, `countries` those of states and territories. `longest` is the most words that a known name has.
    """

    known: dict[str, str]
    cities: frozenset[str]
    countries: frozenset[str]
    longest: int
    heads: dict[str, str]
    strong_heads: frozenset[str]
    openers: dict[str, str]
    numbered: frozenset[str]
    before_numbered: frozenset[str]
    designation_exceptions: frozenset[str]
    designation_followers: frozenset[str]
    makers: frozenset[str]
    ships: frozenset[str]
    plain: frozenset[str]
    only_titles: frozenset[str]
    offices: frozenset[str]
    fielded: frozenset[str]
    body_nouns: frozenset[str]
    company_suffixes: frozenset[str]
    generations: frozenset[str]
    governments: frozenset[str]
    named_after_people: frozenset[str]
    short_states: frozenset[str]


@cache
def name_types() -> NameTypes:
    """The tables, read once."""
    folder = resources.files("kg") / "data"
    with (folder / "name_types.toml").open("rb") as file:
        lists: dict[str, Any] = tomllib.load(file)
    known: dict[str, str] = {}
    cities, countries = set(), set()
    for line in (folder / "places.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, kind, _ = line.split("\t")
        # As the tokenizer cuts it: "Guinea-Bissau" is three words.
        spaced = name.replace("-", " - ") if "-" in name else name
        if kind == "country":
            countries.add(spaced)
        if kind in _SURE_KINDS and name not in _AMBIGUOUS:
            known[spaced] = "GPE"
        else:
            cities.add(spaced)
    for section, label in _SECTIONS:
        known.update(dict.fromkeys(lists[section]["names"], label))
    heads: dict[str, str] = {}
    for label in ("ORG", "FAC", "LOC", "GPE", "PRODUCT", "EVENT", "LAW"):
        heads.update(dict.fromkeys(lists["heads"][label], label))
    openers = {word: label for label, words in lists["openers"].items() for word in words}
    return NameTypes(
        known=known,
        cities=frozenset(cities),
        countries=frozenset(countries),
        longest=max(len(name.split(" ")) for name in known),
        heads=heads,
        strong_heads=frozenset(lists["heads"]["strong"]),
        openers=openers,
        numbered=frozenset(lists["numbered"]["LAW"]),
        before_numbered=frozenset(lists["numbered"]["before"]),
        designation_exceptions=frozenset(lists["designations"]["except_prefixes"]),
        designation_followers=frozenset(lists["designations"]["followers"]),
        makers=frozenset(lists["designations"]["makers"]),
        ships=frozenset(lists["designations"]["ships"]),
        plain=frozenset(lists["plain"]["words"]),
        only_titles=frozenset(lists["titles"]["only"]),
        offices=frozenset(lists["titles"]["offices"]),
        fielded=frozenset(lists["titles"]["fielded"]),
        body_nouns=frozenset(lists["bodies"]["nouns"]),
        company_suffixes=frozenset(lists["bodies"]["suffixes"]),
        generations=frozenset(lists["titles"]["after"]),
        governments=frozenset(lists["bodies"]["led"]),
        named_after_people=frozenset(lists["bodies"]["led_by_people"]),
        short_states=frozenset(lists["countries"]["short_states"]),
    )


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it, lower case, without a full stop."""
    with (resources.files("kg") / "data" / "titles.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    words = {
        word
        for section in ("honorifics", "ranks", "abbreviations")
        for phrase in table[section]
        for word in phrase.split()
    }
    roles = {word for entry in table.get("roles", []) for phrase in entry["nouns"] for word in phrase.split("-")}
    return frozenset(word.rstrip(".") for word in words | roles)


@cache
def departments() -> frozenset[str]:
    """Words inside the title of an office that say what it is for ("defense", "foreign"), lower case."""
    with (resources.files("kg") / "data" / "titles.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["modifiers"]["parts"])


@cache
def _kinds() -> tuple[dict[str, str], tuple[str, ...], frozenset[str]]:
    """Common nouns with the type of what they describe, endings of nouns for people, and nouns that only end so."""
    folder = resources.files("kg") / "data"
    with (folder / "nouns.toml").open("rb") as file:
        table: dict[str, Any] = tomllib.load(file)
    with (folder / "titles.toml").open("rb") as file:
        roles = tomllib.load(file)["roles"]
    kinds: dict[str, str] = {}
    for label, nouns in table["types"].items():
        for noun in nouns:
            kinds.setdefault(noun, label)
    kinds |= {noun: "PERSON" for entry in roles for noun in entry["nouns"]}
    return kinds, tuple(table["suffixes"]["PERSON"]), frozenset(table["suffixes"]["exceptions"])


@lru_cache(maxsize=4096)
def kind_of(noun: str) -> str | None:
    """The type of what a common noun describes ("company", "singer"); None for a noun that tells nothing."""
    kinds, endings, exceptions = _kinds()
    word = noun.lower()
    if word in kinds:
        return kinds[word]
    person = len(word) > 5 and word not in exceptions and word.endswith(endings) and not word.endswith("ant")
    return "PERSON" if person else None
