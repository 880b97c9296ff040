"""Definite descriptions inside one document: "China's defense chief", "the company", "this annual gathering".

A description is attached by grammar (apposition, copula), by the role that a name already bears, by a head noun that
the name contains, or, for a general noun, to the only thing of that type just named. Anything less stays unattached.
"""

from __future__ import annotations

import re

from kg.model import Link, LinkKind, MentionKind, Occurrence
from kg.pronouns import HE, SHE, THEY, WE, YOU, I
from kg.resolve.glosses import letters_in
from kg.resolve.grouping import Grouping, because
from kg.resolve.kinds import fits
from kg.resolve.name_titles import is_description
from kg.resolve.named import Named
from kg.resolve.named_groups import NamedGroups, is_indefinite
from kg.resolve.not_meant import does_it_to_another, may_be_unnamed
from kg.resolve.organisations import is_acronym
from kg.resolve.places import countries_in, owners_of
from kg.resolve.roles import describes, is_past, owner_in, role_of
from kg.resolve.sides import join_side
from kg.resolve.tables import kind_nouns, kinds, names, titles
from kg.resolve.text import plain

_OWNERS = I | WE | YOU | HE | SHE | THEY
NEAR = 3
"""Sentences back that a general noun ("the gathering") may reach."""

_DEMONSTRATIVE = ("this ", "these ")
_LIGHT = frozenset({"the", "this", "that", "annual", "same", "said"})


def join_linked(grouping: Grouping, links: tuple[Link, ...], found: list[Named], text: str) -> None:
    """Join what the grammar equates: descriptions in apposition or after a copula, acronyms in brackets; `text` is the
    document's."""
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
            _join_description(grouping, name, other, link.kind, text)


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


def _join_description(grouping: Grouping, name: int, other: int, kind: LinkKind, text: str) -> None:
    described, words = grouping.occurrences[name], grouping.occurrences[other]
    if words.mention.kind is not MentionKind.NOMINAL or words.mention.type == "POSITION":
        return
    if "plur" in (words.number, described.number) and words.number != described.number:
        return
    if (words.mention.type == "PERSON") != (described.mention.type == "PERSON"):
        return
    if kind is LinkKind.COPULA and not words.definite:
        return
    if kind is LinkKind.APPOSITION and not words.definite and is_indefinite(described, text):
        return  # "a crane, a Hilux and a tent": things in a row
    said = f"the text says that {grouping.text(name)} is {words.mention.text}"
    grouping.join(other, name, because(kind.value, 5.0, said, grouping.evidence(name, other)))


def join_descriptions(grouping: Grouping, found: list[Named], text: str) -> None:
    """Join definite descriptions to the names they can only mean, in document order; `text` is the document's."""
    named = NamedGroups(grouping, found, text)
    repeated: dict[tuple[str, ...], int] = {}
    last: dict[str, int] = {}
    for i, occurrence in enumerate(grouping.occurrences):
        if not _is_description(occurrence):
            continue
        head, before = occurrence.head.casefold(), last.get(occurrence.head.casefold())
        last[head] = i
        if grouping.root(i) != i and named.at.of(i):
            continue
        if not (
            occurrence.definite
            or (occurrence.mention.kind is MentionKind.NAME and not _is_one_of_many(occurrence, text))
            or plain_lower(occurrence).startswith(_DEMONSTRATIVE)
        ):
            continue
        said = (head, *sorted(m.casefold() for m in occurrence.modifiers), _address(occurrence), _behind(occurrence))
        if _join_placed(grouping, i, named):
            repeated.setdefault((*said[:-1], ""), i)
        elif not (
            join_side(grouping, i, found)
            or _join_by_role(grouping, i, named)
            or _join_by_noun(grouping, i, named, _just_said(grouping, i, before), text)
        ):
            same = repeated.get(said)
            if (
                same is None
                or occurrence.number != grouping.occurrences[same].number
                or (named.at.of(same) and before is not None and grouping.root(before) != grouping.root(same))
            ):
                repeated[said] = i
                continue
            grouping.merge(repeated[said], i)
        named.learn(i)


