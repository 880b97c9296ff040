"""What is known of a cluster of local entities, as far as comparing it with another needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kg.model import Span
from kg.resolve.local_entity import LocalEntity
from kg.resolve.named import Key
from kg.resolve.names import PersonName
from kg.resolve.roles import Role

Place = tuple[str, Span]
"""A document id and a span in it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The evidence of one or more local entities, in order of first mention. Built with `profile_of`, never by hand."""

    members: tuple[LocalEntity, ...]
    type: str
    names: tuple[str, ...]
    people: tuple[PersonName, ...]
    keys: frozenset[Key]
    roles: frozenset[Role]
    titles: frozenset[str]
    fields: frozenset[str]
    countries: frozenset[str]
    within: frozenset[str]
    homes: frozenset[str]
    genders: frozenset[str]
    generic: bool
    dates: tuple[date, ...]
    near: frozenset[str]
    documents: frozenset[str]
    places: frozenset[Place] = field(repr=False)
    listed: frozenset[Place] = field(repr=False)
    apart: frozenset[Place] = field(repr=False)

    @property
    def order(self) -> tuple[str, int, int]:
        return self.members[0].order

    @property
    def is_person(self) -> bool:
        return bool(self.people)


def profile_of(members: Iterable[LocalEntity]) -> Profile:
    """The profile of local entities taken as one."""
    own = tuple(sorted(members, key=lambda m: m.order))
    votes: dict[str, int] = {}
    names: dict[str, int] = {}
    for member in own:
        votes[member.type] = votes.get(member.type, 0) + len(member.occurrences)
        for name in member.names:
            names[name] = names.get(name, 0) + 1
    return Profile(
        members=own,
        type=min(votes, key=lambda t: (-votes[t], t)),
        names=tuple(sorted(names, key=lambda n: (-names[n], n))),
        people=tuple(
            sorted({p for m in own for p in m.people}, key=lambda p: (-p.is_full, p.words, p.title, p.spelled))
        ),
        keys=frozenset(k for m in own for k in m.keys),
        roles=frozenset(r for m in own for r in m.roles),
        titles=frozenset(t for m in own for t in m.titles),
        fields=frozenset(f for m in own for f in m.fields),
        countries=frozenset(c for m in own for c in m.countries),
        within=frozenset(w for m in own for w in m.within),
        homes=frozenset(m.home for m in own if m.home),
        genders=frozenset(m.gender for m in own if m.gender),
        generic=all(m.generic for m in own),
        dates=tuple(sorted({m.published for m in own if m.published})),
        near=frozenset(n for m in own for n in m.near),
        documents=frozenset(m.document for m in own),
        places=frozenset((m.document, o.mention.span) for m in own for o in m.occurrences),
        listed=frozenset((m.document, s) for m in own for o in m.occurrences for s in o.listed_with),
        apart=frozenset((m.document, s) for m in own for s in m.apart),
    )
