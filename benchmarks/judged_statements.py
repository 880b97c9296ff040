"""Statements judged one by one: a sample with a fixed seed for people to judge, and what their verdicts come to.

    python -m benchmarks.judged_statements draw --out FOLDER [--sample development] [--number 100] [--seed 1]
    python -m benchmarks.judged_statements score [FILE …]

A sample is drawn half from GUM, half from re3d, each document in turn, so that no long document outweighs the others:
`report` from GUM's news dev and the documents of re3d that are kept for reporting, `development` from GUM's news and
interview train and the other documents of re3d. `--bench` (or KG_BENCH) holds the texts, `--corpora` (or KG_CORPORA)
the split of re3d. Neither is part of this project, so `draw` writes its sheet, which quotes them, outside of it:

    sheet.txt      for each statement the sentence between its neighbours, and the statement as kg shows it
    verdicts.tsv   document, start and end of the sentence, id of the statement (a hash of all that it says and where);
                   `verdict` is to be filled in with "right" or "wrong", `reason` after a "wrong" with one of REASONS

A statement is right when an analyst who reads its sentence in the context would accept it as shown: subject and object
are who the text means, the relation holds, nothing in polarity, modality, attribution and qualifiers misleads. One that
says nothing ("it – is – case") is wrong; `judged/GUIDE.md` is what judges are given. Filled sheets are kept as
`judged/<sample>.<judge>.tsv`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import numpy as np

import kg.language
from kg.export.records import Record, statement_record
from kg.extract import extract, load_schema
from kg.graph import KnowledgeGraph, assemble
from kg.model import Document
from kg.resolve import resolve, without_unnamed

PROJECT = Path(__file__).resolve().parents[1]
JUDGED = PROJECT / "benchmarks" / "judged"
COLUMNS = ("document", "start", "end", "statement", "verdict", "reason")
REASONS = (
    "argument",
    "relation",
    "polarity",
    "modality",
    "attribution",
    "qualifier",
    "time",
    "parse",
    "entity",
    "uninformative",
)


@dataclass(frozen=True, slots=True)
class Part:
    """Documents of one data set of `bench/dev`: those whose id begins so, or those that a split lists."""

    name: str
    prefixes: tuple[str, ...] = ()
    split: str | None = None


SAMPLES = {
    "report": (Part("gum", prefixes=("GUM_news_",)), Part("re3d", split="re3d.report.txt")),
    "development": (
        Part("gum_train", prefixes=("GUM_news_", "GUM_interview_")),
        Part("re3d", split="re3d.train.txt"),
    ),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One line of a filled sheet."""

    document: str
    start: int
    end: int
    statement: str
    verdict: str
    reason: str


def documents(part: Part, bench: Path, corpora: Path) -> Iterator[Document]:
    """The documents of a part, in the order of its file."""
    listed = set((corpora / "splits" / part.split).read_text(encoding="utf-8").split()) if part.split else None
    with (bench / "dev" / part.name / "input.jsonl").open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            id = str(line["id"])
            if id in listed if listed is not None else id.startswith(part.prefixes):
                yield Document(id=id, text=line["text"])


def read(texts: Sequence[Document]) -> KnowledgeGraph:
    """The graph of some documents, with the shipped model and relations."""
    nlp, schema = kg.language.load(), load_schema()
    extractions = tuple(extract(parsed, schema) for parsed in kg.language.parse(texts, nlp))
    resolution = resolve(tuple(texts), extractions)
    return assemble(texts, (without_unnamed(one, resolution) for one in extractions), resolution, schema)


