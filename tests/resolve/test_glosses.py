"""Other names that a text gives itself, by brackets or by a phrase between two names."""

from __future__ import annotations

import pytest

from kg.resolve import resolve
from tests.resolve.making import resolved, text, together


def one(marked: str, a: str, b: str) -> bool:
    document, extraction = text(marked)
    return together(resolve([document], [extraction]), a, b)


@pytest.mark.parametrize(
    ("marked", "a", "b"),
    [
        ("The [Basque Workers' League:ORG] ([LTV:ORG]) met.", "Basque Workers' League", "LTV"),
        ("The [League of Atheist Teachers:ORG] ([TAL:ORG]) met.", "League of Atheist Teachers", "TAL"),
        ("[Southeast Grain Board:ORG] ([SEGB:ORG]) met.", "Southeast Grain Board", "SEGB"),
        ("[Karim Haddad:PERSON], also known as [Abu Samir:PERSON], fled.", "Karim Haddad", "Abu Samir"),
        ("[Zeltbank:ORG] (formerly [Agrarbank Nord:ORG]) failed.", "Zeltbank", "Agrarbank Nord"),
        ("[Dorpat:GPE], now called [Tartu:GPE], grew.", "Dorpat", "Tartu"),
        ("[Zhao Leji:PERSON] ([赵乐际:PERSON]) spoke.", "Zhao Leji", "赵乐际"),
        ("[Green Dawn:WORK] (Portuguese: [Aurora Verde:WORK]) sold well.", "Green Dawn", "Aurora Verde"),
        ("[Aurora Verde:WORK] (“[Green Dawn:WORK]”) sold well.", "Aurora Verde", "Green Dawn"),
    ],
)
def test_the_text_equates_two_names(marked: str, a: str, b: str) -> None:
    assert one(marked, a, b)


@pytest.mark.parametrize(
    ("marked", "a", "b"),
    [
        ("[Lena Fabre:PERSON] ([Nord Party:ORG]) spoke.", "Lena Fabre", "Nord Party"),
        ("[Tulle:GPE] ([Corrèze:GPE]) voted.", "Tulle", "Corrèze"),
        ("He fled to a plain near [Antep:GPE], known as the [Red Fields:GPE].", "Antep", "Red Fields"),
        ("A unit of [Zeltbank:ORG], formerly [Agrarbank Nord:ORG], failed.", "Zeltbank", "Agrarbank Nord"),
        ("[Karim Haddad:PERSON] and [Abu Samir:PERSON] fled.", "Karim Haddad", "Abu Samir"),
        ("[Livonia:GPE] (now [Latvia:GPE]) was poor.", "Livonia", "Latvia"),
        ("[Zeltbank:ORG] called [Agrarbank Nord:ORG] a rival.", "Zeltbank", "Agrarbank Nord"),
    ],
)
def test_what_only_looks_like_another_name_stays_apart(marked: str, a: str, b: str) -> None:
    assert not one(marked, a, b)


def test_the_ledger_quotes_the_words_that_equate() -> None:
    document, extraction = text("[Karim Haddad:PERSON], also known as [Abu Samir:PERSON], fled.")
    told = [r.text for j in resolve([document], [extraction]).judgements for r in j.reasons]
    assert told == ["the text gives both names: “Karim Haddad, also known as Abu Samir”"]


def test_a_faction_is_not_its_party_and_is_known_by_its_own_letters() -> None:
    found = resolved(
        "The [Labour Party of Goa:ORG] lost to the [Labour Party of Goa (Marxist):ORG]. The [LPG(M):ORG] won, and so "
        "did the [LPG:ORG]."
    )
    assert together(found, "Labour Party of Goa (Marxist)", "LPG(M)")
    assert not together(found, "Labour Party of Goa (Marxist)", "Labour Party of Goa")
    assert not together(found, "LPG", "LPG(M)")


def test_what_a_thing_is_known_by_is_a_name_of_it() -> None:
    assert one("[Medics for All:ORG], known by its Dutch initials [GVI:ORG], left.", "Medics for All", "GVI")
    assert one("[Medics for All:ORG], known under the name [Red Kite:ORG], left.", "Medics for All", "Red Kite")
    assert not one("[Medics for All:ORG], known by its rivals in [GVI:ORG], left.", "Medics for All", "GVI")


def test_a_firm_named_in_full_goes_by_its_name_without_its_trade() -> None:
    assert one("[Korda Paper:ORG] closed. [Korda:ORG] said so.", "Korda Paper", "Korda")
    assert one("[Korda Leasing:ORG] closed. [Korda:ORG] said so.", "Korda Leasing", "Korda")
    assert not one("[Korda:ORG] closed. [Korda Paper:ORG] did not.", "Korda Paper", "Korda")
    assert not one("[Korda Paper:ORG] sued [Korda Energy:ORG]. [Korda:ORG] said so.", "Korda Paper", "Korda")
    assert not one("[Lima Steel:ORG] closed. [Lima:ORG] said so.", "Lima Steel", "Lima")
    assert not one("[Korda Maps:ORG] closed. [Korda:ORG] said so.", "Korda Maps", "Korda")


def test_a_part_of_the_name_of_the_only_such_country_names_it() -> None:
    both = "[Congo:GPE] fell. The [Democratic Republic of Congo:GPE] fought{}."
    assert one(both.format(""), "Congo", "Democratic Republic of Congo")
    assert not one(both.format(" the [Republic of the Congo:GPE]"), "Congo", "Democratic Republic of Congo")
    assert not one("[Africa:GPE] spoke. [South Africa:GPE] did.", "Africa", "South Africa")
