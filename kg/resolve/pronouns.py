"""Pronouns inside one document, conservatively: a wrong antecedent makes a false claim, none makes only a lost one.

"I" is whoever says the quoted words. "He" and "she" go to the only person of the sentence or the one before, or to the
person who was the subject there; "it" to the body that reports of itself, else to the only body or country that was a
subject. Everything else stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.model import Link, MentionKind, Occurrence
from kg.pronouns import HE, RELATIVE, SHE, I, gender
from kg.resolve.grouping import Gathered, Grouping
from kg.resolve.itself import ACTORS, is_matter, is_one, is_rival, may_be_another, reports_of_itself
from kg.resolve.named import Named
from kg.resolve.names import gender_of
from kg.resolve.reference_words import reference_words
from kg.resolve.tables import names, titles
from kg.resolve.text import plain
from kg.resolve.told_of import is_anybody, is_end, spoken_for

_BEHIND_WORDS = re.compile(r"[\"”’']\s+(?:\w+\s+){0,2}$")
"""What ends right before who speaks quoted words: "…,” [he] said", "…,” said [he]"."""


def join_pronouns(grouping: Grouping, found: list[Named], text: str, links: tuple[Link, ...] = ()) -> None:
    """Attach pronouns to groups, left to right, so that a chain of them is followed; `text` is the document's.

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
        speaker = at.get(occurrence.speaker) if occurrence.speaker is not None else None
        if word in I:
            if speaker is not None and speaker != i:
                grouping.merge(i, speaker)
        elif (told := gender(word)) is not None:
            _join_nearest(grouping, i, told, borne, speaker, text)


def _join_nearest(
    grouping: Grouping, i: int, gender: str, borne: Gathered[str], speaker: int | None, text: str
) -> None:
    occurrence = grouping.occurrences[i]
    if gender == "n" and occurrence.mention.type == "EVENT":
        if (event := _last_event(grouping, occurrence, i)) is not None:
            grouping.merge(event, i)
        return
    if gender == "n" and occurrence.function in ("object", "oblique", "other"):
        return  # "denied it", "voted for it", "it is unclear": what is said or done rather than who acts
    if gender == "n" and speaker is not None and reports_of_itself(grouping, i, speaker, borne):
        grouping.merge(speaker, i)
        return
    if gender == "n" and speaker is not None and may_be_another(grouping, i, speaker, borne):
        return
    if (follows := _subject_behind(grouping, i, gender, borne, text)) is not None:
        grouping.merge(follows, i)
        return
    candidates: dict[int, list[int]] = {}
    rivals: list[int] = []
    mates: set[int] = set()
    start = occurrence.mention.span.start
    unquoted = occurrence.function == "subject" and not occurrence.quoted and occurrence.mention.text.islower()
    behind = unquoted and _BEHIND_WORDS.search(text[max(0, start - 40) : start]) is not None
    before = _sentence_before(grouping, i, behind=behind)
    for j in range(i - 1, -1, -1):
        other = grouping.occurrences[j]
        if other.sentence < before:
            break
        if grouping.are_two(i, j) or before < other.sentence < occurrence.sentence or (behind and other.quoted):
            continue
        if _clause_mate(occurrence, other):
            mates.add(grouping.root(j))
        elif _can_mean(other, gender, borne.of(j)) and not _says_what_he_is(grouping, j, borne):
            candidates.setdefault(grouping.root(j), []).append(j)
        elif gender == "n" and other.quoted == occurrence.quoted and is_rival(other, borne.of(j)):
            rivals.append(j)
    if speaker is not None and _in_own_words(grouping, i, speaker):
        mates.add(grouping.root(speaker))
        candidates = {root: places for root, places in candidates.items() if _is_theme(grouping, places, occurrence)}
    if speaker is not None and gender != "n":
        owner = spoken_for(grouping, i, speaker, text)
        if owner is not None and grouping.root(owner) in candidates:
            grouping.merge(owner, i)
            return
        if is_end(grouping, i, text):
            mates.add(grouping.root(speaker))
        elif is_anybody(grouping, speaker) and _others_named(grouping, candidates, speaker, borne):
            return
    candidates = {root: places for root, places in candidates.items() if root not in mates}
    if not candidates:
        return
    roots = list(candidates)
    if len(roots) > 1:
        if _is_open(grouping, i, candidates, speaker):
            return
        roots = _of_this_sentence(grouping, occurrence, candidates)
        roots = roots or _subjects(grouping, occurrence, candidates, before)
    if len(roots) != 1 or grouping.are_two(i, roots[0]):
        return
    if gender == "n":
        subjects = [j for j in candidates[roots[0]] if grouping.occurrences[j].function == "subject"]
        if not subjects or any(_comes_closer(grouping, j, subjects[0], occurrence) for j in rivals):
            return
    grouping.merge(roots[0], i)


