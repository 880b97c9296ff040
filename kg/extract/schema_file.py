"""Schemas as they are declared in TOML: read, validated, and merged with the shipped one.

Words live in `kg/data/relations.toml`; a user's file adds relations or replaces them. The meaning of every key is told
at the head of that file.

    schema = load_schema()
    load_schema(Path("chemistry.toml"))                    a file with `only = true` leaves the shipped relations out
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.extract.declarations import Declarations
from kg.extract.relations import Frame, QualifierRule, Relation, Schema
from kg.model import ENTITY_TYPES, VALUE_TYPES

_RELATION_KEYS = frozenset(
    [
        "definition",
        "subject",
        "object",
        "symmetric",
        "inverse",
        "functional",
        "unique",
        "frames",
        "qualifiers",
        "entails",
        "wikidata",
        "plover",
        "followthemoney",
    ]
)
_SWITCHES = frozenset({"first", "object_noun", "negated", "flips"})
_FRAME_KEYS = _SWITCHES | frozenset(
    [
        "verbs",
        "nouns",
        "adjectives",
        "subject",
        "object",
        "object_types",
        "with",
        "without",
        "slot_types",
        "slot_nouns",
        "never",
    ]
)
_TOP_KEYS = frozenset({"only", "types", "roles", "relations"})
_KNOWN_TYPES = frozenset({*ENTITY_TYPES, *VALUE_TYPES, "ANY", "TEXT"})


def load_schema(path: Path | None = None) -> Schema:
    """The shipped schema, with a user's file added to it, or alone where that file says `only = true`.

    A user's relations are tried first: they may say something of their own with words that a shipped one knows.

    Raises SchemaError with file and line for unknown keys, types, inverses, or an empty definition.
    """
    if path is None:
        return _shipped()
    shipped = Declarations.shipped("relations.toml")
    own = Declarations.read(path)
    return _schema([own] if own.content.get("only") else [shipped, own], shipped)


def parse_schema(text: str, name: str = "schema") -> Schema:
    """A schema from the text of a user's file."""
    shipped = Declarations.shipped("relations.toml")
    own = Declarations.parse(text, name)
    return _schema([own] if own.content.get("only") else [shipped, own], shipped)


@cache
def _shipped() -> Schema:
    return _schema([Declarations.shipped("relations.toml")])


def _schema(sources: list[Declarations], base: Declarations | None = None) -> Schema:
    types: dict[str, tuple[str, ...]] = {}
    relations: dict[str, Relation] = {}
    rules: list[QualifierRule] = []
    for declared in [*([base] if base and base not in sources else []), *sources]:
        for name, members in _table(declared, "types").items():
            types[name] = tuple(_words(declared, members, "types", name))
        rules = [*_rules(declared, types), *rules] if declared is not base else [*rules, *_rules(declared, types)]
    for declared in sources:
        unknown = sorted(set(declared.content) - _TOP_KEYS)
        if unknown:
            declared.fail(f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_TOP_KEYS))}", unknown[0])
        for name in _table(declared, "relations"):
            relations[name] = _relation(declared, name, types)
    for declared in sources:
        _check_references(declared, relations)
    if base is not None:
        own = {name: relations.pop(name) for name in _table(sources[-1], "relations")}
        relations = own | relations
    by_word: dict[str, list[Frame]] = {}
    for relation in relations.values():
        for frame in relation.frames:
            triggers = frame.verbs if frame.object_noun else (*frame.verbs, *frame.nouns, *frame.adjectives)
            for word in triggers:
                by_word.setdefault(word, []).append(frame)
    return Schema(relations, tuple(rules), {word: tuple(frames) for word, frames in by_word.items()})


def _table(declared: Declarations, key: str) -> Mapping[str, Any]:
    found = declared.content.get(key, {})
    if not isinstance(found, dict):
        declared.fail(f"{key!r} must be a table", key)
    return found


def _words(declared: Declarations, value: object, *keys: str | int) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        declared.fail(f"{keys[-1]!r} must be a list of words, not {value!r}", *keys)
    return list(value)


def _types(
    declared: Declarations, value: object, groups: Mapping[str, Iterable[str]], *keys: str | int
) -> frozenset[str]:
    found: set[str] = set()
    for word in _words(declared, value, *keys):
        if word in groups:
            found.update(groups[word])
        elif word in _KNOWN_TYPES:
            found.add(word)
        else:
            declared.fail(f"unknown type {word!r}; known are {', '.join(sorted({*_KNOWN_TYPES, *groups}))}", *keys)
    return frozenset(found)


def _rules(declared: Declarations, groups: Mapping[str, Iterable[str]]) -> list[QualifierRule]:
    found = []
    entries = declared.content.get("roles", [])
    if not isinstance(entries, list):
        declared.fail("'roles' must be an array of tables: [[roles]]", "roles")
    for place, entry in enumerate(entries):
        keys = ("roles", place)
        if set(entry) != {"role", "types", "markers"}:
            declared.fail("a role needs exactly the keys role, types, markers", *keys)
        if not isinstance(entry["role"], str):
            declared.fail(f"'role' must be a word, not {entry['role']!r}", *keys, "role")
        markers = frozenset(_words(declared, entry["markers"], *keys, "markers"))
        found.append(QualifierRule(entry["role"], _types(declared, entry["types"], groups, *keys, "types"), markers))
    return found


