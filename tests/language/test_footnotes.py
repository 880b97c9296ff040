"""The marks of footnotes."""

from __future__ import annotations

import pytest

from kg.language.footnotes import footnote_marks


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        (["the ", "mayor", "[", "2", "]", "[", "3", "] ", "of ", "Lima"], {2, 3, 4, 5, 6, 7}),
        (["in ", "1987", "[", "note ", "1", "] ", "he"], {2, 3, 4, 5}),
        (["Lima", "[", "citation ", "needed", "]", "."], {1, 2, 3, 4}),
        (["told ", "[", "him", "] ", "twice"], set()),
        (["told ", "him ", "[", "2", "] ", "times"], set()),
        (["in ", "it", "[", "1987", "]"], set()),
        (["a", "[", "b"], set()),
    ],
)
def test_marks_touch_the_word_before(words: list[str], marks: set[int]) -> None:
    assert footnote_marks(words) == marks
