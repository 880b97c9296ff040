"""Rules for names, on what an invented network says of a few words."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.language.decoding import Analysis
from kg.language.entities import find_entities
from kg.language.files import Labels
from kg.language.gazetteer import name_types
from kg.language.tagged import Tagged

TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK")
LABELS = ("O", *(f"{position}-{name}" for name in TYPES for position in "BI"))
PARTS = ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "ADP", "DET", "CCONJ")
CASES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))


def tagged(text: str) -> Tagged:
    fields = [[*word.split("/"), "", "", "", ""][:5] for word in text.split(" ")]
    words = [f[0] for f in fields]
    upos = [PARTS.index(f[1] or ("PROPN" if f[0][:1].isupper() else "NOUN")) for f in fields]
    rows = np.full((len(words), len(LABELS)), 1e-4, dtype=np.float64)
    for row, (_, _, label, probability, second) in zip(rows, fields, strict=True):
        sure = float(probability or 0.95)
        row[:] = (1 - sure) / (len(LABELS) - 1)
        row[LABELS.index(label or "O")] = sure
        if second:
            row[LABELS.index(second)] += 0.5 * (1 - sure)
        if (label or "O") == "O" and probability:
            # What is left of a doubt about "no name" goes to organisations.
            row[LABELS.index("B-ORG")] += 0.5 * (1 - sure)
    starts = np.array([i == 0 or words[i - 1] == "." for i in range(len(words))])
    nothing = np.zeros(len(words), dtype=np.int64)
    analysis = Analysis(
        starts=starts,
        upos=np.array(upos),
        xpos=nothing,
        feats=nothing,
        scripts=nothing,
        heads=nothing,
        deprels=nothing,
        certainty=np.ones(len(words), dtype=np.float32),
        entities=np.log(rows).astype(np.float32),
    )
    labels = Labels(
        upos=PARTS, xpos=("",), feats=("_",), lemma_scripts=("keep|0|",), deprels=("root",), entities=LABELS
    )
    return Tagged.of(words, analysis, labels)


TELLING = """
    Section 5 | of the | Terrorism | Act 2006 | Resolution 1701 | U.N. | Security Council | Su-35 | Boeing 737 | MV |
    ( UN ) | Aurora | 's | , | and | Mr. | Gen. Rao | Airport | New York | University | Boko Haram | President | House |
    Committee on | War | . | Protocol I | Article 47 | al | - | Operation | Strait | Ltd
    """
"""Words that the rules look at."""

PARTS_OF_TEXT = st.lists(
    st.tuples(
        st.sampled_from(["", *TYPES]),
        st.lists(st.sampled_from([" ".join(piece.split()) for piece in TELLING.split("|")]), min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=3,
)


@given(PARTS_OF_TEXT)
@settings(max_examples=500, deadline=None)
def test_names_come_in_order_and_never_overlap(parts: list[tuple[str, list[str]]]) -> None:
    words = [
        f"{word}//{'I' if i else 'B'}-{kind}" if kind else word
        for kind, pieces in parts
        for i, word in enumerate(" ".join(pieces).split(" "))
    ]
    text = tagged(" ".join(words))
    found = find_entities(text)
    assert all(0 <= e.start < e.end <= len(words) for e in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found)), found


@pytest.mark.parametrize("case", [pytest.param(c, id=c["why"]) for c in CASES])
def test_names(case: dict[str, Any]) -> None:
    text = tagged(case["text"])
    found = [[" ".join(text.words[e.start : e.end]), e.type] for e in find_entities(text)]
    assert found == case["names"]


def test_the_lists_do_not_contradict_each_other() -> None:
    types = name_types()
    assert types.known["Kenya"] == "GPE"
    assert types.known["Kenyan"] == "NORP"
    assert not {w for w in types.known if w.islower()}


def described_as(text: str, relations: dict[int, tuple[int, str]]) -> list[tuple[str, str]]:
    """Names of a text where the words of `relations` hang on another word by a relation, all others on themselves."""
    before = tagged(text)
    heads = [relations.get(i, (i, ""))[0] for i in range(len(before.words))]
    deprels = [relations.get(i, (i, "root"))[1] for i in range(len(before.words))]
    found = find_entities(replace(before, heads=heads, deprels=deprels))
    return [(" ".join(before.words[e.start : e.end]), e.type) for e in found]


@pytest.mark.parametrize(
    ("text", "relations", "names"),
    [
        pytest.param(
            "Orvex//B-PERSON/0.5/B-ORG , a French/ADJ maker of pumps , fell",
            {0: (9, "nsubj"), 4: (0, "appos")},
            [("Orvex", "ORG"), ("French", "NORP")],
            id="apposition",
        ),
        pytest.param(
            "Nalepa//B-ORG/0.5/B-PERSON is a singer",
            {0: (3, "nsubj"), 1: (3, "cop")},
            [("Nalepa", "PERSON")],
            id="predicate",
        ),
        pytest.param(
            "in the town of Orvex//B-PERSON/0.5/B-GPE",
            {4: (2, "nmod")},
            [("Orvex", "GPE")],
            id="the town of",
        ),
        pytest.param(
            "the Orvex//B-PERSON/0.5/B-FAC prison burned",
            {1: (2, "compound"), 2: (3, "nsubj")},
            [("Orvex", "FAC")],
            id="the noun behind it",
        ),
        pytest.param(
            "Orvex//B-PERSON/0.95 , a maker of pumps",
            {3: (0, "appos")},
            [("Orvex", "PERSON")],
            id="the network is sure",
        ),
        pytest.param(
            "Orvex//B-PERSON/0.6 , a maker of pumps",
            {3: (0, "appos")},
            [("Orvex", "PERSON")],
            id="the network rules it out",
        ),
    ],
)
def test_a_description_decides_where_the_network_wavers(
    text: str, relations: dict[int, tuple[int, str]], names: list[tuple[str, str]]
) -> None:
    assert described_as(text, relations) == names


@pytest.mark.parametrize(
    ("text", "relations", "names"),
    [
        pytest.param(
            "Amy//B-PERSON Houston//I-PERSON left . then Houston//B-GPE spoke",
            {5: (6, "nsubj")},
            [("Amy Houston", "PERSON"), ("Houston", "PERSON")],
            id="who speaks is the person",
        ),
        pytest.param(
            "Amy//B-PERSON Houston//I-PERSON left . in Houston//B-GPE Houston//B-GPE spoke",
            {5: (7, "obl"), 6: (7, "nsubj")},
            [("Amy Houston", "PERSON"), ("Houston", "GPE"), ("Houston", "GPE")],
            id="not where the text speaks of the place too",
        ),
        pytest.param(
            "Amy//B-PERSON Chad//I-PERSON left . then Chad//B-GPE spoke",
            {5: (6, "nsubj")},
            [("Amy Chad", "PERSON"), ("Chad", "GPE")],
            id="a state is a state",
        ),
        pytest.param(
            "Cyclone//B-PERSON Tavi//I-PERSON came . then Tavi//B-GPE fell",
            {5: (6, "nsubj")},
            [("Cyclone Tavi", "PERSON"), ("Tavi", "GPE")],
            id="a storm is nobody",
        ),
    ],
)
def test_a_place_named_like_a_person_of_the_text_is_that_person(
    text: str, relations: dict[int, tuple[int, str]], names: list[tuple[str, str]]
) -> None:
    assert described_as(text, relations) == names


@pytest.mark.parametrize(
    ("text", "relations", "names"),
    [
        pytest.param(
            "Tamsin//B-ORG 's sold two . then Tamsin//B-ORG 's shares fell",
            {0: (2, "nsubj"), 1: (0, "case"), 6: (8, "nmod:poss"), 7: (6, "case")},
            [("Tamsin 's", "ORG"), ("Tamsin 's", "ORG")],
            id="a house, and then its shares",
        ),
        pytest.param(
            "Tamsin//B-ORG 's shares fell",
            {0: (2, "nmod:poss"), 1: (0, "case")},
            [("Tamsin", "ORG")],
            id="an owner",
        ),
        pytest.param(
            "Kenya//B-GPE 's is bigger",
            {0: (3, "nsubj"), 1: (0, "case")},
            [("Kenya", "GPE")],
            id="a state owns what was left out",
        ),
        pytest.param(
            "Tamsin//B-ORG 's said no",
            {0: (2, "nsubj"), 1: (2, "aux")},
            [("Tamsin", "ORG")],
            id="a verb is no part of a name",
        ),
    ],
)
def test_a_firm_keeps_the_s_of_its_name(
    text: str, relations: dict[int, tuple[int, str]], names: list[tuple[str, str]]
) -> None:
    assert described_as(text, relations) == names
