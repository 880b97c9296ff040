"""Surnames that two people share, men's and women's forms of a name, and names of which another has only a part."""

from __future__ import annotations

import pytest

from kg.model import Verdict
from kg.resolve import compare_names
from tests.resolve.making import text, together
from tests.resolve.test_across import one, resolved
from tests.resolve.test_document import resolved as told

_TWO = "[Wayra Condori Apaza:PERSON] and [{other}:PERSON] ran in [Puno:GPE]. [{title}|Condori:PERSON] won."


@pytest.mark.parametrize(
    ("other", "title"), [("Sergio Condori", "Ms."), ("Renata Condori", "Mr."), ("Raul Condori", "Dame")]
)
def test_the_first_of_two_surnames_names_who_bears_it(other: str, title: str) -> None:
    found = told(_TWO.format(other=other, title=title))
    assert together(found, "Wayra Condori Apaza", "Condori")
    assert not together(found, other, "Condori")


@pytest.mark.parametrize(
    ("other", "title"), [("Renata Condori", "Ms."), ("Uriel Condori", "Ms."), ("Raul Condori", "Dr.")]
)
def test_where_two_share_it_and_nothing_tells_it_is_left_open(other: str, title: str) -> None:
    found = told(_TWO.format(other=other, title=title))
    assert not together(found, "Wayra Condori Apaza", "Condori")
    assert not together(found, other, "Condori")


def test_a_second_given_name_is_no_surname() -> None:
    found = told("[Anne Marie Duval:PERSON] met [Bruno Marie:PERSON] in [Lyon:GPE]. [Marie:PERSON] spoke.")
    assert together(found, "Bruno Marie", "Marie")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Daniel Correa", "Daniela Correa"),
        ("Sergio Pinto", "Sergia Pinto"),
        ("Emmanuel Roux", "Emmanuelle Roux"),
        ("Alexis Sokolov", "Alexis Sokolova"),
        ("Jan Kowalski", "Jan Kowalska"),
        ("Peter J. K. Ward", "Peter K. Ward"),
    ],
)
def test_two_forms_of_a_name_are_two_people(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is Verdict.DIFFERENT
    found = resolved(
        text(f"[{left}:PERSON] spoke in [Riga:GPE] of [Malmo:GPE].", "a"),
        text(f"[{right}:PERSON] sang in [Riga:GPE] of [Malmo:GPE].", "b"),
    )
    assert not one(found, ("a", left), ("b", right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergei Morozov", "Sergey Morozov"),
        ("Mohamed Haddad", "Mohamad Haddad"),
        ("Peter J. K. Ward", "Peter J. Ward"),
        ("Peter Ward", "Peter J. K. Ward"),
        ("Ana Lima Castro", "Ana Lima"),
    ],
)
def test_two_spellings_of_a_name_are_one_person(left: str, right: str) -> None:
    found = resolved(text(f"[{left}:PERSON] spoke.", "a"), text(f"[{right}:PERSON] sang.", "b"))
    assert one(found, ("a", left), ("b", right))


def test_a_name_that_is_part_of_two_joins_neither_and_is_asked_about() -> None:
    found = resolved(
        text("[Peter Ward:PERSON] spoke in [Hull:GPE].", "a"),
        text("[Peter J. Ward:PERSON] left [Cork:GPE].", "b"),
        text("[Peter K. Ward:PERSON] left [Oslo:GPE].", "c"),
    )
    assert not one(found, ("a", "Peter Ward"), ("b", "Peter J. Ward"))
    assert not one(found, ("a", "Peter Ward"), ("c", "Peter K. Ward"))
    assert any(j.verdict is Verdict.UNSURE and "could as well be" in j.reasons[-1].text for j in found.judgements)


def test_one_name_in_two_walks_of_life_is_asked_about_even_in_one_town() -> None:
    found = resolved(
        text("[Judge|Maria Fonseca:PERSON] spoke in [Faro:GPE].", "a"),
        text("[Striker|Maria Fonseca:PERSON] scored in [Faro:GPE].", "b"),
    )
    assert not one(found, ("a", "Maria Fonseca"), ("b", "Maria Fonseca"))
    assert any(j.verdict is Verdict.UNSURE for j in found.judgements)
