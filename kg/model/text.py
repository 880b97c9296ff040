"""Documents and places in them: a span, what is mentioned there, words that stand for themselves, and times."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

ENTITY_TYPES = (
    "PERSON",
    "ORG",
    "GPE",
    "LOC",
    "FAC",
    "NORP",
    "EVENT",
    "LAW",
    "PRODUCT",
    "WORK",
    "POSITION",
    "THING",
)
"""Types of what a mention can name. THING is a described thing that no name type fits ("a high-level meeting")."""

VALUE_TYPES = ("DATE", "MONEY", "QUANTITY")
"""Types of spans that the language model marks but that are values, not entities."""


class MentionKind(StrEnum):
    """How a mention refers: by a proper name, by a description, or by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as kept: every offset in the program counts characters of `text`.

    `origin` is the place the text was read from, for messages only; it is never written to a deterministic file.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    published: date | None = None
    lang: str = "en"
    origin: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A document that could not be read, and why."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets `[start, end)` of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence of a name, a description or a pronoun. `document` is the document's id."""

    document: str
    span: Span
    text: str
    type: str
    kind: MentionKind = MentionKind.NAME

    @classmethod
    def of(cls, document: Document, start: int, end: int, type: str, kind: MentionKind = MentionKind.NAME) -> Mention:
        """The mention at character offsets `[start, end)` of a document; its text is quoted, never passed."""
        span = Span(start, end)
        if end > len(document.text):
            raise ValueError(f"offset {end} is past the end of document {document.id!r}")
        return cls(document=document.id, span=span, text=document.text[start:end], type=type, kind=kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """An object that is words rather than an entity: reported content, an amount, a description kept as it stands."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeValue:
    """A time expression normalised to an interval of days, both ends included; an open end is `None`.

    `precision` is the unit the words give ("year", "month", "day", …), so that "2018" is never taken for an instant.
    `label` is the value in ISO 8601 as far as the words go: "2018", "2023-06", "2023-06-19", "2018/..".
    """

    label: str
    start: date | None
    end: date | None
    precision: str
