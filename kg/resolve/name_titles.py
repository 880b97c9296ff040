"""Which words before and after a personal name are none of it: titles, degrees, the numbers of rulers.

>>> is_title("general", last=True), is_title("us", last=True), is_suffix("Jr.")
(True, False, True)
>>> is_description("King of Athens"), is_description("Rosa Diaz")
(True, False)
"""

from __future__ import annotations

import re

from kg.resolve.tables import countries, kind_nouns, names, titles
from kg.resolve.text import fold, surface


def is_description(text: str) -> bool:
    """Whether what stands as a person's name only says a role: "the Speaker", "King of Athens", "Nobel winner"."""
    written = surface(text).split()
    words = [fold(w).rstrip(".") for w in written]
    if len(words) > 1 and written[-1].islower() and words[-1] in kind_nouns():
        return True
    titles_before = 0
    while titles_before < len(words) and is_title(words[titles_before], last=titles_before == len(words) - 1):
        titles_before += 1
    rest = words[titles_before:]
    return titles_before > 0 and (
        not rest or words[titles_before - 1] in ("of", "to", "for") or rest[0] in ("of", "to", "for", "the", "and")
    )


def is_title(word: str, *, last: bool) -> bool:
    """Whether a word before a name is part of a title. Right before a single word only plain titles count, so that
    given names that are titles elsewhere ("Ko", "Min", "Dean") stay names."""
    table = titles()
    if word in table.roles or word in table.ranks:
        return word not in names().person.family_first
    if word in table.honorifics:
        return len(word) > 2 or word in {"mr", "ms", "dr", "st"}
    if word in table.abbreviations:
        return word not in names().person.family_first and len(word) > 2
    in_title = word in table.parts | table.times
    return not last and (in_title or word in countries().by_people or word in {"us", "u.s", "uk", "u.k", "of"})


def is_suffix(piece: str) -> bool:
    """Whether a last word tells bearers of a name apart: "Jr.", "PhD", the number of a ruler in capitals."""
    return fold(piece).replace(".", "") in names().person.suffixes or bool(
        re.fullmatch(r"X{0,2}(?:IX|IV|V?I{1,3}|V|X)", piece)
    )
