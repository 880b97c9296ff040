"""What a person is told: the story of an entity, of a pair, of two names alone; and the review of undecided pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.model import Verdict
from kg.resolve import (
    Override,
    compare_names,
    find_entities,
    questions,
    read_overrides,
    resolve,
    review,
    tell_entity,
    tell_pair,
    unmet_overrides,
)
from kg.resolve.previous import read_previous
from kg.resolve.wikidata import read_wikidata
from tests.resolve.making import text

PAIRS = [
    text("[Gen.|Li Shangfu:PERSON] met [Lloyd Austin:PERSON]. [Mr.|Ly:PERSON] spoke to [Austin:PERSON].", "a"),
    text("[Li Shangfu:PERSON] left. [chairman|Li Wei:PERSON] stayed.", "b"),
    text("[sprinter|Li Wei:PERSON] won. [Joe Biden:PERSON] and [Jill Biden:PERSON] met [Biden:PERSON].", "c"),
]
DOCUMENTS = [d for d, _ in PAIRS]
FOUND = resolve(DOCUMENTS, [e for _, e in PAIRS])


def test_the_story_of_an_entity_names_reasons_and_quotes() -> None:
    (entity,) = find_entities("li shangfu", FOUND.entities)
    told = "\n".join(tell_entity(entity, FOUND.judgements, DOCUMENTS))
    assert "Li Shangfu (person, li-shangfu) is mentioned 3 times in 2 documents." in told
    assert "Mr. Ly is Gen. Li Shangfu (in a): Mr. Ly is another spelling of the family name of Li Shangfu" in told
    assert "[Ly] spoke to Austin" in told


def test_a_pair_that_is_one_is_explained_by_the_joins_between() -> None:
    told = tell_pair("Mr. Ly", "Li Shangfu", FOUND.entities, FOUND.judgements, DOCUMENTS)
    assert told[0] == "Mr. Ly and Li Shangfu are one: both name Li Shangfu (li-shangfu)." or told[0].startswith(
        "Mr. Ly names nothing"
    )
    told = tell_pair("Ly", "Li Shangfu", FOUND.entities, FOUND.judgements, DOCUMENTS)
    assert told[0] == "Ly and Li Shangfu are one: both name Li Shangfu (li-shangfu)."
    assert len(told) == 2 and "another spelling" in told[1]


def test_a_pair_that_is_not_one_says_why() -> None:
    told = tell_pair("Joe Biden", "Jill Biden", FOUND.entities, FOUND.judgements, DOCUMENTS)
    assert "are not one" in told[0] and "joe is not jill" in told[1]
    told = tell_pair("Lloyd Austin", "Li Shangfu", FOUND.entities, FOUND.judgements, DOCUMENTS)
    assert "never compared" in told[1]
    assert tell_pair("Nobody", "Li Shangfu", FOUND.entities, FOUND.judgements) == [
        "Nobody names nothing in this graph."
    ]


@pytest.mark.parametrize(
    ("a", "b", "verdict", "words"),
    [
        ("Li Shangfu", "Li Thuong Phuc", Verdict.UNSURE, "read from the same characters"),
        ("Mr. Ly", "Li Shangfu", Verdict.UNSURE, "says almost nothing"),
        ("Li Shangfu", "Liu Pengyu", Verdict.DIFFERENT, "no part"),
        ("Joe Biden", "Joseph Leahy", Verdict.DIFFERENT, "no part"),
        ("Joe Biden", "Joseph Biden", Verdict.SAME, "forms of one given name"),
        ("CAATSA", "Countering America's Adversaries Through Sanctions Act", Verdict.UNSURE, "initials"),
        ("US", "the United States", Verdict.SAME, "United States"),
        ("Pentagon", "Department of Defense", Verdict.SAME, "table of other names"),
        ("Washington", "US", Verdict.UNSURE, "seat of the government"),
        ("Washington", "Washington Post", Verdict.DIFFERENT, "no part"),
        ("Mr. Rossi", "Mrs. Rossi", Verdict.DIFFERENT, "a man's and a woman's"),
    ],
)
def test_two_names_alone(a: str, b: str, verdict: Verdict, words: str) -> None:
    for left, right in ((a, b), (b, a)):
        found = compare_names(left, right)
        assert found.verdict is verdict and words in found.reasons[0]
        assert found.as_record()["verdict"] == verdict.value


def test_review_asks_for_undecided_pairs_and_appends_the_answers(tmp_path: Path) -> None:
    asked = questions(FOUND.judgements)
    pairs = {(q.judgement.left, q.judgement.right) for q in asked}
    assert ("Biden", "Joe Biden") in pairs
    replies = iter(["x", "d", "two people", *["s", ""] * 20])
    shown: list[str] = []
    path = tmp_path / "overrides.jsonl"
    count = review(
        asked[:2], DOCUMENTS, path, ask=lambda _: next(replies), show=shown.append, who="ana", when="2024-05-01"
    )
    decided = read_overrides(path)
    assert count == 2 == len(decided) and decided[0].verdict is Verdict.DIFFERENT and decided[0].why == "two people"
    assert "please answer s, d, u, q or nothing" in shown
    assert len(questions(FOUND.judgements, decided)) < len(asked)


def test_review_stops_at_q_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "overrides.jsonl"
    assert review(questions(FOUND.judgements), DOCUMENTS, path, ask=lambda _: "q", show=lambda _: None) == 0
    assert not path.exists()
    with pytest.raises(OutputError, match="JSON lines"):
        review(questions(FOUND.judgements), DOCUMENTS, tmp_path / "o.yaml", ask=lambda _: "s", show=lambda _: None)


def test_earlier_entities_and_links_are_read_from_files(tmp_path: Path) -> None:
    (tmp_path / "entities.jsonl").write_text(
        '{"id": "x-1", "type": "PERSON", "label": "Li Wei", "aliases": [], '
        '"mentions": [{"document": "b", "start": 25, "end": 31, "text": "Li Wei"}]}\n',
        encoding="utf-8",
    )
    (tmp_path / "links.tsv").write_text("Q42\tLloyd Austin\tAustin|Gen. Austin\n", encoding="utf-8")
    assert read_previous(tmp_path)[0].id == "x-1"
    found = resolve(DOCUMENTS, [e for _, e in PAIRS], links=tmp_path / "links.tsv")
    assert {e.wikidata for e in found.entities if e.label == "Lloyd Austin"} == {"Q42"}
    assert read_wikidata(tmp_path / "links.tsv").labels["lloyd austin"] == frozenset({"Q42"})


def test_two_entities_of_one_label_are_told_apart_by_their_ids() -> None:
    told = tell_pair("li-wei", "li-wei-2", FOUND.entities, [])
    assert "are not one" in told[0] and "both are called Li Wei" in told[1]


def test_a_decision_that_joins_a_short_name_leaves_nothing_undecided() -> None:
    decided = (Override(a="Duarte", b="Rosa Duarte", verdict=Verdict.SAME),)
    document, extraction = text("[Rosa Duarte:PERSON] met [Paula Duarte:PERSON]. [Duarte:PERSON] spoke.")
    found = resolve([document], [extraction], overrides=decided)
    assert not [j for j in found.judgements if j.verdict is Verdict.UNSURE]


def test_names_in_decisions_that_nothing_bears_are_told() -> None:
    decided = (
        Override(a="Mr. Duarte", b="Rosa Duarte", verdict=Verdict.SAME),
        Override(a="Paula Lima", b="Duarte", verdict=Verdict.DIFFERENT),
    )
    document, extraction = text("[Rosa Duarte:PERSON] came. [Mr.|Duarte:PERSON] spoke.")
    found = resolve([document], [extraction], overrides=decided)
    assert unmet_overrides(found.judgements, found.entities) == ["Paula Lima"]
