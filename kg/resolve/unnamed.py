"""Claims about nobody: a pronoun that nothing in its document resolves names no one outside its own sentence.

"They agreed to it" would make a node "they" that no reader can check and no other claim can meet. Such a statement is
left out of the graph, and its sentence says so among the silent ones, unless the pronoun stands for words of the text:
what "it" did in "the army said it had fled" is told of the army.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import TypeVar

from kg.model import Extraction, Mention, MentionKind, Resolution, Silence, Span, Statement
from kg.resolve.chains import told_once

_End = TypeVar("_End")


def without_unnamed(extraction: Extraction, resolution: Resolution) -> Extraction:
    """The extraction without the statements that have an unresolved pronoun at an end, and nobody twice in a chain.

    For each such sentence and pronoun a silence is added; statements, and silences by their sentence, keep text order.
    """
    kept: list[Statement] = []
    unnamed: dict[Silence, None] = {}
    for told in extraction.statements:
        for statement in _in_words(told, resolution.described):
            word = _unnamed(statement, resolution.entity_of)
            if word is None:
                kept.append(told_once(statement, resolution.entity_of))
            else:
                unnamed[Silence(sentence=statement.sentence, reason=f"nothing tells whom {word!r} means")] = None
    if len(kept) == len(extraction.statements) and all(map(operator.is_, kept, extraction.statements)):
        return extraction
    silences = sorted((*extraction.silences, *unnamed), key=lambda silence: silence.sentence)
    return replace(extraction, statements=tuple(kept), silences=tuple(silences))


def _in_words(statement: Statement, described: Mapping[tuple[str, Span], tuple[Mention, ...]]) -> Iterator[Statement]:
    """The statement with the words that its pronouns stand for in their place, once for each of several."""
    subjects, objects = (_meant(end, described) for end in (statement.subject, statement.object))
    for subject, object in product(subjects, objects):
        if subject is statement.subject and object is statement.object:
            yield statement
        else:
            yield replace(statement, subject=subject, object=object)


def _meant(end: _End, described: Mapping[tuple[str, Span], tuple[Mention, ...]]) -> tuple[_End | Mention, ...]:
    return described.get((end.document, end.span), (end,)) if isinstance(end, Mention) else (end,)


def _unnamed(statement: Statement, entity_of: Mapping[tuple[str, Span], str]) -> str | None:
    """The first end that is a pronoun without an entity, in small letters."""
    for end in (statement.subject, statement.object):
        if isinstance(end, Mention) and end.kind is MentionKind.PRONOUN and (end.document, end.span) not in entity_of:
            return end.text.lower()
    return None
