"""Quotations that run over several sentences, and who says them.

A quotation keeps its speaker until it closes. A speaker named in one sentence of it, or in the sentence right before
or after a quotation of the same paragraph, speaks the others too.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.tree import Doc
from kg.extract.tree import Span as DocSpan

_OPEN = {"“": "”", "«": "»", "``": "''", "`": "`", "„": "“"}
_SAME = frozenset({'"'})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `[start, end)` between quotation marks, marks included; not `closed` where its paragraph ended first."""

    start: int
    end: int
    closed: bool = True

    def holds(self, index: int) -> bool:
        return self.start <= index < self.end


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Quotations of at least four words in text order. One that is not closed ends with its paragraph."""
    found: list[Quotation] = []
    start: int | None = None
    closing = ""
    for token in doc:
        if token.is_space and "\n\n" in token.text.replace(" ", ""):
            if start is not None:
                found.append(Quotation(start, token.i, closed=False))
            start = None
            continue
        text = token.text
        if text in _SAME and token.i and doc[token.i - 1].text == text:
            # Marks doubled by a table that the text was taken from are one.
            if found and found[-1].end == token.i:
                found[-1] = Quotation(found[-1].start, token.i + 1)
            continue
        if start is None:
            if (text in _OPEN or text in _SAME) and not _ends_line(doc, token.i):
                start, closing = token.i, _OPEN.get(text, text)
        elif text == closing or (closing == "''" and text in {'"', "''"}):
            found.append(Quotation(start, token.i + 1))
            start = None
    if start is not None:
        found.append(Quotation(start, len(doc), closed=False))
    return tuple(q for q in found if sum(not t.is_punct and not t.is_space for t in doc[q.start : q.end]) >= 4)


def _ends_line(doc: Doc, index: int) -> bool:
    """Nothing is quoted behind a mark at the end of a line: it is left over from somewhere."""
    return index + 1 >= len(doc) or (doc[index + 1].is_space and "\n" in doc[index + 1].text)


def inside(sentence: DocSpan, found: tuple[Quotation, ...]) -> Quotation | None:
    """The quotation that a sentence stands in from its first word on, short remarks behind it aside."""
    words = [t.i for t in sentence if not t.is_punct and not t.is_space]
    if not words:
        return None
    around = next((q for q in found if q.holds(words[0])), None)
    if around is None or sum(around.holds(i) for i in words) < 0.7 * len(words):
        return None
    return around


def touching(sentence: DocSpan, found: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The quotations that a sentence has words of."""
    return tuple(q for q in found if q.start < sentence.end and q.end > sentence.start)


def same_paragraph(doc: Doc, left: int, right: int) -> bool:
    """Whether no blank line stands between two token indices."""
    return not any(t.is_space and t.text.count("\n") > 1 for t in doc[min(left, right) : max(left, right)])