def drawn(groups: Iterable[Sequence[str]], statements: Iterable[Record], number: int, seed: int) -> list[Record]:
    """`number` statements, as many of each group of documents, from every document of a group in turn.

    The order of `statements` does not matter. Fewer come back where the documents hold fewer.
    """
    chance = random.Random(seed)
    of_document: dict[str, list[Record]] = {}
    for statement in sorted(statements, key=lambda record: (record["document"], record["sentence"], record["id"])):
        of_document.setdefault(statement["document"], []).append(statement)
    rows = []
    for group in groups:
        decks = [chance.sample(deck, len(deck)) for id in sorted(group) if (deck := of_document.get(id))]
        chance.shuffle(decks)
        rows.append([card for turn in zip_longest(*decks) for card in turn if card])
    return [card for turn in zip_longest(*rows) for card in turn if card][:number]


def shown(number: int, record: Record, text: str) -> str:
    """A statement as a judge reads it: the sentence in brackets between its neighbours, then every field of it but how
    surely it was read."""
    start, end = record["sentence"]
    around = f"{text[max(0, start - 300) : start]}[[{text[start:end]}]]{text[end : end + 150]}"
    lines = [f"## {number}  {record['id']}  {record['document']} {start}-{end}", " ".join(around.split())]
    for role in ("subject", "object"):
        lines.append(f"  {role + ':':12} {_named(record[role])}")
    lines.insert(3, f"  relation:    {record['relation']}  ({record['phrase']})")
    lines.append(f"  holds:       {record['polarity']}, {record['modality']}")
    lines.append(f"  said by:     {_chain(record['attribution']) or '-'}")
    lines.extend(f"  {q['role'] + ':':12} {_named({'text': q['value'], **q})}" for q in record["qualifiers"])
    return "\n".join(lines) + "\n"


def _chain(speakers: Sequence[Record]) -> str:
    """The speakers, outermost first: "Rao and Silva < China" where the two of them tell what China says."""
    told = ""
    for speaker in speakers:
        link = " and " if speaker.get("joint") else " < "
        told += f"{link if told else ''}{_named(speaker)} [{speaker['verb']}]"
    return told


def _named(argument: Record | None) -> str:
    if argument is None:
        return "(unstated)"
    words = argument.get("literal") or argument["text"]
    label = argument.get("label", words)
    return words if label == words else f"{words} = {label}"


