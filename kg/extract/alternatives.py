"""What is told of one thing or another, and so of none of them for certain.

"shelled Goma [or] Bukavu"         either of them may have been shelled
"eats wood and possibly fungi"     it may eat them too
"will be held on Monday or Friday" one time in two words, and not the last of them
"the Workers' Party, or PKK, …"    another name of the same, and no alternative
"""

from __future__ import annotations

from itertools import takewhile

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind
from kg.extract.cues import load_cues
from kg.extract.ends import End
from kg.extract.hedges import leaves_open
from kg.extract.tree import Doc, Token
from kg.model import Polarity

_THINGS = frozenset({"NOUN", "PROPN", "PRON"})
_DESCRIBING = frozenset({ClauseKind.ADJECTIVAL, ClauseKind.COPULAR})
_ASIDES = frozenset({",", "(", ")", "–", "—"})
_QUOTES = frozenset({"'", '"', "“", "”", "‘", "’", "``", "''"})
_SMALL = frozenset({"of", "the", "for", "and", "on", "'s", "’s", "'", "’"})
"""Words inside a name that its initials leave out."""


def alternatives(word: Token) -> tuple[Token, ...]:
    """The words that "or" joins with this one, itself among them, in text order; none where "or" only renames it."""
    first = syntax.first_conjunct(word)
    members = tuple(m for m in syntax.conjuncts(first) if m is first or not _begins_anew(m))
    if len(members) < 2 or word not in members:
        return ()
    joins = [c for m in members for c in syntax.children(m, "cc") if c.i < m.i]
    if not joins or any(c.lower_ != "or" for c in joins):
        return ()
    amended = any(c.doc[c.i + 1].lower_ in load_cues().amending for c in joins)
    return () if amended or (len(members) == 2 and _renames(joins[0], members[1])) else members


def _begins_anew(member: Token) -> bool:
    """ "Was dead or dying, [and] the guards fled": a clause of its own behind those that "or" joins."""
    return syntax.has_subject(member) and any(c.lower_ == "and" for c in syntax.children(member, "cc"))


def is_uncertain(doc: Doc, clause: Clause, polarity: Polarity, *ends: End) -> bool:
    """Whether a claim tells one alternative alone: one of its ends, or what its clause says.

    What is denied of both ("did not visit Lima or Quito") is denied of each, and so is what is forbidden.
    """
    verb = doc[clause.predicate]
    either = syntax.child(syntax.first_conjunct(verb), "cc:preconj")
    chosen = either is not None and either.lower_ == "either"
    told = syntax.is_verb(verb) or (clause.kind in _DESCRIBING and not any(_holds(e, verb) for e in ends))
    if told and (chosen or polarity is Polarity.AFFIRMED):
        others = [v for v in alternatives(verb)[1:] if (v.tag_ == "VBG") is (verb.tag_ == "VBG")]
        if others and (chosen or not any(syntax.has_subject(other) for other in others)):
            return True
    forbids = clause.lemma in load_cues().forbidding
    left_open = any(_is_one_of(doc, end) or _is_maybe(doc, end) for end in ends)
    return polarity is Polarity.AFFIRMED and not forbids and left_open


def _holds(end: End, word: Token) -> bool:
    """Whether an end is all that "or" joins: "the same or lower"."""
    span = end.value.span if end.value is not None else None
    return span is not None and all(span.start <= m.idx < span.end for m in alternatives(word))


def _is_maybe(doc: Doc, end: End) -> bool:
    """ "Eats wood, and [possibly] also fungi": what an adverb before a conjunct leaves open of it alone."""
    argument = end.argument
    if argument is None or argument.clause is not None or argument.shared:
        return False
    head = doc[argument.head]
    hedges = (c for c in syntax.children(head, "advmod") if c.i < head.i)
    return head.dep_ == "conj" and head.pos_ in _THINGS and any(leaves_open(c) for c in hedges)


def _is_one_of(doc: Doc, end: End) -> bool:
    argument, value = end.argument, end.value
    if argument is None or value is None or value.span is None or argument.shared or argument.marker == "as":
        return False
    if argument.clause is not None:
        return False
    start, stop = value.span.start, value.span.end
    return any(m.pos_ in _THINGS and not start <= m.idx < stop for m in alternatives(doc[argument.head]))


def _renames(join: Token, other: Token) -> bool:
    """ "The Workers' Party, or PKK, attacked": set off on both sides, and without an article of its own."""
    doc, last = join.doc, other.right_edge.i
    before = doc[join.i - 1].text in _ASIDES
    after = doc[last].is_punct or (last + 1 < len(doc) and doc[last + 1].is_punct)
    aside = before and after and syntax.child(other, "det") is None
    return (
        aside
        or _is_term(join, other)
        or _is_shortened(join, other)
        or (len(other.text) > 1 and _initials(join).endswith(other.text))
    )


def _is_shortened(join: Token, other: Token) -> bool:
    """ "John Henry Lind or J. H. Lind": a name and its initials with the last of its words."""
    names = [[t for t in (n, *syntax.children(n, "flat")) if not t.is_punct] for n in (other.head, other)]
    first, second = ([t.text.rstrip(".") for t in name] for name in names)
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:
        return False
    brief, full = sorted((first[:-1], second[:-1]), key=lambda words: sum(map(len, words)))
    initials = all(len(word) == 1 for word in brief)
    return initials and "".join(brief) == "".join(word[0] for word in full)[: len(brief)]


def _is_term(join: Token, other: Token) -> bool:
    """ "'Z' or Greenwich Mean Time": one word in quotation marks, and what it stands for."""
    doc, end = join.doc, other.right_edge.i
    before = doc[max(join.i - 3, 0) : join.i]
    first = len(before) == 3 and before[0].text in _QUOTES and before[2].text in _QUOTES and not before[1].ent_type_
    after = doc[join.i + 1 : end + 2]
    second = any(token.text in _QUOTES for token in after)
    return first and not second and syntax.child(other, "det") is None


def _initials(join: Token) -> str:
    """The capitals that begin the words right before "or": "World Health Organization [or] WHO"."""
    before = [t for t in reversed(join.doc[max(join.i - 8, 0) : join.i]) if not t.is_space]
    name = takewhile(lambda t: t.text[0].isupper() or t.lower_ in _SMALL, before)
    return "".join(t.text[0] for t in name if t.text[0].isupper())[::-1]
