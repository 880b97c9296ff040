"""Whom pronouns mean, and when they are left open: a wrong antecedent makes a false claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Resolution, Statement
from kg.resolve import resolve
from tests.resolve.making import groups, resolved, text, together


def is_open(found: Resolution, pronoun: str) -> bool:
    return not any(pronoun in group for group in groups(found))


KIM = "[Kim Berg:PERSON;gender=m;subject;verb=say]"


def test_nobody_means_himself_by_he_in_his_own_quoted_words() -> None:
    quoted = f'{KIM} said, "<He:PERSON;subject;speaker=Kim Berg;verb=lie> lies."'
    assert is_open(resolved(quoted), "He")
    reported = f"{KIM} said <he:PERSON;subject;verb=lie> was tired."
    assert together(resolved(reported), "Kim Berg", "he")
    other = (
        f'[Omar Badr:PERSON;gender=m;subject] left. {KIM} said, "<he:PERSON;subject;speaker=Kim Berg;verb=lie> lies."'
    )
    assert together(resolved(other), "Omar Badr", "he")


def test_who_speaks_is_not_whom_his_words_name() -> None:
    before = "[Omar Badr:PERSON;gender=m;object;verb=meet] met [Kim Berg:PERSON;gender=m;subject;verb=meet]. "
    words = "<He:PERSON;gender=m;subject;verb=say> said [Berg:PERSON;subject;speaker=He;verb=leave] left."
    assert together(resolved(before + words), "Omar Badr", "He")
    himself = "<He:PERSON;gender=m;subject;verb=say> said I am [Kim Berg:PERSON;predicate;speaker=He;verb=be]."
    assert together(resolved("[Kim Berg:PERSON;gender=m;subject;verb=win] won. " + himself), "Kim Berg", "He")


def test_quoted_words_are_not_about_whoever_was_named_by_the_way() -> None:
    found = resolved(
        "[Omar Badr:PERSON;gender=m;oblique] and [Kim Berg:PERSON;gender=m;oblique] own it. "
        f'{KIM} said, "<He:PERSON;subject;speaker=Kim Berg;verb=lie> lies."'
    )
    assert is_open(found, "He")


def test_he_in_a_report_that_names_another_man_is_left_open() -> None:
    found = resolved(
        f"{KIM} said the house of [Omar Badr:PERSON;gender=m;possessive;verb=burn] burned when "
        "<he:PERSON;subject;speaker=Kim Berg;reported;verb=leave> left."
    )
    assert is_open(found, "he")


def test_a_possessive_behind_two_men_is_left_open() -> None:
    marked = "[Kim Berg:PERSON;gender=m;subject;verb=meet] met [Omar Badr:PERSON;gender=m;object;verb=meet] "
    assert is_open(resolved(marked + "during <his:PERSON;possessive;verb=meet> visit."), "his")
    alone = "[Kim Berg:PERSON;gender=m;subject;verb=come] came during <his:PERSON;possessive;verb=come> visit."
    assert together(resolved(alone), "Kim Berg", "his")


def test_a_possessive_in_an_opening_phrase_means_the_subject_behind_it() -> None:
    found = resolved("In <her:PERSON;gender=f;possessive;verb=say> speech, [Ana Silva:PERSON;subject;verb=say] spoke.")
    assert together(found, "Ana Silva", "her")
    another = "[Eva Lund:PERSON;gender=f;subject] left. "
    found = resolved(
        another + "In <her:PERSON;gender=f;possessive;verb=say> speech, [Ana Silva:PERSON;subject;verb=say] spoke."
    )
    assert not together(found, "Ana Silva", "her")


def test_his_mother_is_no_he() -> None:
    found = resolved(
        "[Kim Berg:PERSON;gender=m;subject] fell. {his mother:PERSON;head=mother;subject;definite} wept. "
        "<He:PERSON;subject> died. "
    )
    assert not together(found, "his mother", "He")


def test_a_name_behind_the_comma_of_an_opening_phrase_is_no_kin() -> None:
    found = resolved(
        "After a call with his mother, [Kim Berg:PERSON;subject] left. [Berg:PERSON;subject] wept. "
        "<He:PERSON;gender=m;subject> died."
    )
    assert together(found, "Kim Berg", "Berg", "He")


@pytest.mark.parametrize("noun", ["{this meeting:EVENT;head=meeting;%s}", "{the survey:WORK;head=survey;%s}"])
def test_it_is_left_open_where_a_thing_was_the_last_subject(noun: str) -> None:
    marked = "[Peru:GPE;subject;verb=say] said " + noun + " went well. <It:THING;subject;verb=begin> began."
    assert is_open(resolved(marked % "subject;verb=go"), "It")
    assert together(resolved(marked % "object;verb=go"), "Peru", "It")


def test_it_skips_a_sentence_only_where_nothing_nearer_could_be_meant() -> None:
    marked = "[Peru:GPE;subject;verb=buy] buys arms. Spies saw %s before <it:THING;subject;verb=leave> left."
    assert is_open(resolved(marked % "{the equipment:PRODUCT;head=equipment;object;verb=see}"), "it")
    assert together(resolved(marked % "them"), "Peru", "it")


def test_members_of_a_body_are_no_it() -> None:
    found = resolved(
        "[Council members:ORG;subject;head=members;number=plur] met. <It:THING;subject> rose. [Oslo:GPE] is cold."
    )
    assert is_open(found, "It")


def test_it_that_happened_is_the_event_of_the_sentence_before() -> None:
    marked = "[Storm Vik:EVENT;subject] came early. Had <it:EVENT;subject;verb=happen> come late, woe."
    assert together(resolved(marked), "Storm Vik", "it")
    two = "{the march:EVENT;head=march;subject} followed as "
    assert is_open(resolved(two + marked), "it")
    assert is_open(resolved("[Peru:GPE;subject] fell. Had <it:EVENT;subject;verb=happen> come late, woe."), "it")


def test_who_does_something_is_not_the_pronoun_for_whom_it_is_done_to() -> None:
    document, extraction = text(
        "[Kim Berg:PERSON;gender=m;subject;verb=leave] left without naming <him:PERSON;object;verb=name>."
    )
    kim, him = (o.mention for o in extraction.occurrences)
    claim = {"document": "d1", "sentence": kim.span, "relation": "open:name", "phrase": "naming"}
    named = replace(extraction, statements=(Statement(subject=kim, object=him, **claim),))  # type: ignore[arg-type]
    assert together(resolve([document], [extraction]), "Kim Berg", "him")
    assert is_open(resolve([document], [named]), "him")


OMAR = "[Omar Badr:PERSON;gender=m;subject;verb=leave]"


def test_who_is_nobody_else() -> None:
    found = resolved(f"{OMAR}, <who:PERSON;subject;verb=win> won, left. <He:PERSON;subject;gender=m;verb=sing> sang.")
    assert together(found, "Omar Badr", "He")


def test_what_somebody_is_said_to_be_is_nobody_else() -> None:
    found = resolved(
        f"{OMAR}, now {{mayor:PERSON;predicate;verb=leave}}, left. <He:PERSON;subject;gender=m;verb=sing> sang."
    )
    assert together(found, "Omar Badr", "He")


def test_a_family_is_no_he() -> None:
    found = resolved("The {family:PERSON;subject;verb=flee} fled. <He:PERSON;subject;gender=m;verb=sing> sang.")
    assert found.described == {}


LAWYER = "<his:PERSON;gender=m;possessive;verb=say> %s, [Kim Berg:PERSON;subject;verb=say], said "
HE = "<he:PERSON;subject;gender=m;speaker=Kim Berg;reported;verb=leave> had left"


def test_a_lawyer_tells_of_who_is_spoken_for() -> None:
    assert together(resolved(f"{OMAR} left. {LAWYER % 'lawyer'}{HE}."), "Omar Badr", "his", "he")
    assert is_open(resolved(f"{OMAR} left. {LAWYER % 'successor'}{HE}."), "he")
    him = f"{HE} <him:PERSON;gender=m;object;verb=leave>."
    assert is_open(resolved(f"{OMAR} left. {LAWYER % 'lawyer'}{him}"), "he")


DOCTOR = "A {doctor:PERSON;subject;verb=say} said <he:PERSON;subject;gender=m;speaker=doctor;reported;verb=kill> "


def test_whoever_speaks_is_not_surely_who_is_spoken_of() -> None:
    found = resolved(f"{OMAR} left. {DOCTOR}had been poisoned.")
    assert is_open(found, "he") and found.described == {}
    alone = resolved(f"{DOCTOR}had been poisoned.")
    assert [mention.text for told in alone.described.values() for mention in told] == ["doctor"]


def test_nobody_tells_of_his_own_death() -> None:
    assert together(resolved(f"{OMAR} left. {DOCTOR}had been killed."), "Omar Badr", "he")
    assert resolved(f"{DOCTOR}had been killed.").described == {}
    assert is_open(resolved(f"{OMAR} left. {DOCTOR}had killed two."), "he")


PASSED = "[Peru:GPE;subject;verb=pass] passed {a %s:%s;object;verb=pass}. "


def test_it_may_be_what_a_body_dealt_with() -> None:
    bans = "<It:THING;subject;gender=n;verb=ban> bans trade."
    assert is_open(resolved(PASSED % ("law", "LAW") + bans), "It")
    assert together(resolved(PASSED % ("test", "THING") + bans), "Peru", "It")
    says = "[Kim Berg:PERSON;subject;verb=say] said "
    costs = says + "<it:THING;subject;gender=n;verb=cost;speaker=Kim Berg;reported> would cost jobs."
    assert is_open(resolved(PASSED % ("test", "THING") + costs), "it")


def test_who_speaks_behind_several_quoted_sentences_was_named_before_them() -> None:
    words = '"[Chad:GPE;subject;speaker=he;verb=sign] signs. [Peru:GPE;subject;speaker=he;verb=stay] stays. '
    words += '[Omar Badr:PERSON;gender=m;subject;speaker=he;verb=go] goes," '
    assert together(resolved(f"{KIM} spoke. {words}<he:PERSON;gender=m;subject;verb=say> said."), "Kim Berg", "he")
    later = "[Tom Reed:PERSON;gender=m;subject;verb=eat] ate. <he:PERSON;gender=m;subject;verb=say> left."
    assert together(resolved(f"{KIM} spoke. {words} said a man. {later}"), "Tom Reed", "he")
    unknown = '"[Peru:GPE;subject;speaker=a;verb=stay] stays. [Chad:GPE;subject;speaker=a;verb=go] goes." '
    assert is_open(resolved(f"{KIM} spoke. {unknown}<He:PERSON;gender=m;subject;verb=leave> left."), "He")
