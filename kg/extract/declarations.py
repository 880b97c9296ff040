"""TOML files that declare words and relations, read so that an error names the file and the line.

declared = Declarations.read(Path("my.toml"))
declared.fail("unknown key 'fram'", "relations", "met_with", "fram")   -> SchemaError "my.toml:12: unknown key 'fram'"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn

from kg.errors import SchemaError

_HEADER = re.compile(r"^\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*(\"[^\"]+\"|'[^']+'|[\w-]+)\s*=")
_PART = re.compile(r"\"[^\"]*\"|'[^']*'|[^.\s]+")


@dataclass(frozen=True, slots=True)
class Declarations:
    """A parsed TOML file with the line of each table and key. `name` is what messages call the file."""

    name: str
    content: Mapping[str, Any]
    lines: Mapping[tuple[str | int, ...], int]

    @classmethod
    def parse(cls, text: str, name: str) -> Declarations:
        """Raises SchemaError with the line where the text is not TOML."""
        try:
            content = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"at line (\d+)", str(error))
            where = f"{name}:{found.group(1)}" if found else name
            raise SchemaError(f"{where}: not valid TOML: {error}") from error
        return cls(name=name, content=content, lines=_lines(text))

    @classmethod
    def read(cls, path: Path) -> Declarations:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise SchemaError(f"{path}: not UTF-8 text: {error.reason} at byte {error.start}") from error
        except OSError as error:
            raise SchemaError(f"{path}: cannot be read: {error.strerror or error}") from error
        return cls.parse(text, str(path))

    @classmethod
    def shipped(cls, name: str) -> Declarations:
        """One of the package's own files in `kg/data`."""
        return cls.parse(files("kg").joinpath("data", name).read_text(encoding="utf-8"), name)

    def line(self, *keys: str | int) -> int:
        """The line of the nearest table or key on the way to `keys`, counted from 1."""
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.lines:
                return self.lines[keys[:length]]
        return 1

    def fail(self, message: str, *keys: str | int) -> NoReturn:
        raise SchemaError(f"{self.name}:{self.line(*keys)}: {message}")


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Where each table header and key stands; members of an array of tables are numbered from 0."""
    found: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    depth = 0
    array: tuple[str | int, ...] = ()
    element = -1
    for number, line in enumerate(text.splitlines(), start=1):
        bare = re.sub(r"\"[^\"]*\"|'[^']*'|#.*$", "", line)
        if depth == 0:
            if header := _HEADER.match(line):
                parts = tuple(part.strip("\"'") for part in _PART.findall(header.group(2)))
                if header.group(1) == "[[":
                    index = counts.get(parts, -1) + 1
                    counts[parts] = index
                    table = (*parts, index)
                else:
                    table = parts
                for length in range(1, len(table) + 1):
                    found.setdefault(table[:length], number)
                continue
            if key := _KEY.match(line):
                array, element = (*table, key.group(1).strip("\"'")), -1
                found.setdefault(array, number)
        elif depth == 1 and bare.lstrip().startswith("{"):
            element += 1
            found.setdefault((*array, element), number)
        depth += bare.count("[") - bare.count("]")
    return found
