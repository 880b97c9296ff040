"""Objects that a parse takes for a second subject: "Seven strikes engaged [four units]".

A verb that has its subject before it has no other one behind it (Huddleston and Pullum 2002, 4.3).
"""

from __future__ import annotations

from kg.extract.tree import Doc


def torn_objects(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such objects with those of their verbs, and their label."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        verb = token.head
        if token.dep_ != "nsubj" or token.i < verb.i or verb.pos_ != "VERB":
            continue
        beside = {child.dep_ for child in verb.children}
        before = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
        if before and not beside & {"obj", "cop", "aux:pass", "expl"}:
            found[token.i] = (verb.i, "obj")
    return found