def read_judged(path: Path) -> list[Judged]:
    """The lines of a filled sheet. Raises ValueError, naming the line, where a verdict or a reason is none of ours."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t"), 2):
            right = row["verdict"] == "right" and not row["reason"]
            if not right and not (row["verdict"] == "wrong" and row["reason"] in REASONS):
                raise ValueError(f"{path}:{number}: {row['verdict']!r}, {row['reason']!r} is no verdict")
            place = (row["document"], int(row["start"]), int(row["end"]))
            found.append(Judged(*place, row["statement"], row["verdict"], row["reason"]))
    return found


def kappa(left: Sequence[bool], right: Sequence[bool]) -> float:
    """Agreement beyond chance of two judges (Cohen 1960); 1.0 where both give one and the same verdict throughout."""
    agreed = sum(a == b for a, b in zip(left, right, strict=True)) / len(left)
    a, b = sum(left) / len(left), sum(right) / len(right)
    expected = a * b + (1 - a) * (1 - b)
    return 1.0 if expected == 1.0 else (agreed - expected) / (1 - expected)


def scored(sheets: Mapping[str, Sequence[Judged]], made: Mapping[str, Record]) -> Iterator[str]:
    """What the judges of one sample say, over all they judged; `made` are the statements made today, by id."""
    for judge, lines in sheets.items():
        right = [line.verdict == "right" for line in lines]
        gone = sum(line.statement not in made for line in lines)
        yield f"{judge}: {sum(right)}/{len(right)} right = {sum(right) / len(right):.3f}; {gone} no longer made"
        for kind, open_ in (("declared", False), ("open", True)):
            some = [line for line in lines if line.statement in made and _open(made[line.statement]) is open_]
            yield f"   {kind} relations, still made: {sum(line.verdict == 'right' for line in some)}/{len(some)} right"
        known = [line for line in lines if line.statement in made]
        told = sorted((made[line.statement]["confidence"], line.verdict == "right") for line in known)
        for part in np.array_split(np.array(told), 3) if len(told) > 2 else ():
            yield f"   confidence {part[:, 0].mean():.2f}: {part[:, 1].mean():.2f} right"
        wrong = Counter(line.reason for line in lines if line.reason)
        yield "   wrong: " + (", ".join(f"{reason} {count}" for reason, count in wrong.most_common()) or "none")
    by_id = [{line.statement: line.verdict == "right" for line in lines} for lines in sheets.values()]
    if len(by_id) == 2 and (both := sorted(by_id[0].keys() & by_id[1].keys())):
        left, right = ([verdicts[id] for id in both] for verdicts in by_id)
        share = (sum(left) + sum(right)) / (2 * len(both))
        sure = sum(a and b for a, b in zip(left, right, strict=True))
        yield f"two judges of {len(both)}: {share:.3f} right, {sure} right to both, kappa {kappa(left, right):.2f}"


def _open(record: Record) -> bool:
    return str(record["relation"]).startswith("open:")


def draw(options: argparse.Namespace, bench: Path, corpora: Path) -> None:
    out: Path = options.out.resolve()
    if out.is_relative_to(PROJECT):
        raise SystemExit(f"{out} is inside the project, which must not hold these texts: choose another folder")
    parts = [tuple(documents(part, bench, corpora)) for part in SAMPLES[options.sample]]
    texts = {document.id: document.text for part in parts for document in part}
    graph = read([document for part in parts for document in part])
    records = [statement_record(statement, graph) for statement in graph.statements]
    sample = drawn([[document.id for document in part] for part in parts], records, options.number, options.seed)
    out.mkdir(parents=True, exist_ok=True)
    sheet = "\n".join(shown(number, record, texts[record["document"]]) for number, record in enumerate(sample, 1))
    (out / "sheet.txt").write_text(sheet, encoding="utf-8")
    with (out / "verdicts.tsv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows((r["document"], *r["sentence"], r["id"], "", "") for r in sample)
    print(f"{len(sample)} of {len(records)} statements of {len(texts)} documents are in {out}")


def score(options: argparse.Namespace, bench: Path, corpora: Path) -> None:
    samples: dict[str, dict[str, list[Judged]]] = {}
    for path in options.files or sorted(JUDGED.glob("*.tsv")):
        samples.setdefault(path.name.partition(".")[0], {})[path.stem] = read_judged(path)
    if not samples:
        print(f"no verdicts in {JUDGED}", file=sys.stderr)
    for name, sheets in samples.items():
        texts = [document for part in SAMPLES[name] for document in documents(part, bench, corpora)]
        graph = read(texts)
        for line in scored(sheets, {s.id: statement_record(s, graph) for s in graph.statements}):
            print(line)


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw statements for people to judge, and score their verdicts.")
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--bench", type=Path, default=os.environ.get("KG_BENCH"), help="folder of the texts")
    data.add_argument("--corpora", type=Path, default=os.environ.get("KG_CORPORA"), help="folder of the splits")
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw", parents=[data], help="write a sheet for a judge")
    drawing.add_argument("--out", type=Path, required=True, help="a folder outside the project")
    drawing.add_argument("--sample", choices=SAMPLES, default="report")
    drawing.add_argument("--number", type=int, default=100)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.set_defaults(run=draw)
    scoring = commands.add_parser("score", parents=[data], help="print what filled sheets come to")
    scoring.add_argument("files", type=Path, nargs="*", help="<sample>.<judge>.tsv; by default all in judged/")
    scoring.set_defaults(run=score)
    options = parser.parse_args()
    if not (options.bench and options.corpora and Path(options.bench).is_dir() and Path(options.corpora).is_dir()):
        print("no texts: give --bench and --corpora or set KG_BENCH and KG_CORPORA; nothing was done", file=sys.stderr)
        raise SystemExit(2)
    options.run(options, Path(options.bench), Path(options.corpora))


if __name__ == "__main__":
    main()
