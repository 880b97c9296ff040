"""Definite descriptions inside one document: "China's defense chief", "the company", "this annual gathering".

A description is attached by grammar (apposition, copula), by the role that a name already bears, by a head noun that
the name contains, or, for a general noun, to the only thing of that type just named. Anything less stays unattached.
"""

from __future__ import annotations

from collections import defaultdict

from kg.model import Link, LinkKind, MentionKind, Occurrence
from kg.resolve.glosses import letters_in
from kg.resolve.grouping import Grouping, because
from kg.resolve.named import Named
from kg.resolve.names import is_description
from kg.resolve.organisations import is_acronym
from kg.resolve.places import countries_in
from kg.resolve.roles import Role, describes, is_past, role_of, roles_in
from kg.resolve.tables import names
from kg.resolve.text import plain

NEAR = 3
"""Sentences back that a general noun ("the gathering") may reach."""

_DEMONSTRATIVE = ("this ", "these ")


def join_linked(grouping: Grouping, links: tuple[Link, ...], found: list[Named]) -> None:
    """Join what the grammar equates: descriptions in apposition or after a copula, acronyms in brackets."""
    at = {o.mention.span: i for i, o in enumerate(grouping.occurrences)}
    named = {n.index: n for n in found}
    for link in sorted(links, key=lambda k: (k.left.span, k.right.span)):
        a, b = at.get(link.left.span), at.get(link.right.span)
        if a is None or b is None or grouping.root(a) == grouping.root(b):
            continue
        if a in named and b in named:
            _join_names(grouping, named[a], named[b], link.kind)
        elif (a in named) != (b in named):
            name, other = (a, b) if a in named else (b, a)
            _join_description(grouping, name, other, link.kind)


def _join_names(grouping: Grouping, a: Named, b: Named, kind: LinkKind) -> None:
    left, right = a.occurrence.mention, b.occurrence.mention
    acronym = any(
        is_acronym(x.text) and not is_acronym(y.text) and letters_in(x.text, y.text)
        for x, y in ((left, right), (right, left))
    )
    if not acronym or "PERSON" in (left.type, right.type):
        return
    if kind in (LinkKind.PARENTHESIS, LinkKind.APPOSITION):
        text = f"the text gives {right.text} beside {left.text}"
        grouping.join(a.index, b.index, because("acronym_defined", 5.0, text, grouping.evidence(a.index, b.index)))


def _join_description(grouping: Grouping, name: int, other: int, kind: LinkKind) -> None:
    described, words = grouping.occurrences[name], grouping.occurrences[other]
    if words.mention.kind is not MentionKind.NOMINAL or words.mention.type == "POSITION":
        return
    if "plur" in (words.number, described.number) and words.number != described.number:
        return
    if (words.mention.type == "PERSON") != (described.mention.type == "PERSON"):
        return
    if kind is LinkKind.COPULA and not words.definite:
        return
    text = f"the text says that {grouping.text(name)} is {words.mention.text}"
    grouping.join(other, name, because(kind.value, 5.0, text, grouping.evidence(name, other)))


def join_descriptions(grouping: Grouping, found: list[Named]) -> None:
    """Join definite descriptions to the names they can only mean, in document order."""
    named_roots: dict[int, list[Named]] = defaultdict(list)
    for name in found:
        named_roots[grouping.root(name.index)].append(name)
    repeated: dict[tuple[str, tuple[str, ...]], int] = {}
    for i, occurrence in enumerate(grouping.occurrences):
        if not _is_description(occurrence):
            continue
        if grouping.root(i) != i and any(grouping.root(n.index) == grouping.root(i) for n in found):
            continue
        if not (
            occurrence.definite
            or occurrence.mention.kind is MentionKind.NAME
            or plain_lower(occurrence).startswith(_DEMONSTRATIVE)
        ):
            continue
        if _join_side(grouping, i, found):
            continue
        if _join_by_role(grouping, i, named_roots) or _join_by_noun(grouping, i, found):
            continue
        said = (occurrence.head.casefold(), tuple(sorted(m.casefold() for m in occurrence.modifiers)))
        if said in repeated and occurrence.number == grouping.occurrences[repeated[said]].number:
            grouping.merge(repeated[said], i)
        else:
            repeated[said] = i


def _is_description(occurrence: Occurrence) -> bool:
    """A nominal, or a role that stands as a name ("the Speaker")."""
    mention = occurrence.mention
    if mention.type == "POSITION":
        return False
    if mention.kind is MentionKind.NAME:
        return mention.type == "PERSON" and is_description(mention.text)
    return mention.kind is MentionKind.NOMINAL


def plain_lower(occurrence: Occurrence) -> str:
    return occurrence.mention.text.casefold()


