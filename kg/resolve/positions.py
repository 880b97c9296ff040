"""Offices: positions whose country or body is known, so that one can ask who held them and when.

"Defense minister" alone stays words, for two countries have one each; "Chinese Defense Minister" and "China's minister
of defense" are one office, the defense minister of China. The owner is what the statement names, or what its pronoun
means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Literal, Mention, Occurrence, Statement
from kg.resolve.grouping import Grouping
from kg.resolve.named import Key, Named, key_of
from kg.resolve.organisations import body_key, is_generic
from kg.resolve.roles import Role, is_small, role_of
from kg.resolve.tables import countries, names, titles
from kg.resolve.text import plain, surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A position of a known owner: what it is on its own, its name, and the code of its country or ""."""

    key: Key
    label: str
    country: str


def held(statements: Iterable[Statement], known: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """Occurrences for the positions that statements give to somebody, where extraction has none (titles)."""
    sentence = {o.mention.span: o.sentence for o in known}
    for statement, position, _ in _owned(statements):
        if position.span not in sentence:
            holder = statement.subject.span if isinstance(statement.subject, Mention) else None
            sentence[position.span] = sentence.get(holder, 0) if holder else 0
            yield Occurrence(mention=position, sentence=sentence[position.span], head=position.text.split()[-1])


def offices(grouping: Grouping, statements: Iterable[Statement], found: Iterable[Named]) -> dict[int, Office]:
    """The offices among the positions of a document, by the index of their occurrence."""
    at = {o.mention.span: i for i, o in enumerate(grouping.occurrences)}
    named = {n.index: n for n in found}
    result: dict[int, Office] = {}
    for _, position, owner in _owned(statements):
        index = at.get(position.span)
        if index is None or grouping.occurrences[index].mention.type != "POSITION":
            continue
        owners = [named[i] for i in grouping.members(at[owner.span]) if i in named] if owner.span in at else []
        office = _office(position, owners, owner)
        if office is not None:
            result.setdefault(index, office)
    return result


def join_offices(grouping: Grouping, known: Mapping[int, Office]) -> None:
    """Join the occurrences of one office."""
    first: dict[Key, int] = {}
    for index in sorted(known):
        grouping.merge(first.setdefault(known[index].key, index), index)


def said_roles(statements: tuple[Statement, ...]) -> dict[tuple[int, int], set[Role]]:
    """Roles that statements give to a mention: who holds which position of what."""
    found: dict[tuple[int, int], set[Role]] = {}
    for statement in statements:
        if (
            statement.relation != "holds_position"
            or statement.subject is None
            or isinstance(statement.subject, Literal)
        ):
            continue
        words = [statement.object.text] if statement.object else []
        words += [q.value for q in statement.qualifiers if q.role == "of"]
        role = role_of(words)
        if role is not None:
            span = statement.subject.span
            found.setdefault((span.start, span.end), set()).add(role)
    return found


def _owned(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Mention, Mention]]:
    """Statements that somebody holds a position, with the position and its owner."""
    for statement in statements:
        position = statement.object
        if statement.relation != "holds_position" or position is None or isinstance(position, Literal):
            continue
        owner = next((q.mention for q in statement.qualifiers if q.role == "of" and q.mention is not None), None)
        if position.type == "POSITION" and owner is not None:
            yield statement, position, owner


def _office(position: Mention, owners: list[Named], owner: Mention) -> Office | None:
    role = role_of(position.text.split())
    if role is None or (role.head in titles().many and not role.words):
        return None
    owned = _owner([n.key for n in owners if n.key] or [key_of(owner.text, owner.type)], owners, owner)
    if owned is None:
        return None
    key, label, code = owned
    title = _title(position.text, label, code)
    words = sorted({w for w in (role.head, *role.words) if w not in plain(label).split()} - {"national"})
    owned_by = names().in_phrases.get(plain(label), label)
    whole = title if plain(label) in plain(title) else f"{title} of {owned_by}"
    return Office(key=("position", f"{' '.join(words)} of {key}"), label=whole, country=code)


def _owner(keys: list[Key], owners: list[Named], owner: Mention) -> tuple[str, str, str] | None:
    """The key, the name and the country of what a position is of; `None` for what is not known well enough."""
    for kind, value in sorted(keys):
        if kind in ("country", "people"):
            return value, countries().by_code[value].label, value
        if kind == "body":
            body = names().body_of[plain(value)]
            return value, body.label, body.country or ""
    texts = [n.occurrence.mention.text for n in owners if n.occurrence.mention.type == "ORG"]
    texts = texts or ([owner.text] if owner.type == "ORG" and owner.text[:1].isupper() else [])
    full = max(map(surface, texts), key=lambda t: (len(t), t), default="")
    return None if not full or is_generic(full) else (body_key(full), full, "")


def _title(text: str, owner: str, code: str) -> str:
    """The words of a position without its owner's country and without when it is held; small unless it has a name."""
    words = surface(text).split()
    if plain(owner) in plain(text):
        return " ".join(words)
    last = len(words) - 1
    kept = [w for i, w in enumerate(words) if i == last or not (_names(w, code) or plain(w) in titles().times)]
    table = titles()
    common = table.roles | table.parts | table.ranks.keys() | names().generic
    if all(plain(w) in common or is_small(plain(w)) for w in kept):
        kept = [w if w.isupper() else w.lower() for w in kept]
    return surface(" ".join(kept))


def _names(word: str, code: str) -> bool:
    country = countries().of(word)
    return bool(code) and country is not None and country.code == code
