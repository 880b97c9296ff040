"""Windows cover a text once, in order, never exceed their size, and depend on the document alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.features import MAX_PIECES_A_WORD
from kg.language.paragraphs import paragraph_starts
from kg.language.windows import CONTEXT, windows
from tests.language.invented import cutter

LONGEST = 64


WORDS = st.lists(
    st.sampled_from(["a", "bc", "defgh", ".", "Ab", ",", "abcdefghijklmnopq", "!"]), min_size=1, max_size=400
)


@given(words=WORDS, seed=st.integers(0, 5))
@settings(max_examples=80, deadline=None)
def test_every_word_is_answered_for_once(words: list[str], seed: int) -> None:
    pieces = cutter()
    paragraphs = np.random.default_rng(seed).random(len(words)) < 0.05 * seed
    paragraphs[0] = True
    covered = []
    for window in windows(words, paragraphs, pieces, LONGEST):
        assert window.start <= window.core_start < window.core_end <= window.end
        assert len(window.pieces) <= LONGEST
        assert len(window.first) == len(window.last) == window.end - window.start
        assert window.pieces[0] == pieces.begin and window.pieces[-1] == pieces.end
        assert (window.first <= window.last).all() and window.first[0] == 1
        assert window.last[-1] == len(window.pieces) - 2
        covered += range(window.core_start, window.core_end)
    assert covered == list(range(len(words)))


def test_short_paragraphs_share_a_window_and_no_paragraph_is_cut() -> None:
    words = ["a", "bc", "."] * 40
    paragraphs = np.arange(len(words)) % 12 == 0
    cores = [(w.core_start, w.core_end) for w in windows(words, paragraphs, cutter(), LONGEST)]
    assert len(cores) > 1
    assert all(paragraphs[start] for start, _ in cores)


def test_a_headline_has_a_window_of_its_own() -> None:
    words = ["Ab", "bc", "a", "Ab", "bc", "a", ".", "Ab", "a", "."]
    paragraphs = np.isin(np.arange(len(words)), (0, 3, 7))
    cores = [(w.core_start, w.core_end) for w in windows(words, paragraphs, cutter(), LONGEST)]
    assert cores == [(0, 3), (3, 10)]


def test_a_first_paragraph_that_is_a_sentence_is_no_headline() -> None:
    words = ["Ab", "bc", ".", "Ab", "bc", "a", "."]
    paragraphs = np.isin(np.arange(len(words)), (0, 3))
    (window,) = windows(words, paragraphs, cutter(), LONGEST)
    assert (window.core_start, window.core_end) == (0, 7)


def test_a_text_without_borders_is_read_with_context_on_both_sides() -> None:
    words = ["a"] * 900
    paragraphs = np.arange(900) == 0
    first, second, *_ = windows(words, paragraphs, cutter(), 400)
    assert first.end - first.core_end == CONTEXT
    assert second.core_start - second.start == CONTEXT


def test_no_word_is_too_long_for_a_window() -> None:
    (window,) = windows(["a" * 50], np.array([True]), cutter(), LONGEST)
    assert len(window.pieces) == MAX_PIECES_A_WORD + 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks fail|\n\n|China said no .", [True, False, True, False, False, False]),
        ("He met|\n\n|the minister .", [True, False, False, False, False]),
        ("It ended .|\n\n|the rest", [True, False, False, True, False]),
        ("One line|\n|Next line", [True, False, True, False]),
    ],
)
def test_where_paragraphs_begin(text: str, expected: list[bool]) -> None:
    words: list[str] = []
    gaps: list[str] = []
    gap = ""
    for part in text.split("|"):
        if not part.strip():
            gap = part
            continue
        for word in part.split():
            words.append(word)
            gaps.append(gap)
            gap = " "
    assert paragraph_starts(words, gaps).tolist() == expected


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = [
        "The minister said on Monday that",
        "talks would go on until the",
        "end of May . He then left for",
        "Oslo .",
    ]
    words: list[str] = []
    gaps: list[str] = []
    for n, line in enumerate(lines):
        for i, word in enumerate(line.split()):
            words.append(word)
            gaps.append("\n" if i == 0 and n else " ")
    assert paragraph_starts(words, gaps).tolist() == [True] + [False] * (len(words) - 1)
