"""The words that clause building looks up: action nouns, light verbs, verbs of control. All of them are data.

default_lexicon().action("visit").verb        "visit"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from kg.errors import SchemaError


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionNoun:
    """A noun that names an action; each field says what an argument standing that way is to the verb.

    `possessor`, `of` and `compound` are "subject", "object", "topic" or "" (nothing); `object_markers` are further
    prepositions of the verb's object.
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
    """A verb and a noun that stand for one verb; `modifier` must stand at the noun where it is set."""

    action: str
    modifier: str = ""
    marker: str = ""
    object_markers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything that clause building looks up by lemma. A noun may have several readings, tried in order."""

    nouns: Mapping[str, tuple[ActionNoun, ...]]
    light: Mapping[tuple[str, str, str], LightUse]
    idioms: Mapping[tuple[str, str], tuple[Idiom, ...]]
    subject_control: frozenset[str]
    object_control: frozenset[str]
    object_purpose: frozenset[str]
    instrumental: frozenset[str]
    anybodys_gerund: frozenset[str]
    resulting: frozenset[str]
    showing: frozenset[str]
    joining: frozenset[str]
    fillers: frozenset[str]
    defining: frozenset[str]
    summing: frozenset[str]
    costing: frozenset[str]
    instrument_nouns: frozenset[str]
    having: frozenset[str]
    speech: frozenset[str]
    content_nouns: frozenset[str]
    ranking: frozenset[str]
    circumstances: frozenset[str]
    partitives: frozenset[str]
    prepositional: frozenset[str]
    timed: frozenset[str]
    gerund_nouns: frozenset[str]
    linking: frozenset[str]
    naming: frozenset[str]
    accusing: frozenset[str]
    giving: frozenset[str]
    making: frozenset[str]
    placing: frozenset[str]
    only_placing: frozenset[str]

    def action(self, noun: str) -> ActionNoun | None:
        """The first reading of a noun lemma as an action."""
        readings = self.nouns.get(noun)
        return readings[0] if readings else None

    def light_use(self, verb: str, marker: str, noun: str) -> LightUse | None:
        """How a verb lends itself to an action noun behind `marker` ("" for its object)."""
        return self.light.get((verb, marker, noun))

    def idiom(self, verb: str, marker: str, noun: str, modifiers: Iterable[str]) -> Idiom | None:
        present = set(modifiers)
        return next(
            (
                i
                for i in self.idioms.get((verb, noun), ())
                if i.marker == marker and (not i.modifier or i.modifier in present)
            ),
            None,
        )

    def controls_by_subject(self, verb: str) -> bool:
        return verb in self.subject_control

    def controls_by_object(self, verb: str) -> bool:
        return verb in self.object_control

    def sets_to_work(self, verb: str) -> bool:
        """Whether the object does what an infinitive of purpose says: "trained soldiers to fight"."""
        return verb in self.object_purpose

    def is_instrumental(self, verb: str) -> bool:
        """Whether the subject of the passive only serves who is unnamed: "the tool used to open it"."""
        return verb in self.instrumental

    def leaves_open_who(self, verb: str) -> bool:
        """Whether a gerund behind the verb is anybody's doing: "opposes drilling"."""
        return verb in self.anybodys_gerund

    def results(self, verb: str) -> bool:
        """Whether a participle of the verb can tell what the whole event led to: "…, causing a flood"."""
        return verb in self.resulting

    def shows(self, verb: str) -> bool:
        """Whether a participle of the verb tells what the whole event makes clear: "…, underlining the need"."""
        return verb in self.showing

    def joins(self, noun: str) -> bool:
        """Whether a noun makes a preposition with those around it: "in line with"."""
        return noun in self.joining

    def fills(self, verb: str) -> bool:
        """Whether the verb without an object only fills a pause: "I mean"."""
        return verb in self.fillers

    def defines(self, verb: str) -> bool:
        """Whether the verb tells what a word means, of any such thing and of none that happened."""
        return verb in self.defining

    def adds_up(self, verb: str) -> bool:
        """Whether coordinated subjects do together, and none alone, what the verb says: "make up half of it"."""
        return verb in self.summing

    def costs(self, verb: str) -> bool:
        """Whether they do so where the object is a measure: "took two years"."""
        return verb in self.costing

    def serves_anybody(self, noun: str, verb: str) -> bool:
        """Whether a thing to do something with is not its verb's subject's own: "announced a programme to create"."""
        return noun in self.instrument_nouns and verb not in self.having

    def is_speech(self, verb: str) -> bool:
        return verb in self.speech

    def is_content_noun(self, noun: str) -> bool:
        return noun in self.content_nouns

    def ranks(self, modifier: str) -> bool:
        """Whether a modifier picks one out of an order: "the first ship to enter"."""
        return modifier in self.ranking

    def is_circumstance(self, noun: str) -> bool:
        """Whether a relative clause without pronoun may leave a circumstance open: "the day he left"."""
        return noun in self.circumstances

    def is_partitive(self, noun: str) -> bool:
        """Whether a noun names nothing without its of-phrase: a number, a measure or a part."""
        return noun in self.partitives

    def takes_gerund(self, noun: str) -> bool:
        """Whether a gerund behind a noun tells in what it consists: "trouble getting a visa"."""
        return noun in self.gerund_nouns

    def links(self, verb: str) -> bool:
        """Whether a nominal complement of an active verb says what its subject is: "became minister"."""
        return verb in self.linking

    def names(self, verb: str) -> bool:
        """Whether a verb makes or calls its object something: "named Rao minister"."""
        return verb in self.naming

    def accuses(self, verb: str) -> bool:
        """Whether what somebody is judged for by this verb is alleged, and no fact: "charged with killing"."""
        return verb in self.accusing

    def gives(self, verb: str) -> bool:
        """Whether the first of two objects is who the second is given or denied to: "offered Rao the post"."""
        return verb in self.giving

    def makes(self, verb: str) -> bool:
        """Whether object and complement together say something, and neither alone: "found Ortiz guilty"."""
        return verb in self.making

    def places(self, verb: str) -> bool:
        """Whether a verb needs where its object is brought to: "put jobs at risk"."""
        return verb in self.placing

    def only_places(self, verb: str) -> bool:
        """Whether a verb says nothing at all without where its object is brought to: "put"."""
        return verb in self.only_placing

    def is_prepositional(self, verb: str) -> bool:
        """Whether a participle without a subject of its own is no more than a preposition: "compared to"."""
        return verb in self.prepositional

    def takes_time(self, verb: str) -> bool:
        """Whether a stretch of time can be what the verb is about: "spent a year", but "waited a year"."""
        return verb in self.timed


