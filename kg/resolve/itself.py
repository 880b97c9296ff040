"""A body that reports of itself: "the army said it had freed two hostages", named or not.

What somebody says of "it" is said of the body that speaks, unless something else came between the two, or "it" is what
something was done to and the report spoke of such a thing before: "The dam burst. The firm said it had been inspected."
Nor is it said where something was done to another body before: "Wagner was sanctioned. The UN said it had shelled it."
"""

from __future__ import annotations

from kg.model import VALUE_TYPES, MentionKind, Occurrence
from kg.resolve.grouping import Gathered, Grouping
from kg.resolve.tables import names

ACTORS = frozenset({"ORG", "GPE", "NORP"})


def reports_of_itself(grouping: Grouping, i: int, speaker: int, borne: Gathered[str]) -> bool:
    """Whether the pronoun "it" at `i` is the body that says so, in a report of its own sentence."""
    pronoun, body = grouping.occurrences[i], grouping.occurrences[speaker]
    if pronoun.function != "subject" or pronoun.quoted or not _speaks_as_one(body, borne.of(speaker)):
        return False
    if body.sentence != pronoun.sentence or body.mention.span.end > pronoun.mention.span.start:
        return False
    if grouping.are_two(i, speaker) or any(_rivals(grouping, j, speaker, borne) for j in range(speaker + 1, i)):
        return False
    return not may_be_another(grouping, i, speaker, borne)


def may_be_another(grouping: Grouping, i: int, speaker: int, borne: Gathered[str]) -> bool:
    """Whether "it" at `i`, in what somebody says, may as well be what the sentence before spoke of."""
    if grouping.occurrences[i].sentence != grouping.occurrences[speaker].sentence:
        return False
    theme = grouping.occurrences[i].undergoes and _has_theme(grouping, speaker, borne)
    return theme or _is_of_accused(grouping, speaker, borne)


def _speaks_as_one(body: Occurrence, traits: set[str]) -> bool:
    return is_one(body) and "person" not in traits and body.mention.type in ACTORS and not is_nobody(body)


def is_nobody(mention: Occurrence) -> bool:
    """Whether a description picks nobody out, so that none else can be meant by it: "no firm", "every ministry"."""
    return not names().unspecific.isdisjoint(mention.modifiers)


def is_one(occurrence: Occurrence) -> bool:
    """Whether a mention is of one thing.

    "The United States", "the United Nations": a name is one thing, whatever the form of its last word; "Council
    members" are many.
    """
    mention = occurrence.mention
    one_name = mention.kind is MentionKind.NAME and mention.type != "NORP" and not occurrence.head.islower()
    return occurrence.number != "plur" or one_name


def is_rival(other: Occurrence, traits: set[str]) -> bool:
    """Whether a mention may be what "it" means, though it is nothing that acts: "the update", "the attack"."""
    inanimate = other.mention.type not in {*VALUE_TYPES, "PERSON", "POSITION", "NORP"} and "person" not in traits
    return inanimate and other.number != "plur" and other.mention.kind is not MentionKind.PRONOUN


def is_matter(grouping: Grouping, thing: Occurrence, body: Occurrence, pronoun: Occurrence) -> bool:
    """Whether a text may go on about what a body dealt with in the sentence before: a law that it passed, or whatever
    somebody then speaks of: "BP fought the tax. Mora said it would cost jobs"."""
    dealt = (thing.sentence, thing.verb, thing.function) == (body.sentence, body.verb, "object")
    if not dealt or pronoun.sentence == body.sentence or pronoun.function != "subject":
        return False
    speaker = next((o for o in grouping.occurrences if o.mention.span == pronoun.speaker), None)
    told = speaker is not None and speaker.mention.type == "PERSON" and not pronoun.quoted
    return thing.mention.type == "LAW" or told


def _rivals(grouping: Grouping, j: int, speaker: int, borne: Gathered[str]) -> bool:
    """Whether something else was a subject between the body and "it"."""
    other, body = grouping.occurrences[j], grouping.occurrences[speaker]
    apart = not body.mention.span.contains(other.mention.span) and grouping.root(j) != grouping.root(speaker)
    return apart and other.function == "subject" and is_rival(other, borne.of(j))


def _has_theme(grouping: Grouping, speaker: int, borne: Gathered[str]) -> bool:
    """Whether the sentence before spoke of a thing that something may have been done to, or of another body, while
    who speaks was no part of it: "The bank was sold. The ministry said it was bought by Barclays."
    """
    before = _before(grouping, speaker)
    known = any(grouping.root(j) == grouping.root(speaker) for j in before)
    for j in before:
        other = grouping.occurrences[j]
        own = grouping.root(j) == grouping.root(speaker) or (known and other.mention.type in ACTORS)
        if not own and other.function in ("subject", "object") and is_rival(other, borne.of(j)):
            return True
    return False


def _is_of_accused(grouping: Grouping, speaker: int, borne: Gathered[str]) -> bool:
    """Whether the sentence before told what was done to another body, of which who speaks now may tell why.

    "Wagner was sanctioned. The UN said it had attacked Bangui."
    """
    before = _before(grouping, speaker)
    if any(grouping.root(j) == grouping.root(speaker) for j in before):
        return False
    return any(
        o.undergoes and o.function == "subject" and o.mention.type in ACTORS and is_rival(o, borne.of(j))
        for j in before
        for o in (grouping.occurrences[j],)
    )


def _before(grouping: Grouping, speaker: int) -> list[int]:
    """What is spoken of in the sentence before, and in that of who speaks before he is."""
    last = grouping.occurrences[speaker].sentence - 1
    return [j for j in range(speaker) if grouping.occurrences[j].sentence >= last]
