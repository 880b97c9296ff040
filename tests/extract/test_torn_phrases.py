"""Phrases, reports and relative clauses that a parse hangs on the wrong word: hand-made trees."""

from __future__ import annotations

import pytest

from kg.extract.reading import read
from tests.extract.clauses.trees import parse

GUARDS = """
    They they PRP 2 nsubj
    hired hire VBD 0 root
    up up RP 2 compound:prt
    to to IN 6 case
    90 90 CD 6 nummod
    guards guard NNS 2 obl
    """
ROAD = """
    Rebels rebel NNS 2 nsubj
    held hold VBD 0 root
    the the DT 4 det
    road road NN 2 obj
    to to IN 6 case
    Gao Gao NNP 2 obl GPE
    """
OFFICE = """
    They they PRP 2 nsubj
    used use VBD 0 root
    the the DT 4 det
    office office NN 2 obj
    of of IN 7 case
    a a DT 7 det
    senator senator NN 4 nmod
    who who WP 9 nsubj
    resigned resign VBD 4 acl:relcl
    """
LIFTING = """
    Peru Peru NNP 2 nsubj
    keeps keep VBZ 0 root
    no no DT 5 det
    lifting lifting NN 5 compound
    sanctions sanction NNS 2 obj
    """
SOURCE = """
    Talks talk NNS 8 nsubj:pass
    would would MD 3 aux
    follow follow VB 8 ccomp
    Rao Rao NNP 3 obj
    , , , 7 punct
    a a DT 7 det
    source source NN 4 appos
    told tell VBN 0 root
    Reuters Reuters NNP 8 obj
    """
WROTE = """
    Chad Chad NNP 2 nsubj
    left leave VBD 0 root
    , , , 4 punct
    wrote write VBD 2 conj
    Rao Rao NNP 4 nsubj
    """


def _hung(rows: str, form: str) -> tuple[str, str]:
    word = next(word for word in read(parse(rows)) if word.text == form)
    return word.dep_, word.head.text


@pytest.mark.parametrize(
    ("rows", "form", "place"),
    [
        (GUARDS, "up", ("advmod", "90")),
        (GUARDS, "guards", ("obj", "hired")),
        (ROAD, "Gao", ("nmod", "road")),
        (OFFICE, "resigned", ("acl:relcl", "senator")),
        (WROTE, "wrote", ("parataxis", "left")),
        (WROTE.replace("Rao Rao NNP 4 nsubj", "letters letter NNS 4 obj"), "wrote", ("conj", "left")),
        (LIFTING, "lifting", ("obj", "keeps")),
        (LIFTING, "sanctions", ("obj", "lifting")),
        (LIFTING, "no", ("det", "lifting")),
        (SOURCE, "Talks", ("nsubj", "follow")),
        (SOURCE, "source", ("nsubj", "told")),
    ],
)
def test_a_phrase_is_hung_where_it_belongs(rows: str, form: str, place: tuple[str, str]) -> None:
    assert _hung(rows, form) == place


PAIR = """
    Writer writer NN 5 nsubj
    and and CC 3 cc
    activist activist NN 1 conj
    Noor Noor NNP 1 conj PERSON
    won win VBD 0 root
    """


def test_two_titles_are_of_the_one_who_is_named() -> None:
    assert _hung(PAIR, "Noor") == ("nsubj", "won")
    assert _hung(PAIR, "Writer") == ("nmod:desc", "Noor")
    assert _hung(PAIR, "activist") == ("conj", "Writer")


def test_a_plural_is_no_title_of_one() -> None:
    assert _hung(PAIR.replace("Writer writer NN", "Writers writer NNS"), "Noor") == ("conj", "Writers")


def test_up_to_stays_with_what_climbs() -> None:
    assert _hung(GUARDS.replace("hired hire", "rose rise"), "up") == ("compound:prt", "rose")


def test_what_is_of_a_kind_and_denied_stays_of_that_kind() -> None:
    assert _hung(LIFTING.replace("lifting lifting", "remaining remaining"), "sanctions") == ("obj", "keeps")


def test_what_is_given_has_its_goal_from_the_verb() -> None:
    assert _hung(ROAD.replace("held hold", "ceded cede"), "Gao") == ("obl", "ceded")


def test_who_may_be_of_the_first_person() -> None:
    assert _hung(OFFICE.replace("office office", "wife wife"), "resigned") == ("acl:relcl", "wife")


def test_which_is_of_any_noun() -> None:
    assert _hung(OFFICE.replace("who who WP", "which which WDT"), "resigned") == ("acl:relcl", "office")
