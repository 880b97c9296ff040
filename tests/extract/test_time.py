"""Time expressions become intervals of days, and never an instant that the words do not give."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.time import normalise

WEDNESDAY = date(2023, 5, 24)

ABSOLUTE = [
    ("2018", "2018", "year"),
    ("in 2018", "2018", "year"),
    ("August 2022", "2022-08", "month"),
    ("16 April 2023", "2023-04-16", "day"),
    ("April 16, 2023", "2023-04-16", "day"),
    ("Friday, July 21, 2017", "2017-07-21", "day"),
    ("Sept. 11, 2001", "2001-09-11", "day"),
    ("2023-06-19", "2023-06-19", "day"),
    ("since 2018", "2018/..", "year"),
    ("until 2025", "../2025", "year"),
    ("between 2017 and 2018", "2017/2018", "year"),
    ("2018-19", "2018/2019", "year"),
    ("from March to May 2021", "2021-03/2021-05", "month"),
    ("the 1990s", "1990-01-01/1999-12-31", "decade"),
    ("the early 1990s", "1990-01-01/1993-12-31", "decade"),
    ("summer 2021", "2021", "year"),
    ("second half of 2022", "2022-07-01/2022-12-31", "part of year"),
    ("the first quarter of 2022", "2022-01-01/2022-03-31", "part of year"),
    ("the last week of June 2021", "2021-06-24/2021-06-30", "week"),
    ("May 5-7, 2021", "2021-05-05/2021-05-07", "day"),
    ("between 5 and 7 May 2021", "2021-05-05/2021-05-07", "day"),
    ("12 May 2021", "2021-05-12", "day"),
    ("4:30 pm GMT on 12 May 2021", "2021-05-12", "day"),
    ("the first nine months of 2021", "2021-01-01/2021-09-30", "month"),
    ("the last two weeks of May 2021", "2021-05-18/2021-05-31", "week"),
]
RELATIVE = [
    ("Monday", "2023-05-22", "day"),
    ("on Monday", "2023-05-22", "day"),
    ("Sunday night", "2023-05-21", "day"),
    ("last Thursday", "2023-05-18", "day"),
    ("yesterday afternoon", "2023-05-23", "day"),
    ("June 19", "2023-06-19", "day"),
    ("November", "2022-11", "month"),
    ("in March", "2023-03", "month"),
    ("mid-March", "2023-03-11/2023-03-21", "part of month"),
    ("in early June", "2023-06-01/2023-06-10", "part of month"),
    ("last year", "2022", "year"),
    ("next month", "2023-06", "month"),
    ("this week", "2023-05-22/2023-05-28", "week"),
    ("over the weekend", "2023-05-20/2023-05-21", "week"),
    ("two years ago", "2021", "year"),
    ("5 hours ago", "2023-05-23/2023-05-24", "day"),
    ("the past year", "2022-05-24/2023-05-24", "year"),
    ("last December", "2022-12", "month"),
    ("nearly a decade ago", "2010-01-01/2019-12-31", "decade"),
    ("more than four years ago", "2019", "year"),
    ("twenty minutes ago", "2023-05-23/2023-05-24", "day"),
    ("by year end", "../2023-12-31", "part of year"),
    ("since last week", "2023-05-15/..", "week"),
    ("the end of the year", "2023-09-01/2023-12-31", "part of year"),
    ("the beginning of the month", "2023-05-01/2023-05-10", "part of month"),
    ("the second half of May", "2023-05-16/2023-05-31", "part of month"),
    ("the first half of the year", "2023-01-01/2023-06-30", "part of year"),
    ("dawn on Sunday", "2023-05-21", "day"),
    ("shortly before noon on Friday", "2023-05-19", "day"),
    ("the early hours of Monday", "2023-05-22", "day"),
    ("11-13 Dec.", "2022-12-11/2022-12-13", "day"),
    ("the rest of the year", "2023-05-24/2023-12-31", "year"),
    ("in the first quarter", "2023-01-01/2023-03-31", "part of year"),
    ("the fourth quarter", "2022-10-01/2022-12-31", "part of year"),
]


@pytest.mark.parametrize(("words", "label", "precision"), ABSOLUTE)
def test_absolute_expressions_need_no_anchor(words: str, label: str, precision: str) -> None:
    for anchor in (None, WEDNESDAY):
        value = normalise(words, anchor)
        assert value is not None
        assert (value.label, value.precision) == (label, precision)


@pytest.mark.parametrize(("words", "label", "precision"), RELATIVE)
def test_relative_expressions_are_anchored_to_the_publication(words: str, label: str, precision: str) -> None:
    value = normalise(words, WEDNESDAY)
    assert value is not None
    assert (value.label, value.precision) == (label, precision)


@pytest.mark.parametrize("words", [words for words, _, _ in RELATIVE])
def test_relative_expressions_without_an_anchor_stay_words(words: str) -> None:
    assert normalise(words, None) is None


@pytest.mark.parametrize(
    "words",
    [
        "recently",
        "for two years",
        "in recent months",
        "soon",
        "four minutes later",
        "two years earlier",
        "the year",
        "the three years",
        "5000 years ago",
        "February 30",
        "the day",
        "the next day",
        "the following week",
        "over the next decade",
        "in the coming weeks",
        "the last months",
        "within two years",
        "ten",
        "",
    ],
)
def test_vague_expressions_stay_words(words: str) -> None:
    assert normalise(words, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Friday", "2023-05-26"),
        ("on Monday", "2023-05-29"),
        ("in May", "2023-05"),
        ("in March", "2024-03"),
        ("within six months", "2023-05-24/2023-11-24"),
        ("in about two years", "2023-05-24/2025-05-24"),
        ("over the next decade", "2023-05-24/2033-05-24"),
        ("the first quarter", "2024-01-01/2024-03-31"),
    ],
)
def test_the_tense_of_the_claim_decides_the_side(words: str, label: str) -> None:
    value = normalise(words, WEDNESDAY, future=True)
    assert value is not None
    assert value.label == label


@given(st.text(max_size=40))
def test_any_text_gives_an_ordered_interval_or_nothing(words: str) -> None:
    value = normalise(words, WEDNESDAY)
    if value and value.start and value.end:
        assert value.start <= value.end


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.booleans())
def test_a_written_date_is_that_day(day: date, future: bool) -> None:
    for words in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        value = normalise(words, WEDNESDAY, future=future)
        assert value is not None
        assert value.start == value.end == day
