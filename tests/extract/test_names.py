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


@pytest.mark.parametrize(
    ("words", "named", "whole"),
    [
        (["Janata", "Front", "(", "Secular", ")"], 2, "Janata Front (Secular)"),
        (["Labour", "Party", "(", "Maoist", "Centre", ")"], 2, "Labour Party (Maoist Centre)"),
        (["JF", "(", "S", ")"], 3, "JF(S)"),
        (["JF", "(", "S", ")"], 1, "JF(S)"),
        (["Janata", "Front", "(", "JF", ")"], 2, "Janata Front"),
        (["Janata", "Front", "(", "Kerala", ")"], 2, "Janata Front"),
        (["Janata", "Front", "(", "secular", ")"], 2, "Janata Front"),
    ],
)
def test_a_faction_in_brackets_belongs_to_the_name_of_its_party(words: list[str], named: int, whole: str) -> None:
    following = [*words[1:], ""]
    spaces = [not (words[0].isupper() or w == "(" or after == ")") for w, after in zip(words, following, strict=True)]
    deps = ["ROOT", *["dep"] * (len(words) - 1)]
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=spaces, heads=[0] * len(words), deps=deps)
    doc.ents = (Span(doc, 0, named, label="ORG"),)
    tree = Tree(doc)
    name = NameReader(tree, load_titles(), load_nouns()).names()[0]
    assert tree[name.start : name.end].text == whole
