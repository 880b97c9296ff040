"""What the last word of a name tells of its type."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.extract.lexicon import load_nouns, load_titles
from kg.extract.names import NameReader
from kg.extract.tree import Doc as Tree


@pytest.mark.parametrize(
    ("before", "name", "given", "type"),
    [
        ("the", "Halden Dialogue", "WORK", "EVENT"),
        ("the", "Halden Summit", "ORG", "EVENT"),
        ("“", "Halden Dialogue", "WORK", "WORK"),
        ("the", "Hungry Games", "WORK", "WORK"),
        ("the", "Halden Dialogue", "PERSON", "PERSON"),
    ],
)
def test_a_name_that_ends_like_an_event_is_one_unless_it_is_quoted(
    before: str, name: str, given: str, type: str
) -> None:
    doc = Doc(spacy.blank("en").vocab, words=[before, *name.split()], heads=[0, 0, 0], deps=["ROOT", "dep", "dep"])
    doc.ents = (Span(doc, 1, 3, label=given),)
    names = NameReader(Tree(doc), load_titles(), load_nouns()).names()
    assert names[1].type == type
