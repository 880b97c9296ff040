""" "It" that no body or country can be, read from real sentences."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import kg.language
from kg.extract import extract
from kg.model import Document


@cache
def _nlp() -> Any:
    return kg.language.load()


def _function(text: str) -> str:
    (parsed,) = kg.language.parse([Document(id="d", text=text)], _nlp())
    return next(o.function for o in extract(parsed).occurrences if o.mention.text.lower() == "it")


@pytest.mark.parametrize(
    "text",
    [
        "Nestle said it is time to change the recipe.",
        "It is unclear whether Chad will pay.",
        "It would have been much worse in winter.",
        "Norway lost the match, and it was a disaster.",
        "If it happens again, Peru will leave.",
        "It took three days to reach Lima.",
    ],
)
def test_it_of_a_situation_is_nobody_who_acts(text: str) -> None:
    assert _function(text) == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Nestle said it will change the recipe.",
        "Ghana said it is ready for talks.",
        "The bank said it is a member of the group.",
        "It is a Danish company.",
        "It was founded in 1990.",
    ],
)
def test_it_of_a_body_stays_its_subject(text: str) -> None:
    assert _function(text) in {"subject", "predicate"}
