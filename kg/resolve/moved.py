"""Where the mentions of an earlier build stand now.

A text is corrected between two builds, and all behind the correction moves. A file that holds each day's news, though,
is another text under the same name: what stands there at the old place is nobody that stood there before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from kg.model import Mention
from kg.resolve.text import surface

_SAME_TEXT = 0.5
"""The part of the names in the shorter of two texts that must come in the other, in order, if they are to be one."""


def still_there(before: Iterable[Mention], now: Iterable[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of an earlier mention and the one of the same words that stands in its stead now, document by document.

    >>> from kg.model import Span
    >>> old = Mention(document="d", span=Span(0, 4), text="Peru", type="GPE")
    >>> new = Mention(document="d", span=Span(12, 16), text="Peru", type="GPE")
    >>> [(a.span.start, b.span.start) for a, b in still_there([old], [new])]
    [(0, 12)]
    """
    earlier, later = _by_document(before), _by_document(now)
    for document in sorted(earlier.keys() & later.keys()):
        yield from _paired(earlier[document], later[document])


def _by_document(mentions: Iterable[Mention]) -> Mapping[str, list[Mention]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.document].append(mention)
    return {document: sorted(own, key=lambda m: m.span) for document, own in found.items()}


def _paired(before: list[Mention], now: list[Mention]) -> list[tuple[Mention, Mention]]:
    words, new_words = [surface(m.text) for m in before], [surface(m.text) for m in now]
    blocks = SequenceMatcher(None, words, new_words, autojunk=False).get_matching_blocks()
    pairs = [(before[b.a + n], now[b.b + n]) for b in blocks for n in range(b.size)]
    alike = {surface(old.text) for old, _ in pairs}  # any two texts have many a "he" in common
    if len(alike) >= _SAME_TEXT * min(len(set(words)), len(set(new_words))):
        return pairs
    at = {m.span: m for m in now}
    return [(m, at[m.span]) for m in before if m.span in at and surface(m.text) == surface(at[m.span].text)]