def _is_description(occurrence: Occurrence) -> bool:
    """A nominal, or a role that stands as a name ("the Speaker")."""
    mention = occurrence.mention
    if mention.type == "POSITION":
        return False
    if mention.kind is MentionKind.NAME:
        return mention.type == "PERSON" and is_description(mention.text)
    return mention.kind is MentionKind.NOMINAL


def _is_one_of_many(occurrence: Occurrence, text: str) -> bool:
    """Whether a role that stands as a name means whoever may hold it: "a President", "promoted to Major"."""
    span = occurrence.mention.span
    if plain(occurrence.mention.text).split()[-1:] in (["of"], ["for"]):
        return True
    return (
        re.search(
            r"\b(?:an?|any|every|each|no|another|some|to|as|be|become|became)\s+$",
            text[max(0, span.start - 9) : span.start],
        )
        is not None
    )


def _address(occurrence: Occurrence) -> str:
    """The gender that a form of address shows ("Madam Chair"), else nothing."""
    honorifics = titles().honorifics
    words = (plain(w) for w in (*occurrence.title, *occurrence.mention.text.split()))
    return next((honorifics[w] for w in words if honorifics.get(w)), "")


def _behind(occurrence: Occurrence) -> str:
    """What a description says behind its noun: "of the ministers" in "the last meeting of the ministers"."""
    return occurrence.mention.text.casefold().partition(occurrence.head.casefold())[2]


def plain_lower(occurrence: Occurrence) -> str:
    return occurrence.mention.text.casefold()


def _join_placed(grouping: Grouping, i: int, named: NamedGroups) -> bool:
    """ "the hamlet of Vik" is Vik."""
    occurrence = grouping.occurrences[i]
    span = occurrence.mention.span
    whole = re.fullmatch(r"(?:the )?([a-z]+) of (?:the )?([A-Z].*)", occurrence.mention.text)
    if whole is None or whole[1] not in kinds().placed or occurrence.mention.type not in ("GPE", "LOC"):
        return False
    within = [n for n in named.of_sentence(occurrence.sentence) if n.occurrence.mention.span.end == span.end]
    if len(within) != 1 or within[0].occurrence.mention.text != whole[2]:
        return False
    said = f"{occurrence.mention.text} is {whole[2]} with a word for what it is"
    return grouping.join(i, within[0].index, because("contained", 4.0, said, grouping.evidence(i, within[0].index)))


def _join_by_role(grouping: Grouping, i: int, named: NamedGroups) -> bool:
    occurrence = grouping.occurrences[i]
    if occurrence.mention.type != "PERSON" or occurrence.number == "plur":
        return False
    head = occurrence.head if occurrence.mention.kind is MentionKind.NOMINAL else ""
    role = role_of((*occurrence.modifiers, occurrence.mention.text), head)
    if role is None:
        return False
    owner = owner_in(occurrence.mention.text)
    fits: dict[int, Named] = {}
    sure: dict[int, Named] = {}
    past = is_past((*occurrence.modifiers, *occurrence.mention.text.split()))
    for first in named.of_role(role):
        root = grouping.root(first.index)
        if first.person is None or (past and not named.past.of(root)):
            continue
        held = [k for k in named.roles.of(root) if describes(role, k) and (not owner or owner & {*k.words})]
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


def _just_said(grouping: Grouping, i: int, before: int | None) -> int | None:
    """The description with the same words that a text goes on with: where "the city lies south of Oslo", "the city" of
    the next sentence is that city."""
    if before is None or grouping.occurrences[i].sentence - grouping.occurrences[before].sentence > NEAR:
        return None
    one, other = grouping.occurrences[i], grouping.occurrences[before]
    same = (one.modifiers, one.number, _behind(one)) == (other.modifiers, other.number, _behind(other))
    return before if same and other.definite and other.mention.kind is MentionKind.NOMINAL else None


