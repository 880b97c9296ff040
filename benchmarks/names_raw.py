"""Names from raw text, through the shipped language model and the program's own way: who is mentioned, and who is who.

Here the mentions are found, not given, so the figures are those of reading and resolution together.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

import kg.language
from kg.config import Config
from kg.extract import extract, load_schema
from kg.extract.predictions import typed_prediction, write_predictions
from kg.model import Document
from kg.pipeline import build
from kg.resolve import resolve

TASKS = (("redocred", "redocred-ents"), ("gum", "gum-coref"))
"""Data sets below `dev/` and the scorer's task for each."""


def score_raw(bench: Path, gold: Path | None, articles: Mapping[str, Path]) -> Iterator[str]:
    """The scorers' lines: entity clusters and coreference of each document, then the names of whole builds.

    `articles` are the folders of the articles that a gold file is about, where they lie outside `gold`.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for name, task in TASKS:
            path = Path(scratch) / f"{name}.dev.jsonl"
            write_predictions(_predictions(bench / "dev" / name / "input.jsonl"), path)
            yield _last_line(bench, "kgbench", task, "dev", str(path))
        for file in ("seeds.yaml", "news_a.yaml", "news_b.yaml") if gold else ():
            assert gold is not None
            folder = articles.get(file) or _articles(gold, file, Path(scratch))
            if folder.is_dir():
                out = Path(scratch) / f"build of {file}"
                build(folder, out, Config())
                done = _run(bench, "kgbench.gold", str((gold / file).resolve()), str(out))
                fields = dict(part.split("=") for part in done[-1].split()[1:])
                yield from (line for line in done if line.startswith("MERGED"))
                shown = f"alias clusters B3 F1 {fields['aliasB3']}, coverage {fields['coverage']}"
                yield f"{file} {shown}, wrongly merged {fields['merged']}"


def _predictions(path: Path) -> Iterable[dict[str, object]]:
    """What `kg extract` writes for each line of an input file."""
    schema, nlp = load_schema(), kg.language.load()
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    for parsed in kg.language.parse((Document(id=str(r["id"]), text=r["text"]) for r in rows), nlp):
        extraction = extract(parsed, schema)
        resolution = resolve((parsed.document,), (extraction,))
        yield typed_prediction(parsed.document.id, parsed.document.text, extraction, resolution)


def _articles(gold: Path, file: str, scratch: Path) -> Path:
    """A folder of the articles that a gold file names, copied from those of all."""
    if not (gold / file).is_file():
        return scratch / "none"
    folder = scratch / f"articles of {file}"
    folder.mkdir(exist_ok=True)
    for name in yaml.safe_load((gold / file).read_text(encoding="utf-8"))["documents"]:
        source = gold / "news" / f"{name}.txt"
        (folder / source.name).write_bytes(source.read_bytes())
    return folder


def _last_line(bench: Path, *arguments: str) -> str:
    return _run(bench, *arguments)[-1]


def _run(bench: Path, *arguments: str) -> list[str]:
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=bench, capture_output=True, text=True, check=True).stdout.splitlines()
