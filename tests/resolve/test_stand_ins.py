"""Bodies that report of themselves, and pronouns told in the words of a description where no name is known."""

from __future__ import annotations

import pytest

from tests.resolve.making import resolved, together

ARMY = "{army:ORG;subject;verb=say} said "
IT = "<it:THING;subject;gender=n;speaker=army;reported;verb=hold> held the mine."


def stands_for(marked: str) -> list[str]:
    """What the pronouns of a marked text stand for, in text order."""
    return [mention.text for told in resolved(marked).described.values() for mention in told]


def test_a_body_that_reports_of_itself_is_told_in_its_own_words() -> None:
    assert stands_for("The " + ARMY + IT) == ["army"]


def test_a_named_body_reports_of_itself_whatever_was_named_before() -> None:
    marked = "[Peru:GPE;subject;verb=fall] fell. The [Lima Fund:ORG;subject;verb=say] said "
    assert together(resolved(marked + IT.replace("army", "Lima Fund")), "Lima Fund", "it")


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("No " + ARMY.replace(";subject", ";mod=no;subject") + IT, id="nobody speaks"),
        pytest.param("The " + ARMY + "a {drone:PRODUCT;subject;verb=hit} hit it and " + IT, id="a thing came between"),
        pytest.param(
            "The {dam:FAC;subject;verb=burst} burst. The " + ARMY + IT.replace(";subject", ";subject;undergoes"),
            id="what something was done to",
        ),
        pytest.param(
            "The {bank:ORG;subject;undergoes;verb=sell} was sold. The "
            + ARMY
            + IT.replace(";subject", ";subject;undergoes"),
            id="what something was done to may be a body",
        ),
        pytest.param(
            "{Nexa:ORG;subject;undergoes;verb=fine} was fined. The " + ARMY + IT, id="another body was accused before"
        ),
        pytest.param("The " + ARMY.replace("army:ORG", "army:ORG;number=plur") + IT, id="many"),
        pytest.param(ARMY.replace("army:ORG", "report:THING") + IT.replace("army", "report"), id="a paper"),
        pytest.param("The " + ARMY + IT.replace(";subject", ";object"), id="an object"),
    ],
)
def test_it_is_left_open_where_it_may_be_something_else(marked: str) -> None:
    assert stands_for(marked) == []


def test_a_person_described_is_told_in_words_where_the_pronoun_goes_on_about_him() -> None:
    teacher = "The {teacher:PERSON;subject;verb=say} said <he:PERSON;subject;gender=m;verb=leave> left. "
    assert stands_for(teacher) == ["teacher"]
    assert stands_for(teacher + "<He:PERSON;subject;gender=m;verb=run> ran.") == ["teacher", "teacher"]
    assert stands_for(teacher + "For her <he:PERSON;subject;gender=m;verb=run> ran.") == ["teacher"]


def test_i_is_told_in_words_only_where_it_is_quoted() -> None:
    teacher = "The {teacher:PERSON;subject;verb=say} said "
    assert stands_for(teacher + "<I:PERSON;subject;speaker=teacher;verb=leave> left.") == ["teacher"]
    assert stands_for(teacher + "<I:PERSON;subject;speaker=teacher;reported;verb=leave> left.") == []
