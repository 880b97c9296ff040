"""Relative clauses with "who" that a parse hangs on what is no person: "the office of a senator | who resigned".

"Who" asks for a person (Huddleston and Pullum 2002, 12.3): of the nouns before it, it means the one that is one.
"""

from __future__ import annotations

from kg.extract.noun_types import kind
from kg.extract.tree import Doc, Token

_WHO = frozenset({"who", "whom"})
_INSIDE = frozenset({"nmod", "nmod:poss", "appos", "flat"})


def torn_relatives(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of the verbs of such clauses with those of the persons that they are of, and their label."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_ != "acl:relcl" or _is_person(token.head):
            continue
        opens = token.left_edge
        if opens.lower_ not in _WHO or opens.head.i != token.i:
            continue
        near = doc[opens.i - 2] if doc[opens.i - 1].text == "," else doc[opens.i - 1]
        while near.dep_ in {"flat", "appos"} and near.head.i > token.head.i and near.ent_type_ == near.head.ent_type_:
            near = near.head
        if near.i > token.head.i and near.dep_ in _INSIDE and _is_person(near) and near in token.head.subtree:
            found[token.i] = (near.i, token.dep_)
    return found


def _is_person(token: Token) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return token.pos_ == "PRON"
    return kind(token) in {"PERSON", "NORP"}
