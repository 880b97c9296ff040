"""Where the first words of a stretch of text stand again outside it: pulled quotations, mottoes, lead sentences."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from kg.extract.tree import Doc

_LEAST = 5
"""Words that must be in common."""


class Repetitions:
    """The words of one document, looked up by what they begin with. Punctuation and white space do not count."""

    def __init__(self, doc: Doc) -> None:
        self._words = [(t.i, t.lower_) for t in doc if not t.is_punct and not t.is_space]

    @cached_property
    def _at(self) -> dict[tuple[str, ...], list[int]]:
        """The places by the first words behind each; made only where a question is asked."""
        found: dict[tuple[str, ...], list[int]] = {}
        words = [word for _, word in self._words]
        for place, first in enumerate(zip(*(words[start:] for start in range(_LEAST)), strict=False)):
            found.setdefault(first, []).append(place)
        return found

    def of(self, start: int, end: int) -> list[int]:
        """The tokens outside `[start, end)` at which its first ten words, or all if at least five, stand again."""
        first = bisect_left(self._words, (start, ""))
        own = tuple(word for i, word in self._words[first : first + 2 * _LEAST] if i < end)
        places = self._at.get(own[:_LEAST], ())
        found = (self._words[p][0] for p in places if self._from(p, len(own)) == own)
        return [i for i in found if not start <= i < end]

    def _from(self, place: int, count: int) -> tuple[str, ...]:
        return tuple(word for _, word in self._words[place : place + count])
