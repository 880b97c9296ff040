"""Base noun phrases of Universal Dependencies trees."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kg.language.noun_chunks import noun_chunks

# word, part of speech, head (from 1, 0 the root), label
TREE = """
The DET 3 det
old ADJ 3 amod
minister NOUN 8 nsubj
of ADP 5 case
Peru PROPN 3 nmod
's PART 5 case
navy NOUN 5 flat
met VERB 0 root
his PRON 11 nmod:poss
U.S. PROPN 11 compound
counterpart NOUN 8 obj
and CCONJ 14 cc
two NUM 14 nummod
aides NOUN 11 conj
in ADP 17 case
New PROPN 17 compound
York PROPN 8 obl
"""


def test_noun_chunks() -> None:
    rows = [line.split() for line in TREE.strip().splitlines()]
    heads = [int(r[2]) - 1 if r[2] != "0" else i for i, r in enumerate(rows)]
    doc = Doc(
        spacy.blank("en").vocab,
        words=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        heads=heads,
        deps=[r[3] for r in rows],
    )
    chunks = [doc[start:end].text for start, end, _ in noun_chunks(doc)]
    assert chunks == ["The old minister", "Peru", "his U.S. counterpart", "two aides", "New York"]
