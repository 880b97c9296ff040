"""Names and words that stand right behind what describes them, and are told with it.

"the composer Rao", "the degree "Master of Arts""    a name, in quotation marks or not
"the term genocide"                                  a word, behind a noun that says that it is one
"""

from __future__ import annotations

from kg.extract.lexicon import load_nouns
from kg.extract.marks import OPENING
from kg.extract.tree import Token

_QUOTES = OPENING - {"(", "[", "{"}


def is_close_apposition(token: Token) -> bool:
    """Whether a word is such a name or word, and not set off by a comma."""
    if token.dep_ != "appos" or token.left_edge.i <= token.head.i:
        return False
    first = token.left_edge
    alone = token.head.tag_ != "NNS" or "conj" not in token.below  # "the songs "Home" and "Away"" are two
    quoted = alone and first.text in _QUOTES and first.i == token.head.i + 1
    if token.pos_ == "PROPN":
        return quoted or (token.doc[first.i - 1].pos_ != "PUNCT" and first.pos_ != "PUNCT")
    adjacent = quoted or (first.i == token.head.i + 1 and first.pos_ != "PUNCT")
    return adjacent and token.pos_ in {"NOUN", "X"} and token.head.lemma in load_nouns().words_for_words
