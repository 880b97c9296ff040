"""What makes a statement less sure, and which open ones are left out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from spacy.language import Language

import kg.language
from kg.extract import extract
from kg.extract.confidence import confidence, features, is_doubtful
from kg.extract.reading import read
from kg.extract.tree import Doc
from kg.model import Document, Extraction, Statement


@cache
def _nlp() -> Language:
    return kg.language.load()


def _read(text: str, least: float | None = None) -> tuple[Extraction, Doc]:
    (parsed,) = kg.language.parse([Document(id="case", text=text)], _nlp())
    return extract(parsed, least=least), read(parsed.doc)


def _only(text: str) -> Statement:
    (statement,) = _read(text)[0].statements
    return statement


def test_it_is_a_probability_that_comes_with_every_statement() -> None:
    text = "Peru, which bought Telcel in May, is a member of the United Nations. Its army tested a missile."
    made = _read(text)[0].statements
    assert len(made) > 2
    assert all(0.05 <= statement.confidence <= 0.95 for statement in made)


def test_the_same_words_are_less_sure_on_a_doubtful_parse() -> None:
    text = "The old bridge carries the trams of the city."
    extraction, doc = _read(text)
    (statement,) = extraction.statements
    for token in doc:
        token.certainty = 0.3
    doubtful = confidence(statement, doc)
    assert doubtful.confidence < statement.confidence


def test_a_pronoun_is_less_sure_than_a_name() -> None:
    assert _only("They bought Telcel in May.").confidence < _only("Peru bought Telcel in May.").confidence


def test_only_open_statements_are_left_out_as_doubtful() -> None:
    typed, open_ = _only("Peru bought Telcel."), _only("The old bridge carries the trams of the city.")
    assert not is_doubtful(replace(typed, confidence=0.05))
    assert is_doubtful(replace(open_, confidence=0.05)) and not is_doubtful(replace(open_, confidence=0.95))
    assert is_doubtful(replace(typed, confidence=0.7), 0.75) and not is_doubtful(replace(typed, confidence=0.8), 0.75)


def test_a_doubtful_statement_is_left_out_with_its_reason() -> None:
    text = "There it this with that went so up it then."
    (doubted,) = _read(text, least=0.0)[0].statements
    assert is_doubtful(doubted)
    extraction, _ = _read(text)
    assert not extraction.statements
    assert any("too doubtful" in silence.reason for silence in extraction.silences)


def test_a_least_confidence_holds_for_every_statement() -> None:
    text = "Peru bought Telcel in May. They, it is thought, said that this was what those wanted, which helped others."
    every = _read(text, least=0.0)[0].statements
    between = (min(s.confidence for s in every) + max(s.confidence for s in every)) / 2
    kept = _read(text, least=between)[0].statements
    assert kept == tuple(s for s in every if s.confidence >= between)
    assert 0 < len(kept) < len(every)


def test_each_feature_is_told_once() -> None:
    text = "Peru bought Telcel, a firm that sells phones to the army, in May."
    extraction, doc = _read(text)
    assert len(extraction.statements) > 1
    for statement in extraction.statements:
        names = [name for name, _ in features(statement, doc)]
        assert len(names) == len(set(names))
