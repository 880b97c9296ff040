"""The words of an open triple: verb groups, nested phrases, and how a selection of tokens is written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.arguments import indices, minimal_phrase
from kg.extract.clause import Argument, Clause, ClauseKind
from kg.extract.marks import trim
from kg.extract.tree import Doc, Token

Words = tuple[int | str, ...]
"""Token indices in reading order; a string is a word that the sentence leaves unsaid ("is" in an apposition)."""
PREDICATIVE = frozenset({ClauseKind.VERBAL, ClauseKind.COPULAR, ClauseKind.ADJECTIVAL, ClauseKind.EXISTENTIAL})
"""Clauses that a triple is made of, each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A triple before it is written out. `pattern` names its construction."""

    subject: tuple[int, ...]
    relation: Words
    object: tuple[int, ...]
    args: tuple[Words, ...] = ()
    pattern: str


def written(doc: Doc, words: Iterable[int | str]) -> str:
    """Words as a text: what is adjacent in the document keeps its spacing, every other joint is one space."""
    parts: list[str] = []
    last: int | None = None
    for word in words:
        if isinstance(word, str):
            parts.append(f" {word}")
            last = None
        else:
            adjacent = last is not None and word == last + 1
            gap = doc[last].whitespace_ if adjacent and last is not None else " "
            parts.append(gap + doc[word].text)
            last = word
    return " ".join("".join(parts).split())


def verb_group(doc: Doc, clause: Clause, *, adverbs: bool = True) -> tuple[int, ...]:
    """The words of a clause's verb: auxiliaries, negation, copula, the verb, its particles and the adverbs among them.

    A coordinated verb takes the auxiliaries of the first one where it has none ("is cut and flushed").
    """
    token = doc[clause.predicate]
    verbal = clause.kind in {ClauseKind.VERBAL, ClauseKind.EXISTENTIAL}
    found = {token.i} if verbal else set()
    found.update(indices(_helpers(token)))
    found.update(clause.negations)
    found.update(clause.particles)
    if clause.copula is not None:
        found.add(clause.copula)
    if adverbs and found:
        first, last = min(found), max(found | {token.i})
        own = {a for a in clause.adverbs if first < a < last or a == first - 1}
        if not verbal:
            own = {a for a in own if clause.copula is not None and a < clause.copula}
        found.update(i for a in own if _plain_adverb(doc[a]) for i in _flat(doc[a]))
    return tuple(sorted(i for i in found if doc[i].pos_ != "PUNCT"))


def _plain_adverb(token: Token) -> bool:
    return token.tag_ not in syntax.RELATIVE_PRONOUNS and token.below.isdisjoint({"conj", "advcl"})


def _flat(token: Token) -> tuple[int, ...]:
    return indices(token.subtree)


def _helpers(token: Token) -> tuple[Token, ...]:
    own = syntax.children(token, "aux", "aux:pass", "cop")
    if own or token.dep_ != "conj" or syntax.child(token, *syntax.SUBJECTS) is not None:
        return own
    if token.tag_ in syntax.FINITE_TAGS:
        return ()
    head = token.head
    return _helpers(head) if syntax.is_verb(head) == syntax.is_verb(token) else ()


def noun_modifiers(
    doc: Doc, head: int, *, labels: tuple[str, ...] = ("nmod",)
) -> Iterator[tuple[tuple[int, ...], Token]]:
    """The prepositional modifiers of a noun, each conjunct with its marker's token indices, in text order."""
    for c in syntax.children(doc[head], *labels):
        marker = syntax.case_markers(c)
        if not marker:
            continue
        for word in syntax.conjuncts(c):
            if syntax.is_nominal(word):
                yield indices(syntax.case_markers(word) or marker), word


def argument_words(doc: Doc, argument: Argument) -> Words:
    """An argument with its marker; for "where" and "when", which stand for one, the preposition they mean."""
    if argument.shared and any(doc[i].tag_ == "WRB" for i in argument.markers):
        return ("in", *argument.tokens)
    return (*argument.markers, *(i for i in argument.tokens if i not in argument.markers))


def minimal(token: Token) -> tuple[int, ...]:
    return indices(minimal_phrase(token))


def with_phrases(token: Token) -> tuple[int, ...]:
    """A noun with all its prepositional modifiers, without the clauses that modify it."""
    found = set(minimal_phrase(token))
    for c in syntax.children(token, "nmod"):
        found.update(c.subtree)
    return indices(trim(sorted(found, key=lambda t: t.i)))


def chained(found: tuple[Clause, ...], clause: Clause) -> bool:
    """Whether an open complement has no other subject than the verb that it completes, and so runs on from it."""
    if clause.parent is None:
        return False
    heads = {a.head for a in found[clause.parent].subjects}
    return bool(heads) and heads >= {a.head for a in clause.subjects}
