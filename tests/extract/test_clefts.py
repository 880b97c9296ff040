"""Who did what a cleft sentence tells: whom it singles out, even where somebody else who did not stands nearer."""

from __future__ import annotations

import pytest

import kg.language
from kg.extract import extract
from kg.model import Document


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was Chad, and not Niger, that closed the embassy.", ("Chad", "open:close", "embassy")),
        ("It was the mayor, not the bishop, who sold the mill.", ("mayor", "open:sell", "mill")),
        ("It was the mayor who sold the mill.", ("mayor", "open:sell", "mill")),
    ],
)
def test_who_is_singled_out_did_it(text: str, told: tuple[str, str, str]) -> None:
    """Shown or not: with so much between subject and verb the parse is doubtful."""
    (parsed,) = kg.language.parse([Document(id="cleft", text=text)], kg.language.load())
    statements = extract(parsed, least=0.0).statements
    ends = [(s.subject.text if s.subject else "", s.relation, s.object.text if s.object else "") for s in statements]
    assert told in ends
    assert not any(relation == told[1] and subject != told[0] for subject, relation, _ in ends)
