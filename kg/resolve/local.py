"""One document: its occurrences become local entities, each with what the text says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from kg.model import Document, Extraction, Judgement, Mention, MentionKind, Occurrence, Span, Verdict
from kg.resolve.bodies import join_others
from kg.resolve.descriptions import join_descriptions, join_linked
from kg.resolve.glosses import join_glossed
from kg.resolve.grouping import Grouping
from kg.resolve.kin import read_kin
from kg.resolve.local_entity import LocalEntity
from kg.resolve.named import Key, Named, home_of, join_equal, read_names
from kg.resolve.named_groups import known_roles
from kg.resolve.names import gender_of, person_name
from kg.resolve.neighbours import with_neighbours
from kg.resolve.organisations import is_generic
from kg.resolve.overrides import Override
from kg.resolve.parted import part_ends, part_named, part_speakers
from kg.resolve.people import join_people
from kg.resolve.places import PLACE_TYPES, countries_in, lies_in, owners_of
from kg.resolve.plurals import mean_many
from kg.resolve.positions import Office, held, join_offices, offices, said_roles
from kg.resolve.pronouns import join_pronouns
from kg.resolve.roles import Role, field_of, role_of
from kg.resolve.stand_ins import descriptions_of
from kg.resolve.tables import names
from kg.resolve.teams import read_teams
from kg.resolve.text import plain, surface


def resolve_document(
    document: Document, extraction: Extraction, overrides: Sequence[Override] = ()
) -> tuple[list[LocalEntity], list[Judgement], dict[Span, tuple[Mention, ...]]]:
    """The entities of one document, in order of first mention, the ledger of how they were formed, and what pronouns
    stand for that nobody is named by.

    Descriptions and pronouns that name nothing certain are left out, positions are kept.
    """
    given = [*extraction.occurrences, *held(extraction.statements, extraction.occurrences)]
    occurrences = sorted(given, key=lambda o: (o.mention.span, o.mention.type))
    grouping = Grouping(document.id, occurrences, overrides, document.title or "")
    found = read_teams(read_names(grouping, document.text), document.text)
    join_equal(grouping, found, document.text)
    join_glossed(grouping, found, document.text)
    found = read_kin(grouping, found, document.text)
    part_speakers(grouping, extraction.statements)
    join_people(grouping, found)
    join_others(grouping, found, document.text)
    join_linked(grouping, extraction.links, found, document.text)
    join_descriptions(grouping, found, document.text)
    part_ends(grouping, extraction.statements)
    part_named(grouping)
    join_pronouns(grouping, found, document.text, extraction.links)
    known = offices(grouping, extraction.statements, found)
    join_offices(grouping, known)
    _join_positions(grouping, known)
    said = said_roles(extraction.statements)
    told = {o.mention.span for o in extraction.occurrences}
    words = {i for i, o in enumerate(occurrences) if o.mention.span not in told and i not in known}
    named = {n.index: n for n in found}
    unsure = {j.left for j in grouping.ledger if j.verdict is Verdict.UNSURE}
    entities = [
        entity
        for root in grouping.groups(i for i in range(len(occurrences)) if i not in words)
        if (entity := _entity(document, grouping, root, named, unsure, said, known)) is not None
    ]
    described = descriptions_of(grouping, {o.mention.span for e in entities for o in e.occurrences})
    described |= mean_many(grouping, document.text)
    return with_neighbours(entities, home_of(found)), grouping.ledger, described


def position_role(occurrence: Occurrence) -> Role | None:
    """The role that a mention of type POSITION names."""
    words = occurrence.mention.text.split()
    return role_of((*occurrence.modifiers, *words))


def _join_positions(grouping: Grouping, known: Mapping[int, Office]) -> None:
    """Join positions of one role whose owner is not known."""
    first: dict[Role, int] = {}
    for i, occurrence in enumerate(grouping.occurrences):
        role = position_role(occurrence) if occurrence.mention.type == "POSITION" and i not in known else None
        if role is not None:
            grouping.merge(first.setdefault(role, i), i)


def _entity(
    document: Document,
    grouping: Grouping,
    root: int,
    named: Mapping[int, Named],
    unsure: Set[str],
    said: dict[tuple[int, int], set[Role]],
    known: Mapping[int, Office],
) -> LocalEntity | None:
    members = grouping.members(root)
    occurrences = tuple(grouping.occurrences[i] for i in members)
    own = [named[i] for i in members if i in named]
    if not own:
        office = next((known[i] for i in members if i in known), None)
        return _unnamed(document, occurrences) if office is None else _held(document, occurrences, office)
    votes = Counter(n.occurrence.mention.type for n in own)
    type = min(votes, key=lambda t: (-votes[t], t))
    is_person = type == "PERSON" or any(n.person and n.person.is_full for n in own)
    surfaces = Counter(surface(n.occurrence.mention.text) for n in own)
    texts = sorted(surfaces, key=lambda s: (-_fullness(s, is_person), -surfaces[s], s))
    people = tuple(dict.fromkeys(person_name(t) for t in texts)) if is_person else ()
    keys = frozenset(n.key for n in own if n.key) if not is_person else frozenset()
    roles = known_roles(grouping, root) | {
        r for o in occurrences for r in said.get((o.mention.span.start, o.mention.span.end), ())
    }
    where = {r.country for r in roles if r.country}
    if not is_person:
        where |= {c for n in own for c in countries_in((*n.occurrence.modifiers, *n.occurrence.mention.text.split()))}
        where |= {
            b.country
            for n in own
            if n.key and n.key[0] == "body" and (b := names().body_of.get(plain(n.key[1]))) and b.country
        }
    else:
        where |= {c for n in own for c in countries_in(n.occurrence.modifiers)}
    places = [n for n in own if n.occurrence.mention.type in PLACE_TYPES and n.key and n.key[0] == "name"]
    if not is_person and is_generic(texts[0]):
        where |= {c for n in own for c in owners_of(n.occurrence, document.text[n.occurrence.mention.span.end :][:50])}
    within = _within(document.text, places) if not is_person and len(keys) == 1 else frozenset()
    genders = {o.gender for o in occurrences} | {gender_of(p) for n in own if (p := n.person) is not None}
    genders |= {n.occurrence.gender for n in own}
    genders &= {"m", "f"}
    full = [p for p in people if p.is_full]
    return LocalEntity(
        document=document.id,
        type="PERSON" if is_person else _known_type(keys, type),
        occurrences=occurrences,
        names=tuple(texts),
        people=people,
        keys=keys,
        roles=frozenset(roles),
        titles=frozenset(plain(t) for o in occurrences for t in o.title),
        fields=frozenset(f for r in roles if (f := field_of(r))),
        countries=frozenset(where),
        within=within,
        gender=next(iter(genders)) if len(genders) == 1 else None,
        certain=not is_person or bool(full) or not _is_short(grouping, own, unsure),
        generic=not is_person and is_generic(texts[0]) and not any(k[0] in ("country", "body") for k in keys),
        published=document.published,
        apart=frozenset(grouping.occurrences[i].mention.span for i in grouping.told_apart(root)),
    )


def _within(text: str, own: Sequence[Named]) -> frozenset[str]:
    """Where a place lies: what the text says of any of its mentions goes before what the gazetteer has."""
    if not own:
        return frozenset()
    found = [lies_in(n.occurrence.mention.text, text[n.occurrence.mention.span.end :][:60]) for n in own]
    known = lies_in(own[0].occurrence.mention.text, "")
    said = [f for f in found if f != known]
    return said[0] if said else known


def _known_type(keys: frozenset[Key], type: str) -> str:
    for kind, value in sorted(keys):
        if kind == "country" and type != "LOC":
            return "GPE"
        if kind == "body" and (body := names().body_of.get(plain(value))):
            return body.type
    return type


def _is_short(grouping: Grouping, own: list[Named], unsure: Set[str]) -> bool:
    """Whether a single-word name is the short form of a fuller one that the document lacks or that is not unique."""
    person = own[0].person
    ambiguous = any(grouping.text(n.index) in unsure for n in own)
    titled = any(n.occurrence.title for n in own)
    return (
        ambiguous
        or titled
        or (person is not None and person.words[:1] != () and person.words[0] in names().person.family_first)
    )


def _fullness(text: str, is_person: bool) -> int:
    if is_person:
        name = person_name(text)
        return 100 * name.is_full + len(name.words)
    return len(text)


def _held(document: Document, occurrences: tuple[Occurrence, ...], office: Office) -> LocalEntity:
    return LocalEntity(
        document=document.id,
        type="POSITION",
        occurrences=occurrences,
        names=(office.label,),
        keys=frozenset({office.key}),
        countries=frozenset({office.country} if office.country else ()),
        published=document.published,
    )


def _unnamed(document: Document, occurrences: tuple[Occurrence, ...]) -> LocalEntity | None:
    first = occurrences[0]
    if first.mention.type == "POSITION":
        role = position_role(first)
        where = frozenset({role.country}) if role and role.country else frozenset()
        text = surface(first.mention.text)
        return LocalEntity(
            document=document.id,
            type="POSITION",
            occurrences=occurrences,
            names=tuple(sorted({surface(o.mention.text) for o in occurrences}, key=lambda s: (len(s), s))),
            keys=frozenset(
                {("position", " ".join((role.head, *role.words, role.country)))} if role else {("name", plain(text))}
            ),
            countries=where,
            roles=frozenset({role}) if role else frozenset(),
            certain=bool(role and role.country),
            published=document.published,
        )
    nominals = [o for o in occurrences if o.mention.kind is MentionKind.NOMINAL]
    names_of_roles = [o for o in occurrences if o.mention.kind is MentionKind.NAME]
    nominals = nominals or names_of_roles
    if len(nominals) < 2 or first.mention.type == "THING" or first.number == "plur":
        return None
    texts = Counter(surface(o.mention.text) for o in nominals)
    return LocalEntity(
        document=document.id,
        type=Counter(sorted(o.mention.type for o in nominals)).most_common(1)[0][0],
        occurrences=occurrences,
        names=tuple(sorted(texts, key=lambda s: (-len(s), s))),
        certain=False,
        published=document.published,
    )
