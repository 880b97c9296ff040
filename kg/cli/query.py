"""`kg query`: SPARQL over what a build has written."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import Debug, Json, command, complain
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.questions import Question

_FORMATS = ("table", "csv", "json", "ttl")


@command
def query(
    output: Annotated[Path, typer.Argument(help="The folder that kg build wrote, or a Turtle file.")],
    asked: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL, a file of it, - or the name of a question.")
    ] = None,
    given: Annotated[
        list[str] | None, typer.Option("--given", "-g", help="A value for a question, as name=value; may be repeated.")
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", help="table, csv, json or ttl; a table where nothing is said.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="The greatest number of rows.")] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Answer SPARQL over a graph, or one of the questions that ship; without a query, list those.

    The prefixes of graph.ttl are known without typing them.
    """
    from kg.query import Engine, query_text
    from kg.questions import questions

    chosen = format or ("json" if as_json else "table")
    if chosen not in _FORMATS:
        raise InputError(f"--format must be one of {', '.join(_FORMATS)}, not {chosen!r}")
    if limit is not None and limit < 0:
        raise InputError("--limit must be 0 or more")
    if asked is None:
        _list_questions(questions())
        return
    values = _values(given or [])
    asked = sys.stdin.read() if asked == "-" else asked
    text = query_text(asked, **values)
    engine = Engine.open(output)
    answer = engine.ask(text, limit)
    empty = not answer.rows and limit != 0
    if chosen == "table" and not empty:
        from rich.console import Console

        Console(width=None if sys.stdout.isatty() else 200).print(answer.table())
    elif chosen != "table":
        sys.stdout.write({"csv": answer.csv, "json": answer.json, "ttl": answer.turtle}[chosen]())
    if empty:
        from kg.no_rows import why_no_rows

        complain(f"no rows: {why_no_rows(engine, asked if asked.strip() in questions() else text, values)}")
    if answer.truncated:
        complain(f"there are more than {limit} rows")


def _values(given: list[str]) -> dict[str, str]:
    for pair in given:
        if "=" not in pair:
            raise InputError(f"--given takes name=value, not {pair!r}")
    return {name.strip(): value for name, value in (pair.split("=", 1) for pair in given)}


def _list_questions(questions: Mapping[str, Question]) -> None:
    for name, question in questions.items():
        values = "".join(f"\n    -g {value}=…  {meaning}" for value, meaning in question.values.items())
        typer.echo(f"{name}: {question.title}{values}")
