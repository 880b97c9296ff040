"""What is written as records is read again as the same graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import pipeline
from kg.config import Config
from kg.errors import InputError, OutputError
from kg.knowledge_graph import KnowledgeGraph
from kg.model import Extraction, Silence, Skipped, Span
from kg.stored import load
from kg.writing import check_formats, write_build
from tests.invented import World


@pytest.fixture
def graph() -> KnowledgeGraph:
    world = World()
    world.entity("ana-ruiz", "PERSON", "Ana Ruiz", "Ruiz")
    world.entity("quito", "GPE", "Quito")
    world.entity("kamala-rao", "PERSON", "Kamala Rao")
    world.document("d1", title="Talks “resume” \u4e2d", source="Wire", published=None)
    world.document("d2")
    world.claim("d1", "Ana Ruiz visited Quito in 2021.", "Ana Ruiz", "visited", "Quito", time="2021", place="Quito")
    world.claim(
        "d1", "Ruiz will not sign it, Kamala Rao said.", "Ruiz", "signed", "it", polarity="negated", by=["Kamala Rao"]
    )
    world.claim("d2", "They may test a missile.", None, "tested", "a missile", modality="possible", time="2021-05/..")
    world.judge("Ana Ruiz", "Ruiz", "same", 3.25, "same surname", "ana-ruiz")
    return world.graph()


def built(graph: KnowledgeGraph) -> pipeline.Built:
    extraction = Extraction(document="d1", silences=(Silence(sentence=Span(0, 8), reason="no verb"),))
    return pipeline.Built(
        graph=graph,
        extractions=(extraction,),
        sentences={"d1": 2, "d2": 1},
        skipped=(Skipped(origin="x.txt", reason="a binary file, not text"),),
        seconds={"read": 0.1},
    )


def test_a_graph_survives_its_files(graph: KnowledgeGraph, tmp_path: Path) -> None:
    write_build(built(graph), tmp_path, Config(formats=("nt",)))
    again = load(tmp_path)
    assert again.documents == graph.documents
    assert again.entities == graph.entities
    assert again.statements == graph.statements
    assert again.judgements == graph.judgements
    assert [s.id for s in again.statements] == [s.id for s in graph.statements]
    assert again.facts == graph.facts
    assert again.entity_of == graph.entity_of
    assert again.rules == graph.rules
    (tmp_path / "again").mkdir()
    write_build(built(again), tmp_path / "again", Config(formats=("nt",)))
    for name in ("entities.jsonl", "statements.jsonl", "facts.jsonl", "judgements.jsonl", "graph.nt"):
        assert (tmp_path / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_the_report_names_what_was_skipped_and_what_was_silent(graph: KnowledgeGraph, tmp_path: Path) -> None:
    write_build(built(graph), tmp_path, Config(formats=("nt",)))
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["skipped"] == [{"document": "x.txt", "reason": "a binary file, not text"}]
    assert report["silent"] == [{"document": "d1", "sentence": [0, 8], "quote": "Ana Ruiz", "reason": "no verb"}]
    assert report["counts"]["statements"] == 3
    files = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert report["files"] == files


def test_every_quote_and_offset_is_in_the_text_of_its_document(graph: KnowledgeGraph, tmp_path: Path) -> None:
    write_build(built(graph), tmp_path, Config(formats=("nt",)))
    texts = {path.stem: path.read_bytes().decode() for path in (tmp_path / "documents").iterdir()}
    for line in (tmp_path / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        statement = json.loads(line)
        text = texts[statement["document"]]
        assert text[slice(*statement["sentence"])] == statement["quote"]
        for end in (statement["subject"], statement["object"]):
            if end and "start" in end:
                assert text[end["start"] : end["end"]] == end.get("text", end.get("literal"))


def test_a_folder_that_is_no_output_is_named(tmp_path: Path, graph: KnowledgeGraph) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        load(tmp_path / "missing")
    with pytest.raises(OutputError, match="holds no output of a build"):
        load(tmp_path)
    write_build(built(graph), tmp_path, Config(formats=("nt",)))


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("facts.jsonl", b'{"id": "f1"}\n', "is damaged in line 1, or of another version (it lacks 'subject')"),
        ("facts.jsonl", b"[1]\n", "is damaged in line 1, or of another version"),
        ("entities.jsonl", b"\xff\n", "cannot be read: 'utf-8' codec"),
        ("report.json", b"[]", "is not a JSON object"),
        ("report.json", b'{"documents": 3}', "is damaged in document 1"),
        (
            "report.json",
            b'{"documents": [{"id": "d"}]}',
            "is damaged in document 1, or of another version (it lacks 'title')",
        ),
        ("documents/d1.txt", None, "cannot be read: build"),
    ],
)
def test_an_output_that_is_damaged_or_of_another_version_is_one_clear_line(
    tmp_path: Path, graph: KnowledgeGraph, file: str, content: bytes | None, said: str
) -> None:
    write_build(built(graph), tmp_path, Config(formats=("nt",)))
    if content is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(OutputError) as raised:
        load(tmp_path)
    assert str(raised.value).startswith(str(tmp_path / file))
    assert said in str(raised.value)
    assert str(raised.value).count(str(tmp_path / file)) == 1


def test_an_unknown_format_is_named_with_those_that_are_known() -> None:
    with pytest.raises(InputError, match="unknown format 'docx'; known are ttl, html"):
        check_formats(("ttl", "docx"))
