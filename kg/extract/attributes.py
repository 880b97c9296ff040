"""What the words before a noun of action say of the deed: "a possible visit", "the cancelled visit", "talk of a ban".

"Failed" says that a deed was tried, and of some that it was done all the same: an attack that fails was one.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract import syntax
from kg.extract.clause import Clause
from kg.extract.cue import Effect
from kg.extract.cues import Cues
from kg.extract.declarations import Declarations
from kg.extract.tree import Token
from kg.model import Modality


def by_attribute(cues: Cues, clause: Clause, noun: Token) -> Effect | None:
    """What the adjectives of a noun of action do to it, `None` where none does anything."""
    for child in syntax.children(noun, "amod", "compound", "cop"):
        words = (child.lower_, _hyphenated(child), child.lemma)
        if any(word in _words()["undone"] for word in words):
            return Effect(flips=True, modality=Modality.ASSERTED)
        if any(word in _words()["fruitless"] for word in words) and clause.action in _words()["failing"]:
            return Effect(modality=Modality.DESIRED)
        known = next((word for word in words if word in cues.attributes), None)
        if known is not None:
            return Effect(modality=cues.attributes[known])
    return None


def by_place(cues: Cues, clause: Clause, noun: Token) -> Modality:
    """What the preposition of a noun of action says of it: "left for talks", "talk of an embargo"."""
    marker = syntax.marker(noun)
    if noun.dep_ == "nmod" and noun.head.lemma in _words()["awaited"] and clause.action in _words()["failing"]:
        return Modality.PLANNED
    if noun.dep_ == "nmod" and noun.head.lemma in cues.nouns:
        return Modality.ASSERTED
    definite = any(c.lower_ in {"the", "this", "that"} or c.dep_ == "nmod:poss" for c in noun.children)
    if marker == "of" and noun.head.lemma in cues.talks and not (definite and noun.head.tag_ == "NNS"):
        return Modality.POSSIBLE
    if marker in cues.noun_markers and not definite:
        return cues.noun_markers[marker]
    return Modality.ASSERTED


def _hyphenated(word: Token) -> str:
    """ "would-be" of its last part; the word itself where no hyphen stands before it."""
    doc = word.doc
    return f"{doc[word.i - 2].lower_}-{word.lower_}" if word.i > 1 and doc[word.i - 1].text == "-" else word.lower_


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """Raises SchemaError where the shipped table cannot be read."""
    table = Declarations.shipped("cues.toml").content["nominal"]
    return {name: frozenset(table[name]) for name in ("undone", "fruitless", "failing", "awaited")}
