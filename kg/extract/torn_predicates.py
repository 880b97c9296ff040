"""What a noun is said to be, where a parse takes it for a part of the noun and leaves the sentence without a subject.

"[Reports] that Rao had left were [false]": behind a long clause the parser may hang the last word on the first as an
apposition or as a clause. A description of a noun has no copula of its own, and a sentence has a subject.
"[To say] that he left is [false]": so is the infinitive the subject, and no aim, where "is" has no other one.
"Makes it illegal [to leave]": so is what "it" announces, and no aim or outcome of what makes it so.
"Was at the time [engaged]": nor is anybody at a time, with more behind it.
"Costs [pushed] up prices": who does something to an object is no passive's subject.
"Was the first in Lund [to win]": what makes it the first is no aim of being it.
"He was visiting [professor]": nor does one visit a professor without an article, but one can be one.
"""

from __future__ import annotations

from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.lexicon import load_titles
from kg.extract.tree import Doc, Token

_SUBJECTS = ("nsubj", "csubj", "expl")
_SAID_OF = frozenset({"acl", "acl:relcl", "amod", "appos"})
_ADJUNCTS = frozenset({"advcl", "xcomp", "acl"})
_JUDGED = frozenset({"ADJ", "NOUN"})
_ANNOUNCING = frozenset({"expl", "obj", "nsubj:pass", "expl:pass"})
_PASSIVE = frozenset({"aux:pass", "obl:agent", "aux"})
_MISTAKEN = frozenset({"appos", "ccomp", "acl", "parataxis", "dep"})
"""What a parse takes such a predicate for."""


