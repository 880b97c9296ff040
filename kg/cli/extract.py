"""`kg extract`: statements of single texts, without building a graph."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.console import Debug, Quiet, command, progress
from kg.errors import InputError


@command
def extract(
    path: Annotated[str, typer.Argument(help='JSON lines with "id" and "text", or - for standard input.')],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; - for standard output.")] = Path(
        "-"
    ),
    open_: Annotated[
        bool, typer.Option("--open", help="Every clause as an open triple, not declared relations.")
    ] = False,
    arguments: Annotated[
        str, typer.Option(help="How long the arguments of open triples are: full or minimal.")
    ] = "full",
    schema: Annotated[Path | None, typer.Option(help="A TOML file with relations of your own.")] = None,
    processes: Annotated[int, typer.Option(help="How many processes read.")] = 1,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Write the triples, entities and clusters of each text, one JSON line for each line read.

    Offsets count characters of the text as given: nothing is cleaned away here.
    """
    if arguments not in ("full", "minimal"):
        raise InputError(f"--arguments must be full or minimal, not {arguments!r}")
    texts = list(_texts(path))
    with progress(quiet) as tell:
        lines = _open_lines(texts, arguments, processes) if open_ else _typed_lines(texts, schema, processes)
        _write(_told(lines, len(texts), tell), output)


def _told(lines: Iterator[dict[str, Any]], total: int, tell: Any) -> Iterator[dict[str, Any]]:
    for done, line in enumerate(lines, 1):
        yield line
        if tell:
            tell("read texts", done, total)


def _texts(path: str) -> Iterator[tuple[str, str]]:
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text: byte {error.start}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield str(record["id"]), str(record["text"])
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f'{path}:{number} is not a JSON object with "id" and "text"') from error


def _open_lines(texts: list[tuple[str, str]], arguments: str, processes: int) -> Iterator[dict[str, Any]]:
    import kg.language
    from kg.extract.open import Arguments
    from kg.extract.predictions import open_prediction
    from kg.model import Document

    nlp = kg.language.load()
    documents = (Document(id=id, text=text) for id, text in texts)
    for parsed in kg.language.parse(documents, nlp, processes=processes):
        yield open_prediction(parsed.document.id, parsed.doc, Arguments(arguments))


def _typed_lines(texts: list[tuple[str, str]], schema: Path | None, processes: int) -> Iterator[dict[str, Any]]:
    import kg.language
    from kg.extract import extract as extract_one
    from kg.extract.predictions import typed_prediction
    from kg.extract.schema_file import load_schema
    from kg.model import Document
    from kg.resolve import resolve

    declared = load_schema(schema)
    nlp = kg.language.load()
    documents = (Document(id=id, text=text) for id, text in texts)
    for parsed in kg.language.parse(documents, nlp, processes=processes):
        extraction = extract_one(parsed, declared)
        resolution = resolve((parsed.document,), (extraction,))
        yield typed_prediction(parsed.document.id, parsed.document.text, extraction, resolution)


def _write(lines: Iterator[dict[str, Any]], output: Path) -> None:
    from kg.extract.predictions import write_predictions

    if str(output) == "-":
        for line in lines:
            typer.echo(json.dumps(line, ensure_ascii=False))
    else:
        write_predictions(lines, output)
