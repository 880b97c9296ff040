"""What "would" tells of the past: what people did again and again, what came later, and what somebody refused.

"For years the mayor would visit the market"      she did
"Rao, who would later become mayor"               she became mayor
"Rao was born in 1950. He would marry in 1985. He died in 2010."    who tells it knows
"They would not return until 1998, when the cup was held there"     nor before
"The ministry would not comment"                  it did not

All of this is told by the text itself: who "said that he would later" told a plan. The words are those of `[story]` of
`kg/data/cues.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, Role, ancestors
from kg.extract.constructions import can_act
from kg.extract.cue_links import CueLinks
from kg.extract.cues import load_cues
from kg.extract.subordination import tense
from kg.extract.tree import Doc, Token
from kg.model import Modality

_YEAR = re.compile(r"(1\d|20)\d\d")
_WILL = frozenset({Modality.PLANNED, Modality.CONDITIONAL})
_PEOPLE = frozenset({"he", "she", "who"})
_SPEAKERS = frozenset({"i", "we", "you", "one"})
_UNTIL = frozenset({"until", "till"})


def told_by(doc: Doc, published: date | None) -> int | None:
    """The year from which a text is told: that of its publication, or else the latest in which it tells a deed."""
    if published is not None:
        return published.year
    return max((int(token.text) for token in doc if _YEAR.fullmatch(token.text) and _is_past(token)), default=None)


def _is_past(year: Token) -> bool:
    """ "Died in 2010"; what "was planned for 2030", or "lasts until" then, is not."""
    phrase = next((up for up in (year, *syntax.climb(year)) if syntax.case_markers(up)), year)
    if syntax.words(syntax.case_markers(phrase)) not in {"in", "on"}:
        return False
    verb = next((up for up in syntax.climb(phrase) if syntax.is_verb(up)), None)
    if verb is None or phrase.head.i != verb.i:
        return False
    bearer = min((*syntax.children(verb, "aux", "aux:pass"), verb), key=lambda t: t.i)
    ahead = any(cue.plain.modality is not None for cue in load_cues().verbs.get(syntax.lemma(verb), ()))
    return bearer.tag_ == "VBD" and not ahead


@dataclass(frozen=True, slots=True)
class PastFutures:
    """Reads the clauses of one sentence, of a text that is told from the year `told`."""

    links: CueLinks
    told: int | None = None

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
        return self._was_habit(clause) or self._came_later(clause) or self._is_dated(clause) or self._refused(clause)

    def _by_the_text(self, clause: Clause) -> bool:
        """Whether nobody reports it: "Rao said he would", "the plan was that he would"."""
        above = (clause, *ancestors(self.links.clauses, clause))
        held = any(c.link in {"ccomp", "xcomp", "csubj"} and not self._used_to(c) for c in above)
        return not held and clause.index not in self.links.reporter

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
        """ "For years he would", "as a child she would", "whenever it rained it would", "used to drink and would"."""
        cues, doc = self.links.cues, self.links.doc
        for first in self._joined(clause):
            if first.index != clause.index and self._used_to(first):
                return True
            opening = [a for a in first.having(Role.OBLIQUE, Role.ADVERBIAL) if a.head < first.predicate]
            if any(self._told_of_old(a) for a in opening if a.clause is None):
                return True
        return any(
            c.parent == clause.index and c.marker in cues.each_time and tense(doc, c) == "VBD"
            for c in self.links.clauses
        )

    def _told_of_old(self, phrase: Argument) -> bool:
        told = " ".join(self.links.doc[i].lower_ for i in phrase.tokens)
        whole = told if told.startswith(phrase.marker) else f"{phrase.marker} {told}"
        return any(pattern.fullmatch(whole.strip()) for pattern in self.links.cues.of_old)

    def _joined(self, clause: Clause) -> Iterator[Clause]:
        """The clause and those that it is coordinated with: "ads were sold, and [a man would read them]"."""
        yield clause
        while clause.link == "conj" and clause.parent is not None:
            clause = self.links.clauses[clause.parent]
            yield clause

    def _used_to(self, clause: Clause) -> bool:
        return clause.link == "xcomp" and clause.parent is not None and self.links.clauses[clause.parent].lemma == "use"

    def _came_later(self, clause: Clause) -> bool:
        """ "Rao would later become mayor", "who would go on to win it": of people, whose story it is."""
        doc, cues = self.links.doc, self.links.cues
        later = any(doc[i].lower_ in cues.later and doc[i - 1].lower_ in cues.modals for i in clause.adverbs if i)
        on = [t.lower_ for t in doc[clause.predicate : clause.predicate + 3]]
        if not later and on != ["go", "on", "to"]:
            return False
        apart = clause.parent is None or clause.link == "acl:relcl"
        heads = [doc[a.head] for a in clause.subjects]
        return apart and bool(heads) and all(h.lower_ in _PEOPLE or h.ent_type_ == "PERSON" for h in heads)

    def _is_dated(self, clause: Clause) -> bool:
        """ "Would marry in 1985", in a text that is told later; "until 1998, when it was held"."""
        apart = clause.parent is None or clause.link in {"acl:relcl", "conj"}
        for phrase in clause.having(Role.OBLIQUE, Role.ADVERBIAL):
            years = [i for i in phrase.tokens if _YEAR.fullmatch(self.links.doc[i].text)]
            if not apart or phrase.clause is not None or self.links.doc[phrase.head].ent_type_ != "DATE" or not years:
                continue
            if self.told is not None and int(self.links.doc[max(years)].text) < self.told:
                return True
            if self._was_then(max(phrase.tokens)):
                return True
        return False

    def _was_then(self, last: int) -> bool:
        """ "1998, [when] a cup [was held]": what is told of the same day, in the past."""
        doc = self.links.doc
        after = [t for t in doc[last + 1 : last + 3] if not t.is_punct]
        if not after or after[0].lower_ != "when":
            return False
        verb = after[0].head
        bearer = min((*syntax.children(verb, "aux", "aux:pass", "cop"), verb), key=lambda t: t.i)
        return bearer.tag_ == "VBD" and verb.i > last

    def _refused(self, clause: Clause) -> bool:
        """ "Would not comment": silence, of the one who was asked."""
        heads = [self.links.doc[a.head] for a in clause.subjects]
        told = clause.lemma in self.links.cues.withholding and bool(clause.negations) and bool(heads)
        return told and clause.parent is None and all(can_act(h) and _is_known(h) for h in heads)


def _is_known(noun: Token) -> bool:
    """ "The bank", "officials", "Rao"; a "wise man" who would not say so is anybody, and "I would not say" hedges."""
    vague = any(c.lower_ in {"a", "an", "any", "every", "no"} for c in syntax.children(noun, "det"))
    return noun.lower_ not in _SPEAKERS and not vague
