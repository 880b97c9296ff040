"""Typed extraction against qualified gold facts and against data sets with relations of their own.

    python -m benchmarks.typed_extraction --bench FOLDER --gold FOLDER [--articles FOLDER] [--only seeds]

`--bench` (or KG_BENCH) holds the scorers as the package `kgbench` and its data below `dev/`; `--gold` (or KG_GOLD) the
files `seeds.yaml`, `news_a.yaml`, `news_b.yaml` and the folder `news/`; `--articles` (or KG_ARTICLES) the articles that
`seeds.yaml` is about. None of them is part of this project. How our relations answer to the labels of a data set is
declared in `typed_views.toml`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import kg.language
from kg.config import Config
from kg.extract import extract, load_schema
from kg.extract.predictions import typed_prediction
from kg.model import Document, Extraction, Literal, Mention
from kg.pipeline import build

VIEWS = Path(__file__).with_name("typed_views.toml")
DATA_SETS = (("re3d", "re3d-rel"), ("redocred", "redocred-rel"))


def gold_scores(bench: Path, gold: Path, articles: Path | None, out: Path, only: str | None) -> Iterator[str]:
    """The scorer's line for each gold file over a build of its articles, with the time of the build."""
    for name, source, files in (
        ("seeds", articles, ("seeds",)),
        ("news", gold / "news", ("news_a", "news_b")),
    ):
        if source is None or not source.is_dir() or (only and only != name):
            continue
        begin = time.perf_counter()
        built = build(source, out / name, Config())
        seconds = time.perf_counter() - begin
        for file in files:
            command = [sys.executable, "-m", "kgbench.gold", str((gold / f"{file}.yaml").resolve()), str(out / name)]
            done = subprocess.run(command, cwd=bench, capture_output=True, text=True, check=True)
            yield f"{file:8} {done.stdout.strip().splitlines()[-1]}"
        yield f"{name:8} {len(built.graph.documents)} documents in {seconds:.1f} s"


def view(extraction: Extraction, rules: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """The affirmed statements of a document as triples with the labels of a data set."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}

    def add(left: Mention | Literal | None, label: str | None, right: Mention | Literal | None, sure: float) -> None:
        if not label or left is None or right is None or left.span is None or right.span is None:
            return
        if label.startswith("^"):
            left, right, label = right, left, label[1:]
        key = (left.span, label, right.span)
        found.setdefault(
            key,
            {
                "subject": left.text,
                "relation": label,
                "relation_type": label,
                "object": right.text,
                "confidence": sure,
                "subject_span": [left.span.start, left.span.end] if left.span else None,
                "object_span": [right.span.start, right.span.end] if right.span else None,
            },
        )

    for statement in extraction.statements:
        if statement.polarity.value == "negated":
            continue
        add(statement.subject, rules["relations"].get(statement.relation), statement.object, statement.confidence)
        for qualifier in statement.qualifiers:
            label = rules["qualifiers"].get(qualifier.role)
            value = qualifier.mention or Literal(text=qualifier.value, span=qualifier.span)
            for end in (statement.subject, statement.object):
                if isinstance(end, Mention) and end.type not in {"LOC", "GPE", "FAC"}:
                    add(end, label, value, statement.confidence)
    for link in extraction.links:
        add(link.left, rules["links"].get(link.kind.value), link.right, 0.7)
    return list(found.values())


def data_set_score(bench: Path, name: str, task: str, out: Path) -> str:
    """The scorer's line for one data set, and the time of extraction beside that of the parse."""
    rules = tomllib.loads(VIEWS.read_text(encoding="utf-8"))[name]
    nlp, schema = kg.language.load(), load_schema()
    text = (bench / "dev" / name / "input.jsonl").read_text(encoding="utf-8")
    documents = [Document(id=str(line["id"]), text=line["text"]) for line in map(json.loads, text.splitlines())]
    begin = time.perf_counter()
    parsed = list(kg.language.parse(documents, nlp))
    between = time.perf_counter()
    lines = []
    for one in parsed:
        extraction = extract(one, schema)
        line = typed_prediction(one.document.id, one.document.text, extraction)
        lines.append({**line, "triples": view(extraction, rules)})
    end = time.perf_counter()
    path = out / f"{name}.dev.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-m", "kgbench", task, "dev", str(path)]
    done = subprocess.run(command, cwd=bench, capture_output=True, text=True, check=True)
    return f"{done.stdout.strip().splitlines()[-1]}  (parse {between - begin:.1f} s, extraction {end - between:.1f} s)"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score typed extraction on gold facts, re3d and Re-DocRED.")
    parser.add_argument("--bench", type=Path, default=os.environ.get("KG_BENCH"), help="folder of scorers and data")
    parser.add_argument("--gold", type=Path, default=os.environ.get("KG_GOLD"), help="folder of the gold facts")
    parser.add_argument("--articles", type=Path, default=os.environ.get("KG_ARTICLES"), help="articles of seeds.yaml")
    parser.add_argument("--only", help="one of seeds, news, re3d, redocred")
    parser.add_argument("--keep", type=Path, help="folder to leave builds and predictions in")
    options = parser.parse_args()
    if options.bench is None or not Path(options.bench).is_dir():
        print("no folder of scorers: give --bench FOLDER or set KG_BENCH; nothing was measured", file=sys.stderr)
        raise SystemExit(2)
    bench = Path(options.bench).resolve()
    articles = Path(options.articles).resolve() if options.articles else None
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(options.keep or scratch).resolve()
        out.mkdir(parents=True, exist_ok=True)
        if options.gold and Path(options.gold).is_dir():
            for line in gold_scores(bench, Path(options.gold).resolve(), articles, out, options.only):
                print(line, flush=True)
        for name, task in DATA_SETS:
            if (bench / "dev" / name).is_dir() and options.only in {None, name}:
                print(data_set_score(bench, name, task, out), flush=True)


if __name__ == "__main__":
    main()
