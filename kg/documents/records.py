"""Files that hold many documents: JSON lines and CSV, one document a record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Which fields of a record hold the text and what is known of it.

    A column named here and missing from a file is an error only for the text; the others may be absent.
    """

    text: str = "text"
    id: str = "id"
    title: str = "title"
    source: str = "source"
    published: str = "published"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: `number` counts from 1 and is the line of a JSON lines file, the row below the head of a CSV file."""

    number: int
    fields: dict[str, Any]


def json_records(content: str) -> Iterator[Record | InputError]:
    """The objects of a JSON lines text; a line that is none comes out as the error that says so."""
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deeply")
            yield InputError(f"line {number} is not JSON: {reason}")
            continue
        yield Record(number, fields) if isinstance(fields, dict) else InputError(f"line {number} is not a JSON object")


def csv_records(content: str, columns: Columns) -> Iterator[Record | InputError]:
    """The rows of a CSV text with a head; commas, semicolons and tabs are told apart by the head.

    Raises InputError when the head has no column for the text.
    """
    head = content.lstrip("\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    previous = csv.field_size_limit(max(len(content), 131_072))
    try:
        rows = csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter)
        names = [name or "" for name in rows.fieldnames or ()]
        if columns.text not in names:
            found = ", ".join(map(repr, names[:8])) or "none"
            raise InputError(f"no column {columns.text!r}: its columns are {found}; name yours with --text-column")
        for number, row in enumerate(rows, 1):
            yield Record(number, {name: value for name, value in row.items() if name is not None})
    except csv.Error as error:
        yield InputError(f"line {rows.line_num} is not CSV: {error}")
    finally:
        csv.field_size_limit(previous)


def standard_fields(record: Record, columns: Columns) -> dict[str, Any]:
    """The fields under the names that metadata knows, whatever the file calls them."""
    renamed = {columns.title: "title", columns.source: "source", columns.published: "published"}
    return {renamed.get(name, name): value for name, value in record.fields.items()}


def record_text(record: Record, columns: Columns) -> str:
    """The text of a record. Raises InputError when there is none."""
    value = record.fields.get(columns.text)
    if value is not None and not isinstance(value, str):
        raise InputError(f"record {record.number} has no text in {columns.text!r}, but {str(value)[:40]!r}")
    if value is None:
        known = ", ".join(map(repr, list(record.fields)[:8])) or "none"
        raise InputError(f"record {record.number} has no text in {columns.text!r}: its fields are {known}")
    return value
