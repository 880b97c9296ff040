"""What descriptions and short names must not be joined to: a thing and another one that is only called alike."""

from __future__ import annotations

import pytest

from kg.resolve.organisations import inside, prefixed
from tests.resolve.making import resolved, together


@pytest.mark.parametrize(
    ("short", "long"), [("ISIL", "counter-ISIL"), ("NATO", "anti-NATO"), ("Aligned Movement", "Non-Aligned Movement")]
)
def test_a_prefix_makes_another_thing_of_a_name(short: str, long: str) -> None:
    assert prefixed(long) and inside(short, long) is None
    assert not together(resolved(f"[{short}:ORG] and [{long}:ORG] met."), short, long)


def test_an_article_with_a_hyphen_is_no_such_prefix() -> None:
    assert together(resolved("[Shabaab:ORG] and [al-Shabaab:ORG] met."), "Shabaab", "al-Shabaab")


def test_a_device_is_not_the_plant_that_makes_it() -> None:
    found = resolved("A [VBIED:PRODUCT] and a [VBIED factory:FAC] burned.")
    assert not together(found, "VBIED", "VBIED factory")


def test_the_match_is_not_the_man_of_the_match() -> None:
    found = resolved("[Orel Man of the Match:EVENT] went to Diop. {the match:EVENT;head=match;definite} was dull.")
    assert not together(found, "Orel Man of the Match", "the match")
    kept = resolved("[Court of Appeal:ORG] met. It rained. It was dark. {the court:ORG;head=court;definite} ruled.")
    assert together(kept, "Court of Appeal", "the court")


def test_a_kind_of_thing_is_not_what_a_description_points_back_to() -> None:
    marked = (
        "Troops hit a%s [Kornet factory:FAC]. It rained. It was dark. {that factory:FAC;head=factory;definite} burned."
    )
    assert not together(resolved(marked % ""), "Kornet factory", "that factory")
    assert together(resolved(marked.replace("hit a%s", "hit the")), "Kornet factory", "that factory")


def test_things_in_a_row_are_not_one() -> None:
    marked = "They lost a {crane:PRODUCT}, %s [Hilux:PRODUCT;appos=crane] and a tent."
    assert not together(resolved(marked % "a"), "crane", "Hilux")
    assert together(resolved(marked % "the"), "crane", "Hilux")


def test_what_happened_at_an_event_is_not_the_event() -> None:
    marked = "The [Mawlid:EVENT] %s was long. {the %s:EVENT;head=%s;definite} began at noon."
    assert not together(resolved(marked % (("stampede",) * 3)), "Mawlid", "the stampede")
    assert together(resolved(marked % (("festival",) * 3)), "Mawlid", "the festival")


def test_two_descriptions_with_other_words_behind_their_noun_are_two() -> None:
    first = "{the meeting of bishops:EVENT;head=meeting;definite} was in Rome. "
    other = "{the meeting of mayors:EVENT;head=meeting;definite} was in Lima. "
    found = resolved(first + other)
    assert not together(found, "the meeting of bishops", "the meeting of mayors")


def test_a_bare_description_does_not_reach_past_another_one_of_its_noun() -> None:
    website = "{the website:WORK;head=website;definite} fell."
    marked = f"[Wiki Vik:WORK] grew. {{the website:WORK;head=website;definite;is=Wiki Vik}} rose. %s {website}"
    assert together(resolved(marked % ""), "Wiki Vik", "the website")
    other = "{their new website:WORK;head=website;mod=their new;definite} opened."
    found = resolved(
        (marked % other).replace(website, "{that site:WORK;head=site} {the website:WORK;head=website;definite}")
    )
    joined = [g for g in [e.mentions for e in found.entities] if any(m.text == "Wiki Vik" for m in g)]
    assert sum(m.text == "the website" for m in joined[0]) == 1


def test_their_country_is_not_the_last_one_named() -> None:
    marked = "[Peru:GPE] grows tea. They left {%s country:GPE;head=country;mod=%s;definite}."
    assert not together(resolved(marked % ("their", "their")), "Peru", "their country")
    assert together(resolved(marked % ("the", "")), "Peru", "the country")


def test_another_name_in_a_description_is_not_contradicted_away() -> None:
    marked = "The group [Kivu Front:ORG] met. {the %s group:ORG;head=group;definite;mod=%s} left."
    assert not together(resolved(marked % ("Red Dawn", "dawn")), "Kivu Front", "the Red Dawn group")


def test_a_word_for_a_magazine_is_not_the_magazine() -> None:
    found = resolved("[Liberty:WORK] printed it. It rained. It was dark. They want {that liberty:WORK;head=liberty}.")
    assert not together(found, "Liberty", "that liberty")


def test_a_family_name_that_is_also_a_capital_is_the_person_named_before() -> None:
    introduced = "[Ana Lima:PERSON;subject] spoke. [Lima:GPE;subject;verb=say] said no."
    assert together(resolved(introduced), "Ana Lima", "Lima")
    city = "[Ana Lima:PERSON;subject] spoke in [Lima:GPE;oblique]."
    assert not together(resolved(city), "Ana Lima", "Lima")
    before = (
        "[Lima:GPE;subject;verb=say] said so. [Ana Lima:PERSON;subject] spoke. [Lima:GPE;subject;verb=say] said no."
    )
    assert not together(resolved(before), "Ana Lima", "Lima")


