"""The circumstances of a claim: when, where, why, under which law, for how much.

Phrases of the clause that are not one of its two ends become qualifiers; a time or place that the parser hung on one of
the ends is found there too. Of several, those are chosen that are the claim's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from kg.extract import syntax
from kg.extract.adjuncts import Adjuncts
from kg.extract.adverbs import told_by_adverbs
from kg.extract.alternatives import alternatives
from kg.extract.amounts import amounts, prices
from kg.extract.circumstance_bounds import (
    acts,
    counts_all,
    gap_of,
    has_own_agent,
    has_own_time,
    is_countable,
    is_numbered,
    is_shared,
    is_term,
    lending,
    predicates,
    stands_apart,
    stands_outside_time,
)
from kg.extract.circumstance_roles import apt
from kg.extract.clause import Argument, Clause, Role
from kg.extract.coordination import is_whole
from kg.extract.cues import load_cues
from kg.extract.fillers import SIDES, Fillers
from kg.extract.mentions import ACTING, Mentions
from kg.extract.outlook import Outlook
from kg.extract.relations import Relation, Schema
from kg.extract.sentence_sources import viewer
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token
from kg.model import Qualifier, Span

_CARRIED = frozenset({"time", "place", "near", "outside", "event", "legal_basis"})
"""Roles that a phrase inside one of the ends may lend to the whole claim."""

_APART = frozenset({"topic", "reason", "purpose"})
"""Roles of what has its own times and places: "asked the envoy about camps in Jordan"."""

_GOALS = frozenset({"to", "into"})
_LIMITS = frozenset({"until", "till", "pending"})

_MADE = frozenset({"WORK", "LAW", "PRODUCT"})
"""Types of what is made once, and has its date by that."""


@dataclass(slots=True)
class Circumstances:
    """Makes the qualifiers of the claims of one document."""

    mentions: Mentions
    schema: Schema
    anchor: date | None
    fillers: Fillers = field(init=False)
    adjuncts: Adjuncts = field(init=False)

    def __post_init__(self) -> None:
        self.fillers = Fillers(self.mentions, self.schema, self.anchor)
        self.adjuncts = Adjuncts(self.mentions, self.fillers)

    def of(
        self,
        clause: Clause,
        relation: Relation | None,
        used: frozenset[int],
        ends: tuple[int, ...],
        *,
        future: Outlook = Outlook.BEHIND,
        above: Clause | None = None,
    ) -> tuple[Qualifier, ...]:
        """The qualifiers of a claim. `used` are head tokens that are its ends, `ends` those whose phrases may lend
        times and places; the claim's own words come first, sorted by where they stand. `above` is a clause that tells
        of the same event ("began on Monday to sell"), whose time and place count where the claim has none."""
        doc = self.mentions.doc
        lent = [
            q
            for end in lending(clause, ends)
            for q in self._inside(doc[end], None if acts(clause, end) else relation, future)
            if not (q.role == "time" and is_term(clause, doc[end], q))
        ]
        for end in lending(clause, ends):
            final = syntax.conjuncts(syntax.first_conjunct(doc[end]))[-1]
            between = (a.head for a in clause.having(Role.OBLIQUE))
            apart = any(stands_apart(final, doc[end], i) for i in between)
            shared = not predicates(final) and not apart and is_shared(clause, doc[end], final)
            if final.i != end and final.i not in used and shared:
                known = {q.role for q in lent}
                lent.extend(q for q in self._inside(final, None, future) if q.role in {"place", "event"} - known)
        gap = gap_of(clause, doc)
        own: list[Qualifier] = []
        inner: list[Qualifier] = []
        groups = {(a.group, a.role) for a in clause.arguments if a.head in used}
        goals = {a.marker for a in clause.arguments if a.head in used} & _GOALS
        for argument in clause.arguments:
            if argument.head in used or argument.role is Role.AGENT or (argument.group, argument.role) in groups:
                continue
            if argument.marker in goals and argument.clause is None:
                continue  # "flew to Oslo, to Bergen": another goal, with a claim of its own
            head = doc[argument.head]
            if argument.head > gap or self._follows_date(head) or has_own_time(head):
                continue  # of a claim that leaves its verb out
            if argument.clause is None and viewer(head) is not None:
                continue  # "in Rao's view": a source
            if any(stands_apart(doc[end], syntax.first_conjunct(doc[end]), argument.head) for end in ends):
                continue
            if has_own_agent(head, clause, used):
                continue  # "by the state, in practice by the family"
            told = list(self._told(clause, argument, relation, future))
            own.extend(told)
            nested = argument.role in {Role.OBLIQUE, Role.ADVERBIAL} and argument.clause is None
            nested = nested and argument.marker not in load_cues().speaker_markers  # "according to an envoy in Lima"
            if nested:
                timed = any(q.role == "time" for q in told)
                lying: Iterable[Qualifier] = self._inside(head, None, future)
                if any(q.role in _APART for q in told):
                    lying = (q for q in lying if q.role == "legal_basis")
                elif argument.marker in _LIMITS or (argument.marker in SIDES and not self.adjuncts.lasts(head)):
                    lying = ()
                whole = [q.span for q in told if q.role == "to" and q.span]
                lying = (q for q in lying if not any(q.span and span.contains(q.span) for span in whole))
                inner.extend(q for q in lying if q.role != "time" or not timed)
        counted = frozenset(i for i in clause.adverbs if counts_all(clause, used, doc[i]))
        own.extend(told_by_adverbs(doc, clause, self.anchor, future, counted))
        vague = load_time_words().time_adverbs
        timed = any(q.role == "time" and q.value.lower() not in vague for q in own)
        own.extend(q for q in inner if q.role != "time" or not timed)
        for end in ends:
            own.extend(prices(self.fillers, doc[end]))
        listed = [a for a in clause.arguments if a.group != a.head or syntax.child(doc[a.head], "conj") is not None]
        for end in reversed(ends):
            another = end != ends[-1] and is_countable(doc[ends[-1]]) and is_numbered(doc[end], self.mentions)
            another = another or any(a.head == end and is_whole(clause, a) for a in listed)
            if not another and not any(q.role == "amount" for q in own):
                own.extend(amounts(self.fillers, doc[end]))
        if any(q.role == "time" for q in lent) and len(ends) > 1:
            own = [q for q in own if q.role != "time" or q in lent] if self._coordinated(doc[ends[-1]]) else own
        if above is not None:
            known = {q.role for q in (*own, *lent)}
            lent.extend(q for q in self._of_event(above, future) if q.role in {"time", "place"} - known)
        if len(ends) > 1 and stands_outside_time(clause, doc):
            own = [q for q in own if q.role != "time" or not q.span or q.span.start < doc[ends[-1]].idx]
        left = list(self._left(clause, used, future))
        own = [q for q in own if q.role != "time"] + left if left else self._own_times(clause, used, own)
        found: dict[tuple[str, Span | None], Qualifier] = {}
        for q in [*own, *lent]:
            if q.role == "amount" or not any(q.span and self._covers(q.span, h) for h in used):
                found.setdefault((q.role, q.span), q)
        for q in list(found.values()):
            wider = [
                o
                for o in found.values()
                if o is not q and o.role == q.role and o.span and q.span and o.span.contains(q.span)
            ]
            if wider:
                found.pop((q.role, q.span), None)
        return tuple(sorted(found.values(), key=lambda q: (q.span or Span(0, 1), q.role)))

    def times_of(self, noun: Token, future: Outlook) -> tuple[Qualifier, ...]:
        """The times that hang on a noun: "mayor of Oslo [from 2001 to 2004]"."""
        return tuple(q for q in self._inside(noun, None, future) if q.role == "time")

    def _told(self, clause: Clause, argument: Argument, relation: Relation | None, future: Outlook) -> list[Qualifier]:
        """What an argument tells, where it is one of several alternatives all of them: "on [Monday or Friday]"."""
        told = list(self.adjuncts.told(clause, argument, relation, future))
        members = alternatives(self.mentions.doc[argument.head]) if argument.clause is None else ()
        beside = [a for a in clause.arguments if a.group == argument.group and a.role is argument.role]
        if not members or len(told) != 1 or len(beside) < 2 or len({a.markers for a in beside}) > 1:
            return told
        if argument is not beside[0]:
            return []
        words = [i for a in beside for i in a.tokens]
        return [self.fillers.words(told[0].role, list(range(min(words), max(words) + 1)))]

    def _of_event(self, clause: Clause, future: Outlook) -> Iterator[Qualifier]:
        """The times and places of a clause itself."""
        yield from told_by_adverbs(self.mentions.doc, clause, self.anchor, future)
        for argument in clause.having(Role.OBLIQUE, Role.ADVERBIAL):
            if not argument.shared:
                yield from self.adjuncts.told(clause, argument, None, future)

    def _own_times(self, clause: Clause, used: frozenset[int], own: list[Qualifier]) -> list[Qualifier]:
        """ "Jets in 2017 and missiles in 2018": of several times, coordinated ends have the one behind each; "in
        1990 he came and was ordained in 1994" tells when he came."""
        doc = self.mentions.doc
        times = [q for q in own if q.role == "time" and q.span]
        if len(times) < 2:
            return own
        fronted = [doc[a.head].idx for a in clause.arguments if a.shared and a.head < clause.predicate]
        lent = [q for q in times if q.span and any(q.span.start <= i < q.span.end for i in fronted)]
        own = [q for q in own if q not in lent or not any(is_another(q, o) for o in times if o not in lent)]
        for end in (a for a in clause.arguments if a.head in used):
            heads = sorted(a.head for a in clause.arguments if a.group == end.group)
            if len(heads) < 2:
                continue
            edges = [doc[h].idx for h in heads] + [len(doc.text)]
            behind = [[q for q in times if q.span and left < q.span.start < right] for left, right in pairwise(edges)]
            if sum(map(bool, behind)) > 1:
                kept = behind[heads.index(end.head)]
                return [q for q in own if q.role != "time" or q in kept]
        return own

    def _left(self, clause: Clause, used: frozenset[int], future: Outlook) -> Iterator[Qualifier]:
        """ "Rome in May and Bonn [in June]": the time of a claim that leaves its verb out, with its own end only."""
        doc = self.mentions.doc
        for argument in (a for a in clause.arguments if a.head in used):
            for child in syntax.children(doc[argument.head], "orphan"):
                marked = syntax.case_markers(child)
                time = self.fillers.time(child, syntax.words(marked), tuple(t.i for t in marked), future, ())
                if time is not None:
                    yield time

    def _covers(self, span: Span, index: int) -> bool:
        token = self.mentions.doc[index]
        return span.start <= token.idx < span.end and span.end - span.start <= len(token) + 2

    def _follows_date(self, token: Token) -> bool:
        """Whether a parse coordinates with a day what is the end of another claim: "Chad on 4 April and [Mali]"."""
        first = syntax.first_conjunct(token)
        return first.i != token.i and self.fillers.is_date(first) and not self.fillers.is_date(token)

    @staticmethod
    def _coordinated(token: Token) -> bool:
        return token.dep_ == "conj" or syntax.child(token, "conj") is not None

    def _inside(self, end: Token, relation: Relation | None, future: Outlook) -> Iterator[Qualifier]:
        """Times, places, events and laws that hang on a noun ("jets in 2017", "sanctions under the act")."""
        for child in syntax.children(end, "nmod", "nmod:unmarked", "nmod:tmod", "nmod:npmod", "obl", "nmod:poss"):
            marked = syntax.case_markers(child)
            marker = syntax.words(marked)
            time = self.fillers.time(child, marker, tuple(t.i for t in marked), future, ())
            if time is not None:
                kind = self.fillers.type_of(end)
                made = future is Outlook.BEHIND and _is_made_then(end, kind, time, marker)
                if not (made or self._dates(child, marker)) or kind == "EVENT":
                    yield time
                continue
            if child.dep_ == "nmod:poss":
                continue
            role = self.fillers.role(relation, marker, child)
            if role == "place" and marker == "on" and self.fillers.type_of(end) == "EVENT":
                continue  # "the attack on the camp", "a conference on Chad"
            if role == "price":
                role = apt(role, marker, child, "", self.fillers.type_of(child))
            of_people = marker == "of" and self.fillers.type_of(end) in ACTING  # "supplied members [of the gang]"
            declared = relation is not None and role and role == relation.qualifiers.get(marker)
            if role in _CARRIED or (declared and not of_people):
                yield self.fillers.named(role or "", child, None)
                yield from self._inside(child, None, future)
        for child in syntax.children(end, "appos"):
            time = self.fillers.time(child, "", (), future, ())
            if time is not None and not self._dates(child, ""):
                yield time

    def _dates(self, token: Token, marker: str) -> bool:
        """Whether a time says when something came to be: "the treaty [of 1920]" is not kept then, and nobody founds a
        bank on the first day of a life: "Omar Diouf ([3 May 1961] – 12 June 2020)", "(Oslo, [3 May 1961] …)"."""
        doc, edge = self.mentions.doc, token.left_edge.i
        bracketed = "(" in {word.text for word in doc[max(edge - 1, 0) : edge + 1]}
        if self.fillers.type_of(token.head) == "PERSON":
            opened = [word.text[0] for word in doc[token.head.i : edge + 1] if word.text[0] in "()"]
            return marker == "of" or opened[-1:] == ["("]
        span = any(t.text in {"-", "–", "—"} for t in doc[edge : token.right_edge.i + 2])
        return marker == "of" or (bracketed and span)


def _is_made_then(noun: Token, kind: str, time: Qualifier, marker: str) -> bool:
    """Whether a time on a noun dates the thing and begins nothing: "a film [from 1987]", but "from 1987 to 1990".

    What somebody or something was began with it: "it was the capital from 1990".
    """
    if marker != "from" or time.time is None or time.time.end is not None or kind == "PERSON":
        return False
    return kind in _MADE or syntax.child(noun, "cop") is None


def is_another(time: Qualifier, other: Qualifier) -> bool:
    """Whether two times have no day in common."""
    one, two = time.time, other.time
    if one is None or two is None or None in (one.start, one.end, two.start, two.end):
        return False
    return one.end < two.start or two.end < one.start  # type: ignore[operator]
