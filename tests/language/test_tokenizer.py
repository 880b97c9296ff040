"""The tokenizer keeps the treebanks' words, loses nothing, and stays linear."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.tokenizer import EnglishTokenizer, make_tokenizer

CASES = {
    "Talks can't, won’t and cannot resume.": "Talks ca n't , wo n’t and can not resume .",
    "a high-level, U.S.-led, state-run body": "a high - level , U.S. - led , state - run body",
    "non-Muslim anti-tax pro-democracy mid-2019": "non-Muslim anti-tax pro-democracy mid-2019",
    "Su-30MKIs, F-16s and S-300s": "Su-30MKIs , F-16s and S-300s",
    "an F-16-launched missile": "an F-16 - launched missile",
    "and/or EPA/Shutterstock 24/7": "and / or EPA / Shutterstock 24/7",
    "It cost $5.3bn, US$40m or €3 million.": "It cost $ 5.3 bn , US$ 40 m or € 3 million .",
    "`No,` he said, “it’s ‘over’.”": "` No , ` he said , “ it ’s ‘ over ’ . ”",
    "He met [Ana Lima](#) and [more](https://a.org/b).": "He met [ Ana Lima ] ( # ) and [ more ] ( https://a.org/b ) .",
    "in 2018-2019, a 3-2 win, 555-0199 on 2019-03-01": "in 2018 - 2019 , a 3 - 2 win , 555-0199 on 2019-03-01",
    "the U.S.'s role; the U.N. said. Gen. Diaz, Ltd. Co.": "the U.S. 's role ; the U.N. said . Gen. Diaz , Ltd. Co.",
    "DON'T PANIC": "DO N'T PANIC",
    "left—then right – now": "left — then right – now",
    "(AP) -- At 5pm...": "( AP ) -- At 5 pm ...",
    "first.Second one?Two": "first . Second one ? Two",
}


@pytest.fixture(scope="module")
def tokenizer() -> EnglishTokenizer:
    return make_tokenizer(spacy.blank("en").vocab)


@pytest.mark.parametrize("text", CASES)
def test_words(tokenizer: EnglishTokenizer, text: str) -> None:
    assert " ".join(t.text for t in tokenizer(text)) == CASES[text]


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_words_spell_the_text(text: str) -> None:
    assert _TOKENIZER(text).text == text


_TOKENIZER = make_tokenizer(spacy.blank("en").vocab)


@pytest.mark.parametrize("unit", ["!", "a", "(", "漢字。", "x.y", "'s", "http://a/"])
def test_a_long_line_takes_no_longer_than_it_should(tokenizer: EnglishTokenizer, unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begin = time.perf_counter()
    assert tokenizer(text).text == text
    assert time.perf_counter() - begin < 10
