"""What somebody denies in a clause behind it, which is told all the same: "Rao bought the villa, which Bell denies".

Nobody denies a villa. Where such a clause stands behind a thing or a person it takes back what the whole clause before
it says, and where it stands behind "a claim that", set off by a comma, the claim is that clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.contexts import Contexts
from kg.extract.cue_links import CueLinks
from kg.extract.disputed import PREDICATED, disputed
from kg.extract.quotes import MARKS
from kg.extract.reports import Report
from kg.extract.sheet import Sheet
from kg.extract.speaking import speaks
from kg.extract.tree import Token
from kg.model import Modality, Polarity

_TOLD = frozenset({Modality.ASSERTED, Modality.POSSIBLE})
"""How sure a denial is that stands behind what is told or alleged."""
_SUMMING = frozenset({"appos", "parataxis"})


def denials(links: CueLinks) -> dict[int, tuple[Clause, ...]]:
    """The clauses of a sentence that are denied, by the index of the relative clause that denies them."""
    found = {c.index: told for c in links.clauses if (told := _denied(links, c)) is not None}
    meant = {
        index: disputed(links, told, links.doc[links.clauses[index].predicate].head) for index, told in found.items()
    }
    return {index: told for index, told in meant.items() if told}


def alleged(links: CueLinks) -> Iterator[tuple[Clause, Token]]:
    """The clauses that the text calls a claim behind them, and its word: "attacked Goma, an [allegation] that"."""
    for told in links.clauses:
        if told.kind not in PREDICATED:
            continue
        for noun in syntax.children(links.doc[told.predicate], *_SUMMING):
            indefinite = any(c.lower_ in {"a", "an"} for c in syntax.children(noun, "det"))
            if indefinite and _is_alleged(links, told, noun) and _sums_up(links, noun):
                yield from ((clause, noun) for clause in disputed(links, told, noun))


def _is_alleged(links: CueLinks, told: Clause, noun: Token) -> bool:
    """Whether a word calls what was told a claim, and not a sum or a suit: "raised fares, a charge that fell"."""
    word = noun.lemma
    filed = any(links.doc[a.head].lemma in links.cues.documents for a in told.undergoers)
    contradicted = any(c.lemma in links.cues.denying | links.cues.rejecting for c in syntax.children(noun, "acl:relcl"))
    return word in links.cues.alleged and not filed and (contradicted or word not in links.cues.other_things)


def take_back(sheet: Sheet, contexts: Contexts, denial: Clause, told: Clause) -> None:
    """Write what `told` claims as who denies it claims it: the other way round."""
    own = Report(denial.actors, denial.lemma, "denied", denial.index)
    context = contexts.of(denial)
    cues = contexts.links.cues
    unsure = any(contexts.doc[i].lower_ in cues.modals for i in denial.auxiliaries)  # "which he may deny"
    if unsure or context.modality not in _TOLD or context.polarity is not Polarity.AFFIRMED:
        return
    around = tuple(r for r in context.reports if not _is_before(contexts, r, denial))
    sheet.take_back(told.index, replace(context, reports=(*around, own)))


def _is_before(contexts: Contexts, report: Report, denial: Clause) -> bool:
    """Whether a report has ended where the denial behind it is told: "Kenya accused Chad of it, which Chad denies"."""
    if report.clause is None:
        return False
    verb = contexts.clauses[report.clause].predicate
    return verb < denial.predicate and not any(t.text in MARKS for t in contexts.doc[verb : denial.predicate])


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
    if noun.i > clause.predicate or told.kind not in PREDICATED or noun.i < told.predicate:
        return None
    if _sums_up(links, noun):
        if clause.lemma in links.cues.denying:
            return told
        return told if clause.lemma in links.cues.rejecting and _is_refutable(links, told, noun) else None
    by_the_way = "," in _opening(links.doc[clause.predicate])
    word = noun.lemma
    if not by_the_way or clause.lemma not in links.cues.denying or word in links.cues.documents | links.cues.uttered:
        return None
    return told if speaks(noun) or (_is_said(links, told) and _is_thing(links, noun)) else None


def _is_refutable(links: CueLinks, told: Clause, noun: Token) -> bool:
    """Whether a word stands for what was said, and is no other name of a thing: "funded a study, a report that"."""
    cues = links.cues
    things = (links.doc[a.head].lemma for a in told.undergoers)
    written = any(thing in cues.documents | cues.uttered | cues.rulings for thing in things)
    return noun.lemma in cues.refutable and not (written and noun.lemma in cues.documents)


def _is_thing(links: CueLinks, noun: Token) -> bool:
    """Whether nobody denies, nor refuses anybody, what a noun stands for: "a credit line", not "a visa", "a role"."""
    word = noun.lemma
    if noun.pos_ != "NOUN" or word in links.cues.taken | links.cues.granted:
        return False
    return default_lexicon().actions.reading(word) is None


def _is_said(links: CueLinks, told: Clause) -> bool:
    """Whether somebody says what a clause tells, and no more stands between: "said it held talks, which Rao denies"."""
    parent = links.clauses[told.parent] if told.parent is not None else None
    return parent is not None and told.link == "ccomp" and links.cues.reports(parent.lemma)


def _speakers(clause: Clause) -> tuple[Argument, ...]:
    return tuple(a for a in clause.actors if a.clause is None and not a.shared)


def _sums_up(links: CueLinks, noun: Token) -> bool:
    """ "…, something that", "…, a claim that": a word for what has just been said."""
    word = noun.lemma in links.cues.uttered | links.cues.summing
    return word and noun.dep_ in _SUMMING and bool(_opening(noun) & {",", "–", "—", "-"})


def _opening(token: Token) -> set[str]:
    """The first word below a token and the one before it: a parse may hang the comma on either side."""
    edge = token.left_edge
    return {edge.text, edge.doc[max(edge.i - 1, 0)].text}
