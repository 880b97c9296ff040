"""Recipients that a parse takes for a part of what they are given: hand-made trees."""

from __future__ import annotations

import pytest

from kg.extract.reading import read
from tests.extract.clauses.trees import parse

LOANS = """
    Banks bank NNS 2 nsubj
    gave give VBD 0 root
    the the DT 5 det
    farmers farmer NNS 5 compound
    loans loan NNS 2 obj
    """
PERMISSION = """
    Courts court NNS 2 nsubj
    denied deny VBD 0 root
    the the DT 5 det
    group group NN 5 compound
    permission permission NN 2 obj
    """


@pytest.mark.parametrize(
    ("rows", "form", "place"),
    [
        (LOANS, "farmers", ("iobj", "gave")),
        (LOANS, "the", ("det", "farmers")),
        (LOANS.replace("farmers farmer NNS", "farm farm NN"), "farm", ("compound", "loans")),
        (LOANS.replace("gave give", "held hold"), "farmers", ("compound", "loans")),
        (PERMISSION, "group", ("iobj", "denied")),
        (PERMISSION, "the", ("det", "group")),
        (PERMISSION.replace("permission permission", "leader leader"), "group", ("compound", "leader")),
    ],
)
def test_who_is_given_something_is_no_part_of_it(rows: str, form: str, place: tuple[str, str]) -> None:
    word = next(t for t in read(parse(rows)) if t.text == form)
    assert (word.dep_, word.head.text) == place
