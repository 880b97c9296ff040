"""Cuts a document's words into windows that the network can read.

A headline is read by itself: the sentence below it, which says the same in other grammar, is else read as a part of it.
Else a window ends where a paragraph does if it can, else where a sentence seems to end, else anywhere; in the last two
cases the next window begins a little earlier, so that every word is read with some of what stands before and after it.
Each window answers only for the words of its core. The cut is a function of the document alone, so that the same text
is read the same way whatever else is read with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.features import PARAGRAPH, WordPieces, shape

CONTEXT = 48
"""Word pieces of context that a window repeats from its neighbour, at most."""

HEADLINE = 40
"""Words of the longest headline."""

_ENDS = frozenset({".", "!", "?", "...", "…", "。", "！", "？"})
_CLOSERS = frozenset({'"', "”", "’", "'", "''", ")", "]", "»"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words `[start, end)` of a document as the network reads them; it answers for `[core_start, core_end)`.

    `first` and `last` are, for each word, the indices of its first and last piece in `pieces`.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def windows(words: Sequence[str], paragraphs: NDArray[np.bool_], cutter: WordPieces, longest: int) -> Iterator[Window]:
    """Windows whose cores are the whole text, in order; no window has more than `longest` pieces.

    `paragraphs` says for each word whether it begins a paragraph. Nothing is kept but the present window.
    """
    room = longest - 2
    reach = min(CONTEXT, room // 4)
    start = 0
    while start < len(words):
        # Enough words for any window: every word has a piece, and some are needed to see whether a sentence ends.
        ahead = cutter.of(words[start : start + room])
        sizes = np.fromiter((len(p) for p in ahead), dtype=np.int64, count=len(ahead))
        before = _context_before(words, paragraphs, cutter, start, reach)
        used = sum(len(p) for p in before)
        fit = int(np.searchsorted(np.cumsum(sizes), room - used, side="right"))
        headline = _headline(words, paragraphs) if start == 0 else 0
        if 0 < headline <= fit:
            end, after = headline, 0
        elif start + fit >= len(words):
            end, after = len(words), 0
        else:
            end, after = _cut(words, paragraphs, start, fit, sizes, reach)
        yield _window(words, paragraphs, start, end, before, ahead, after, cutter)
        start = end


def _headline(words: Sequence[str], paragraphs: NDArray[np.bool_]) -> int:
    """How many words a first paragraph has that ends without a full stop; 0 where there is none or it is long."""
    after = next((i for i in range(1, min(len(words), HEADLINE + 1)) if paragraphs[i]), 0)
    return 0 if after and words[after - 1] in _ENDS | _CLOSERS else after


def _context_before(
    words: Sequence[str], paragraphs: NDArray[np.bool_], cutter: WordPieces, start: int, most: int
) -> list[tuple[int, ...]]:
    """Pieces of the words just before a core, from the beginning of a sentence if one begins near enough."""
    if start == 0 or paragraphs[start]:
        return []
    furthest = max(0, start - most)
    reach = cutter.of(words[furthest:start])
    earliest, size = start, 0
    begins = None
    while earliest > furthest and size + len(reach[earliest - 1 - start]) <= most:
        earliest -= 1
        size += len(reach[earliest - start])
        if earliest == 0 or paragraphs[earliest] or _seems_start(words, earliest):
            begins = earliest
        if paragraphs[earliest]:
            break
    chosen = begins if begins is not None else earliest
    return reach[chosen - start :] if chosen < start else []


def _cut(
    words: Sequence[str], paragraphs: NDArray[np.bool_], start: int, fit: int, sizes: NDArray[np.int64], most: int
) -> tuple[int, int]:
    """Where a core that can hold `fit` words ends, and how many words of context follow it."""
    for i in range(start + fit, start + fit // 2, -1):
        if paragraphs[i]:
            return i, 0
    for i in range(start + fit, start + fit // 3, -1):
        if _seems_start(words, i):
            return i, 0
    # No border in sight: the core ends early enough that its last words still see what follows.
    kept, after = fit, 0
    while kept > 1 and after + int(sizes[kept - 1]) <= most:
        kept -= 1
        after += int(sizes[kept])
    return start + max(kept, 1), fit - max(kept, 1)


def _seems_start(words: Sequence[str], i: int) -> bool:
    back = i - 1
    while back > 0 and words[back] in _CLOSERS and i - back < 4:
        back -= 1
    return words[back] in _ENDS and not words[i][:1].islower() and words[i] not in _CLOSERS


def _window(
    words: Sequence[str],
    paragraphs: NDArray[np.bool_],
    core_start: int,
    core_end: int,
    before: Sequence[tuple[int, ...]],
    ahead: Sequence[tuple[int, ...]],
    after: int,
    cutter: WordPieces,
) -> Window:
    start, end = core_start - len(before), core_end + after
    cut = [*before, *ahead[: end - core_start]]
    sizes = np.fromiter((len(p) for p in cut), dtype=np.int64, count=len(cut))
    last = np.cumsum(sizes)
    first = last - sizes + 1
    shapes = np.fromiter((shape(w) for w in words[start:end]), dtype=np.int64, count=end - start)
    shapes += PARAGRAPH * paragraphs[start:end]
    total = int(last[-1]) + 2
    pieces = np.empty(total, dtype=np.int64)
    pieces[1:-1] = np.fromiter((p for word in cut for p in word), dtype=np.int64, count=total - 2)
    pieces[0], pieces[-1] = cutter.begin, cutter.end
    piece_shapes = np.zeros(total, dtype=np.int64)
    piece_shapes[1:-1] = np.repeat(shapes, sizes)
    return Window(
        start=start,
        end=end,
        core_start=core_start,
        core_end=core_end,
        pieces=pieces,
        shapes=piece_shapes,
        first=first,
        last=last,
    )