def _sentence_before(grouping: Grouping, i: int, *, behind: bool) -> int:
    """The number of the sentence before, for who speaks `behind` his words that before all of them: "“We left. It was
    late. Then we ate,” [he] said"."""
    occurrence = grouping.occurrences[i]
    before = occurrence.sentence - 1
    if not behind:
        return before
    seen = occurrence.sentence
    for j in range(i - 1, -1, -1):
        other = grouping.occurrences[j]
        if other.sentence == occurrence.sentence:
            continue
        if not other.quoted:
            return other.sentence if seen < occurrence.sentence else before
        seen = other.sentence
    return before


def _says_what_he_is(grouping: Grouping, j: int, borne: Gathered[str]) -> bool:
    """Whether a description is only what somebody is said to be: "Mora, who was mayor", "Mora is a teacher"."""
    other = grouping.occurrences[j]
    if other.mention.kind is not MentionKind.NOMINAL or other.function != "predicate" or "name" in borne.of(j):
        return False
    before = (k for k in range(j - 1, -1, -1) if grouping.occurrences[k].sentence == other.sentence)
    return any(grouping.occurrences[k].function == "subject" and "person" in borne.of(k) for k in before)


def _others_named(grouping: Grouping, candidates: dict[int, list[int]], speaker: int, borne: Gathered[str]) -> bool:
    """Whether somebody with a name was a subject or an object before, and is not the speaker."""
    return any(
        "name" in borne.of(root) and any(grouping.occurrences[j].function in ("subject", "object") for j in places)
        for root, places in candidates.items()
        if root != grouping.root(speaker)
    )


def _last_event(grouping: Grouping, pronoun: Occurrence, i: int) -> int | None:
    """The only event that was a subject in this sentence before, else in the one before: what "it" says happened."""
    subjects: dict[int, dict[int, int]] = {0: {}, 1: {}}
    for j in range(i - 1, -1, -1):
        other = grouping.occurrences[j]
        distance = pronoun.sentence - other.sentence
        if distance > 1:
            break
        if other.mention.type == "EVENT" and other.function == "subject" and other.number != "plur":
            subjects[distance].setdefault(grouping.root(j), j)
    nearest = list((subjects[0] or subjects[1]).values())
    return nearest[0] if len(nearest) == 1 else None


def _in_own_words(grouping: Grouping, i: int, speaker: int) -> bool:
    """Whether a pronoun stands in words that are quoted, or in an answer: there "he" is not who speaks."""
    occurrence = grouping.occurrences[i]
    return occurrence.quoted or grouping.occurrences[speaker].sentence != occurrence.sentence


def _is_theme(grouping: Grouping, places: list[int], pronoun: Occurrence) -> bool:
    """Whether quoted words may go on to speak of a person: they name him themselves, or he was a subject."""
    others = [grouping.occurrences[j] for j in places]
    return any(o.function == "subject" or o.sentence == pronoun.sentence for o in others)


def _subject_behind(grouping: Grouping, i: int, gender: str, borne: Gathered[str], text: str) -> int | None:
    """The subject that a possessive in the opening phrase means: "In her last speech, Mora said …"."""
    occurrence, span = grouping.occurrences[i], grouping.occurrences[i].mention.span
    if occurrence.function != "possessive" or occurrence.verb is None:
        return None
    for j in range(i + 1, len(grouping.occurrences)):
        other = grouping.occurrences[j]
        if other.sentence != occurrence.sentence:
            break
        if other.function != "subject":
            continue
        fits = other.mention.kind is MentionKind.NAME and _can_mean(other, gender, borne.of(j))
        own = other.verb == occurrence.verb and not other.mention.span.contains(span)
        return (
            j if fits and own and not grouping.are_two(i, j) and _opens(grouping, i, j, gender, borne, text) else None
        )
    return None


