"""Where a text's layout begins a new paragraph, and so a new sentence.

Blank lines do, unless the sentence clearly runs on: web pages break sentences around links and pictures. Single line
breaks do, unless the text is wrapped at a width, which shows by lines that go on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CLOSERS = frozenset("\"'”’»)]}`*")
_TERMINAL = frozenset(".!?…:;。！？")

WRAPPED_SHARE = 0.25
"""A text is taken to be wrapped when so many of its single line breaks stand inside a sentence."""


def line_breaks(gap: str) -> int:
    """How many lines end in a stretch of white space."""
    return len(_LINE_END.findall(gap))


def paragraph_starts(words: Sequence[str], gaps: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each word begins a paragraph. `gaps[i]` is the white space before word i; the first word always does."""
    count = len(words)
    starts = np.zeros(count, dtype=bool)
    if not count:
        return starts
    starts[0] = True
    broken = [(i, n) for i in range(1, count) if len(gaps[i]) > 0 and gaps[i] != " " and (n := line_breaks(gaps[i]))]
    single = [i for i, n in broken if n == 1]
    wrapped = sum(_runs_on(words, i) for i in single) > WRAPPED_SHARE * len(single)
    widths = _line_widths(words, gaps, [i for i, _ in broken]) if wrapped else {}
    width = max(widths.values(), default=0)
    for i, n in broken:
        if n > 1:
            starts[i] = not _runs_on(words, i)
        elif wrapped:
            starts[i] = _ends_sentence(words, i) and widths[i] < 0.75 * width and not words[i][:1].islower()
        else:
            starts[i] = not _runs_on(words, i)
    return starts


def _ends_sentence(words: Sequence[str], i: int) -> bool:
    """Whether the word before word i ends a sentence, closing quotes and brackets left out of account."""
    back = i - 1
    while back > 0 and words[back] in _CLOSERS and i - back < 4:
        back -= 1
    return words[back][-1:] in _TERMINAL


def _runs_on(words: Sequence[str], i: int) -> bool:
    return words[i][:1].islower() and not _ends_sentence(words, i)


def _line_widths(words: Sequence[str], gaps: Sequence[str], breaks: Sequence[int]) -> dict[int, int]:
    """The width in characters of the line that ends before each break."""
    found: dict[int, int] = {}
    start = 0
    for i in breaks:
        found[i] = sum(len(words[j]) + (len(gaps[j]) if j > start else 0) for j in range(start, i))
        start = i
    return found
