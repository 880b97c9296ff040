"""Sentence borders that quotation marks tell, beside what an invented network says."""

from __future__ import annotations

import numpy as np
import pytest

from kg.language.sentences import with_quotes, without_torn_names


def borders(text: str, network: tuple[int, ...] = (0,)) -> list[int]:
    """The places of the words that begin a sentence; "+" before a word says that no space stands before it."""
    pieces = text.split(" ")
    words = [piece.removeprefix("+") for piece in pieces]
    glued = np.array([piece.startswith("+") for piece in pieces])
    starts = np.array([i in network for i in range(len(words))])
    forced = np.array([i == 0 for i in range(len(words))])
    return np.flatnonzero(with_quotes(starts, forced, words, glued)).tolist()


@pytest.mark.parametrize(
    ("text", "network", "found"),
    [
        ("“ +Go +, +” she said +. “ +It is time +. +”", (0,), [0, 7]),
        ('" +Go +, +" she said +. " +It is time +. +"', (0,), [0, 7]),
        ("“ +It is time +. +” The ministry left +.", (0,), [0, 6]),
        ("He left +. “ +It is time +. +”", (0, 4), [0, 3]),
        ("It cost the U.S. “ +Too much +, +” he said +.", (0,), [0]),
        ("It ended +. “ +and so on +” is no end +.", (0,), [0]),
        ("He left +. ( +Reuters +)", (0,), [0]),
        ("It ended +. At least six left +.", (0,), [0, 3]),
        ("Dr. At Smith left +.", (0,), [0]),
    ],
    ids=[
        "resumed",
        "straight marks",
        "ended",
        "moved to the mark",
        "abbreviation",
        "small letter",
        "bracket",
        "at least",
        "title",
    ],
)
def test_a_quotation_begins_and_ends_sentences(text: str, network: tuple[int, ...], found: list[int]) -> None:
    assert borders(text, network) == found


@pytest.mark.parametrize(
    ("words", "odds", "found"),
    [
        ("joined Peru in Exercise Coral Shield 24 .", 2.0, []),
        ("joined Peru in Exercise Coral Shield 24 .", 5.0, [4]),
        ("saw the Exercise They left in May .", 2.0, [3]),
        ("saw the Exercise Jim , we leave .", 2.0, [3]),
        ("saw the exercise Peru left in May .", 2.0, [3]),
    ],
    ids=["name", "sure", "pronoun", "address", "small letter"],
)
def test_no_weak_border_parts_a_name(words: str, odds: float, found: list[int]) -> None:
    at = 4 if "joined" in words else 3
    starts = np.array([i == at for i in range(len(words.split()))])
    row = np.where(starts, odds, -5.0).astype(np.float32)
    assert np.flatnonzero(without_torn_names(starts, row, words.split())).tolist() == found
