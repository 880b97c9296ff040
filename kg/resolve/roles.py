"""What a text says a person is: the head word of a role, the country it is of, the walk of life it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Occurrence
from kg.resolve.places import countries_in
from kg.resolve.tables import countries, names, titles
from kg.resolve.text import plain

_SMALL = frozenset(
    {"of", "the", "for", "to", "and", "in", "at", "a", "an", "'s", "s", "his", "her", "its", "their", "this", "that"}
)


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A role as said: `head` and other words, folded, with the code of its country ("" where none is named)."""

    head: str
    words: tuple[str, ...] = ()
    country: str = ""


def roles_of(words: Iterable[str], head: str = "") -> list[Role]:
    """The roles in title or description words ("Chinese", "Defense", "Minister"), one for each head word; none for mere
    forms of address. `head` is the head word where grammar knows it."""
    table = titles()
    tokens = [table.spelling.get(t, t) for w in words for t in plain(w).replace("'s", " ").split()]
    tokens = [t for token in tokens for t in table.abbreviations.get(token, table.ranks.get(token, token)).split()]
    tokens = list(_sent_to(tokens))
    tokens = [t for t in tokens if t not in table.times and t not in _SMALL and t not in table.honorifics]
    where = sorted(countries_in(tokens)) if tokens else []
    kept = [t for i, t in enumerate(tokens) if not _names_country(tokens, i)]
    heads = [t for t in kept if t in table.roles or t in table.ranks]
    if head:
        heads = [table.ranks.get(plain(head), plain(head))]
    rest = tuple(sorted({t for t in kept if t not in heads and t != plain(head)}))
    return [Role(h, rest, where[0] if len(where) == 1 else "") for h in dict.fromkeys(heads)]


def _sent_to(tokens: list[str]) -> Iterator[str]:
    """The words with the country that somebody is sent to as one of his office: "ambassador", "to Japan"."""
    i = 0
    while i < len(tokens):
        if tokens[i] == "to" and i and tokens[i - 1] in titles().sent:
            start = i + 2 if tokens[i + 1 : i + 2] == ["the"] else i + 1
            for stop in (start + 2, start + 1):
                country = countries().of(" ".join(tokens[start:stop]))
                if country is not None:
                    yield f"to {country.code}"
                    i = stop
                    break
            else:
                i += 1
            continue
        yield tokens[i]
        i += 1


def is_small(word: str) -> bool:
    """Whether a folded word only links others inside a role."""
    return word in _SMALL


def role_of(words: Iterable[str], head: str = "") -> Role | None:
    """The last role in words: "vice president and minister" is read as a minister; `None` where there is none."""
    found = roles_of(words, head)
    return found[-1] if found else None


def _names_country(tokens: list[str], i: int) -> bool:
    tables = countries()
    around = (tokens[i], " ".join(tokens[i : i + 2]), " ".join(tokens[max(0, i - 1) : i + 1]))
    return any(tables.of(t) is not None for t in around)


def field_of(role: Role) -> str | None:
    """The walk of life of a role ("sport", "business"), `None` where it has none or could be of any."""
    return names().fields.get(role.head)


def describes(role: Role, known: Role) -> bool:
    """Whether a description can be of a bearer of a known role: the same head, or a kin head with a shared field word
    or country ("the defense chief" of the Chinese Defense Minister).

    What the description adds must be known of the bearer: "Thailand's foreign minister" is not whoever a text calls
    a minister, for a text may speak of two.
    """
    if role.country != known.country and role.country:
        return False
    own, theirs = set(role.words), set(known.words)
    field = own - {"top", "senior", "new", "then", "chief"}
    if (own ^ theirs) & titles().lesser:
        return False
    if field & theirs:
        return role.head == known.head or known.head in names().descriptions.get(role.head, frozenset())
    if field & (titles().parts | names().generic) or (field and theirs):
        return False
    if role.head == known.head:
        return True
    kin = names().descriptions.get(role.head, frozenset())
    return known.head in kin and bool(role.country) and not field


def is_past(words: Iterable[str]) -> bool:
    """Whether words say that a role is no longer held ("former", "then")."""
    return any(plain(w) in titles().former for w in words)


def roles_in(occurrence: Occurrence) -> list[Role]:
    """The roles that stand beside a name: its title, and a role among its modifiers."""
    found: list[Role] = []
    for words in (occurrence.title, occurrence.modifiers, (*occurrence.modifiers, *occurrence.title)):
        found += [role for role in roles_of(words) if role not in found]
    return found


def owner_in(text: str) -> set[str]:
    """The words of whoever else an office is of, as "Mora" in "Mora's chief of staff"; a country is known as one."""
    named = re.match(r"(?:[Tt]he )?((?:[A-Z][\w.-]*\s?)+)['’]s?\s", text)
    words = plain(named[1]).split() if named else []
    return set() if countries_in(words) else set(words)
