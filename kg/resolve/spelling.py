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
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=[dgkt])h"), ""),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"^ye"), "e"),
    (re.compile(r"y|(?<=[aeiou])j$"), "i"),
    (re.compile(r"enka$"), "enko"),
    (re.compile(r"dr$"), "der"),
    (re.compile(r"e"), "a"),
    (re.compile(r"o"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=131072)
def sound_key(word: str) -> str:
    """A folded word with one letter for all that transliterate a sound; empty for other scripts."""
    for letters, one in _SAME_SOUND:
        word = letters.sub(one, word)
    return word


def one_key(a: str, b: str) -> bool:
    """Whether two folded words of some length can be two transliterations of one name."""
    long = min(len(a), len(b)) >= LEAST
    return long and sound_key(a) == sound_key(b) != ""
