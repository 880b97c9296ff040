"""Syntax for sentences of which no treebank knows any: what a teacher reads, and what was decided by hand.

A teacher's heads and labels are taken over where it is sure of them (self-training, McClosky et al. 2006), so that
clauses of news are still read as they were while names are learned. `attachments.tsv` holds heads of words of which an
earlier model was unsure, decided one by one (uncertainty sampling, Lewis and Gale 1994). Its columns: corpus, document,
number of the sentence in it, number of the word in the sentence, number of its head (the root's is -1), label, and the
word itself where the text is this project's own, `_` where it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.language
from kg.language.certainty import certainty
from training.corpora import UNKNOWN, UNKNOWN_HEAD, Sentence, Source, Syntax

ATTACHMENTS = Path(__file__).parent / "attachments.tsv"
TAUGHT = frozenset({"own", "re3d", "redocred", "crossner"})
"""Corpora of names whose sentences get a syntax. UNER's texts are those of a treebank."""
SURE = 0.6
"""Least probability of a word's head and label, by the teacher, to be taught."""
_NOT_OURS = "_"


@dataclass(frozen=True, slots=True)
class Attachment:
    """The decided place of a word in the tree of its sentence: `word` and `head` are indices of words, -1 the root."""

    word: int
    head: int
    label: str
    form: str


Decided = Mapping[tuple[str, str, int], Sequence[Attachment]]
"""Attachments by corpus, document and number of the sentence."""


def read_attachments(path: Path = ATTACHMENTS) -> Decided:
    """The attachments of a table, in its order."""
    found: dict[tuple[str, str, int], list[Attachment]] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        corpus, document, sentence, word, head, label, form = row.split("\t")
        key = corpus, document, int(sentence)
        found.setdefault(key, []).append(Attachment(int(word), int(head), label, form))
    return found


def give_syntax(sources: Sequence[Source], decided: Decided, teacher: Path | None = None) -> None:
    """Give the sentences of `TAUGHT` corpora a syntax, in place; what is neither read nor decided stays unknown.

    `teacher` is the folder of a model; without it only what was decided is taught.

    Raises:
        ValueError: an attachment of a word that is not there.
        ModelError: the teacher's files are missing or damaged.
    """
    nlp = kg.language.load(teacher) if teacher else spacy.blank("en")
    for source in sources:
        if source.corpus in TAUGHT:
            for number, (sentence, doc) in enumerate(zip(source.sentences, _read(source.sentences, nlp), strict=True)):
                sentence.syntax = _syntax(sentence.words, doc, decided.get((source.corpus, source.name, number), ()))


def _read(sentences: Sequence[Sentence], nlp: Language) -> Iterator[Doc]:
    return nlp.pipe(Doc(nlp.vocab, words=sentence.words) for sentence in sentences)


def _syntax(words: Sequence[str], doc: Doc, decided: Sequence[Attachment]) -> Syntax | None:
    heads, deprels = [UNKNOWN_HEAD] * len(words), [UNKNOWN] * len(words)
    if doc.has_annotation("DEP"):
        for token, sure in zip(doc, certainty(doc), strict=True):
            if sure >= SURE:
                heads[token.i] = -1 if token.head == token else token.head.i
                deprels[token.i] = token.dep_
    for attachment in decided:
        if attachment.word >= len(words) or attachment.form not in (_NOT_OURS, words[attachment.word]):
            raise ValueError(f"word {attachment.word} is not {attachment.form!r} in {' '.join(words)!r}")
        heads[attachment.word], deprels[attachment.word] = attachment.head, attachment.label
    if not any(deprels):
        return None
    unknown = [UNKNOWN] * len(words)
    return Syntax(upos=unknown, xpos=unknown, feats=unknown, lemmas=unknown, heads=heads, deprels=deprels)
