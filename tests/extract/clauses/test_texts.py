"""Clauses of plain texts, through the shipped language model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from kg.extract.clauses import clauses
from kg.extract.reading import read
from kg.language import load
from tests.extract.clauses.trees import line

_ALL: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(
        case,
        id=case["text"][:60],
        marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
    )
    for case in _ALL
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize("case", CASES)
def test_clauses_of_text(nlp: Language, case: dict[str, Any]) -> None:
    doc = read(nlp(case["text"]))
    found = [line(doc, clause) for sentence in doc.sents for clause in clauses(sentence)]
    for expected in case["clauses"]:
        assert expected in found
    for absent in case.get("absent", ()):
        assert not any(one.startswith(absent) for one in found)
