"""What somebody denies in a clause behind it, which is told all the same: "Rao bought the villa, which Bell denies".

Nobody denies a villa. Where such a clause stands behind a thing or a person it takes back what the whole clause before
it says, and where it stands behind "a claim that", set off by a comma, the claim is that clause.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind
from kg.extract.contexts import Contexts
from kg.extract.cue_links import CueLinks
from kg.extract.reports import Report
from kg.extract.sheet import Sheet
from kg.extract.speaking import speaks
from kg.extract.tree import Token
from kg.model import Modality, Polarity

_SUMMING = frozenset({"appos", "parataxis"})


def denials(links: CueLinks) -> dict[int, Clause]:
    """The clauses of a sentence that are denied, by the index of the relative clause that denies each."""
    found = {c.index: told for c in links.clauses if (told := _denied(links, c)) is not None}
    return {index: _content(links, told) for index, told in found.items()}


def _content(links: CueLinks, told: Clause) -> Clause:
    """What is denied where the clause itself tells what somebody says: "accused him of it, which he denies"."""
    return next(iter(links.contents(told)), told)


def take_back(sheet: Sheet, contexts: Contexts, denial: Clause, told: Clause) -> None:
    """Write what `told` claims as who denies it claims it: the other way round."""
    own = Report(denial.actors, denial.lemma, "denied", denial.index)
    context = contexts.of(denial)
    if context.modality is not Modality.ASSERTED or context.polarity is not Polarity.AFFIRMED:
        return  # "which he may deny"
    sheet.take_back(told.index, replace(context, reports=(*context.reports, own)))


def _denied(links: CueLinks, clause: Clause) -> Clause | None:
    if clause.kind is not ClauseKind.VERBAL or clause.link != "acl:relcl" or not clause.finite or clause.negations:
        return None
    said = next((a for a in clause.objects if a.shared and a.clause is None), None)
    if said is None or clause.parent is None or not _speakers(clause):
        return None
    if "whom" in _opening(links.doc[clause.predicate]):  # nobody denies a person
        return None
    noun = links.doc[clause.predicate].head
    told = links.clauses[clause.parent]
    if noun.i > clause.predicate or told.kind is not ClauseKind.VERBAL or noun.i < told.predicate:
        return None
    if _sums_up(links, noun):
        return told if clause.lemma in links.cues.denying | links.cues.rejecting else None
    by_the_way = "," in _opening(links.doc[clause.predicate])
    bearer = speaks(noun) and syntax.lemma(noun) not in links.cues.documents | links.cues.uttered
    return told if clause.lemma in links.cues.denying and by_the_way and bearer else None


def _speakers(clause: Clause) -> tuple[Argument, ...]:
    return tuple(a for a in clause.actors if a.clause is None and not a.shared)


def _sums_up(links: CueLinks, noun: Token) -> bool:
    """ "…, something that", "…, a claim that": a word for what has just been said."""
    word = syntax.lemma(noun) in links.cues.uttered | links.cues.summing
    return word and noun.dep_ in _SUMMING and bool(_opening(noun) & {",", "–", "—", "-"})


def _opening(token: Token) -> set[str]:
    """The first word below a token and the one before it: a parse may hang the comma on either side."""
    edge = token.left_edge
    return {edge.text, edge.doc[max(edge.i - 1, 0)].text}
