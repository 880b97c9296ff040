"""Words for all that has been said which a parse takes for another object: "bought votes, a [charge] that Rao rejects".

Behind a comma and without a conjunction nothing is joined to an object (Huddleston and Pullum 2002, 15.5): such a noun
of words, with a clause of its own, stands beside the whole clause, of which it tells who rejects it.
"""

from __future__ import annotations

from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token

_MISTAKEN = frozenset({"obj", "conj", "obl", "obl:unmarked", "appos", "nmod"})
_WITHIN = frozenset({"ccomp", "xcomp", "advcl", "acl"})


def torn_summaries(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such nouns with those of the verbs that they stand beside, and their label."""
    cues = load_cues()
    found: dict[int, tuple[int, str]] = {}
    for noun in doc:
        if noun.dep_ not in _MISTAKEN or noun.lemma not in cues.uttered or noun.head.i > noun.i:
            continue
        if not _is_rejected(noun) or any(child.dep_ in {"cc", "case"} for child in noun.children):
            continue
        verb = _main_verb(noun.head)
        if verb is not None and doc[_first(noun).i - 1].text in {",", "—", "–", "-"}:
            found[noun.i] = (verb.i, "parataxis")
    return found


def _is_rejected(noun: Token) -> bool:
    cues = load_cues()
    behind = (c for c in noun.children if c.dep_.startswith("acl"))
    indefinite = any(c.lower_ in {"a", "an"} for c in noun.children)
    return indefinite and any(c.lemma in cues.denying | cues.rejecting for c in behind)


def _main_verb(token: Token) -> Token | None:
    """The verb that all that stands before such a noun belongs to."""
    while token.pos_ not in {"VERB", "AUX"} or token.dep_ in _WITHIN:
        if token.head.i == token.i or token.head.i > token.i:
            break
        token = token.head
    return token if token.pos_ == "VERB" else None


def _first(noun: Token) -> Token:
    return next((token for token in noun.subtree if not token.is_punct), noun)
