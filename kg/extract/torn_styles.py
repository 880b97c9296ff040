"""Infinitives that only tell how the speaker puts it, read as the purpose of what is told: "to be fair, it rained".

They are adverbs of style (Quirk et al. 1985, 8.124), and nobody in the sentence is to be fair.
"""

from __future__ import annotations

from kg.extract.tree import Doc

_ALWAYS = frozenset(
    f"to {words}"
    for words in (
        "say the least",
        "put it mildly",
        "put it bluntly",
        "put it simply",
        "name a few",
        "name but a few",
        "make matters worse",
    )
)
_SET_OFF = frozenset(
    f"to {words}"
    for words in (
        "be fair",
        "be honest",
        "be sure",
        "be clear",
        "be frank",
        "be precise",
        "be exact",
        "be specific",
        "be blunt",
        "be certain",
        "tell the truth",
        "begin with",
        "start with",
        "sum up",
    )
)
"""What may be meant as it is said: who went to court "to tell the truth" wanted to."""


def torn_styles(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of their last words that clauses hang on, with what they hang on themselves."""
    found: dict[int, tuple[int, str]] = {}
    for word in doc:
        if word.dep_ not in {"advcl", "parataxis", "acl"}:
            continue
        words = [t for t in word.subtree if not t.is_punct]
        said = " ".join(t.lower_ for t in words)
        aside = said in _ALWAYS or (said in _SET_OFF and _is_set_off(doc, words[0].i, words[-1].i + 1))
        if aside and words[-1].i - words[0].i == len(words) - 1:
            found[word.i] = (word.head.i, "discourse")
    return found


def _is_set_off(doc: Doc, first: int, last: int) -> bool:
    """Whether words open a sentence or stand between marks."""
    opens = first == doc[first].sent.start or doc[first - 1].is_punct
    return opens and (last == len(doc) or doc[last].is_punct)
