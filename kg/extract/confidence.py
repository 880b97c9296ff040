"""How likely a statement is right, from how it was made and how sure the parse is of the words it rests on.

A logistic model over a few features: the construction, its modality and its speakers, the part of speech and the length
of the ends, where the predicate stands, how sure the parse is of the arcs between predicate and ends, and how hard the
whole sentence is. Whether something is denied is none of them: denials are read a little less well, but who leaves out
what is unsure must not lose them first. The weights are in `kg/data/confidence.toml`, fitted by
`benchmarks/statement_calibration.py` on statements that were judged one by one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.extract.declarations import Declarations
from kg.extract.tree import Doc, Token
from kg.model import Span, Statement

_LENGTHS = (1, 3, 6, 12)
"""Words up to which an end is of a length: the first is a single word."""
_MOST_SURE = 0.99
_USUAL = 0.85
"""What a parse is sure of a word in an average sentence."""


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
    """The features of a statement with their values, each at most once; `doc` is the parse of its document.

    What can be told with a probability counts by half its log odds, a count by what it is in a plain sentence.
    """
    yield f"made by {statement.extractor}", 1.0
    yield f"is {statement.modality}", 1.0
    yield "speakers", float(min(2, len(statement.chain)))
    yield from _of_sentence(doc.within(statement.sentence.start, statement.sentence.end))
    predicate = _head(doc, statement.trigger)
    if predicate is not None:
        yield f"predicate is {predicate.dep_}", 1.0
        yield f"predicate is a {predicate.pos_}", 1.0
        yield "least above", _sure(_chain(predicate))
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
            between = _between(predicate, head)
            yield f"least to {name}", _sure(between)
            yield f"steps to {name}", min(4, len(between)) / 2


@lru_cache(maxsize=4)
def _of_sentence(words: tuple[Token, ...]) -> tuple[tuple[str, float], ...]:
    """How hard a sentence is: what is doubtful anywhere in it casts doubt on the rest of the tree."""
    alternative = (("has an alternative", 1.0),) if any(word.lower_ == "or" for word in words) else ()
    return (
        ("least of the sentence", _sure(words)),
        ("mean of the sentence", 10 * (sum(word.certainty for word in words) / max(1, len(words)) - _USUAL)),
        ("doubtful words", min(5, sum(word.certainty < 0.5 for word in words)) / 2),
        ("verbs", min(6, sum(word.pos_ == "VERB" for word in words)) / 3),
        ("words", min(2.0, len(words) / 30)),
        *alternative,
    )


def _sure(words: Iterable[Token]) -> float:
    """Half the log odds of the least certain of some words; as for certain ones where there are none."""
    least = min(_MOST_SURE, max(1 - _MOST_SURE, min((word.certainty for word in words), default=1.0)))
    return math.log(least / (1 - least)) / 2


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
