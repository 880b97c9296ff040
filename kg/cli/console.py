"""What all commands share: their common options, how errors end them, and progress that only a terminal shows."""

from __future__ import annotations

import functools
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, ParamSpec, TypeVar

import typer

from kg.errors import KgError, unforeseen
from kg.pipeline import Progress

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors and what was asked for.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")]

P = ParamSpec("P")
R = TypeVar("R")


def command(function: Callable[P, R]) -> Callable[P, R]:
    """A command that ends with one clear line and exit code 1, not with a traceback, when it fails."""

    @functools.wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        if kwargs.get("debug"):
            logging.basicConfig()
            logging.getLogger("kg").setLevel(logging.DEBUG)
        try:
            return function(*args, **kwargs)
        except KeyboardInterrupt:
            complain("stopped")
        except BrokenPipeError:
            # Whoever read the output has gone (`kg query … | head`): nothing failed. Python would complain again when
            # it flushes standard output at its end, so that is turned away first.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KgError as error:
            if kwargs.get("debug"):
                traceback.print_exc()
            complain(str(error))
        except MemoryError:
            complain("out of memory: build in parts, or with fewer --processes")
        except Exception as error:
            if isinstance(error, typer.Exit | typer.Abort) or type(error).__module__.startswith(("typer", "click")):
                raise
            if kwargs.get("debug"):
                traceback.print_exc()
            complain(unforeseen(error))
        raise typer.Exit(1)

    return guarded


def complain(message: str) -> None:
    """One line on standard error."""
    typer.echo(f"kg: {' '.join(message.split())}", err=True)


@contextmanager
def progress(quiet: bool) -> Iterator[Progress | None]:
    """Bars on standard error while the block runs, where that is a terminal; nothing otherwise."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    bars = Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks: dict[str, TaskID] = {}

    def tell(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bars.add_task(stage, total=total)
        bars.update(tasks[stage], completed=done, total=total)

    with bars:
        yield tell
