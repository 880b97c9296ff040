"""Fits the confidence of open triples on judged extractions and writes `kg/data/open_confidence.toml`.

    python -m benchmarks.open_calibration --bench FOLDER [--model FOLDER] [--write]

Minimal arguments are judged by BenchIE (a triple is right when it is in a fact cluster), full ones by CaRB (the share
of a triple's words that its gold tuple confirms). A logistic model with a quadratic penalty is fitted to each, and the
confidence under which a triple is left out is the one of the best F1. Figures are printed for five-fold
cross-validation by sentence, so that the fit cannot flatter itself; the weights written are fitted on all of it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import kg.language
from benchmarks.logistic import Floats, fit, predicted
from kg.extract.clauses import clauses
from kg.extract.open import Arguments, drafts
from kg.extract.open_confidence import features
from kg.extract.open_words import Draft, written
from kg.extract.reading import read
from kg.extract.tree import Doc

_FOLDS = 5
_PENALTY = 2.0
_TARGET = Path(__file__).resolve().parent.parent / "kg" / "data" / "open_confidence.toml"


@dataclass(frozen=True, slots=True)
class Judged:
    """One extraction with its features, its worth between 0 and 1, its sentence, and the gold facts it hits."""

    features: tuple[str, ...]
    worth: float
    sentence: int
    hit: int | None


def judged_minimal(bench: Path, nlp: Any) -> tuple[list[Judged], int]:
    """Every minimal triple of BenchIE's sentences with whether it is right, and the number of gold clusters."""
    benchie, io = importlib.import_module("kgbench.benchie"), importlib.import_module("kgbench.io")
    found: list[Judged] = []
    clusters = 0
    for number, (gold, doc) in enumerate(parsed(bench, "benchie", nlp)):
        fix = io.SourceTokens(gold["text"].split())
        right = [[[benchie.variants(slot) for slot in triple] for triple in c] for c in gold["clusters"]]
        clusters += len(right)
        for draft in all_drafts(doc, Arguments.MINIMAL):
            slots = [fix(written(doc, part)) for part in (draft.subject, draft.relation, draft.object)]
            hits = (
                i for i, c in enumerate(right) if any(all(a in b for a, b in zip(slots, t, strict=True)) for t in c)
            )
            hit = next(hits, None)
            found.append(Judged(tuple(features(doc, draft)), float(hit is not None), number, hit))
    return found, clusters


def judged_full(bench: Path, nlp: Any) -> list[Judged]:
    """Every full triple of CaRB's sentences with the precision that its one-to-one match gives it."""
    carb, io = importlib.import_module("kgbench.carb"), importlib.import_module("kgbench.io")
    found: list[Judged] = []
    for number, (gold, doc) in enumerate(parsed(bench, "carb", nlp)):
        fix = io.SourceTokens(gold["text"].split())
        tuples = [(t["relation"], t["args"]) for t in gold["tuples"]]
        made = list(all_drafts(doc, Arguments.FULL))
        texts = []
        for draft in made:
            parts = [fix(written(doc, p)) for p in (draft.subject, draft.object, *draft.args)]
            texts.append((fix(written(doc, draft.relation)), [p for p in parts if p]))
        matched = one_to_one([[carb.pair(g, t)[0] for t in texts] for g in tuples], len(texts))
        found.extend(
            Judged(tuple(features(doc, d)), worth, number, None) for d, worth in zip(made, matched, strict=True)
        )
    return found


def one_to_one(scores: list[list[float]], count: int) -> list[float]:
    """The score of each column in the greedy one-to-one match of rows and columns, 0 where it is not matched."""
    worth = [0.0] * count
    rows, columns = set(range(len(scores))), set(range(count))
    while rows and columns:
        best, i, j = max((scores[i][j], -i, -j) for i in rows for j in columns)
        rows.discard(-i)
        columns.discard(-j)
        worth[-j] = best
    return worth


