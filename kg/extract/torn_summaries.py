"""Words for all that has been said which a parse takes for another object: "bought votes, a [charge] that Rao rejects".

Behind a comma and without a conjunction nothing is joined to an object (Huddleston and Pullum 2002, 15.5): such a noun
of words, with a clause of its own, stands beside the whole clause, of which it tells who rejects it.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token

_MISTAKEN = frozenset({"nsubj:pass", "obj", "conj", "obl", "obl:unmarked", "appos", "nmod", "nsubj"})
_WITHIN = frozenset({"ccomp", "xcomp", "advcl", "acl"})


def torn_summaries(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such nouns with those of the verbs that they stand beside, and their label."""
    cues = load_cues()
    found: dict[int, tuple[int, str]] = {}
    for noun in doc:
        if noun.dep_ not in _MISTAKEN or noun.lemma not in cues.uttered:
            continue
        if noun.head.i > noun.i:
            found |= _doubled(noun)
            continue
        if not _is_rejected(noun) or not noun.below.isdisjoint({"cc", "case"}):
            continue
        verb = _main_verb(noun.head)
        if verb is not None and doc[syntax.first_word(noun).i - 1].text in {",", "—", "–", "-"}:
            found[noun.i] = (verb.i, "parataxis")
    return found


def _is_rejected(noun: Token) -> bool:
    """ "A charge that Rao rejects", "a claim that angered him"."""
    behind = [c for c in noun.children if c.dep_.startswith("acl") and "mark" not in c.below]
    alleged = noun.lemma in load_cues().alleged and bool(behind)
    return _is_indefinite(noun) and (alleged or any(_denies(c, noun) for c in behind))


def _denies(verb: Token, noun: Token) -> bool:
    """Whether who does this to a noun of words says that what it stands for is not so."""
    cues = load_cues()
    return verb.lemma in cues.denying or (verb.lemma in cues.rejecting and noun.lemma in cues.refutable)


def _doubled(noun: Token) -> dict[int, tuple[int, str]]:
    """ "…, an [allegation] Rao has denied", where the parse has a second subject of the denying."""
    denial = noun.head
    if noun.dep_ != "nsubj" or not _denies(denial, noun) or not _is_indefinite(noun):
        return {}
    nearer = any(c.dep_ == "nsubj" and noun.i < c.i < denial.i for c in denial.children)
    relative = denial.dep_ == "acl:relcl" and denial.head.i < noun.i  # "attacked Goma, a claim Rao disputes"
    verb = _main_verb(denial.head) if relative else denial.head
    if not nearer or not (relative or denial.dep_ in {"ccomp", "parataxis", "conj"}):
        return {}
    if verb is None or verb.i > noun.i or verb.pos_ != "VERB":
        return {}
    if not denial.below.isdisjoint({"cc", "mark"}) or noun.doc[syntax.first_word(noun).i - 1].text != ",":
        return {}
    return {noun.i: (verb.i, "parataxis"), denial.i: (noun.i, "acl:relcl")}


def _is_indefinite(noun: Token) -> bool:
    return any(c.lower_ in {"a", "an"} for c in noun.children)


def _main_verb(token: Token) -> Token | None:
    """The verb that all that stands before such a noun belongs to."""
    while token.pos_ not in {"VERB", "AUX"} or token.dep_ in _WITHIN:
        if token.head.i == token.i or token.head.i > token.i:
            break
        token = token.head
    return token if token.pos_ == "VERB" else None
