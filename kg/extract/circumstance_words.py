"""The words that tell circumstances, read from `kg/data/circumstances.toml`; what each means is told there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.declarations import Declarations


@dataclass(frozen=True, slots=True)
class CircumstanceWords:
    time_markers: frozenset[str]
    clauses: Mapping[str, str]
    relational: Mapping[str, str]
    reasons: frozenset[str]
    grounds: frozenset[str]
    motives: frozenset[str]
    urges: frozenset[str]
    empty: frozenset[str]
    many: frozenset[str]
    counted: frozenset[str]
    counting: frozenset[str]
    idioms: frozenset[str]
    untold: frozenset[str]
    moved: frozenset[str]
    lying: frozenset[str]
    fillers: Mapping[str, frozenset[str]]
    phrases: Mapping[str, str]
    pointing: frozenset[str]
    roads: frozenset[str]
    confinement: frozenset[str]
    shares: frozenset[str]
    media: frozenset[str]
    crossed: frozenset[str]
    governed: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_circumstance_words() -> CircumstanceWords:
    """Raises SchemaError where the shipped table cannot be read."""
    table = Declarations.shipped("circumstances.toml").content
    nouns, prepositions = table["nouns"], table["prepositions"]
    return CircumstanceWords(
        time_markers=frozenset(table["times"]["markers"]),
        clauses=table["clauses"],
        relational=table["relational"],
        reasons=frozenset(nouns["reasons"]),
        grounds=frozenset(nouns["grounds"]),
        motives=frozenset(nouns["motives"]),
        urges=frozenset(nouns["urges"]),
        empty=frozenset(nouns["empty"]),
        many=frozenset(nouns["many"]),
        counted=frozenset(nouns["counted"]),
        counting=frozenset(nouns["counting"]),
        idioms=frozenset(nouns["idioms"]),
        untold=frozenset(prepositions["untold"]),
        moved=frozenset(prepositions["moved"]),
        lying=frozenset(prepositions["lying"]),
        fillers={role: frozenset(types) for role, types in table["fillers"].items()},
        phrases=table["phrases"],
        pointing=frozenset(nouns["pointing"]),
        roads=frozenset(nouns["roads"]),
        confinement=frozenset(nouns["confinement"]),
        shares=frozenset(nouns["shares"]),
        media=frozenset(nouns["media"]),
        crossed=frozenset(nouns["crossed"]),
        governed={name: frozenset(words) for name, words in table["governed"].items()},
    )
