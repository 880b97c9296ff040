"""What of a clause it is that "a claim that he denies" behind it is about: not all that was told need be claimed.

"The rebels shelled the port, a claim they deny"           the shelling
"Chad accused Mali of arming rebels, a claim Mali denies"  the arming
"Police arrested Rao for arming rebels, a claim he denies" the arming again: he is in prison, and does not deny it
"Norway banned the firm over spying, a charge it denies"   the spying, which no clause tells
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.accusations import accuses, is_judged
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, ClauseKind, Role, ancestors
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cue_links import CueLinks
from kg.extract.tree import Token

PREDICATED = frozenset({ClauseKind.VERBAL, ClauseKind.COPULAR})
_CHARGING = frozenset({"for", "over", "of", "on", "with"})
_GROUNDS = frozenset({"for", "over", "of"})
_REASONS = frozenset({"because", "after", "as", "since"})
_TIMES = frozenset({"DATE", "TIME"})


def disputed(links: CueLinks, told: Clause, noun: Token) -> tuple[Clause, ...]:
    """The clauses that a noun of words behind `told` stands for; none where it stands for what no clause tells."""
    if told.link == "xcomp" and told.parent is not None and not links.is_cue_content(told):
        return disputed(links, links.clauses[told.parent], noun)  # "bribed him to win it"
    contents = tuple(c for c in links.contents(told) if c.predicate < noun.i)
    if contents:
        return contents
    if links.cues.reports(told.lemma):
        return ()
    below = (c for c in links.clauses if told in ancestors(links.clauses, c))
    beneath = [c for c in below if told.predicate < c.predicate < noun.i]
    nearer = [c for c in beneath if c.kind in PREDICATED and _is_meant(links, told, c)]
    if nearer:
        return disputed(links, max(nearer, key=lambda c: c.predicate), noun)
    if _is_judgement(told) and any(_is_charge(links, told, a, noun) for a in told.arguments):
        return ()
    first = _first_of(links, told)
    joined = (c for c in links.clauses if c.link == "conj" and c.parent == first.index and c.predicate < noun.i)
    return (first, *(c for c in joined if c.kind is ClauseKind.VERBAL))


def _first_of(links: CueLinks, told: Clause) -> Clause:
    """The first of several deeds that are told in one breath: "[attacked] Goma and killed ten, a claim they deny"."""
    if told.link != "conj" or told.parent is None or _goes_its_own_way(links, told):
        return told
    first = links.clauses[told.parent]
    alike = first.kind is ClauseKind.VERBAL and not links.cues.reports(first.lemma)
    return first if alike else told


def _goes_its_own_way(links: CueLinks, clause: Clause) -> bool:
    """Whether what is joined to a deed has a subject of its own, or is set against it by "but"."""
    against = any(c.lower_ == "but" for c in syntax.children(links.doc[clause.predicate], "cc"))
    return against or clause.has_own_subject


def _is_judgement(clause: Clause) -> bool:
    """Whether somebody judges by this verb what somebody else has done."""
    return clause.lemma in default_lexicon().accusing or clause.lemma in load_circumstance_words().governed["reason"]


def _is_meant(links: CueLinks, told: Clause, clause: Clause) -> bool:
    """Whether a clause within another, or joined to it, is nearer to what is claimed than that is."""
    verb = links.doc[clause.predicate]
    if clause.link == "conj":
        return clause.parent == told.index and _goes_its_own_way(links, clause)
    if clause.link == "acl:relcl":
        return verb.doc[verb.left_edge.i - 1].text == "," or verb.left_edge.text == ","
    if clause.link == "acl":
        words = verb.head.lemma in links.cues.uttered or accuses(verb.head)
        return words or (clause.marker in _CHARGING and (_is_judgement(told) or is_judged(verb.head.head)))
    if clause.link != "advcl":
        return False
    if clause.finite or clause.copula is not None:  # "shot him after he opened fire"
        return clause.marker in _REASONS and clause.has_own_subject
    accusing = not clause.marker and links.cues.reports(clause.lemma)  # "jailed him, accusing him of it"
    return accusing or (clause.marker in _CHARGING and _is_judgement(told))


def _is_charge(links: CueLinks, told: Clause, argument: Argument, noun: Token) -> bool:
    """Whether a phrase tells what somebody is judged for: "over spying", "on drug charges", "the envoy for spying"."""
    if not told.predicate < argument.head < noun.i:
        return False
    word = links.doc[argument.head]
    if argument.role is Role.OBLIQUE and word.ent_type_ not in _TIMES:
        return argument.marker in _GROUNDS or accuses(word)
    inside = (c for c in syntax.children(word, "nmod") if c.i < noun.i and c.ent_type_ not in _TIMES)
    return argument.role is Role.OBJECT and any(syntax.marker(c) in _GROUNDS for c in inside)
