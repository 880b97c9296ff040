"""A given name alone ties nobody to another bearer of it."""

from __future__ import annotations

from kg.model import Verdict
from tests.resolve.making import text
from tests.resolve.test_across import one, resolved


def test_two_people_called_by_the_same_given_name_stay_two() -> None:
    found = resolved(
        text("[Ana Ruiz:PERSON] spoke. [Ana:PERSON] left.", "a"),
        text("[Ana Silva:PERSON] came. [Ana:PERSON] sang.", "b"),
    )
    assert one(found, ("a", "Ana"), ("a", "Ana Ruiz"))
    assert not one(found, ("a", "Ana Ruiz"), ("b", "Ana Silva"))


def test_who_has_one_name_only_is_known_by_it() -> None:
    found = resolved(
        text("[President|Suharto:PERSON] spoke.", "a"),
        text("[Suharto:PERSON], {a general:PERSON;head=general;appos=Suharto}, left [Indonesia:GPE].", "b"),
        text("[Suharto:PERSON], {a general:PERSON;head=general;appos=Suharto}, ruled [Indonesia:GPE].", "c"),
    )
    assert one(found, ("b", "Suharto"), ("c", "Suharto"))


def test_one_name_alone_does_not_say_that_it_is_all_of_a_name() -> None:
    found = resolved(text("[Suparman:PERSON] was arrested.", "a"), text("[Suparman:PERSON] won.", "b"))
    assert not one(found, ("a", "Suparman"), ("b", "Suparman"))
    assert any(j.verdict is Verdict.UNSURE for j in found.judgements)
