"""How a clause is claimed: polarity, modality, and who says it.

A clause starts affirmed and asserted; its own words change that (negation, modals, adverbs, subordinators), then the
clauses it stands under do, outwards, each by what the cue table says of the cue and of its negation. So "has no plans
to visit" is a visit negated and asserted, "wants to visit" one desired, "refused to visit" one that did not happen.

    contexts(doc, clauses)[i] -> Context of clause i
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.extract import syntax
from kg.extract.answers import Answer
from kg.extract.clause import Clause, ClauseKind, ancestors
from kg.extract.cue_links import CueLinks
from kg.extract.cues import Cue, Cues, Effect, load_cues, negate
from kg.extract.negative_words import denies, hardly, is_false, nobody
from kg.extract.own_words import OwnWordsReader
from kg.extract.quotes import Quotation
from kg.extract.reports import Report, Sources, passive_without_agent, within
from kg.extract.scope import Scope
from kg.extract.subordination import Subordination, tense
from kg.extract.tree import Doc, Token
from kg.extract.untrue import Untrue
from kg.model import Modality, Polarity

_UNSOURCED = frozenset({"said", "claimed", "admitted", "found", "suggested"})
"""Strengths of what somebody does not tell who "did not say", "could not confirm" or "did not find" it."""


@dataclass(frozen=True, slots=True)
class Context:
    """How a clause is claimed. `reports` has the outermost speaker first. `under` names the cues that were met.

    What is `answered` is claimed by who answered alone, whoever asked, and wherever it is quoted.
    """

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    reports: tuple[Report, ...] = ()
    under: tuple[str, ...] = ()
    future: bool = False
    answered: bool = False


@dataclass(slots=True)
class Contexts:
    """Works out the context of each clause of one sentence, on demand. `quoted` are the quotations in it, `answered`
    the questions of the document that somebody answered with "yes" or "no", by the place of their predicates."""

    doc: Doc
    clauses: tuple[Clause, ...]
    quoted: tuple[Quotation, ...] = ()
    answered: Mapping[int, Answer] = field(default_factory=dict)
    cues: Cues = field(default_factory=load_cues)
    links: CueLinks = field(init=False)
    words: OwnWordsReader = field(init=False)
    untrue: Untrue = field(init=False)
    sources: Sources = field(init=False)
    scope: Scope = field(init=False)
    _known: dict[int, Context] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.links = CueLinks(self.doc, self.clauses, self.cues)
        self.words = OwnWordsReader(self.links, Subordination(self.links))
        self.untrue = Untrue(self.links)
        self.sources = Sources(self.doc, self.clauses, self.quoted, self.cues)
        self.scope = Scope(self.doc, self.clauses, self.links, self.sources)

    def content_cue(self, clause: Clause) -> Cue | None:
        """The cue that a clause is for its content, where it has content."""
        return self.links.content_cue(clause)

    def contents(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses that are the content of a cue clause."""
        return self.links.contents(clause)

    def same_event(self, clause: Clause) -> Clause | None:
        """The clause above that tells of the same event: "began on Monday to sell", "managed to sell"."""
        if clause.parent is None or clause.link not in {"xcomp", "ccomp"}:
            return None
        parent = self.clauses[clause.parent]
        cue = self.links.cue_over(clause, parent)
        return parent if cue is not None and cue.name == "achieve" else None

    def _by_itself(self, clause: Clause) -> Context:
        own = self.words.of(clause)
        heard = (self.doc[i].lower_ for i in clause.adverbs)
        reports = tuple(Report((), word, "claimed") for word in heard if word in self.cues.reported)
        return Context(own.polarity, own.modality, reports, own.under, own.future)

    def of(self, clause: Clause) -> Context:
        """A circle of clauses, which no tree makes, ends with the plain context."""
        if clause.index not in self._known:
            self._known[clause.index] = Context()
            found = self._work_out(clause)
            if any(other.predicate in self.answered for other in (clause, *ancestors(self.clauses, clause))):
                found = replace(found, answered=True)
            else:
                found = self._said_at_large(self._said_in_quotes(clause, found))
            others = tuple(r for r in found.reports if r.clause != clause.index)
            self._known[clause.index] = replace(found, reports=others)
        return self._known[clause.index]

    def _work_out(self, clause: Clause) -> Context:
        own = self._by_itself(clause)
        answer = self.answered.get(clause.predicate)
        if answer is not None and clause.kind is not ClauseKind.NOMINAL:
            return self._answered(clause, own, answer)
        outer = self._outer(clause)
        return self._said_by_adjunct(clause, self._joined(clause, own, outer))

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
            cue = self.cues.reporter(reporter.lemma)
            base = self._said_by_adjunct(reporter, self._by_itself(reporter))
            if cue is not None:
                return self._under(cue, reporter, base, reporter)
        if clause.parent is None or clause.parent == clause.index:
            return Context(), False
        parent = self.clauses[clause.parent]
        if self.links.is_reporter(clause) and self.links.reporter.get(parent.index) == clause.index:
            return Context(), False
        if clause.link == "conj":
            context, final = self._outer(self.scope.first_of(clause, parent))
            left = self.scope.left_quotation(clause, parent)
            if left is not None:
                kept = (r for r in context.reports if r.clause is None or left.holds(self.clauses[r.clause].predicate))
                return Context(reports=tuple(kept)), False
            if self.scope.leaves_report(clause, parent):
                return Context(), False
            shared = self._shared_adjuncts(parent, clause, context)
            return shared, final
        if clause.link == "parataxis":
            return Context(reports=self.of(parent).reports), False
        if self.scope.reports_besides(clause, parent):
            return Context(), False
        return self._from_parent(clause, parent)

    def _from_parent(self, clause: Clause, parent: Clause) -> tuple[Context, bool]:
        above = self.of(parent)
        if clause.link == "light":
            cue = self.cues.verb(parent.lemma, "nominal:obj")
            if (
                cue is None
                or (not cue.plain.flips and cue.plain.modality is None)
                or self.links.nouns.presupposed(clause)
            ):
                return above, False
            return self._under(cue, parent, above, parent)
        link = self.links.link(clause, parent)
        apart = self.links.nouns.relative(clause) or self.links.told_of_object(clause, parent)
        nouns = list(self.links.nouns.between(clause, parent)) if not apart else []
        context, final = self._through_parent(clause, parent, above, link, bool(nouns))
        for token in reversed(nouns):
            cue = self.cues.nouns.get(syntax.lemma(token))
            if cue is None:
                continue
            negated = denies(self.cues, token) or (
                context.polarity is Polarity.NEGATED and self.links.nouns.carries(token, parent)
            )
            effect = cue.negated if negated else cue.plain
            if not negated and is_false(self.cues, token):
                effect = Effect(flips=True, modality=Modality.ASSERTED)
            elif effect.modality is Modality.ASSERTED and hardly(token):
                effect = Effect(flips=effect.flips, modality=Modality.POSSIBLE)
            polarity = Polarity.AFFIRMED
            if effect.flips or (context.polarity is Polarity.NEGATED and not negated):
                polarity = Polarity.NEGATED
            modality = effect.modality or self._with_deed(clause, parent, token, above, context)
            keeps = final and context.polarity is Polarity.NEGATED
            if keeps:
                polarity, modality = context.polarity, context.modality
            reports = (*context.reports, *self.sources.uttered(token, parent, denied=polarity is Polarity.NEGATED))
            context = Context(polarity, modality, reports, (*context.under, cue.name), context.future)
            final = final or (effect.flips and effect.modality is Modality.ASSERTED)
        return context, final

    def _with_deed(self, clause: Clause, parent: Clause, noun: Token, above: Context, context: Context) -> Modality:
        """ "Must take responsibility for building it": the deed of a noun is as real as what is done with it."""
        held = self.links.nouns.carries(noun, parent) and not clause.finite
        told = syntax.lemma(noun) in self.cues.uttered or above.modality is Modality.ASSERTED
        return above.modality if held and not told and clause.kind is ClauseKind.VERBAL else context.modality

    def _through_parent(
        self, clause: Clause, parent: Clause, above: Context, link: str, behind_noun: bool
    ) -> tuple[Context, bool]:
        named = tuple(r for r in above.reports if r.speakers or r.clause is not None or not link.startswith("acl"))
        reports_only = Context(reports=named, under=above.under)
        if link == "acl":
            cue = self.links.cue_over(clause, parent) if self.links.nouns.reached(clause, parent) else None
        else:
            cue = self.links.cue_over(clause, parent) if self.links.is_content(clause, parent) else None
        if cue is not None and (not behind_noun or link.startswith("nominal") or link == "acl" or cue.plain.flips):
            if (
                clause.kind is ClauseKind.NOMINAL
                and self.links.nouns.presupposed(clause)
                and not (cue.averts or cue.ends)
            ):
                return reports_only, False
            return self._under(cue, parent, above, parent)
        if clause.kind is ClauseKind.NOMINAL or link.startswith("nominal"):
            existential = parent.kind is ClauseKind.EXISTENTIAL or (
                parent.kind is ClauseKind.VERBAL and parent.lemma in self.cues.existence
            )
            if existential:
                return above, False
            if self.links.nouns.presupposed(clause):
                return reports_only, False
            if above.polarity is Polarity.NEGATED and link == "nominal:obj" and not self.scope.is_known_deed(clause):
                # "did not approve funding for": who did not would have; "did not announce a visit by": who knows?
                polarity = Polarity.AFFIRMED if clause.subjects else Polarity.NEGATED
                return Context(polarity, Modality.POSSIBLE, above.reports, above.under), False
            return Context(modality=above.modality, reports=above.reports, under=above.under), False
        if link in {"acl:relcl", "acl"}:
            denied = above.polarity is Polarity.NEGATED
            if self.scope.is_imagined(clause, parent, above.modality, denied=denied):
                return replace(reports_only, modality=Modality.POSSIBLE), False
        if link in {"acl:relcl", "appos"}:
            return reports_only, False
        if link == "acl" and self.scope.is_shown_falsely(clause):
            return replace(reports_only, polarity=Polarity.NEGATED), True
        if link == "acl" and behind_noun:
            if clause.marker == "to":  # "would be the first woman to lead it"
                reports_only = replace(reports_only, modality=above.modality)
            return above if self.links.nouns.carries_any(parent) else reports_only, False
        if link in {"xcomp", "ccomp"} and parent.kind in {ClauseKind.VERBAL, ClauseKind.ADJECTIVAL, ClauseKind.COPULAR}:
            # What hangs on a verb of which nothing is known ("itch to", "favour leaving") is not vouched for.
            bare = clause.marker == "to" or self.doc[clause.predicate].tag_ == "VBG"
            unknown = link == "xcomp" and clause.kind is ClauseKind.VERBAL and bare
            if unknown and parent.kind is ClauseKind.VERBAL and above.modality is Modality.ASSERTED:
                return Context(above.polarity, Modality.POSSIBLE, reports=above.reports, under=above.under), False
            return above, False
        if link.startswith("advcl"):
            if above.polarity is Polarity.NEGATED and self.scope.is_drawn_in(clause, parent):
                return Context(above.polarity, Modality.POSSIBLE, reports=above.reports, under=above.under), False
            if self.scope.comes_with(clause, above.modality):
                return Context(modality=above.modality, reports=above.reports, under=above.under, future=True), False
            own_subject = any(not a.shared for a in clause.subjects)
            if above.modality is Modality.ASSERTED or clause.finite or own_subject:
                return reports_only, False
            return Context(modality=above.modality, reports=above.reports, under=above.under), False
        return reports_only, False

    def _under(self, cue: Cue, holder: Clause, above: Context, speaker: Clause) -> tuple[Context, bool]:
        negated = above.polarity is Polarity.NEGATED
        reports = above.reports
        if holder.lemma in self.cues.watching and holder.marker == "to" and holder.link.startswith("advcl"):
            return Context(reports=above.reports, under=above.under), False  # "came to watch them win"
        if self.untrue.is_untrue(cue, holder, speaker):
            polarity = Polarity.AFFIRMED if cue.plain.flips else Polarity.NEGATED
            return Context(polarity, Modality.ASSERTED, reports, (*above.under, cue.name), above.future), True
        if negated and self.untrue.is_wrong_to(holder):
            return Context(Polarity.NEGATED, Modality.ASSERTED, reports, (*above.under, cue.name)), True
        if cue.ends and (negated or above.modality is not Modality.ASSERTED):
            return Context(reports=reports, under=(*above.under, cue.name)), True
        heads = tuple(self.doc[a.head] for a in speaker.actors)
        few = any(head.lower_ == "few" for head in heads)  # "few believe that"
        negated = negated or few
        no_one = few or any(nobody(self.cues, head) for head in heads)
        untold = negated and not cue.factive and cue.strength in _UNSOURCED
        if self._reports(cue, holder) and not no_one and not untold:
            speakers = self.sources.speakers(speaker) if not self._goes_on(speaker, above) else ()
            unnamed = passive_without_agent(speaker) or speaker.lemma in self.cues.addressing
            if speakers or (unnamed and not cue.factive):
                own = Report(speakers, speaker.lemma, cue.strength, speaker.index)
                reports = (*reports, *self.sources.passed_on_by(speaker), own)
            reports = (*reports, *self.sources.cited_by(speaker))
        if cue.factive and negated:
            return Context(reports=reports, under=(*above.under, cue.name)), False
        effect = cue.negated if negated else cue.plain
        if cue.past is not None and not negated and above.modality is Modality.ASSERTED:
            effect = Effect(modality=cue.past) if tense(self.doc, holder) == "VBD" else effect
        if no_one and effect.flips:
            effect = Effect(flips=True, modality=Modality.POSSIBLE)  # "nobody believes that": it may be so all the same
        polarity = Polarity.NEGATED if effect.flips else Polarity.AFFIRMED
        final = negated and effect.modality is Modality.ASSERTED
        modality = effect.modality
        if final and cue.name == "achieve" and above.modality is not Modality.POSSIBLE:
            modality = above.modality  # "will not allow them to leave"
        elif modality is None or (modality is Modality.ASSERTED and not final):
            modality = Modality.ASSERTED if cue.reports else above.modality
            unreal = above.modality in {Modality.CONDITIONAL, Modality.POSSIBLE}
            if cue.reports and unreal and holder.kind is ClauseKind.VERBAL:
                modality = above.modality
        final = final or (effect.flips and effect.modality is Modality.ASSERTED and above.modality is Modality.ASSERTED)
        return Context(polarity, modality, reports, (*above.under, cue.name), above.future), final

    @staticmethod
    def _goes_on(speaker: Clause, above: Context) -> bool:
        """ "Rao said that Chad left, adding that": who adds to his words is who said them."""
        told = any(r.clause is not None for r in above.reports)
        shared = all(a.shared for a in speaker.subjects)
        return speaker.lemma == "add" and not speaker.finite and speaker.link == "advcl" and told and shared

    def _reports(self, cue: Cue, holder: Clause) -> bool:
        """Whether content is somebody's words. Who sees, knows or thinks "where" something is says nothing of it, nor
        who sees something fall."""
        if not cue.reports or cue.is_spoken:
            return cue.reports
        asked = {"WDT", "WP", "WRB", "WP$"}
        contents = self.contents(holder)
        if any(c.kind is ClauseKind.VERBAL and not c.finite and not c.marker for c in contents):
            return False
        return not any(self.doc[c.predicate].left_edge.tag_ in asked for c in contents)

    def _joined(self, clause: Clause, own: Context, outer: tuple[Context, bool]) -> Context:
        above, final = outer
        polarity = negate(own.polarity) if above.polarity is Polarity.NEGATED else own.polarity
        if final:
            modality = above.modality
        else:
            modality = own.modality if own.modality is not Modality.ASSERTED else above.modality
            shifted = bool(above.reports) or (above.under[-1:] == ("intend",) and not own.under)
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

    def _hypothetical(self, own: Context) -> bool:
        return any(word in self.cues.conditions or word == "if" for word in own.under)

    def _said_by_adjunct(self, clause: Clause, context: Context) -> Context:
        """ "According to officials, …": the speaker is an argument of the clause.

        Inside the words that somebody reports the source is his ("the paper said that, according to officials, …").
        """
        beside = tuple(r for r in self.sources.beside(clause) if r not in context.reports)
        if not beside:
            return context
        at = min(a.head for r in beside for a in r.speakers)
        holders = [r.clause for r in context.reports if r.clause is not None]
        inner = any(
            self.clauses[h].predicate < at
            and self.clauses[h].predicate < clause.predicate
            and within(self.clauses, clause, h)
            for h in holders
        )
        return replace(context, reports=(*context.reports, *beside) if inner else (*beside, *context.reports))

    def _said_at_large(self, context: Context) -> Context:
        """A source that opens or closes the sentence speaks for all of it: "…, according to the ministry"."""
        known = {a.head for report in context.reports for a in report.speakers}
        added = tuple(r for r in self.sources.at_large if not known & {a.head for a in r.speakers})
        return replace(context, reports=(*added, *context.reports)) if added else context

    def _said_in_quotes(self, clause: Clause, context: Context) -> Context:
        """Words in quotation marks are somebody's, though they be no complement: "defended it as “a deal that …”"."""
        quotation = self.sources.around(clause)
        if quotation is None:
            return context
        told = [self.clauses[r.clause].predicate for r in context.reports if r.clause is not None]
        if any(not quotation.holds(i) for i in told):
            return context
        report = self.sources.introduced(quotation)
        if report is None or report.clause is None or report.clause == clause.index:
            return context
        teller = self.clauses[report.clause]
        above = (*self.of(teller).reports, *self.sources.passed_on_by(teller))
        return replace(context, reports=(*above, report, *(r for r in context.reports if r not in above)))

    def _shared_adjuncts(self, first: Clause, clause: Clause, context: Context) -> Context:
        before = tuple(r for r in self.sources.beside(first) if all(a.head < first.predicate for a in r.speakers))
        return replace(context, reports=(*before, *context.reports)) if before else context
