"""What a preposition of many senses tells: "fined [for] speeding" a reason, "scored [for] Peru" none.

The schema gives a role by preposition and type; whether it holds depends on the verb or noun of action that the phrase
hangs on. Where it does not, the bare preposition is the role, so that nothing is lost.
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.cues import load_cues
from kg.extract.tree import Token

_ABOUT = frozenset({"on", "over", "around"})
_MANNERS = frozenset({"with", "through", "by"})


def apt(role: str, marker: str, head: Token, governor: str, type: str) -> str:
    """The role that a phrase plays for the verb or noun whose lemma is `governor`; `type` is what fills it."""
    known = load_circumstance_words()
    lemma = syntax.lemma(head)
    bare = marker.replace(" ", "_") or role
    if role == "reason" and marker == "for":
        told = governor in known.governed["reason"] or lemma in known.motives or head.tag_ == "VBG"
        return role if told else bare
    if role == "topic" and marker in _ABOUT:
        if lemma in known.motives or (marker == "over" and not _tells(governor)):
            return "reason"
        return role if _tells(governor) else bare
    if role == "target" and marker == "at":
        return role if governor.split(" ")[0] in known.governed["target"] else {"ORG": "place"}.get(type, bare)
    if role == "instrument" and marker in _MANNERS:
        if marker == "with" and governor in known.governed["goods"]:
            return "goods"
        if marker == "by" and (type == "QUANTITY" or lemma in known.shares):
            return "amount"
        return bare if governor in known.governed["stative"] else role
    return role


def _tells(governor: str) -> bool:
    words = {governor, governor.split(" ")[0]}
    cue = load_cues().reporter(governor)
    return (cue is not None and cue.is_spoken) or bool(words & load_circumstance_words().governed["topic"])
