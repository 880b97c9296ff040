"""The words by which an interview is known, read from `kg/data/interviews.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words


@dataclass(frozen=True, slots=True)
class InterviewWords:
    """Lower-case words; what each list means is told in the file."""

    asks: frozenset[str]
    answers: frozenset[str]
    offices: frozenset[str]
    asides: frozenset[str]
    objects: frozenset[str]
    partners: frozenset[str]
    nouns: frozenset[str]
    prepositions: frozenset[str]
    announces: tuple[str, ...]
    captions: frozenset[str]


@lru_cache(maxsize=1)
def load_interview_words() -> InterviewWords:
    """Raises SchemaError where the shipped table cannot be read."""
    declared = Declarations.shipped("interviews.toml")
    announces = tuple(declared.content["introduction"]["announces"])
    return InterviewWords(**listed_words(InterviewWords, declared), announces=announces)
