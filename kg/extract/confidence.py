"""How likely a statement is right, from how it was made and how sure the parse is of the words it rests on.

A logistic model over a few features: the construction, the part of speech and the length of the ends, where the
predicate stands, and the least certain arc between predicate and ends. The weights are in `kg/data/confidence.toml`,
fitted by `benchmarks/statement_calibration.py` on statements that were judged one by one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.declarations import Declarations
from kg.extract.tree import Doc, Token
from kg.model import Span, Statement

_LENGTHS = (1, 3, 6, 12)
"""Words up to which an end is of a length: the first is a single word."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`least` is the confidence under which an open statement does more harm than good."""

    least: float
    values: Mapping[str, float]


def confidence(statement: Statement, doc: Doc) -> Statement:
    """The statement with the probability that it is right, between 0.05 and 0.95, two decimals."""
    weights = _weights().values
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features(statement, doc))
    probability = 1.0 / (1.0 + math.exp(-total))
    return replace(statement, confidence=round(min(0.95, max(0.05, probability)), 2))


def is_doubtful(statement: Statement, least: float | None = None) -> bool:
    """Whether a statement is less sure than `least`.

    By default only an open one can be too doubtful: nothing but its words vouches for it.
    """
    if least is not None:
        return statement.confidence < least
    return statement.extractor.startswith("open") and statement.confidence < _weights().least


def features(statement: Statement, doc: Doc) -> Iterator[tuple[str, float]]:
    """The features of a statement with their values, each at most once; `doc` is the parse of its document."""
    yield f"made by {statement.extractor}", 1.0
    predicate = _head(doc, statement.trigger)
    if predicate is not None:
        yield f"predicate is {predicate.dep_}", 1.0
        yield f"predicate is a {predicate.pos_}", 1.0
        yield "least of the sentence", min([token.certainty for token in predicate.sent])
        yield "least above", min((token.certainty for token in _chain(predicate)), default=1.0)
    for name, end in (("subject", statement.subject), ("object", statement.object)):
        if end is None:
            yield f"{name} is unstated", 1.0
            continue
        head = _head(doc, end.span)
        if head is None:
            continue
        yield f"{name} is a {head.pos_}", 1.0
        yield f"{name} is {head.dep_.partition(':')[0]}", 1.0
        yield f"{name} has {_length(len(end.text.split()))}", 1.0
        if predicate is not None:
            between = [token.certainty for token in _between(predicate, head)]
            yield f"least to {name}", min(between, default=1.0)
            yield f"steps to {name}", float(min(6, len(between)))


def _head(doc: Doc, span: Span | None) -> Token | None:
    """The first word of a span that hangs on a word outside it."""
    if span is None:
        return None
    words = doc.within(span.start, span.end)
    inside = {word.i for word in words}
    return next((word for word in words if word.head is word or word.head.i not in inside), None)


def _chain(token: Token) -> Iterator[Token]:
    """A word and those above it, without the root."""
    while token.head is not token:
        yield token
        token = token.head


def _between(one: Token, other: Token) -> list[Token]:
    """The words whose arcs join two words of a sentence."""
    above, below = list(_chain(one)), list(_chain(other))
    shared = {token.i for token in above} & {token.i for token in below}
    return [token for token in (*above, *below) if token.i not in shared]


def _length(words: int) -> str:
    return next((f"up to {most} words" for most in _LENGTHS if words <= most), "more words")


@cache
def _weights() -> Weights:
    content = Declarations.shipped("confidence.toml").content
    return Weights(float(content["least"]), content["weights"])
