"""The types that flow through the program, from a document to a knowledge graph.

A statement is one claim made by one sentence; a fact is one proposition over all documents and owns the statements
for and against it. Everything here is immutable and compares by value. This module imports nothing of ours.

    >>> document = Document(id="d1", text="Kamala Rao visited Quito.")
    >>> Mention.of(document, 0, 10, "PERSON").text
    'Kamala Rao'
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
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


_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


class Polarity(StrEnum):
    """Whether a statement says that its proposition holds or that it does not."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How real a statement says its proposition is."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DESIRED = "desired"
    CONDITIONAL = "conditional"


class MentionKind(StrEnum):
    """How a mention refers: by a proper name, by a description, or by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Stance(StrEnum):
    """What all documents together say of a fact."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    CONTESTED = "contested"
    UNREALISED = "unrealised"


class Verdict(StrEnum):
    """The outcome of comparing two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A circumstance of a claim: time, place, legal_basis, reason, amount, price, position, topic, event, …

    `value` is the text as it stands; `mention` is set when the value names something, `time` when it is a time.
    """

    role: str
    value: str
    span: Span | None = None
    mention: Mention | None = None
    time: TimeValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of an attribution chain. `label` is the words that name the speaker; `verb` the lemma that reports."""

    label: str
    mention: Mention | None = None
    verb: str | None = None
    strength: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim made by one sentence.

    `relation` is a declared name ("sanctioned_by") or `open:<lemma>`; `phrase` is the words that express it.
    A `None` subject or object is unstated ("was placed under sanctions"). `attribution` lists the speakers,
    outermost first. `sentence` is the span of the sentence; `trigger` that of the word that carries the relation.
    """

    document: str
    sentence: Span
    subject: Mention | Literal | None
    relation: str
    phrase: str
    object: Mention | Literal | None
    trigger: Span | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    attribution: tuple[Speaker, ...] = ()
    extractor: str = ""
    confidence: float = 0.5
    _id: str | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.subject is None and self.object is None:
            raise ValueError(f"a statement of {self.relation!r} needs a subject or an object")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")

    @property
    def id(self) -> str:
        """A hash of what is said and where: equal statements have equal ids on every machine."""
        if self._id is None:
            object.__setattr__(self, "_id", self._hashed())
        return self._id or ""

    def _hashed(self) -> str:
        def place(span: Span | None) -> list[int] | None:
            return [span.start, span.end] if span else None

        def argument(value: Mention | Literal | None) -> list[object] | None:
            return [value.text, place(value.span)] if value else None

        said = [
            self.document,
            place(self.sentence),
            argument(self.subject),
            self.relation,
            self.phrase,
            argument(self.object),
            place(self.trigger),
            sorted([q.role, q.value, place(q.span)] for q in self.qualifiers),
            self.polarity,
            self.modality,
            [[s.label, s.verb] for s in self.attribution],
        ]
        return "st-" + hashlib.sha256(_packed(said).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A mention with what its sentence tells about it: the evidence that resolution works on.

    `sentence` counts the document's sentences from 0. `head` is the lemma of the head noun or the last name token.
    `title` holds the title, rank or role words before a name ("Gen.", "Defense Secretary"), outside the mention's
    span; `modifiers` the lower-case words that describe it (adjectives, compounds, demonyms, the possessor's words).
    `number` is "sing" or "plur", `gender` "m", "f" or "n" where the words show it, else `None`. `function` is the
    syntactic function: "subject", "object", "oblique", "possessive", "apposition", "predicate", "modifier", "other".
    `verb` is the lemma of the governing verb. `listed_with` are the spans of names coordinated with this one.
    `definite` says whether a nominal has a definite determiner or possessor. `quoted` whether it stands in quotes, and
    `speaker` then is the span of the mention that says the words.
    """

    mention: Mention
    sentence: int
    head: str
    title: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    number: str | None = None
    gender: str | None = None
    function: str = "other"
    verb: str | None = None
    listed_with: tuple[Span, ...] = ()
    definite: bool = False
    quoted: bool = False
    speaker: Span | None = None


class LinkKind(StrEnum):
    """Grammar that says two mentions of one sentence are, or are not, one thing."""

    APPOSITION = "apposition"
    COPULA = "copula"
    PARENTHESIS = "parenthesis"
    REFLEXIVE = "reflexive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two mentions of one document that their sentence equates."""

    left: Mention
    right: Mention
    kind: LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A sentence, or a clause of one, that gave no statement, and why."""

    sentence: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that one document gives: its claims, every mention with its evidence, and what was left out."""

    document: str
    statements: tuple[Statement, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    links: tuple[Link, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What mentions name. `aliases` are the other surface names, sorted; `mentions` in document order.

    `wikidata` is an id when a local table links one.
    """

    id: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence in a judgement: a feature, its weight in log-odds, and words a person can read."""

    feature: str
    weight: float
    text: str
    evidence: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Why two names were joined or kept apart.

    `left` and `right` are names as written; `left_in` and `right_in` the documents they stand in; `entities` the ids
    that they ended in. `score` is the sum of the reasons' weights; `by` is "rule", "score" or the overrides file.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...] = ()
    left_in: tuple[str, ...] = ()
    right_in: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    by: str = "score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What every mention names, and the ledger of how that was decided.

    `entity_of` maps a (document id, span) to an entity id; mentions that name nothing certain are absent.
    """

    entities: tuple[Entity, ...]
    judgements: tuple[Judgement, ...]
    entity_of: Mapping[tuple[str, Span], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One proposition at one time, over all documents. Subject and object are entity ids, or literals, or unstated.

    `statements` are the ids for it, `against` those that say the opposite, so that a fact that is only denied has none
    for it; `sources` counts independent sources; `reasons` says in words how stance and sources came about.
    """

    id: str
    subject: str | Literal | None
    relation: str
    object: str | Literal | None
    time: TimeValue | None
    qualifiers: tuple[Qualifier, ...]
    statements: tuple[str, ...]
    against: tuple[str, ...]
    documents: tuple[str, ...]
    stance: Stance
    sources: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A document that could not be read, and why."""

    origin: str
    reason: str
