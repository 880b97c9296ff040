""" "It" that no body or country can be: "it is unclear whether …", "had it happened an hour later", "it is a risk".

A pronoun is left open rather than given to somebody who does not act. The words are those of `kg/data/impersonal.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.extract import syntax
from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words
from kg.extract.mentions import Mentions
from kg.extract.tree import Token

_CLAUSES = ("csubj", "csubj:pass", "csubj:outer", "ccomp")
_ACTING = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "PERSON", "POSITION"})


@dataclass(frozen=True, slots=True)
class _Words:
    adjectives: frozenset[str]
    verbs: frozenset[str]
    bodies: frozenset[str]
    events: frozenset[str]


def means_event(token: Token) -> bool:
    """Whether a pronoun "it" is said to happen, or to be as only events are."""
    head = token.head
    if token.lower_ != "it" or token.dep_ != "nsubj" or syntax.child(head, *_CLAUSES) is not None:
        return False
    return head.lemma in _load().events or head.lower_ in _load().events


def is_impersonal(token: Token, mentions: Mentions) -> bool:
    """Whether a pronoun "it" stands for a situation, an event or nothing at all."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    head, known = token.head, _load()
    if not token.dep_.startswith("nsubj"):
        return False
    if syntax.child(head, "cop") is not None:
        return _is_situation(head, mentions)
    passive = token.dep_ == "nsubj:pass" and syntax.child(head, *_CLAUSES) is not None
    return passive or (token.dep_ == "nsubj" and head.lemma in known.verbs)


def _is_situation(predicate: Token, mentions: Mentions) -> bool:
    """Whether what a copula says of "it" is said of situations: an adjective of judgement, or a noun for no actor."""
    known, lemma = _load(), predicate.lemma
    if predicate.pos_ in {"ADJ", "ADV", "VERB"}:
        return lemma in known.adjectives
    if predicate.pos_ == "NOUN":
        return lemma not in known.bodies and mentions.types.of(predicate) not in _ACTING
    return predicate.pos_ in {"PROPN", "PRON"} or syntax.child(predicate, "nsubj:outer") is not None


@lru_cache(maxsize=1)
def _load() -> _Words:
    return _Words(**listed_words(_Words, Declarations.shipped("impersonal.toml")))
