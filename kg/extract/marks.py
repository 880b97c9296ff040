"""Punctuation inside phrases: which marks belong to a run of words, and which only stand beside it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.tree import Token

_PARTNER = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "``": "''", '"': '"', "'": "'", "`": "'"}
OPENING = frozenset(_PARTNER)
_CLOSING = frozenset(_PARTNER.values())
_PAIRED = OPENING | _CLOSING
_JOINING = _PAIRED | {"-", "–", "/", "&"}


def joins(mark: Token, head: Token) -> bool:
    """Whether a punctuation mark is part of a name or of quotes around it: "Su-35", "'Kormoran'", "AT&T"."""
    return mark.text in _JOINING and abs(mark.i - head.i) <= 12


def trim(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Tokens without white space, punctuation or "and" at either end, and marks torn from what they belonged to.

    Never fewer than one, where there was a word.
    """
    whole = [t for t in tokens if t.pos_ != "SPACE"]
    if len(whole) < 2:
        return tuple(whole)
    marked = "PUNCT" in {t.pos_ for t in whole}
    kept = _balanced(_without_torn_marks(whole)) if marked else list(whole)
    while kept and _hangs(kept[0], OPENING):
        kept.pop(0)
    while kept and _hangs(kept[-1], _CLOSING):
        kept.pop()
    return tuple(kept or whole)


def _hangs(token: Token, marks: frozenset[str]) -> bool:
    return token.dep_ == "cc" or (token.pos_ == "PUNCT" and token.text not in marks)


def _without_torn_marks(tokens: list[Token]) -> list[Token]:
    """Drop marks that stood beside words which the phrase leaves out."""
    present = {t.i for t in tokens}
    return [t for t in tokens if t.pos_ != "PUNCT" or len(tokens) == 1 or _is_held(t, present)]


def _is_held(mark: Token, present: set[int]) -> bool:
    before, after = mark.i - 1 in present, mark.i + 1 in present
    if mark.text in OPENING and mark.text in _CLOSING:
        return before or after
    if mark.text in OPENING:
        return after
    if mark.text in _CLOSING:
        return before
    return before and after


def _balanced(tokens: list[Token]) -> list[Token]:
    """Drop quotes and brackets whose partner is missing."""
    open_marks: list[Token] = []
    lone: set[int] = set()
    for t in tokens:
        if t.pos_ != "PUNCT" or t.text not in _PAIRED:
            continue
        if open_marks and _PARTNER.get(open_marks[-1].text) == t.text:
            open_marks.pop()
        elif t.text in OPENING:
            open_marks.append(t)
        else:
            lone.add(t.i)
    lone.update(t.i for t in open_marks)
    return [t for t in tokens if t.i not in lone]
