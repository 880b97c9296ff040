"""Which words belong to a phrase: of a noun, of a predicate, of a clause inside another one.

phrase(token)               "the fall of Rome and Carthage": without marker, other conjuncts and asides
predicate_phrase(token)     "the head of a bank" in "she was then the head of a bank"
clause_phrase(token)        "Chad left on Monday" in "said that Chad left on Monday"
"""

from __future__ import annotations

from operator import attrgetter

from kg.extract import syntax
from kg.extract.close_apposition import is_close_apposition
from kg.extract.marks import joins, trim
from kg.extract.tree import Token

_ASIDES = frozenset({"punct", "conj", "cc", "cc:preconj", "appos", "parataxis", "list", "dep", "discourse", "vocative"})
_OUTER = frozenset({"case", "mark", "cop", "expl", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "aux", "aux:pass"})
_BESIDE_PHRASE = _ASIDES | _OUTER
_BESIDE_CLAUSE = {"ccomp", "xcomp", "csubj:outer", "csubj:pass"}
_BESIDE_PREDICATE = _BESIDE_PHRASE | syntax.OBLIQUES | syntax.ADVERBIAL_CLAUSES | _BESIDE_CLAUSE


def phrase(token: Token, *, bare: bool = False) -> tuple[Token, ...]:
    """The full phrase of a noun without its marker, other conjuncts, appositions, asides and outer punctuation.

    Coordination, punctuation and clauses *inside* the phrase stay ("the fall of Rome and Carthage"). `bare` leaves
    out the clauses that modify the noun itself.
    """
    found = [token]
    for c in token.children:
        if c.dep_ in _BESIDE_PHRASE and not (c.dep_ == "punct" and joins(c, token)) and not is_close_apposition(c):
            continue
        if c.dep_ in syntax.NOUN_CLAUSES and (bare or syntax.is_set_off(c)):
            continue
        found.extend(_without_rivals(c) if c.dep_ == "nmod" else c.subtree)
    return trim(sorted(found, key=attrgetter("i")))


def _without_rivals(part: Token) -> tuple[Token, ...]:
    """The words of a part of a phrase without what is set against it: "trouble with the engine [and not the crew]"."""
    rivals = [c for c in syntax.children(part, "conj") if syntax.is_set_against(c, part)]
    if not rivals:
        return part.subtree
    lost = {t.i for c in rivals for t in c.subtree}
    return tuple(t for t in part.subtree if t.i not in lost)


def predicate_phrase(token: Token) -> tuple[Token, ...]:
    """A copular predicate with its own modifiers, without subject, circumstances and what belongs to the clause."""
    found = [token]
    marks: list[Token] = []
    for c in token.children:
        named = is_close_apposition(c) and token.pos_ == "PROPN"
        if (
            (c.dep_ not in _BESIDE_PREDICATE or named)
            and not is_fronted(c)
            and not (c.dep_ in syntax.NOUN_CLAUSES and syntax.is_set_off(c))
        ):
            found.extend(c.subtree)
        elif c.dep_ == "punct" and joins(c, token):
            marks.append(c)
    first, last = min(t.i for t in found), max(t.i for t in found)
    # A quotation mark before the subject is none of the predicate's.
    found.extend(c for c in marks if first - 1 <= c.i <= last + 1)
    return trim(sorted(found, key=attrgetter("i")))


def is_fronted(adverb: Token) -> bool:
    """ "[Therefore], the port is a risk", "it is [still] a risk": an adverb before the copula is none of what it is."""
    if adverb.dep_ != "advmod":
        return False
    return any(c.i > adverb.i and c.dep_ in {"cop", "nsubj"} for c in adverb.head.children)


def clause_phrase(token: Token, *, inner: bool = False) -> tuple[Token, ...]:
    """The words of an embedded clause with all its arguments, without its marker, other conjuncts and asides.

    "To" and "whether" stay, for what is told is another thing without them.
    `inner` is for the clause that is what something is ("to win" in "the aim is to win"): the outer subject and the
    copula are not its own.
    """
    found = [token]
    markers = {t.i for t in syntax.clause_markers(token) if t.lower_ not in {"to", "whether"}}
    for c in token.children:
        if inner and c.dep_ in {"nsubj:outer", "csubj:outer", "cop"}:
            continue
        if c.i in markers or c.dep_ in {"conj", "cc", "parataxis", "list", "dep", "vocative", "discourse"}:
            continue
        found.extend(t for t in c.subtree if t.i not in markers)
    return trim(sorted(found, key=attrgetter("i")))
