"""The relations that extraction knows, looked up by the words that express them.

A relation says what may stand at its two ends and which frames express it; a frame is a set of words with the slots
of a clause where the ends stand.

    [f.relation for f in schema.frames_of("visit")]        -> ["visited"]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words with the slots where the two ends of a relation stand. The first filled slot of `subject` counts.

    A slot is "actor", "undergoer", "indirect", "complement", "content", "possessor", "retained", "none", or a
    preposition; among those that a frame needs, also "purpose" (an infinitive that tells what for).
    `slot_types`: what may stand in other slots, where they are filled ("give" hands over goods, and not hope), and
    `slot_nouns`: nouns that may besides. `never`: nouns that may not stand in a slot ("struck him off the list").
    `first`: of the slots of the object counts the one filled first in the sentence, and not the one named first.
    `object_noun`: the verb counts only with one of `nouns` as its object ("impose sanctions on"). `negated`: only
    under negation; `flips`: the negation then belongs to the words ("did not accept" is an affirmed rejection).
    """

    relation: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ("actor",)
    object: tuple[str, ...] = ("undergoer",)
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    object_types: frozenset[str] = frozenset()
    slot_types: Mapping[str, frozenset[str]] = field(default_factory=dict)
    slot_nouns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    never: Mapping[str, frozenset[str]] = field(default_factory=dict)
    first: bool = False
    object_noun: bool = False
    negated: bool = False
    flips: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One declared relation. `subject_types` and `object_types` hold entity types, with ANY and TEXT as they stand.

    An object whose label has a word of `unique` and none of `not_unique` has one subject at a time.
    """

    name: str
    definition: str
    subject_types: frozenset[str]
    object_types: frozenset[str]
    frames: tuple[Frame, ...] = ()
    symmetric: bool = False
    inverse: str | None = None
    functional: bool = False
    unique: tuple[str, ...] = ()
    not_unique: tuple[str, ...] = ()
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    entails: Mapping[str, str] = field(default_factory=dict)
    wikidata: str | None = None
    plover: str | None = None
    followthemoney: str | None = None

    def takes_subject(self, type: str) -> bool:
        return "ANY" in self.subject_types or type in self.subject_types

    def takes_object(self, type: str) -> bool:
        return "ANY" in self.object_types or type in self.object_types


@dataclass(frozen=True, slots=True)
class QualifierRule:
    """A preposition before a type that makes a qualifier. The marker "*" is any preposition, "" none."""

    role: str
    types: frozenset[str]
    markers: frozenset[str]

    def fits(self, marker: str, type: str) -> bool:
        return (marker in self.markers or "*" in self.markers) and ("ANY" in self.types or type in self.types)


@dataclass(frozen=True, slots=True)
class Schema:
    """All relations by name, in the order they are tried, and the rules that make qualifiers."""

    relations: Mapping[str, Relation]
    roles: tuple[QualifierRule, ...]
    by_word: Mapping[str, tuple[Frame, ...]]
    order: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", {name: place for place, name in enumerate(self.relations)})

    def __getitem__(self, name: str) -> Relation:
        return self.relations[name]

    def __contains__(self, name: object) -> bool:
        return name in self.relations

    def frames_of(self, *words: str) -> tuple[Frame, ...]:
        """The frames that any of these lemmas triggers, in the order of their relations, each once."""
        found = {id(f): f for word in words for f in self.by_word.get(word, ())}
        return tuple(sorted(found.values(), key=lambda f: self.order[f.relation]))

    def role(self, relation: Relation | None, marker: str, type: str) -> str | None:
        """The qualifier role of a phrase with this preposition and type: the relation's own rules come first."""
        time = next((r.role for r in self.roles if r.role == "time" and r.fits(marker, type)), None)
        if time:
            return time
        if relation and marker in relation.qualifiers:
            return relation.qualifiers[marker]
        return next((r.role for r in self.roles if r.fits(marker, type)), None)
