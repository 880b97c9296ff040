"""Whether a text is in English: what is read as English and is not would be read into facts that nobody stated."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 40
"""Words below which a text is taken as it is: a headline may have no function word."""
_LEAST_SHARE = 0.2
"""Share of function words: English prose has a third and more, Dutch with its kindred words a seventh."""
_LATIN = re.compile(r"[A-Za-z]")


def is_english(text: str) -> bool:
    """Judged by letters and by the share of English function words; what is short is given the benefit of the doubt."""
    words = _WORD.findall(text.lower())
    if sum(map(len, words)) < _FEWEST:
        return True
    if sum(bool(_LATIN.match(word)) for word in words) < len(words) / 2:
        return False
    # Imported here because the library behind it takes long to load, and reading a folder may need none of it.
    from spacy.lang.en.stop_words import STOP_WORDS

    return len(words) < _FEWEST or sum(word in STOP_WORDS for word in words) / len(words) >= _LEAST_SHARE
