"""`kg names` and `kg review`: whether two names can be one, and decisions of your own on them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.console import Debug, Json, Quiet, command
from kg.errors import InputError

_WRONGLY_JOINED = (
    "what a build joined wrongly is not asked about: append a line like "
    '{"a": "Diaz", "b": "Julio Diaz", "verdict": "different"}'
)


@command
def names(
    left: Annotated[str, typer.Argument(help="A name.")],
    right: Annotated[str, typer.Argument(help="Another.")],
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Tell whether two names can be one, and why, without any graph."""
    from kg.resolve import compare_names

    if not (left.strip() and right.strip()):
        raise InputError("two names are needed, and one of these is empty")
    compared = compare_names(left, right)
    if as_json:
        typer.echo(json.dumps(compared.as_record(), ensure_ascii=False))
    else:
        typer.echo(
            "\n".join([f"{compared.a} / {compared.b}: {compared.verdict}", *compared.reasons, _hint(left, right)])
        )


def _hint(left: str, right: str) -> str:
    """How to decide on two names, whatever a build makes of them."""
    line = json.dumps({"a": left, "b": right, "verdict": "same"}, ensure_ascii=False)
    return f"to decide it for a build (same, different or unsure), give --overrides a .jsonl file with the line {line}"


@command
def review(
    output: Annotated[Path, typer.Argument(help="The folder that kg build wrote.")],
    overrides: Annotated[Path, typer.Option(help="The file that your decisions are appended to.")] = Path(
        "overrides.jsonl"
    ),
    who: Annotated[str, typer.Option(help="Your name, kept with each decision.")] = "",
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Walk the pairs of names that a build could not decide, one by one, and keep your answers in a file.

    The next build takes them with --overrides; they count before every score.
    """
    from kg.resolve import questions, read_overrides
    from kg.resolve import review as walk
    from kg.stored import load

    graph = load(output)
    decided = read_overrides(overrides) if overrides.exists() else ()
    asked = questions(graph.judgements, decided)
    if not asked:
        if not quiet:
            typer.echo(f"no pair is undecided\n{_WRONGLY_JOINED}")
        return
    written = walk(asked, graph.documents, overrides, ask=_ask, show=typer.echo, who=who, when=date.today().isoformat())
    if not quiet:
        typer.echo(f"{written} decisions appended to {overrides}; use them with: kg build … --overrides {overrides}")
        typer.echo(_WRONGLY_JOINED)


def _ask(prompt: str) -> str:
    try:
        answer: Any = input(prompt)
    except EOFError:
        return "q"
    return str(answer)
