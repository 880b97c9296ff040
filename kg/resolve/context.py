"""What the texts around two names say of their being one: roles, countries, neighbours, gender and dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Reason
from kg.resolve.grouping import because
from kg.resolve.neighbours import neighbour_country
from kg.resolve.places import PLACE_TYPES
from kg.resolve.profile import Profile
from kg.resolve.roles import Role
from kg.resolve.tables import countries, weights

FAR_APART = 60
"""Years between two publications after which one name is rarely one living person."""

COMMON_NEIGHBOUR = 0.3
"""A name that this share of all documents has says little by being near."""

FEW = 4
"""Documents that are too few for a name in them to be a common one: they may all be of one story."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Counts over all documents that the weight of evidence depends on: in how many a name is near another, how many
    people bear a family name, which given names they have, how a near name is mostly written."""

    documents: int = 1
    near: Mapping[str, int] = field(default_factory=dict)
    families: Mapping[str, int] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    written: Mapping[str, str] = field(default_factory=dict)


def context(a: Profile, b: Profile, corpus: Corpus) -> list[Reason]:
    """The reasons that lie in what the texts say around two names: roles, countries, neighbours, gender, dates."""
    return [*_roles(a, b), *_countries(a, b), *_neighbours(a, b, corpus), *_persons(a, b)]


def _roles(a: Profile, b: Profile) -> list[Reason]:
    of = weights().of
    if not a.is_person:
        return []
    shared = sorted(r for r in a.roles for s in b.roles if r.head == s.head and _agree(r, s))
    if shared:
        role = max(shared, key=lambda r: (len(r.words), bool(r.country), r))
        return [because("same_role", of["same_role"], f"both are {_say(role)}")]
    if a.fields & b.fields:
        return [because("same_field", of["same_field"], f"both are in {min(a.fields & b.fields)}")]
    if a.fields and b.fields:
        text = f"one is in {' and '.join(sorted(a.fields))}, the other in {' and '.join(sorted(b.fields))}"
        return [because("field_conflict", of["field_conflict"], text)]
    shared_titles = sorted(a.titles & b.titles - {"mr", "ms", "mrs", "dr", "miss", "sir"})
    return [because("same_title", of["same_title"], f"both are called {shared_titles[0]}")] if shared_titles else []


def _agree(r: Role, s: Role) -> bool:
    if r.country and s.country and r.country != s.country:
        return False
    return not r.words or not s.words or bool(set(r.words) & set(s.words)) or bool(r.country and r.country == s.country)


def _say(role: Role) -> str:
    where = f" of {countries().by_code[role.country].label}" if role.country else ""
    return " ".join((*role.words, role.head)) + where


def _countries(a: Profile, b: Profile) -> list[Reason]:
    of = weights().of
    left, right = (a.countries, b.countries) if not a.is_person else (_of_roles(a), _of_roles(b))
    kinds = {kind for kind, _ in a.keys | b.keys}
    if bool(a.within) != bool(b.within) and {a.type, b.type} & PLACE_TYPES:
        return _elsewhere(*((a, b) if a.within else (b, a)))
    if not a.is_person and (a.generic or b.generic) and not (left and right) and "position" not in kinds:
        return _homes(a, b)
    if kinds & {"country", "people", "body", "position"}:
        return []
    shared = sorted((a.countries & b.countries) if a.is_person else (left & right))
    if shared:
        return [because("same_country", of["same_country"], f"both are of {countries().by_code[shared[0]].label}")]
    if left and right:
        names = [countries().by_code[min(side)].label for side in (left, right)]
        return [because("country_conflict", of["country_conflict"], f"one is of {names[0]}, the other of {names[1]}")]
    return []


def _elsewhere(known: Profile, other: Profile) -> list[Reason]:
    """A place whose country is known, and a namesake in a text that speaks of other countries and not of that one."""
    codes = {w for w in known.within if " " not in w}
    spoken_of = {code for n in other.near if (code := neighbour_country(n))} | other.homes
    if not spoken_of or codes & spoken_of:
        return []
    text = f"one lies in {countries().by_code[min(codes)].label}, of which the other text does not speak"
    return [because("place_elsewhere", weights().of["place_elsewhere"], text)]


def _homes(a: Profile, b: Profile) -> list[Reason]:
    """What the countries that two texts are about say of a name that many countries have ("Congress")."""
    of = weights().of
    left, right = a.countries or a.homes, b.countries or b.homes
    if left & right:
        return [
            because(
                "same_home", of["same_home"], f"both texts are about {countries().by_code[min(left & right)].label}"
            )
        ]
    if left and right:
        said = " and ".join(countries().by_code[min(side)].label for side in (left, right))
        return [because("home_conflict", of["home_conflict"], f"the texts are about {said}")]
    return []


def _of_roles(profile: Profile) -> frozenset[str]:
    return frozenset(r.country for r in profile.roles if r.country)


def _neighbours(a: Profile, b: Profile, corpus: Corpus) -> list[Reason]:
    if not (a.documents.isdisjoint(b.documents)):
        return []
    own = {n.casefold() for p in (a, b) for n in p.names}
    shared = sorted((n for n in a.near & b.near if n not in own), key=lambda n: (corpus.near.get(n, 0), n))
    if not shared:
        return []
    rare = [n for n in shared if corpus.near.get(n, 0) <= max(FEW, COMMON_NEIGHBOUR * corpus.documents)]
    weight = weights().of["neighbour"] * (min(3, len(rare)) + 0.25 * min(2, len(shared) - len(rare)))
    shown = ", ".join(_shown(n, corpus) for n in (rare or shared)[:3])
    return [because("neighbour", round(weight, 3), f"both texts also name {shown}")]


def _shown(neighbour: str, corpus: Corpus) -> str:
    code = neighbour_country(neighbour)
    return countries().by_code[code].label if code else corpus.written.get(neighbour, neighbour)


def _persons(a: Profile, b: Profile) -> list[Reason]:
    of = weights().of
    if not a.is_person:
        return []
    if a.genders | b.genders == {"m", "f"}:
        return [because("gender_clash", of["gender_clash"], "one is a man, the other a woman")]
    if a.dates and b.dates:
        gap = max(b.dates[0].year - a.dates[-1].year, a.dates[0].year - b.dates[-1].year)
        if gap > FAR_APART:
            return [because("distant_dates", of["distant_dates"], f"the texts are {gap} years apart")]
    return []
