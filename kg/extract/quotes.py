"""Quotations: the stretches of a document between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token
from kg.extract.tree import Span as DocSpan

_OPEN = {"“": "”", "«": "»", "``": "''", "`": "`", "„": "“"}
_SAME = frozenset({'"'})
CLOSING = frozenset({*_OPEN.values(), *_SAME, "’", "'"})
_SINGLE_OPEN = frozenset({"'", "‘"})
_SINGLE_CLOSE = frozenset({"'", "’"})
_ENDS = frozenset({",", ".", "!", "?", "…"})
MARKS = frozenset({*_OPEN, *_OPEN.values(), *_SAME})
_BRACKETS = frozenset({"(", "[", "—", "–", "-", "--"})
_FEWEST_WORDS = 4
"""Words of a quotation that tells nothing by itself; fewer are a title or a word used with reserve."""
_LONGEST = 300
"""Tokens that somebody may be quoted with in one go."""
_LONGEST_RUN = 3
"""Paragraphs that a quotation may run through without a new mark at the head of each."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `[start, end)` between quotation marks, marks included; not `closed` where its paragraph ended first."""

    start: int
    end: int
    closed: bool = True

    def holds(self, index: int) -> bool:
        return self.start <= index < self.end


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Quotations in text order, of at least four words or a whole sentence.

    One that is not closed ends with its paragraph, unless the next mark, a paragraph or two further, closes it. A mark
    behind which nobody could keep on speaking that long was left over, and the reading begins anew behind it.
    """
    found: list[Quotation] = []
    at = 0
    while at < len(doc):
        quotation, at = _next(doc, at)
        if quotation is not None:
            found.append(quotation)
    found.extend(_singly_marked(doc, found))
    return tuple(sorted((q for q in found if _says_something(doc, q)), key=lambda q: q.start))


def _next(doc: Doc, at: int) -> tuple[Quotation | None, int]:
    """The first quotation from a token on, if one begins before its paragraph ends, and where to go on behind it."""
    start: int | None = None
    closing = ""
    nested = False
    for index in range(at, len(doc)):
        token = doc[index]
        if start is not None and index - start >= _LONGEST:
            return None, start + 1
        if _parts(token):
            if start is not None and _closes_later(doc, token.i, closing):
                continue
            if start is not None and _opens(doc, start):
                return Quotation(start, token.i, closed=False), token.i + 1
            return None, token.i + 1
        text = token.text
        if token.i and _is_doubled(doc[token.i - 1]):
            continue
        if start is None:
            if (text in _OPEN or text in _SAME) and not _ends_line(doc, token.i):
                start, closing, nested = token.i, _OPEN.get(text, text), False
        elif text in _SAME and text == closing and _clings_behind(doc, token):
            if _opens(doc, start) and not _clings_before(doc, doc[start]):
                nested = True
            else:
                start = token.i  # the mark before was left over
        elif text == closing or (closing == "''" and text in {'"', "''"}):
            if nested and doc[token.i - 1].text not in _ENDS:
                nested = False  # only the inner of two closes behind a word
                continue
            doubled = _is_doubled(token)
            return Quotation(start, token.i + 1 + doubled), token.i + 1 + doubled
    if start is not None and _opens(doc, start):
        return Quotation(start, len(doc), closed=False), len(doc)
    return None, len(doc)


def _is_doubled(mark: Token) -> bool:
    """Whether a mark and the next are one, doubled by a table that the text was taken from; a space parts two."""
    if mark.text not in _SAME:
        return False
    behind = mark.doc[min(mark.i + 1, len(mark.doc) - 1)]
    return behind.i > mark.i and behind.text == mark.text and not mark.whitespace_


def _singly_marked(doc: Doc, found: list[Quotation]) -> Iterator[Quotation]:
    """Quotations between single marks outside of the others.

    Apostrophes look the same: a mark opens only in front of a word, and closes only behind a comma or a full stop.
    """
    taken = {i for q in found for i in range(q.start, q.end)}
    start: int | None = None
    for token in doc:
        if _parts(token) or token.i in taken:
            start = None
        elif start is None and token.text in _SINGLE_OPEN:
            before = doc[token.i - 1] if token.i else None
            free = before is None or before.is_space or before.whitespace_ or before.text in _BRACKETS
            if free and not token.whitespace_ and not _ends_line(doc, token.i):
                start = token.i
        elif start is not None and token.text in _SINGLE_CLOSE and doc[token.i - 1].text in _ENDS:
            yield Quotation(start, token.i + 1)
            start = None


def _parts(token: Token) -> bool:
    return token.is_space and "\n\n" in token.text.replace(" ", "")


def _opens(doc: Doc, index: int) -> bool:
    """Whether a mark that nothing closes begins somebody's words, and was not left over: 'known as "Wild 2) and'.

    Words of somebody begin behind another mark, a line break or a verb of saying, or with what begins a sentence and is
    no name.
    """
    before = doc[index - 1] if index else None
    if before is None or "\n" in before.text or (before.is_punct and before.text not in _BRACKETS):
        return True
    if before.pos_ == "VERB" and load_cues().reports(before.lemma):
        return True
    behind = doc[index + 1]
    return behind.text[:1].isupper() and behind.pos_ not in {"PROPN", "NOUN", "ADJ", "NUM"}


def _clings_behind(doc: Doc, mark: Token) -> bool:
    """Whether a mark has its word behind it and none before, as one that opens does."""
    before = doc[mark.i - 1]
    free = before.is_space or bool(before.whitespace_)
    return free and not mark.whitespace_ and mark.i + 1 < len(doc) and doc[mark.i + 1].text[:1].isalnum()


def _clings_before(doc: Doc, mark: Token) -> bool:
    """Whether a mark has its word before it and none behind, as one that closes does."""
    before = doc[mark.i - 1] if mark.i else None
    clings = before is not None and not before.is_space and not before.whitespace_ and before.text not in _BRACKETS
    return clings and bool(mark.whitespace_)


def _closes_later(doc: Doc, index: int, closing: str) -> bool:
    """Whether the first mark behind a paragraph break closes, by its shape, what was opened before the break."""
    breaks = 0
    for token in doc[index:]:
        breaks += _parts(token)
        if breaks > _LONGEST_RUN:
            return False
        if token.text in MARKS:
            before = doc[token.i - 1]
            clings = not before.whitespace_ and not before.is_space and before.text not in _BRACKETS
            return token.text == closing and (closing not in _SAME or clings)
    return False


def _says_something(doc: Doc, quotation: Quotation) -> bool:
    """ "Everyone knows it." is a quotation, "War and Peace" none."""
    inner = [t for t in doc[quotation.start + 1 : quotation.end] if not t.is_space and t.text not in MARKS]
    inner = inner[:-1] if inner and inner[-1].text in _SINGLE_CLOSE else inner
    words = sum(not t.is_punct for t in inner)
    whole = words > 1 and inner[0].text[:1].isupper() and inner[-1].text in {".", "!", "?"}
    told = words > 2 and any(t.dep_ == "nsubj" and t.head in inner and syntax.is_finite(t.head) for t in inner)
    return words >= _FEWEST_WORDS or whole or told


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
    """The quotations that a sentence has words of; `found` is in text order, and no two overlap."""
    first = bisect_right(found, sentence.start, key=lambda q: q.end)
    last = bisect_left(found, sentence.end, key=lambda q: q.start)
    return found[first:last]


def same_paragraph(doc: Doc, left: int, right: int) -> bool:
    """Whether no blank line stands between two token indices."""
    return not any(t.is_space and t.text.count("\n") > 1 for t in doc[min(left, right) : max(left, right)])
