"""What all documents come to: entities with the judgements that made them, and facts with their stance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.claims import Qualifier
from kg.model.text import Literal, Mention, Span, TimeValue


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

    `entity_of` maps a (document id, span) to an entity id; mentions that name nothing certain are absent. `described`
    maps a pronoun without an entity to the words that it stands for: "the army" of "the army said it had fled", both
    names of "Iran and Iraq said they would sign".
    """

    entities: tuple[Entity, ...]
    judgements: tuple[Judgement, ...]
    entity_of: Mapping[tuple[str, Span], str]
    described: Mapping[tuple[str, Span], tuple[Mention, ...]] = field(default_factory=dict)


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