def test_a_place_that_is_called_city_is_the_city_only_where_it_was_the_last_one_named() -> None:
    marked = "The road leads to [Sun City:GPE]. %s {the city:GPE;head=city;definite} is old."
    assert together(resolved(marked % ""), "Sun City", "the city")
    assert not together(resolved(marked % "[Vik:GPE] lies far off."), "Sun City", "the city")
    assert together(resolved(marked % "[Norway:GPE] lies far off."), "Sun City", "the city")


def test_the_same_description_goes_on_to_mean_the_same() -> None:
    marked = "%s lies south of [Oslo:GPE]. {The city:GPE;head=city;definite} is old."
    assert together(resolved(marked % "It"), "Oslo", "The city")
    assert not together(resolved(marked % "{The city:GPE;head=city;definite}"), "Oslo", "The city")


COACH = "[Michael Jordan:PERSON;subject] spoke."


@pytest.mark.parametrize(
    "acting",
    [
        f"{COACH} [Jordan:GPE;subject;verb=sign] signed a pact.",
        f"{COACH} [Jordan:GPE;possessive]'s army left.",
        f"{COACH} He likes [Amman:GPE;object]. [Jordan:GPE;subject;verb=say] said no.",
        f"{COACH} A [Jordanian:NORP;modifier] fan came. [Jordan:GPE;subject;verb=say] said no.",
        f"{COACH} [Ana Jordan:PERSON;subject] left. [Jordan:GPE;subject;verb=say] said no.",
        f"{COACH} He flew to [Jordan:GPE;oblique]. [Jordan:GPE;subject;verb=say] said no.",
    ],
)
def test_a_country_is_not_the_man_who_bears_its_name(acting: str) -> None:
    assert not together(resolved(acting), "Michael Jordan", "Jordan")


def test_a_family_name_that_is_also_a_country_may_be_his_who_speaks() -> None:
    assert together(resolved(f"{COACH} [Jordan:GPE;subject;verb=say] said no."), "Michael Jordan", "Jordan")


def test_a_town_that_no_gazetteer_makes_a_state_gives_way_to_the_person() -> None:
    acting = "[Ana Cusco:PERSON;subject] spoke. [Cusco:GPE;subject;verb=sign] signed it."
    assert together(resolved(acting), "Ana Cusco", "Cusco")


COUNTRY = "{the country:GPE;head=country;definite;verb=leave;%s}"


def test_who_does_something_is_not_what_it_is_done_to() -> None:
    chad = "[Chad:GPE;subject;verb=fall] fell. "
    which = "[France:GPE;subject;verb=send], <which:THING;subject;verb=leave> left "
    assert together(resolved(f"{chad}{which}{COUNTRY % 'object'}, sent aid."), "Chad", "the country")
    assert not together(resolved(f"{which}{COUNTRY % 'object'}, sent aid."), "France", "the country")
    across = "[France:GPE;subject;verb=leave] left things across "
    assert together(resolved(f"{across}{COUNTRY % 'oblique'}."), "France", "the country")


def test_a_body_without_a_name_may_be_meant() -> None:
    turkish = "{Turkey's central bank:ORG;head=bank;mod=Turkey central;subject;definite} rose. "
    named = "[Danske Bank:ORG;modifier] fell. "
    bank = "{the bank:ORG;head=bank;object;definite} closed."
    assert together(resolved(named + bank), "Danske Bank", "the bank")
    assert not together(resolved(turkish + named + bank), "Danske Bank", "the bank")


@pytest.mark.parametrize(
    ("short", "long", "way"),
    [
        ("Southern Command", "Air Forces Southern Command", None),
        ("Northern Command", "Army Northern Command", None),
        ("Southern Command", "U.S. Southern Command", "country_prefix"),
        ("Corps of Engineers", "Army Corps of Engineers", "contained"),
    ],
)
def test_a_services_part_of_a_command_is_not_the_command(short: str, long: str, way: str | None) -> None:
    assert inside(short, long) == way


def test_the_other_side_in_a_country_is_not_that_country() -> None:
    marked = "[Kenya:GPE] voted. {the other side in Kenya:ORG;head=side;definite;mod=other} refused."
    assert not together(resolved(marked), "Kenya", "the other side in Kenya")
    assert together(
        resolved("[Kenya:GPE] voted. {the Kenyan side:ORG;head=side;definite;mod=kenyan} refused."),
        "Kenya",
        "the Kenyan side",
    )


def test_the_officer_of_somebody_is_not_another_with_a_like_office() -> None:
    marked = "[chief|Eva Lund:PERSON] spoke. {%s chief:PERSON;head=chief;definite} left."
    assert not together(resolved(marked % "Mora's"), "Eva Lund", "Mora's chief")
    assert together(resolved(marked % "the"), "Eva Lund", "the chief")
