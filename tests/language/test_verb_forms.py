"""Base forms of verbs by the rules of inflection, whatever the network guessed."""

from __future__ import annotations

import pytest

from kg.language.verb_forms import base_form


@pytest.mark.parametrize(
    ("form", "tag", "guess", "base"),
    [
        ("told", "VBD", "toy", "tell"),
        ("sanctioned", "VBN", "sanctione", "sanction"),
        ("easing", "VBG", "eas", "ease"),
        ("bribed", "VBN", "brib", "bribe"),
        ("leased", "VBD", "leas", "lease"),
        ("leases", "VBZ", "leas", "lease"),
        ("eclipsed", "VBD", "eclips", "eclipse"),
        ("seethed", "VBD", "seeth", "seethe"),
        ("focuses", "VBZ", "focuse", "focus"),
        ("biased", "VBN", "biase", "bias"),
        ("suggested", "VBD", "suggeste", "suggest"),
        ("lifting", "VBG", "lifte", "lift"),
        ("clarified", "VBD", "clarifie", "clarify"),
        ("banned", "VBN", "bann", "ban"),
        ("invaded", "VBD", "invad", "invade"),
        ("addressed", "VBD", "addres", "address"),
        ("withdrew", "VBD", "withdrow", "withdraw"),
        ("was", "VBD", "wa", "be"),
        ("wishes", "VBZ", "wishe", "wish"),
        ("lies", "VBZ", "lie", "lie"),
    ],
)
def test_a_guess_that_no_verb_form_allows_is_replaced(form: str, tag: str, guess: str, base: str) -> None:
    assert base_form(form, tag, guess) == base


@pytest.mark.parametrize(("form", "tag", "lemma"), [("compared", "VBN", "compare"), ("lay", "VBP", "lay")])
def test_a_possible_lemma_is_kept(form: str, tag: str, lemma: str) -> None:
    assert base_form(form, tag, lemma) == lemma


@pytest.mark.parametrize(("form", "tag"), [("meetings", "NNS"), ("S-400", "VBN"), ("quickly", "RB")])
def test_what_is_no_verb_is_left_alone(form: str, tag: str) -> None:
    assert base_form(form, tag, "x") == "x"
