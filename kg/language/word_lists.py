"""What the treebanks say of lemmas: which words are base forms, and lemmas that no rule gives.

Both tables are made by `training/make_lemmas.py`, which tells how, from text under CC BY-SA 4.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources


@cache
def base_words(part: str) -> frozenset[str]:
    """The base forms of a part of speech (NOUN, VERB, ADJ, ADV), in lower case."""
    return frozenset(word for word, parts in _rows("base_forms.tsv") if part in parts.split(" "))


@cache
def fixed_lemmas() -> Mapping[tuple[str, str, str], str]:
    """Lemmas by form in lower case, UPOS and XPOS."""
    return {(form, part, tag): lemma for form, part, tag, lemma in _rows("lemmas.tsv")}


def _rows(name: str) -> Iterator[list[str]]:
    place = resources.files("kg") / "data" / name
    for line in place.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t")
