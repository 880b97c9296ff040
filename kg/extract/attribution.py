"""Sources that stand beside a clause, and not as a verb of speech above it: what each adds to the context.

"according to officials, …"            an argument of the clause
"…, according to the ministry"         speaks for all of the sentence
"defended it as “a deal that …”"       words in quotation marks are somebody's, though they be no complement
"according to two men who fled, …"     that they fled is not what they say
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.extract.clause import Argument, Clause, ancestors, within
from kg.extract.context import Context
from kg.extract.reports import Report, Sources


@dataclass(frozen=True, slots=True)
class Attribution:
    """Adds the sources of one sentence."""

    clauses: tuple[Clause, ...]
    sources: Sources

    def by_adjunct(self, clause: Clause, context: Context) -> Context:
        """ "According to officials, …": the speaker is an argument of the clause.

        Inside the words that somebody reports the source is his ("the paper said that, according to officials, …").
        """
        beside = tuple(r for r in self.sources.beside(clause) if r not in context.reports)
        if not beside:
            return context
        at = min((a.head for r in beside for a in r.speakers), default=clause.predicate)
        holders = [r.clause for r in context.reports if r.clause is not None]
        inner = any(
            self.clauses[h].predicate < at
            and self.clauses[h].predicate < clause.predicate
            and within(self.clauses, clause, h)
            for h in holders
        )
        return replace(context, reports=(*context.reports, *beside) if inner else (*beside, *context.reports))

    def not_of_themselves(self, clause: Clause, context: Context) -> Context:
        """The context without sources that the clause only describes: "according to two men who [fled], …"."""
        kept = tuple(r for r in context.reports if not any(self._describes(clause, a, r.clause) for a in r.speakers))
        return context if len(kept) == len(context.reports) else replace(context, reports=kept)

    def _describes(self, clause: Clause, speaker: Argument, report: int | None) -> bool:
        """Whether a clause tells who a speaker is, and not what he says there: "a letter saying that [it fled]"."""
        inside = {t.i for t in self.sources.doc[speaker.head].subtree}
        if report is not None and self.clauses[report].predicate in inside and within(self.clauses, clause, report):
            return False
        if clause.predicate not in inside:
            return False
        links = [c for c in (clause, *ancestors(self.clauses, clause)) if c.predicate in inside]
        return links[-1].link == "acl:relcl" or (links[-1].link == "acl" and links[-1].marker != "that")

    def by_shared_adjunct(self, first: Clause, context: Context) -> Context:
        """A source before the first of coordinated clauses holds for them all: "by his account Chad left and [Peru
        stayed]"."""
        before = tuple(r for r in self.sources.beside(first) if all(a.head < first.predicate for a in r.speakers))
        return replace(context, reports=(*before, *context.reports)) if before else context

    def has_its_own(self, clause: Clause) -> bool:
        """Whether a clause joined to another has a subject and a source of its own: "…, and it left, [police] say"."""
        own = bool(clause.subjects) and all(not a.shared for a in clause.subjects)
        return clause.link == "conj" and own and bool(self.sources.beside(clause))

    def at_large(self, clause: Clause, context: Context, besides: Clause | None = None) -> Context:
        """A source that opens or closes the sentence speaks for all of it: "…, according to the ministry".

        `besides` is the report apart from others that the clause is in, if any.
        """
        known = {a.head for report in context.reports for a in report.speakers}
        added = tuple(
            r
            for r in self.sources.at_large
            if not known & {a.head for a in r.speakers}
            and not self._is_anothers(clause, r, besides)
            and not (context.reports and self._is_of_the_last(clause, r))
        )
        return replace(context, reports=(*added, *context.reports)) if added else context

    def _is_of_the_last(self, clause: Clause, source: Report) -> bool:
        """Whether a source closes a clause with a subject of its own that is joined to one of which others tell: "Chad
        left, Rao said, and Mali stayed, according to [police]"."""
        heads = {a.head for a in source.speakers}
        holder = next((c for c in self.clauses if any(a.head in heads for a in c.arguments)), None)
        behind = holder is not None and clause.predicate < holder.predicate and holder.parent == clause.index
        return behind and holder is not None and self.has_its_own(holder)

    def _is_anothers(self, clause: Clause, source: Report, besides: Clause | None) -> bool:
        """Whether a clause stands behind a source in what somebody else says: "according to the mayor, a ship sank,
        while police said that [it burned]", "… though police [doubt] it"."""
        last = max((i for a in source.speakers for i in (a.head, *a.tokens)), default=-1)
        for up in (clause, *ancestors(self.clauses, clause)):
            contrasted = up is besides or up.marker in self.sources.cues.contrasting or up.link == "conj"
            told = self.sources.cues.reports(up.lemma) and bool(self.sources.speakers(up))
            own = all(not a.shared and a.head > last for a in up.subjects)
            if contrasted and told and own and -1 < last < up.predicate:
                return True
        return False

    def in_quotes(self, clause: Clause, context: Context, context_of: Callable[[Clause], Context]) -> Context:
        """Words in quotation marks are somebody's, though they be no complement: "defended it as “a deal that …”".

        `context_of` gives the context of the clause that brings them in, which may be reported itself.
        """
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
        above = (*context_of(teller).reports, *self.sources.passed_on_by(teller))
        return replace(context, reports=(*above, report, *(r for r in context.reports if r not in above)))
