"""The words that tell where sentences begin, read from `kg/data/sentences.toml`, which tells what each list is for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def sentence_words(name: str) -> frozenset[str]:
    """The words of one list."""
    with (resources.files("kg") / "data" / "sentences.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[name])