def _relation(declared: Declarations, name: str, groups: Mapping[str, Iterable[str]]) -> Relation:
    here = ("relations", name)
    entry = _table(declared, "relations")[name]
    if not isinstance(entry, dict):
        declared.fail(f"relation {name!r} must be a table: [relations.{name}]", *here)
    if not name.replace("_", "").isalnum() or name != name.lower():
        declared.fail(f"a relation's name is snake_case, not {name!r}", *here)
    for key in sorted(set(entry) - _RELATION_KEYS):
        declared.fail(
            f"unknown key {key!r} in relation {name!r}; known are {', '.join(sorted(_RELATION_KEYS))}", *here, key
        )
    for key in ("definition", "subject", "object"):
        if not entry.get(key):
            declared.fail(f"relation {name!r} lacks {key!r}", *here)
    for key in ("definition", "inverse", "wikidata", "plover", "followthemoney"):
        if key in entry and not isinstance(entry[key], str):
            declared.fail(f"{key!r} must be a text, not {entry[key]!r}", *here, key)
    for key in ("symmetric", "functional"):
        if not isinstance(entry.get(key, False), bool):
            declared.fail(f"{key!r} must be true or false, not {entry[key]!r}", *here, key)
    words = _words(declared, entry.get("unique", []), *here, "unique")
    for key in ("qualifiers", "entails"):
        pairs = entry.get(key, {})
        if not isinstance(pairs, dict) or not all(isinstance(v, str) for v in pairs.values()):
            declared.fail(f'{key!r} must be a table of words: {{ from = "seller" }}', *here, key)
    return Relation(
        name=name,
        definition=entry["definition"],
        subject_types=_types(declared, entry["subject"], groups, *here, "subject"),
        object_types=_types(declared, entry["object"], groups, *here, "object"),
        frames=tuple(_frames(declared, name, entry, groups)),
        symmetric=entry.get("symmetric", False),
        inverse=entry.get("inverse"),
        functional=entry.get("functional", False),
        unique=tuple(word for word in words if not word.startswith("-")),
        not_unique=tuple(word[1:] for word in words if word.startswith("-")),
        qualifiers=dict(entry.get("qualifiers", {})),
        entails=dict(entry.get("entails", {})),
        wikidata=entry.get("wikidata"),
        plover=entry.get("plover"),
        followthemoney=entry.get("followthemoney"),
    )


def _frames(
    declared: Declarations, name: str, entry: Mapping[str, Any], groups: Mapping[str, Iterable[str]]
) -> list[Frame]:
    found = []
    frames = entry.get("frames", [])
    if not isinstance(frames, list):
        declared.fail(f"'frames' of {name!r} must be a list of tables", "relations", name, "frames")
    for place, frame in enumerate(frames):
        here = ("relations", name, "frames", place)
        if not isinstance(frame, dict):
            declared.fail(f"a frame of {name!r} must be a table, not {frame!r}", *here)
        for key in sorted(set(frame) - _FRAME_KEYS):
            declared.fail(
                f"unknown key {key!r} in a frame of {name!r}; known are {', '.join(sorted(_FRAME_KEYS))}", *here
            )
        lists = {
            k: tuple(_words(declared, frame[k], *here, k))
            for k in frame
            if k not in _SWITCHES | {"slot_types", "slot_nouns", "never"}
        }
        for key in sorted(_SWITCHES):
            if not isinstance(frame.get(key, False), bool):
                declared.fail(f"{key!r} must be true or false, not {frame[key]!r}", *here)
        if not any(lists.get(k) for k in ("verbs", "nouns", "adjectives")):
            declared.fail(f"a frame of {name!r} has no verbs, nouns or adjectives", *here)
        for key in ("subject", "object"):
            if not lists.get(key):
                declared.fail(f"a frame of {name!r} lacks the slots of its {key!r}", *here)
        slots = _slots(declared, frame, "slot_types", here)
        nouns = {
            key: {slot: frozenset(_words(declared, n, *here, key)) for slot, n in of_slot.items()}
            for key in ("slot_nouns", "never")
            if (of_slot := _slots(declared, frame, key, here))
        }
        only = frame.get("object_types")
        found.append(
            Frame(
                relation=name,
                object_types=_types(declared, only, groups, *here, "object_types") if only is not None else frozenset(),
                slot_types={slot: _types(declared, t, groups, *here, "slot_types") for slot, t in slots.items()},
                slot_nouns=nouns.get("slot_nouns", {}),
                never=nouns.get("never", {}),
                verbs=lists.get("verbs", ()),
                nouns=lists.get("nouns", ()),
                adjectives=lists.get("adjectives", ()),
                subject=lists["subject"],
                object=lists["object"],
                needs=lists.get("with", ()),
                without=lists.get("without", ()),
                first=frame.get("first", False),
                object_noun=frame.get("object_noun", False),
                negated=frame.get("negated", False),
                flips=frame.get("flips", False),
            )
        )
    return found


def _slots(
    declared: Declarations, frame: Mapping[str, Any], key: str, here: tuple[str | int, ...]
) -> Mapping[str, Any]:
    found = frame.get(key, {})
    if not isinstance(found, dict):
        declared.fail(f'"{key}" must be a table: {{ undergoer = [ … ] }}, not {found!r}', *here)
    return found


def _check_references(declared: Declarations, relations: Mapping[str, Relation]) -> None:
    for name in _table(declared, "relations"):
        relation = relations[name]
        if relation.inverse and relation.inverse not in relations:
            declared.fail(f"the inverse {relation.inverse!r} of {name!r} is not declared", "relations", name, "inverse")
        for role, entailed in sorted(relation.entails.items()):
            if entailed not in relations:
                declared.fail(
                    f"{name!r} entails {entailed!r} by {role!r}, which is not declared", "relations", name, "entails"
                )
