"""Whom "they" and "we" mean: the many who report of themselves, or the only many that the text has just spoken of.

"The rebels said they had fled"              the rebels
"Iran and Iraq said they would sign"         each of the two
"Soldiers took the palace. They arrested …"  the soldiers, if no other many were spoken of
"Three men were held. Officials said they …" nobody knows: the men or the officials
"We have lost," the party said              the party; a man's "we" may be anybody's

They have no entity between them, and what "they" do is told of the words, or the names, that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import VALUE_TYPES, Mention, MentionKind, Occurrence, Span
from kg.resolve.grouping import Grouping
from kg.resolve.itself import is_nobody
from kg.resolve.reference_words import reference_words
from kg.resolve.text import plain

_JOINED = re.compile(r"(?:,|,? and|,? as well as) (?:[\w.'’-]+ ){0,5}")
_LAST = re.compile(r",? (?:and|as well as) ")
_OPENING = re.compile(r"(?:^|[.!?\n]\W*)(?:[\w'’]+,? ){0,3}$")
_WORKING = frozenset({"subject", "object", "oblique", "predicate"})
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class _Many:
    """Several who may be "they": one plural, or all that a sentence joins by "and". `last` is the place of the last."""

    members: tuple[Occurrence, ...]
    last: int

    @property
    def first(self) -> Occurrence:
        return self.members[0]

    @property
    def heads(self) -> frozenset[str]:
        return frozenset(plain(m.head) for m in self.members)


def mean_many(grouping: Grouping, text: str) -> dict[Span, tuple[Mention, ...]]:
    """Whom each "they" and "we" that was a subject means, by its span; `text` is the document's."""
    every = list(_all(grouping, text))
    found = _of_themselves(grouping, every)
    spoken: dict[int, list[_Many]] = {}
    for many in every:
        spoken.setdefault(many.first.sentence, []).append(many)
    for i, occurrence in enumerate(grouping.occurrences):
        if plain(occurrence.mention.text) != "they" or occurrence.mention.kind is not MentionKind.PRONOUN:
            continue
        before = spoken.get(occurrence.sentence - 1, [])
        here = [m for m in spoken.get(occurrence.sentence, []) if m.last < i]
        chosen = None
        if occurrence.function == "subject" and not occurrence.quoted:
            chosen = _reporting(grouping, i, before, here) or _going_on(grouping, i, before, here, text)
        members = chosen.members if chosen is not None else (occurrence,)
        if all(m.mention.kind is not MentionKind.PRONOUN or m.mention.span in found for m in members):
            told = (found.get(m.mention.span, (m.mention,)) for m in members)
            found[occurrence.mention.span] = tuple(mention for several in told for mention in several)
        spoken.setdefault(occurrence.sentence, []).append(_Many(members, i))
    return found


def _of_themselves(grouping: Grouping, every: list[_Many]) -> dict[Span, tuple[Mention, ...]]:
    """The bodies and the many whose own quoted words have "we"."""
    joined = {o.mention.span: many for many in every for o in many.members}
    at = {o.mention.span: j for j, o in enumerate(grouping.occurrences)}
    found = {}
    for occurrence in grouping.occurrences:
        j = at.get(occurrence.speaker) if occurrence.speaker is not None else None
        if j is None or plain(occurrence.mention.text) != "we" or not occurrence.quoted:
            continue
        speaker = grouping.occurrences[j]
        many = joined.get(speaker.mention.span) or _Many((speaker,), j)
        body = speaker.mention.type in _ACTING - {"PERSON"} and speaker.mention.kind is not MentionKind.PRONOUN
        own = occurrence.function == "subject" and not any(map(is_nobody, many.members))
        if own and (body or speaker.mention.span in joined):
            found[occurrence.mention.span] = tuple(o.mention for o in many.members)
    return found


def _all(grouping: Grouping, text: str) -> Iterator[_Many]:
    """All that may be "they", in text order, without pronouns."""
    occurrences, i = grouping.occurrences, 0
    working = [j for j, o in enumerate(occurrences) if _may_count(o)]
    while i < len(working):
        chain = [working[i]]
        for j in working[i + 1 :]:
            if not _joined(occurrences[chain[-1]], occurrences[j], text):
                break
            chain.append(j)
        members = tuple(occurrences[j] for j in chain)
        if len(chain) > 1 and _LAST.match(_between(members[-2], members[-1], text)):
            yield _Many(members, chain[-1])
        else:
            yield from (_Many((occurrences[j],), j) for j in chain if _is_plural(occurrences[j]))
        i += len(chain)


