"""The words that extraction looks up: titles and roles of people, kinds of nouns, cues of polarity and modality.

Read from `kg/data/titles.toml`, `nouns.toml` and `cues.toml`; what each table means is told at its head.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.declarations import Declarations
from kg.model import ENTITY_TYPES, Modality, Polarity

REPORT_LINKS = ("ccomp", "xcomp", "parataxis", "csubj", "csubj:pass")
CONTENT_LINKS = ("ccomp", "xcomp", "advcl", "csubj", "csubj:pass", "csubj:outer", "acl", "nominal:nmod", "nominal:obl")
_CUE_KEYS = frozenset(
    [
        "name",
        "lemmas",
        "adjectives",
        "nouns",
        "polarity",
        "modality",
        "negated",
        "factive",
        "makes",
        "relation",
        "reports",
        "strength",
        "links",
        "markers",
        "except",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What is done to the content: its polarity flipped or kept, its modality replaced where one is given."""

    flips: bool = False
    modality: Modality | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One entry of the cue table for one lemma. `makes` is "content", "own" or "both"."""

    name: str
    lemma: str
    plain: Effect
    negated: Effect
    links: frozenset[str]
    makes: str = "content"
    relation: str | None = None
    reports: bool = False
    strength: str | None = None
    factive: bool = False
    markers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue table. Verbs may have several entries, told apart by how the content hangs on them."""

    verbs: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    modals: Mapping[str, Modality]
    negation: frozenset[str]
    exempt_next: frozenset[str]
    negative_determiners: frozenset[str]
    negative_subordinators: frozenset[str]
    adverbs: Mapping[str, Modality]
    reported: frozenset[str]
    negating_adverbs: frozenset[str]
    near: frozenset[str]
    subordinators: Mapping[str, Modality]
    purpose: Modality
    speaker_markers: frozenset[str]
    sentence_markers: frozenset[str]
    documents: frozenset[str]
    vague: frozenset[str]
    citing: frozenset[str]
    quoting: frozenset[str]
    silent: frozenset[str]
    felt: frozenset[str]
    inverted: frozenset[str]
    addressing: frozenset[str]
    noun_markers: Mapping[str, Modality]
    attributes: Mapping[str, Modality]

    def verb(self, lemma: str, link: str) -> Cue | None:
        """The first entry for a verb whose content hangs on it by this link."""
        return next((cue for cue in self.verbs.get(lemma, ()) if link in cue.links), None)

    def reporter(self, lemma: str) -> Cue | None:
        return next((cue for cue in self.verbs.get(lemma, ()) if cue.reports), None)


@dataclass(frozen=True, slots=True)
class Role:
    """What a head noun of a position says: its kind ("office", "role", "relation", "occupation") and relations."""

    kind: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Titles:
    honorifics: Mapping[str, str]
    ranks: Mapping[str, str]
    abbreviations: Mapping[str, str]
    roles: Mapping[str, Role]
    parts: frozenset[str]
    former: frozenset[str]
    future: frozenset[str]
    current: frozenset[str]
    kin: frozenset[str]
    counterparts: frozenset[str]

    def is_title(self, word: str) -> bool:
        """Whether a single word, lower case, can stand in a title before a name."""
        bare = word.rstrip(".")
        return bare in self.honorifics or bare in self.ranks or bare in self.abbreviations or bare in self.roles