def torn_predicates(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such predicates, made roots (their own heads), and then of their subjects with their new head."""
    found: dict[int, tuple[int, str]] = {}
    points = load_circumstance_words().points
    for token in doc:
        if token.pos_ == "VERB":
            found |= _of_infinitive(token) | _active(token) | _announced(token) | _held(token) | _ranking(token)
        if token.lemma in points:
            found |= _at_a_time(token)
        noun = token.head
        if token.dep_ not in _MISTAKEN or noun.head.i != noun.i or noun.pos_ != "NOUN" or noun.i in found:
            continue
        copula = "cop" in token.below
        complete = any(child.dep_.startswith((*_SUBJECTS, "cop")) for child in noun.children)
        if copula and not complete and not any(c.dep_.startswith((*_SUBJECTS, "mark")) for c in token.children):
            found |= {token.i: (token.i, "root"), noun.i: (token.i, "nsubj")}
    return found


def _active(verb: Token) -> dict[int, tuple[int, str]]:
    """The subjects of a verb without "be" that has an object, and gives or names nothing."""
    if verb.tag_ not in {"VBN", "VBD"} or verb.dep_ in {"acl", "amod"} or not verb.below.isdisjoint(_PASSIVE):
        return {}
    subjects = [c for c in verb.children if c.dep_ == "nsubj:pass" and c.i < verb.i]
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
    lexicon = default_lexicon()
    given = verb.lemma in lexicon.giving or verb.lemma in lexicon.naming or verb.lemma in lexicon.levying
    return {c.i: (verb.i, "nsubj") for c in subjects} if thing is not None and not given else {}


def _held(verb: Token) -> dict[int, tuple[int, str]]:
    """The bare office behind a participle that belongs to it, "was [visiting] professor", and what was beside it."""
    be = next((c for c in reversed(verb.children) if c.dep_ == "aux" and c.lemma == "be" and c.i < verb.i), None)
    if verb.tag_ != "VBG" or be is None or verb.lower_ not in load_titles().of_office:
        return {}
    office = next((c for c in verb.children if c.dep_ == "obj" and c.left_edge.i == verb.i + 1), None)
    if office is None or office.tag_ != "NN" or office.below & {"det", "nmod:poss", "nummod"}:
        return {}
    named = any(c.pos_ == "PROPN" and c.i == office.i + 1 for c in office.children)
    if named or office.lemma not in load_titles().roles:
        return {}
    top = (office.i, "root") if verb.head is verb else (verb.head.i, verb.dep_)
    beside = {c.i: (office.i, c.dep_) for c in verb.children if c is not office}
    return {office.i: top} | beside | {be.i: (office.i, "cop"), verb.i: (office.i, "amod")}


def _ranking(verb: Token) -> dict[int, tuple[int, str]]:
    """The infinitive that tells among whom something is first, last, or one of few, with the noun that says so."""
    if verb.dep_ not in _ADJUNCTS or not any(c.tag_ == "TO" and c.dep_ == "mark" for c in verb.children):
        return {}
    said = verb.head if "cop" in verb.head.below else None
    if said is None and verb.head.lemma in default_lexicon().linking:
        said = next((c for c in verb.head.children if c.dep_ == "xcomp" and c.i < verb.i), None)
    if said is None or said.i > verb.i or verb.doc[verb.left_edge.i - 1].text == ",":
        return {}
    many = next((c for c in said.children if c.dep_ == "nmod" and c.tag_ in {"NNS", "NNPS"}), None)
    if said.lower_ == "one" and many is not None and many.i < verb.i:
        return {verb.i: (many.i, "acl")}
    ranks = (said, *(c for c in said.children if c.dep_ in {"amod", "nummod"}))
    ranked = any(c.lemma in default_lexicon().ranking or c.tag_ == "JJS" for c in ranks)
    return {verb.i: (said.i, "acl")} if ranked and "det" in said.below else {}


def _announced(verb: Token) -> dict[int, tuple[int, str]]:
    """What "it" is judged or made to be, with the infinitive that "it" stands for as the subject of that.

    What is done by a plan, or makes the first of its kind, is told by its noun.
    """
    if verb.dep_ not in _ADJUNCTS or not any(c.tag_ == "TO" and c.dep_ == "mark" for c in verb.children):
        return {}
    said = verb.head.pos_ in _JUDGED and (verb.head.dep_ == "xcomp" or "cop" in verb.head.below)
    judged = verb.head if said else None
    judging = judged.head if judged is not None and judged.dep_ == "xcomp" else verb.head
    if judged is None:
        judged = next((c for c in verb.head.children if c.dep_ == "xcomp" and c.i < verb.i), None)
    if judged is None or judged.pos_ not in _JUDGED or judged.i > verb.i:
        return {}
    beside = judged if "cop" in judged.below else judging
    it = next((c for c in beside.children if c.lower_ == "it" and c.dep_ in _ANNOUNCING and c.i < judged.i), None)
    told = it is not None and (it.dep_.startswith("expl") or judging.lemma in default_lexicon().judging)
    ranked = any(c.lemma in default_lexicon().ranking for c in judged.children if c.dep_ == "amod")
    cue = load_cues().nouns.get(judged.lemma)
    planned = cue is not None and cue.plain.modality is not None
    return {verb.i: (judged.i, "csubj")} if told and not ranked and not planned else {}


def _at_a_time(time: Token) -> dict[int, tuple[int, str]]:
    """What somebody "was at the time [engaged] to", and no time is."""
    own = {child.dep_: child for child in time.children}
    case, article = own.get("case"), own.get("det")
    if case is None or case.lower_ != "at" or article is None or "cop" not in own:
        return {}
    said = next((c for c in time.children if c.dep_ in _SAID_OF and c.left_edge.i == time.i + 1), None)
    if said is None or any(c.dep_.startswith((*_SUBJECTS, "mark")) for c in said.children):
        return {}
    top = (said.i, "root") if time.head.i == time.i else (time.head.i, time.dep_)
    moved = {c.i: (said.i, _beside(c, said)) for c in time.children if c.dep_ not in {"case", "det"} and c.i != said.i}
    return {said.i: top, time.i: (said.i, "obl")} | moved


def _beside(child: Token, said: Token) -> str:
    """The label of what stood beside a time with the passive verb that it is of."""
    passive = {"cop": "aux:pass", "nsubj": "nsubj:pass"} if said.tag_ == "VBN" else {}
    return passive.get(child.dep_, child.dep_)


def _of_infinitive(verb: Token) -> dict[int, tuple[int, str]]:
    """What "to say that …" at the head of a sentence is said to be, with the infinitive as its subject."""
    to = verb.children[0] if verb.children else None
    if to is None or to.lower_ != "to" or to.i != verb.sent.start:
        return {}
    if verb.dep_ == "advcl" and _lacks_subject(verb.head):
        return {verb.i: (verb.head.i, "csubj")}
    behind = (c for c in verb.children if c.dep_ in _MISTAKEN and c.i > verb.i and _lacks_subject(c))
    predicate = next(behind, None) if verb.head.i == verb.i else None
    return {predicate.i: (predicate.i, "root"), verb.i: (predicate.i, "csubj")} if predicate is not None else {}


def _lacks_subject(token: Token) -> bool:
    """Whether a word has a copula right behind what stands before it, and nothing that is said to be it."""
    copula = next((child for child in token.children if child.dep_ == "cop"), None)
    first = next((child for child in token.children if child.dep_ in {"cop", "aux"}), None)
    beside = any(child.dep_.startswith((*_SUBJECTS, "mark")) for child in token.children)
    return copula is not None and first is not None and not beside and not token.doc[first.i - 1].is_punct
