"""The work of resolution grows with the length of a text, not with its square."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Document, Extraction
from kg.resolve import resolve
from kg.resolve.grouping import Grouping
from tests.resolve.making import text

STORY = (
    "[Defense Minister|Farida Haddad:PERSON;subject] met [Lena Berg:PERSON] in [Oslo:GPE]. "
    "{the minister:PERSON;subject} praised [the Nordic Council:ORG]. <She:PERSON;subject;gender=f> left "
    "{the council:ORG}. [Haddad:ORG;subject] spoke. "
)


def calls(document: Document, extraction: Extraction) -> int:
    """How many functions of the project resolution enters."""
    entered = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal entered
        entered += event == "call" and "resolve" in frame.f_code.co_filename

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        resolve([document], [extraction])
    finally:
        sys.setprofile(before)
    return entered


def test_a_text_twice_as_long_takes_about_twice_the_work() -> None:
    short, long = text(STORY * 40), text(STORY * 80)
    calls(*short)  # what is read from tables and remembered is not counted
    assert calls(*long) < 2.3 * calls(*short)


@settings(deadline=None)  # the tables are read once, by whichever example comes first
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=6),
)
def test_what_groups_bear_is_what_their_members_bear(
    joins: list[tuple[int, int]], later: list[tuple[int, int]]
) -> None:
    document, extraction = text(" ".join(f"[Name{i}:PERSON] came." for i in range(10)))
    grouping = Grouping(document.id, extraction.occurrences)
    for a, b in joins:
        grouping.merge(a, b)
    borne = grouping.gather(lambda i: {i % 4} if i % 3 else ())
    for a, b in later:
        grouping.merge(a, b)
    for i in range(10):
        assert borne.of(i) == {j % 4 for j in grouping.members(i) if j % 3}
        assert grouping.members(i) == sorted(grouping.members(i))


@settings(deadline=None)  # the tables are read once, by whichever example comes first
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=10))
def test_who_is_listed_together_stays_so_however_groups_grow(joins: list[tuple[int, int]]) -> None:
    marked = " ".join(f"[Name{i}:PERSON;list=ab] and [Other{i}:PERSON;list=ab] came." for i in range(4))
    document, extraction = text(marked)
    grouping = Grouping(document.id, extraction.occurrences)
    at = {o.mention.span: i for i, o in enumerate(extraction.occurrences)}
    apart = {(i, at[s]) for i, o in enumerate(extraction.occurrences) for s in o.listed_with if at[s] != i}
    for a, b in joins:
        grouping.merge(a, b)
    for a in range(8):
        for b in range(8):
            expected = any((i, j) in apart for i in grouping.members(a) for j in grouping.members(b))
            assert grouping.listed_together(a, b) == expected
