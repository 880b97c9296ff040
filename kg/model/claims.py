"""What one sentence claims: a statement with its circumstances, how it is meant, and who says it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.text import Literal, Mention, Span, TimeValue

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
    """One of the speakers of an attribution chain.

    `label` is the words that name the speaker; `verb` the lemma that reports; `joint` whether they speak together with
    the speaker before them ("France and Germany said …"), in one link of the chain.
    """

    label: str
    mention: Mention | None = None
    verb: str | None = None
    strength: str | None = None
    joint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim made by one sentence.

    `relation` is a declared name ("sanctioned_by") or `open:<lemma>`; `phrase` is the words that express it.
    A `None` subject or object is unstated ("was placed under sanctions"). `attribution` lists the speakers,
    outermost first, those who speak together one after the other. `sentence` is the span of the sentence; `trigger`
    that of the word that carries the relation.
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
    def chain(self) -> tuple[tuple[Speaker, ...], ...]:
        """The links of the attribution, outermost first: each is one speaker, or several who speak together."""
        links: list[tuple[Speaker, ...]] = []
        for speaker in self.attribution:
            if speaker.joint and links:
                links[-1] = (*links[-1], speaker)
            else:
                links.append((speaker,))
        return tuple(links)

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
            [[s.label, s.verb, *(["joint"] if s.joint else [])] for s in self.attribution],
        ]
        return "st-" + hashlib.sha256(_packed(said).encode()).hexdigest()[:12]
