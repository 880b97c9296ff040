"""The plain tree says of every word what spaCy says of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.reading import read
from kg.extract.tree import Doc
from tests.extract.clauses.test_any_tree import rows_of_a_tree
from tests.extract.clauses.trees import parse


@given(rows_of_a_tree(), st.integers(0, 11), st.integers(1, 12))
@settings(max_examples=150, deadline=None)
def test_words_and_spans_are_those_of_the_parse(rows: str, first: int, length: int) -> None:
    source = parse(rows)
    doc = Doc(source)
    for word, original in zip(doc, source, strict=True):
        assert (word.text, word.pos_, word.tag_, word.dep_) == (
            original.text,
            original.pos_,
            original.tag_,
            original.dep_,
        )
        assert word.head.i == original.head.i
        assert [c.i for c in word.children] == [c.i for c in original.children]
        assert [c.i for c in word.subtree] == [c.i for c in original.subtree]
        branch = [c.i for c in word.subtree]  # where branches cross, spaCy's edges are not theirs
        assert (word.left_edge.i, word.right_edge.i) == (min(branch), max(branch))
        assert (word.sent.start, word.sent.end) == (original.sent.start, original.sent.end)
        assert doc.text[word.idx :].startswith(word.text)
    start = min(first, len(doc) - 1)
    span, other = doc[start : start + length], source[start : start + length]
    assert (span.start_char, span.end_char, span.text) == (other.start_char, other.end_char, other.text)
    assert span.root.i == other.root.i
    assert [t.i for t in span] == [t.i for t in other]


def test_a_name_joined_across_its_verb_is_the_subject_of_the_verb() -> None:
    rows = """
        Ambassador ambassador NNP 2 nmod:desc
        Rao Rao NNP 5 appos
        met meet VBD 0 root
        envoy envoy NN 5 nmod:desc
        Lin Lin NNP 3 obj
        """
    doc = read(parse(rows))
    rao, met, lin = doc[1], doc[2], doc[4]
    assert (rao.dep_, rao.head) == ("nsubj", met)
    assert [child.text for child in met.children] == ["Rao", "Lin"]
    assert [word.text for word in lin.subtree] == ["envoy", "Lin"]
    assert (lin.left_edge.text, met.left_edge.text) == ("envoy", "Ambassador")


def test_a_verb_with_a_subject_and_a_phrase_before_its_noun_stay() -> None:
    rows = """
        Rao Rao NNP 5 appos
        she she PRP 3 nsubj
        met meet VBD 0 root
        envoy envoy NN 5 nmod:desc
        Lin Lin NNP 3 obj
        """
    doc = read(parse(rows))
    assert [(word.dep_, word.head.text) for word in (doc[0], doc[3])] == [("appos", "Lin"), ("nmod:desc", "Lin")]


@given(rows_of_a_tree(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
@settings(max_examples=150, deadline=None)
def test_words_hung_elsewhere_stay_a_tree(rows: str, wanted: list[tuple[int, int]]) -> None:
    source = parse(rows)
    count = len(source)
    doc = Doc(source)
    doc.hang({place % count: (head % count, "nsubj") for place, head in wanted})
    for word in doc:
        steps, top = 0, word
        while top.head is not top:
            top, steps = top.head, steps + 1
            assert steps <= count
        assert word in top.subtree
