"""Which profiles are worth comparing: they share a key. Buckets are bounded, and what is cut is logged."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.resolve.names import PersonName, first_surname
from kg.resolve.organisations import body_key, is_acronym
from kg.resolve.profile import Profile
from kg.resolve.romanisation import LONGEST, reading_keys
from kg.resolve.spelling import sound_key
from kg.resolve.tables import countries, names
from kg.resolve.text import plain, surface

BUCKET = 100
"""Most profiles of one key that are compared with each other; those with the most documents are kept."""

log = logging.getLogger(__name__)


def person_keys(name: PersonName) -> Iterator[str]:
    """Keys under which the same person's other names are found: family name with each given name, its initial and its
    full forms; all words in any order; the readings of a romanised name."""
    if len(name.words) == 1:
        yield f"word {name.words[0]}"
        return
    if not name.is_full:
        return
    family = re.sub(r"[\s\-']", "", name.family.split()[-1])
    nicknames = names().person.nicknames
    for given in {g for w in (*name.given, *name.nicknames) for g in (w, *nicknames.get(w, ()))}:
        yield f"given {family} {given}"
        if given[0].isalpha():
            yield f"initial {family} {given[0]}"
    if (first := first_surname(name)) is not None:
        yield f"given {first} {name.given[0]}"
    yield "words " + " ".join(sorted(name.words))
    yield f"family {family}"
    if (sound := sound_key(family)) and (beginning := sound_key(name.given[0])[:1]):
        yield f"sound {sound} {beginning}"
    if len(name.words) <= LONGEST:
        yield from (f"reading {n} {syllable}" for n, syllable in reading_keys(name.spelled))


def other_keys(name: str) -> Iterator[str]:
    """Keys of a name that is no person's: its words, its initials, its beginning and its end."""
    key = body_key(name)
    yield f"name {key}"
    if len(key) >= 10:
        yield f"letters {''.join(sorted(key))}"
    parts = key.split()
    if is_acronym(name):
        yield "initials " + re.sub(r"\W", "", plain(surface(name)))
    if len(parts) > 1:
        small = names().small
        letters = [p for part in parts for p in re.split(r"[-/]", part) if p]
        yield "initials " + "".join(p[0] for p in letters if p not in small)
        yield "initials " + "".join(p[0] for p in letters)
        if countries().of(parts[0]) is not None:
            yield "initials " + "".join(p[0] for p in letters[1:] if p not in small)
        yield "begin " + " ".join(parts[:2])
        before = key.split(" of ")[0].split()
        yield "end " + " ".join(before[-2:])
    rare = [p for p in parts if p not in names().generic and len(p) > 3]
    yield from (f"only {p}" if len(parts) == 1 else f"has {p}" for p in rare[:4])


def keys_of(profile: Profile) -> frozenset[str]:
    """All keys of a profile."""
    if profile.is_person:
        return frozenset(k for name in profile.people for k in person_keys(name))
    table = {f"{kind} {value}" for kind, value in profile.keys if kind != "name"}
    return frozenset(table | {k for name in profile.names for k in other_keys(name)})


def candidate_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Index pairs (smaller first) of profiles that share a key, sorted. Single words are looked up in longer names."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for key in keys_of(profile):
            buckets[key].append(i)
    pairs: set[tuple[int, int]] = set()
    for key in sorted(buckets):
        kind, _, value = key.partition(" ")
        if kind in ("family", "has"):
            continue
        found = _bounded(key, buckets[key], profiles)
        if kind in ("word", "only"):
            longer = buckets.get(f"family {value}" if kind == "word" else f"has {value}", [])
            others = _bounded(key, longer, profiles)
            pairs |= {(min(i, j), max(i, j)) for i in found for j in others if i != j}
        pairs |= {(i, j) for n, i in enumerate(found) for j in found[n + 1 :]}
    return sorted(pairs)


def _bounded(key: str, found: list[int], profiles: Sequence[Profile]) -> list[int]:
    if len(found) <= BUCKET:
        return found
    log.warning("key %r has %d names; the %d named in most documents are compared", key, len(found), BUCKET)
    kept = sorted(found, key=lambda i: (-len(profiles[i].documents), profiles[i].order))[:BUCKET]
    return sorted(kept)
