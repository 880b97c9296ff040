"""How sure a statement is: a prior by the construction that made it, lowered by what makes such readings go wrong."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Literal, Mention, MentionKind, Modality, Statement

_PRIOR = {
    "frame:verbal": 0.82,
    "frame:nominal": 0.70,
    "frame:adjectival": 0.72,
    "frame:copular": 0.75,
    "entailed:verbal": 0.80,
    "entailed:nominal": 0.72,
    "cue:verbal": 0.78,
    "said:verbal": 0.85,
    "noun:title": 0.90,
    "noun:apposition": 0.88,
    "noun:copula": 0.85,
    "noun:person at body": 0.80,
    "noun:body of body": 0.75,
    "noun:possessor of body": 0.75,
    "noun:place in place": 0.80,
    "noun:thing in place": 0.75,
    "noun:event in place": 0.72,
    "open:verbal": 0.66,
    "open:copular": 0.64,
    "open:adjectival": 0.62,
}


def confidence(statement: Statement, *, shared: bool = False) -> Statement:
    """The statement with its confidence, between 0.05 and 0.95, two decimals."""
    value = _PRIOR.get(statement.extractor, 0.6)
    for end in (statement.subject, statement.object):
        if end is None:
            value -= 0.06
        elif isinstance(end, Literal):
            value -= 0.03
        elif isinstance(end, Mention):
            value -= {MentionKind.NAME: 0.0, MentionKind.NOMINAL: 0.04, MentionKind.PRONOUN: 0.08}[end.kind]
            value -= 0.03 if end.type == "THING" and end.kind is MentionKind.NAME else 0.0
    if shared:
        value -= 0.05
    if statement.modality is not Modality.ASSERTED:
        value -= 0.04
    return replace(statement, confidence=round(min(0.95, max(0.05, value)), 2))
