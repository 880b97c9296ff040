"""The label, type and id of a cluster: the fullest well-formed name, the type by vote, a slug of the label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.model import Entity, Mention, MentionKind
from kg.resolve.kept_ids import kept_ids, slug
from kg.resolve.name_titles import is_description
from kg.resolve.names import person_name
from kg.resolve.organisations import is_acronym
from kg.resolve.profile import Profile
from kg.resolve.tables import countries, names
from kg.resolve.text import fold, plain, surface


def label_of(profile: Profile) -> str:
    """The fullest well-formed name: of a person the full name used most, of a country its usual name, of a body its
    name in full rather than its acronym."""
    for kind, value in sorted(profile.keys):
        if kind == "country":
            return countries().by_code[value].label
    counts: Counter[str] = Counter(
        _as_written(o.mention)
        for m in profile.members
        for o in m.occurrences
        if o.mention.kind is MentionKind.NAME and not (profile.is_person and is_description(o.mention.text))
    )
    bodies = [names().body_of[plain(label)] for kind, label in profile.keys if kind == "body"]
    known = {n for body in bodies for n in body.names | body.short}
    counts = Counter({text: n for text, n in counts.items() if plain(text) in known}) if known else counts
    if profile.type == "POSITION" or not counts:
        return _described(profile)
    if profile.is_person:
        return min(counts, key=lambda name: _person_rank(name, counts))
    return min(counts, key=lambda name: _other_rank(name, counts))


def _as_written(mention: Mention) -> str:
    """A name without article and quotes; that of a firm with its 's, which only stands there where nothing is owned."""
    house = mention.type in {"ORG", "FAC"} and mention.kind is MentionKind.NAME and mention.text.endswith(("'s", "’s"))
    return surface(mention.text) + "'s" * house


_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}")


def _person_rank(name: str, counts: Counter[str]) -> tuple[bool, bool, bool, bool, int, str]:
    parts = person_name(name)
    most = max((n for text, n in counts.items() if person_name(text).is_full), default=0)
    rare = parts.is_full and 2 * counts[name] < most
    shortened = _INITIALS.fullmatch(name.split()[0]) is not None
    return (not parts.is_full, not _well_formed(name), rare, shortened, -len(parts.words) if not rare else 0, name)


def _other_rank(name: str, counts: Counter[str]) -> tuple[bool, bool, int, int, str]:
    long = len(name.split()) > 9
    return (is_acronym(name) or long, not _well_formed(name), -len(name.split()), -counts[name], name)


def _well_formed(name: str) -> bool:
    words = [w for w in name.split() if w[0].isalpha()]
    return bool(words) and name[0].isalnum() and "\n" not in name and not (len(name) > 4 and name.isupper())


def _count(profile: Profile, name: str) -> int:
    return sum(_as_written(o.mention) == name for m in profile.members for o in m.occurrences)


def _described(profile: Profile) -> str:
    role = next(iter(sorted(profile.roles)), None) if profile.type == "POSITION" else None
    if any(kind == "position" for kind, _ in profile.keys) and not any(_count(profile, n) for n in profile.names):
        return profile.names[0]
    text = max(profile.names, key=lambda n: (_count(profile, n), n))
    if role is not None and role.country:
        country = countries().by_code[role.country]
        words = [w for w in text.split() if fold(w).removesuffix("'s") not in country.people | country.names]
        bare = " ".join(words).strip(" '’")
        if bare and country.label.casefold() not in bare.casefold():
            return f"{bare} of {country.label}".removeprefix("'s ").strip()
    return text


def type_of(profile: Profile) -> str:
    """The type that most mentions have; of equal ones the first by name."""
    return profile.type


def entities_of(
    profiles: Sequence[Profile], previous: Sequence[Entity]
) -> tuple[list[Entity], list[tuple[Entity, Entity]]]:
    """Entities in order of id, and pairs (before, now) of entities of an earlier build whose label changed.

    Earlier entities leave their ids as `kept_ids` has it; new ids are slugs of labels, numbered from 2 in order of
    first mention where the slug is taken.
    """
    labels = [label_of(profile) for profile in profiles]
    kept = kept_ids(profiles, labels, previous)
    taken = set(kept.values()) | {e.id for e in previous}
    entities: list[Entity] = []
    changed: list[tuple[Entity, Entity]] = []
    before = {e.id: e for e in previous}
    for n, (profile, label) in enumerate(zip(profiles, labels, strict=True)):
        identifier = kept.get(n) or _new_id(slug(label), taken)
        taken.add(identifier)
        entity = _entity(profile, identifier, label)
        entities.append(entity)
        if n in kept and before[identifier].label != label:
            changed.append((before[identifier], entity))
    return sorted(entities, key=lambda e: e.id), changed


def _entity(profile: Profile, identifier: str, label: str) -> Entity:
    mentions = sorted(
        (o.mention for m in profile.members for o in m.occurrences), key=lambda x: (x.document, x.span, x.type)
    )
    adjectives = profile.type != "NORP"  # "Chinese" in "Chinese imports" stands for China and is no name of it
    surfaces = {
        _as_written(x) for x in mentions if x.kind is MentionKind.NAME and not (adjectives and x.type == "NORP")
    }
    if profile.is_person:
        surfaces = {s for s in surfaces if not is_description(s)}
    return Entity(
        id=identifier,
        type=type_of(profile),
        label=label,
        aliases=tuple(sorted(n for n in surfaces if n and n != label)),
        mentions=tuple(mentions),
    )


def _new_id(wanted: str, taken: set[str]) -> str:
    number, candidate = 1, wanted
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
