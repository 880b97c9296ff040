"""What the encoder is given for each word: its word pieces and the shape of its letters.

The encoder's vocabulary is lower-cased, so the shape gives back what lower-casing takes away: it tells US from us and
IS from is. The second half of the shape ids marks words that begin a paragraph, so that a headline without a full
stop can still be seen to end. Training and running share this module; changing it makes the shipped weights wrong.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tokenizers import Tokenizer

SHAPES = (
    "none",
    "lower",
    "title",
    "upper",
    "initial",
    "mixed",
    "digits",
    "letters and digits",
    "punctuation",
    "other",
)
PARAGRAPH = len(SHAPES)
"""Added to the shape id of a word that begins a paragraph."""

MAX_PIECES_A_WORD = 12
"""A longer word keeps its first pieces: nothing is learned from the tail of a 10,000-character token."""


@lru_cache(maxsize=65536)
def shape(word: str) -> int:
    """The index in `SHAPES` of a word as written."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        if any(c.isdigit() for c in word):
            return SHAPES.index("digits")
        punctuation = all(unicodedata.category(c)[0] in "PS" for c in word)
        return SHAPES.index("punctuation" if word and punctuation else "other")
    if any(c.isdigit() for c in word):
        return SHAPES.index("letters and digits")
    upper = [c.isupper() for c in letters]
    if all(upper):
        return SHAPES.index("initial" if len(letters) == 1 else "upper")
    if upper[0] and not any(upper[1:]):
        return SHAPES.index("title")
    if not any(upper):
        return SHAPES.index("lower" if letters[0].islower() else "other")
    return SHAPES.index("mixed")


class WordPieces:
    """Cuts words into the encoder's word pieces; every word has at least one."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._cache: dict[str, tuple[int, ...]] = {}
        self.unknown = self.id_of("[UNK]")
        self.begin = self.id_of("[CLS]")
        self.end = self.id_of("[SEP]")

    def id_of(self, piece: str) -> int:
        """The id of a piece of the vocabulary. Raises `ValueError` when it has none such."""
        found = self._tokenizer.token_to_id(piece)
        if found is None:
            raise ValueError(f"the tokenizer has no piece {piece!r}")
        return int(found)

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The piece ids of each word, in order."""
        cache = self._cache
        missing = list(dict.fromkeys(w for w in words if w not in cache))
        if missing:
            if len(cache) > 200_000:
                cache.clear()
                missing = list(dict.fromkeys(words))
            heads = [w[:200] for w in missing]
            for word, encoding in zip(
                missing, self._tokenizer.encode_batch(heads, add_special_tokens=False), strict=True
            ):
                cache[word] = tuple(encoding.ids[:MAX_PIECES_A_WORD]) or (self.unknown,)
        return [cache[w] for w in words]
