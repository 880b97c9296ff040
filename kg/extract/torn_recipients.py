"""Who is given something, that a parse takes for a part of the thing: "gave [farmers] loans".

A noun before another one tells which kind it is in the singular, so that several people before goods are who gets them
("farm loans", but not "farmers loans"; Huddleston and Pullum 2002, 14.4.3); and what is not counted has no article of
its own ("denied [the group] permission").
"""

from __future__ import annotations

from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.noun_types import noun_type
from kg.extract.tree import Doc, Token

_PEOPLE = frozenset({"PERSON", "NORP"})
_ACTORS = frozenset({"PERSON", "NORP", "ORG"})
_OWN = frozenset({"det", "amod", "nummod", "nmod:poss"})
"""How what belongs to the recipient hangs on the thing, too."""


def torn_recipients(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words and of what stands before them, with those of their heads and their labels."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        thing, verb = token.head, token.head.head
        if token.dep_ not in {"compound", "nmod:poss"} or thing.dep_ != "obj" or not verb.i < token.i < thing.i:
            continue
        if token.ent_type_ or not _gives(verb) or any(c.dep_ == "case" for c in token.children):
            continue
        before = [c for c in thing.children if c.i < token.i]
        if any(c.dep_ not in _OWN for c in before) or not (_is_several(token, thing) or _is_let(token, thing)):
            continue
        found |= {c.i: (token.i, c.dep_) for c in before}
        found[token.i] = (verb.i, "iobj")
    return found


def _gives(verb: Token) -> bool:
    """Whether an active verb of giving names nobody else who gets the thing."""
    others = {"iobj", "aux:pass", "nsubj:pass"} & {c.dep_ for c in verb.children}
    goal = any(c.dep_ == "obl" and c.left_edge.lower_ in {"to", "for"} for c in verb.children)
    return verb.pos_ == "VERB" and default_lexicon().gives(verb.lemma) and not others and not goal


def _is_several(people: Token, thing: Token) -> bool:
    return (
        people.tag_ == "NNS"
        and people.lower_.endswith("s")
        and noun_type(people) in _PEOPLE
        and noun_type(thing) not in _ACTORS
        and not any(c.dep_ == "nmod" for c in thing.children)
    )


def _is_let(actor: Token, thing: Token) -> bool:
    """Whether somebody is let do something by what is not counted."""
    article = any(c.dep_ == "det" and c.lower_ in {"the", "a", "an"} for c in thing.children)
    return (
        article
        and thing.tag_ == "NN"
        and thing.lemma in load_circumstance_words().leaves
        and noun_type(actor) in _ACTORS
    )
