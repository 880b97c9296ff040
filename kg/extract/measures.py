"""What something falls short of or comes up to: "too weak to win", "too late to sail", "came early enough to win"."""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.cues import load_cues
from kg.extract.tree import Token


def measuring(predicate: Token) -> frozenset[str]:
    """The words that measure it ("too", "enough"); behind words of great degree they do not ("only too happy").

    No deed falls short by itself: "she came, too".
    """
    cues = load_cues()
    adverbs = syntax.children(predicate, "advmod")
    inner = [word for adverb in adverbs for word in syntax.children(adverb, "advmod")]
    is_deed = predicate.pos_ == "VERB" and predicate.tag_ != "VBN"
    words = [*inner, *(word for word in adverbs if not is_deed or word.lower_ in cues.coming_up)]
    plain = {word.lower_ for word in words if predicate.doc[max(word.i - 1, 0)].lower_ not in cues.very}
    return frozenset(plain & (cues.falling_short | cues.coming_up))
