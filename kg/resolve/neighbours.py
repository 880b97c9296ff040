"""Which names stand beside a name in its text: two texts that share rare ones speak of one world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.resolve.local_entity import LocalEntity
from kg.resolve.named import key_of

_COUNTRY = "country: "  # no name keeps a colon when it is folded, so "Country Liberal Party" is none


def with_neighbours(entities: Sequence[LocalEntity], home: str) -> list[LocalEntity]:
    """The entities of one document, each with the others as its neighbours; `home` is where the document is about."""
    labels = [neighbour_name(e) for e in entities]
    borne = Counter(label for label in labels if label)
    everyone = frozenset(borne)
    return [
        replace(e, home=home, near=everyone - {label} if label and borne[label] == 1 else everyone)
        for e, label in zip(entities, labels, strict=True)
    ]


def neighbour_country(neighbour: str) -> str | None:
    """The code of the country that a neighbour is; `None` for the key of another name."""
    return neighbour.removeprefix(_COUNTRY) if neighbour.startswith(_COUNTRY) else None


def neighbour_name(entity: LocalEntity) -> str | None:
    """The key by which an entity counts as a neighbour of others; `None` for what is too vague to say anything."""
    if not entity.certain or entity.type == "POSITION":
        return None
    for kind, value in sorted(entity.keys):
        if kind in ("country", "people"):
            return f"{_COUNTRY}{value}"
    key = key_of(entity.names[0], entity.type)[1]
    return key if entity.is_person or not entity.generic else None
