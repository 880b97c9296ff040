"""What a preposition of many senses tells: "fined [for] speeding" a reason, "scored [for] Peru" none.

The schema gives a role by preposition and type; whether it holds depends on the verb or noun of action that the phrase
hangs on. Where it does not, the bare preposition is the role, so that nothing is lost.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.cues import load_cues
from kg.extract.lexicon import load_titles
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token

_ABOUT = frozenset({"on", "over", "around"})
_BUYING = frozenset({"ORG", "PERSON", "GPE", "NORP"})
_MANNERS = frozenset({"with", "through", "by"})


def apt(role: str, marker: str, head: Token, governor: str, type: str) -> str | None:
    """The role that a phrase plays for the verb or noun whose lemma is `governor`, `None` if it plays none; `type` is
    what fills it."""
    known = load_circumstance_words()
    lemma = head.lemma
    bare = marker.replace(" ", "_") or role
    if role == "place" and marker == "across" and lemma in known.crossed:
        return bare
    if role == "place" and marker == "at" and governor in known.governed["throwing"]:
        return "target"
    if role == "place" and marker == "in" and _is_sphere(head):
        return bare
    if role == "price" and type != "MONEY" and lemma not in known.sums:
        return "recipient" if type in _BUYING else bare  # "bought ten jets [for its air force]"
    if role == "reason" and marker == "for":
        return role if governor in known.governed["reason"] else bare
    if role == "reason" and marker == "out of":
        return role if lemma in known.urges else bare
    if role == "topic" and marker == "of" and head.i < head.head.i:
        return None  # "of the thousands, two spoke": whom they are part of
    if role == "topic" and marker == "on" and lemma in known.media:
        return bare
    if role == "topic" and marker == "over" and lemma in known.carrying:
        return bare
    if role == "topic" and marker in _ABOUT:
        if marker == "over" and not _has_topic(governor):
            return "reason" if governor in known.governed["quarrel"] or type in {"EVENT", "LAW"} else bare
        return role if _has_topic(governor) else bare
    if role == "position":
        return role if lemma in load_titles().roles else bare
    if role == "recipient":
        return role if governor in known.governed["recipient"] else bare
    if role == "target" and marker == "at":
        return role if governor.split(" ")[0] in known.governed["target"] else {"ORG": "place"}.get(type, bare)
    if role == "instrument" and marker in _MANNERS:
        if marker == "with" and governor in known.governed["goods"]:
            return "goods"
        if marker == "by" and lemma in known.shares:
            return "amount"
        if (
            marker == "with"
            and type != "PRODUCT"
            and not {governor, governor.split(" ")[0]} & known.governed["instrument"]
        ):
            return bare  # "spoke with ease", "waits with two flags"
        if marker == "by" and lemma in load_time_words().units:
            return bare  # "paid by the month"
        return bare if governor in known.governed["stative"] else role
    return role


def _is_sphere(head: Token) -> bool:
    """Whether a word for a stretch of land means one of knowledge or work: "the field of medicine"."""
    if head.lemma not in load_circumstance_words().spheres or head.tag_ != "NN":
        return False
    if not any(c.lower_ == "the" for c in syntax.children(head, "det")):
        return False
    of = [c for c in syntax.children(head, "nmod") if syntax.marker(c) == "of"]
    return any(c.pos_ == "NOUN" and not c.ent_type_ and syntax.child(c, "det", "nmod:poss") is None for c in of)


def fallback(marker: str) -> str | None:
    """A phrase that no rule knows keeps its preposition as its role, so that nothing is lost; one that several take
    ("by, for and on behalf of them") tells none."""
    untold = load_circumstance_words().untold
    return None if not marker or marker in untold or marker.count(" ") > 2 else marker.replace(" ", "_")


def where_marker(place: Token) -> str:
    """The preposition that "where" stands for: that of the place, if it lies there ("on the roof, where …"), else
    "in"."""
    own = syntax.marker(place)
    return own if own in load_circumstance_words().lying else "in"


def _has_topic(governor: str) -> bool:
    """Whether a verb or noun of action tells of something: "spoke on", "talks over"."""
    words = {governor, governor.split(" ")[0]}
    cue = load_cues().reporter(governor)
    return (cue is not None and cue.is_spoken) or bool(words & load_circumstance_words().governed["topic"])
