"""How sure a statement is: a prior by the construction that made it, lowered by what makes such readings go wrong.

The numbers follow a linear fit to 266 statements from three development samples of news, interviews and reports that
were judged one by one (`benchmarks/judged_statements.py`), each shrunk towards what its construction promises.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Literal, Mention, MentionKind, Modality, Polarity, Statement

LEAST = 0.36
"""An open statement that is less sure than this does more harm than good."""

_PRIOR = {
    "frame:verbal": 0.78,
    "frame:nominal": 0.68,
    "frame:adjectival": 0.72,
    "frame:copular": 0.75,
    "entailed:verbal": 0.78,
    "entailed:nominal": 0.70,
    "cue:verbal": 0.72,
    "said:verbal": 0.88,
    "noun:title": 0.92,
    "noun:apposition": 0.92,
    "noun:copula": 0.88,
    "noun:person at body": 0.88,
    "noun:body of body": 0.80,
    "noun:possessor of body": 0.80,
    "noun:place in place": 0.86,
    "noun:thing in place": 0.84,
    "noun:event in place": 0.80,
    "open:verbal": 0.70,
    "open:copular": 0.68,
    "open:adjectival": 0.68,
}
_OPEN = {MentionKind.NAME: 0.0, MentionKind.NOMINAL: 0.03, MentionKind.PRONOUN: 0.04}
_TYPED = {MentionKind.NAME: 0.0, MentionKind.NOMINAL: 0.08, MentionKind.PRONOUN: 0.12}
_LONG = 4
"""Words of a subject beyond which its parse is most often wrong."""
_MANY = 2
"""Qualifiers beyond which one of them most often belongs elsewhere."""


def confidence(statement: Statement, *, shared: bool = False) -> Statement:
    """The statement with its confidence, between 0.05 and 0.95, two decimals.

    `shared` says that an end stands elsewhere in the sentence and was carried over.
    """
    value = _PRIOR.get(statement.extractor, 0.6)
    opened = statement.extractor.startswith("open")
    for end in (statement.subject, statement.object):
        if isinstance(end, Mention):
            value -= (_OPEN if opened else _TYPED)[end.kind]
            value -= 0.03 if end.type == "THING" and end.kind is MentionKind.NAME else 0.0
        elif isinstance(end, Literal):
            value -= 0.05 if opened else 0.08
        else:
            value -= 0.05
    if statement.subject is not None and len(statement.subject.text.split()) > _LONG:
        value -= 0.20
    value -= 0.08 if len(statement.qualifiers) > _MANY else 0.0
    value -= 0.05 if shared else 0.0
    value -= 0.05 if statement.attribution else 0.0
    value -= 0.10 if statement.polarity is Polarity.NEGATED else 0.0
    value -= {Modality.ASSERTED: 0.0, Modality.CONDITIONAL: 0.15}.get(statement.modality, 0.02)
    return replace(statement, confidence=round(min(0.95, max(0.05, value)), 2))


def is_doubtful(statement: Statement) -> bool:
    """Whether a statement is better left out: nothing but its words vouches for an open one."""
    return statement.extractor.startswith("open") and statement.confidence < LEAST
