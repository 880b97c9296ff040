"""Infinitives that only tell how the speaker puts it, read as the purpose of what is told: "to be fair, it rained".

They are adverbs of style (Quirk et al. 1985, 8.124), and nobody in the sentence is to be fair.
"""

from __future__ import annotations

from spacy.tokens import Doc

_STYLES = frozenset(
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
        "say the least",
        "tell the truth",
        "put it mildly",
        "put it bluntly",
        "put it simply",
        "begin with",
        "start with",
        "name a few",
        "name but a few",
        "make matters worse",
        "sum up",
    )
)


def torn_styles(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of their last words that clauses hang on, with what they hang on themselves."""
    found: dict[int, tuple[int, str]] = {}
    for word in doc:
        if word.dep_ not in {"advcl", "parataxis", "acl"}:
            continue
        words = [t for t in word.subtree if not t.is_punct]
        aside = " ".join(t.lower_ for t in words) in _STYLES
        if aside and words[-1].i - words[0].i == len(words) - 1:
            found[word.i] = (word.head.i, "discourse")
    return found
