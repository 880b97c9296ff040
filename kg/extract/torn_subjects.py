"""Subjects that a parse takes for a part of something else, and leaves their verb without one.

"[Minister Rao] met China's envoy [Lin]": where two names of one kind stand around a verb, a parser may take the first
for a description of the second and leave the verb without a subject. No English grammar allows it: what describes a
noun stands on its own side of the verb that governs the noun. "A [few] believe it": nor does a quantity describe a
verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_DESCRIBING = frozenset({"appos", "compound", "flat", "nmod", "nmod:desc", "conj"})
_QUANTITIES = frozenset({"det", "amod", "nummod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = ("nsubj", "csubj", "expl")
_OTHERS_VERBS = frozenset({"acl", "acl:relcl", "parataxis"})
"""Verbs that have their subject elsewhere, or break into a sentence that goes on behind them."""


def torn_subjects(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such subjects with those of their verbs, of each verb the first, and of what stands before them."""
    found: dict[int, tuple[int, str]] = {}
    served: set[int] = set()
    for token in doc:
        if token.dep_ in _QUANTITIES and token.head.tag_ in _FINITE and token.i == token.head.i - 1:
            if not any(child.dep_.startswith(_SUBJECTS) for child in token.head.children):
                found[token.i] = (token.head.i, "nsubj")
                served.add(token.head.i)
                # "[A] few believe it": without it nearly nobody does.
                before = (c for c in token.head.children if c.dep_ in _QUANTITIES and c.i < token.i)
                found |= {c.i: (token.i, c.dep_) for c in before}
            continue
        if token.dep_ not in _DESCRIBING or token.head.i <= token.i or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        verb = next((v for v in _above(token.head) if token.i < v.i < token.head.i and v.pos_ == "VERB"), None)
        if verb is None or verb.dep_ in _OTHERS_VERBS or verb.i in served:
            continue
        if not any(child.dep_.startswith(_SUBJECTS) for child in verb.children):
            found[token.i] = (verb.i, "nsubj")
            served.add(verb.i)
    return found


def _above(token: Token) -> Iterator[Token]:
    while token.head.i != token.i:
        token = token.head
        yield token
