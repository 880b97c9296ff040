"""The words that tell whom a pronoun means, read from `kg/data/reference.toml`; what each means is told there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    collectives: frozenset[str]
    addressing: frozenset[str]
    audiences: frozenset[str]
    speaking_for: frozenset[str]
    ended: frozenset[str]


@cache
def reference_words() -> ReferenceWords:
    """The words, read once."""
    raw = tomllib.loads((files("kg") / "data" / "reference.toml").read_text(encoding="utf-8"))
    many, one = raw["many"], raw["one"]
    return ReferenceWords(
        collectives=frozenset(many["collectives"]),
        addressing=frozenset(many["addressing"]),
        audiences=frozenset(many["audiences"]),
        speaking_for=frozenset(one["speaking_for"]),
        ended=frozenset(one["ended"]),
    )
