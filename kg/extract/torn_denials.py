"""Words that deny a verb, which a parse gives to what stands beside them.

"Chad [in no way] attacked Mali"       no phrase of this kind tells which Chad is meant
"Chad has [by no means] attacked it"   "has" has no object of its own there, and is an auxiliary, which no phrase denies
"Chad did [not] in any way attack it"  an auxiliary and its "not" go together (Huddleston and Pullum 2002, 3.2)
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token

_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_BETWEEN = frozenset({*_AUXILIARIES, "advmod"})
_HOLDING = {"have": "VBN", "do": "VB"}
"""Auxiliaries that a parse takes for the verb, and the form of the verb behind them."""
_BESIDE = frozenset({"obl", "nmod", "advcl"})


def torn_denials(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words with those of the verbs that they deny, and of what they or a wrong "has" held."""
    found: dict[int, tuple[int, str]] = {}
    for no in doc.saying("no"):
        if no.i and f"{doc[no.i - 1].lower_} no {no.head.lower_}" in load_cues().negative_adjuncts:
            found |= _of_subject(no.head) | dict(_of_auxiliary(no.head))
    for word in doc.saying("not"):
        if (verb := _denied(word)) is not None:
            found[word.i] = (verb.i, "advmod")
    for word in doc.saying(*load_cues().contrary):
        found |= _of_contrary(word)
    return found


def _of_contrary(word: Token) -> dict[int, tuple[int, str]]:
    """ "[Contrary] to claims that Chad left, Mali did": what stands behind the comma is told, and is no claim."""
    said = next((c for c in word.children if c.dep_ == "obl" and c.i > word.i), None)
    if word.head is not word or word.i != word.sent.start or said is None:
        return {}
    for verb in said.children:
        subject = syntax.child_before(verb, *syntax.NOMINAL_SUBJECTS)
        if verb.dep_ not in {"acl", "acl:relcl"} or subject is None or subject.tag_.startswith("W"):
            continue
        if subject.left_edge.i and word.doc[subject.left_edge.i - 1].text == "," and "mark" not in verb.below:
            return {verb.i: (verb.i, "root"), word.i: (verb.i, "advmod")}
    return {}


def _of_subject(phrase: Token) -> dict[int, tuple[int, str]]:
    """The phrase right before a verb, or its auxiliary, to whose subject it has gone."""
    subject, verb = phrase.head, phrase.head.head
    if phrase.dep_ != "nmod" or not subject.dep_.startswith("nsubj") or phrase.i < subject.i:
        return {}
    behind = phrase.doc[phrase.right_edge.i + 1 : verb.i]
    bare = all(t.head.i == verb.i and t.dep_ in _BETWEEN for t in behind)
    alone = not any(c.i > phrase.i and c.dep_ != "nmod" for c in phrase.children)  # "those in no way involved in it"
    return {phrase.i: (verb.i, "obl")} if bare and alone and phrase.right_edge.i < verb.i else {}


def _of_auxiliary(phrase: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """The participle right behind the phrase in the place of its own auxiliary, with all that this held."""
    has = phrase.head
    if phrase.dep_ in _BESIDE and has.dep_ in _AUXILIARIES:
        yield phrase.i, (has.head.i, "obl")
    if phrase.dep_ != "obl" or has.lemma not in _HOLDING or syntax.child(has, "obj", "aux") is not None:
        return
    tag = _HOLDING[has.lemma]
    verb = next((c for c in has.children if c.dep_ in {"xcomp", "advcl", "ccomp"} and c.tag_ == tag), None)
    if verb is None or phrase.right_edge.i != verb.i - 1:
        return
    yield verb.i, (verb.i if has.head.i == has.i else has.head.i, has.dep_)
    yield has.i, (verb.i, "aux")
    for child in has.children:
        if child.i != verb.i:
            yield child.i, (verb.i, child.dep_)


def _denied(word: Token) -> Token | None:
    """The verb of the auxiliary right before "not", where a phrase between the two has taken it."""
    phrase = word.head
    verb = phrase.head
    if word.dep_ != "advmod" or phrase.dep_ not in _BESIDE or not word.i < phrase.i < verb.i:
        return None
    before = word.doc[word.i - 1] if word.i else word
    return verb if before.head.i == verb.i and before.dep_ in _AUXILIARIES else None
