"""The shipped model as a spaCy pipeline: any text, any batch, any process, saved and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.language
from kg.errors import ModelError
from kg.model import Document

BAD_INPUT = {
    "nothing": "",
    "white space": " \n\t \r\n",
    "one word": "Peace",
    "punctuation": "?! ... --- ()",
    "emoji": "🎉🎉 Win 🏆!",
    "right to left": "The paper الشرق الأوسط said שלום to all.",
    "Chinese": "The ministry (外交部) in 北京。He left.",
    "control characters": "a\x00b \x01\x02 c\x7f \u200b\u202e d\ufeff",
    "line ends": "One.\r\n\r\nTwo.\rThree.\x0b\x0cFour.\u2028Five.",
    "quotes": "“It’s ‘over’,” he said: `no`. ``Yes''",
    "capitals": "US AND CHINA TALK TRADE AS MARKETS FALL\n\nGENEVA, May 3 (Wire) -- THEY MET.",
    "a long line": "word " * 2_000,
    "a long word": "x" * 100_000,
    "a long line without a space": "a-b," * 1_000,
    "combining": "e\u0301" * 50 + " n\u0303",
    "surrogate-like": "\ud7ff \ue000 \U0010ffff",
}
NEWS = (
    "Kamala Rao met Luis Ortega in Quito on Monday. They signed a $5 million treaty.\n\n"
    "“We can't wait,” she said. “It is time.” The Ministry of Water declined to comment."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.language.load()


def annotation(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos_, t.tag_, t.lemma_, str(t.morph), t.head.i, t.dep_, t.is_sent_start, t.ent_iob_, t.ent_type_)
        for t in doc
    ]


@pytest.mark.parametrize("name", BAD_INPUT)
def test_any_text_is_read(nlp: Language, name: str) -> None:
    doc = nlp(BAD_INPUT[name])
    assert doc.text == BAD_INPUT[name]
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
    for entity in doc.ents:
        assert doc.text[entity.start_char : entity.end_char] == entity.text
    assert all(chunk.text.strip() for chunk in doc.noun_chunks)


def test_news(nlp: Language) -> None:
    doc = nlp(NEWS)
    names = {(e.text, e.label_) for e in doc.ents}
    assert {("Kamala Rao", "PERSON"), ("Quito", "GPE"), ("Monday", "DATE"), ("$5 million", "MONEY")} <= names
    assert [s.text.strip() for s in doc.sents][2:] == [
        "“We can't wait,” she said.",
        "“It is time.”",
        "The Ministry of Water declined to comment.",
    ]
    met = next(t for t in doc if t.text == "met")
    assert (met.lemma_, met.pos_, met.tag_, met.dep_) == ("meet", "VERB", "VBD", "root")
    assert {t.text: t.dep_ for t in met.children if t.dep_ in ("nsubj", "obj")} == {"Kamala": "nsubj", "Luis": "obj"}
    assert "Luis Ortega" in [c.text for c in doc.noun_chunks]
    assert next(iter(met.subtree)).text == "Kamala"


def test_a_text_reads_the_same_whatever_it_is_read_with(nlp: Language) -> None:
    texts = [NEWS, "", "No.", NEWS.upper(), "a b " * 300, NEWS]
    alone = [annotation(nlp(text)) for text in texts]
    assert [annotation(d) for d in nlp.pipe(texts, batch_size=2)] == alone
    assert [annotation(d) for d in nlp.pipe(reversed(texts), batch_size=50)] == alone[::-1]


def test_processes(nlp: Language) -> None:
    texts = [f"{i} people met in Quito. It was {i}." for i in range(12)]
    alone = [annotation(nlp(text)) for text in texts]
    docs = list(nlp.pipe(texts, n_process=2, batch_size=3))
    assert [annotation(d) for d in docs] == alone
    assert [c.text for c in docs[0].noun_chunks]


def test_saved_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert annotation(again(NEWS)) == annotation(nlp(NEWS))


def test_added_by_name() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("claimgraph", config={"rules": False})
    doc = nlp("Kamala Rao left Quito.")
    assert [t.dep_ for t in doc if t.text == "left"] == ["root"]
    assert not [e for e in doc.ents if e.label_ == "DATE"]


def test_sentence_borders_that_come_with_a_doc_stay(nlp: Language) -> None:
    words = ["They", "left", "He", "stayed"]
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=[True, False, True, False]))
    assert [s.text.strip() for s in doc.sents] == ["They left", "He stayed"]


def test_documents_keep_their_order(nlp: Language) -> None:
    documents = [Document(id=str(i), text=f"Report {i} is out.") for i in range(5)]
    parsed = list(kg.language.parse(iter(documents), nlp))
    assert [p.document.id for p in parsed] == ["0", "1", "2", "3", "4"]
    assert all(p.doc.text == p.document.text for p in parsed)


def test_a_folder_without_a_model_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"lacks model\.onnx"):
        kg.language.load(tmp_path)
