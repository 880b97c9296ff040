"""What one document names, with what it says of it: the unit that is compared across documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model import Occurrence, Span
from kg.resolve.named import Key
from kg.resolve.names import PersonName
from kg.resolve.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """What the mentions of one document name, and the evidence about it.

    `names` are the distinct names as written without titles, the fullest first; `people` their parts if it is a person.
    `keys` are what its names name on their own. `within` is where a place lies, as `lies_in` has it. `home` is the
    code of the country that the document is mostly about. `certain` is false for a short name that fits no full one:
    it is not compared across documents. `near` are the names of the other entities of the document, `apart` the spans
    of mentions that the text says are somebody else.
    """

    document: str
    type: str
    occurrences: tuple[Occurrence, ...]
    names: tuple[str, ...]
    people: tuple[PersonName, ...] = ()
    keys: frozenset[Key] = frozenset()
    roles: frozenset[Role] = frozenset()
    titles: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    home: str = ""
    gender: str | None = None
    certain: bool = True
    generic: bool = False
    published: date | None = None
    near: frozenset[str] = frozenset()
    apart: frozenset[Span] = frozenset()

    @property
    def is_person(self) -> bool:
        return bool(self.people)

    @property
    def order(self) -> tuple[str, int, int]:
        """Place of the first mention: a total order of local entities."""
        span = self.occurrences[0].mention.span
        return (self.document, span.start, span.end)
