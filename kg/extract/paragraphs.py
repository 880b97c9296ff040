"""The paragraphs of a document as runs of tokens, told apart by what they look like: prose, a heading, a caption.

>>> [p.kind for p in paragraphs(doc)]          # "On the talks\\n\\nDid they agree?\\n\\nImage: H. Sato."
['heading', 'question', 'caption']
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.interview_words import load_interview_words
from kg.extract.tree import Doc, Token

_ENDS = frozenset({".", "!", "?", "…", "...", ":", ";"})
_CLOSING = frozenset({'"', "”", "’", "''", "'", ")", "]", "»"})
_LONGEST_HEADING = 10
LONGEST_QUESTION = 90
"""Words that a paragraph may have to be taken for one question; longer ones argue, and may end with a question."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Tokens `[start, end)` without the white space around them. `kind` is "prose", "question", "heading" or
    "caption"."""

    start: int
    end: int
    kind: str


def paragraphs(doc: Doc) -> tuple[Paragraph, ...]:
    """In text order; a blank line parts them."""
    return tuple(Paragraph(start, end, _kind(doc, start, end)) for start, end in _runs(doc, 2))


def lines(doc: Doc) -> tuple[tuple[int, int], ...]:
    """The lines of a document that have any words, as token ranges."""
    return tuple(_runs(doc, 1))


def blocks(doc: Doc) -> tuple[Paragraph, ...]:
    """Paragraphs, parted also by a single line break behind a mark that ends a sentence or announces words."""
    found: list[list[int]] = []
    for start, end in _runs(doc, 1):
        before = found[-1][1] if found else 0
        parted = not found or any(t.text.count("\n") > 1 for t in doc[before:start] if t.is_space)
        final = last_mark(doc, found[-1][0], before) if found else None
        if parted or (final is not None and final.text in _ENDS):
            found.append([start, end])
        else:
            found[-1][1] = end
    return tuple(Paragraph(start, end, _kind(doc, start, end)) for start, end in found)


def _runs(doc: Doc, breaks: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    last = 0
    for token in doc:
        if token.is_space:
            if start is not None and token.text.count("\n") >= breaks:
                found.append((start, last))
                start = None
            continue
        if start is None:
            start = token.i
        last = token.i + 1
    if start is not None:
        found.append((start, last))
    return found


def _kind(doc: Doc, start: int, end: int) -> str:
    words = [t for t in doc[start:end] if not t.is_punct and not t.is_space]
    if is_caption(doc, start, end):
        return "caption"
    final = last_mark(doc, start, end)
    if final is None or final.text not in _ENDS:
        return "heading" if len(words) <= _LONGEST_HEADING else "prose"
    if final.text == "?" and len(words) <= LONGEST_QUESTION:
        return "question"
    return "prose"


def last_mark(doc: Doc, start: int, end: int) -> Token | None:
    """The mark that ends a stretch, closing quotes and brackets aside; `None` where it ends with a word."""
    index = end - 1
    while index > start and doc[index].text in _CLOSING:
        index -= 1
    return doc[index] if doc[index].is_punct else None


def is_caption(doc: Doc, start: int, end: int) -> bool:
    labels = load_interview_words().captions
    return end - start <= 60 and any(t.text == ":" and doc[t.i - 1].lower_ in labels for t in doc[start + 1 : end])
