"""The marks of footnotes in a text: "founded in 1987[2] by farmers.[3][4]" """

from __future__ import annotations

from collections.abc import Sequence

from kg.language.sentence_words import sentence_words


def footnote_marks(words: Sequence[str]) -> frozenset[int]:
    """The places of the words of such marks, brackets too. `words` are given with the white space behind them.

    A mark touches the word before it: "told him [2] times" has none.
    """
    found: set[int] = set()
    for i in range(1, len(words)):
        if words[i] != "[" or words[i - 1] != words[i - 1].rstrip():
            continue
        end = next((j for j in range(i + 2, min(i + 5, len(words))) if words[j].rstrip() == "]"), None)
        if end is not None and _is_mark(tuple(word.rstrip().lower() for word in words[i + 1 : end])):
            found.update(range(i, end + 1))
    return frozenset(found)


def _is_mark(inside: tuple[str, ...]) -> bool:
    if " ".join(inside) in sentence_words("footnotes"):
        return True
    *kind, last = inside
    if len(kind) > 1 or (kind and kind[0] not in sentence_words("footnote_kinds")):
        return False
    return (last.isdecimal() and len(last) < 4) or (len(last) == 1 and last.isalpha())
