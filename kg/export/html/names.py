"""Why each name of an entity is a name of it, and which names were considered and kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TypedDict

from kg.model import Entity, Judgement, MentionKind, Verdict


class Name(TypedDict):
    """A surface name: how often it stands in the documents, the name it was joined with, and the reasons."""

    text: str
    count: int
    other: str | None
    score: float | None
    by: str | None
    why: list[str]


class Apart(TypedDict):
    """A name that was considered for the entity and not joined."""

    left: str
    right: str
    verdict: str
    score: float
    why: list[str]


def by_entity(judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    """The judgements that touch each entity, in the order of the ledger."""
    touching: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        for entity in dict.fromkeys(judgement.entities):
            touching[entity].append(judgement)
    return {entity: tuple(found) for entity, found in touching.items()}


def names_of(entity: Entity, judgements: Iterable[Judgement]) -> list[Name]:
    """The label first, then the aliases as the entity lists them, each with the strongest judgement that joined it."""
    counts = Counter(mention.text for mention in entity.mentions)
    joined = [judgement for judgement in judgements if judgement.verdict is Verdict.SAME]
    return [
        _name(text, counts, _joining(text, entity.label, joined))
        for text in dict.fromkeys((entity.label, *entity.aliases))
    ]


def descriptions_of(entity: Entity) -> list[tuple[str, int]]:
    """Descriptions that refer to the entity without naming it ("the minister"), most frequent first, with counts."""
    named = {entity.label, *entity.aliases}
    counts = Counter(
        mention.text for mention in entity.mentions if mention.kind is MentionKind.NOMINAL and mention.text not in named
    )
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def kept_apart(judgements: Iterable[Judgement]) -> list[Apart]:
    """Refusals and doubts, the closest calls first."""
    refused = [judgement for judgement in judgements if judgement.verdict is not Verdict.SAME]
    refused.sort(key=lambda judgement: (-judgement.score, judgement.left, judgement.right))
    return [
        {
            "left": judgement.left,
            "right": judgement.right,
            "verdict": str(judgement.verdict),
            "score": round(judgement.score, 2),
            "why": _reasons(judgement),
        }
        for judgement in refused
    ]


def _name(text: str, counts: Mapping[str, int], judgement: Judgement | None) -> Name:
    if judgement is None:
        return {"text": text, "count": counts.get(text, 0), "other": None, "score": None, "by": None, "why": []}
    return {
        "text": text,
        "count": counts.get(text, 0),
        "other": judgement.right if judgement.left == text else judgement.left,
        "score": round(judgement.score, 2),
        "by": judgement.by,
        "why": _reasons(judgement),
    }


def _joining(text: str, label: str, joined: list[Judgement]) -> Judgement | None:
    """The judgement that says most of a name: that it joined the label, or another name, or itself elsewhere.

    Of the label only the last is asked: it needs no joining to itself but where several documents write it.
    """
    candidates = [
        judgement
        for judgement in joined
        if text in (judgement.left, judgement.right) and (text != label or judgement.left == judgement.right)
    ]
    return max(
        candidates,
        key=lambda one: (label in (one.left, one.right), one.left != one.right, one.score),
        default=None,
    )


def _reasons(judgement: Judgement) -> list[str]:
    return [reason.text for reason in judgement.reasons if reason.text]
