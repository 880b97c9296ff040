"""Rules for names, on what an invented network says of a few words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from kg.language.decoding import Analysis
from kg.language.entities import find_entities
from kg.language.files import Labels
from kg.language.gazetteer import name_types
from kg.language.tagged import Tagged

TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK")
LABELS = ("O", *(f"{position}-{name}" for name in TYPES for position in "BI"))
PARTS = ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT")
CASES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))


def tagged(text: str) -> Tagged:
    fields = [[*word.split("/"), "", "", ""][:4] for word in text.split(" ")]
    words = [f[0] for f in fields]
    upos = [PARTS.index(f[1] or ("PROPN" if f[0][:1].isupper() else "NOUN")) for f in fields]
    rows = np.full((len(words), len(LABELS)), 1e-4, dtype=np.float64)
    for row, (_, _, label, probability) in zip(rows, fields, strict=True):
        sure = float(probability or 0.95)
        row[:] = (1 - sure) / (len(LABELS) - 1)
        row[LABELS.index(label or "O")] = sure
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
        entities=np.log(rows).astype(np.float32),
    )
    labels = Labels(
        upos=PARTS, xpos=("",), feats=("_",), lemma_scripts=("keep|0|",), deprels=("root",), entities=LABELS
    )
    return Tagged.of(words, analysis, labels)


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
