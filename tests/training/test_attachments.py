"""The syntax of sentences without a treebank: decided attachments, a teacher, and that the table fits the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.language.files import SHIPPED
from training import attachments, own
from training.attachments import Attachment, give_syntax, read_attachments
from training.corpora import UNKNOWN, UNKNOWN_HEAD, Sentence, Source, Syntax

WORDS = ["Rao", "met", "envoys", "in", "Quito", "."]


def source(corpus: str = "own") -> Source:
    return Source(corpus, "report-0", [Sentence(words=list(WORDS))])


def taught(*decided: Attachment, corpus: str = "own", teacher: Path | None = None) -> Syntax | None:
    """The syntax of the only sentence of a source."""
    given = source(corpus)
    give_syntax([given], {(corpus, given.name, 0): decided}, teacher)
    return given.sentences[0].syntax


def test_decided_attachments_are_taught_and_the_rest_is_unknown() -> None:
    syntax = taught(Attachment(1, -1, "root", "met"), Attachment(4, 1, "obl", "Quito"))
    assert syntax is not None
    assert syntax.heads == [UNKNOWN_HEAD, -1, UNKNOWN_HEAD, UNKNOWN_HEAD, 1, UNKNOWN_HEAD]
    assert syntax.deprels == [UNKNOWN, "root", UNKNOWN, UNKNOWN, "obl", UNKNOWN]


def test_a_sentence_of_which_nothing_is_decided_gets_no_syntax() -> None:
    assert taught() is None


@pytest.mark.parametrize("corpus", ["ewt", "gum", "uner"])
def test_treebanks_keep_theirs_and_texts_of_treebanks_get_none(corpus: str) -> None:
    assert taught(Attachment(1, -1, "root", "_"), corpus=corpus, teacher=SHIPPED) is None


@pytest.mark.parametrize("wrong", [Attachment(1, -1, "root", "envoys"), Attachment(6, -1, "root", "_")])
def test_an_attachment_of_another_word_is_told(wrong: Attachment) -> None:
    with pytest.raises(ValueError, match=r"word \d is not"):
        taught(wrong)


def test_a_teacher_is_followed_where_it_is_sure_and_nothing_else_is_decided() -> None:
    syntax = taught(Attachment(4, 2, "nmod", "_"), corpus="re3d", teacher=SHIPPED)
    assert syntax is not None
    assert (syntax.heads[0], syntax.deprels[0]) == (1, "nsubj")
    assert (syntax.heads[4], syntax.deprels[4]) == (2, "nmod")
    assert set(syntax.upos) == {UNKNOWN}


def test_a_row_names_its_sentence_and_shows_a_word_of_ours_only(tmp_path: Path) -> None:
    table = tmp_path / "attachments.tsv"
    table.write_text("own\treport-0\t2\t1\t-1\troot\tmet\nredocred\tQuito\t0\t4\t1\tobl\t_\n", encoding="utf-8")
    assert read_attachments(table) == {
        ("own", "report-0", 2): [Attachment(1, -1, "root", "met")],
        ("redocred", "Quito", 0): [Attachment(4, 1, "obl", "_")],
    }


@pytest.fixture(scope="module")
def decided() -> dict[tuple[str, str, int], Sequence[Attachment]]:
    return dict(read_attachments())


def test_every_attachment_of_our_own_is_of_a_word_that_is_there_and_has_a_head_beside_it(
    decided: dict[tuple[str, str, int], Sequence[Attachment]],
) -> None:
    read = {one.name: one.sentences for one in own.read_own(Path(own.__file__).parent / "own")}
    ours = {key: rows for key, rows in decided.items() if key[0] == "own"}
    assert sum(map(len, ours.values())) > 25_000
    for (_, report, line), rows in ours.items():
        words = read[report][line].words
        for row in rows:
            assert words[row.word] == row.form, (report, line)
            assert -1 <= row.head < len(words), (report, line)
            assert row.head != row.word, (report, line)


def test_no_word_of_anybody_elses_text_is_in_the_table(
    decided: dict[tuple[str, str, int], Sequence[Attachment]],
) -> None:
    assert {corpus for corpus, _, _ in decided} <= attachments.TAUGHT
    assert {row.form for (corpus, _, _), rows in decided.items() if corpus != "own" for row in rows} <= {"_"}
