"""Typed extraction against qualified gold facts and against data sets with relations of their own.

    python -m benchmarks.typed_extraction --bench FOLDER --gold FOLDER [--articles FOLDER] [--only seeds]

`--bench` (or KG_BENCH) holds the scorers as the package `kgbench` and its data below `dev/`; `--gold` (or KG_GOLD) the
files `seeds.yaml`, `news_a.yaml`, `news_b.yaml` and the folder `news/`; `--articles` (or KG_ARTICLES) the articles that
`seeds.yaml` is about. None of them is part of this project. How our relations answer to the labels of a data set is
told in `typed_data_sets.py`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.typed_data_sets import data_sets, score
from kg.config import Config
from kg.pipeline import build


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


def main() -> None:
    parser = argparse.ArgumentParser(description="Score typed extraction on gold facts, re3d, Re-DocRED and Text2KG.")
    parser.add_argument("--bench", type=Path, default=os.environ.get("KG_BENCH"), help="folder of scorers and data")
    parser.add_argument("--gold", type=Path, default=os.environ.get("KG_GOLD"), help="folder of the gold facts")
    parser.add_argument("--articles", type=Path, default=os.environ.get("KG_ARTICLES"), help="articles of seeds.yaml")
    parser.add_argument("--only", help="one of seeds, news, re3d, redocred, text2kg_wikidata")
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
        for one in data_sets():
            if (bench / "dev" / one.name).is_dir() and options.only in {None, one.name}:
                print(score(bench, one, out), flush=True)


if __name__ == "__main__":
    main()
