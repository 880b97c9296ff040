"""Parts of personal names, and how two names compare."""

from __future__ import annotations

import pytest

from kg.resolve.name_titles import is_description
from kg.resolve.names import attach, gender_of, person_name, relate


@pytest.mark.parametrize(
    ("written", "title", "given", "family"),
    [
        ("Gen. Li Shangfu", ("gen",), ("shangfu",), "li"),
        ("President Joe Biden", ("president",), ("joe",), "biden"),
        ("U.S. Defense Secretary Lloyd Austin", ("u.s", "defense", "secretary"), ("lloyd",), "austin"),
        ("Kim Jong-un", (), ("jong-un",), "kim"),
        ("Claudio De Vincenti", (), ("claudio",), "de vincenti"),
        ("Joseph R. Biden Jr.", (), ("joseph", "r"), "biden"),
        ("Suleiman al-Amr", (), ("suleiman",), "al-amr"),
        ("Mark Lee", (), ("mark",), "lee"),
        ("Jean-Luc Moreau", (), ("jean-luc",), "moreau"),
    ],
)
def test_a_name_falls_into_title_given_and_family(
    written: str, title: tuple[str, ...], given: tuple[str, ...], family: str
) -> None:
    name = person_name(written)
    assert (name.title, name.given, name.family) == (title, given, family)


@pytest.mark.parametrize(
    ("a", "b", "feature"),
    [
        ("Joe Biden", "Joseph Biden", "nickname"),
        ("Joe Biden", "Joseph R. Biden Jr.", "nickname"),
        ("J. Smith", "John Smith", "initial"),
        ("Amara Okafor", "Amara Grace Okafor", "longer_full_name"),
        ("Nguyễn Phú Trọng", "Nguyen Phu Trong", "full_name"),
        ("Li Wei", "Li Wei", "common_full_name"),
        ("Joe Biden", "Jill Biden", "given_conflict"),
        ("Li Shangfu", "Li Keqiang", "given_conflict"),
        ("John Smith Jr.", "John Smith Sr.", "given_conflict"),
        ("Li Shangfu", "Li Thuong Phuc", "romanised"),
    ],
)
def test_two_full_names_compare_by_their_parts(a: str, b: str, feature: str) -> None:
    relation = relate(person_name(a), person_name(b))
    assert relation is not None and relation.feature == feature


def test_names_of_different_families_have_nothing_in_common() -> None:
    assert relate(person_name("Li Shangfu"), person_name("Liu Pengyu")) is None
    assert relate(person_name("Xie Zhenhua"), person_name("Xi Jinping")) is None


@pytest.mark.parametrize(
    ("short", "full", "way"),
    [
        ("Mr. Li", "Li Shangfu", "family name"),
        ("Austin", "Lloyd Austin", "family name"),
        ("Najib", "Najib Razak", "given name"),
        ("De Vincenti", "Claudio De Vincenti", "family name"),
        ("Joe", "Joseph Leahy", "nickname"),
        ("Liu", "Li Shangfu", None),
        ("Xie", "Xi Jinping", None),
    ],
)
def test_a_short_name_fits_a_full_one_by_a_part(short: str, full: str, way: str | None) -> None:
    assert attach(person_name(short), person_name(full)) == way


def test_a_role_that_stands_as_a_name_is_a_description() -> None:
    assert is_description("the Speaker")
    assert is_description("President of the United States")
    assert not is_description("President Biden")


def test_gender_is_shown_by_honorific_or_given_name() -> None:
    assert gender_of(person_name("Mrs. Okafor")) == "f"
    assert gender_of(person_name("Maria Rossi")) == "f"
    assert gender_of(person_name("Li Wei")) is None
