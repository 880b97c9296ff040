"""The command line: parses arguments, calls, prints. The only part of the program that prints or exits.

Exit codes: 0 done; 1 failed, with one line on standard error that says why; 2 wrong usage.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from kg.cli.build import build
from kg.cli.console import complain
from kg.cli.explain import explain
from kg.cli.extract import extract
from kg.cli.names import names, review
from kg.cli.query import query
from kg.cli.serve import serve
from kg.cli.view import view

app = typer.Typer(
    name="kg",
    help="Reads news reports and builds a knowledge graph whose every edge can be traced to the words that state it.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


# Where this class lies differs from one version of Typer to another.
_UsageError: Any = typer.BadParameter.__base__


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Reads news reports and builds a knowledge graph whose every edge can be traced to the words that state it."""


for command in (build, query, explain, view, names, review, serve, extract):
    app.command()(command)


def main() -> int:
    """Run the command line with the arguments of this process; the exit code."""
    try:
        return app(prog_name="kg", standalone_mode=False) or 0
    except typer.Abort:
        complain("stopped")
        return 1
    except _UsageError as error:
        message = error.format_message()
        if "\n" in message:  # the help, for a command without anything
            typer.echo(message, err=True)
        else:
            complain(f"{message.rstrip('.')}; {error.ctx.command_path if error.ctx else 'kg'} --help tells more")
        return 2
