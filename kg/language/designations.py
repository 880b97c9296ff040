"""Names with a number in them: laws and resolutions, makes and models."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.gazetteer import name_types, titles
from kg.language.tagged import Entity, Tagged

_DESIGNATION = re.compile(r"([A-Z][A-Za-z]{0,5})[-‐‑](\d{1,4})([A-Za-z]{0,4})")
_NUMBER = re.compile(r"\d[\d.()a-z]*|[IVXLC]+")
_MODEL_NUMBER = re.compile(r"\d{1,4}[A-Z]{0,3}|[A-Z]{1,3}\d{1,4}[A-Z]?|[IVX]+")


def laws(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Numbered laws: "Section 231", "U.N. Security Council Resolution 2231", "Executive Order 13959"."""
    types = name_types()
    bodies = [e for e in names if e.type in ("ORG", "GPE", "LAW", "NORP")]
    begins = {e.end: e for e in bodies}
    around = {i: e for e in bodies for i in range(e.start, e.end)}
    found = []
    for i in range(len(text.words) - 1):
        word = text.words[i]
        if word not in types.numbered or text.starts[i + 1] or not _NUMBER.fullmatch(text.words[i + 1]):
            continue
        start = i
        while start > 0 and not text.starts[start] and text.words[start - 1] in types.before_numbered:
            start -= 1
        if start in around:
            start = around[start].start
        while start in begins and not text.starts[start]:
            start = begins[start].start
        found.append(Entity(start, i + 2, "LAW"))
    return found


def designations(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Makes and models: "Su-35", "S-400", "F-16s", and the number after a maker or a product's name."""
    types = name_types()
    inside = {
        i
        for e in names
        if e.end - e.start > 1 and e.type in ("LAW", "EVENT", "ORG", "WORK")
        for i in range(e.start, e.end)
    }
    found = []
    for i, word in enumerate(text.words):
        if i in inside:
            continue
        match = _DESIGNATION.fullmatch(word)
        if match:
            after = {w.lower() for w in text.words[i + 1 : i + 4]}
            known = match.group(1) in types.designation_exceptions
            if not known or not after.isdisjoint(types.designation_followers):
                start = i
                while start > 0 and text.words[start - 1] in types.makers:
                    start -= 1
                found.append(Entity(start, i + 1, "PRODUCT"))
        elif word in types.makers and i + 1 < len(text.words) and _MODEL_NUMBER.fullmatch(text.words[i + 1]):
            found.append(Entity(i, i + 3 if _version(text, i + 2) else i + 2, "PRODUCT"))
        elif word in types.ships and _named_ship(text, i + 1):
            end = i + 1
            while _named_ship(text, end):
                end += 1
            found.append(Entity(i, end, "PRODUCT"))
    return found


def _version(text: Tagged, i: int) -> bool:
    """Whether word i is a word in capitals of the same name: "737 MAX"."""
    return i < len(text.words) and text.upos[i] == "PROPN" and text.words[i].isupper() and not text.starts[i]


def _named_ship(text: Tagged, i: int) -> bool:
    """Whether word i goes on with the name of a ship: "HMS [Queen] [Elizabeth]"; "INS [commissioner]" is no ship."""
    if i >= len(text.words) or text.starts[i] or text.upos[i] != "PROPN":
        return False
    word = text.words[i]
    return word[:1].isupper() and word.lower() not in titles()
