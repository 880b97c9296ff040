"""Dates, sums of money and measures on a sheet of sentences; the few that are known to fail are named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml

from kg.language.tokenizer import make_tokenizer
from kg.language.values import find_values

SHEET = yaml.safe_load((Path(__file__).parent / "values.yaml").read_text(encoding="utf-8"))
TOKENIZER = make_tokenizer(spacy.blank("en").vocab)
KNOWN_GAPS = {
    "A million-dollar reward was offered.": "an article before a scale counts as the number one",
    "April Jones and August Wilson met Sunday Oliseh.": "months and weekdays as names of people need the network",
}


def cases() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["text"],
            marks=[pytest.mark.xfail(strict=True, reason=KNOWN_GAPS[case["text"]])]
            if case["text"] in KNOWN_GAPS
            else [],
        )
        for case in SHEET
    ]


@pytest.mark.parametrize("case", cases())
def test_values(case: dict[str, Any]) -> None:
    doc = TOKENIZER(case["text"])
    found = {(v.type, doc[v.start : v.end].text) for v in find_values([t.text for t in doc])}
    assert found == {(name, text) for name in ("DATE", "MONEY", "QUANTITY") for text in case.get(name, ())}


def test_the_sheet_is_long_enough() -> None:
    assert len(SHEET) >= 100
