"""A statement's sentence, cut into pieces that the page can mark without counting characters itself.

Offsets here count code points, a browser counts UTF-16 units: pieces of text carry no offsets and cannot disagree.
"""

from __future__ import annotations

from itertools import groupby

from kg.model import Literal, Mention, Span, Statement

PLAIN, SUBJECT, OBJECT, PHRASE = "", "s", "o", "p"


def pieces(statement: Statement, text: str) -> list[list[str]]:
    """The statement's sentence as `[role, text]` pairs in reading order, whose texts concatenate to the sentence.

    `text` is the document's. Roles: "s" subject, "o" object, "p" the words that carry the relation, "" the rest.
    The phrase wins where marks overlap, because it is what the reader has come to check.
    """
    start, end = statement.sentence.start, min(statement.sentence.end, len(text))
    roles = [PLAIN] * max(0, end - start)
    marks = [(_span(statement.subject), SUBJECT), (_span(statement.object), OBJECT)]
    marks.append((_phrase_span(statement, text), PHRASE))
    for span, role in marks:
        if span is not None:
            for offset in range(max(span.start, start), min(span.end, end)):
                roles[offset - start] = role
    return [
        [role, "".join(text[start + i] for i in run)]
        for role, indices in groupby(range(len(roles)), key=roles.__getitem__)
        for run in [tuple(indices)]
    ]


def _span(argument: Mention | Literal | None) -> Span | None:
    return argument.span if argument is not None else None


def _phrase_span(statement: Statement, text: str) -> Span | None:
    """Where the relation phrase stands: its occurrence that covers the trigger, else the trigger alone."""
    trigger, phrase = statement.trigger, statement.phrase
    low, high = statement.sentence.start, statement.sentence.end
    at = text.find(phrase, low, high) if phrase else -1
    while at >= 0:
        found = Span(at, at + len(phrase))
        if trigger is None or found.overlaps(trigger):
            return found
        at = text.find(phrase, at + 1, high)
    return trigger
