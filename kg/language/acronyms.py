"""Acronyms in brackets after the words that they stand for: "Coastal Survey Agency (CSA)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.gazetteer import name_types
from kg.language.tagged import Entity, Tagged

_ACRONYM = re.compile(r"[A-Z][A-Za-z&.\-]{0,7}[A-Z+][a-z]?|[A-Z]{2,9}")
_JOINERS = frozenset({"of", "for", "and", "on", "the", "&", "to", "in", "-", "'s", "’s"})


def acronyms(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Acronyms in brackets after what they stand for, wherever they stand; and that, if it has no name yet."""
    words = text.words
    ends = {e.end: e for e in names}
    types: dict[str, tuple[str, float]] = {}
    found: list[Entity] = []
    for i in range(2, len(words) - 2):
        if words[i] != "(" or words[i + 2] not in (")", ",", ";") or not _ACRONYM.fullmatch(words[i + 1]):
            continue
        acronym = words[i + 1].replace(".", "")
        entity = ends.get(i)
        if entity is not None and _stands_for(acronym, words[entity.start : entity.end]):
            types[words[i + 1]] = (entity.type, entity.score)
            continue
        start = _expansion(text, acronym, i)
        if start is not None:
            label = name_types().heads.get(words[i - 1]) or text.likeliest(start, i)
            types[words[i + 1]] = (label, 0.8)
            found.append(Entity(start, i, label, 0.8))
    if not types:
        return []
    have = {(e.start, e.end): e for e in names}
    for i, word in enumerate(words):
        if word in types:
            label, score = types[word]
            here = have.get((i, i + 1))
            covered = here is None and any(e.start <= i < e.end for e in names)
            if not covered and (here is None or here.type != label):
                found.append(Entity(i, i + 1, label, score))
    return found


def _stands_for(acronym: str, words: Sequence[str]) -> bool:
    """Whether the letters of an acronym are the initials of the words, small words left out at will."""
    capitals = "".join(c for c in acronym if c.isupper())
    initials = "".join(part[0] for word in words for part in word.split("-") if part and part[0].isupper())
    return len(capitals) > 1 and (initials == capitals or (len(words) > 1 and initials.startswith(capitals)))


def _expansion(text: Tagged, acronym: str, end: int) -> int | None:
    """Where the capitalised words that an acronym stands for begin, looking back from its bracket at `end`."""
    capitals = [c for c in acronym if c.isupper()]
    start = end
    while start > 0 and not text.starts[start] and end - start < 12:
        word = text.words[start - 1]
        joins = word.lower() in _JOINERS
        if not (word[:1].isupper() or (joins and start != end)):
            break
        start -= 1
        if word[:1].isupper() and end - start > 1 and _stands_for("".join(capitals), text.words[start:end]):
            initials = [w[0] for w in text.words[start:end] if w[:1].isupper()]
            if initials == capitals:
                return start
    return None