@cache
def default_lexicon() -> Lexicon:
    """The lexicon shipped with the program, read once a process."""
    return lexicon_from(_read("action_nouns.toml"), _read("light_verbs.toml"), _read("verbs.toml"))


def lexicon_from(nouns: Mapping[str, Any], light: Mapping[str, Any], verbs: Mapping[str, Any]) -> Lexicon:
    """A lexicon from the contents of its three files. Raises SchemaError for an entry without what it needs."""
    try:
        return Lexicon(
            nouns=_action_nouns(nouns["frame"]),
            light=_light_uses(light["light"]),
            idioms=_idioms(light["idiom"]),
            subject_control=frozenset(verbs["subject_control"]),
            object_control=frozenset(verbs["object_control"]),
            object_purpose=frozenset(verbs["object_purpose"]),
            instrumental=frozenset(verbs["instrumental"]),
            anybodys_gerund=frozenset(verbs["anybodys_gerund"]),
            resulting=frozenset(verbs["resulting"]),
            showing=frozenset(verbs["showing"]),
            joining=frozenset(verbs["joining"]),
            fillers=frozenset(verbs["fillers"]),
            defining=frozenset(verbs["defining"]),
            summing=frozenset(verbs["summing"]),
            costing=frozenset(verbs["costing"]),
            instrument_nouns=frozenset(verbs["instrument_nouns"]),
            having=frozenset(verbs["having"]),
            speech=frozenset(verbs["speech"]),
            content_nouns=frozenset(verbs["content_nouns"]),
            ranking=frozenset(verbs["ranking"]),
            circumstances=frozenset(verbs["circumstances"]),
            partitives=frozenset(verbs["partitives"]),
            prepositional=frozenset(verbs["prepositional"]),
            timed=frozenset(verbs["timed"]),
            gerund_nouns=frozenset(verbs["gerund_nouns"]),
            linking=frozenset(verbs["linking"]),
            naming=frozenset(verbs["naming"]),
            accusing=frozenset(verbs["accusing"]),
            giving=frozenset(verbs["giving"]),
            making=frozenset(verbs["making"]),
            placing=frozenset(verbs["placing"]),
            only_placing=frozenset(verbs["only_placing"]),
        )
    except KeyError as missing:
        raise SchemaError(f"the lexicon of clauses lacks the entry {missing}; restore it in kg/data") from missing


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("kg.data").joinpath(name).read_text(encoding="utf-8"))


def _action_nouns(frames: list[dict[str, Any]]) -> dict[str, tuple[ActionNoun, ...]]:
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
            )
            for key in product(entry["verb"], entry["noun"]):
                found[key] = (*found.get(key, ()), idiom)
    return found
