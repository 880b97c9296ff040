"""Names of the lists: states, peoples, regions and great bodies, where the network passed over or doubted them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.gazetteer import name_types, titles
from kg.language.tagged import SURE, Entity, Tagged

_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
_ARABIC_ARTICLE = "al"


def listed(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Names of the lists that the network passed over or doubted."""
    types = name_types()
    covered = {i: e for e in names for i in range(e.start, e.end)}
    found: list[Entity] = []
    i, count = 0, len(text.words)
    while i < count:
        word = text.words[i]
        if not word[:1].isupper() and word != _ARABIC_ARTICLE:
            i += 1
            continue
        size = next(
            (n for n in range(min(types.longest, count - i), 0, -1) if " ".join(text.words[i : i + n]) in types.known),
            0,
        )
        if not size:
            i += 1
            continue
        label = types.known[" ".join(text.words[i : i + size])]
        end = i + size
        over = {covered[j] for j in range(i, end) if j in covered}
        entity = next(iter(over)) if len(over) == 1 else None
        if not over:
            if not text.starts[i + 1 : end].any() and _fits(text, i, end):
                found.append(Entity(i, end, label, 0.8))
        elif entity is not None and (entity.start, entity.end) == (i, end):
            region = label == "LOC" and entity.type == "ORG"
            # "the Malian [navy]": the network took the people for the body.
            people = label == "NORP" and entity.type == "ORG" and text.upos[i] == "ADJ" and entity.score <= SURE
            # Firms and bodies look like people to the network; a title in front says that one is meant.
            titled = i > 0 and text.words[i - 1].lower().rstrip(".") in titles()
            body = label == "ORG" and entity.type == "PERSON" and entity.score <= SURE and not titled
            if entity.type != label and (
                region or people or body or {entity.type, label} <= _PLACES or entity.score < 0.7
            ):
                found.append(Entity(i, end, label, max(entity.score, 0.7)))
        elif all(i <= e.start and e.end <= end for e in over) and (
            size > 2 or {label, *(e.type for e in over)} <= _PLACES
        ):
            found.append(Entity(i, end, label, 0.8))
        i = end
    return found


def _fits(text: Tagged, start: int, end: int) -> bool:
    """Whether a name of the lists that the network took for no name is one all the same."""
    word = text.words[start]
    if text.shouting(start) or word in name_types().plain:
        return end - start > 1
    if end < len(text.words) and text.upos[end] == "PROPN" and not text.starts[end] and text.words[end][:1].isupper():
        return False
    if start and text.upos[start - 1] == "PROPN" and not text.starts[start] and text.words[start - 1][:1].isupper():
        return False
    return all(part in ("PROPN", "ADJ", "NOUN") for part in (text.upos[start], text.upos[end - 1]))
