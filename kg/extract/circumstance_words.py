"""The words that tell circumstances, read from `kg/data/circumstances.toml`; what each means is told there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words


@dataclass(frozen=True, slots=True)
class CircumstanceWords:
    time_markers: frozenset[str]
    clauses: Mapping[str, str]
    relational: Mapping[str, str]
    points: frozenset[str]
    reasons: frozenset[str]
    grounds: frozenset[str]
    motives: frozenset[str]
    urges: frozenset[str]
    empty: frozenset[str]
    many: frozenset[str]
    sums: frozenset[str]
    turns: frozenset[str]
    counted: frozenset[str]
    counting: frozenset[str]
    idioms: frozenset[str]
    untold: frozenset[str]
    moved: frozenset[str]
    lying: frozenset[str]
    fillers: Mapping[str, frozenset[str]]
    phrases: Mapping[str, str]
    pointing: frozenset[str]
    hollow: frozenset[str]
    roads: frozenset[str]
    confinement: frozenset[str]
    shares: frozenset[str]
    fining: frozenset[str]
    media: frozenset[str]
    crossed: frozenset[str]
    carrying: frozenset[str]
    spheres: frozenset[str]
    governed: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_circumstance_words() -> CircumstanceWords:
    """Raises SchemaError where the shipped table cannot be read."""
    declared = Declarations.shipped("circumstances.toml")
    table = declared.content
    return CircumstanceWords(
        **listed_words(CircumstanceWords, declared),
        clauses=table["clauses"],
        relational=table["relational"],
        fillers={role: frozenset(types) for role, types in table["fillers"].items()},
        phrases=table["phrases"],
        governed={name: frozenset(words) for name, words in table["governed"].items()},
    )
