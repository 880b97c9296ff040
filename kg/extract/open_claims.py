"""Open relations: what a clause says that no declared relation covers, so that nothing is lost.

"The team won the cup"                open:win            the team -> the cup
"The mayor resigned from the party"   open:resign_from    the mayor -> the party
"Quat was elected in the north"       open:elected_in     Quat -> the north    (a passive keeps its participle,
                                                          so that who did it and whom it befell cannot be mixed up)
"The bridge was destroyed"            open:destroy        (unstated) -> the bridge
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.frames import End, literal
from kg.extract.mentions import Mentions
from kg.extract.time import normalise

_SKIPPED_MARKERS = frozenset({"according to", "per", "despite", "because of", "due to", "like", "unlike", "instead of"})


@dataclass(frozen=True, slots=True)
class OpenEnds:
    relation: str
    subject: End
    object: End


def open_ends(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    """The pairs of ends of a clause, with the open relation that joins them, in the order of the words."""
    lemma = clause.lemma.replace(" ", "_")
    if clause.kind in {ClauseKind.COPULAR, ClauseKind.ADJECTIVAL}:
        yield from _copular(mentions, clause)
        return
    if clause.kind is not ClauseKind.VERBAL:
        return
    if clause.voice is Voice.PASSIVE:
        yield from _passive(mentions, clause, lemma)
        return
    subjects = _values(mentions, tuple(a for a in clause.subjects if a.clause is None))
    if not subjects:
        return
    direct = _values(mentions, clause.objects) or _values(mentions, clause.having(Role.INDIRECT_OBJECT))
    if direct:
        yield from _pairs(f"open:{lemma}", subjects, direct)
        return
    complements = _values(mentions, clause.complements, words=True)
    if complements:
        marker = clause.complements[0].marker.replace(" ", "_")
        yield from _pairs(f"open:{lemma}_{marker}" if marker else f"open:{lemma}", subjects, complements)
        return
    content = [
        End(a, value) for a in clause.having(Role.CLAUSAL_COMPLEMENT) if (value := literal(mentions, a)) is not None
    ]
    if content:
        yield from _pairs(f"open:{lemma}", subjects, content[:1])
        return
    marker, oblique = _oblique(mentions, clause)
    if oblique:
        yield from _pairs(f"open:{lemma}_{marker}", subjects, oblique)
        return
    yield from _pairs(f"open:{lemma}", subjects, [End(None, None)])


def _passive(mentions: Mentions, clause: Clause, lemma: str) -> Iterator[OpenEnds]:
    undergoers = _values(mentions, tuple(a for a in clause.subjects if a.clause is None))
    agents = _values(mentions, clause.having(Role.AGENT))
    if not undergoers:
        return
    if agents:
        yield from _pairs(f"open:{lemma}", agents, undergoers)
        return
    participle = "_".join([mentions.doc[clause.predicate].lower_, *(mentions.doc[i].lower_ for i in clause.particles)])
    kept = _values(mentions, clause.objects) or _values(mentions, clause.complements, words=True)
    if kept:
        yield from _pairs(f"open:{participle}", undergoers, kept)
        return
    content = [
        End(a, value) for a in clause.having(Role.CLAUSAL_COMPLEMENT) if (value := literal(mentions, a)) is not None
    ]
    if content:
        yield from _pairs(f"open:{participle}", undergoers, content[:1])
        return
    marker, oblique = _oblique(mentions, clause)
    if oblique:
        yield from _pairs(f"open:{participle}_{marker}", undergoers, oblique)
        return
    yield from _pairs(f"open:{lemma}", [End(None, None)], undergoers)


def _copular(mentions: Mentions, clause: Clause) -> Iterator[OpenEnds]:
    subjects = _values(mentions, tuple(a for a in clause.subjects if a.clause is None))
    if not subjects:
        return
    complement = clause.complements[0] if clause.complements else None
    if clause.kind is ClauseKind.ADJECTIVAL:
        marker, oblique = _oblique(mentions, clause)
        if oblique and marker:
            yield from _pairs(f"open:be_{clause.lemma}_{marker}".replace(" ", "_"), subjects, oblique)
            return
    if complement is None:
        return
    if complement.role is Role.CLAUSAL_COMPLEMENT or complement.clause is not None:
        value = literal(mentions, complement)
        found = [End(complement, value)] if value else []
    else:
        found = _values(mentions, clause.complements, words=True)
    marker = complement.marker.replace(" ", "_")
    yield from _pairs(f"open:be_{marker}" if marker else "open:be", subjects, found)


def _pairs(relation: str, subjects: list[End], objects: list[End]) -> Iterator[OpenEnds]:
    for subject in subjects:
        for object in objects:
            if subject.head is not None and subject.head == object.head:
                continue
            yield OpenEnds(relation, subject, object)


def _values(mentions: Mentions, arguments: tuple[Argument, ...], words: bool = False) -> list[End]:
    """Arguments as ends. A complement that is no mention ("unknown") stays as words."""
    found = []
    for argument in arguments:
        head = mentions.doc[argument.head]
        mention = mentions.of_argument(argument) if head.pos_ not in {"ADJ", "ADV"} or not words else None
        if mention is not None:
            found.append(End(argument, mention))
        elif words or mentions.value_at(head) is not None or argument.role is Role.OBJECT:
            value = literal(mentions, argument)
            if value is not None:
                found.append(End(argument, value))
    return found


def _oblique(mentions: Mentions, clause: Clause) -> tuple[str, list[End]]:
    """The first prepositional argument that is no time, with what is coordinated with it; names come first."""
    found: list[tuple[bool, Argument]] = []
    for argument in clause.having(Role.OBLIQUE, Role.AGENT):
        if argument.clause is not None or not argument.marker or argument.marker in _SKIPPED_MARKERS:
            continue
        head = mentions.doc[argument.head]
        value = mentions.value_at(head)
        if value is not None and value[2] == "DATE":
            continue
        if value is None and head.i not in mentions.names and normalise(head.text, None):
            continue
        found.append((head.i not in mentions.names, argument))
    if not found:
        return "", []
    chosen = min(found, key=lambda pair: (pair[1].head > clause.predicate + 12, pair[0], pair[1].head))[1]
    group = tuple(a for _, a in found if a.group == chosen.group)
    return chosen.marker.replace(" ", "_"), _values(mentions, group, words=True)
