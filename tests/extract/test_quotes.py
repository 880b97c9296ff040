"""Quotations are found by their marks, in text order, and none holds another."""

from __future__ import annotations

from itertools import pairwise

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as SpacyDoc

from kg.extract.quotes import inside, quotations, touching
from kg.extract.tree import Doc

VOCAB = spacy.blank("en").vocab
WORDS = st.sampled_from(
    ["Rao", "said", "it", "fell", ".", ",", "?", '"', "“", "”", "‘", "’", "'", "\n\n", "(", ")", ":"]
)


def _doc(words: list[str], spaces: list[bool]) -> Doc:
    spaces = [*spaces, *([True] * len(words))][: len(words)]
    starts = [not place or words[place - 1] in {".", "\n\n"} for place in range(len(words))]
    return Doc(SpacyDoc(VOCAB, words=words, spaces=spaces, sent_starts=list[bool | int | None](starts)))


def _quoted(text: str) -> list[str]:
    """The quotations of a text whose words and marks are parted by "|"; a word before "_" has a space behind it."""
    words = text.split("|")
    doc = _doc([w.removesuffix("_") for w in words], [w.endswith("_") for w in words])
    return [doc[q.start : q.end].text for q in quotations(doc)]


@given(st.lists(WORDS, min_size=1, max_size=40), st.lists(st.booleans(), max_size=40))
@settings(max_examples=300, deadline=None)
def test_quotations_are_in_order_and_apart(words: list[str], spaces: list[bool]) -> None:
    doc = _doc(words, spaces)
    found = quotations(doc)
    assert all(0 <= q.start < q.end <= len(doc) for q in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    for sentence in doc.sents:
        near = touching(sentence, found)
        assert near == tuple(q for q in found if q.start < sentence.end and q.end > sentence.start)
        around = inside(sentence, near)
        assert around is None or around in near


def test_a_mark_inside_marks_of_its_shape_opens_no_other_quotation() -> None:
    assert _quoted('"|We_|saw_|their_|"|aid|"_|go_|.|"') == ['"We saw their "aid" go ."']


def test_a_quotation_runs_over_a_paragraph_that_does_not_open_anew() -> None:
    assert _quoted('"|We_|won_|here_|.|\n\n|They_|lost_|it_|.|"') == ['"We won here .\n\nThey lost it ."']


def test_a_new_mark_at_the_head_of_a_paragraph_opens_anew() -> None:
    assert len(_quoted('"|We_|won_|here_|.|\n\n|"|They_|lost_|it_|.|"')) == 2


def test_an_apostrophe_opens_and_closes_nothing() -> None:
    assert _quoted("The_|rebels|'_|leader_|left_|,|'_|they_|said_|.") == []


def test_few_words_are_a_quotation_where_they_are_a_sentence() -> None:
    assert _quoted('"|It_|fell_|.|"') == ['"It fell ."']
    assert _quoted('the_|"|peace_|plan|"_|fell_|.') == []


def test_a_mark_that_nothing_closes_in_reach_is_left_over() -> None:
    rambling = "It_|fell_|.|" * 200
    assert _quoted(f'He_|said_|:_|"|We_|won_|.|{rambling}"|They_|lost_|it_|.|"') == ['"They lost it ."']
