"""Transliterations of one name: they can be one person, and context decides."""

from __future__ import annotations

import pytest

from kg.model import Verdict
from kg.resolve import compare_names
from tests.resolve.making import resolved as told
from tests.resolve.making import text, together
from tests.resolve.test_across import one, resolved


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Timoshenka", "Tymoshenko"),
        ("Khamenei", "Khameneiy"),
        ("Mustafa Mahmoud", "Mustafa Mahmud"),
        ("Mohammed Saleem", "Muhammad Salim"),
        ("Arseniy Belousov", "Arseny Belousov"),
        ("Aleksandr Tymoshenko", "Alyaksandr Tymoshenka"),
    ],
)
def test_two_transliterations_can_be_one_name(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is not Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ahmed Hassan", "Ahmed Hussein"),
        ("Erik Hansen", "Erik Hanson"),
        ("Paul Miller", "Paul Muller"),
        ("Julien Roche", "Julienne Roche"),
        ("Marie Lund", "Maria Lund"),
        ("Sudan", "South Sudan"),
        ("Guinea", "Equatorial Guinea"),
    ],
)
def test_names_of_another_sound_are_two(left: str, right: str) -> None:
    assert compare_names(left, right).verdict is Verdict.DIFFERENT


def test_across_documents_two_transliterations_need_something_else() -> None:
    left, right = "[{}Muhammad Salim:PERSON] spoke.", "[{}Mohammed Saleem:PERSON] left."
    alone = resolved(text(left.format(""), "a"), text(right.format(""), "b"))
    assert not one(alone, ("a", "Muhammad Salim"), ("b", "Mohammed Saleem"))
    assert any(j.verdict is Verdict.UNSURE for j in alone.judgements)
    both = resolved(text(left.format("Governor|"), "a"), text(right.format("Governor|"), "b"))
    assert one(both, ("a", "Muhammad Salim"), ("b", "Mohammed Saleem"))


def test_forms_of_a_given_name_in_two_languages_are_one() -> None:
    found = resolved(text("[Mykola Danko:PERSON] spoke.", "a"), text("[Nikolay Danko:PERSON] left.", "b"))
    assert one(found, ("a", "Mykola Danko"), ("b", "Nikolay Danko"))


def test_another_spelling_of_a_surname_is_attached_where_only_one_person_has_it() -> None:
    found = told("[Olena Zhurovsky:PERSON] won. [Zhurovskiy:PERSON] spoke.")
    assert together(found, "Olena Zhurovsky", "Zhurovskiy")
    found = told("[Olena Zhurovsky:PERSON] met [Ihor Zhurovsky:PERSON]. [Zhurovskiy:PERSON] spoke.")
    assert not together(found, "Olena Zhurovsky", "Zhurovskiy")
