"""Where sentences begin, as far as quotation marks and brackets tell more than the network knows.

A straight quotation mark opens or closes by the side on which it touches a word; the network sees words without the
spaces between them. An opening mark belongs to the sentence that it opens, a closing one to that which it closes; a
quotation or bracket that ends in a full stop before a capital ends its sentence, and one that opens with a capital
behind a full stop begins one. So does a word behind a full stop that has a capital for no other reason: "At least".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.language.sentence_words import sentence_words

_OPENING = frozenset("“‘«([{„")
_BRACKETS = frozenset("([{")
_CLOSING = frozenset("”»)]}")
_WEAK = 2.85
"""Log odds of a start below which it does not part two words of a name: "in Exercise | Eager Lion", "Pentagon | Press
Secretary". Signatures and captions above a sentence have more."""
_EITHER = frozenset({'"', "'", "`", "''", "’", "``"})


def with_quotes(
    starts: NDArray[np.bool_], forced: NDArray[np.bool_], words: Sequence[str], glued: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The sentence starts, moved to where the quotation marks around them say.

    `glued` says for each word whether no space stands before it; `forced` starts stay as they are. All four have one
    entry a word.
    """
    moved = starts.copy()
    count = len(words)
    for i in range(2, count):
        # … of the mine. At least six
        moved[i] |= words[i - 1] == "." and glued[i - 1] and not glued[i] and words[i] in sentence_words("capital")
        # “It is time.” The ministry …
        ended = words[i - 2] == "." and not glued[i] and _closes(words, glued, i - 1)
        moved[i] |= ended and words[i][:1].isupper()
        # … she said. “It is time.”
        resumed = words[i - 1] == "." and words[i] not in _BRACKETS and _opens(words, glued, i)
        moved[i] |= resumed and i + 1 < count and words[i + 1][:1].isupper()
    starts = moved.copy()
    for i in np.flatnonzero(starts & ~forced).tolist():
        if i == 0:
            continue
        after = i
        while after < count and after - i < 3 and _closes(words, glued, after):
            after += 1
        if after > i:
            moved[i] = False
            if after < count:
                moved[after] = True
            continue
        before = i
        while before > 1 and _opens(words, glued, before - 1):
            before -= 1
        if before < i:
            moved[i] = False
            moved[before] = True
    return moved


def without_torn_names(starts: NDArray[np.bool_], odds: NDArray[np.float32], words: Sequence[str]) -> NDArray[np.bool_]:
    """The sentence starts but for weak ones between two words with capitals, where nothing else ends a sentence.

    `odds` are the network's log odds that a word begins a sentence.
    """
    kept = starts.copy()
    for i in np.flatnonzero(starts & (odds < _WEAK)).tolist():
        if 0 < i < len(words) - 1 and _is_named(words[i - 1]) and _is_named(words[i]) and words[i + 1] not in ",:":
            kept[i] = False
    return kept


def _is_named(word: str) -> bool:
    opening = word in sentence_words("capital") or word in sentence_words("openers")
    return word.isalpha() and word[0].isupper() and not word.isupper() and not opening


def _opens(words: Sequence[str], glued: NDArray[np.bool_], i: int) -> bool:
    followed = i + 1 < len(words) and bool(glued[i + 1])
    return words[i] in _OPENING or (words[i] in _EITHER and not glued[i] and followed)


def _closes(words: Sequence[str], glued: NDArray[np.bool_], i: int) -> bool:
    followed = i + 1 < len(words) and bool(glued[i + 1]) and words[i + 1][:1].isalnum()
    return bool(glued[i]) and (words[i] in _CLOSING or (words[i] in _EITHER and not followed))
