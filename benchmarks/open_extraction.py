"""Open extraction against BenchIE, CaRB and WiRe57, and the time it takes beside the parse.

    python -m benchmarks.open_extraction --bench FOLDER [--only carb] [--model FOLDER] [--keep FOLDER]

FOLDER (or the environment variable KG_BENCH) holds the scorers as the package `kgbench` and, below `dev/`, a folder
for each data set with its `input.jsonl`. Neither is part of this project; their licences do not allow it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

import kg.language
from kg.extract.open import Arguments
from kg.extract.predictions import open_prediction, write_predictions


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A data set and the arguments it wants."""

    name: str
    arguments: Arguments


BENCHMARKS = (
    Benchmark("benchie", Arguments.MINIMAL),
    Benchmark("carb", Arguments.FULL),
    Benchmark("wire57", Arguments.FULL),
)


def inputs(bench: Path, name: str) -> list[dict[str, Any]]:
    """The `{"id", "text"}` lines of a data set."""
    text = (bench / "dev" / name / "input.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def extract(
    nlp: Language, lines: list[dict[str, Any]], benchmark: Benchmark
) -> tuple[list[dict[str, Any]], float, float]:
    """Predictions, seconds spent parsing, seconds spent extracting."""
    begin = time.perf_counter()
    docs = list(nlp.pipe([line["text"] for line in lines], batch_size=64))
    parsed = time.perf_counter()
    found = [open_prediction(line["id"], doc, benchmark.arguments) for line, doc in zip(lines, docs, strict=True)]
    return found, parsed - begin, time.perf_counter() - parsed


def scored(bench: Path, name: str, predictions: Path) -> str:
    """The scorer's last line. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", "kgbench", name, "dev", str(predictions)]
    done = subprocess.run(command, cwd=bench, capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1]


def main() -> None:
    parser = argparse.ArgumentParser(description="Score open extraction on BenchIE, CaRB and WiRe57.")
    parser.add_argument("--bench", type=Path, default=os.environ.get("KG_BENCH"), help="folder of scorers and data")
    parser.add_argument("--model", type=Path, help="a language model other than the shipped one")
    parser.add_argument("--only", choices=[b.name for b in BENCHMARKS])
    parser.add_argument("--keep", type=Path, help="folder to leave the predictions in")
    options = parser.parse_args()
    if options.bench is None or not Path(options.bench).is_dir():
        print("no folder of scorers: give --bench FOLDER or set KG_BENCH; nothing was measured", file=sys.stderr)
        raise SystemExit(2)
    nlp = kg.language.load(options.model)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for benchmark in BENCHMARKS:
            if options.only in {None, benchmark.name}:
                _run(nlp, Path(options.bench).resolve(), benchmark, folder.resolve())


def _run(nlp: Language, bench: Path, benchmark: Benchmark, folder: Path) -> None:
    found, parsing, extracting = extract(nlp, inputs(bench, benchmark.name), benchmark)
    path = folder / f"{benchmark.name}.dev.jsonl"
    write_predictions(found, path)
    share = extracting / parsing if parsing else 0.0
    print(scored(bench, benchmark.name, path), f"extraction/parse={share:.2f}", flush=True)


if __name__ == "__main__":
    main()
