"""Words that stand twice in a document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc as SpacyDoc

from kg.extract.repetitions import Repetitions
from kg.extract.tree import Doc

_VOCAB = English().vocab


def _doc(words: list[str]) -> Doc:
    starts = [i == 0 for i in range(len(words))]
    return Doc(SpacyDoc(_VOCAB, words=words, sent_starts=starts))


def test_the_first_words_are_found_where_they_stand_again() -> None:
    words = "“ We shall open the border ” . Then she said we shall open , the border"
    doc = _doc(words.split())
    assert Repetitions(doc).of(0, 7) == [11]


def test_four_words_are_too_few() -> None:
    assert Repetitions(_doc(["we", "shall", "open", "it", ".", "we", "shall", "open", "it"])).of(0, 4) == []


@settings(deadline=None)
@given(st.lists(st.sampled_from("ab,"), max_size=40), st.data())
def test_what_is_found_reads_the_same(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    own = [w for w in words[start:end] if w != ","][:10]
    for place in Repetitions(_doc(words)).of(start, end):
        assert not start <= place < end
        assert [w for w in words[place:] if w != ","][: len(own)] == own
