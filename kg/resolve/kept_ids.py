"""Which entity of a new build keeps the id of one of an earlier build.

Ids are linked to, so an id follows the name that it was made from: where a build put another's mentions under
"julio-diaz" and a person has parted them, Julio Diaz keeps the id, however few mentions are left to him. It never goes
to a stranger who happens to stand where somebody else stood before.

>>> slug("Đặng Tiểu Bình"), slug("S-400 (system)")
('đặng-tiểu-bình', 's-400-system')
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

from kg.model import Entity, MentionKind
from kg.resolve.moved import still_there
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
    another name never does. Then the only cluster of a name and a type keeps the id of the only earlier entity of them.
    """
    kept = _of_shared_mentions(profiles, labels, previous)
    used = set(kept.values())
    return kept | {
        n: identifier
        for n, identifier in _of_equal_names(profiles, labels, previous).items()
        if n not in kept and identifier not in used
    }


def _of_shared_mentions(
    profiles: Sequence[Profile], labels: Sequence[str], previous: Sequence[Entity]
) -> dict[int, str]:
    mentions = (o.mention for profile in profiles for m in profile.members for o in m.occurrences)
    cluster_at: dict[Place, int] = {place: n for n, profile in enumerate(profiles) for place in profile.places}
    entity_at = {(m.document, m.span): entity for entity in previous for m in entity.mentions}
    made_from = {entity.id: {slug(entity.label), re.sub(r"-\d+$", "", entity.id)} for entity in previous}
    label_of = {entity.id: entity.label for entity in previous}
    named: Counter[tuple[int, str]] = Counter()
    full: Counter[tuple[int, str]] = Counter()
    shared: Counter[tuple[int, str]] = Counter()
    for old, new in still_there((m for entity in previous for m in entity.mentions), mentions):
        pair = cluster_at[new.document, new.span], entity_at[old.document, old.span].id
        name = surface(old.text)
        shared[pair] += 1
        named[pair] += slug(name) in made_from[pair[1]]
        full[pair] += " " in name
    kept: dict[int, str] = {}
    used: set[str] = set()
    for n, identifier in sorted(shared, key=lambda pair: (-named[pair], -full[pair], -shared[pair], pair)):
        taken = n in kept or identifier in used
        if not taken and not (profiles[n].is_person and _two_people(labels[n], label_of[identifier])):
            kept[n] = identifier
            used.add(identifier)
    return kept


def _of_equal_names(profiles: Sequence[Profile], labels: Sequence[str], previous: Sequence[Entity]) -> dict[int, str]:
    """The ids of earlier entities whose name and type one cluster alone has now, and which had them alone before."""
    now: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    before: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for n, (profile, label) in enumerate(zip(profiles, labels, strict=True)):
        now[slug(label), profile.type].append(n)
    for entity in previous:
        before[slug(entity.label), entity.type].append(entity.id)
    return {
        clusters[0]: before[key][0]
        for key, clusters in now.items()
        if len(clusters) == len(before.get(key, ())) == 1 and _is_telling(profiles[clusters[0]], labels[clusters[0]])
    }


def _is_telling(profile: Profile, label: str) -> bool:
    """Whether a label alone says who is meant in whatever text: not "Rao", nor "the army"."""
    if profile.is_person:
        return person_name(label).is_full
    kinds = {o.mention.kind for m in profile.members for o in m.occurrences}
    return MentionKind.NAME in kinds and not profile.generic


def _two_people(now: str, before: str) -> bool:
    """Whether two labels are full names that cannot be one person's."""
    left, right = person_name(now), person_name(before)
    if not (left.is_full and right.is_full):
        return False
    relation = relate(left, right)
    return relation is not None and weights().of[relation.feature] < weights().different
