"""The lists of words of a table in `kg/data`, for the record that has a field for each.

A list has the name of its field, whatever section of the table it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from kg.errors import SchemaError
from kg.extract.declarations import Declarations


def listed_words(record: type, declared: Declarations) -> dict[str, Any]:
    """The words for those fields of a dataclass that are sets of words. Raises SchemaError where a list is missing."""
    sections = (declared.content, *(found for found in declared.content.values() if isinstance(found, Mapping)))
    words: dict[str, Any] = {}
    for field in fields(record):
        if field.type != "frozenset[str]":
            continue
        lists = [section[field.name] for section in sections if isinstance(section.get(field.name), list)]
        if len(lists) != 1:
            raise SchemaError(f"{declared.name}: there must be one list {field.name!r}, and there are {len(lists)}")
        words[field.name] = frozenset(lists[0])
    return words
