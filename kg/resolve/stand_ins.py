"""What a pronoun stands for that means somebody nobody names: "the army said it had fled" is told of the army.

Such a pronoun has no entity of its own, and the words that describe whom it means are put in its place.
"""

from __future__ import annotations

from collections.abc import Set

from kg.model import Mention, MentionKind, Occurrence, Span
from kg.pronouns import I
from kg.resolve.grouping import Grouping
from kg.resolve.itself import ACTORS, is_nobody, is_one
from kg.resolve.text import plain


def descriptions_of(grouping: Grouping, named: Set[Span]) -> dict[Span, tuple[Mention, ...]]:
    """The last description before each pronoun of a group without an entity that was a subject, by the pronoun's span.

    `named` are the spans of all mentions that have an entity.
    """
    found: dict[Span, tuple[Mention, ...]] = {}
    for i, occurrence in enumerate(grouping.occurrences):
        if occurrence.mention.kind is not MentionKind.PRONOUN or occurrence.mention.span in named:
            continue
        last = _last_description(grouping, i)
        if last is not None and _clearly_means(occurrence, last):
            found[occurrence.mention.span] = (last.mention,)
    return found


def _clearly_means(pronoun: Occurrence, described: Occurrence) -> bool:
    """Whether a pronoun goes on about what is described: in the same sentence, or as the first word of a later one.

    "I" is whoever is quoted: "my mother says that I am late" is said of the child.
    """
    wanted = ACTORS if pronoun.gender == "n" else {"PERSON"}
    near = pronoun.sentence == described.sentence or pronoun.mention.text[:1].isupper()
    own_words = plain(pronoun.mention.text) not in I or pronoun.quoted
    return described.mention.type in wanted and near and own_words


def _last_description(grouping: Grouping, i: int) -> Occurrence | None:
    before = [
        o
        for j in grouping.members(i)
        if j < i and (o := grouping.occurrences[j]).mention.kind is MentionKind.NOMINAL and o.function == "subject"
    ]
    fits = before and is_one(before[-1]) and not is_nobody(before[-1])
    return before[-1] if fits else None
