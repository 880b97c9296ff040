"""Kin and namesakes: who is said to be somebody's father, son or wife is another person."""

from __future__ import annotations

import pytest

from kg.model import Verdict
from kg.resolve import resolve
from tests.resolve.making import groups, text, together


def resolved(*marked: str):  # type: ignore[no-untyped-def]
    made = [text(m, f"d{n}") for n, m in enumerate(marked)]
    return resolve([d for d, _ in made], [e for _, e in made])


@pytest.mark.parametrize(
    ("marked", "kin", "other"),
    [
        ("[Jean Pierre Morel:PERSON] was the second son of [Jean Morel:PERSON].", "Jean Morel", "Jean Pierre Morel"),
        ("[Vikram Menon:PERSON] is the son of actor [Menon:PERSON].", "Menon", "Vikram Menon"),
        ("[Holm:PERSON] is the son of [Daniel:PERSON] and [Ann Lee Holm:PERSON].", "Holm", "Ann Lee Holm"),
        ("[Luis Duarte:PERSON] spoke of [Luis Duarte Jr.:PERSON].", "Luis Duarte", "Luis Duarte Jr."),
        ("[Ana Duarte:PERSON] and her mother, [Ana Maria Duarte:PERSON], came.", "Ana Maria Duarte", "Ana Duarte"),
    ],
)  # fmt: skip
def test_kin_are_two_people_though_one_name_would_fit_both(marked: str, kin: str, other: str) -> None:
    assert not together(resolved(marked), kin, other)


def test_the_short_name_beside_its_kin_is_the_other_bearer_of_the_name() -> None:
    found = resolved(
        "[Lena Berg:PERSON] sang. [Berg:PERSON]'s father, [Olav Berg:PERSON], died. [Berg:PERSON] went home."
    )
    assert frozenset({"Lena Berg", "Berg"}) in groups(found)


def test_the_ledger_says_that_a_text_tells_two_people_apart() -> None:
    found = resolved(
        "[Jean Pierre Morel:PERSON] was a son of [Jean Morel:PERSON].", "[Jean Pierre Morel:PERSON] painted."
    )
    told = [j for j in found.judgements if any(r.feature == "told_apart" for r in j.reasons)]
    assert told and all(j.verdict is Verdict.DIFFERENT for j in told)


def test_a_number_alone_neither_joins_nor_parts_across_documents() -> None:
    found = resolved("[Ramon Silva Jr.:PERSON] won.", "[Ramon Silva:PERSON] lost.")
    assert not together(found, "Ramon Silva Jr.", "Ramon Silva")
    assert [j.verdict for j in found.judgements] == [Verdict.UNSURE]


def test_a_wife_does_not_take_a_mans_name_from_him() -> None:
    found = resolved("[Omar Haddad:PERSON] came with his wife, [Rima Haddad:PERSON]. [Mr.|Haddad:PERSON] spoke.")
    assert together(found, "Omar Haddad", "Haddad") and not together(found, "Rima Haddad", "Haddad")


def test_a_surname_is_not_that_of_the_relative_named_behind_it() -> None:
    found = resolved("[Kamara:PERSON] was jailed. Her brother [Musa Kamara:PERSON] fled. [Kamara:PERSON] won.")
    assert not together(found, "Kamara", "Musa Kamara")


def test_kin_of_somebody_else_may_be_who_was_named_before() -> None:
    marked = "[Musa Bangura:PERSON] saw [Kamara:PERSON] fall. His sister [Ana Kamara:PERSON] was a nurse."
    assert together(resolved(marked), "Kamara", "Ana Kamara")


def test_a_given_name_may_be_that_of_the_relative_named_behind_it() -> None:
    found = resolved("He spoke of [Ana:PERSON]. His sister [Ana Kamara:PERSON] was a nurse.")
    assert together(found, "Ana", "Ana Kamara")
