"""What makes a statement less sure, and which open ones are left out."""

from __future__ import annotations

from dataclasses import replace

import kg.language
from kg.extract import extract
from kg.extract.confidence import LEAST, confidence, is_doubtful
from kg.model import Document, Extraction, Literal, Modality, Polarity, Statement


def _read(text: str) -> Extraction:
    (parsed,) = kg.language.parse([Document(id="case", text=text)], kg.language.load())
    return extract(parsed)


def _only(text: str) -> Statement:
    (statement,) = _read(text).statements
    return statement


def test_names_are_surer_than_descriptions_and_those_than_pronouns() -> None:
    texts = ("Peru bought Telcel.", "The state bought the firm.", "They bought it.")
    values = [_only(text).confidence for text in texts]
    assert values == sorted(values, reverse=True) and len(set(values)) == len(values)


def test_what_is_denied_conditional_or_reported_is_less_sure() -> None:
    plain = _only("The bridge carries trams.")
    negated = confidence(replace(plain, polarity=Polarity.NEGATED))
    conditional = confidence(replace(plain, modality=Modality.CONDITIONAL))
    assert conditional.confidence < negated.confidence < plain.confidence


def test_a_long_subject_makes_an_open_statement_doubtful_only_with_more_against_it() -> None:
    plain = _only("The bridge carries trams.")
    words = "the oldest bridge of the city beside the harbour"
    long = confidence(replace(plain, subject=Literal(text=words)))
    worse = confidence(replace(long, polarity=Polarity.NEGATED, modality=Modality.CONDITIONAL))
    assert LEAST < long.confidence < plain.confidence
    assert is_doubtful(worse) and not is_doubtful(long)


def test_declared_relations_are_never_left_out_as_doubtful() -> None:
    typed = _only("Peru bought Telcel.")
    assert not is_doubtful(replace(typed, confidence=0.05))