def all_drafts(doc: Doc, arguments: Arguments) -> Iterator[Draft]:
    for sentence in doc.sents:
        yield from drafts(doc, clauses(sentence), arguments)


def parsed(bench: Path, name: str, nlp: Any) -> Iterator[tuple[dict[str, Any], Doc]]:
    lines = (bench / "dev" / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines if line.strip()]
    docs = nlp.pipe([g["text"] for g in gold], batch_size=64)
    yield from zip(gold, map(read, docs), strict=True)


def present(row: Judged) -> dict[str, float]:
    return dict.fromkeys(row.features, 1.0)


def fitted(rows: Sequence[Judged]) -> dict[str, float]:
    return fit([present(row) for row in rows], [row.worth for row in rows], _PENALTY)


def crossed(rows: Sequence[Judged]) -> Floats:
    """The confidence of each row by weights fitted on the other folds."""
    out = np.zeros(len(rows))
    for fold in range(_FOLDS):
        inside = [i for i, r in enumerate(rows) if r.sentence % _FOLDS == fold]
        weights = fitted([r for r in rows if r.sentence % _FOLDS != fold])
        out[inside] = predicted(weights, [present(rows[i]) for i in inside])
    return out


def best_cut(rows: Sequence[Judged], scores: Floats, clusters: int) -> tuple[float, float]:
    """The least confidence of the best BenchIE F1, and that F1."""
    best = (0.0, 0.0)
    for cut in np.arange(0.02, 0.8, 0.01):
        kept = [r for r, s in zip(rows, scores, strict=True) if s >= cut]
        hit = len({(r.sentence, r.hit) for r in kept if r.hit is not None})
        wrong = sum(r.hit is None for r in kept)
        if hit:
            precision, recall = hit / (hit + wrong), hit / clusters
            best = max(best, (2 * precision * recall / (precision + recall), float(cut)))
    return best[1], best[0]


def report(name: str, rows: Sequence[Judged], scores: Floats) -> None:
    """How confidence and worth agree, in five equal parts by confidence."""
    order = np.argsort(scores, kind="stable")
    worth = np.array([r.worth for r in rows])
    for part in np.array_split(order, 5):
        print(f"{name}: confidence {scores[part].mean():.2f}, right {worth[part].mean():.2f}, of {len(part)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the confidence of open triples.")
    parser.add_argument("--bench", type=Path, default=os.environ.get("KG_BENCH"), help="folder of scorers and data")
    parser.add_argument("--model", type=Path, help="a language model other than the shipped one")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    if options.bench is None:
        print("no folder of scorers: give --bench FOLDER or set KG_BENCH; nothing was fitted", file=sys.stderr)
        raise SystemExit(2)
    sys.path.insert(0, str(options.bench))
    run(options.bench, kg.language.load(options.model), options.write)


def run(bench: Path, nlp: Any, write: bool) -> None:
    """Fit both models, print how they do, and write them if asked to."""
    minimal, clusters = judged_minimal(bench, nlp)
    scores = crossed(minimal)
    cut, f1 = best_cut(minimal, scores, clusters)
    report("minimal", minimal, scores)
    print(f"minimal: F1 {f1:.3f} by cross-validation, leaving out what is under {cut:.2f}")
    full = judged_full(bench, nlp)
    report("full", full, crossed(full))
    if write:
        _TARGET.write_text(_toml({"minimal": (cut, fitted(minimal)), "full": (0.1, fitted(full))}), encoding="utf-8")


def _toml(models: dict[str, tuple[float, dict[str, float]]]) -> str:
    lines = [
        "# Weights of the confidence of open triples, fitted by benchmarks/open_calibration.py; not to be edited.",
        "# `least` is the confidence under which a triple is left out unless it is asked for.",
    ]
    for name, (least, weights) in models.items():
        lines += ["", f"[{name}]", f"least = {least:.2f}", "", f"[{name}.weights]"]
        lines += [f'"{f}" = {w:.3f}' for f, w in sorted(weights.items()) if abs(w) >= 0.0005]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
