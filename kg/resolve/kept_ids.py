"""Which entity of a new build keeps the id of one of an earlier build.

Ids are linked to, so an id follows the name that it was made from: where a build put another's mentions under
"julio-diaz" and a person has parted them, Julio Diaz keeps the id, however few mentions are left to him.

>>> slug("Đặng Tiểu Bình"), slug("S-400 (system)")
('đặng-tiểu-bình', 's-400-system')
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from kg.model import Entity
from kg.resolve.names import person_name, relate
from kg.resolve.profile import Place, Profile
from kg.resolve.tables import weights
from kg.resolve.text import surface


def slug(label: str) -> str:
    """A label as an id: lower case, letters and digits of any script kept, one hyphen for everything else."""
    folded = unicodedata.normalize("NFC", label).casefold()
    kept = "".join(c if c.isalnum() or unicodedata.combining(c) else "-" for c in folded)
    return "-".join(part for part in kept.split("-") if part) or "entity"


def kept_ids(profiles: Sequence[Profile], labels: Sequence[str], previous: Sequence[Entity]) -> dict[int, str]:
    """The ids of earlier entities by the index of the cluster that keeps each; `labels` are those of the clusters.

    Of the clusters that share mentions with an earlier entity, the one keeps its id that has most of those that bear
    the name the id was made from, then most of its names of several words, then most of all its mentions. A person of
    another name never does.
    """
    cluster_at: dict[Place, int] = {place: n for n, profile in enumerate(profiles) for place in profile.places}
    named: Counter[tuple[int, str]] = Counter()
    full: Counter[tuple[int, str]] = Counter()
    shared: Counter[tuple[int, str]] = Counter()
    label_of = {entity.id: entity.label for entity in previous}
    for entity in previous:
        made_from = {slug(entity.label), re.sub(r"-\d+$", "", entity.id)}
        for mention in entity.mentions:
            n = cluster_at.get((mention.document, mention.span))
            if n is not None:
                name = surface(mention.text)
                shared[n, entity.id] += 1
                named[n, entity.id] += slug(name) in made_from
                full[n, entity.id] += " " in name
    kept: dict[int, str] = {}
    used: set[str] = set()
    for n, identifier in sorted(shared, key=lambda pair: (-named[pair], -full[pair], -shared[pair], pair)):
        taken = n in kept or identifier in used
        if not taken and not (profiles[n].is_person and _two_people(labels[n], label_of[identifier])):
            kept[n] = identifier
            used.add(identifier)
    return kept


def _two_people(now: str, before: str) -> bool:
    """Whether two labels are full names that cannot be one person's."""
    left, right = person_name(now), person_name(before)
    if not (left.is_full and right.is_full):
        return False
    relation = relate(left, right)
    return relation is not None and weights().of[relation.feature] < weights().different
