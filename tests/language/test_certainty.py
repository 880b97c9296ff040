"""The model tells of each word how sure it is of its head and label."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.tokens import Doc

import kg.language
from kg.language.certainty import certainty, shares

TEXT = "The minister met reporters.  She saw the man with the telescope on Monday."


def test_every_word_has_a_probability_and_white_space_is_certain() -> None:
    doc = kg.language.load()(TEXT)
    values = certainty(doc)
    assert len(values) == len(doc)
    assert ((values > 0) & (values <= 1)).all()
    assert [float(values[token.i]) for token in doc if token.is_space] == [1.0]


def test_what_may_hang_on_two_words_is_less_sure_than_an_article() -> None:
    doc = kg.language.load()(TEXT)
    sure = {token.text: float(value) for token, value in zip(doc, certainty(doc), strict=True)}
    assert sure["telescope"] < sure["The"]


def test_it_goes_with_the_doc_to_bytes_and_to_other_processes() -> None:
    nlp = kg.language.load()
    doc = nlp(TEXT)
    (piped,) = nlp.pipe([TEXT], n_process=2)
    for other in (Doc(nlp.vocab).from_bytes(doc.to_bytes()), piped):
        assert np.array_equal(certainty(other), certainty(doc))


def test_a_parse_of_another_pipeline_is_taken_as_certain() -> None:
    assert certainty(spacy.blank("en")("One word more")).tolist() == [1.0, 1.0, 1.0]


def test_shares_are_a_softmax() -> None:
    logits = np.log(np.array([[1.0, 3.0], [8.0, 2.0]], dtype=np.float32)) + 500
    assert np.allclose(shares(logits, np.array([1, 0])), [0.75, 0.8], atol=1e-5)
