"""Fits the confidence of statements on judged ones and writes `kg/data/confidence.toml`.

    python -m benchmarks.statement_calibration [--bench FOLDER] [--corpora FOLDER] [--write]

Two sheets of verdicts are fitted together, by a logistic model with a quadratic penalty:

* `judged/development.tsv`, over statements that are still made, word for word; `--bench` (or KG_BENCH) and `--corpora`
  (or KG_CORPORA) hold the texts, as for `judged_statements`. Rules were mended with these verdicts in view, so what is
  still made is right more often there than anywhere else.
* `first_sight.jsonl`, verdicts on statements of texts that nobody had worked on, with the features that they had. Where
  `whole` is set, all statements of the batch are there as they were judged; of the older ones, only those still made.
  The last 690 were drawn of what a build tells, so without the open statements that it leaves out.

Printed are the reliability and what leaving out unsure open statements buys, by ten-fold cross-validation by document.
The weights written are fitted on all, and then levelled (Platt 1999) so that the cross-validated confidence of the
whole batch at first sight is the share that is right.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import kg.language
from benchmarks.judged_statements import JUDGED, SAMPLES, documents, read_judged
from benchmarks.logistic import Floats, fit, predicted
from kg.extract import extract, load_schema
from kg.extract.confidence import features
from kg.extract.reading import read
from kg.graph import assemble
from kg.model import Document
from kg.resolve import resolve, without_unnamed

_FOLDS = 10
_PENALTY = 10.0
_LEAST = 0.72
_FIRST_SIGHT = Path(__file__).with_name("first_sight.jsonl")
_TARGET = Path(__file__).resolve().parent.parent / "kg" / "data" / "confidence.toml"


@dataclass(frozen=True, slots=True)
class Case:
    """One judged statement: its features, whether it is right, its document, and whether its relation is open.

    `levels` says that it is of a whole batch that was judged at first sight.
    """

    id: str
    features: Mapping[str, float]
    right: bool
    document: str
    is_open: bool
    levels: bool = False


def cases(texts: Sequence[Document], verdicts: Mapping[str, bool]) -> Iterator[Case]:
    """The judged statements that are made of the texts today, by `verdicts` on their ids."""
    nlp, schema = kg.language.load(), load_schema()
    parses = list(kg.language.parse(texts, nlp))
    extractions = [extract(parsed, schema, least=0.0) for parsed in parses]
    resolution = resolve(tuple(texts), tuple(extractions))
    graph = assemble(texts, (without_unnamed(one, resolution) for one in extractions), resolution, schema)
    docs = {parsed.document.id: read(parsed.doc) for parsed in parses}
    for statement in graph.statements:
        if statement.id in verdicts:
            values = dict(features(statement, docs[statement.document]))
            right, is_open = verdicts[statement.id], statement.relation.startswith("open:")
            yield Case(statement.id, values, right, statement.document, is_open)


def at_first_sight(path: Path = _FIRST_SIGHT) -> list[Case]:
    """The statements that were judged at first sight, with the features that they had then."""
    with path.open(encoding="utf-8") as lines:
        return [
            Case(row["statement"], row["features"], row["right"], row["document"], row["open"], row["whole"])
            for row in map(json.loads, lines)
        ]


def fitted(rows: Sequence[Case]) -> dict[str, float]:
    return fit([row.features for row in rows], [float(row.right) for row in rows], _PENALTY)


def crossed(rows: Sequence[Case]) -> Floats:
    """The confidence of each case by weights fitted on the documents of the other folds."""
    order = sorted({row.document for row in rows})
    folds = np.array([order.index(row.document) % _FOLDS for row in rows])
    out = np.zeros(len(rows))
    for fold in range(_FOLDS):
        inside = np.flatnonzero(folds == fold)
        weights = fitted([row for row, own in zip(rows, folds, strict=True) if own != fold])
        out[inside] = predicted(weights, [rows[i].features for i in inside])
    return out


def levelled(weights: Mapping[str, float], level: Mapping[str, float]) -> dict[str, float]:
    """Weights whose probabilities are those of `weights` as `level` corrects them."""
    moved = {name: level["logit"] * weight for name, weight in weights.items()}
    return moved | {"bias": moved["bias"] + level["bias"]}


def level(rows: Sequence[Case], scores: Floats) -> dict[str, float]:
    """How the log odds of a confidence are to be moved so that it is the share that is right at first sight."""
    own = [(score, row.right) for row, score in zip(rows, scores, strict=True) if row.levels]
    odds = [{"logit": math.log(score / (1 - score))} for score, _ in own]
    return fit(odds, [float(right) for _, right in own], 0.0)


def report(name: str, rows: Sequence[Case], scores: Floats) -> Iterator[str]:
    """How confidence and truth agree, in five equal parts by confidence, and what each cut buys."""
    right = np.array([row.right for row in rows], dtype=np.float64)
    is_open = np.array([row.is_open for row in rows])
    yield f"{name}: {len(rows)} judged statements, {right.mean():.3f} of them right"
    for part in np.array_split(np.argsort(scores, kind="stable"), 5):
        yield f"   confidence {scores[part].mean():.2f}: right {right[part].mean():.2f}, of {len(part)}"
    for least in (0.6, 0.65, 0.68, 0.7, _LEAST, 0.75, 0.8):
        kept = ~(is_open & (scores < least))
        yield f"   open ones under {least:.2f} left out: {right[kept].mean():.3f} right, {kept.mean():.2f} of all kept"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the confidence of statements.")
    parser.add_argument("--bench", type=Path, default=os.environ.get("KG_BENCH"), help="folder of the texts")
    parser.add_argument("--corpora", type=Path, default=os.environ.get("KG_CORPORA"), help="folder of the splits")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    if options.bench is None or options.corpora is None:
        print(
            "no texts: give --bench and --corpora or set KG_BENCH and KG_CORPORA; nothing was fitted", file=sys.stderr
        )
        raise SystemExit(2)
    texts = [
        one for part in SAMPLES["development"] for one in documents(part, Path(options.bench), Path(options.corpora))
    ]
    verdicts = {line.statement: line.verdict == "right" for line in read_judged(JUDGED / "development.tsv")}
    first = at_first_sight()
    known = {row.id for row in first}
    rows = first + [row for row in cases(texts, verdicts) if row.id not in known]
    scores = crossed(rows)
    moved = level(rows, scores)
    scores = 1 / (1 + np.exp(-(moved["logit"] * np.log(scores / (1 - scores)) + moved["bias"])))
    for name, of_group in (
        ("at first sight", [row.levels for row in rows]),
        ("at first sight, still made", [row.id in known and not row.levels for row in rows]),
        ("development, still made", [row.id not in known for row in rows]),
    ):
        some = np.flatnonzero(of_group)
        for line in report(name, [rows[i] for i in some], scores[some]):
            print(line)
    print(f"log odds are levelled to {moved['logit']:.2f} of themselves and {moved['bias']:+.2f}")
    if options.write:
        _TARGET.write_text(_toml(levelled(fitted(rows), moved)), encoding="utf-8")


def _toml(weights: Mapping[str, float]) -> str:
    lines = [
        "# Weights of the confidence of statements, fitted by benchmarks/statement_calibration.py; not to be edited.",
        "# `least` is the confidence under which an open statement is left out.",
        "",
        f"least = {_LEAST:.2f}",
        "",
        "[weights]",
        *(f'"{name}" = {weight:.3f}' for name, weight in sorted(weights.items()) if abs(weight) >= 0.0005),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
