"""The circumstances of a claim: when, where, why, under which law, for how much.

Phrases of the clause that are not one of its two ends become qualifiers by preposition and type, as the schema says;
a time or place that the parser hung on one of the ends is found there too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from kg.extract import syntax
from kg.extract.adverbs import told_by_adverbs
from kg.extract.circumstance_bounds import gap_of, is_countable, is_numbered, lending, predicates
from kg.extract.circumstance_roles import apt, fallback
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.cues import load_cues
from kg.extract.fillers import LONGEST_CLAUSE, Fillers, plain
from kg.extract.mentions import Mentions, span_of
from kg.extract.relations import Relation, Schema
from kg.extract.reports import speaks
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token
from kg.model import Qualifier, Span

_CARRIED = frozenset({"time", "place", "near", "outside", "event", "legal_basis"})
"""Roles that a phrase inside one of the ends may lend to the whole claim."""
_INVERTED = frozenset({"had", "were", "should"})
"""Verbs that open a condition without a conjunction."""


@dataclass(slots=True)
class Circumstances:
    """Makes the qualifiers of the claims of one document."""

    mentions: Mentions
    schema: Schema
    anchor: date | None
    fillers: Fillers = field(init=False)

    def __post_init__(self) -> None:
        self.fillers = Fillers(self.mentions, self.schema, self.anchor)

    def of(
        self,
        clause: Clause,
        relation: Relation | None,
        used: frozenset[int],
        ends: tuple[int, ...],
        *,
        future: bool = False,
        above: Clause | None = None,
    ) -> tuple[Qualifier, ...]:
        """The qualifiers of a claim. `used` are head tokens that are its ends, `ends` those whose phrases may lend
        times and places; the claim's own words come first, sorted by where they stand. `above` is a clause that tells
        of the same event ("began on Monday to sell"), whose time and place count where the claim has none."""
        doc = self.mentions.doc
        lent = [q for end in lending(clause, ends) for q in self._inside(doc[end], relation, future)]
        for end in ends:
            final = syntax.conjuncts(syntax.first_conjunct(doc[end]))[-1]
            if final.i != end and final.i not in used and not predicates(final):
                known = {q.role for q in lent}
                lent.extend(q for q in self._inside(final, None, future) if q.role in {"place", "event"} - known)
        gap = gap_of(clause, doc)
        own: list[Qualifier] = []
        inner: list[Qualifier] = []
        groups = {(a.group, a.role) for a in clause.arguments if a.head in used}
        for argument in clause.arguments:
            if argument.head in used or argument.role is Role.AGENT or (argument.group, argument.role) in groups:
                continue
            if argument.head > gap or self._follows_date(doc[argument.head]):
                continue  # of a claim that leaves its verb out
            told = list(self._argument(clause, argument, relation, future))
            own.extend(told)
            nested = argument.role in {Role.OBLIQUE, Role.ADVERBIAL} and argument.clause is None
            if nested:
                timed = any(q.role == "time" for q in told)
                lying = self._inside(doc[argument.head], None, future)
                inner.extend(q for q in lying if q.role != "time" or not timed)
        own.extend(told_by_adverbs(doc, clause, self.anchor, future))
        timed = any(q.role == "time" for q in own)
        own.extend(q for q in inner if q.role != "time" or not timed)
        for end in ends:
            own.extend(self.fillers.price(doc[end]))
        for end in reversed(ends):
            another = end != ends[-1] and is_countable(doc[ends[-1]]) and is_numbered(doc[end], self.mentions)
            if not another and not any(q.role == "amount" for q in own):
                own.extend(self.fillers.amount(doc[end]))
        if any(q.role == "time" for q in lent) and len(ends) > 1:
            own = [q for q in own if q.role != "time" or q in lent] if self._coordinated(doc[ends[-1]]) else own
        if above is not None:
            known = {q.role for q in (*own, *lent)}
            lent.extend(q for q in self._of_event(above, future) if q.role in {"time", "place"} - known)
        own = self._own_times(clause, used, own)
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

    def _of_event(self, clause: Clause, future: bool) -> Iterator[Qualifier]:
        """The times and places of a clause itself."""
        yield from told_by_adverbs(self.mentions.doc, clause, self.anchor, future)
        for argument in clause.having(Role.OBLIQUE, Role.ADVERBIAL):
            if not argument.shared:
                yield from self._argument(clause, argument, None, future)

    def _own_times(self, clause: Clause, used: frozenset[int], own: list[Qualifier]) -> list[Qualifier]:
        """ "Jets in 2017 and missiles in 2018": of several times, coordinated ends have the one behind each."""
        doc = self.mentions.doc
        times = [q for q in own if q.role == "time" and q.span]
        for end in (a for a in clause.arguments if a.head in used):
            heads = sorted(a.head for a in clause.arguments if a.group == end.group and a.role is end.role)
            if len(times) < 2 or len(heads) < 2:
                continue
            edges = [doc[h].idx for h in heads] + [len(doc.text)]
            behind = [[q for q in times if q.span and left < q.span.start < right] for left, right in pairwise(edges)]
            if all(behind):
                kept = behind[heads.index(end.head)]
                return [q for q in own if q.role != "time" or q in kept]
        return own

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

    def _argument(
        self, clause: Clause, argument: Argument, relation: Relation | None, future: bool
    ) -> Iterator[Qualifier]:
        doc = self.mentions.doc
        declared = relation.qualifiers if relation else {}
        if argument.head in self.mentions.names and argument.marker and argument.role is Role.ADVERBIAL_CLAUSE:
            named = self.fillers.role(relation, argument.marker, doc[argument.head])
            if named:
                yield self.fillers.named(named, doc[argument.head], None)
            return
        nominal = argument.role is Role.COMPLEMENT and declared.get("complement")
        if (argument.clause is not None and not nominal) or argument.role in {
            Role.CLAUSAL_COMPLEMENT,
            Role.ADVERBIAL_CLAUSE,
        }:
            role = declared.get("content") if argument.role is Role.CLAUSAL_COMPLEMENT else None
            if role is None and argument.role is Role.ADVERBIAL_CLAUSE:
                declared_role = declared.get(argument.marker) if argument.marker != "to" else None
                role = declared_role or self._clause_role(argument)
            if role and argument.tokens:
                words = [i for i in argument.tokens if not doc[i].is_space][:LONGEST_CLAUSE]
                if role == "time" and argument.markers and 0 < words[0] - min(argument.markers) <= 2:
                    words = [self._measured(min(argument.markers)), *words]  # "after" makes all the difference
                span = span_of(doc, words[0], words[-1] + 1)
                yield Qualifier(role=role, value=doc.text[span.start : span.end], span=span)
            elif argument.role is Role.ADVERBIAL_CLAUSE and not argument.marker:
                yield from self._cited(doc[argument.head])
            return
        head = doc[argument.head]
        known = load_circumstance_words()
        if head.lower_ == "own":
            return  # "on its own": nobody else's help, and not about anything
        if head.lower_ in known.pointing and argument.marker and not syntax.children(head, "nmod", "acl", "acl:relcl"):
            return
        long = self.fillers.long_time(head, argument, future)
        if long is not None:
            yield long
            return
        if argument.marker == "between" and head.dep_ == "conj" and self.fillers.is_date(head):
            return  # told with the first of the two
        inside = self.mentions.names.get(argument.head)
        if inside is not None and not argument.marker and argument.role is Role.ADVERBIAL:
            role = self.fillers.role(relation, self.fillers.marker_before(inside.start), head)
            if role:
                yield self.fillers.named(role, head, None)
            return
        if syntax.lemma(head) in known.relational:
            inner = [c for c in syntax.children(head, "nmod") if syntax.words(syntax.case_markers(c)) == "of"]
            for child in inner:
                role = self.fillers.role(relation, known.relational[syntax.lemma(head)], child)
                if role:
                    yield self.fillers.named(role, child, None)
            if inner:
                return
        phrase = next((p for c in syntax.children(head, "nmod", "obl") if (p := self._phrase(argument, head, c))), None)
        if phrase is not None:
            child, joined = phrase
            role = self.fillers.role(relation, joined, child) or known.phrases[joined]
            value = self.mentions.value_at(child)
            if value is not None and value[2] == "MONEY":
                role = "price"
            yield self.fillers.named(role, child, None)
            return
        if argument.marker == "in" and syntax.lemma(head) in known.reasons:
            for child in syntax.children(head, "nmod"):
                yield self.fillers.named("reason", child, None)
            return
        time = self.fillers.time(head, argument.marker, argument.markers, future, argument.tokens)
        if time is not None and self._measures(clause, argument):
            return
        if time is not None:
            if argument.marker != "to" or time.time is not None:  # "sentenced to 30 years" tells no time
                yield time
            return
        lemma = syntax.lemma(head)
        if argument.marker == "on" and lemma in load_time_words().units:
            return  # "year on year"
        if lemma in known.empty and syntax.child(head, "amod") is None:
            return
        if lemma in known.grounds and (content := syntax.child(head, "acl", "ccomp", "acl:relcl")) is not None:
            yield self.fillers.words("reason", [t.i for t in syntax.clause_phrase(content)])
            return
        if argument.marker in known.moved and lemma in known.motives:
            yield self.fillers.named("reason", head, argument)
            return
        if argument.role in {Role.SUBJECT, Role.OBJECT, Role.INDIRECT_OBJECT, Role.COMPLEMENT}:
            role = declared.get(self._slot(clause, argument))
        else:
            role = self.fillers.role(relation, argument.marker, head) or fallback(argument.marker)
            if role and argument.marker not in declared:
                governor = clause.action if clause.kind is ClauseKind.NOMINAL and clause.action else clause.lemma
                role = apt(role, argument.marker, head, governor, self.fillers.type_of(head))
        if role:
            yield self.fillers.named(self.fillers.playable(role, head, argument.marker), head, argument)

    def _phrase(self, argument: Argument, head: Token, child: Token) -> tuple[Token, str] | None:
        """ "In exchange [for grain]": the noun that a preposition of three words takes, and the preposition."""
        inner = syntax.words(syntax.case_markers(child))
        known, joined = load_circumstance_words(), f"{argument.marker} {head.lower_} {inner}".strip()
        return (child, joined) if joined in known.phrases and child.lower_ not in known.pointing else None

    def _measures(self, clause: Clause, argument: Argument) -> bool:
        """ "[Two days] before his term ended": how far apart two clauses are is no time of the inner one."""
        marks = (t.i for t in syntax.clause_markers(self.mentions.doc[clause.predicate]))
        return any(min(argument.tokens) < mark <= max(argument.tokens) + 1 for mark in marks)

    def _measured(self, index: int) -> int:
        """Where the words of a time begin that a subordinator follows: "[two days] before his term ended"."""
        value = self.mentions.values.get(index - 1) or self.mentions.values.get(index)
        return min(value[0], index) if value is not None and value[2] == "DATE" else index

    def _cited(self, verb: Token) -> Iterator[Qualifier]:
        """ "Citing safety rules": what cannot speak is cited as the reason."""
        if syntax.lemma(verb) in load_cues().citing and verb.tag_ == "VBG":
            for child in syntax.children(verb, "obj"):
                if not speaks(child):
                    yield self.fillers.words("reason", list(plain(child)))

    def _clause_role(self, argument: Argument) -> str | None:
        """What a subordinate clause tells. "To" before a gerund is no purpose, and "while" before a verb that is none
        of duration a contrast ("while aid helps many, …")."""
        token = self.mentions.doc[argument.head]
        tag = token.tag_
        if not argument.marker and token.left_edge.lower_ in _INVERTED and token.left_edge.head.i == token.i:
            return "condition"  # "had it happened an hour later"
        if (argument.marker == "to" and tag == "VBG") or (argument.marker == "while" and tag != "VBG"):
            return None
        if argument.marker == "while" and load_cues().reporter(syntax.lemma(token)) is not None:
            return None  # "he praised the plan, while noting its cost"
        if argument.marker == "since" and tag == "VBG":
            return "time"  # "since taking office"
        if argument.marker in {"when", "while"} and tag == "VBN" and syntax.child(token, *syntax.SUBJECTS) is None:
            return None  # "when compared to last year"
        return load_circumstance_words().clauses.get(argument.marker)

    @staticmethod
    def _slot(clause: Clause, argument: Argument) -> str:
        if argument.role is Role.OBJECT:
            return "retained" if clause.voice is Voice.PASSIVE else "undergoer"
        return {Role.INDIRECT_OBJECT: "indirect", Role.COMPLEMENT: "complement"}.get(argument.role, "undergoer")

    def _inside(self, end: Token, relation: Relation | None, future: bool) -> Iterator[Qualifier]:
        """Times, places, events and laws that hang on a noun ("jets in 2017", "sanctions under the act")."""
        for child in syntax.children(end, "nmod", "nmod:unmarked", "nmod:tmod", "nmod:npmod", "obl", "nmod:poss"):
            marker = syntax.words(syntax.case_markers(child))
            time = self.fillers.time(child, marker, tuple(t.i for t in syntax.case_markers(child)), future, ())
            if time is not None:
                yield time
                continue
            if child.dep_ == "nmod:poss":
                continue
            role = self.fillers.role(relation, marker, child)
            if role == "place" and marker == "on" and self.fillers.type_of(end) == "EVENT":
                continue  # "the attack on the camp", "a conference on Chad"
            if role in _CARRIED or (relation is not None and role and role == relation.qualifiers.get(marker)):
                yield self.fillers.named(role or "", child, None)
                yield from self._inside(child, None, future)
        for child in syntax.children(end, "appos"):
            time = self.fillers.time(child, "", (), future, ())
            if time is not None:
                yield time
