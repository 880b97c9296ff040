"""GraphML, GEXF, Neo4j CSV, Parquet and frames: readable by others, parallel edges kept, hostile text inert."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pandas
import pyarrow.parquet
import pytest

from kg.export.frames import summary_html
from kg.export.graphs import write_gexf, write_graphml, write_neo4j
from kg.export.parquet import write_parquet
from kg.knowledge_graph import KnowledgeGraph
from tests.invented import World

GEXF = "{http://gexf.net/1.3}"


@pytest.fixture
def hostile() -> KnowledgeGraph:
    world = World()
    world.entity("x", "PERSON", 'X <b>"bold"</b> &amp;\x00', "x;y\nz")
    world.entity("y", "GPE", "Yarrow")
    world.document("d")
    world.claim(
        "d", 'X <b>"bold"</b> &amp;\x00 went to Yarrow.', 'X <b>"bold"</b> &amp;\x00', "visited", "Yarrow", time="2020"
    )
    world.claim(
        "d", 'X <b>"bold"</b> &amp;\x00 went to Yarrow.', 'X <b>"bold"</b> &amp;\x00', "visited", "Yarrow", time="2021"
    )
    world.claim("d", "Unknown hands struck Yarrow.", None, "attacked", "Yarrow", time="1998")
    world.claim("d", "Unknown hands struck Yarrow again.", None, "attacked", "Yarrow", time="1999")
    return world.graph()


def test_networkx_is_keyed_by_fact(hostile: KnowledgeGraph) -> None:
    made = hostile.to_networkx()
    assert {key for _, _, key in made.edges(keys=True)} == {fact.id for fact in hostile.facts}
    assert made.number_of_edges("x", "y") == 2
    assert sum(type == "UNSTATED" for _, type in made.nodes(data="type")) == 2


def test_graphml_opens_again_with_types_and_parallel_edges(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    write_graphml(hostile, tmp_path / "graph.graphml")
    read = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert read.number_of_edges("x", "y") == 2
    assert set(read["x"]["y"]) == {fact.id for fact in hostile.facts if fact.subject == "x"}
    assert read.nodes["x"]["label"] == 'X <b>"bold"</b> &amp;\ufffd'
    assert all(isinstance(sources, int) for _, _, sources in read.edges(data="sources"))


def test_gexf_opens_again_with_types_and_parallel_edges(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    write_gexf(hostile, tmp_path / "graph.gexf")
    root = ElementTree.parse(tmp_path / "graph.gexf").getroot()
    types = {a.get("id"): a.get("type") for a in root.iter(f"{GEXF}attribute")}
    assert types["sources"] == "integer" and types["plain"] == "boolean"
    edges = {e.get("id"): e for e in root.iter(f"{GEXF}edge")}
    assert set(edges) == {fact.id for fact in hostile.facts}
    assert {(e.get("start"), e.get("end")) for e in edges.values() if e.get("source") == "x"} == {
        ("2020-01-01", "2020-12-31"),
        ("2021-01-01", "2021-12-31"),
    }
    nodes = {n.get("id") for n in root.iter(f"{GEXF}node")}
    assert {end for e in edges.values() for end in (e.get("source"), e.get("target"))} <= nodes
    assert "lastmodifieddate" not in (tmp_path / "graph.gexf").read_text(encoding="utf-8")


def test_neo4j_files_refer_to_each_other(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    write_neo4j(hostile, tmp_path)
    rows = {p.stem: list(csv.DictReader(p.open(encoding="utf-8", newline=""))) for p in tmp_path.glob("*.csv")}
    ids = [row["id:ID"] for row in (*rows["entities"], *rows["statements"])]
    assert len(ids) == len(set(ids))
    for row in (*rows["facts"], *rows["evidence"]):
        assert {row[":START_ID"], row[":END_ID"]} <= set(ids)
    (person,) = (row for row in rows["entities"] if row["id:ID"] == "x")
    assert person["aliases:string[]"] == "x,y,z"
    assert person["label"] == hostile.entity("x").label


def test_parquet_has_typed_columns_even_when_empty(hostile: KnowledgeGraph, tmp_path: Path) -> None:
    write_parquet(hostile, tmp_path / "full")
    write_parquet(World().graph(), tmp_path / "empty")
    for name in ("facts", "statements", "entities"):
        full = pyarrow.parquet.read_schema(tmp_path / "full" / f"{name}.parquet")
        assert full == pyarrow.parquet.read_schema(tmp_path / "empty" / f"{name}.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "full" / "facts.parquet").to_pylist()
    assert [row["id"] for row in table] == [fact.id for fact in hostile.facts]
    assert {row["start"] for row in table} == {date(1998, 1, 1), date(2020, 1, 1), date(2021, 1, 1), date(1999, 1, 1)}


def test_frames_have_one_row_each(graph: KnowledgeGraph) -> None:
    facts = graph.facts_frame().set_index("id")
    assert list(facts.index) == [fact.id for fact in graph.facts]
    assert facts.plain.sum() == 4
    met = facts[facts.relation == "met_with"].iloc[0]
    assert met.start == pandas.Timestamp("2024-01-08")
    assert set(met.qualifiers) == {"place: Port Vell", "event: Harbour Forum"}
    entities = graph.entities_frame().set_index("id")
    assert entities.loc["amina-diallo", "facts"] == 5
    assert entities.loc["amina-diallo", "aliases"] == ("Diallo", "Minister Diallo")
    statements = graph.statements_frame()
    assert list(statements.quote) == [graph.quote(graph.statement(id)) for id in statements.id]


def test_the_summary_is_inert(hostile: KnowledgeGraph) -> None:
    html = summary_html(hostile)
    assert "<b>" not in html
    assert "facts: 4" in html
