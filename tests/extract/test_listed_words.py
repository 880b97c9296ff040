"""Lists of words for the fields of a record: one each, in any section of the table."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kg.errors import SchemaError
from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words


@dataclass(frozen=True, slots=True)
class Fruit:
    sweet: frozenset[str]
    sour: frozenset[str]
    count: int = 0


def test_a_list_is_found_in_any_section() -> None:
    table = Declarations.parse('sweet = ["fig"]\n[other]\nsour = ["lime"]\n', "fruit.toml")
    assert Fruit(**listed_words(Fruit, table)) == Fruit(frozenset({"fig"}), frozenset({"lime"}))


@pytest.mark.parametrize("text", ['sweet = ["fig"]\n', 'sweet = ["fig"]\nsour = ["lime"]\n[more]\nsour = ["plum"]\n'])
def test_no_list_and_two_are_refused(text: str) -> None:
    with pytest.raises(SchemaError, match="one list 'sour'"):
        listed_words(Fruit, Declarations.parse(text, "fruit.toml"))
