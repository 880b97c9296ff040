"""Adverbs of how sure a thing is, and how far they reach.

"Died in 1990, [possibly] of cancer"          the phrase alone
"[Reportedly] attacked Mali and bought jets"  both verbs, as an auxiliary before them would be
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Token

_PAST = {"VBD": ("VBN",), "VBN": ("VBD",)}
"""What a past without an auxiliary may be taken for."""
_JOINING = frozenset({"and", "or", "&"})


def is_hedged(head: Token) -> bool:
    """Whether the first word of the phrase or clause of a word leaves open that it is so."""
    before = [c for c in syntax.children(head, "advmod") if c.i < head.i]
    if not before:
        return False
    first = syntax.first_word(head)
    return any(c.i == first.i and leaves_open(c) for c in before)


def lent_hedges(verb: Token) -> tuple[Token, ...]:
    """The adverbs before an earlier verb that leave open what is joined to it: one that shares its subject and tense.

    What "but" sets against it, or stands with a hedge or an auxiliary of its own, is told for itself.
    """
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_[:2] != "VB" or first.tag_ not in {verb.tag_, *_PAST.get(verb.tag_, ())}:
        return ()
    if syntax.has_subject(verb) or syntax.child(verb, "aux", "aux:pass", "cop", "mark") is not None:
        return ()
    beside = [c for c in syntax.children(first, "conj") if first.i < c.i <= verb.i]
    if any(word.lower_ not in _JOINING for c in beside for word in syntax.children(c, "cc")):
        return ()
    own = syntax.children(verb, "advmod")
    hedges = tuple(c for c in syntax.children(first, "advmod") if c.i < first.i and leaves_open(c))
    if any(c.i < verb.i and (leaves_open(c) or c.lower_ in load_cues().assuring) for c in own):
        return ()
    return hedges or lent_hedges(first)


def leaves_open(word: Token) -> bool:
    """Whether an adverb vouches for nothing: "possibly", "reportedly"."""
    cues = load_cues()
    return word.lower_ in cues.adverbs or word.lower_ in cues.reported