def _opens(grouping: Grouping, i: int, subject: int, gender: str, borne: Gathered[str], text: str) -> bool:
    """Whether a possessive hangs on a preposition before the first subject, and nobody else was spoken of before."""
    start, sentence = grouping.occurrences[i].mention.span.start, grouping.occurrences[i].sentence
    leading = re.search(r"(\w+)\s+$", text[max(0, start - 20) : start])
    if leading is None or leading[1].casefold() not in names().prepositions:
        return False
    for j in range(i - 1, -1, -1):
        other = grouping.occurrences[j]
        if sentence - other.sentence > 1:
            break
        if other.sentence == sentence and other.function == "subject":
            return False
        if grouping.root(j) != grouping.root(subject) and _can_mean(other, gender, borne.of(j)):
            return False
    return True


def _comes_closer(grouping: Grouping, rival: int, subject: int, pronoun: Occurrence) -> bool:
    """Whether a rival for "it" stands as near as the subject that it would be given to: it is the last subject before
    the pronoun, or anything of its sentence, where the subject is of the sentence before; or it is the matter."""
    other, chosen = grouping.occurrences[rival], grouping.occurrences[subject]
    if other.sentence > chosen.sentence:
        return pronoun.function != "possessive" and other.function in ("subject", "object")
    later = other.function == "subject" and rival > subject
    return other.sentence == chosen.sentence and (later or is_matter(grouping, other, chosen, pronoun))


def _is_open(grouping: Grouping, i: int, candidates: dict[int, list[int]], speaker: int | None) -> bool:
    """Whether "he" may as well be either of two: "Lee met Kim during his visit", "Lee says Kim knew what he did"."""
    occurrence = grouping.occurrences[i]
    here = {
        root: [j for j in places if grouping.occurrences[j].sentence == occurrence.sentence]
        for root, places in candidates.items()
    }
    here = {root: places for root, places in here.items() if places}
    if len(here) < 2 or plain(occurrence.mention.text) not in HE | SHE:
        return False
    if speaker is not None and grouping.root(speaker) in here:
        return True
    last = max(here, key=lambda root: max(here[root]))
    return occurrence.function == "possessive" and grouping.occurrences[max(here[last])].function != "subject"


def _of_this_sentence(grouping: Grouping, occurrence: Occurrence, candidates: dict[int, list[int]]) -> list[int]:
    """The only person whom the sentence itself names before "he" or "she": "sanctioned Li when he headed the bank"."""
    here = [
        root
        for root, places in candidates.items()
        if any(grouping.occurrences[j].sentence == occurrence.sentence for j in places)
    ]
    personal = plain(occurrence.mention.text) in HE | SHE
    return here if len(here) == 1 and personal and occurrence.function == "subject" else []


def _subjects(grouping: Grouping, occurrence: Occurrence, candidates: dict[int, list[int]], before: int) -> list[int]:
    """Of several antecedents those that were the subject: of this sentence before, else of the one `before`."""
    for sentence in (occurrence.sentence, before):
        subjects = [
            root
            for root, places in candidates.items()
            if any(
                grouping.occurrences[j].function == "subject" and grouping.occurrences[j].sentence == sentence
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
    if occurrence.mention.kind is MentionKind.NOMINAL:
        genders.add(titles().kin.get(plain(occurrence.head)))
    if name is not None and name.person is not None:
        genders |= {name.occurrence.gender, gender_of(name.person)}
    return {trait for trait, holds in told.items() if holds} | {g for g in genders if g in ("m", "f")}


def _can_mean(other: Occurrence, gender: str, traits: set[str]) -> bool:
    if not is_one(other) or other.mention.type == "POSITION":
        return False
    if other.mention.kind is MentionKind.PRONOUN and plain(other.mention.text) in RELATIVE and "name" not in traits:
        return False  # "Mora, who won": nobody else
    if gender == "n":
        return "person" not in traits and "name" in traits and other.mention.type in ACTORS
    if other.mention.kind is MentionKind.NOMINAL and other.head.casefold() in reference_words().collectives:
        return False
    return "person" in traits and traits & {"m", "f"} <= {gender}


def _clause_mate(pronoun: Occurrence, other: Occurrence) -> bool:
    """Subject and object of one verb are two things, unless the pronoun is reflexive or possessive."""
    same = pronoun.sentence == other.sentence and pronoun.verb is not None and pronoun.verb == other.verb
    reflexive = plain(pronoun.mention.text).endswith("self")
    return same and not reflexive and pronoun.function in ("object", "oblique") and other.function == "subject"
