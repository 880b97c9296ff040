"""What the network says becomes sentences, trees, labels and lemmas, however it was cut into windows."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from kg.language.decoding import LONGEST_SENTENCE, Analysis, Decoder, best_labels
from kg.language.reading import Hashes, Reading
from kg.language.windows import windows
from tests.language.invented import LABELS, Gold, files, outputs


def read(gold: list[Gold], longest: int, words: list[str] | None = None, forced: list[int] = [0]) -> Analysis:  # noqa: B006
    model = files(longest)
    words = words or ["a"] * len(gold)
    starts = np.isin(np.arange(len(gold)), forced)
    decoder = Decoder(model, words, starts, np.zeros(len(words), dtype=bool))
    for window in windows(words, starts, model.pieces, longest):
        decoder.read(window, outputs(gold, window.start, window.end))
    return decoder.finish()


def sentences(*sizes: int) -> list[Gold]:
    """Sentences of such sizes in which every word hangs on the one before it, the first being the root."""
    found: list[Gold] = []
    for size in sizes:
        base = len(found)
        found += [Gold(base, "root", start=True), *(Gold(base + i - 1) for i in range(1, size))]
    return found


@pytest.mark.parametrize("longest", [30, 60, 400])
def test_windows_do_not_show_in_the_result(longest: int) -> None:
    gold = sentences(5, 1, 7, 30, 3)
    analysis = read(gold, longest)
    assert np.flatnonzero(analysis.starts).tolist() == [0, 5, 6, 13, 43]
    assert analysis.heads.tolist() == [g.head for g in gold]
    assert [LABELS.deprels[i] for i in analysis.deprels] == [g.deprel for g in gold]


def test_a_paragraph_begins_a_sentence_whatever_the_network_says() -> None:
    analysis = read([Gold(0, "root", start=True), Gold(0), Gold(1), Gold(2)], 64, forced=[0, 2])
    assert np.flatnonzero(analysis.starts).tolist() == [0, 2]
    assert (analysis.heads[2:] >= 2).all()


def test_only_the_root_is_called_root() -> None:
    analysis = read([Gold(0, "obj", start=True), Gold(0, "root"), Gold(1, "nsubj")], 64)
    assert LABELS.deprels[analysis.deprels[0]] == "root"
    assert "root" not in [LABELS.deprels[i] for i in analysis.deprels][1:]


def test_a_sentence_without_end_is_cut() -> None:
    analysis = read(sentences(3 * LONGEST_SENTENCE), 200)
    bounds = [*np.flatnonzero(analysis.starts).tolist(), 3 * LONGEST_SENTENCE]
    assert max(b - a for a, b in pairwise(bounds)) <= LONGEST_SENTENCE


def test_memory_grows_with_the_result_alone() -> None:
    """A paragraph without end: what is held while it is read is its analysis and a few windows."""
    count, longest = 30_000, 200
    words, model = ["a"] * count, files(longest)
    starts = np.arange(count) == 0
    row = outputs([Gold(0, "root", start=True)], 0, 1)
    decoder = Decoder(model, words, starts, np.zeros(count, dtype=bool))
    tracemalloc.start()
    for window in windows(words, starts, model.pieces, longest):
        decoder.read(
            window, {name: np.repeat(values, window.end - window.start, axis=0) for name, values in row.items()}
        )
    analysis = decoder.finish()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    size = sum(getattr(analysis, name).nbytes for name in Analysis.__slots__)
    assert len(analysis.heads) == count
    assert peak < 2 * size + 4_000_000


def test_names_keep_to_the_rules_of_their_labels() -> None:
    rows = np.log(np.array([[0.1, 0.2, 0.6, 0.05, 0.05], [0.1, 0.1, 0.2, 0.1, 0.5], [0.8, 0.05, 0.05, 0.05, 0.05]]))
    best = best_labels(rows.astype(np.float32), LABELS.entities, np.array([True, False, False]))
    labels = [LABELS.entities[i] for i in best]
    assert labels == ["B-PERSON", "I-PERSON", "O"]


def test_a_name_does_not_go_on_in_the_next_sentence() -> None:
    rows = np.log(np.array([[0.1, 0.8, 0.05, 0.025, 0.025], [0.2, 0.1, 0.6, 0.05, 0.05]])).astype(np.float32)
    best = best_labels(rows, LABELS.entities, np.array([True, True]))
    assert LABELS.entities[best[1]] != "I-PERSON"


def test_white_space_hangs_on_the_word_before_it() -> None:
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=["\n", "We", "went", "\n\n", "home", "."], spaces=[False, True, False, False, False, False])
    reading = Reading.of(doc)
    assert reading.words == ["We", "went", "home", "."]
    gold = [Gold(1, "nsubj"), Gold(1, "root", "VERB"), Gold(1), Gold(1, "punct", "PUNCT")]
    reading.annotate(read(gold, 64, reading.words), files(), Hashes.of(vocab, files().labels))
    assert [t.head.i for t in doc] == [1, 2, 2, 2, 2, 2]
    assert [t.pos_ for t in doc] == ["SPACE", "NOUN", "VERB", "SPACE", "NOUN", "PUNCT"]
    assert [t.dep_ for t in doc] == ["dep", "nsubj", "root", "dep", "obj", "punct"]
    assert doc[2].lemma_ == "go"
    assert [s.text for s in doc.sents] == [doc.text]


def test_borders_that_a_doc_brings_along_are_kept() -> None:
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=["a", "b", "c", "d"], sent_starts=[True, False, True, False])
    reading = Reading.of(doc)
    assert reading.given
    assert reading.forced.tolist() == [True, False, True, False]
