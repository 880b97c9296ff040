"""The words that extraction looks up: titles and roles of people, and kinds of nouns.

Read from `kg/data/titles.toml` and `nouns.toml`; what each table means is told at its head.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words
from kg.model import ENTITY_TYPES


@dataclass(frozen=True, slots=True)
class Role:
    """What a head noun of a position says: its kind ("office", "role", "relation", "occupation") and relations."""

    kind: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Titles:
    honorifics: Mapping[str, str]
    ranks: Mapping[str, str]
    abbreviations: Mapping[str, str]
    roles: Mapping[str, Role]
    parts: frozenset[str]
    lesser: frozenset[str]
    whole: frozenset[str]
    ranked: frozenset[str]
    seeking: frozenset[str]
    studying: frozenset[str]
    watching: frozenset[str]
    trades: frozenset[str]
    studied: frozenset[str]
    sent: frozenset[str]
    apart: frozenset[str]
    former: frozenset[str]
    future: frozenset[str]
    current: frozenset[str]
    behind: frozenset[str]
    before_general: frozenset[str]
    set_behind: frozenset[str]
    of_office: frozenset[str]
    kin: frozenset[str]

    def is_title(self, word: str) -> bool:
        """Whether a single word, lower case, can stand in a title before a name."""
        bare = word.rstrip(".")
        return bare in self.honorifics or bare in self.ranks or bare in self.abbreviations or bare in self.roles


@dataclass(frozen=True, slots=True)
class Nouns:
    types: Mapping[str, str]
    suffixes: tuple[tuple[str, str], ...]
    exceptions: frozenset[str]
    person_pronouns: frozenset[str]
    thing_pronouns: frozenset[str]
    naming_participles: frozenset[str]
    classes: frozenset[str]
    organs: frozenset[str]
    event_names: frozenset[str]
    weapons: frozenset[str]
    quantities: frozenset[str]
    words_for_words: frozenset[str]
    law_heads: frozenset[str]
    law_joints: frozenset[str]
    given_names: frozenset[str]
    factions: frozenset[str]
    creeds: frozenset[str]
    holding: frozenset[str]
    planning: frozenset[str]

    def type_of(self, lemma: str, titles: Titles) -> str:
        """The entity type that a common noun describes; THING where nothing is known."""
        lemma = lemma.lower()
        if lemma in self.types:
            return self.types[lemma]
        if lemma in titles.roles or lemma in titles.kin or lemma in titles.ranks:
            return "PERSON"
        tail = lemma.rsplit("-", 1)[-1]
        if tail != lemma and (tail in self.types or tail in titles.roles):
            return self.types.get(tail, "PERSON")
        if len(lemma) > 5 and lemma not in self.exceptions:
            for suffix, type in self.suffixes:
                if lemma.endswith(suffix):
                    return type
        return "THING"


@lru_cache(maxsize=1)
def load_titles() -> Titles:
    declared = Declarations.shipped("titles.toml")
    table = declared.content
    roles: dict[str, Role] = {}
    for entry in table["roles"]:
        for noun in entry["nouns"]:
            roles.setdefault(noun, Role(entry["kind"], tuple(entry["says"])))
    return Titles(
        **listed_words(Titles, declared),
        honorifics=table["honorifics"],
        ranks=table["ranks"],
        abbreviations=table["abbreviations"],
        roles=roles,
    )


@lru_cache(maxsize=1)
def load_nouns() -> Nouns:
    declared = Declarations.shipped("nouns.toml")
    table = declared.content
    types: dict[str, str] = {}
    for type, nouns in table["types"].items():
        if type not in ENTITY_TYPES:
            declared.fail(f"unknown type {type!r}", "types", type)
        for noun in nouns:
            types.setdefault(noun, type)
    suffixes = [(suffix, "PERSON") for suffix in table["suffixes"]["PERSON"]]
    return Nouns(
        **listed_words(Nouns, declared),
        types=types,
        suffixes=tuple(sorted(suffixes, key=lambda pair: -len(pair[0]))),
    )