def _join_by_noun(grouping: Grouping, i: int, named: NamedGroups, said_before: int | None, text: str) -> bool:
    """ "the mosque" for the Grand Mosque; "this gathering" for the only event just named. `said_before` is the same
    description just before, which must have meant the same."""
    occurrence = grouping.occurrences[i]
    head, mention = plain(occurrence.head), occurrence.mention
    if occurrence.number == "plur" or mention.type == "PERSON":
        return False
    own = [m for m in occurrence.modifiers if plain(m) not in _LIGHT]
    if any(m in _OWNERS for m in own):
        return False  # "their country" is of them, whichever was named last
    near = named.near(mention.type, occurrence, NEAR if mention.type == "EVENT" else 1)
    near = {root: n for root, n in near.items() if not does_it_to_another(grouping, n, occurrence, text)}
    known = {root: named.kinds.of(root) for root in near}
    fitting = [n for root, n in near.items() if fits(head, known[root]) and not _contradicts(occurrence, own, n)]
    if said_before is not None:
        fitting = [n for n in fitting if grouping.root(n.index) == grouping.root(said_before)]
    if len(fitting) == 1 and all(known.values()) and (own or not may_be_unnamed(grouping, i, fitting[0])):
        (name,) = fitting
        said = (
            f"{mention.text} follows {name.occurrence.mention.text}, the only such {mention.type} named just before it"
        )
        return grouping.join(i, name.index, because("general_noun", 2.5, said, grouping.evidence(i, name.index)))
    contains = [
        n
        for n in named.of_noun(head, mention.span.start)
        if _may_be(mention.type, n.occurrence.mention.type)
        and not _contradicts(occurrence, own, n)
        and (said_before is None or grouping.root(n.index) == grouping.root(said_before))
        and (n.occurrence.mention.type not in ("GPE", "LOC") or _is_last_place(occurrence, n, named, head))
    ]
    if len(contains) == 1 and not own and not fitting and _is_said_of(head, contains[0]):
        (name,) = contains
        said = f"{mention.text} repeats the head noun of {name.occurrence.mention.text}, the only such name before it"
        return grouping.join(i, name.index, because("head_noun", 3.0, said, grouping.evidence(i, name.index)))
    return False


def _is_said_of(noun: str, name: Named) -> bool:
    """Whether a noun that a name contains says what it is: "mosque" of the Grand Mosque; "freedom" is not the magazine
    that is called so."""
    return noun in kind_nouns() or noun in names().generic or " " in plain(name.occurrence.mention.text)


def _is_last_place(occurrence: Occurrence, name: Named, named: NamedGroups, noun: str) -> bool:
    """Whether "the city" may be Sun City: it was named just before, and no other place that may be a city since."""
    if occurrence.sentence - name.occurrence.sentence > NEAR:
        return False
    root, end = named.grouping.root(name.index), name.occurrence.mention.span.end
    for type in ("GPE", "LOC"):
        for other, n in named.near(type, occurrence, NEAR).items():
            known = named.kinds.of(other)
            if other != root and n.occurrence.mention.span.start > end and (not known or fits(noun, known)):
                return False
    return True


def _may_be(noun: str, name: str) -> bool:
    """Whether the type of a noun and that of a name can be of one thing: a city is no club that is called City."""
    return noun == name or "GPE" not in (noun, name) or "LOC" in (noun, name)


def _contradicts(occurrence: Occurrence, own: list[str], name: Named) -> bool:
    """A description with words of its own ("the Thai company", "the parliament in Accra") needs them to be no other
    country's; `own` are those before its noun."""
    _, _, behind = occurrence.mention.text.partition(f"{occurrence.head} ")
    called = plain(name.occurrence.mention.text).split()
    capital = [w for w in re.findall(r"\b[A-Z][\w-]+", occurrence.mention.text)[:-1] if not countries_in([w])]
    if any(plain(w) not in called for w in capital):
        return True
    mine = countries_in(own) | owners_of(occurrence, f" {behind}")
    theirs = countries_in((*name.occurrence.modifiers, *name.occurrence.mention.text.split()))
    return bool(mine and theirs and not mine & theirs) or len([m for m in own if not countries_in([m])]) > 1
