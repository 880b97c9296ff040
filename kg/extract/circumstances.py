"""What a clause of circumstance has from the clause it stands beside: as real as that, told for itself, or left open.

"will leave when she arrives"    planned, both
"paid them for killing him"      he was killed
"bets on buying it"              who knows
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract import syntax
from kg.extract.accusations import is_judged
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Clause, Role, Voice
from kg.extract.context import AHEAD, Context
from kg.extract.cue_links import CueLinks
from kg.extract.outcomes import tells_outcome
from kg.extract.scope import Scope
from kg.extract.successions import is_placed, is_proposed
from kg.extract.understood import is_answered_for
from kg.model import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Reads the adverbial clauses of one sentence."""

    links: CueLinks
    scope: Scope

    def of(self, clause: Clause, parent: Clause, above: Context, reports_only: Context) -> Context:
        """A finite clause of time or reason is told for itself; a gerund is as real as the verb it goes with."""
        if above.polarity is Polarity.NEGATED and is_placed(self.links.doc[clause.predicate]):
            return above  # "was not elected to succeed Rao"
        if above.polarity is Polarity.NEGATED and tells_outcome(self.links.doc[clause.predicate]):
            return Context(modality=Modality.POSSIBLE, reports=above.reports, under=above.under)
        if above.polarity is Polarity.NEGATED and self.scope.is_drawn_in(clause, parent):
            return Context(above.polarity, Modality.POSSIBLE, reports=above.reports, under=above.under)
        behind = clause.marker == "" and not clause.finite and clause.predicate > parent.predicate
        if (behind or clause.marker == "because") and any(r.strength == "denied" for r in above.reports):
            # "Denied that she left because she was ill", "denied that she fled, leaving him".
            return replace(reports_only, modality=Modality.POSSIBLE)
        judged = clause.marker == "for" and is_judged(self.links.doc[parent.predicate])
        if judged or (above.modality in AHEAD and self._answers_for(clause, parent)):
            return replace(reports_only, modality=Modality.POSSIBLE)
        if self._is_about(clause, parent, above):
            return Context(above.polarity, Modality.POSSIBLE, reports=above.reports, under=above.under)
        if self.scope.comes_with(clause, above.modality):
            return Context(modality=above.modality, reports=above.reports, under=above.under, future=True)
        # "May result in a claim being withdrawn", "may end with Chad being expelled": as real as what draws it in.
        drawn = (
            clause.marker in {"in", "to", "with"}
            and clause.predicate > parent.predicate
            and not any(t.is_punct for t in self.links.doc[parent.predicate : clause.predicate + 1])
        )
        if above.modality is Modality.ASSERTED and is_proposed(clause.lemma, parent.lemma):
            return Context(modality=Modality.PLANNED, reports=above.reports, under=above.under)
        own_subject = clause.has_own_subject and not drawn
        apart = clause.finite or own_subject or self.scope.lies_behind(clause, parent)
        if above.modality is Modality.ASSERTED or apart:
            return reports_only
        return Context(modality=above.modality, reports=above.reports, under=above.under)

    def _answers_for(self, clause: Clause, parent: Clause) -> bool:
        """ "Wants to sue Rao for lying", "will not pay for losing it": nobody wants or plans that deed."""
        gerund = clause.marker in {"for", "over"} and self.links.doc[clause.predicate].tag_ == "VBG"
        done_to = (*parent.undergoers, *parent.having(Role.INDIRECT_OBJECT))
        return gerund and any(a.clause is None and is_answered_for(self.links.doc[a.head]) for a in done_to)

    def _is_about(self, clause: Clause, parent: Clause, above: Context) -> bool:
        """ "Bets on buying it", "got cold feet about buying it": nobody tells that it was done.

        Who "wept on hearing it" heard it, who was fined over it did it, and so does who lives on it or is proud of it.
        """
        cues, verb = self.links.cues, self.links.doc[clause.predicate]
        gerund = verb.tag_ == "VBG" or (syntax.child(verb, "aux", "aux:pass", "cop") or verb).tag_ == "VBG"
        if not gerund or clause.marker not in cues.open_prepositions or clause.predicate < parent.predicate:
            return False
        if clause.marker == "on" and (clause.lemma in cues.learning - cues.meeting or clause.voice is Voice.PASSIVE):
            return False
        said = {parent.lemma, self.links.doc[parent.predicate].lemma}
        own = not clause.has_own_subject  # but "the deal depends on Chile signing it"
        judged = bool(said & load_circumstance_words().governed["reason"]) or (own and bool(said & cues.engaged))
        judged = judged and above.polarity is Polarity.AFFIRMED  # "was not guilty of killing him"
        return not judged and not any(t.is_punct for t in self.links.doc[parent.predicate : clause.predicate])
