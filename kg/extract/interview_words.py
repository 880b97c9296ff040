"""The words by which an interview is known, read from `kg/data/interviews.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.extract.declarations import Declarations


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
    table = Declarations.shipped("interviews.toml").content
    introduction = table["introduction"]
    return InterviewWords(
        asks=frozenset(table["labels"]["asks"]),
        answers=frozenset(table["labels"]["answers"]),
        offices=frozenset(table["labels"]["offices"]),
        asides=frozenset(table["asides"]["labels"]),
        objects=frozenset(introduction["objects"]),
        partners=frozenset(introduction["partners"]),
        nouns=frozenset(introduction["nouns"]),
        prepositions=frozenset(introduction["prepositions"]),
        announces=tuple(introduction["announces"]),
        captions=frozenset(table["captions"]["labels"]),
    )
