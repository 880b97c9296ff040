"""Objects that a parse takes for a second subject: "Seven strikes engaged [four units]".

A verb that has its subject before it has no other one behind it (Huddleston and Pullum 2002, 4.3). "Named [Ama Mensah]
ambassador": and who is named something is no part of what they are named.
"""

from __future__ import annotations

from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.tree import Doc, Token


def torn_objects(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such objects with those of their verbs, and their label."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        verb = token.head
        if _is_named(token):
            found[token.i] = (verb.head.i, "obj")
        if token.dep_ != "nsubj" or token.i < verb.i or verb.pos_ != "VERB":
            continue
        beside = {child.dep_ for child in verb.children}
        before = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
        if before and not beside & {"obj", "cop", "aux:pass", "expl"}:
            found[token.i] = (verb.i, "obj")
    return found


def _is_named(token: Token) -> bool:
    """Whether a person's name is taken for the beginning of what a verb without an object makes of somebody."""
    office, verb = token.head, token.head.head
    if token.dep_ != "compound" or token.i > office.i or office.dep_ != "xcomp" or verb.pos_ != "VERB":
        return False
    beside = {child.dep_ for child in verb.children}
    person = token.ent_type_ == "PERSON" and office.ent_type_ != "PERSON" and token.left_edge.i == verb.i + 1
    return person and default_lexicon().names(verb.lemma) and not beside & {"obj", "iobj", "aux:pass", "nsubj:pass"}
