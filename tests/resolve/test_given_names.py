"""A given name alone ties nobody to another bearer of it."""

from __future__ import annotations

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
    found = resolved(text("[Suharto:PERSON] spoke.", "a"), text("[Suharto:PERSON] left.", "b"))
    assert one(found, ("a", "Suharto"), ("b", "Suharto"))
