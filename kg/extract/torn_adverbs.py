"""Adverbs of two words that a parse takes apart: "the war [all but] ended trade", "has [all but] collapsed".

"All but" before a verb is "nearly"; the verb is no conjunct of what stands before, and nobody is "all". "Anything but"
before an adjective is "not", and it is the adjective that somebody is: "it is [anything but] clear that they left".
And what opens a sentence leaves open all of it: "[allegedly] one of them fled" tells of no alleged one.

Nor is "hostage" taken in "took 20 people [hostage]": it goes with the verb as a particle does.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract import syntax
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.hedges import leaves_open
from kg.extract.tree import Doc, Token

_PAST = frozenset({"VBD", "VBN"})


def torn_adverbs(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words, with heads and labels."""
    found: dict[int, tuple[int, str]] = {**dict(_opposite(doc)), **dict(_hedging(doc)), **dict(_captive(doc))}
    for first in doc.saying("all"):
        if not 0 < first.i < len(doc) - 2:
            continue
        but, verb = doc[first.i + 1], doc[first.i + 2]
        if but.lower_ != "but" or verb.tag_ not in _PAST or but.dep_ != "cc":
            continue
        found |= {first.i: (verb.i, "advmod"), but.i: (first.i, "fixed")}
    return found


def _hedging(doc: Doc) -> Iterator[tuple[int, tuple[int, str]]]:
    """The adverb at the head of a sentence that a parse hangs on the subject; "possibly ten" leaves open how many."""
    for sentence in doc.sents:
        adverb, word = sentence[0], sentence[0].head
        if adverb.dep_ != "advmod" or not leaves_open(adverb):
            continue
        subject = word.head if word.dep_ == "nummod" and adverb.lower_ in load_cues().reported else word
        if subject.dep_ in {"nsubj", "nsubj:pass"} and subject.head.i > subject.i:
            yield adverb.i, (subject.head.i, "advmod")


def _captive(doc: Doc) -> Iterator[tuple[int, tuple[int, str]]]:
    """The word for one who is taken, at its verb, beside whom it takes; what hangs on it hangs on the verb."""
    for word in doc.saying(*default_lexicon().captive):
        verb = _capturing(word)
        if verb is None or word.below & {"det", "nmod:poss", "nummod", "amod", "conj"}:
            continue
        taken = [c for c in syntax.children(verb, "obj", "iobj") if c.i != word.i]
        if not taken and not syntax.is_passive(verb):
            continue
        yield word.i, (verb.i, "compound:prt")
        for child in word.children:
            yield child.i, (verb.i, "obl" if child.dep_ == "nmod" else child.dep_)


def _capturing(word: Token) -> Token | None:
    """The verb before a word, which it hangs on, or on whose object: "held six men [captive]"."""
    behind = word.head.i < word.i and word.dep_ in {"amod", "nmod", "appos", "acl"}
    verb = word.head.head if behind and word.head.dep_ == "obj" else word.head
    holds = verb.i < word.i and verb.lemma in default_lexicon().capturing and syntax.is_verb(verb)
    return verb if holds and (behind or word.dep_ in {"obj", "iobj", "xcomp", "advmod", "obl:unmarked"}) else None


def _opposite(doc: Doc) -> Iterator[tuple[int, tuple[int, str]]]:
    """The adjective behind "anything but" in the place of "anything", with all that this held."""
    for first in doc.saying("anything"):
        if first.i + 2 >= len(doc) or doc[first.i + 1].lower_ != "but" or doc[first.i + 2].pos_ != "ADJ":
            continue
        but, adjective = doc[first.i + 1], doc[first.i + 2]
        if adjective.head.i != first.i or "cop" not in first.below:
            continue
        yield adjective.i, (adjective.i if first.head.i == first.i else first.head.i, first.dep_)
        yield first.i, (adjective.i, "advmod")
        yield but.i, (first.i, "fixed")
        for child in first.children:
            if child.i not in {but.i, adjective.i}:
                yield child.i, (adjective.i, child.dep_)