@dataclass(frozen=True, slots=True)
class Nouns:
    types: Mapping[str, str]
    suffixes: tuple[tuple[str, str], ...]
    exceptions: frozenset[str]
    person_pronouns: frozenset[str]
    any_pronouns: frozenset[str]
    speaker_pronouns: frozenset[str]
    classes: frozenset[str]
    event_names: frozenset[str]
    quantities: frozenset[str]
    law_heads: frozenset[str]
    law_joints: frozenset[str]

    def type_of(self, lemma: str, titles: Titles) -> str:
        """The entity type that a common noun describes; THING where nothing is known."""
        lemma = lemma.lower()
        if lemma in self.types:
            return self.types[lemma]
        if lemma in titles.roles or lemma in titles.kin or lemma in titles.ranks:
            return "PERSON"
        tail = lemma.rsplit("-", 1)[-1]
        if tail != lemma and (tail in self.types or tail in titles.roles):
            return self.types.get(tail, "PERSON")
        if len(lemma) > 5 and lemma not in self.exceptions:
            for suffix, type in self.suffixes:
                if lemma.endswith(suffix):
                    return type
        return "THING"


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Raises SchemaError where the shipped table has an unknown key or value."""
    declared = Declarations.shipped("cues.toml")
    table = declared.content
    verbs: dict[str, list[Cue]] = {}
    adjectives: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    for place, entry in enumerate(table["cues"]):
        for lemma in entry.get("lemmas", ()):
            verbs.setdefault(lemma, []).append(_cue(declared, place, entry, lemma, "verb"))
        for lemma in entry.get("adjectives", ()):
            adjectives.setdefault(lemma, _cue(declared, place, entry, lemma, "adjective"))
        for lemma in entry.get("nouns", ()):
            nouns.setdefault(lemma, _cue(declared, place, entry, lemma, "noun"))
    modality = {word: Modality(name) for name in Modality for word in table["adverbs"].get(name, ())}
    return Cues(
        verbs={lemma: tuple(cues) for lemma, cues in verbs.items()},
        adjectives=adjectives,
        nouns=nouns,
        modals={word: Modality(name) for word, name in table["modals"].items()},
        negation=frozenset(table["negation"]["words"]),
        exempt_next=frozenset(table["negation"]["exempt_next"]),
        negative_determiners=frozenset(table["negation"]["determiners"]),
        negative_subordinators=frozenset(table["negation"]["subordinators"]),
        adverbs=modality,
        reported=frozenset(table["adverbs"]["reported"]),
        negating_adverbs=frozenset(table["adverbs"]["negating"]),
        near=frozenset(table["adverbs"]["near"]),
        subordinators={
            word: Modality(name)
            for name in Modality
            for word in table["subordinators"].get(name, ())
            if name != "asserted"
        },
        purpose=Modality(table["subordinators"]["purpose"]),
        speaker_markers=frozenset(table["attribution"]["markers"]),
        sentence_markers=frozenset(table["attribution"]["sentence"]),
        documents=frozenset(table["attribution"]["documents"]),
        vague=frozenset(table["attribution"]["vague"]),
        citing=frozenset(table["attribution"]["citing"]),
        quoting=frozenset(table["attribution"]["quoting"]),
        silent=frozenset(table["attribution"]["silent"]),
        felt=frozenset(table["attribution"]["felt"]),
        inverted=frozenset(table["attribution"]["inverted"]),
        addressing=frozenset(table["attribution"]["addressing"]),
        noun_markers={word: Modality(name) for name in Modality for word in table["nominal"]["markers"].get(name, ())},
        attributes={word: Modality(name) for name in Modality for word in table["nominal"]["attributes"].get(name, ())},
    )


def _cue(declared: Declarations, place: int, entry: Mapping[str, Any], lemma: str, kind: str) -> Cue:
    unknown = sorted(set(entry) - _CUE_KEYS)
    if unknown:
        declared.fail(f"unknown key {unknown[0]!r}", "cues", place, unknown[0])
    merged: dict[str, Any] = dict(entry)
    for special in entry.get("except", ()):
        if lemma in special["lemmas"]:
            merged.update(special)
    reports = bool(merged.get("reports"))
    default = REPORT_LINKS if reports and kind == "verb" else CONTENT_LINKS
    links = tuple(merged.get("links", default))
    links += tuple(f"nominal:{link}" for link in links if link in {"obj", "obl", "nmod"})
    if "obj" in links:
        links += ("nominal:nsubj:pass",)
    factive = bool(merged.get("factive"))
    fallback = {} if factive or reports else {"polarity": "negate", "modality": "asserted"}
    try:
        return Cue(
            name=merged["name"],
            lemma=lemma,
            plain=_effect(merged),
            negated=_effect(merged.get("negated", {"modality": "possible"} if reports and not factive else fallback)),
            links=frozenset(links),
            makes=merged.get("makes", "content"),
            relation=merged.get("relation") or None,
            reports=reports,
            strength=merged.get("strength"),
            factive=factive,
            markers=frozenset(merged.get("markers", ())),
        )
    except ValueError as error:
        declared.fail(str(error), "cues", place)


def _effect(entry: Mapping[str, Any]) -> Effect:
    modality = entry.get("modality") or None
    return Effect(flips=entry.get("polarity") == "negate", modality=Modality(modality) if modality else None)


def negate(polarity: Polarity) -> Polarity:
    return Polarity.NEGATED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED


@lru_cache(maxsize=1)
def load_titles() -> Titles:
    table = Declarations.shipped("titles.toml").content
    roles: dict[str, Role] = {}
    for entry in table["roles"]:
        for noun in entry["nouns"]:
            roles.setdefault(noun, Role(entry["kind"], tuple(entry["says"])))
    return Titles(
        honorifics=table["honorifics"],
        ranks=table["ranks"],
        abbreviations=table["abbreviations"],
        roles=roles,
        parts=frozenset(table["modifiers"]["part"]),
        former=frozenset(table["modifiers"]["former"]),
        future=frozenset(table["modifiers"]["future"]),
        current=frozenset(table["modifiers"]["current"]),
        kin=frozenset(table["kin"]["nouns"]),
        counterparts=frozenset(table["counterparts"]["nouns"]),
    )


@lru_cache(maxsize=1)
def load_nouns() -> Nouns:
    declared = Declarations.shipped("nouns.toml")
    table = declared.content
    types: dict[str, str] = {}
    for type, nouns in table["types"].items():
        if type not in ENTITY_TYPES:
            declared.fail(f"unknown type {type!r}", "types", type)
        for noun in nouns:
            types.setdefault(noun, type)
    suffixes = [(suffix, "PERSON") for suffix in table["suffixes"]["PERSON"]]
    return Nouns(
        types=types,
        suffixes=tuple(sorted(suffixes, key=lambda pair: -len(pair[0]))),
        exceptions=frozenset(table["suffixes"]["not_person"]),
        person_pronouns=frozenset(table["pronouns"]["PERSON"]),
        any_pronouns=frozenset(table["pronouns"]["ANY"]),
        speaker_pronouns=frozenset(table["pronouns"]["speaker"]),
        classes=frozenset(table["classes"]["nouns"]),
        event_names=frozenset(table["classes"]["event_names"]),
        quantities=frozenset(table["classes"]["quantities"]),
        law_heads=frozenset(table["laws"]["heads"]),
        law_joints=frozenset(table["laws"]["joints"]),
    )
