"""Whether a text itself says that what it reports is not so: "falsely claimed", "lied when he said", "a fake video"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clause import Clause
from kg.extract.cue import Cue
from kg.extract.cue_links import CueLinks
from kg.extract.negative_words import is_false

_WHEN = frozenset({"when", "by", "in", "while"})
"""Words before what somebody lied or was wrong in saying."""


@dataclass(frozen=True, slots=True)
class Untrue:
    """Reads the reports of one sentence."""

    links: CueLinks

    def is_untrue(self, cue: Cue, holder: Clause, speaker: Clause) -> bool:
        """ "falsely claimed that", "wrongly accused of", "a fake video shows that": the text says that it is not so."""
        if cue.name == "guilty" and holder.parent is not None and holder.link == "xcomp":
            return self._told_wrongly(self.links.clauses[holder.parent])  # "was wrongly found guilty of"
        if not cue.reports and not cue.factive:
            return False
        told = any(is_false(self.links.cues, self.links.doc[a.head]) for a in speaker.actors if a.clause is None)
        return self._told_wrongly(holder) or self._lied(holder) or (cue.reports and told)

    def is_wrong_to(self, holder: Clause) -> bool:
        """ "It is wrong to say that": the saying is no news, and what would be said is denied."""
        if holder.parent is None or holder.finite or not holder.link.startswith("csubj"):
            return False
        cue = self.links.cue_over(holder, self.links.clauses[holder.parent])
        return cue is not None and cue.name == "false"

    def _lied(self, holder: Clause) -> bool:
        """ "Lied when he said that", "was wrong in saying that"."""
        if holder.parent is None or not holder.link.startswith(("advcl", "xcomp")) or holder.marker not in _WHEN:
            return False
        return self.links.clauses[holder.parent].lemma in self.links.cues.untrue_verbs

    def _told_wrongly(self, clause: Clause) -> bool:
        return any(self.links.doc[i].lower_ in self.links.cues.untrue_adverbs for i in clause.adverbs)
