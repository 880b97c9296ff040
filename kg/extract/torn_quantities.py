"""Numbers whose "up to" a parse takes for a particle and a preposition: "could face | up | to twelve years".

Before a number "up to" tells how many at most, as "at least" does, and is no preposition of the phrase (Huddleston and
Pullum 2002, 5.11): "hired up to 90 guards" has the guards for object. "Climbed up to 90 dollars" is another thing.
"Were cut by a [tenth]": no share does anything.
"""

from __future__ import annotations

from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.tree import Doc, Token

_PHRASES = frozenset({"obl", "obl:unmarked", "obl:npmod"})
_BARE = frozenset({"nsubj", "nsubj:pass", "obj"})
"""What has no preposition."""
_HUNG = frozenset({"compound:prt", "advmod", "case", "fixed"})


def torn_quantities(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words, and of the phrases they made of an object, with those of their heads and labels."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_ == "obl:agent" and token.lemma in load_circumstance_words().shares:
            found[token.i] = (token.head.i, "obl")
    for up in doc.saying("up"):
        if up.i + 2 >= len(doc):
            continue
        to, number = doc[up.i + 1 : up.i + 3]
        if to.lower_ != "to" or number.tag_ != "CD" or up.dep_ not in _HUNG:
            continue
        noun = number.head if number.dep_ == "nummod" and number.head.i > number.i else number
        verb = noun.head
        if noun.dep_ in _BARE and to.dep_ == "case" and to.head.i == number.i != noun.i:
            found |= {up.i: (number.i, "advmod"), to.i: (up.i, "fixed")}
            continue
        if noun.dep_ not in _PHRASES or verb.pos_ != "VERB":
            continue
        marked = any(c.dep_ == "case" and c.i < up.i for c in noun.children)
        if not marked and verb.lemma in load_circumstance_words().governed["upward"]:
            continue
        found[up.i] = (number.i, "advmod")
        found[to.i] = (up.i, "fixed")
        if not marked:
            found[noun.i] = (verb.i, "obl:unmarked" if _is_filled(verb) else "obj")
    return found


def _is_filled(verb: Token) -> bool:
    return any(c.dep_ in {"obj", "ccomp", "xcomp", "aux:pass"} for c in verb.children)
