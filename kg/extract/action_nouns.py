"""Nouns that name actions, and the light verbs and idioms that lend them arguments or stand for one verb.

"China's purchase of jets"     noun "purchase"; the possessor is the subject, what "of" marks the object
"paid a visit to Taiwan"       light verb "pay"; its subject is who visits
"took part in the race"        idiom: "participate"
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import product
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionNoun:
    """A noun that names an action; each field says what an argument standing that way is to the verb.

    `possessor`, `of` and `compound` are "subject", "object", "topic" or "" (nothing), `of` also "either": who can act
    is the subject, and a thing the object. `object_markers` are further prepositions of the verb's object.
    """

    verb: str
    possessor: str
    of: str
    compound: str = ""
    object_markers: frozenset[str] = frozenset()
    symmetric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LightUse:
    """What subject and object of a light verb are to the noun's action: "actor", "undergoer" or "none".

    `marker` is the preposition before the noun, "" where the noun is the verb's object.
    """

    marker: str = ""
    subject: str = "actor"
    object: str = "none"
    intransitive_subject: str = "actor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom:
    """A verb and a noun that stand for one verb; `modifier` must stand at the noun where it is set.

    `shapes` are those of noun_shapes.py that the noun may have (empty: any), `plural` says that it must be plural, and
    `needs_object` that the phrase means nothing without what it is about: "blew the whistle [on the firm]".
    """

    action: str
    modifier: str = ""
    marker: str = ""
    object_markers: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()
    plural: bool = False
    needs_object: bool = False

    def fits(self, modifiers: Set[str], shapes: Set[str], *, plural: bool) -> bool:
        """Whether a noun with these modifiers and shapes is the one that the phrase is made of."""
        described = not self.modifier or self.modifier in modifiers
        return described and (not self.shapes or bool(self.shapes & shapes)) and (plural or not self.plural)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionNouns:
    """The nouns of action by lemma. A noun may have several readings, tried in order."""

    nouns: Mapping[str, tuple[ActionNoun, ...]]
    light: Mapping[tuple[str, str, str], LightUse]
    idioms: Mapping[tuple[str, str], tuple[Idiom, ...]]
    things: frozenset[str] = frozenset()

    def names_things(self, noun: str) -> bool:
        """Whether the plural of a noun names things, not acts: "air defences"."""
        return noun in self.things

    def reading(self, noun: str) -> ActionNoun | None:
        """The first reading of a noun lemma as an action."""
        readings = self.nouns.get(noun)
        return readings[0] if readings else None

    def light_use(self, verb: str, marker: str, noun: str) -> LightUse | None:
        """How a verb lends itself to an action noun behind `marker` ("" for its object)."""
        return self.light.get((verb, marker, noun))

    def idioms_of(self, verb: str, marker: str, noun: str) -> tuple[Idiom, ...]:
        """The set phrases of a verb and a noun behind `marker` ("" for its object)."""
        return tuple(i for i in self.idioms.get((verb, noun), ()) if i.marker == marker)


def action_nouns_from(nouns: Mapping[str, Any], light: Mapping[str, Any]) -> ActionNouns:
    """The nouns of action from the contents of their two files. Raises KeyError for an entry without what it needs."""
    return ActionNouns(
        nouns=_readings(nouns["frame"]),
        light=_light_uses(light["light"]),
        idioms=_idioms(light["idiom"]),
        things=frozenset(nouns.get("things", ())),
    )


def _readings(frames: list[dict[str, Any]]) -> dict[str, tuple[ActionNoun, ...]]:
    found: dict[str, tuple[ActionNoun, ...]] = {}
    for frame in frames:
        for noun, verb in frame["nouns"].items():
            reading = ActionNoun(
                verb=verb,
                possessor=frame["possessor"],
                of=frame["of"],
                compound=frame.get("compound", ""),
                object_markers=frozenset(frame.get("object", ())),
                symmetric=frame.get("symmetric", False),
            )
            found[noun] = (*found.get(noun, ()), reading)
    return found


def _light_uses(entries: list[dict[str, Any]]) -> dict[tuple[str, str, str], LightUse]:
    found: dict[tuple[str, str, str], LightUse] = {}
    for entry in entries:
        subject = entry["subject"]
        for marker in entry.get("marker", [""]):
            use = LightUse(
                marker=marker,
                subject=subject,
                object=entry.get("object", "none"),
                intransitive_subject=entry.get("intransitive_subject", subject),
            )
            for verb in entry["verb"]:
                for noun in entry["noun"]:
                    found.setdefault((verb, marker, noun), use)
    return found


def _idioms(entries: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[Idiom, ...]]:
    found: dict[tuple[str, str], tuple[Idiom, ...]] = {}
    for entry in entries:
        for marker in entry.get("marker", [""]):
            idiom = Idiom(
                action=entry["action"],
                modifier=entry.get("with", ""),
                marker=marker,
                object_markers=frozenset(entry.get("object", ())),
                shapes=frozenset(entry.get("before", ())),
                plural=entry.get("plural", False),
                needs_object=entry.get("needs_object", False),
            )
            for key in product(entry["verb"], entry["noun"]):
                found[key] = (*found.get(key, ()), idiom)
    return found
