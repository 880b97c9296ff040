"""Types of names by what the text says of them: "Orvex, a French maker of pumps", "Dearborn, Mich.".

The network is heard first: a type is changed only where it wavers and does not rule the other type out. What a common
noun describes stands in `kg/data/nouns.toml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.language.gazetteer import kind_of, name_types
from kg.language.tagged import Entity, Tagged

UNSURE = 0.7
"""A probability of the network's type below which a description decides."""

_PLACES = ("GPE", "LOC", "FAC")
_STOPS = frozenset({",", ".", ")", "(", ";"})


def described(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Names with the type of the noun that describes them: in apposition, as predicate, behind "the town of", or
    before "crossing"."""
    if all(e.score >= UNSURE for e in names):
        return list(names)
    below: dict[int, list[int]] = defaultdict(list)
    for i, head in enumerate(text.heads):
        if head != i:
            below[head].append(i)
    named = {i for e in names for i in range(e.start, e.end)}
    found = []
    for e in names:
        noun = _description(text, e, below, named) if e.score < UNSURE else None
        kind = kind_of(text.words[noun]) if noun is not None else None
        if kind is None or kind == e.type or {kind, e.type} <= set(_PLACES):
            found.append(e)
            continue
        if kind in _PLACES:
            kind = max(_PLACES, key=lambda place: text.share(e.start, e.end, place) + 0.01 * (place == kind))
        possible = text.share(e.start, e.end, kind) > 0.05
        found.append(Entity(e.start, e.end, kind, max(e.score, 0.6)) if possible else e)
    return found


def _description(text: Tagged, e: Entity, below: Mapping[int, Sequence[int]], named: set[int]) -> int | None:
    """The word index of the noun that says what a name is, if the sentence says so."""
    head = next((i for i in range(e.start, e.end) if not e.start <= text.heads[i] < e.end), e.end - 1)
    for i in below.get(head, ()):
        if i >= e.end and text.deprels[i] == "appos" and i not in named:
            return i
    above = text.heads[head]
    relation = text.deprels[head]
    if relation == "compound" and above == e.end and text.words[above].islower():
        # "the Orvey crossing"
        return above if kind_of(text.words[above]) in _PLACES else None
    if relation == "appos" and above == e.start - 1 and above not in named:
        return above
    if relation.startswith("nsubj") and text.upos[above] == "NOUN":
        return above if any(text.deprels[i] == "cop" for i in below.get(above, ())) else None
    of = e.start > 1 and text.words[e.start - 1] == "of" and relation == "nmod"
    return e.start - 2 if of and kind_of(text.words[e.start - 2]) in ("GPE", "LOC") else None


def placed(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Names before a comma and a state or country, set off on both sides, are towns: "the Dearborn, Mich., company"."""
    types = name_types()
    states = {e.start: e for e in names}
    found = []
    for e in names:
        comma = e.end
        doubtful = e.type in ("PERSON", "ORG", "PRODUCT", "WORK", "EVENT") and e.score < 0.75
        if doubtful and comma + 2 < len(text.words) and text.words[comma] == "," and not text.starts[comma + 1]:
            end = states[comma + 1].end if comma + 1 in states else comma + 2
            state = " ".join(text.words[comma + 1 : end])
            town = state in types.short_states or types.known.get(state) == "GPE"
            town = town and end < len(text.words) and text.words[end] in _STOPS
            if town and sum(text.share(e.start, e.end, place) for place in _PLACES) > 0.05:
                e = Entity(e.start, e.end, "GPE", max(e.score, 0.6))
        found.append(e)
    return found
