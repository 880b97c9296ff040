"""`kg serve`: a SPARQL endpoint and a page to ask it, on this machine alone."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import Debug, Quiet, command


@command
def serve(
    output: Annotated[Path, typer.Argument(help="The folder that kg build wrote.")] = Path("output"),
    port: Annotated[int, typer.Option(help="The port of 127.0.0.1; 0 takes any that is free.")] = 8000,
    seconds: Annotated[float, typer.Option(help="The longest a query may take.")] = 30.0,
    rows: Annotated[int, typer.Option(help="The greatest number of rows of an answer.")] = 10_000,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Answer SPARQL at 127.0.0.1 until Ctrl-C: a read-only endpoint at /sparql, and a page to ask it."""
    from kg.serve import Server

    with Server(output, port, seconds=seconds, rows=rows) as server:
        if not quiet:
            typer.echo(f"{server.url} answers, and {server.url}sparql for programs; Ctrl-C ends it")
        with suppress(KeyboardInterrupt):
            server.serve_forever()
