"""Pronouns inside one document, conservatively: a wrong antecedent makes a false claim, none makes only a lost one.

"I" is whoever says the quoted words. "He" and "she" go to the only person of the sentence or the one before, or to the
person who was the subject there; "it" to the only body or country that was a subject. Everything else stays open.
"""

from __future__ import annotations

from bisect import bisect_left

from kg.model import Link, MentionKind, Occurrence
from kg.pronouns import HE, SHE, I, gender
from kg.resolve.grouping import Gathered, Grouping
from kg.resolve.named import Named
from kg.resolve.names import gender_of
from kg.resolve.text import plain

_ACTORS = frozenset({"ORG", "GPE", "NORP"})


def join_pronouns(grouping: Grouping, found: list[Named], links: tuple[Link, ...] = ()) -> None:
    """Attach pronouns to groups, left to right, so that a chain of them is followed.

    "Kia is its affiliate", "Omar, his brother": a pronoun inside what a link equates with a name is not that name.
    """
    at = {o.mention.span: i for i, o in enumerate(grouping.occurrences)}
    starts = [o.mention.span.start for o in grouping.occurrences]
    for link in links:
        for inner, other in ((link.left.span, link.right.span), (link.right.span, link.left.span)):
            for i in range(bisect_left(starts, inner.start), bisect_left(starts, inner.end)):
                if grouping.occurrences[i].mention.kind is MentionKind.PRONOUN and other in at:
                    grouping.tell_apart(i, at[other])
    named = {n.index: n for n in found}
    borne = grouping.gather(lambda i: _traits(grouping.occurrences[i], named.get(i)))
    for i, occurrence in enumerate(grouping.occurrences):
        if occurrence.mention.kind is not MentionKind.PRONOUN:
            continue
        word = plain(occurrence.mention.text)
        if word in I:
            if occurrence.speaker is not None and occurrence.speaker in at and at[occurrence.speaker] != i:
                grouping.merge(i, at[occurrence.speaker])
        elif (told := gender(word)) is not None:
            _join_nearest(grouping, i, told, borne)


def _join_nearest(grouping: Grouping, i: int, gender: str, borne: Gathered[str]) -> None:
    occurrence = grouping.occurrences[i]
    if gender == "n" and occurrence.function in ("object", "oblique"):
        return  # "denied it", "voted for it": what is said or done rather than who acts
    candidates: dict[int, list[int]] = {}
    mates: set[int] = set()
    for j in range(i - 1, -1, -1):
        other = grouping.occurrences[j]
        if occurrence.sentence - other.sentence > 1:
            break
        if grouping.are_two(i, j):
            continue
        if _clause_mate(occurrence, other):
            mates.add(grouping.root(j))
        elif _can_mean(other, gender, borne.of(j)):
            candidates.setdefault(grouping.root(j), []).append(j)
    candidates = {root: places for root, places in candidates.items() if root not in mates}
    if not candidates:
        return
    roots = list(candidates)
    if len(roots) > 1:
        roots = _of_this_sentence(grouping, occurrence, candidates) or _subjects(grouping, occurrence, candidates)
    if len(roots) != 1 or grouping.are_two(i, roots[0]):
        return
    if gender != "n" or any(grouping.occurrences[j].function == "subject" for j in candidates[roots[0]]):
        grouping.merge(roots[0], i)


def _of_this_sentence(grouping: Grouping, occurrence: Occurrence, candidates: dict[int, list[int]]) -> list[int]:
    """The only person whom the sentence itself names before "he" or "she": "sanctioned Li when he headed the bank"."""
    here = [
        root
        for root, places in candidates.items()
        if any(grouping.occurrences[j].sentence == occurrence.sentence for j in places)
    ]
    personal = plain(occurrence.mention.text) in HE | SHE
    return here if len(here) == 1 and personal and occurrence.function == "subject" else []


def _subjects(grouping: Grouping, occurrence: Occurrence, candidates: dict[int, list[int]]) -> list[int]:
    """Of several antecedents those that were the subject: of this sentence before, else of the one before."""
    for distance in (0, 1):
        subjects = [
            root
            for root, places in candidates.items()
            if any(
                grouping.occurrences[j].function == "subject"
                and occurrence.sentence - grouping.occurrences[j].sentence == distance
                for j in places
            )
        ]
        if subjects:
            return subjects if occurrence.function in ("subject", "possessive") else []
    return []


def _traits(occurrence: Occurrence, name: Named | None) -> set[str]:
    """What one mention tells of what it names: "person", "name", and a gender, "m" or "f"."""
    told = {"person": occurrence.mention.type == "PERSON", "name": occurrence.mention.kind is MentionKind.NAME}
    genders = {occurrence.gender}
    if name is not None and name.person is not None:
        genders |= {name.occurrence.gender, gender_of(name.person)}
    return {trait for trait, holds in told.items() if holds} | {g for g in genders if g in ("m", "f")}


def _can_mean(other: Occurrence, gender: str, traits: set[str]) -> bool:
    # "the United States", "the United Nations": a name is one thing, whatever the form of its last word.
    one_name = other.mention.kind is MentionKind.NAME and other.mention.type != "NORP"
    if (other.number == "plur" and not one_name) or other.mention.type == "POSITION":
        return False
    if gender == "n":
        return "person" not in traits and "name" in traits and other.mention.type in _ACTORS
    return "person" in traits and traits & {"m", "f"} <= {gender}


def _clause_mate(pronoun: Occurrence, other: Occurrence) -> bool:
    """Subject and object of one verb are two things, unless the pronoun is reflexive or possessive."""
    same = pronoun.sentence == other.sentence and pronoun.verb is not None and pronoun.verb == other.verb
    reflexive = plain(pronoun.mention.text).endswith("self")
    return same and not reflexive and pronoun.function in ("object", "oblique") and other.function == "subject"
