"""The context of each clause of a sentence, from its own words outwards.

A clause starts affirmed and asserted; its own words change that (negation, modals, adverbs, subordinators), then the
clauses it stands under do, outwards, each by what the cue table says of the cue and of its negation. So "has no plans
to visit" is a visit negated and asserted, "wants to visit" one desired, "refused to visit" one that did not happen.

    Contexts(doc, clauses).of(clauses[i]) -> Context of clause i
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.extract import syntax
from kg.extract.answers import Answer
from kg.extract.attribution import Attribution
from kg.extract.circumstances import Circumstances
from kg.extract.clause import Clause, ClauseKind, Role, Voice, ancestors
from kg.extract.context import Context
from kg.extract.cue_effects import CueEffects
from kg.extract.cue_links import CueLinks
from kg.extract.cues import Cues, load_cues, negate
from kg.extract.inheritance import Inheritance
from kg.extract.inserted_reports import is_hearsay
from kg.extract.noun_effects import NounEffects
from kg.extract.noun_scope import NounScope
from kg.extract.own_words import OwnWordsReader
from kg.extract.past_futures import PastFutures
from kg.extract.provisos import proviso
from kg.extract.quotes import Quotation
from kg.extract.reports import Report, Sources
from kg.extract.scope import Scope
from kg.extract.subordination import Subordination, tense
from kg.extract.tree import Doc
from kg.extract.untrue import Untrue
from kg.model import Modality, Polarity

_PLAIN = Context()


@dataclass(slots=True)
class Contexts:
    """Works out the context of each clause of one sentence, on demand. `quoted` are the quotations in it, and
    `answered` the questions of the document that somebody answered with "yes" or "no", by the place of their
    predicates."""

    doc: Doc
    clauses: tuple[Clause, ...]
    quoted: tuple[Quotation, ...] = ()
    answered: Mapping[int, Answer] = field(default_factory=dict)
    cues: Cues = field(default_factory=load_cues)
    links: CueLinks = field(init=False)
    words: OwnWordsReader = field(init=False)
    sources: Sources = field(init=False)
    scope: Scope = field(init=False)
    attribution: Attribution = field(init=False)
    effects: CueEffects = field(init=False)
    inheritance: Inheritance = field(init=False)
    _known: dict[int, Context] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.links = CueLinks(self.doc, self.clauses, self.cues)
        self.words = OwnWordsReader(self.links, Subordination(self.links), PastFutures(self.links))
        self.sources = Sources(self.doc, self.clauses, self.quoted, self.cues)
        self.scope = Scope(self.doc, self.clauses, self.links, self.sources)
        behind_nouns = NounScope(self.doc, self.clauses, self.links)
        self.attribution = Attribution(self.clauses, self.sources)
        self.effects = CueEffects(self.links, self.sources, Untrue(self.links))
        nouns = NounEffects(self.links, self.sources)
        circumstances = Circumstances(self.links, self.scope)
        self.inheritance = Inheritance(self.links, self.scope, behind_nouns, self.effects, nouns, circumstances)

    def same_event(self, clause: Clause) -> Clause | None:
        """The clause above that tells of the same event: "began on Monday to sell", "managed to sell"."""
        if clause.parent is None or clause.link not in {"xcomp", "ccomp"}:
            return None
        parent = self.clauses[clause.parent]
        cue = self.links.cue_over(clause, parent)
        return parent if cue is not None and cue.name == "achieve" else None

    def wills_not(self, clause: Clause) -> bool:
        """Whether somebody does not do what a clause tells: "did not accept", "refused to accept".

        Who "denied accepting it", "failed to accept it" or "was barred from accepting it" need not have rejected it.
        """
        context = self.of(clause)
        if context.polarity is not Polarity.NEGATED:
            return False
        if self.words.of(clause).polarity is Polarity.NEGATED:
            return True
        kept = clause.parent is not None and self.clauses[clause.parent].voice is Voice.PASSIVE
        return not kept and bool({*context.under[-1:]} & self.cues.willed)

    def _by_itself(self, clause: Clause) -> Context:
        """How a clause would be claimed if it stood alone, with hearsay of nobody's: "reportedly"."""
        own = self.words.of(clause)
        around = proviso(self.cues, clause, self.doc[clause.predicate])
        if around is not None:
            polarity = negate(own.polarity) if around.flips else own.polarity
            own = replace(own, polarity=polarity, modality=around.modality or own.modality)
        agents = (self.doc[a.head] for a in clause.having(Role.AGENT))  # "was shot, reportedly by Rao"
        of_agents = [c.lower_ for agent in agents for c in syntax.children(agent, "advmod")]
        unsure = [self.cues.adverbs[word] for word in of_agents if word in self.cues.adverbs]
        if unsure and own.modality is Modality.ASSERTED:
            own = replace(own, modality=unsure[0])  # "was shot, probably by rebels"
        heard = (*(self.doc[i].lower_ for i in clause.adverbs), *of_agents)
        reports = tuple(Report((), word, "claimed") for word in heard if word in self.cues.reported)
        reports = (*reports, *self.sources.held(clause))
        if self.words.self_told(clause):
            reports = (*reports, Report(clause.subjects, "describe", "claimed"))
        return Context(own.polarity, own.modality, reports, own.under, own.future)

    def of(self, clause: Clause) -> Context:
        """A circle of clauses, which no tree makes, ends with the plain context."""
        if clause.index not in self._known:
            self._known[clause.index] = _PLAIN
            found = self._work_out(clause)
            if self.answered and any(c.predicate in self.answered for c in (clause, *ancestors(self.clauses, clause))):
                found = replace(found, answered=True)
            else:
                found = self.attribution.in_quotes(clause, found, self.of)
                found = self.attribution.at_large(clause, found, self.scope.stands_besides(clause))
            others = tuple(r for r in found.reports if r.clause != clause.index)
            if len(others) < len(found.reports):
                found = replace(found, reports=others)
            self._known[clause.index] = self.attribution.not_of_themselves(clause, found)
        return self._known[clause.index]

    def _work_out(self, clause: Clause) -> Context:
        own = self._by_itself(clause)
        answer = self.answered.get(clause.predicate)
        if answer is not None and clause.kind is not ClauseKind.NOMINAL:
            return self._answered(clause, own, answer)
        outer = self._outer(clause)
        return self.attribution.by_adjunct(clause, self._joined(clause, own, outer))

    def _answered(self, clause: Clause, own: Context, answer: Answer) -> Context:
        """What is asked, as the answer claims it: "would" tells of a plan there, and "if" of no condition."""
        modality = next(
            (self.cues.modals[word] for i in clause.auxiliaries if (word := self.doc[i].lower_) in self.cues.modals),
            Modality.ASSERTED,
        )
        if modality is Modality.CONDITIONAL:
            modality = Modality.PLANNED
        polarity = negate(own.polarity) if answer.denied else own.polarity
        return Context(polarity, modality, (answer.report,), own.under, own.future)

    def _outer(self, clause: Clause) -> tuple[Context, bool]:
        """What the clauses around do to this one, and whether their word on modality is final."""
        if clause.index in self.links.reporter:
            reporter = self.clauses[self.links.reporter[clause.index]]
            cue = self.cues.reporter("claim" if is_hearsay(self.doc, reporter) else reporter.lemma)
            base = self.attribution.by_adjunct(reporter, self._by_itself(reporter))
            if cue is not None:
                return self.effects.under(cue, reporter, base, reporter)
        if clause.parent is None:
            return self.inheritance.of_verbless(clause)
        parent = self.clauses[clause.parent]
        if self.links.is_reporter(clause) and self.links.reporter.get(parent.index) == clause.index:
            return _PLAIN, False
        if clause.link in {"conj", "parataxis"} and self.scope.stands_behind_report(clause, parent):
            return _PLAIN, False
        if clause.link == "conj":
            first = self.scope.first_of(clause, parent)
            apart = self.attribution.has_its_own(clause)
            if apart and first.index in self.links.reporter:
                return _PLAIN, False
            context, final = self._outer(first)
            left = self.scope.left_quotation(clause, parent)
            if left is not None:
                kept = (r for r in context.reports if r.clause is None or left.holds(self.clauses[r.clause].predicate))
                return Context(reports=tuple(kept)), False
            if self.scope.leaves_report(clause, parent):
                return _PLAIN, False
            return context if apart else self.attribution.by_shared_adjunct(parent, context), final
        if clause.link == "parataxis":
            return Context(reports=self.of(parent).reports), False
        if self.scope.reports_besides(clause, parent):
            return _PLAIN, False
        behind = self.inheritance.comes_to_be(clause, parent)
        if behind is not None:
            found = self.of(behind)
            return (replace(found, polarity=Polarity.AFFIRMED) if clause.negations else found), False
        return self.inheritance.of(clause, parent, self.of(parent))

    def _joined(self, clause: Clause, own: Context, outer: tuple[Context, bool]) -> Context:
        """What a clause's own words say of it, together with what the clauses around do to it."""
        above, final = outer
        polarity = negate(own.polarity) if above.polarity is Polarity.NEGATED else own.polarity
        if final:
            modality = above.modality
        else:
            modality = own.modality if own.modality is not Modality.ASSERTED else above.modality
            shifted = self._is_backshifted(above) or (above.under[-1:] == ("intend",) and not own.under)
            if own.modality is Modality.CONDITIONAL and shifted and not self._hypothetical(own):
                modality = Modality.PLANNED if above.modality is Modality.ASSERTED else above.modality
            if own.modality is Modality.PLANNED and above.modality in {Modality.POSSIBLE, Modality.DESIRED}:
                modality = above.modality
            nominal = clause.kind is ClauseKind.NOMINAL
            if nominal and own.modality is Modality.DESIRED and above.modality is Modality.PLANNED:
                modality = above.modality  # "will go to Lima for talks"
        return Context(
            polarity, modality, (*above.reports, *own.reports), above.under + own.under, own.future or above.future
        )

    def _is_backshifted(self, above: Context) -> bool:
        """ "Said that it would": he said that it will. Who "says that it would" names no plan."""
        clauses = (self.clauses[r.clause] for r in above.reports if r.clause is not None)
        present = any(tense(self.doc, clause) in syntax.PRESENT_TAGS for clause in clauses)
        return bool(above.reports) and not present

    def _hypothetical(self, own: Context) -> bool:
        return any(word in self.cues.conditions or word == "if" for word in own.under)
