"""The lists of words in `kg/data/*.toml`: whoever adds a word should see whether it stands there already."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

TABLES = sorted(path.name for path in files("kg.data").iterdir() if path.name.endswith(".toml"))


def _lists(value: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words below a value, with the keys that lead there."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists(inner, f"{path}.{key}")
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield path, value
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _lists(inner, f"{path}[{place}]")


@pytest.mark.parametrize("name", TABLES)
def test_no_list_says_a_word_twice(name: str) -> None:
    table = tomllib.loads(files("kg.data").joinpath(name).read_text(encoding="utf-8"))
    found = ((path, word) for path, words in _lists(table) for word, times in Counter(words).items() if times > 1)
    assert not list(found)
