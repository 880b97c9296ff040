"""The named groups of one document as descriptions look for them: by a role, by a head noun, by nearness."""

from __future__ import annotations

import re
from collections import defaultdict

from kg.model import MentionKind, Occurrence
from kg.resolve.grouping import Grouping
from kg.resolve.kinds import kinds_shown
from kg.resolve.named import Named
from kg.resolve.roles import Role, is_past, role_of, roles_in
from kg.resolve.tables import names
from kg.resolve.text import plain


def known_roles(grouping: Grouping, root: int) -> set[Role]:
    """All roles that the members of a group bear: titles, modifiers, and descriptions joined to it."""
    return {role for i in grouping.members(root) for role in roles_said(grouping.occurrences[i])}


def roles_said(occurrence: Occurrence) -> list[Role]:
    if occurrence.mention.kind is MentionKind.NAME:
        return roles_in(occurrence)
    if occurrence.mention.kind is MentionKind.NOMINAL:
        role = role_of((*occurrence.modifiers, occurrence.mention.text), occurrence.head)
        return [role] if role else []
    return []


def is_over(occurrence: Occurrence) -> bool:
    """Whether a text says of somebody that a role is over: "the former president" is nobody who is called president."""
    return is_past((*occurrence.title, *occurrence.modifiers, *occurrence.mention.text.split()))


def is_indefinite(occurrence: Occurrence, text: str) -> bool:
    """Whether a name is used as a word for one of a kind: "a Vespa", "another Kodak"; `text` is the document's."""
    start = occurrence.mention.span.start
    return re.search(r"\b(?:an?|another|any|every|each|one)\s+$", text[max(0, start - 9) : start]) is not None


class NamedGroups:
    """The named groups of a document, found by what a description says: by the head of a role, by a head noun.

    `at` holds, for each group, the places in `first` of the names that opened it.
    """

    def __init__(self, grouping: Grouping, found: list[Named], text: str) -> None:
        self.grouping = grouping
        opened: dict[int, Named] = {}
        for name in found:
            opened.setdefault(grouping.root(name.index), name)
        self.first = list(opened.values())
        order = {name.index: place for place, name in enumerate(self.first)}
        self.at = grouping.gather(lambda i: {order[i]} if i in order else ())
        self.roles = grouping.gather(lambda i: roles_said(grouping.occurrences[i]))
        keys = {name.index: name.key for name in found}
        self.kinds = grouping.gather(lambda i: kinds_shown(grouping.occurrences[i], keys.get(i), text))
        self.past = grouping.gather(lambda i: {True} if is_over(grouping.occurrences[i]) else ())
        self._by_role: dict[str, set[int]] = defaultdict(set)
        for name in self.first:
            self.learn(name.index)
        things = [n for n in found if n.person is None]
        self._by_sentence: dict[int, list[Named]] = defaultdict(list)
        for name in things:
            self._by_sentence[name.occurrence.sentence].append(name)
        self._ahead = sorted(things, key=lambda n: -n.occurrence.mention.span.end)
        self._by_noun: dict[str, dict[int, Named]] = defaultdict(dict)
        self._text = text

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
            if not is_indefinite(name.occurrence, self._text):
                self._put(plain(name.occurrence.mention.text).split(" of ")[0].split()[-1], name)
        for old, name in list(self._by_noun[head].items()):
            if self.grouping.root(name.index) != old:
                del self._by_noun[head][old]
                self._put(head, name)
        return list(self._by_noun[head].values())

    def _put(self, noun: str, name: Named) -> None:
        groups, root = self._by_noun[noun], self.grouping.root(name.index)
        if root not in groups or groups[root].index < name.index:
            groups[root] = name

    def of_sentence(self, sentence: int) -> list[Named]:
        """The names of one sentence that are no person's, in order."""
        return self._by_sentence.get(sentence, [])

    def near(self, type: str, occurrence: Occurrence, reach: int) -> dict[int, Named]:
        """The last name of each group of a type that stands before an occurrence, at most so many sentences back."""
        return {
            self.grouping.root(n.index): n
            for sentence in range(occurrence.sentence - reach, occurrence.sentence + 1)
            for n in self._by_sentence.get(sentence, ())
            if n.occurrence.mention.type == type and n.occurrence.mention.span.end <= occurrence.mention.span.start
        }
