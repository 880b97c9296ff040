"""Conjunctions of several words, of which a parse makes words of the clause.

"Will sign it [provided that] Peru pays"   nobody provides anything
"[As soon as] it is signed, they leave"    "soon" is no time of the leaving
"Stayed [in case] Peru invaded Chile"      there is no case that Peru invades
"[In the event that] Peru pays"            nor an event
"[Assuming] Peru pays, they will leave"    nobody assumes anything
"It is hard, [if not impossible], to meet" how hard, and on no condition
"Said [that had] Peru paid, it would stay" nobody says that Peru paid
"""

from __future__ import annotations

from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token

_PARTICIPLES = ("provided", "providing")
_SUPPOSING = ("assuming", "supposing")
_MEASURES = ("soon", "long")


def torn_conditions(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words and of the clauses they open, with their heads and labels."""
    return (
        _of_openers(doc)
        | _of_participles(doc)
        | _of_measures(doc)
        | _of_cases(doc)
        | _of_events(doc)
        | _of_suppositions(doc)
        | _of_concessions(doc)
        | _of_inversions(doc)
    )


def _of_openers(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "[Provided] that Peru pays, they will sign": both words open one clause."""
    return {
        that.i - 1: (that.head.i, "mark")
        for that in doc.saying("that")
        if that.i
        and that.dep_ == "mark"
        and doc[that.i - 1].head.i == that.head.head.i
        and (
            doc[that.i - 1].dep_ == "mark"
            or (doc[that.i - 1].dep_ == "advcl" and doc[that.i - 1].lower_ in _PARTICIPLES)
        )
    }


def _of_cases(doc: Doc) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for word in doc.saying("case"):
        clause, first = word.head, doc[word.i - 1]
        opens = word.i > 0 and first.lower_ == "in" and clause.left_edge.i == first.i
        if opens and clause.i > word.i and clause.dep_ == "advcl" and word.dep_ in {"obl", "nmod", "nsubj"}:
            found |= {first.i: (clause.i, "mark"), word.i: (first.i, "fixed")}
    return found


def _of_events(doc: Doc) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for that in doc.saying("that"):
        words = doc[max(that.i - 3, 0) : that.i + 1]
        clause, noun = that.head, doc[that.i - 1]
        if " ".join(w.lower_ for w in words) != "in the event that" or clause.head.i != noun.i or noun.dep_ != "obl":
            continue
        first = doc[that.i - 3]
        found |= {clause.i: (noun.head.i, "advcl"), first.i: (clause.i, "mark")}
        found |= {word.i: (first.i, "fixed") for word in words if word.i != first.i}
    return found


def _of_suppositions(doc: Doc) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for word in doc.saying(*_SUPPOSING):
        if word.dep_ != "advcl" or word.left_edge.i != word.i:
            continue
        held = [c for c in (*word.children, *word.head.children) if c.dep_ in {"ccomp", "advcl"}]
        clause = next((c for c in held if c.left_edge.i == word.i + 1), None)
        if clause is not None and any(c.dep_.startswith("nsubj") for c in clause.children):
            found |= {clause.i: (word.head.i, "advcl"), word.i: (clause.i, "mark")}
    return found


def _of_measures(doc: Doc) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for word in doc.saying(*_MEASURES):
        if not 0 < word.i < len(doc) - 1:
            continue
        first, second = doc[word.i - 1], doc[word.i + 1]
        if {first.lower_, second.lower_} - {"as", "so"} or second.lower_ != "as":
            continue
        clause = second.head
        if word.lower_ == "long" and first.i - 1 == word.head.i and word.head.lemma in load_cues().enduring:
            continue  # "takes as long as it takes"
        if word.dep_ != "advmod" or second.dep_ != "mark":
            continue
        found |= {clause.i: (word.head.i, "advcl"), first.i: (clause.i, "mark")}
        found |= {word.i: (first.i, "fixed"), second.i: (first.i, "fixed")}
        for child in word.children:
            if child.dep_ == "punct":
                found[child.i] = (clause.i, "punct")
    return found


def _of_participles(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Will sign it [provided] that Peru pays": a participle before "that" is a conjunction where nobody provides."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc.saying(*_PARTICIPLES):
        if token.dep_ not in {"acl", "advcl", "conj"} or token.i + 1 >= len(doc):
            continue
        if doc[token.i + 1].lower_ != "that" or doc[token.i + 1].dep_ != "mark":
            continue
        clause = doc[token.i + 1].head
        if clause.dep_ != "ccomp" or not token.below.isdisjoint({"aux", "aux:pass"}):
            continue
        head = token.head
        while token.dep_ == "acl" and head.pos_ != "VERB" and head.head is not head:
            head = head.head
        found[clause.i] = (head.i, "advcl" if token.dep_ == "acl" else token.dep_)
        found[token.i] = (clause.i, "mark")
        for child in token.children:
            if child.dep_ in {"cc", "punct"}:
                found[child.i] = (clause.i, child.dep_)
    return found


def _of_inversions(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Said that [had] Peru paid, Chile would have stayed": an auxiliary before its subject opens the condition of
    what is said, which follows."""
    found: dict[int, tuple[int, str]] = {}
    for word in doc.saying("had", "were", "should"):
        clause, verb = word.head, word.head.head
        subject = next((c for c in clause.children if c.dep_.startswith("nsubj")), None)
        if not word.dep_.startswith("aux") or subject is None or not word.i < subject.i < clause.i:
            continue
        said = clause.head if clause.dep_ == "advcl" and clause.head.i > clause.i else None
        if clause.dep_ == "ccomp" and verb.i < word.i:
            said = next((c for c in verb.children if c.i > clause.i and _would(c)), None)
        if said is None:
            continue
        if clause.dep_ == "ccomp":
            found |= {clause.i: (said.i, "advcl"), said.i: (verb.i, "ccomp")}
        found |= {c.i: (said.i, "mark") for c in clause.children if c.dep_ == "mark" and c.lower_ == "that"}
    return found


def _would(verb: Token) -> bool:
    own = any(c.dep_.startswith("nsubj") for c in verb.children)
    return own and verb.dep_ in {"parataxis", "ccomp"} and any(c.tag_ == "MD" for c in verb.children)


def _of_concessions(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Hard, if [not] impossible, to meet", "with many, if [not] all, of them": a word of the same kind puts it more
    strongly."""
    found: dict[int, tuple[int, str]] = {}
    for denied in doc.saying("not"):
        word = denied.head
        told = word.head
        if not denied.i or doc[denied.i - 1].lower_ != "if" or not told.i < denied.i < word.i:
            continue
        bare = not any(c.dep_.startswith(("nsubj", "cop", "aux", "expl")) for c in word.children)
        if word.pos_ not in {"ADJ", "ADV"} or told.pos_ != word.pos_ or word.dep_ != "advcl" or not bare:
            continue
        found[word.i] = (told.i, "advmod")
        behind = (c for c in told.children if c.i > word.i and c.left_edge.lower_ == "to" and c.dep_ != "obl")
        found |= {c.i: (word.i, c.dep_) for c in behind if c.left_edge.i <= word.i + 2}
    return found
