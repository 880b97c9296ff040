"""Participles of headlines that a parse takes for verbs of their own, or for a part of their noun.

"Visit by Rao [postponed]", "Purchase of the port [blocked]": these verbs have an object wherever they are active
(Huddleston and Pullum 2002, 4.1), so without one they tell what became of their subject. Few headlines end in a stop.
So do verbs of what is done to people: "Mayor [jailed]", "Senator Rao [shot dead] in Cali". And a preposition before the
name of a place and a noun without an article is the noun's: "towns hit by Malawi [floods]".
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.noun_types import noun_type
from kg.extract.torn_markers import is_awaited
from kg.extract.tree import Doc, Token

_OBJECTS = ("obj", "iobj", "ccomp", "xcomp", "aux", "cop", "conj", "expl")
_AIMS = frozenset({"at", "into", "on", "toward", "towards", "over", "past", "from"})
_COMMON = frozenset({"NN", "NNS"})
"""Headlines begin with a capital letter, which may make the coarse tag of a noun that of a name."""


def torn_headlines(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such participles, made roots (their own heads), and of their subjects with their new label."""
    found = _behind_places(doc)
    for verb in doc:
        befalls = verb.lemma in load_cues().befalling
        if verb.tag_ not in {"VBN", "VBD"} or not (befalls or _undoes(verb)):
            continue
        if verb.sent[-1].is_punct and not (befalls and _lacks_article(verb) and not _is_aimed(verb)):
            continue
        ends = [child for child in verb.children if child.dep_.startswith(_OBJECTS)]
        if not all(_is_state(child) or is_awaited(child) for child in ends):
            continue
        noun = verb.head
        if verb.dep_ == "acl" and noun.head.i == noun.i and noun.tag_ in _COMMON and _ends(verb):
            found |= {verb.i: (verb.i, "root"), noun.i: (verb.i, "nsubj:pass")}
        elif (verb.head.i == verb.i or _is_said(verb)) and (subject := _thing(verb, anybody=befalls)) is not None:
            found[subject.i] = (verb.i, "nsubj:pass")
    return found


def _behind_places(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such nouns with those of the names before them and of their prepositions."""
    found: dict[int, tuple[int, str]] = {}
    for noun in doc:
        name = doc[noun.i - 1] if noun.i else noun
        bare = noun.dep_ == "obl" and noun.tag_ in _COMMON and noun.below <= {"punct", "dep"} and not noun.ent_type_
        if not bare or name.head is not noun.head or name.ent_type_ != "GPE" or not name.dep_.startswith("obl"):
            continue
        markers = {c.i: (noun.i, "case") for c in name.children if c.dep_ == "case"}
        if markers:
            found |= {noun.i: (noun.head.i, name.dep_), name.i: (noun.i, "compound"), **markers}
    return found


def _lacks_article(verb: Token) -> bool:
    """ "Colombian senator [shot] in Cali.": one person without an article, as headlines alone have it."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i + 1 == verb.i), None)
    if subject is None or subject.tag_ != "NN" or subject.ent_type_ or noun_type(subject) != "PERSON":
        return False
    words = {"det", "nmod:poss", "nummod", "case", "conj"}
    return verb.head is verb and subject.left_edge.i == verb.sent.start and subject.below.isdisjoint(words)


def _is_said(verb: Token) -> bool:
    """ "Strike [averted], Rao says": told before who says so, with a comma between."""
    said = verb.dep_ == "ccomp" and verb.i < verb.head.i and "mark" not in verb.below
    return said and any(token.text == "," for token in verb.doc[verb.i + 1 : verb.head.i])


def _ends(verb: Token) -> bool:
    """Whether nothing but its own words stands behind a verb in its sentence, which no mark ends."""
    return verb.right_edge.i + 1 == verb.sent.end and not verb.right_edge.is_punct and verb.tag_ == "VBN"


def _undoes(verb: Token) -> bool:
    return verb.lemma in load_cues().undoing


def _is_aimed(verb: Token) -> bool:
    """ "Police shot [at] protesters": it may be told of who does it."""
    return any(t.lower_ in _AIMS for c in verb.children if c.dep_ == "obl" for t in c.children if t.dep_ == "case")


def _is_state(word: Token) -> bool:
    """ "Shot [dead]": what became of who was shot, and nobody whom they shot."""
    return word.dep_ == "xcomp" and word.pos_ == "ADJ"


def _thing(verb: Token, *, anybody: bool) -> Token | None:
    """The subject of a verb that is nobody who may have done it, or `anybody` where nobody does it to nobody."""
    subject = syntax.child_before(verb, "nsubj")
    if subject is None or subject.pos_ == "PRON":
        return None
    anybody = anybody and "det" not in subject.below and not _is_aimed(verb)
    return subject if anybody or (subject.tag_ in _COMMON and not subject.ent_type_) else None
