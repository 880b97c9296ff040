"""Lemmas by rule: what spelling, case and the lists allow, whatever the network guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.base_forms import lemma
from kg.language.verb_forms import base_form
from kg.language.word_lists import base_words, fixed_lemmas


@pytest.mark.parametrize(
    ("form", "part", "tag", "learned", "expected"),
    [
        pytest.param("ministries", "NOUN", "NNS", "ministrie", "ministry", id="a plural in -ies"),
        pytest.param("buses", "NOUN", "NNS", "buse", "bus", id="of two spellings the one that is a word"),
        pytest.param("knives", "NOUN", "NNS", "knive", "knife", id="a plural in -ves"),
        pytest.param("quorbles", "NOUN", "NNS", "quorbl", "quorble", id="an unknown noun by its spelling"),
        pytest.param("theses", "NOUN", "NNS", "thesis", "thesis", id="a Greek singular"),
        pytest.param("headquarters", "NOUN", "NNS", "headquarters", "headquarters", id="a plural that has no singular"),
        pytest.param("children", "NOUN", "NNS", "childre", "child", id="an irregular plural"),
        pytest.param("Gunmen", "NOUN", "NNS", "gunme", "gunman", id="men of a trade"),
        pytest.param("policewomen", "NOUN", "NNS", "policewome", "policewoman", id="women of a trade"),
        pytest.param("schoolchildren", "NOUN", "NNS", "schoolchildy", "schoolchild", id="a compound of children"),
        pytest.param("townspeople", "NOUN", "NNS", "townspeopl", "townspeople", id="a compound of people"),
        pytest.param("regimen", "NOUN", "NN", "regimen", "regimen", id="a singular in -men"),
        pytest.param("dirtiest", "ADJ", "JJS", "dirti", "dirty", id="a superlative"),
        pytest.param("bigger", "ADJ", "JJR", "bigg", "big", id="a comparative with a doubled letter"),
        pytest.param("worse", "ADJ", "JJR", "worse", "bad", id="an irregular comparative"),
        pytest.param("grabbing", "VERB", "VBG", "grabb", "grab", id="a verb with a doubled letter"),
        pytest.param("hoping", "VERB", "VBG", "hop", "hope", id="a verb that spelling tells from another"),
        pytest.param("Council", "NOUN", "NN", "Council", "council", id="a noun in a title"),
        pytest.param("ALWAYS", "ADV", "RB", "ALWAYS", "always", id="a shout"),
        pytest.param("ME", "PRON", "PRP", "ME", "I", id="a pronoun"),
        pytest.param("i", "PRON", "PRP", "i", "I", id="the pronoun that keeps its capital"),
        pytest.param("'ve", "AUX", "VBP", "'ve", "have", id="a clitic"),
    ],
)
def test_lemmas_by_rule(form: str, part: str, tag: str, learned: str, expected: str) -> None:
    assert lemma(form, part, tag, learned) == expected


@pytest.mark.parametrize(
    ("form", "part", "tag"),
    [
        pytest.param("Council", "PROPN", "NNP", id="a name"),
        pytest.param("New", "ADJ", "NNP", id="an adjective in a name"),
        pytest.param("Kenyan", "ADJ", "JJ", id="a nationality"),
        pytest.param("NGO", "NOUN", "NN", id="an acronym"),
        pytest.param("S-400", "PROPN", "NNP", id="a designation"),
    ],
)
def test_capitals_that_are_part_of_a_word_stay(form: str, part: str, tag: str) -> None:
    assert lemma(form, part, tag, form) == form


@settings(deadline=None)
@given(st.text(min_size=1, max_size=12), st.sampled_from(["NOUN", "VERB", "ADJ", "PRON"]), st.text(max_size=8))
def test_every_word_has_a_lemma(form: str, part: str, learned: str) -> None:
    tag = {"NOUN": "NNS", "VERB": "VBD", "ADJ": "JJR", "PRON": "PRP"}[part]
    assert lemma(form, part, tag, learned)


def test_a_base_form_is_its_own_lemma() -> None:
    assert all(base_form(verb, "VB", verb) == verb for verb in base_words("VERB"))
    assert ("their", "PRON", "PRP$") in fixed_lemmas()
