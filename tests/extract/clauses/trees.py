"""Hand-made dependency trees as documents, and clauses as short lines, for tests that need no language model."""

from __future__ import annotations

import spacy
import spacy.tokens

from kg.extract.clause import Clause
from kg.extract.reading import read
from kg.extract.tree import Doc

_COARSE = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WP$": "PRON", "WDT": "PRON", "EX": "PRON", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "WRB": "ADV",
    "RP": "ADP", "IN": "ADP", "TO": "PART", "POS": "PART", "DT": "DET", "PDT": "DET", "CD": "NUM", "CC": "CCONJ",
    "MD": "AUX", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "$": "SYM",
}  # fmt: skip
_BLANK = spacy.blank("en")


def tree(rows: str) -> Doc:
    """The tree that lines spell; see `parse`."""
    return read(parse(rows))


def parse(rows: str) -> spacy.tokens.Doc:
    """A doc of spaCy from lines `form lemma tag head label`: Penn tags, heads counted from 1, 0 for a root.

    An empty line begins a new sentence. A sixth column is an entity type, for that token alone.
    """
    words: list[str] = []
    lemmas: list[str] = []
    tags: list[str] = []
    coarse: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    entities: list[str] = []
    for block in rows.strip().split("\n\n"):
        start = len(words)
        for row in block.strip().splitlines():
            form, lemma, tag, head, label, *entity = row.split()
            words.append(form)
            lemmas.append(lemma)
            tags.append(tag)
            coarse.append(_coarse(tag, label))
            heads.append(start + int(head) - 1 if int(head) else len(words) - 1)
            labels.append(label if int(head) else "ROOT")
            entities.append(f"B-{entity[0]}" if entity else "O")
    return spacy.tokens.Doc(
        _BLANK.vocab, words=words, lemmas=lemmas, tags=tags, pos=coarse, heads=heads, deps=labels, ents=entities
    )


def _coarse(tag: str, label: str) -> str:
    if tag.startswith("VB"):
        return "AUX" if label in {"aux", "aux:pass", "cop"} else "VERB"
    if tag == "IN" and label == "mark":
        return "SCONJ"
    return _COARSE[tag]


def line(doc: Doc, clause: Clause) -> str:
    """A clause as `kind action-or-lemma voice: role marker+words; …`, with minimal words.

    >>> "verbal buy active: subject China; object jets"
    """
    name = clause.action or clause.lemma
    arguments = "; ".join(
        " ".join(part for part in (a.role.value, a.marker and f"[{a.marker}]", _words(doc, a.minimal)) if part)
        for a in clause.arguments
    )
    return f"{clause.kind.value} {name} {clause.voice.value}: {arguments}"


def _words(doc: Doc, tokens: tuple[int, ...]) -> str:
    return " ".join(doc[i].text for i in tokens)
