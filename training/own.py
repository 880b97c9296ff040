"""Reader of `training/own/*.txt`: sentences written for this project, with their names in brackets.

    Mr. [PERSON Okonkwo] flew from [GPE Port Harcourt] to the [FAC Murtala Muhammed Airport] on Monday.

One sentence a line, an empty line between paragraphs. Words are cut by the product's own tokenizer, so that what is
learned here is what is read later. Everything that is no name is marked as none. Of syntax there is what a teacher
reads where it is sure (self-training, McClosky et al. 2006), so that clauses of news are still read as they were while
names are learned, and `attachments.tsv`: heads of words of which an earlier model was unsure, decided one by one
(uncertainty sampling, Lewis and Gale 1994). Columns: report, line of the report, word, its number in the line, the
number of its head (the root's is -1), label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

import kg.language
from kg.language import tokenizer
from kg.language.certainty import certainty
from training import labels
from training.corpora import SHARES, UNKNOWN, UNKNOWN_HEAD, Sentence, Source, Syntax

CORPUS = "own"
SURE = 0.6
"""Least probability of a word's head and label, by the teacher, to be taught."""
ATTACHMENTS = "attachments.tsv"
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


@dataclass(frozen=True, slots=True)
class Attachment:
    """The decided place of a word in the tree of its line: `word` and `head` are indices of tokens, -1 for the root."""

    form: str
    word: int
    head: int
    label: str


def read_attachments(path: Path) -> dict[tuple[str, int], list[Attachment]]:
    """Attachments by report and line; none where there is no file."""
    found: dict[tuple[str, int], list[Attachment]] = {}
    for row in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        report, line, form, word, head, label = row.split("\t")
        found.setdefault((report, int(line)), []).append(Attachment(form, int(word), int(head), label))
    return found


def read_own(folder: Path, teacher: Path | None = None) -> list[Source]:
    """Every paragraph as a document of its own, in the order of the files' names.

    `teacher` is the folder of a model whose heads and labels are taken over where it is sure of them and nothing else
    is decided.

    Raises:
        ValueError: a bracket error, or an attachment of a word that is not there.
        ModelError: the teacher's files are missing or damaged.
    """
    blank = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
    nlp = kg.language.load(teacher) if teacher else blank
    decided = read_attachments(folder / ATTACHMENTS)
    found: list[Source] = []
    for path in sorted(folder.glob("*.txt")):
        for number, lines in enumerate(paragraphs(path)):
            name = f"{path.stem}-{number}"
            given = [marked(line) for line in lines]
            docs = nlp.pipe(line.text for line in given)
            sentences = [
                _sentence(line, doc, i == 0, decided.get((name, i), ()))
                for i, (line, doc) in enumerate(zip(given, docs, strict=True))
            ]
            found.append(Source(CORPUS, name, sentences, share=SHARES[CORPUS]))
    return found


def _sentence(given: Marked, doc: Doc, first: bool, decided: Sequence[Attachment]) -> Sentence:
    # The whole word where a name is only its beginning: plurals, a final initial with the full stop.
    found = [(doc.char_span(start, end, alignment_mode="expand"), kind) for start, end, kind in given.names]
    spans = [(span.start, span.end, kind) for span, kind in found if span is not None]
    words = [token.text for token in doc]
    # A line may hold two sentences (a quotation, a headline), so its borders are not taught.
    entities = labels.token_sets(len(words), spans, labels.PRODUCT, words)
    return Sentence(words=words, paragraph=first, syntax=_syntax(doc, decided), entities=entities, bounded=False)


def _syntax(doc: Doc, decided: Sequence[Attachment]) -> Syntax | None:
    if not decided and not doc.has_annotation("DEP"):
        return None
    unknown = [UNKNOWN] * len(doc)
    heads, deprels = [UNKNOWN_HEAD] * len(doc), list(unknown)
    if doc.has_annotation("DEP"):
        for token, sure in zip(doc, certainty(doc), strict=True):
            if sure >= SURE:
                heads[token.i] = -1 if token.head == token else token.head.i
                deprels[token.i] = token.dep_
    for attachment in decided:
        if doc[attachment.word].text != attachment.form:
            raise ValueError(f"word {attachment.word} is not {attachment.form!r} in {doc.text!r}")
        heads[attachment.word], deprels[attachment.word] = attachment.head, attachment.label
    return Syntax(upos=unknown, xpos=unknown, feats=unknown, lemmas=unknown, heads=heads, deprels=deprels)
