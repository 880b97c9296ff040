"""Time and memory from claims to Turtle, and from Turtle to answers.

    python benchmarks/rdf_export.py                 # 25,000, 50,000 and 100,000 statements, each in a fresh process
    python benchmarks/rdf_export.py 10000

Seconds are of the processor, so that other work on the machine does not count. Documents are made of invented claims
with a fixed seed: 20 statements a document, four statements a fact, a fifth of them attributed. `build` makes the
triples, `serialise` writes triples that are made, `write` does both as a build does. Memory is the peak of the process
less what it held before.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph

from kg.export.rdf import RdfView
from kg.export.rdf_formats import write_turtle
from kg.export.terms import Namespaces
from kg.extract.schema_file import load_schema
from kg.graph import assemble
from kg.model import (
    Document,
    Entity,
    Extraction,
    Mention,
    Modality,
    Polarity,
    Qualifier,
    Resolution,
    Span,
    Speaker,
    Statement,
    TimeValue,
)
from kg.query import Engine, query_text

SIZES = (25_000, 50_000, 100_000)
PER_DOCUMENT = 20
PER_FACT = 4


def made(statements: int) -> tuple[list[Document], list[Extraction], Resolution]:
    """Documents with claims of people who visit, meet and sanction each other."""
    rng = random.Random(8)
    names = [f"{first}{last}" for first in ("Ama", "Bo", "Cai", "Dov", "Eda") for last in range(statements // 50)]
    mentions: dict[str, list[Mention]] = {name: [] for name in names}
    documents, extractions = [], []
    relations = ("visited", "met_with", "criticized", "supported")
    propositions = [
        (rng.choice(names), rng.choice(relations), rng.choice(names), date(2015, 1, 1) + timedelta(rng.randrange(3000)))
        for _ in range(statements // PER_FACT)
    ]
    for number in range(statements // PER_DOCUMENT):
        id = f"d{number:06}"
        sentences: list[str] = []
        claims: list[Statement] = []
        at = 0
        for _ in range(PER_DOCUMENT):
            one, relation, other, day = rng.choice(propositions)
            speaker = rng.choice(names) if rng.random() < 0.2 else None
            noise = " ".join(f"w{rng.randrange(5000)}" for _ in range(12))
            text = f"{one} {relation} {other} on {day}, {noise}, {speaker or 'it'} said."
            ends = []
            for name in (one, other, speaker):
                if name is None:
                    ends.append(None)
                    continue
                start = at + (text.rindex(name) if name is speaker else text.index(name))
                ends.append(Mention(document=id, span=Span(start, start + len(name)), text=name, type="PERSON"))
                mentions[name].append(ends[-1])
            claims.append(
                Statement(
                    document=id,
                    sentence=Span(at, at + len(text)),
                    subject=ends[0],
                    relation=relation,
                    phrase=relation,
                    object=ends[1],
                    qualifiers=(
                        Qualifier(
                            role="time",
                            value=str(day),
                            time=TimeValue(label=str(day), start=day, end=day, precision="day"),
                        ),
                        Qualifier(role="place", value=f"Place {rng.randrange(400)}"),
                    ),
                    polarity=Polarity.NEGATED if rng.random() < 0.05 else Polarity.AFFIRMED,
                    modality=Modality.PLANNED if rng.random() < 0.1 else Modality.ASSERTED,
                    attribution=(Speaker(label=speaker, mention=ends[2], verb="say"),) if speaker else (),
                    extractor="made",
                    confidence=round(rng.uniform(0.3, 1), 2),
                )
            )
            sentences.append(text)
            at += len(text) + 1
        documents.append(
            Document(id=id, text=" ".join(sentences), source=f"Outlet {number % 300}", published=date(2023, 1, 1))
        )
        extractions.append(Extraction(document=id, statements=tuple(claims)))
    entities = tuple(
        Entity(id=name.lower(), type="PERSON", label=name, mentions=tuple(found))
        for name, found in sorted(mentions.items())
    )
    entity_of = {(m.document, m.span): entity.id for entity in entities for m in entity.mentions}
    return documents, extractions, Resolution(entities=entities, judgements=(), entity_of=entity_of)


def peak() -> float:
    """Peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(statements: int) -> Iterator[tuple[str, float]]:
    """Figures of one size, by name."""
    documents, extractions, resolution = made(statements)
    schema = load_schema()
    held = peak()
    began = time.process_time()
    graph = assemble(documents, extractions, resolution, schema)
    yield "assemble s", time.process_time() - began
    yield "facts", len(graph.facts)
    yield "assemble MB", peak() - held
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        began = time.process_time()
        triples = sum(1 for _ in RdfView(graph).triples())
        yield "build s", time.process_time() - began
        yield "triples", triples
        held = peak()
        began = time.process_time()
        write_turtle(graph, path)
        yield "write s", time.process_time() - began
        yield "write MB", peak() - held
        triples_made = list(RdfView(graph).triples())
        began = time.process_time()
        pyoxigraph.serialize(triples_made, format=pyoxigraph.RdfFormat.TURTLE, prefixes=Namespaces().prefixes)
        yield "serialise s", time.process_time() - began
        yield "file MB", path.stat().st_size / 1e6
        began = time.process_time()
        engine = Engine.open(path)
        yield "load s", time.process_time() - began
        for name in ("contested", "meetings", "shared-facts"):
            began = time.process_time()
            rows = len(engine.ask(query_text(name)).rows)
            yield f"{name} s ({rows} rows)", time.process_time() - began


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        print(json.dumps(list(measured(int(arguments[1])))))
        return
    for size in [int(word) for word in arguments] or SIZES:
        command = [sys.executable, __file__, "--one", str(size)]
        figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        told = ", ".join(f"{name} {value:,.2f}" if value % 1 else f"{name} {value:,.0f}" for name, value in figures)
        print(f"{size:,} statements: {told}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
