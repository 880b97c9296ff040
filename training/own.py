"""Reader of `training/own/*.txt`: sentences written for this project, with their names in brackets.

    Mr. [PERSON Okonkwo] flew from [GPE Port Harcourt] to the [FAC Murtala Muhammed Airport] on Monday.

One sentence a line, an empty line between paragraphs. Words are cut by the product's own tokenizer, so that what is
learned here is what is read later. Everything that is no name is marked as none; for the syntax see `attachments`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from kg.language import tokenizer
from training import labels
from training.corpora import SHARES, Sentence, Source

CORPUS = "own"
_NAME = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its brackets; `names` are (start, end, type) in characters of `text`."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def marked(line: str) -> Marked:
    """Take the brackets out of a line.

    Raises:
        ValueError: a bracket that does not enclose a type of the product and a name.
    """
    pieces: list[str] = []
    names: list[tuple[int, int, str]] = []
    length = position = 0
    for match in _NAME.finditer(line):
        kind, name = match.groups()
        if kind not in labels.TYPES or name != name.strip():
            raise ValueError(f"not a name: {match[0]!r} in {line!r}")
        before = line[position : match.start()]
        start = length + len(before)
        length = start + len(name)
        pieces += (before, name)
        names.append((start, length, kind))
        position = match.end()
    text = "".join((*pieces, line[position:]))
    if "[" in text or "]" in text:
        raise ValueError(f"a bracket without its pair: {line!r}")
    return Marked(text, tuple(names))


def paragraphs(path: Path) -> Iterator[list[str]]:
    """The lines of each paragraph of a file."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        yield [line.strip() for line in block.splitlines()]


def read_own(folder: Path) -> list[Source]:
    """Every paragraph as a document of its own, in the order of the files' names.

    Raises:
        ValueError: a bracket error.
    """
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
    found: list[Source] = []
    for path in sorted(folder.glob("*.txt")):
        for number, lines in enumerate(paragraphs(path)):
            given = [marked(line) for line in lines]
            sentences = [_sentence(line, nlp(line.text), first=i == 0) for i, line in enumerate(given)]
            found.append(Source(CORPUS, f"{path.stem}-{number}", sentences, share=SHARES[CORPUS]))
    return found


def _sentence(given: Marked, doc: Doc, *, first: bool) -> Sentence:
    # The whole word where a name is only its beginning: plurals, a final initial with the full stop.
    found = [(doc.char_span(start, end, alignment_mode="expand"), kind) for start, end, kind in given.names]
    spans = [(span.start, span.end, kind) for span, kind in found if span is not None]
    words = [token.text for token in doc]
    # A line may hold two sentences (a quotation, a headline), so its borders are not taught.
    entities = labels.token_sets(len(words), spans, labels.PRODUCT, words)
    return Sentence(words=words, paragraph=first, entities=entities, bounded=False)
