"""`kg build`: from documents to a graph in files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.console import Debug, Json, Quiet, command, complain, progress
from kg.config import Config, load_config
from kg.documents import told_suffixes

FORMAT_NAMES = "ttl, html, trig, nt, jsonld, rdf12, graphml, gexf, neo4j, parquet"


@command
def build(
    path: Annotated[str, typer.Argument(help="A file, a folder of reports, or - for standard input.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write.")] = Path("output"),
    schema: Annotated[Path | None, typer.Option(help="A TOML file with relations of your own.")] = None,
    overrides: Annotated[Path | None, typer.Option(help="Your decisions on which names are one.")] = None,
    previous: Annotated[Path | None, typer.Option(help="The output of an earlier build whose ids are kept.")] = None,
    links: Annotated[Path | None, typer.Option(help="A file of Wikidata ids, labels and aliases to link by.")] = None,
    formats: Annotated[str | None, typer.Option(help=f"Formats to write, with commas between: {FORMAT_NAMES}.")] = None,
    base_iri: Annotated[str | None, typer.Option(help="The stem of every IRI; ends in / or #.")] = None,
    config: Annotated[Path | None, typer.Option(help="A TOML file with these options.")] = None,
    title: Annotated[str | None, typer.Option(help="The title, whatever the document says.")] = None,
    source: Annotated[str | None, typer.Option(help="Who published it, whatever the document says.")] = None,
    published: Annotated[str | None, typer.Option(help="The day it was published, as 2023-06-19.")] = None,
    least_confidence: Annotated[
        float | None,
        typer.Option(help="Leave out statements less sure than this; by default only open ones that are too doubtful."),
    ] = None,
    text_column: Annotated[str | None, typer.Option(help="The field of .jsonl and .csv that holds the text.")] = None,
    id_column: Annotated[str | None, typer.Option(help="The field that holds an id.")] = None,
    title_column: Annotated[str | None, typer.Option(help="The field that holds a title.")] = None,
    source_column: Annotated[str | None, typer.Option(help="The field that holds a source.")] = None,
    published_column: Annotated[str | None, typer.Option(help="The field that holds a day of publication.")] = None,
    max_megabytes: Annotated[float | None, typer.Option(help="The greatest size of one document.")] = None,
    processes: Annotated[int | None, typer.Option(help="How many processes read; 0: one for each core.")] = None,
    quiet: Quiet = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Read reports and write their knowledge graph.

    Documents that cannot be read are passed over and named; the exit code is then 1, though the output is whole.
    """
    from kg import pipeline
    from kg.resolve import unmet_overrides

    chosen = (load_config(config) if config else Config()).with_options(
        schema=schema,
        overrides=overrides,
        previous=previous,
        links=links,
        formats=tuple(name.strip() for name in formats.split(",") if name.strip()) if formats is not None else None,
        base_iri=base_iri,
        title=title,
        source=source,
        published=published,
        least_confidence=least_confidence,
        text_column=text_column,
        id_column=id_column,
        title_column=title_column,
        source_column=source_column,
        published_column=published_column,
        max_megabytes=max_megabytes,
        processes=processes,
    )
    with progress(quiet or as_json) as tell:
        built = pipeline.build(path, output, chosen, progress=tell)
    found = pipeline.counts(built)
    if as_json:
        skipped = [{"document": one.origin, "reason": one.reason} for one in built.skipped]
        told = {"output": str(output), **found, "skipped": skipped, "other_files": dict(built.other_files)}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif not quiet:
        typer.echo(_summary(found, built.other_files, sum(built.seconds.values()), output))
    for name in unmet_overrides(built.graph.judgements, built.graph.entities) if chosen.overrides else ():
        complain(f"nothing here bears the name {name!r}: what {chosen.overrides} says of it changes nothing")
    for one in built.skipped:
        complain(f"skipped {one.origin}: {one.reason}")
    if built.skipped:
        complain(f"{len(built.skipped)} of {found['documents'] + len(built.skipped)} documents could not be read")
        raise typer.Exit(1)


def _summary(found: dict[str, Any], other_files: Mapping[str, int], seconds: float, output: Path) -> str:
    stances = ", ".join(f"{count} {name}" for name, count in found["stances"].items())
    nothing = "no report says anything that is declared or understood; report.json tells why, sentence by sentence"
    lines = [
        ", ".join(_counted(found, name) for name in ("document", "sentence")) + f", read in {seconds:.1f} s",
        ", ".join(_counted(found, name) for name in ("entity", "statement", "fact")) + f" ({stances or nothing})",
    ]
    if other_files:
        lines.append(f"passed over: {told_suffixes(other_files)}")
    lines.append(f"written to {output}; look at it with: kg view {output}")
    return "\n".join(lines)


def _counted(found: dict[str, Any], name: str) -> str:
    many = name.removesuffix("y") + "ies" if name.endswith("y") else f"{name}s"
    number = found[many]
    return f"{number} {name if number == 1 else many}"
