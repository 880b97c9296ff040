"""What words can come from, and who stands behind a verb of speech that comes before its subject."""

from __future__ import annotations

from kg.extract import agreement, syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role
from kg.extract.cues import Cues, load_cues
from kg.extract.lexicon import load_nouns, load_titles
from kg.extract.quotes import CLOSING
from kg.extract.tree import Doc, Token

SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP", "WORK", "POSITION"})
"""Types of what can say something."""


def speaks(head: Token) -> bool:
    """Whether a noun names somebody or something that words can come from."""
    cues, lemma = load_cues(), head.lemma
    if head.ent_type_ in SPEAKING or lemma in cues.documents | cues.vague:
        return True
    if any(child.ent_type_ == "PERSON" for child in syntax.children(head, "appos")):
        return True
    return head.pos_ == "PROPN" or load_nouns().type_of(lemma, load_titles()) in SPEAKING


def inverted_speakers(doc: Doc, clause: Clause, cues: Cues) -> tuple[Argument, ...]:
    """Who speaks in a report behind its words with the verb first: "…, explains the Herald"."""
    if clause.kind is not ClauseKind.VERBAL or not clause.finite or not clause.predicate:
        return ()
    before = doc[clause.predicate - 1]
    marked = before.text in CLOSING and clause.lemma in cues.inverted_behind_marks
    if not marked and not (before.is_punct and clause.lemma in cues.inverted):
        return ()
    if clause.has_own_subject:
        return ()
    behind = clause.having(Role.OBJECT, Role.INDIRECT_OBJECT)
    first = [a for a in behind if a.clause is None and min(a.tokens, default=0) == clause.predicate + 1]
    indefinite = any(c.lower_ in {"a", "an"} for a in first for c in syntax.children(doc[a.head], "det"))
    told = len(behind) == 1 and (marked or not indefinite or clause.lemma in cues.wordy)
    told = told and not any(_is_one_of_several_deeds(doc[clause.predicate], doc[a.head]) for a in first)
    return tuple(a for a in first if speaks(doc[a.head])) if told else ()


def _is_one_of_several_deeds(verb: Token, noun: Token) -> bool:
    """ "Landed, [observed] the crew and left", "hunts, [observes] tourists": the noun behind does not speak."""
    behind = verb.doc[min(noun.right_edge.i + 1, len(verb.doc) - 1)]
    goes_on = behind.dep_ == "cc" and behind.head.i > behind.i and not syntax.has_subject(behind.head)
    deeds = goes_on and syntax.is_finite(behind.head)
    number = agreement.number(noun, behind)
    return deeds or (verb.tag_ == "VBZ" and number == "Plur") or (verb.tag_ == "VBP" and number == "Sing")


def is_silent(token: Token) -> bool:
    """Whether a word names no source: "you", "there", "who", but not the WHO, nor one who "said" something."""
    cues = load_cues()
    able = token.lower_ in cues.silent_if_able and any(c.tag_ == "MD" for c in token.head.children)
    return able or (token.lower_ in cues.silent and not token.ent_type_)
