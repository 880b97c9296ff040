"""One cue: what a verb, adjective or noun does to polarity and modality of what stands under it, and who speaks.

Each is read from an entry of `kg/data/cues.toml`, where the keys are explained.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.extract.declarations import Declarations
from kg.model import Modality

REPORT_LINKS = ("ccomp", "xcomp", "parataxis", "csubj", "csubj:pass")
CONTENT_LINKS = ("ccomp", "xcomp", "advcl", "csubj", "csubj:pass", "csubj:outer", "acl", "nominal:nmod", "nominal:obl")
_UNSPOKEN = frozenset({"believed", "found", "knew"})
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
        "averts",
        "ends",
        "past",
        "done",
        "asks",
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
    """One entry of the cue table for one lemma. `makes` is "content", "own" or "both"; a cue that `averts` keeps
    others from doing what it has for content, and with one that `asks` its subject wants others to do it."""

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
    averts: bool = False
    ends: bool = False
    past: Modality | None = None
    done: frozenset[str] = frozenset()
    asks: bool = False

    def takes(self, openers: frozenset[str]) -> bool:
        """Whether content that one of these words opens is its content."""
        return not self.markers or bool(openers & self.markers)

    @property
    def is_spoken(self) -> bool:
        """Whether the content was told, and not only thought, seen or found."""
        return self.strength not in _UNSPOKEN


def read_cue(declared: Declarations, place: int, entry: Mapping[str, Any], lemma: str, kind: str) -> Cue:
    """The cue that entry number `place` of the table is for a lemma; `kind` is "verb", "adjective" or "noun".

    Raises SchemaError with the line of an unknown key or value.
    """
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
            averts=bool(merged.get("averts")),
            ends=bool(merged.get("ends")),
            past=Modality(merged["past"]) if "past" in merged else None,
            done=frozenset(merged.get("done", ())),
            asks=bool(merged.get("asks")),
        )
    except ValueError as error:
        declared.fail(str(error), "cues", place)


def _effect(entry: Mapping[str, Any]) -> Effect:
    modality = entry.get("modality") or None
    return Effect(flips=entry.get("polarity") == "negate", modality=Modality(modality) if modality else None)
