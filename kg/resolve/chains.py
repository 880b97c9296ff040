"""Chains of speakers, once it is known who they are: "Rao said she believes that" has one speaker, and not two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model import Span, Speaker, Statement


def told_once(statement: Statement, entity_of: Mapping[tuple[str, Span], str]) -> Statement:
    """The statement without a link of its chain whose speakers are those of the link before."""
    kept: list[tuple[Speaker, ...]] = []
    for link in statement.chain:
        if (
            not kept
            or _entities(link, entity_of) is None
            or _entities(link, entity_of) != _entities(kept[-1], entity_of)
        ):
            kept.append(link)
    if len(kept) == len(statement.chain):
        return statement
    return replace(statement, attribution=tuple(speaker for link in kept for speaker in link))


def _entities(link: tuple[Speaker, ...], entity_of: Mapping[tuple[str, Span], str]) -> frozenset[str] | None:
    """Who speaks in a link; `None` where that is not known of all of them."""
    found = [entity_of.get((s.mention.document, s.mention.span)) if s.mention is not None else None for s in link]
    return frozenset(e for e in found if e is not None) if all(found) else None
