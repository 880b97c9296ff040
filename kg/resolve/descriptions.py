"""Definite descriptions inside one document: "China's defense chief", "the company", "this annual gathering".

A description is attached by grammar (apposition, copula), by the role that a name already bears, by a head noun that
the name contains, or, for a general noun, to the only thing of that type just named. Anything less stays unattached.
"""

from __future__ import annotations

import re
from collections import defaultdict

from kg.model import Link, LinkKind, MentionKind, Occurrence
from kg.resolve.glosses import letters_in
from kg.resolve.grouping import Grouping, because
from kg.resolve.named import Named
from kg.resolve.names import is_description
from kg.resolve.organisations import is_acronym
from kg.resolve.places import countries_in
from kg.resolve.roles import Role, describes, is_past, role_of, roles_in
from kg.resolve.tables import names, titles
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


def join_descriptions(grouping: Grouping, found: list[Named], text: str) -> None:
    """Join definite descriptions to the names they can only mean, in document order; `text` is the document's."""
    named = _Named(grouping, found)
    repeated: dict[tuple[str, tuple[str, ...], str], int] = {}
    for i, occurrence in enumerate(grouping.occurrences):
        if not _is_description(occurrence):
            continue
        if grouping.root(i) != i and named.at.of(i):
            continue
        if not (
            occurrence.definite
            or (occurrence.mention.kind is MentionKind.NAME and not _is_one_of_many(occurrence, text))
            or plain_lower(occurrence).startswith(_DEMONSTRATIVE)
        ):
            continue
        said = (
            occurrence.head.casefold(),
            tuple(sorted(m.casefold() for m in occurrence.modifiers)),
            _address(occurrence),
        )
        if not (
            _join_side(grouping, i, found) or _join_by_role(grouping, i, named) or _join_by_noun(grouping, i, named)
        ):
            if said not in repeated or occurrence.number != grouping.occurrences[repeated[said]].number:
                repeated[said] = i
                continue
            grouping.merge(repeated[said], i)
        named.learn(i)


class _Named:
    """The named groups of a document, found by what a description says: by the head of a role, by a head noun.

    `at` holds, for each group, the places in `first` of the names that opened it.
    """

    def __init__(self, grouping: Grouping, found: list[Named]) -> None:
        self.grouping = grouping
        opened: dict[int, Named] = {}
        for name in found:
            opened.setdefault(grouping.root(name.index), name)
        self.first = list(opened.values())
        order = {name.index: place for place, name in enumerate(self.first)}
        self.at = grouping.gather(lambda i: {order[i]} if i in order else ())
        self.roles = grouping.gather(lambda i: _roles_of(grouping.occurrences[i]))
        self.past = grouping.gather(lambda i: {True} if _is_over(grouping.occurrences[i]) else ())
        self._by_role: dict[str, set[int]] = defaultdict(set)
        for name in self.first:
            self.learn(name.index)
        things = [n for n in found if n.person is None]
        self._by_sentence: dict[int, list[Named]] = defaultdict(list)
        for name in things:
            self._by_sentence[name.occurrence.sentence].append(name)
        self._ahead = sorted(things, key=lambda n: -n.occurrence.mention.span.end)
        self._by_noun: dict[str, dict[int, Named]] = defaultdict(dict)

    def learn(self, index: int) -> None:
        """Take note of the roles of a group that has grown."""
        places = self.at.of(index)
        for role in self.roles.of(index) if places else ():
            self._by_role[role.head] |= places

    def of_role(self, role: Role) -> list[Named]:
        """The names that opened a group which bears a role of that head or of a head that stands for it, in order."""
        heads = {role.head} | names().descriptions.get(role.head, frozenset())
        return [self.first[p] for p in sorted({p for h in heads for p in self._by_role.get(h, ())})]

    def of_noun(self, head: str, start: int) -> list[Named]:
        """The last name with a head noun of each group, of names that end before the character `start`.

        To be asked from the front of the text to its end.
        """
        while self._ahead and self._ahead[-1].occurrence.mention.span.end <= start:
            name = self._ahead.pop()
            text = plain(name.occurrence.mention.text)
            for noun in {*text.split()[-1:], *text.split(" of ")[0].split()[-1:]}:
                self._put(noun, name)
        for old, name in list(self._by_noun[head].items()):
            if self.grouping.root(name.index) != old:
                del self._by_noun[head][old]
                self._put(head, name)
        return list(self._by_noun[head].values())

    def _put(self, noun: str, name: Named) -> None:
        groups, root = self._by_noun[noun], self.grouping.root(name.index)
        if root not in groups or groups[root].index < name.index:
            groups[root] = name

    def near(self, type: str, occurrence: Occurrence, reach: int) -> dict[int, Named]:
        """The last name of each group of a type that stands before an occurrence, at most so many sentences back."""
        return {
            self.grouping.root(n.index): n
            for sentence in range(occurrence.sentence - reach, occurrence.sentence + 1)
            for n in self._by_sentence.get(sentence, ())
            if n.occurrence.mention.type == type and n.occurrence.mention.span.end <= occurrence.mention.span.start
        }


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


