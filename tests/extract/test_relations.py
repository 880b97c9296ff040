"""The schema of relations: what ships, what a user adds, and how a bad entry is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SchemaError
from kg.extract.schema_file import load_schema, parse_schema

SCHEMAS = Path(__file__).resolve().parents[2] / "benchmarks" / "schemas"

REQUIRED = [
    "holds_position",
    "affiliated_with",
    "spokesperson_for",
    "heads",
    "member_of",
    "predecessor_of",
    "successor_of",
    "appointed",
    "located_in",
    "part_of",
    "held_in",
    "organized_by",
    "based_in",
    "nationality",
    "met_with",
    "communicated_with",
    "visited",
    "attended",
    "hosted",
    "negotiated_with",
    "agreed_with",
    "cooperated_with",
    "signed",
    "supported",
    "opposed",
    "condemned",
    "criticized",
    "blamed",
    "accused",
    "threatened",
    "warned",
    "denied",
    "rejected",
    "proposed",
    "requested",
    "demanded",
    "promised",
    "announced",
    "sanctioned_by",
    "sanctioned_under",
    "banned",
    "arrested",
    "killed",
    "attacked",
    "invaded",
    "withdrew_from",
    "deployed_to",
    "tested",
    "launched",
    "purchased",
    "sold_to",
    "supplied_to",
    "invested_in",
    "produced",
    "acquired",
    "funded",
    "said",
]

OWN = """
[relations.catalyzes]
definition = "SUBJECT speeds up the reaction OBJECT."
subject = ["PRODUCT", "THING"]
object = ["THING", "TEXT"]
frames = [
    { verbs = ["catalyze", "catalyse"], subject = ["actor", "by"], object = ["undergoer", "of"] },
]
"""


def test_all_relations_ship_with_a_definition() -> None:
    schema = load_schema()
    assert set(REQUIRED) <= set(schema.relations)
    assert all(relation.definition for relation in schema.relations.values())


def test_symmetry_and_inverses_are_consistent() -> None:
    schema = load_schema()
    assert schema["met_with"].symmetric
    for relation in schema.relations.values():
        if relation.inverse:
            assert schema[relation.inverse].inverse == relation.name


def test_a_user_adds_a_relation() -> None:
    schema = parse_schema(OWN)
    assert "catalyzes" in schema
    assert "met_with" in schema
    assert schema.frames_of("catalyse")[0].relation == "catalyzes"


def test_a_user_replaces_a_relation() -> None:
    text = OWN.replace("catalyzes", "visited")
    schema = parse_schema(text)
    assert schema["visited"].object_types == {"THING", "TEXT"}
    assert not any(frame.relation == "visited" for frame in schema.frames_of("visit"))


def test_a_relation_of_ones_own_is_tried_before_the_shipped() -> None:
    schema = parse_schema(OWN.replace("catalyze", "visit"))
    assert [frame.relation for frame in schema.frames_of("visit")][:2] == ["visits", "visited"]


def test_only_leaves_the_shipped_relations_out() -> None:
    schema = parse_schema("only = true\n" + OWN)
    assert list(schema.relations) == ["catalyzes"]
    assert schema.role(None, "in", "GPE") == "place"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("only = true\n[relations.x]\ndefinition = 1 1\n", 3, "TOML"),
        (OWN.replace('"PRODUCT", "THING"', '"PRODUKT"'), 4, "PRODUKT"),
        (OWN.replace("definition", "definitoin"), 3, "definitoin"),
        (OWN.replace("verbs =", "verb ="), 7, "verb"),
        (OWN.replace('verbs = ["catalyze", "catalyse"], ', ""), 7, "no verbs"),
        (OWN.replace('["undergoer", "of"]', '"undergoer"'), 7, "list of words"),
        (OWN.replace("frames", 'inverse = "nowhere"\nframes'), 6, "nowhere"),
        (OWN.replace("relations.catalyzes", "relation.catalyzes"), 2, "relation"),
        (OWN.replace("relations.catalyzes", "relations.Catalyzes"), 2, "snake_case"),
        (OWN.replace("frames", "symmetric = 1\nframes"), 6, "true or false"),
        (OWN.replace("verbs =", "slot_types = 1, verbs ="), 7, "slot_types"),
        (OWN.replace("verbs =", "never = 1, verbs ="), 7, "never"),
        (OWN.replace("verbs =", 'slot_nouns = { undergoer = "gold" }, verbs ='), 7, "list of words"),
        (OWN.replace("verbs =", 'slot_types = { undergoer = ["GOOD"] }, verbs ='), 7, "GOOD"),
    ],
)
def test_a_bad_entry_names_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    path = tmp_path / "my.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load_schema(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"none\.toml: cannot be read"):
        load_schema(tmp_path / "none.toml")


def test_a_frame_may_ask_for_the_type_of_any_slot() -> None:
    schema = parse_schema(OWN.replace("verbs =", 'slot_types = { with = ["PRODUCT"] }, verbs ='))
    assert schema.frames_of("catalyze")[0].slot_types == {"with": {"PRODUCT"}}


def test_a_frame_may_ask_for_nouns_in_any_slot_and_refuse_others() -> None:
    words = 'slot_nouns = { with = ["acid"] }, never = { off = ["list"] }, verbs ='
    frame = parse_schema(OWN.replace("verbs =", words)).frames_of("catalyze")[0]
    assert frame.slot_nouns == {"with": {"acid"}}
    assert frame.never == {"off": {"list"}}


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_schemas_of_the_benchmarks_load_as_any_user_schema_does(path: Path) -> None:
    schema = load_schema(path)
    assert "met_with" not in schema
    assert all(
        relation.definition and (relation.frames or relation.name == "nationality")
        for relation in schema.relations.values()
    )