def known_roles(grouping: Grouping, root: int) -> set[Role]:
    """All roles that the members of a group bear: titles, modifiers, and descriptions joined to it."""
    found: set[Role] = set()
    for i in grouping.members(root):
        occurrence = grouping.occurrences[i]
        if occurrence.mention.kind is MentionKind.NAME:
            found |= set(roles_in(occurrence))
        elif occurrence.mention.kind is MentionKind.NOMINAL:
            role = role_of((*occurrence.modifiers, occurrence.mention.text), occurrence.head)
            found |= {role} if role else set()
    return found


def _join_side(grouping: Grouping, i: int, found: list[Named]) -> bool:
    """ "the US side" is the country."""
    occurrence = grouping.occurrences[i]
    codes = countries_in((*occurrence.modifiers, *occurrence.mention.text.split()))
    if plain(occurrence.head) != "side" or len(codes) != 1 or occurrence.number == "plur":
        return False
    same = [n for n in found if n.key == ("country", next(iter(codes)))]
    if not same:
        return False
    text = f"{occurrence.mention.text} is {same[0].occurrence.mention.text} as a party"
    return grouping.join(i, same[0].index, because("side", 4.0, text, grouping.evidence(i, same[0].index)))


def _join_by_role(grouping: Grouping, i: int, named_roots: dict[int, list[Named]]) -> bool:
    occurrence = grouping.occurrences[i]
    if occurrence.mention.type != "PERSON" or occurrence.number == "plur":
        return False
    head = occurrence.head if occurrence.mention.kind is MentionKind.NOMINAL else ""
    role = role_of((*occurrence.modifiers, occurrence.mention.text), head)
    if role is None:
        return False
    fits: dict[int, Named] = {}
    sure: dict[int, Named] = {}
    past = is_past((*occurrence.modifiers, *occurrence.mention.text.split()))
    for members in named_roots.values():
        first, root = members[0], grouping.root(members[0].index)
        if past and not _was(grouping, root):
            continue
        held = [k for k in known_roles(grouping, first.index) if first.person is not None and describes(role, k)]
        if held:
            fits.setdefault(root, first)
        if role.country and any(k.country == role.country for k in held):
            sure.setdefault(root, first)
    fits = sure if len(sure) == 1 else fits
    if len(fits) != 1:
        return False
    (name,) = fits.values()
    text = f"{occurrence.mention.text} can only be {grouping.text(name.index)}, who has that role in the document"
    return grouping.join(i, name.index, because("role", 3.0, text, grouping.evidence(i, name.index)))


def _was(grouping: Grouping, root: int) -> bool:
    """Whether a text says of somebody that a role is over: "the former president" is nobody who is called president."""
    return any(
        is_past((*o.title, *o.modifiers, *o.mention.text.split()))
        for o in (grouping.occurrences[i] for i in grouping.members(root))
    )


def _join_by_noun(grouping: Grouping, i: int, found: list[Named]) -> bool:
    """ "the mosque" for the Grand Mosque; "this gathering" for the only event just named."""
    occurrence = grouping.occurrences[i]
    head, mention = plain(occurrence.head), occurrence.mention
    if occurrence.number == "plur" or mention.type == "PERSON":
        return False
    before = [n for n in found if n.person is None and n.occurrence.mention.span.end <= mention.span.start]
    contains = {
        grouping.root(n.index): n
        for n in before
        if head in plain(n.occurrence.mention.text).split()[-1:]
        or head in plain(n.occurrence.mention.text).split(" of ")[0].split()[-1:]
    }
    own = [m for m in occurrence.modifiers if plain(m) not in {"the", "this", "that", "annual", "same", "said"}]
    if len(contains) == 1 and not own:
        (name,) = contains.values()
        text = f"{mention.text} repeats the head noun of {name.occurrence.mention.text}, the only such name before it"
        return grouping.join(i, name.index, because("head_noun", 3.0, text, grouping.evidence(i, name.index)))
    for type, heads in names().hypernyms.items():
        if head not in heads or contains:
            continue
        near = {
            grouping.root(n.index): n
            for n in before
            if n.occurrence.mention.type == type
            and 0 <= occurrence.sentence - n.occurrence.sentence <= (NEAR if type == "EVENT" else 1)
        }
        if len(near) == 1 and not _contradicts(own, next(iter(near.values()))):
            (name,) = near.values()
            text = f"{mention.text} follows {name.occurrence.mention.text}, the only {type} named just before it"
            return grouping.join(i, name.index, because("general_noun", 2.5, text, grouping.evidence(i, name.index)))
    return False


def _contradicts(modifiers: list[str], name: Named) -> bool:
    """A description with words of its own ("the Thai company") needs them to be no other country's."""
    own = countries_in(modifiers)
    theirs = countries_in((*name.occurrence.modifiers, *name.occurrence.mention.text.split()))
    return bool(own and not own & theirs) or len([m for m in modifiers if not countries_in([m])]) > 1
