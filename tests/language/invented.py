"""A network that says what a test wants, and the small model files around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from kg.language.features import WordPieces
from kg.language.files import Labels, ModelFiles
from kg.language.session import Outputs

LABELS = Labels(
    upos=("NOUN", "VERB", "PROPN", "PUNCT"),
    xpos=("NN", "VBD", "NNP", "."),
    feats=("_", "Number=Sing"),
    lemma_scripts=("keep|0|", "lower|2|"),
    deprels=("root", "nsubj", "obj", "punct"),
    entities=("O", "B-PERSON", "I-PERSON", "B-GPE", "I-GPE"),
)


def cutter() -> WordPieces:
    """Word pieces of one letter each."""
    letters = "abcdefghijklmnopqrstuvwxyz.,!"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *("##" + c for c in letters)]
    return WordPieces(Tokenizer(WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]")))


def files(window: int = 64) -> ModelFiles:
    """Files whose relation weights read the label off the dependent's row."""
    count = len(LABELS.deprels)
    relations = np.zeros((count, count + 1, count + 1), dtype=np.float32)
    for label in range(count):
        relations[label, label, count] = 1.0
    return ModelFiles(
        folder=Path("invented"),
        version="0",
        window=window,
        labels=LABELS,
        relations=relations.transpose(1, 0, 2).reshape(count + 1, -1),
        exceptions={"went|VERB": "go"},
        pieces=cutter(),
    )


@dataclass(frozen=True, slots=True)
class Gold:
    """What the network is to say of one word; `head` is a word index in the document, its own for a root."""

    head: int
    deprel: str = "obj"
    upos: str = "NOUN"
    script: int = 0
    entity: str = "O"
    start: bool = False


def outputs(gold: Sequence[Gold], begin: int, end: int) -> Outputs:
    """The network's outputs for words `[begin, end)` of a document."""
    rows = gold[begin:end]
    total = len(gold)

    def one_hot(indices: Sequence[int], width: int) -> np.ndarray:
        return (8.0 * np.eye(width, dtype=np.float32))[list(indices)].reshape(len(rows), width)

    relations = one_hot([LABELS.deprels.index(g.deprel) for g in rows], len(LABELS.deprels))
    roots = [g.head == begin + i for i, g in enumerate(rows)]
    return {
        "upos": one_hot([LABELS.upos.index(g.upos) for g in rows], len(LABELS.upos)),
        "xpos": one_hot([LABELS.upos.index(g.upos) for g in rows], len(LABELS.xpos)),
        "feats": one_hot([0] * len(rows), len(LABELS.feats)),
        "lemma": one_hot([g.script for g in rows], len(LABELS.lemma_scripts)),
        "sentence": np.array([5.0 if g.start else -5.0 for g in rows], dtype=np.float32),
        "entity": one_hot([LABELS.entities.index(g.entity) for g in rows], len(LABELS.entities)),
        "arc_dependent": one_hot([g.head for g in rows], total),
        "arc_head": one_hot(range(begin, end), total),
        "root": np.array([9.0 if root else -9.0 for root in roots], dtype=np.float32) * 8,
        "rel_dependent": relations,
        "rel_head": np.zeros((len(rows), len(LABELS.deprels)), dtype=np.float32),
    }
