"""Whom the words of a statement or a report keep apart, before pronouns are joined.

Who does something is not the pronoun to whom it is done; and a pronoun whose words are told names others in them, not
himself: "He said Mora would resign" is nobody's own resignation.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Mention, MentionKind, Statement
from kg.pronouns import HE, SHE
from kg.resolve.grouping import Grouping
from kg.resolve.names import person_name
from kg.resolve.text import plain

_NAMED_AS = frozenset({"subject", "object", "oblique", "possessive"})
"""Where a name means a third person: not in "I am Mora", "I, Mora, swear" or "the Mora campaign"."""


def part_ends(grouping: Grouping, statements: Iterable[Statement]) -> None:
    """Tell apart who does something from the pronoun for whom it is done to: "attacked Li without naming him"."""
    at = {o.mention.span: i for i, o in enumerate(grouping.occurrences)}
    for statement in statements:
        doer, other = statement.subject, statement.object
        if not isinstance(doer, Mention) or not isinstance(other, Mention) or other.kind is not MentionKind.PRONOUN:
            continue
        itself = plain(other.text).endswith("self") or statement.relation.startswith("open:be")
        if not itself and doer.span in at and other.span in at:
            grouping.tell_apart(at[doer.span], at[other.span])


def part_speakers(grouping: Grouping, statements: Iterable[Statement]) -> None:
    """Tell apart who speaks from whom he calls by a given name: "Al fits", said Alan Gottesman."""
    at = {o.mention.span: i for i, o in enumerate(grouping.occurrences)}
    for statement in statements:
        speakers = [s.mention for s in statement.chain[-1] if s.mention is not None] if statement.attribution else []
        for told in (statement.subject, statement.object):
            if not isinstance(told, Mention) or told.kind is not MentionKind.NAME or " " in told.text:
                continue
            for speaker in speakers:
                family = person_name(speaker.text).family
                known = told.span in at and speaker.span in at
                if known and told.type == speaker.type == "PERSON" and plain(told.text) != family:
                    grouping.tell_apart(at[told.span], at[speaker.span])


def part_named(grouping: Grouping) -> None:
    """Tell apart a pronoun that speaks and whom its words name: "He said Mora was ill" (Chomsky 1981, principle C)."""
    at = {o.mention.span: i for i, o in enumerate(grouping.occurrences)}
    for i, named in enumerate(grouping.occurrences):
        if named.mention.kind is not MentionKind.NAME or named.mention.type != "PERSON":
            continue
        speaker = at.get(named.speaker) if named.speaker is not None else None
        if speaker is None or named.function not in _NAMED_AS:
            continue
        who = grouping.occurrences[speaker]
        personal = who.mention.kind is MentionKind.PRONOUN and plain(who.mention.text) in HE | SHE
        if personal and (named.quoted or who.sentence == named.sentence):
            grouping.tell_apart(speaker, i)
