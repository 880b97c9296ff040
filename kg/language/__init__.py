"""Reading English: sentences, words, dependencies and names, by an embedded model that runs as a spaCy pipeline.

>>> import kg.language
>>> nlp = kg.language.load()
>>> [(name.text, name.label_) for name in nlp("Kamala Rao visited Quito on Monday.").ents]
[('Kamala Rao', 'PERSON'), ('Quito', 'GPE'), ('Monday', 'DATE')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.language import tokenizer as _tokenizer
from kg.language.component import FACTORY, LanguageModel
from kg.model import Document

__all__ = ["LanguageModel", "Parsed", "load", "parse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A document with its parse. `doc.text == document.text`, so a token's `idx` is an offset of the document."""

    document: Document
    doc: Doc


def load(folder: str | Path | None = None) -> Language:
    """The language model as a spaCy pipeline; `folder` holds a model other than the shipped one.

    Raises:
        ModelError: the model's files are missing or damaged.
    """
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": _tokenizer.NAME}}})
    component = nlp.add_pipe(FACTORY, config={"folder": str(folder) if folder else None})
    if isinstance(component, LanguageModel):
        component.files  # noqa: B018 (fails now, with one clear line, rather than on the first text)
    return nlp


def parse(documents: Iterable[Document], nlp: Language, *, processes: int = 1) -> Iterator[Parsed]:
    """Every document with its parse, in order, a few at a time; `processes` reads in as many processes."""
    pairs = ((document.text, document) for document in documents)
    for doc, document in nlp.pipe(pairs, as_tuples=True, batch_size=64, n_process=processes):
        yield Parsed(document=document, doc=doc)
