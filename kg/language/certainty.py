"""How sure the model is of its parse, word by word, kept beside the annotation of a spaCy `Doc`.

spaCy has no field for it, so it lies in `Doc.user_data`, which goes with the `Doc` to disk and to other processes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

_KEY = "claimgraph.certainty"

Floats = NDArray[np.float32]


def set_certainty(doc: Doc, values: Floats) -> None:
    """Keep the probability of each token's head and label, one a token, in text order."""
    doc.user_data[_KEY] = values


def certainty(doc: Doc) -> Floats:
    """The probability of each token's head and label, in text order; 1 throughout where another pipeline parsed."""
    values = doc.user_data.get(_KEY)
    if values is None:
        return np.ones(len(doc), dtype=np.float32)
    return np.asarray(values, dtype=np.float32)


def shares(logits: Floats, chosen: NDArray[np.int64]) -> Floats:
    """The probability of the chosen class of each row."""
    weights = np.exp(logits - logits.max(axis=1, keepdims=True))
    rows = np.arange(len(logits))
    return np.asarray(weights[rows, chosen] / weights.sum(axis=1), dtype=np.float32)
