"""Readers of the corpora that `benchmarks/language.py` measures on: gold documents as words with character offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Word:
    """A gold word at characters `[start, end)` of its document; `head` is an index in its sentence, -1 for the root."""

    form: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(slots=True)
class Treebank:
    """One document of a treebank: its text, with a blank line between paragraphs, and its sentences."""

    name: str
    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)

    def doc(self, vocab: Vocab) -> Doc:
        """The gold words and sentence borders, without any other annotation."""
        words = [w for sentence in self.sentences for w in sentence]
        starts = [i == 0 for sentence in self.sentences for i in range(len(sentence))]
        return Doc(vocab, words=[w.form for w in words], sent_starts=starts)


def read_treebank(path: Path) -> Iterator[Treebank]:
    """The documents of a CoNLL-U file."""
    document: Treebank | None = None
    rows: list[list[str]] = []
    paragraph = False
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            if document:
                yield document
            document = Treebank(line.partition("=")[2].strip())
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            paragraph = True
        elif not line and rows and document is not None:
            if paragraph and document.text:
                document.text = document.text.rstrip(" ") + "\n\n"
            _add_sentence(document, rows)
            rows, paragraph = [], False
        elif line[:1].isdigit():
            rows.append(line.split("\t"))
    if document:
        yield document


def _add_sentence(document: Treebank, rows: list[list[str]]) -> None:
    sentence: list[Word] = []
    fused_until, fused_end, position = 0, 0, 0
    for row in rows:
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            position = len(document.text)
            document.text += row[1] + space
            fused_until, fused_end = int(row[0].split("-")[1]), position + len(row[1])
        elif row[0].isdigit():
            number = int(row[0])
            if number <= fused_until:
                fits = document.text[position : position + len(row[1])] == row[1]
                end = (
                    fused_end if number == fused_until else min(position + len(row[1]) if fits else position, fused_end)
                )
                start, position = position, end
            else:
                start, end = len(document.text), len(document.text) + len(row[1])
                document.text += row[1] + space
            sentence.append(Word(row[1], start, end, row[2], row[3], row[4], int(row[6]) - 1, row[7]))
    document.sentences.append(sentence)


@dataclass(slots=True)
class Tagged:
    """One document of an entity corpus: sentences of (word, IOB label)."""

    name: str
    sentences: list[list[tuple[str, str]]] = field(default_factory=list)

    def doc(self, vocab: Vocab) -> Doc:
        words = [w for sentence in self.sentences for w, _ in sentence]
        starts = [i == 0 for sentence in self.sentences for i in range(len(sentence))]
        return Doc(vocab, words=words, sent_starts=starts)

    def spans(self) -> set[tuple[int, int, str]]:
        """Gold names as (start, end, type) of word indices in the document."""
        tags = [tag for sentence in self.sentences for _, tag in sentence] + ["O"]
        found: set[tuple[int, int, str]] = set()
        start, name = 0, ""
        for i, tag in enumerate(tags):
            position, _, kind = tag.partition("-")
            if name and (position in "OB" or kind != name):
                found.add((start, i, name))
                name = ""
            if position != "O" and not name:
                start, name = i, kind
        return found


def read_tagged(path: Path) -> Iterator[Tagged]:
    """The documents of a two-column IOB file; a file that marks none has a document for each sentence."""
    document: Tagged | None = None
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc"):
            if document:
                yield document
            document = Tagged(line.partition("=")[2].strip())
        elif not line.strip():
            if rows and document:
                document.sentences.append(rows)
            elif rows:
                yield Tagged("", [rows])
            rows = []
        else:
            word, _, label = line.rpartition("\t")
            rows.append((word, label))
    if document:
        yield document
