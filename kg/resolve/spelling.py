"""Spellings of one name that several transliterations give: "Zelensky" and "Zelenskyy", "Mohammed" and "Muhammad".

What they share is a key in which letters that transliterate one sound are one. It says that two words can be one name,
and not that they are: weigh it with what else is known.

>>> one_key("zelensky", "zelenskiy"), one_key("mohammed", "muhammad"), one_key("yevgeny", "evgeny")
(True, True, True)
>>> one_key("hassan", "hussein"), one_key("hansen", "hanson")
(False, False)
"""

from __future__ import annotations

import re
from functools import lru_cache

LEAST = 5
"""Letters that the shorter of two words must have: short words are too often alike."""

_SAME_SOUND = (
    *(("x", "ks"), ("ph", "f"), ("dh", "d"), ("gh", "g"), ("kh", "k"), ("th", "t"), ("ck", "k")),
    *(("ou", "u"), ("oo", "u"), ("ee", "i")),
)
_ONE_LETTER = str.maketrans({"e": "a", "o": "u", "w": "v", "q": "k", "y": "i"})
_ENDS = {"enka": "enko", "dr": "der", "aj": "ai", "ej": "ei", "ij": "ii"}
_OTHER = re.compile(r"[^a-z]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=131072)
def sound_key(word: str) -> str:
    """A folded word with one letter for all that transliterate a sound; empty for other scripts."""
    key = _OTHER.sub("", word).replace("ye", "e", 1) if word.startswith("ye") else _OTHER.sub("", word)
    for letters, one in _SAME_SOUND:
        if letters in key:
            key = key.replace(letters, one)
    for end, one in _ENDS.items():
        if key.endswith(end):
            key = key.removesuffix(end) + one
    return _DOUBLE.sub(r"\1", key.translate(_ONE_LETTER))


def one_key(a: str, b: str) -> bool:
    """Whether two folded words of some length can be two transliterations of one name."""
    long = min(len(a), len(b)) >= LEAST
    return long and sound_key(a) == sound_key(b) != ""
