"""The sentences of `training/own`: how they are read, and that every line of them keeps to their guide."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from training import labels, own
from training.corpora import Sentence

FOLDER = Path(own.__file__).parent / "own"
TITLE = re.compile(r"(President|Prime Minister|Mrs?|Ms|Dr|Gen|Col|Capt|Sgt|Sen|Gov|Rev|Prof)\.? ")


def tags(sentence: Sentence) -> list[str]:
    """The only label that each word may have."""
    assert sentence.entities is not None
    return [labels.LABELS[allowed.bit_length() - 1] for allowed in sentence.entities]


def test_brackets_become_spans_of_characters() -> None:
    given = own.marked("Mr. [PERSON Okonkwo] left [GPE Port Harcourt].")
    assert given.text == "Mr. Okonkwo left Port Harcourt."
    assert [(given.text[start:end], kind) for start, end, kind in given.names] == [
        ("Okonkwo", "PERSON"),
        ("Port Harcourt", "GPE"),
    ]


@pytest.mark.parametrize(
    "line",
    ["He left [GPE Lomé.", "He left GPE Lomé].", "He left [CITY Lomé].", "He left [GPE ].", "He saw [ORG a [GPE b]]."],
)
def test_a_bracket_error_is_told(line: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|not a name"):
        own.marked(line)


def test_words_are_the_products_and_teach_no_syntax_and_no_borders(tmp_path: Path) -> None:
    report = "[NORP Chinese]-made [PRODUCT CH-4]s fell.\n[GPE Kenya]'s army saw the [LOC Mara].\n\nNo name is here.\n"
    (tmp_path / "report.txt").write_text(report, encoding="utf-8")
    first, second = own.read_own(tmp_path)
    assert [sentence.words for sentence in first.sentences] == [
        ["Chinese", "-", "made", "CH-4s", "fell", "."],
        ["Kenya", "'s", "army", "saw", "the", "Mara", "."],
    ]
    assert [tags(sentence) for sentence in first.sentences] == [
        ["B-NORP", "O", "O", "B-PRODUCT", "O", "O"],
        ["B-GPE", "O", "O", "O", "O", "B-LOC", "O"],
    ]
    assert set(tags(second.sentences[0])) == {"O"}
    assert [sentence.paragraph for sentence in first.sentences] == [True, False]
    assert all(s.syntax is None and not s.bounded for source in (first, second) for s in source.sentences)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_names_are_marked_by_the_guide(path: Path) -> None:
    for line in itertools.chain.from_iterable(own.paragraphs(path)):
        given = own.marked(line)
        for start, end, kind in given.names:
            name = given.text[start:end]
            assert not (kind == "PERSON" and TITLE.match(name)), f"a title in {name!r}"
            assert not name.endswith((",", ";", ":")), name
            assert not re.match(r"the [A-Z]", name), f"an article in {name!r}"