def plain_lower(occurrence: Occurrence) -> str:
    return occurrence.mention.text.casefold()


def known_roles(grouping: Grouping, root: int) -> set[Role]:
    """All roles that the members of a group bear: titles, modifiers, and descriptions joined to it."""
    return {role for i in grouping.members(root) for role in _roles_of(grouping.occurrences[i])}


def _roles_of(occurrence: Occurrence) -> list[Role]:
    if occurrence.mention.kind is MentionKind.NAME:
        return roles_in(occurrence)
    if occurrence.mention.kind is MentionKind.NOMINAL:
        role = role_of((*occurrence.modifiers, occurrence.mention.text), occurrence.head)
        return [role] if role else []
    return []


def _is_over(occurrence: Occurrence) -> bool:
    """Whether a text says of somebody that a role is over: "the former president" is nobody who is called president."""
    return is_past((*occurrence.title, *occurrence.modifiers, *occurrence.mention.text.split()))


def _join_side(grouping: Grouping, i: int, found: list[Named]) -> bool:
    """ "the US side" is the country."""
    occurrence = grouping.occurrences[i]
    if plain(occurrence.head) != "side" or occurrence.number == "plur":
        return False
    codes = countries_in((*occurrence.modifiers, *occurrence.mention.text.split()))
    if len(codes) != 1:
        return False
    same = [n for n in found if n.key == ("country", next(iter(codes)))]
    if not same:
        return False
    text = f"{occurrence.mention.text} is {same[0].occurrence.mention.text} as a party"
    return grouping.join(i, same[0].index, because("side", 4.0, text, grouping.evidence(i, same[0].index)))


def _join_by_role(grouping: Grouping, i: int, named: _Named) -> bool:
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
    for first in named.of_role(role):
        root = grouping.root(first.index)
        if first.person is None or (past and not named.past.of(root)):
            continue
        held = [k for k in named.roles.of(root) if describes(role, k)]
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


def _join_by_noun(grouping: Grouping, i: int, named: _Named) -> bool:
    """ "the mosque" for the Grand Mosque; "this gathering" for the only event just named."""
    occurrence = grouping.occurrences[i]
    head, mention = plain(occurrence.head), occurrence.mention
    if occurrence.number == "plur" or mention.type == "PERSON":
        return False
    contains = named.of_noun(head, mention.span.start)
    own = [m for m in occurrence.modifiers if plain(m) not in {"the", "this", "that", "annual", "same", "said"}]
    if len(contains) == 1 and not own:
        (name,) = contains
        text = f"{mention.text} repeats the head noun of {name.occurrence.mention.text}, the only such name before it"
        return grouping.join(i, name.index, because("head_noun", 3.0, text, grouping.evidence(i, name.index)))
    for type, heads in names().hypernyms.items():
        if head not in heads or contains:
            continue
        near = named.near(type, occurrence, NEAR if type == "EVENT" else 1)
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
