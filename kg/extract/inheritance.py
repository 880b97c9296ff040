"""What a clause has from the clause that it hangs on, by the grammatical link between the two.

What a cue takes for content, the cue decides. Else a complement is as real as the verb it completes, and a noun of
action as what is done with it, while a relative clause or one of time is told for itself ("she, who sold it, may go").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract import syntax
from kg.extract.askers import asked, unasked
from kg.extract.circumstances import Circumstances
from kg.extract.clause import Clause, ClauseKind
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.context import AHEAD, Context
from kg.extract.cue import Cue
from kg.extract.cue_effects import CueEffects
from kg.extract.cue_links import CueLinks
from kg.extract.cues import negate
from kg.extract.drafts import only_drafted
from kg.extract.fates import fated
from kg.extract.negative_words import is_near
from kg.extract.noun_effects import NounEffects
from kg.extract.noun_scope import NounScope
from kg.extract.predicates import one_of
from kg.extract.scope import Scope
from kg.extract.subordination import tense
from kg.model import Modality, Polarity
from kg.pronouns import is_first_person


@dataclass(frozen=True, slots=True)
class Inheritance:
    """Reads the clauses of one sentence."""

    links: CueLinks
    scope: Scope
    behind_nouns: NounScope
    effects: CueEffects
    nouns: NounEffects
    circumstances: Circumstances

    def of(self, clause: Clause, parent: Clause, above: Context) -> tuple[Context, bool]:
        """The context that a clause has from its parent, which is claimed as `above`, and whether its word on modality
        is final."""
        if clause.link == "light":
            cue = self.links.cues.verb(parent.lemma, "nominal:obj")
            if (
                cue is None
                or (not cue.plain.flips and cue.plain.modality is None)
                or (self.links.nouns.presupposed(clause) and not self._lies_ahead(cue, clause))
            ):
                return above, False
            return self.effects.under(cue, parent, above, parent)
        link = self.links.link(clause, parent)
        apart = self.links.nouns.relative(clause) or self.links.told_of_object(clause, parent)
        nouns = list(self.links.nouns.between(clause, parent)) if not apart else []
        reached = self._through_parent(clause, parent, above, link, bool(nouns))
        return self.nouns.through(nouns, clause, parent, above, reached)

    def comes_to_be(self, clause: Clause, parent: Clause) -> Clause | None:
        """The verb that tells whether its deed is, behind the one it is the subject of: "has yet to [begin]"."""
        own = self.links.link(clause, parent).startswith("nominal:nsubj")
        behind = (c for c in self.links.clauses if own and c.parent == parent.index and c.link == "xcomp")
        return next((c for c in behind if self._occurs(c)), None)

    def of_verbless(self, clause: Clause) -> tuple[Context, bool]:
        """The same where no predicate stands above, as in a headline: "No sign that Chad left" says that there is
        none."""
        top = self.links.doc[clause.predicate]
        while top.head.i != top.i:
            top = top.head
        told = clause.link == "ccomp" and top.lemma in self.links.cues.nouns  # "Claims that Chad left"
        behind = told or clause.link.startswith(("acl", "nominal"))
        if top.i == clause.predicate or not behind or not syntax.is_nominal(top):
            return Context(), False
        there = Clause(index=-1, predicate=top.i, kind=ClauseKind.EXISTENTIAL, lemma="be")
        return self.of(clause, there, Context())

    def _through_parent(
        self, clause: Clause, parent: Clause, above: Context, link: str, behind_noun: bool
    ) -> tuple[Context, bool]:
        """What reaches a clause, or the outermost noun that it stands behind."""
        told = unasked(above.reports)
        named = tuple(r for r in told if r.speakers or r.clause is not None or not link.startswith("acl"))
        reports_only = Context(reports=named, under=above.under)
        if (measured := self.scope.measured(clause, parent, denied=above.polarity is Polarity.NEGATED)) is not None:
            return replace(reports_only, polarity=measured, modality=Modality.POSSIBLE), True
        if clause.kind is ClauseKind.NOMINAL and link.startswith("nominal:nsubj"):
            known = self.scope.is_known_deed(clause)
            noun = self.links.doc[clause.predicate]
            fate = fated(self.links.doc, self.links.cues, parent, above, noun, clause.action, known=known)
            if fate is not None:
                return fate, True
        if link == "nominal:obl" and self._carries_on(clause, parent):
            return above, False
        if link == "acl":
            cue = self.links.cue_over(clause, parent) if self.links.nouns.reached(clause, parent) else None
        else:
            cue = self.links.cue_over(clause, parent) if self.links.is_content(clause, parent) else None
        if cue is not None and (not behind_noun or link.startswith("nominal") or link == "acl" or cue.plain.flips):
            if (
                clause.kind is ClauseKind.NOMINAL
                and self._stands(cue, clause, parent)
                and not (cue.averts or cue.ends or self._disowns(cue, clause, parent))
            ):
                return reports_only, False
            if cue.name == "want" and above.polarity is Polarity.AFFIRMED and self._says_it_so(clause, parent):
                return replace(above, modality=Modality.ASSERTED), False
            context, final = self.effects.under(cue, parent, above, parent)
            context = asked(cue, clause, parent, above, context, self.effects.sources)
            if clause.negations and link in {"nominal:obj", "nominal:nsubj", "nominal:nsubj:pass"}:
                # The "no" of "no attack is planned" denies the plan and the attack alike, and counts once.
                context = replace(context, polarity=negate(context.polarity))
            return context, final
        if clause.kind is ClauseKind.NOMINAL or link.startswith("nominal"):
            return self._of_action(clause, parent, above, link, reports_only)
        if link in {"acl:relcl", "acl", "appos"}:
            return self._of_noun(clause, parent, above, link, behind_noun, reports_only)
        if link in {"xcomp", "ccomp"} and parent.kind in {ClauseKind.VERBAL, ClauseKind.ADJECTIVAL, ClauseKind.COPULAR}:
            return self._complement(clause, parent, above, link), False
        if link.startswith("csubj") and clause.marker.endswith("to"):
            gone_by = parent.kind is ClauseKind.VERBAL and tense(self.links.doc, parent) in {"VBD", "have"}
            if parent.kind in {ClauseKind.VERBAL, ClauseKind.ADJECTIVAL, ClauseKind.COPULAR} and not gone_by:
                return replace(reports_only, modality=Modality.POSSIBLE), False  # "it takes weeks for them to buy it"
        if link.startswith("advcl"):
            return self.circumstances.of(clause, parent, above, reports_only), False
        return reports_only, False

    def _says_it_so(self, clause: Clause, parent: Clause) -> bool:
        """ "I want to thank them", "we would like to be clear that": done by these very words."""
        cues, doc = self.links.cues, self.links.doc
        own = bool(parent.subjects) and all(is_first_person(doc[a.head].text) for a in parent.subjects)
        words = cues.making_known if clause.kind is ClauseKind.ADJECTIVAL else cues.done_by_saying
        told = clause.lemma in cues.remarking and bool(self.links.contents(clause))  # but "I want to repeat the test"
        now = clause.link == "xcomp" and tense(doc, parent) in {"VBP", "would", "'d"}
        return own and now and (told or clause.lemma in words)

    def _stands(self, cue: Cue, clause: Clause, parent: Clause) -> bool:
        """Whether an action was done whatever a cue says: "rejected an offer", "wanted the ban"; not "wanted a ban"."""
        nouns, cues = self.links.nouns, self.links.cues
        if not nouns.presupposed(clause):
            return False
        if parent.lemma in cues.forestalling and clause.action in cues.presupposed_if_known:
            return False  # "called off the invasion"
        if self._lies_ahead(cue, clause):
            return False
        if cue.plain.flips:
            return True
        weighed = cue.plain.modality is Modality.POSSIBLE and bool(clause.subjects)  # "considered an offer by Chad"
        return weighed or cue.plain.modality in {None, Modality.ASSERTED} or self.scope.is_known_deed(clause)

    def _lies_ahead(self, cue: Cue, clause: Clause) -> bool:
        """ "Called for the killing of him": the article says nothing of it; but "the attack that killed"."""
        noun = self.links.doc[clause.word]
        if any(syntax.is_finite(c) and c.tag_ == "VBD" for c in syntax.children(noun, "acl:relcl")):
            return False
        known = clause.action in self.links.cues.presupposed_if_known and cue.plain.modality in AHEAD
        beside = (c for c in self.links.clauses if c.parent == clause.parent and c.link == "xcomp")
        return known and not any(c.lemma in self.links.cues.stopping for c in beside)  # "wanted the war to end"

    def _disowns(self, cue: Cue, clause: Clause, parent: Clause) -> bool:
        """ "Denied the attack", "rejected responsibility for the attack": there was one, and it was somebody else's."""
        if clause.subjects or clause.action not in self.links.cues.presupposed_if_known:
            return False
        noun = self.links.doc[clause.predicate]
        taken = any(t.lemma in self.links.cues.taken for t in self.links.nouns.between(clause, parent))
        held = noun.head.i == parent.predicate or (taken and noun.head.head.i == parent.predicate)
        return held and cue.plain.flips and (cue.reports or taken)

    def _of_action(
        self, clause: Clause, parent: Clause, above: Context, link: str, reports_only: Context
    ) -> tuple[Context, bool]:
        """A noun of action: what there is of it, is; what is done with it tells how real it is, but for a known one."""
        existential = parent.kind is ClauseKind.EXISTENTIAL or self.scope.has(clause, parent)
        if existential:
            # The "no" of "there were no attacks" denies being and attacks alike, and counts once.
            above = replace(above, polarity=Polarity.AFFIRMED) if clause.negations else above
            if is_near(self.links.cues, self.links.doc[clause.predicate]):
                above = replace(above, polarity=negate(above.polarity))
            return above, False
        if link.startswith("nominal:nsubj") and self._occurs(parent):
            return (replace(above, polarity=Polarity.AFFIRMED) if clause.negations else above), False
        real = above.modality is Modality.ASSERTED or self.scope.is_known_deed(clause)
        if parent.lemma in self.links.cues.looking_back and real:  # but "will investigate any attack"
            return reports_only, False
        if self._is_only_permitted(clause, parent, link) and real:
            return Context(modality=Modality.PLANNED, reports=above.reports, under=above.under), False
        undone = parent.lemma in self.links.cues.doing and above.polarity is Polarity.NEGATED
        if self.links.nouns.presupposed(clause) and not (undone and not self.scope.is_known_deed(clause)):
            return reports_only, False
        told = clause.action in self.links.cues.presupposed_if_known and self.scope.is_known_deed(clause)
        if above.polarity is Polarity.NEGATED and link == "nominal:obj" and not told:
            # "did not approve funding for": who did not would have; "did not announce a visit by": who knows?
            polarity = Polarity.AFFIRMED if clause.subjects else Polarity.NEGATED
            return Context(polarity, Modality.POSSIBLE, above.reports, above.under), False
        return Context(modality=above.modality, reports=above.reports, under=above.under), False

    def _carries_on(self, clause: Clause, parent: Clause) -> bool:
        """ "Did not go ahead with the invasion"."""
        with_it = syntax.marker(self.links.doc[clause.predicate]) == "with"
        lemmas = {parent.lemma, *(f"{parent.lemma} {self.links.doc[i].lower_}" for i in parent.adverbs)}
        return with_it and bool(lemmas & self.links.cues.carrying_on)

    def _is_only_permitted(self, clause: Clause, parent: Clause, link: str) -> bool:
        """ "Approved the sale of jets": it may go ahead now; "approved a ban": it is laid on by that."""
        cues = self.links.cues
        permitted = parent.lemma in cues.permitting and link in {"nominal:obj", "nominal:nsubj:pass"}
        return permitted and clause.action not in cues.done_by_leave

    def _occurs(self, parent: Clause) -> bool:
        """ "The visit took place", "never came", "will go ahead": as real as its verb."""
        cues = self.links.cues
        idioms = {f"{parent.lemma} {self.links.doc[a.head].lemma}" for a in parent.objects}
        adverbs = {f"{parent.lemma} {self.links.doc[i].lower_}" for i in parent.adverbs}
        plain = parent.lemma in cues.occurring and not parent.objects
        return parent.kind is ClauseKind.VERBAL and (plain or bool((idioms | adverbs) & cues.occurring))

    def _of_noun(
        self, clause: Clause, parent: Clause, above: Context, link: str, behind_noun: bool, reports_only: Context
    ) -> tuple[Context, bool]:
        """A clause that describes a noun is told for itself, unless nothing may fit the description."""
        if link == "acl:relcl" and self.scope.is_beside(clause, above.reports):
            return Context(), False
        if link in {"acl:relcl", "acl"}:
            denied = above.polarity is Polarity.NEGATED
            if self._tells_of_subject(clause, parent):
                return self._as_described(clause, parent, above, reports_only), False
            if self.scope.is_due(clause, parent):
                return replace(reports_only, modality=Modality.DESIRED), False
            if self.scope.comes_at(clause, above.modality):
                return replace(reports_only, modality=above.modality, future=True), False
            if self.behind_nouns.is_of_nothing(clause, parent):
                return replace(reports_only, polarity=Polarity.NEGATED), False
            if denied and self._might_have_been(clause, parent):
                return replace(reports_only, polarity=Polarity.NEGATED), True
            if denied and self.behind_nouns.is_done_to_nothing(clause, parent):
                return replace(reports_only, modality=Modality.POSSIBLE), False
            if self.behind_nouns.is_imagined(clause, parent, above.modality, denied=denied):
                return replace(reports_only, modality=Modality.POSSIBLE), False
            asserted = above.modality is Modality.ASSERTED and not denied
            if only_drafted(self.links.doc[clause.predicate], clause, parent, asserted=asserted):
                return replace(reports_only, modality=Modality.POSSIBLE), False
        if link in {"acl:relcl", "appos"}:
            return reports_only, False
        if clause.marker == "to" and self.links.doc[clause.predicate].head.i == parent.predicate:
            return replace(reports_only, modality=above.modality), False  # "hopes to be the first to"
        if self.behind_nouns.is_shown_falsely(clause):
            return replace(reports_only, polarity=Polarity.NEGATED), True
        if behind_noun:
            if clause.marker == "to":  # "would be the first woman to lead it"
                reports_only = replace(reports_only, modality=above.modality)
            return above if self.links.nouns.carries_any(parent) else reports_only, False
        return reports_only, False

    def _might_have_been(self, clause: Clause, parent: Clause) -> bool:
        """ "Instead of being taken to a hotel, where he could rest": nor did he rest."""
        cues = self.links.cues
        modals = {cues.modals.get(self.links.doc[i].lower_) for i in clause.auxiliaries}
        instead = parent.marker in cues.negative_subordinators and clause.link == "acl:relcl" and not clause.negations
        there = any(self.links.doc[i].lower_ == "where" for i in clause.adverbs)
        return instead and there and bool(modals & {Modality.POSSIBLE, Modality.CONDITIONAL})

    def _tells_of_subject(self, clause: Clause, parent: Clause) -> bool:
        """Whether a clause in a description is about who is so described: "Kia is the firm [that sued]"."""
        noun = self.links.doc[clause.predicate].head
        described = parent.kind is ClauseKind.COPULAR and parent.predicate in {noun.i, one_of(noun).i}
        own = {argument.head for argument in parent.subjects}
        return described and any(a.shared and a.head in own for a in clause.arguments)

    def _as_described(self, clause: Clause, parent: Clause, above: Context, reports_only: Context) -> Context:
        """What is said in a description is as sure as the description: who "may be the firm that sued" may have sued.

        "Not the only firm that sued" sued; whether one that is "not the firm that did not pay" paid, nobody tells.
        """
        ranks = syntax.children(self.links.doc[parent.predicate], "amod")
        one_of_them = any(rank.lemma in default_lexicon().ranking for rank in ranks)
        polarity = Polarity.AFFIRMED if one_of_them else above.polarity
        twice = clause.negations and polarity is Polarity.NEGATED
        modality = Modality.POSSIBLE if twice else above.modality
        return replace(reports_only, polarity=polarity, modality=modality, future=above.future)

    def _complement(self, clause: Clause, parent: Clause, above: Context, link: str) -> Context:
        """A complement is as real as its verb, and possible where that vouches for nothing: "itch to", "favour it"."""
        bare = clause.marker == "to" or self.links.doc[clause.predicate].tag_ == "VBG"
        unknown = link == "xcomp" and clause.kind is ClauseKind.VERBAL and bare
        if unknown and parent.kind is ClauseKind.VERBAL and above.modality is Modality.ASSERTED:
            # "trained soldiers to fight": what they are trained for.
            purpose = clause.marker == "to" and parent.lemma in default_lexicon().object_purpose
            modality = Modality.DESIRED if purpose else Modality.POSSIBLE
            return Context(above.polarity, modality, reports=above.reports, under=above.under)
        return above
