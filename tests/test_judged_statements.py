"""The sheet of statements for judges, and what its verdicts come to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks import judged_statements as judged
from kg.export.records import statement_record
from kg.model import Document

TEXTS = {
    "port": "Kamala Rao visited Quito on Monday. The port of Esmeraldas did not close, Rao said.",
    "bank": "Banco Andino bought Casa Verde in 2019. Luis Ortega leads Banco Andino.",
    "game": "Peru defeated Chile in Lima.",
}


def record(document: str, number: int) -> judged.Record:
    return {"document": document, "sentence": [number, number + 1], "id": f"st-{document}-{number}"}


def test_every_document_and_every_part_has_its_turn() -> None:
    records = [record("long", n) for n in range(50)] + [record("short", n) for n in range(5)]
    records += [record("other", n) for n in range(30)]
    sample = judged.drawn([["long", "short"], ["other"]], records, 12, seed=1)
    assert Counter(r["document"] for r in sample) == {"long": 3, "short": 3, "other": 6}


def test_the_draw_depends_on_the_seed_alone() -> None:
    records = [record(document, n) for document in "abc" for n in range(20)]
    sample = judged.drawn([["a", "b"], ["c"]], records, 30, seed=7)
    assert sample == judged.drawn([["b", "a"], ["c"]], records[::-1], 30, seed=7)
    assert sample != judged.drawn([["a", "b"], ["c"]], records, 30, seed=8)
    assert len({r["id"] for r in sample}) == 30


def test_a_judge_sees_the_sentence_and_the_whole_statement() -> None:
    graph = judged.read([Document(id=id, text=text) for id, text in TEXTS.items()])
    statement = next(s for s in graph.statements if s.relation == "visited")
    sheet = judged.shown(1, statement_record(statement, graph), TEXTS["port"])
    assert "[[Kamala Rao visited Quito on Monday.]]" in sheet
    assert "visited" in sheet
    assert "affirmed, asserted" in sheet
    assert "time:        Monday" in sheet
    assert "confidence" not in sheet


def test_a_sheet_tells_who_speaks_together_and_who_tells_of_whom() -> None:
    text = "Peru and Chile said that, according to Iran, Mali had fired a missile."
    graph = judged.read([Document(id="joint", text=text)])
    statement = next(s for s in graph.statements if len(s.attribution) > 1 and s.attribution[1].joint)
    assert "Peru [say] and Chile [say]" in judged.shown(1, statement_record(statement, graph), text)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    rows = [("port", "0", "35", "st-1", "right", ""), ("port", "36", "84", "st-2", "wrong", "polarity")]
    path = tmp_path / "report.a.tsv"
    path.write_text("\n".join("\t".join(row) for row in (judged.COLUMNS, *rows)) + "\n", encoding="utf-8")
    return path


def test_a_sheet_comes_back_as_it_was_filled(sheet: Path) -> None:
    first, second = judged.read_judged(sheet)
    assert (first.start, first.end, first.verdict) == (0, 35, "right")
    assert second.reason == "polarity"


@pytest.mark.parametrize(("verdict", "reason"), [("", ""), ("right", "time"), ("wrong", ""), ("wrong", "taste")])
def test_a_verdict_that_is_none_is_told_with_its_line(sheet: Path, verdict: str, reason: str) -> None:
    text = sheet.read_text(encoding="utf-8").replace("wrong\tpolarity", f"{verdict}\t{reason}")
    sheet.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=":3:"):
        judged.read_judged(sheet)


def test_agreement_beyond_chance() -> None:
    assert judged.kappa([True, True, False, False], [True, True, False, False]) == 1.0
    assert judged.kappa([True, True, False, False], [True, False, True, False]) == 0.0
    assert judged.kappa([True] * 20 + [True] * 5 + [False] * 10 + [False] * 15, [True] * 20 + [False] * 5 + [True] * 10
                        + [False] * 15) == pytest.approx(0.4)  # fmt: skip


def test_the_score_counts_what_is_gone_and_how_far_two_judges_agree(sheet: Path) -> None:
    other = [judged.Judged(line.document, line.start, line.end, line.statement, "right", "")
             for line in judged.read_judged(sheet)]  # fmt: skip
    made = {"st-1": {"relation": "visited", "confidence": 0.8}}
    lines = list(judged.scored({"a": judged.read_judged(sheet), "b": other}, made))
    assert lines[0] == "a: 1/2 right = 0.500; 1 no longer made"
    assert lines[1] == "   declared relations, still made: 1/1 right"
    assert "polarity 1" in lines[3]
    assert lines[-1] == "two judges of 2: 0.750 right, 1 right to both, kappa 0.00"


def test_the_score_shows_whether_the_confidence_holds() -> None:
    lines = [
        judged.Judged("d", 0, 9, f"st-{n}", "right" if n > 2 else "wrong", "" if n > 2 else "time") for n in range(6)
    ]
    made = {f"st-{n}": {"relation": "visited", "confidence": 0.4 + n / 10} for n in range(6)}
    told = [line.strip() for line in judged.scored({"a": lines}, made) if "confidence" in line]
    assert told == ["confidence 0.45: 0.00 right", "confidence 0.65: 0.50 right", "confidence 0.85: 1.00 right"]


def test_texts_are_not_written_into_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ["draw", "--out", str(judged.JUDGED), "--bench", ".", "--corpora", "."]
    monkeypatch.setattr("sys.argv", ["judged_statements", *arguments])
    with pytest.raises(SystemExit, match="inside the project"):
        judged.main()
