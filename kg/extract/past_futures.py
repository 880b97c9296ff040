"""What "would" tells of the past: what people did again and again, what came later, and what somebody refused.

"As a child Rao would visit the market"           she did
"Rao, who would later become mayor"               she became mayor
"The ministry would not comment"                  it did not

All of this is told by the text itself: who "said that he would later" told a plan, and so may who "would ship its
uranium by 2016": a year does not tell a deed from a promise, a ruling or a deal. The words are those of `[story]` of
`kg/data/cues.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role, ancestors
from kg.extract.constructions import can_act
from kg.extract.cue_links import CueLinks
from kg.extract.noun_types import kind
from kg.extract.subordination import tense
from kg.extract.tree import Token
from kg.model import Modality

_WILL = frozenset({Modality.PLANNED, Modality.CONDITIONAL})
_PEOPLE = frozenset({"he", "she", "who"})
_SPEAKERS = frozenset({"i", "we", "you", "one"})
_UNTIL = frozenset({"until", "till"})


@dataclass(frozen=True, slots=True)
class PastFutures:
    """Reads the clauses of one sentence."""

    links: CueLinks

    def is_past(self, clause: Clause, modal: str) -> bool:
        """Whether a clause with "would", or with "will" of a habit, tells what was or is done."""
        cues = self.links.cues
        verb = self.links.doc[clause.predicate]
        perfect = any(c.lower_ == "have" for c in syntax.children(verb, "aux"))
        if cues.modals[modal] not in _WILL or perfect or clause.question or not self._by_the_text(clause):
            return False
        if self._is_supposed(clause):
            return False
        if self._is_often(clause):
            return True
        if cues.modals[modal] is not Modality.CONDITIONAL:
            return False
        return self._was_habit(clause) or self._came_later(clause) or self._refused(clause)

    def _by_the_text(self, clause: Clause) -> bool:
        """Whether nobody reports it: "Rao said he would", "the plan was that he would", "would not, he promised"."""
        above = (clause, *ancestors(self.links.clauses, clause))
        held = any(c.link in {"ccomp", "xcomp", "csubj"} and not self._used_to(c) for c in above)
        behind = (c for c in self.links.clauses if c.link == "parataxis" and c.parent == clause.index)
        told = any(c.subjects and c.predicate > clause.predicate for c in behind)
        return not held and not told and clause.index not in self.links.reporter

    def _is_supposed(self, clause: Clause) -> bool:
        """ "If he won", "under the bill", "with more money": it would be so then."""
        cues = self.links.cues
        markers = {a.marker for a in clause.having(Role.ADVERBIAL_CLAUSE)}
        markers |= {c.marker for c in self.links.clauses if c.parent == clause.index}
        beside = {a.marker for a in clause.having(Role.OBLIQUE) if a.clause is None}
        return bool(markers & (cues.conditions - _UNTIL)) or bool(beside & cues.supposing)

    def _is_often(self, clause: Clause) -> bool:
        """ "Will often write", "would sometimes beat them"; not "in a war, it would often"."""
        doc = self.links.doc
        often = any(doc[i].lower_ in self.links.cues.habitual for i in clause.adverbs)
        fronted = (a for a in clause.having(Role.OBLIQUE) if a.clause is None and a.head < clause.predicate)
        apart = clause.parent is None or clause.link == "acl:relcl"
        return often and apart and not any(fronted)

    def _was_habit(self, clause: Clause) -> bool:
        """ "As a child she would", "whenever it rained it would", "used to drink and would", "each night she would"."""
        cues, doc = self.links.cues, self.links.doc
        for first in self._joined(clause):
            if first.index != clause.index and self._used_to(first):
                return True
            opening = [a for a in first.having(Role.OBLIQUE, Role.ADVERBIAL) if a.head < first.predicate]
            old = cues.of_old + (cues.of_habit if self._is_of_people(clause) else ())
            # "As a student, she would be exempt": what somebody would be, nobody did again and again.
            deed = first.kind is ClauseKind.VERBAL
            if deed and any(self._opens_with(a, old) for a in opening if a.clause is None):
                return True
        return any(
            c.parent == clause.index and c.marker in cues.each_time and tense(doc, c) == "VBD"
            for c in self.links.clauses
        )

    def _is_of_people(self, clause: Clause) -> bool:
        heads = [self.links.doc[a.head] for a in clause.subjects]
        return bool(heads) and all(h.lower_ in _PEOPLE or kind(h) == "PERSON" for h in heads)

    def _opens_with(self, phrase: Argument, patterns: tuple[re.Pattern[str], ...]) -> bool:
        told = " ".join(self.links.doc[i].lower_ for i in phrase.tokens)
        whole = told if told.startswith(phrase.marker) else f"{phrase.marker} {told}"
        return any(pattern.fullmatch(whole.strip()) for pattern in patterns)

    def _joined(self, clause: Clause) -> Iterator[Clause]:
        """The clause and those that it is coordinated with: "ads were sold, and [a man would read them]"."""
        yield clause
        while clause.link == "conj" and clause.parent is not None:
            clause = self.links.clauses[clause.parent]
            yield clause

    def _used_to(self, clause: Clause) -> bool:
        return clause.link == "xcomp" and clause.parent is not None and self.links.clauses[clause.parent].lemma == "use"

    def _came_later(self, clause: Clause) -> bool:
        """ "Rao, who would later become mayor": of people, whose story is told beside the news."""
        doc, cues = self.links.doc, self.links.cues
        later = any(doc[i].lower_ in cues.later and doc[i - 1].lower_ in cues.modals for i in clause.adverbs if i)
        heads = [doc[a.head] for a in clause.subjects]
        people = bool(heads) and all(h.lower_ in _PEOPLE or h.ent_type_ == "PERSON" for h in heads)
        return later and people and clause.link == "acl:relcl"

    def _refused(self, clause: Clause) -> bool:
        """ "Would not comment": silence, of the one who was asked."""
        heads = [self.links.doc[a.head] for a in clause.subjects]
        neither = any(c.lower_ == "neither" for head in heads for c in head.children)
        told = clause.lemma in self.links.cues.withholding and (neither or bool(clause.negations)) and bool(heads)
        return told and clause.parent is None and all(can_act(h) and _is_known(h) for h in heads)


def _is_known(noun: Token) -> bool:
    """ "The bank", "officials", "Rao"; a "wise man" who would not say so is anybody, and "I would not say" hedges."""
    vague = any(c.lower_ in {"a", "an", "any", "every", "no"} for c in syntax.children(noun, "det"))
    return noun.lower_ not in _SPEAKERS and not vague
