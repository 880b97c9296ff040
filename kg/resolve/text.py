"""Small pure functions on the letters of names: folding, possessives, articles.

>>> fold("Đặng Tiểu Bình"), plain("the Pentagon's")
('dang tieu binh', 'pentagon')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"}
)
_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"})


@lru_cache(maxsize=262144)
def fold(text: str) -> str:
    """Lower case, without diacritics, straight quotes, single spaces. Han and other scripts stay as they are."""
    split = unicodedata.normalize("NFKD", text.translate(_QUOTES)).casefold().translate(_LETTERS)
    bare = "".join(c for c in split if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).split())


@lru_cache(maxsize=262144)
def surface(text: str) -> str:
    """A name as written, without line breaks, outer quotes, a leading article and a final possessive."""
    tidy = re.sub(r"(?<=\w) (?='s\b)", "", " ".join(text.translate(_QUOTES).split())).strip(" \"',;:([{")
    tidy = re.sub(r"^(?:the|a|an)\s+(?=\S)", "", tidy, flags=re.IGNORECASE)
    tidy = re.sub(r"(?<=\w)\s?'s$|(?<=s)'$", "", tidy)
    return tidy if not tidy.endswith(")") or "(" in tidy else tidy.rstrip(")")


@lru_cache(maxsize=262144)
def plain(text: str) -> str:
    """What two spellings of one name have in common: folded, no article, no possessive, no dots, hyphens as spaces."""
    bare = fold(surface(text)).replace(".", "").replace("-", " ")
    return " ".join(re.sub(r"[^\w&'/+ ]", " ", bare).split())


def words(text: str) -> tuple[str, ...]:
    """The words of `plain(text)` in order."""
    return tuple(plain(text).split())


_SOUNDS = ({"i", "y", "j"}, {"c", "k", "q"}, {"s", "z"}, {"v", "w", "f"}, {"u", "o"}, {"e", "a", "ae"}, {"t", "d"})


def one_sound(short: str, long: str) -> bool:
    """Whether two words differ as spellings of one name do: a letter left out, or one written for another of its sound
    ("Katarina", "Katharina"; not "Haiyan", "Hainan")."""
    if not one_edit(short, long):
        return False
    if len(short) < len(long):
        return True
    a, b = next((x, y) for x, y in zip(short, long, strict=True) if x != y)
    return any({a, b} <= sounds for sounds in _SOUNDS)


def one_edit(short: str, long: str) -> bool:
    """Whether two words that begin alike differ by one letter, changed or left out; the shorter one comes first."""
    if len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