def _may_count(occurrence: Occurrence) -> bool:
    mention = occurrence.mention
    named = mention.kind is not MentionKind.PRONOUN and mention.type not in (*VALUE_TYPES, "POSITION")
    return named and occurrence.function in _WORKING


def _joined(one: Occurrence, other: Occurrence, text: str) -> bool:
    same = (one.sentence, one.function, one.verb) == (other.sentence, other.function, other.verb)
    return same and _JOINED.fullmatch(_between(one, other, text)) is not None


def _between(one: Occurrence, other: Occurrence, text: str) -> str:
    return re.sub(r"\s+", " ", text[one.mention.span.end : other.mention.span.start])


def _is_plural(occurrence: Occurrence) -> bool:
    """Whether a mention is of several: "three men", "the Houthis"; "the Netherlands" are one."""
    if occurrence.mention.kind is MentionKind.NAME:
        return occurrence.number == "plur" and occurrence.mention.type != "GPE"
    return occurrence.number != "sing"


def _reporting(grouping: Grouping, i: int, before: list[_Many], here: list[_Many]) -> _Many | None:
    """The many who say of themselves what "they" do: "the rebels said they had fled"."""
    they = grouping.occurrences[i]
    said = next((m for m in here if they.speaker in {o.mention.span for o in m.members}), None)
    if said is None and not here and not before:
        said = _as_one(grouping, i)
    if said is None or said.first.function != "subject" or any(map(is_nobody, said.members)):
        return None
    for other in here:
        behind = other.last > said.last
        if other is not said and (other.first.function == "subject" or (behind and _is_addressed(said, other))):
            return None
    rivals = [m for m in before if _may_do(m, they) and m.heads.isdisjoint(said.heads)]
    went_on = any(not m.heads.isdisjoint(said.heads) and m.first.function == "subject" for m in before)
    return None if rivals and (they.undergoes or not went_on) else said


def _as_one(grouping: Grouping, i: int) -> _Many | None:
    """A people, or a noun of several, that says what "they" do: "the couple said they had left"."""
    they = grouping.occurrences[i]
    for j in range(i - 1, -1, -1):
        other = grouping.occurrences[j]
        if other.mention.span == they.speaker and other.sentence == they.sentence:
            several = other.mention.type == "NORP" or other.head.casefold() in reference_words().collectives
            return _Many((other,), j) if several else None
    return None


def _is_addressed(said: _Many, other: _Many) -> bool:
    own = other.first.verb == said.first.verb and other.first.function == "object"
    words = reference_words()
    return own and said.first.verb in words.addressing and other.heads.isdisjoint(words.audiences)


def _may_do(many: _Many, they: Occurrence) -> bool:
    """Whether others may be those of whom something is told."""
    acting = bool(_ACTING & {o.mention.type for o in many.members})
    return many.first.function == "subject" or they.undergoes or (acting and many.first.function == "object")


def _going_on(grouping: Grouping, i: int, before: list[_Many], here: list[_Many], text: str) -> _Many | None:
    """The only many of this sentence before "they", else, where it opens the sentence, of the one before, who were a
    subject."""
    they = grouping.occurrences[i]
    speaker = next((o for o in reversed(grouping.occurrences[:i]) if o.mention.span == they.speaker), None)
    if speaker is not None and (_is_plural(speaker) or speaker.mention.type != "PERSON"):
        return None
    near, far = (here, before) if here else (before, [])
    if len(near) != 1 or any(near[0].heads.isdisjoint(m.heads) for m in far) or _several_as_one(grouping, i, near[0]):
        return None
    if not here and speaker is None and _OPENING.search(text[: they.mention.span.start][-40:]) is None:
        return None
    return near[0] if _is_theme(near[0]) else None


def _is_theme(many: _Many) -> bool:
    """Whether a text may go on about several: they act, and were a subject."""
    acting = all(m.mention.type in _ACTING or m.mention.kind is MentionKind.PRONOUN for m in many.members)
    counted = len(many.members) > 1 or many.first.number == "plur"
    return acting and counted and many.first.function == "subject" and not any(map(is_nobody, many.members))


def _several_as_one(grouping: Grouping, i: int, many: _Many) -> bool:
    """Whether a crowd or a team was spoken of, or a body behind the many, which may be "they" as well."""
    they = grouping.occurrences[i]
    for j in range(i - 1, -1, -1):
        other = grouping.occurrences[j]
        if they.sentence - other.sentence > 1:
            return False
        if _is_plural(other) or other in many.members:
            continue
        body = other.mention.type == "ORG" and other.function == "subject" and j > many.last
        if body or other.head.casefold() in reference_words().collectives:
            return True
    return False
