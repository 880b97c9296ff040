"""`kg view`: the graph in a browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import Debug, command, complain
from kg.errors import OutputError


@command
def view(
    output: Annotated[Path, typer.Argument(help="The folder that kg build wrote.")] = Path("output"),
    opened: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser, or only print the address.")] = True,
    debug: Debug = False,
) -> None:
    """Open the page of a graph in a browser. The page is made anew when the folder was copied without it."""
    page = output / "graph.html"
    if not page.is_file():
        page = _remade(output)
    address = page.resolve().as_uri()
    typer.echo(address)
    if opened and not webbrowser.open(address):
        complain("no browser can be opened here: open that address in one")


def _remade(output: Path) -> Path:
    from kg.export.html import to_html
    from kg.export.terms import DEFAULT_BASE
    from kg.stored import base_iri_of, load

    text = to_html(load(output), base_iri=base_iri_of(output) or DEFAULT_BASE)
    page = output / "graph.html"
    try:
        page.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"cannot write {page}: {error.strerror or error}") from error
    return page
