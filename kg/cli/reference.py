"""Writes the reference of commands into a Markdown file, so that it can never fall behind the program.

python -m kg.cli.reference README.md           # writes it
python -m kg.cli.reference README.md --check   # fails where it is not up to date
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

from kg.cli import app

BEGIN, END = "<!-- reference: begin -->", "<!-- reference: end -->"


def reference() -> str:
    """Every command with its arguments and options, in Markdown."""
    group: Any = typer.main.get_command(app)
    parts = ["`kg --version` prints the version; `kg COMMAND --help` says what is said here."]
    for name, command in group.commands.items():
        if not command.hidden:
            parts.append("\n".join(_command(name, command)))
    return "\n\n".join(parts)


def with_reference(text: str) -> str:
    """A text with what stands between the two marks replaced by the reference. Raises ValueError without the marks."""
    if BEGIN not in text or END not in text:
        raise ValueError(f"no {BEGIN} and {END} in the text")
    head, rest = text.split(BEGIN, 1)
    return f"{head}{BEGIN}\n{reference()}\n{END}{rest.split(END, 1)[1]}"


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    yield f"### `{' '.join(['kg', name, *(_placeholder(p) for p in arguments)])}`"
    yield ""
    yield " ".join(command.help.split())
    yield ""
    yield "| | |"
    yield "|---|---|"
    for parameter in arguments:
        yield f"| `{_placeholder(parameter)}` | {_help(parameter)} |"
    for parameter in options:
        if parameter.name != "help":
            yield f"| {_spelling(parameter)} | {_help(parameter)} |"


def _placeholder(parameter: Any) -> str:
    word = (parameter.metavar or parameter.name).upper()
    word = f"{word}…" if parameter.nargs != 1 else word
    return word if parameter.required else f"[{word}]"


def _spelling(parameter: Any) -> str:
    names = [f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts)]
    return ", ".join(names) + ("" if parameter.is_flag else " …")


def _help(parameter: Any) -> str:
    text = re.sub(r"\s+", " ", parameter.help or "").replace("|", "\\|")
    default = parameter.default
    shown = default not in (None, False, True, ()) and not callable(default) and str(default) != ""
    return f"{text} Default: `{default}`." if shown else text


def main(arguments: list[str]) -> int:
    path = Path(arguments[0])
    before = path.read_text(encoding="utf-8")
    after = with_reference(before)
    if "--check" in arguments:
        return int(before != after)
    path.write_text(after, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
