"""What must hold of the graph of the five demonstration reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.knowledge_graph import KnowledgeGraph
from kg.model import Fact, Literal, Mention, Polarity, Stance, Statement
from tests.conftest import ROOT


def entity(graph: KnowledgeGraph, name: str) -> str:
    """The id of the one entity that bears a name."""
    (found,) = [e.id for e in graph.entities if name in (e.label, *e.aliases)]
    return found


def named(graph: KnowledgeGraph, name: str) -> set[str]:
    return {e.id for e in graph.entities if name in (e.label, *e.aliases)}


def facts(graph: KnowledgeGraph, subject: str, relation: str, target: str | None = None) -> list[Fact]:
    subject_id = entity(graph, subject)
    target_id = entity(graph, target) if target else None
    return [
        fact
        for fact in graph.facts_of(subject_id)
        if fact.relation == relation and fact.subject == subject_id and (target_id is None or fact.object == target_id)
    ]


def statements(graph: KnowledgeGraph, found: list[Fact]) -> list[Statement]:
    return [graph.statement(id) for fact in found for id in fact.statements]


def test_the_general_is_sanctioned_by_the_united_states_under_caatsa_since_2018(seeds_graph: KnowledgeGraph) -> None:
    found = facts(seeds_graph, "Li Shangfu", "sanctioned_by", "United States")
    assert {fact.stance for fact in found} == {Stance.AFFIRMED}
    dated = [fact for fact in found if fact.time and fact.time.label.startswith("2018")]
    assert dated
    law = entity(seeds_graph, "CAATSA")
    bases = {
        seeds_graph.entity_of[q.mention.document, q.mention.span]
        for fact in dated
        for q in fact.qualifiers
        if q.role == "legal_basis" and q.mention
    }
    assert bases == {law}
    under = facts(seeds_graph, "Li Shangfu", "sanctioned_under", "CAATSA")
    assert any(fact.time and fact.time.label.startswith("2018") for fact in under)
    assert seeds_graph.entity(law).type == "LAW"


def test_a_law_is_not_a_second_sanctioner_and_a_passive_keeps_its_direction(seeds_graph: KnowledgeGraph) -> None:
    law, general = entity(seeds_graph, "CAATSA"), entity(seeds_graph, "Li Shangfu")
    for fact in seeds_graph.facts:
        if fact.relation == "sanctioned_by":
            assert fact.object != law
            assert fact.object != general


def test_all_his_names_are_one_man_and_nobody_elses(seeds_graph: KnowledgeGraph) -> None:
    general = seeds_graph.entity(entity(seeds_graph, "Li Shangfu"))
    assert general.label == "Li Shangfu"
    assert {"Li Thuong Phuc", "Li"} <= {name.removeprefix("Mr. ").removeprefix("General ") for name in general.aliases}
    for other in ("Liu Pengyu", "Xi Jinping", "Xie Zhenhua", "Wei Fenghe", "Lloyd Austin"):
        assert entity(seeds_graph, other) != general.id
    assert named(seeds_graph, "Xi Jinping").isdisjoint(named(seeds_graph, "Xie Zhenhua"))


def test_no_lifting_of_sanctions_is_affirmed(seeds_graph: KnowledgeGraph) -> None:
    lifting = [
        statement
        for statement in seeds_graph.statements
        if statement.relation in ("open:lift", "open:ease", "open:remove", "open:consider")
    ]
    assert lifting, "the reports speak of lifting sanctions, so statements should as well"
    wrong = [
        seeds_graph.quote(statement)
        for statement in lifting
        if statement.polarity is Polarity.AFFIRMED
        and statement.modality == "asserted"
        and "sanction" in _words(statement.object)
    ]
    assert wrong == []


def _words(argument: Mention | Literal | None) -> str:
    return argument.text if argument else ""


def test_what_is_only_planned_is_no_plain_fact(seeds_graph: KnowledgeGraph) -> None:
    for visitor in ("John Kerry", "Janet Yellen", "Gina Raimondo", "Antony Blinken"):
        for fact in facts(seeds_graph, visitor, "visited"):
            assert fact.stance is Stance.UNREALISED, visitor
            assert not seeds_graph.is_plain(fact)


@pytest.mark.parametrize(
    ("subject", "relation", "target"),
    [
        ("Li Shangfu", "heads", "Equipment Development Department"),
        ("Matthew Miller", "spokesperson_for", "State Department"),
        ("Mao Ning", "spokesperson_for", "Ministry of Foreign Affairs"),
        ("John Aquilino", "heads", "Indo-Pacific Command"),
        ("Wei Fenghe", "predecessor_of", "Li Shangfu"),
        ("Li Shangfu", "met_with", "Vladimir Putin"),
        ("Nancy Pelosi", "visited", "Taiwan"),
        ("Shangri-La Dialogue", "held_in", "Singapore"),
        ("Shangri-La Dialogue", "organized_by", "International Institute for Strategic Studies"),
    ],
)
def test_who_heads_speaks_for_preceded_and_ran_what(
    seeds_graph: KnowledgeGraph, subject: str, relation: str, target: str
) -> None:
    ends = {entity(seeds_graph, subject), entity(seeds_graph, target)}
    found = [f for f in seeds_graph.facts if f.relation == relation and {f.subject, f.object} == ends]
    assert any(fact.stance is Stance.AFFIRMED for fact in found)


def test_purchases_have_seller_year_and_amount(seeds_graph: KnowledgeGraph) -> None:
    bought = facts(seeds_graph, "China", "purchased")
    jets = [f for f in bought if "Su-35" in seeds_graph.label(f.object)]
    missiles = [f for f in bought if "S-400" in seeds_graph.label(f.object)]
    assert any(f.time and f.time.label == "2017" for f in jets)
    assert any(f.time and f.time.label == "2018" for f in missiles)
    for found in (jets, missiles):
        assert any(q.role == "seller" and "Russia" in q.value for f in found for q in f.qualifiers)
    assert any(q.role == "amount" and q.value in ("ten", "10") for f in jets for q in f.qualifiers)


def test_every_mention_quotes_its_text_and_every_fact_has_a_statement(seeds_graph: KnowledgeGraph) -> None:
    for one in seeds_graph.entities:
        for mention in one.mentions:
            text = seeds_graph.document(mention.document).text
            assert text[mention.span.start : mention.span.end] == mention.text
    for fact in seeds_graph.facts:
        assert fact.statements or fact.against
        assert all(seeds_graph.statement(id) for id in (*fact.statements, *fact.against))
    for statement in seeds_graph.statements:
        assert seeds_graph.quote(statement).strip()


def test_the_committed_output_has_the_facts_of_a_rebuild(seeds_output: Path) -> None:
    for name in ("facts.jsonl", "statements.jsonl", "entities.jsonl"):
        committed = (ROOT / "output" / name).read_text(encoding="utf-8").splitlines()
        rebuilt = (seeds_output / name).read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["id"] for line in committed] == [json.loads(line)["id"] for line in rebuilt], (
            "run `make output` and read the difference"
        )


def test_the_page_of_the_demonstration_is_not_committed() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/output/graph.html" in ignored
