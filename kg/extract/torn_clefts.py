"""Relative clauses of "it was X, and not Y, who did it" that a parse hangs on Y, which did not.

What is singled out by "it was" is what the clause tells of (Huddleston and Pullum 2002, 16.9), and "not" singles out
nothing.
"""

from __future__ import annotations

from kg.extract.tree import Doc, Token

_RELATIVE = frozenset({"WP", "WDT"})


def torn_clefts(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such clauses with that of what is singled out, and their label."""
    found: dict[int, tuple[int, str]] = {}
    for verb in doc:
        named = verb.head
        if verb.dep_ not in {"acl:relcl", "conj"}:
            continue
        opened = any(child.tag_ in _RELATIVE and child.dep_.startswith("nsubj") for child in verb.children)
        if not opened or verb.i < named.i:
            continue
        if verb.dep_ == "acl:relcl" and named.dep_ == "conj" and _is_denied(named) and _is_singled_out(named.head):
            found[verb.i] = (named.head.i, "acl:relcl")
        elif verb.dep_ == "conj" and _is_singled_out(named):
            found[verb.i] = (named.i, "acl:relcl")
    return found


def _is_denied(token: Token) -> bool:
    return any(child.lower_ == "not" and child.i < token.i for child in token.children)


def _is_singled_out(token: Token) -> bool:
    """ "It was [X]": affirmed, and of nothing that was spoken of."""
    pronoun = any(child.lower_ == "it" and child.dep_.startswith(("nsubj", "expl")) for child in token.children)
    copula = any(child.dep_ == "cop" for child in token.children)
    return pronoun and copula and not _is_denied(token)
