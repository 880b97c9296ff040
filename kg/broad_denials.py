"""Denials that say more than what they deny: "signed no agreement" also denies "signed a $1bn agreement".

What is denied of a kind of thing is denied of each thing of that kind. Such a denial goes to the claims of the same
subject and relation whose object has all its words together, where there is only one proposition of that sort: more
than one may be meant, and "the agreement" is one that the text has spoken of before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, MutableMapping

from kg.facts import Claim
from kg.model import Document, Literal, Span

_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|his|her|their|our|my|your)\s+$|['’]s?\s+$", re.IGNORECASE)
_OPENING = frozenset({"any", "a", "an", "no", "such"})

Words = tuple[str, ...]


def join_broad_denials(
    groups: MutableMapping[str, list[Claim]],
    documents: Mapping[str, Document],
    entity_of: Mapping[tuple[str, Span], str],
) -> None:
    """Move broad denials, in the order of their keys, to the group of claims that they deny."""
    told: dict[tuple[str, str], list[tuple[str, Words]]] = defaultdict(list)
    for key in sorted(groups):
        about = _about(groups[key][0])
        words = _words(groups[key][0])
        if about is not None and words and any(claim.asserted and not claim.negated for claim in groups[key]):
            told[about].append((key, words))
    for key in sorted(groups):
        for claim in [claim for claim in groups[key] if claim.negated]:
            about = _about(claim)
            words = _words(claim)
            if about is None or not words or _is_definite(claim, documents):
                continue
            whole = [k for k, other in told[about] if k != key and _holds(other, words)]
            fitting = [k for k in whole if _agrees(claim, groups[k], entity_of)]
            if len(fitting) == 1 and all(other.negated for other in groups[key]):
                groups[key].remove(claim)
                groups[fitting[0]].append(claim)
        if not groups[key]:
            del groups[key]


def _about(claim: Claim) -> tuple[str, str] | None:
    return (claim.subject, claim.statement.relation) if isinstance(claim.subject, str) else None


def _words(claim: Claim) -> Words:
    """The words of an object that is no entity, without what opens it."""
    if not isinstance(claim.object, Literal):
        return ()
    found = claim.object.text.casefold().split()
    while found and found[0] in _OPENING:
        found.pop(0)
    return tuple(found)


def _holds(whole: Words, part: Words) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _is_definite(claim: Claim, documents: Mapping[str, Document]) -> bool:
    span = claim.object.span if isinstance(claim.object, Literal) else None
    text = documents[claim.statement.document].text
    return span is None or _DEFINITE.search(text[max(0, span.start - 20) : span.start]) is not None


def _agrees(denial: Claim, claims: list[Claim], entity_of: Mapping[tuple[str, Span], str]) -> bool:
    """Whether whom or where a denial names beside its ends is what some of the claims name, too."""

    def told(claim: Claim) -> set[tuple[str, str]]:
        mentions = [(q.role, q.mention) for q in claim.statement.qualifiers if q.mention is not None]
        return {(role, entity_of.get((m.document, m.span), m.text.casefold())) for role, m in mentions}

    return any(told(denial) <= told(claim) for claim in claims)
