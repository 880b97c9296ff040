"""How far what is said of one clause reaches over its neighbours.

"planned to build but cancelled"                     what was cancelled was not planned
"said that women would study, but schools are shut"  that they are shut was not said
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind, Role, ancestors
from kg.extract.content_nouns import is_definite
from kg.extract.cue_links import CueLinks
from kg.extract.measures import measuring
from kg.extract.quotes import Quotation
from kg.extract.reports import Report, Sources
from kg.extract.subordination import tense
from kg.extract.tree import Doc
from kg.model import Modality, Polarity

_NOW = frozenset({"VBZ", "VBP", "have"})
_DRAWING = frozenset({"", "with", "by", "in"})

_BESIDE = frozenset({"as", "while", "after"})
"""Conjunctions of what is so when a headline is written."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Reads the clauses of one sentence."""

    doc: Doc
    clauses: tuple[Clause, ...]
    links: CueLinks
    sources: Sources

    def first_of(self, clause: Clause, parent: Clause) -> Clause:
        """What a finite verb is coordinated with: in "planned to build but cancelled" not the infinitive next to it.

        In "the plan was to build, but Chad left" it is what is said of the plan.
        """
        while clause.finite and self.doc[clause.predicate].tag_ in {"VBD", "VBZ"} and not parent.finite:
            if parent.parent is None or parent.link not in {"xcomp", "advcl", "acl"}:
                break
            parent = self.clauses[parent.parent]
        anew = clause.finite and clause.has_own_subject and not clause.marker
        if anew and parent.marker == "to" and parent.parent is not None:
            around = self.clauses[parent.parent]
            return around if around.predicate == parent.predicate else parent
        return parent

    def left_quotation(self, clause: Clause, parent: Clause) -> Quotation | None:
        """The quotation behind which a sentence goes on with words of its own: "says “…”, but it will stay"."""
        quotation = self.sources.around(parent)
        if quotation is None or quotation.end > clause.predicate or clause.marker:
            return None
        own = clause.has_own_subject
        return quotation if own and self.doc[parent.predicate].left_edge.i >= quotation.start else None

    def is_beside(self, clause: Clause, reports: tuple[Report, ...]) -> bool:
        """ "Said that Rao, who denies it, had fled": who else says what, between commas, now, is told by the writer.

        What is said now, and not denied, holds what is so now: "Chad says that Mali, which admits it, must pay".
        """
        first, cues = self.doc[clause.predicate].left_edge, self.links.cues
        cue = cues.reporter(clause.lemma)
        parted = "," in {first.text, self.doc[first.i - 1].text if first.i else ""}
        denies = clause.lemma in cues.denying
        tells = denies or clause.lemma in cues.rejecting or (cue is not None and cue.is_spoken)
        holders = (self.clauses[r.clause] for r in reports if r.clause is not None and r.strength != "denied")
        within = not denies and any(tense(self.doc, c) in _NOW for c in holders)
        return parted and tells and not within and tense(self.doc, clause) in _NOW

    def stands_behind_report(self, clause: Clause, parent: Clause) -> bool:
        """ "Prices rose, the bank said; [traders shrugged]": what is set into one clause ends before the semicolon."""
        reporter = self.links.reporter.get(parent.index, parent.parent if parent.link == "ccomp" else None)
        if reporter is None or not clause.has_own_subject:
            return False
        said = self.clauses[reporter].predicate
        between = self.doc[said : clause.predicate]
        return parent.predicate < said < clause.predicate and any(token.text == ";" for token in between)

    def reports_besides(self, clause: Clause, parent: Clause) -> bool:
        """ "The army said it won, while the rebels said they did": two reports, and neither holds the other.

        "Six died, according to police, though the army has not confirmed any deaths": nor does a source hold that.
        "Rao says that they won, though analysts doubt it": nor does Rao.
        """
        if clause.link != "advcl" or not clause.has_own_subject:
            return False
        if not self.links.cues.reports(clause.lemma):
            return False
        sourced = bool(self.sources.beside(parent))
        if clause.marker in self.links.cues.conceding and clause.predicate > parent.predicate:
            told = bool(clause.having(Role.CLAUSAL_COMPLEMENT) or clause.objects)
            return told and (sourced or (self._is_told(parent) and self._is_of_others(clause)))
        held = parent.link == "ccomp" or sourced
        return clause.marker in self.links.cues.contrasting and held and bool(clause.having(Role.CLAUSAL_COMPLEMENT))

    def _is_told(self, clause: Clause) -> bool:
        """Whether somebody says a clause, or what it stands under: "said that they [won]", "said that they wanted to
        [win]", "they [won], he said"."""
        above: Clause | None = clause
        while above is not None:
            outer = self.clauses[above.parent] if above.parent is not None else None
            said = above.link == "ccomp" and outer is not None and self.links.cues.reports(outer.lemma)
            if said or above.index in self.links.reporter:
                return True
            above = outer if above.link in {"xcomp", "ccomp", "conj"} else None
        return False

    def _is_of_others(self, clause: Clause) -> bool:
        """Whether the subject of a clause is no pronoun, which may be who is speaking, and its tense is none of what
        somebody said: "said that she left though Rao [had] asked her to stay"."""
        verb = self.doc[clause.predicate]
        past = any(c.lemma == "have" and c.tag_ == "VBD" for c in syntax.children(verb, "aux"))
        return not past and all(self.doc[a.head].pos_ != "PRON" for a in clause.subjects)

    def stands_besides(self, clause: Clause) -> Clause | None:
        """The report besides another one that a clause is, or is in."""
        for inner in (clause, *ancestors(self.clauses, clause)):
            if inner.parent is not None and self.reports_besides(inner, self.clauses[inner.parent]):
                return inner
        return None

    def leaves_report(self, clause: Clause, parent: Clause) -> bool:
        """ "Said that women would study, but schools remain closed": words told in the past keep their tense shifted.

        What stands in the present after them, with a subject of its own, is told by the text.
        """
        if parent.link != "ccomp" or parent.parent is None or clause.marker:
            return False
        told = self.clauses[parent.parent]
        contrast = any(c.lower_ == "but" for c in syntax.children(self.doc[clause.predicate], "cc"))
        if contrast and clause.subjects and self.links.cues.reports(clause.lemma):
            return not any(a.shared for a in clause.subjects)  # "reported that Chad left, but Lima denied it"
        own = clause.has_own_subject
        past = tense(self.doc, told) == "VBD" and tense(self.doc, parent) in {"VBD", "would"}
        present = tense(self.doc, clause) in {*syntax.PRESENT_TAGS, "will", "have"}
        return own and past and told.predicate < parent.predicate and present

    def comes_with(self, clause: Clause, above: Modality) -> bool:
        """Whether a clause of time lies as far ahead as its main one: "when she [visits] Peru, she will meet him".

        In a headline "Peru to buy jets as Chad [arms]" Chad arms already.
        """
        main = self.clauses[clause.parent] if clause.parent is not None else clause
        if clause.marker in _BESIDE and main.marker == "to" and main.parent is None and not main.finite:
            return False
        to_come = tense(self.doc, clause) in {*syntax.PRESENT_TAGS, "have"}
        ahead = to_come and above in {Modality.PLANNED, Modality.CONDITIONAL}
        return ahead and bool(set(clause.marker.split()) & self.links.cues.temporal)

    def is_due(self, clause: Clause, parent: Clause) -> bool:
        """ "It is time they [left]": told in the past, and yet to be done."""
        noun = self.doc[clause.predicate].head
        it = parent.kind is ClauseKind.COPULAR and any(self.doc[a.head].lower_ == "it" for a in parent.subjects)
        past = clause.finite and not clause.marker and tense(self.doc, clause) == "VBD"
        return (
            it and past and noun.lower_ == "time" and noun.i == parent.predicate and syntax.child(noun, "det") is None
        )

    def comes_at(self, clause: Clause, above: Modality) -> bool:
        """ "Will leave the moment she [visits] Peru", "by the time she does": no other time than the main clause's."""
        noun = self.doc[clause.predicate].head
        told = clause.link == "acl:relcl" and above is Modality.PLANNED and noun.lemma in self.links.cues.moments
        return told and tense(self.doc, clause) in {*syntax.PRESENT_TAGS, "have"}

    def measured(self, clause: Clause, parent: Clause, *, denied: bool) -> Polarity | None:
        """Which way it may have gone what something is measured by: "too weak to win", "strong enough to win".

        `denied` says that the measured is. "Only too happy to help" is very happy to, and who is lucky enough to win
        wins.
        """
        measurable = parent.kind in {ClauseKind.ADJECTIVAL, ClauseKind.VERBAL}
        if not measurable or clause.marker != "to" or clause.link not in {"advcl", "xcomp"}:
            return None
        cues = self.links.cues
        words = measuring(self.doc[parent.predicate])
        if not words:
            return None
        negated = bool(words & cues.falling_short) != denied
        if not negated and not denied and parent.lemma in cues.adjectives:
            return None
        return Polarity.NEGATED if negated else Polarity.AFFIRMED

    def is_known_deed(self, clause: Clause) -> bool:
        return is_definite(self.doc[clause.word])

    def has(self, clause: Clause, parent: Clause) -> bool:
        """Whether a verb says that there is what its noun names: "had no talks", "no talks happened"; but "the attack
        made no sense", "had no role in the attack"."""
        if parent.kind is not ClauseKind.VERBAL or parent.lemma not in self.links.cues.existence:
            return False
        noun = syntax.first_conjunct(self.doc[clause.predicate])
        held = noun.head.i == parent.predicate and noun.dep_ in {"obj", "nsubj:pass"}
        there = noun.head.i == parent.predicate and noun.dep_ in syntax.SUBJECTS and not parent.objects
        return held or there

    def lies_behind(self, clause: Clause, parent: Clause) -> bool:
        """ "Having seen Peru, she may leave": what somebody has behind her when she may do something else."""
        perfect = any(self.doc[i].lower_ == "having" for i in clause.auxiliaries)
        return perfect and not clause.marker and clause.predicate < parent.predicate

    def is_drawn_in(self, clause: Clause, parent: Clause) -> bool:
        """Whether a gerund may share its verb's negation: "did not end with Peru buying it", no comma between."""
        gerund = clause.marker in _DRAWING and self.doc[clause.predicate].tag_ == "VBG"
        behind = parent.predicate < clause.predicate
        return (
            gerund and behind and not any(token.is_punct for token in self.doc[parent.predicate : clause.predicate + 1])
        )
