"""Whom a report is about that somebody else makes: "her lawyer said she had left", "a doctor said he had died".

Who speaks for somebody speaks of him. Who is only "a doctor" or "an official" hardly ever speaks of himself where
somebody has just been named, and nobody tells of his own death.
"""

from __future__ import annotations

import re

from kg.model import MentionKind
from kg.resolve.grouping import Grouping
from kg.resolve.reference_words import reference_words

_ROLE = re.compile(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}?([a-z-]+),?\s+")
_FATE = re.compile(r"\s+(?:(?:(?:had|has|have) been|was|is) ([a-z]+)|(?:(?:had|has) )?(died|drowned))\b")


def spoken_for(grouping: Grouping, i: int, speaker: int, text: str) -> int | None:
    """Whose lawyer or spokesman the speaker is, by the possessive before him: "[her] lawyer, Kim Berg, said she …"."""
    told, words = grouping.occurrences[i], grouping.occurrences[speaker]
    if told.quoted or told.function != "subject" or words.sentence != told.sentence:
        return None
    if _has_fellow(grouping, i):
        return None
    start, roles = words.mention.span.start, reference_words().speaking_for
    for j in range(i - 1, -1, -1):
        owner = grouping.occurrences[j]
        if owner.sentence != told.sentence:
            return None
        if owner.function != "possessive" or grouping.root(j) == grouping.root(speaker):
            continue
        end = owner.mention.span.end
        named = words.mention.kind is MentionKind.NAME and (m := _ROLE.fullmatch(text[end:start])) and m[1] in roles
        if named or (words.mention.span.contains(owner.mention.span) and words.head in roles):
            return j
    return None


def _has_fellow(grouping: Grouping, i: int) -> bool:
    """Whether a second one is in play: "her doctor said she had examined her"."""
    told = grouping.occurrences[i]
    later = (o for o in grouping.occurrences[i + 1 : i + 9] if o.sentence == told.sentence and o.verb == told.verb)
    return any(o.mention.kind is MentionKind.PRONOUN and o.gender == told.gender for o in later)


def is_end(grouping: Grouping, i: int, text: str) -> bool:
    """Whether what is told of a pronoun is that he is dead."""
    said = _FATE.match(text[grouping.occurrences[i].mention.span.end :][:60])
    return said is not None and (said[1] is None or said[1] in reference_words().ended)


def is_anybody(grouping: Grouping, speaker: int) -> bool:
    """Whether a speaker is only "a doctor", "an official"."""
    words = grouping.occurrences[speaker]
    return words.mention.kind is MentionKind.NOMINAL and not words.definite and words.mention.type == "PERSON"
