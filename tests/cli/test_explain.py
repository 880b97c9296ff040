"""What `kg explain` tells of an entity, of two names and of a fact: who says so, who denies it, and how it is meant."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.evidence import evidence
from kg.export.records import json_line, records
from kg.knowledge_graph import KnowledgeGraph
from tests.invented import World

MET = "Ilya Torvald met Mirela Kovan in Belmora."
DENIED = "Mirela Kovan did not meet Ilya Torvald, her ministry said."
PLANNED = "Anna Draske will visit Ostria, her office said."


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    world = World()
    world.entity("ilya-torvald", "PERSON", "Ilya Torvald")
    world.entity("mirela-kovan", "PERSON", "Mirela Kovan")
    world.entity("anna-draske", "PERSON", "Anna Draske", "Draske")
    world.entity("peter-draske", "PERSON", "Peter Draske")
    world.entity("ostria", "GPE", "Ostria")
    for id, title in (("kamala-rao", "Dr Rao"), ("kamala-rao-2", "Ms Rao")):
        world.entity(id, "PERSON", "Kamala Rao", title)
    world.document("b-times", source="Harbour Times", published=date(2024, 3, 12))
    world.document("a-daily", source="Daily Ostrian", published=date(2024, 3, 13))
    world.claim("b-times", MET, "Ilya Torvald", "met_with", "Mirela Kovan", time="2024-03-11")
    world.claim(
        "a-daily",
        DENIED,
        "Mirela Kovan",
        "met_with",
        "Ilya Torvald",
        time="2024-03-11",
        polarity="negated",
        by=["her ministry"],
    )
    world.claim("b-times", PLANNED, "Anna Draske", "visited", "Ostria", modality="planned", by=["her office"])
    world.claim(
        "a-daily", "Peter Draske called Ostria rich.", "Ostria", "open:be", "rich", by=["the wire", "Peter Draske"]
    )
    return world.graph()


@pytest.fixture
def output(graph: KnowledgeGraph, tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    for document in graph.documents:
        (tmp_path / "documents" / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
    for name, found in records(graph):
        (tmp_path / name).write_text("".join(map(json_line, found)), encoding="utf-8")
    told = [
        {"id": d.id, "title": d.title, "source": d.source, "published": str(d.published), "lang": d.lang}
        for d in graph.documents
    ]
    (tmp_path / "report.json").write_text(json.dumps({"documents": told}), encoding="utf-8")
    return tmp_path


def explained(output: Path, *arguments: str) -> Any:
    return CliRunner().invoke(app, ["explain", str(output), *arguments])


def test_both_sides_of_a_contested_fact_are_told_with_speaker_outlet_and_day(output: Path) -> None:
    lines = explained(output, "Ilya Torvald").stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if "[contested, 2024-03-11, 1 source]" in line)
    assert lines[at + 1].strip() == f"for: “{MET}” — the report itself (Harbour Times, 2024-03-12, b-times)"
    assert lines[at + 2].strip() == f"against: “{DENIED}” — her ministry (Daily Ostrian, 2024-03-13, a-daily)"


def test_a_plan_is_never_told_as_if_it_were_done(output: Path) -> None:
    told = explained(output, "Ostria").stdout
    assert f"for, planned: “{PLANNED}” — her office" in told
    assert "[unrealised, 1 source]" in told


def test_a_chain_of_speakers_is_told_outermost_first(output: Path) -> None:
    assert "— the wire › Peter Draske (" in explained(output, "Ostria").stdout


def test_two_names_are_told_with_the_facts_between_them(output: Path) -> None:
    told = explained(output, "Mirela Kovan", "Ilya Torvald").stdout
    assert "are not one" in told
    assert "Facts, 1 of 1:" in told
    assert told.count("“") == 2
    assert "No fact joins the two." in explained(output, "Mirela Kovan", "Ostria").stdout


def test_a_fact_is_told_by_its_id_with_its_reasons(output: Path, graph: KnowledgeGraph) -> None:
    fact = next(fact for fact in graph.facts if fact.stance == "contested")
    told = explained(output, fact.id).stdout
    assert told.splitlines()[0].endswith("[contested, 2024-03-11, 1 source]")
    assert "negated by her ministry" in told
    record = json.loads(explained(output, fact.id, "--json").stdout)
    assert record["fact"]["id"] == fact.id
    assert [one["polarity"] for one in record["statements"]] == ["affirmed", "negated"]


def test_a_name_that_two_bear_says_so_first(output: Path) -> None:
    assert explained(output, "Kamala Rao").stdout.splitlines()[0] == (
        "Kamala Rao is taken for Kamala Rao (kamala-rao); others bear that name: Kamala Rao (kamala-rao-2)."
    )


@pytest.mark.parametrize(
    ("name", "near"), [("ilya", "near it: Ilya Torvald"), ("Ostira", "near it: Ostria"), ("Zed", "'Zed'"), ("", "''")]
)
def test_a_name_that_nobody_bears_is_one_line_with_names_near_it(output: Path, name: str, near: str) -> None:
    for arguments in ((name,), ("Ostria", name)):
        result = explained(output, *arguments)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert result.stderr.strip().endswith(near)


def test_evidence_comes_side_by_side_in_the_order_of_the_days(graph: KnowledgeGraph) -> None:
    fact = next(fact for fact in graph.facts if fact.stance == "contested")
    assert [(one.side, one.document.id, one.speakers) for one in evidence(graph, fact)] == [
        ("for", "b-times", ()),
        ("against", "a-daily", ("her ministry",)),
    ]
    frame = graph.evidence(fact.id)
    assert list(frame["side"]) == ["for", "against"]
    assert list(frame["source"]) == ["Harbour Times", "Daily Ostrian"]
    with pytest.raises(KeyError):
        graph.evidence("fact-none")
