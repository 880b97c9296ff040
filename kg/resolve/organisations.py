"""Names of bodies, laws, events and works: their words without forms, acronyms, and one name inside another.

>>> is_acronym_of("CAATSA", "Countering America's Adversaries Through Sanctions Act")
True
>>> inside("Interior Ministry", "Saudi Interior Ministry"), inside("Washington", "Washington Post")
('country_prefix', None)
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.resolve.tables import countries, factions, kind_nouns, names
from kg.resolve.text import fold, one_sound, plain, surface

_LINKS = frozenset({"of", "for", "in", "on", "at", "to", "and", "de", "du", "des", "del", "against", "between"})


@lru_cache(maxsize=131072)
def body_key(text: str) -> str:
    """What spellings of one name have in common: `plain`, without legal forms at its end and an acronym in brackets."""
    bracket = re.search(r"\s+\(([A-Z][\w.&-]{1,9})\)$", surface(text))
    is_other_name = bracket is not None and bracket[1].casefold() not in factions()
    bare = surface(text)[: bracket.start()] if bracket is not None and is_other_name else surface(text)
    found = [w.removesuffix("'s").replace("'", "") for w in plain(bare).replace(" & ", " and ").split()]
    found = [w for w in found if w]
    while len(found) > 1 and found[-1] in names().forms - {"group", "company", "corporation", "holdings", "co"}:
        found.pop()
    return " ".join(found) or plain(text)


@lru_cache(maxsize=65536)
def is_acronym(text: str) -> bool:
    """Whether a name is written as an acronym: two to eight letters, capitals all but one at most."""
    letters = re.sub(r"[.\s&()-]", "", surface(text))
    return (
        2 <= len(letters) <= 8
        and letters.isalnum()
        and letters[0].isupper()
        and (sum(c.isupper() for c in letters) >= max(2, len(letters) - 1))
    )


@lru_cache(maxsize=131072)
def is_acronym_of(short: str, long: str) -> bool:
    """Whether the letters of `short` are the initials of `long`, small words and country words taken or passed over."""
    if not is_acronym(short):
        return False
    letters = re.sub(r"[^\w]", "", surface(short)).casefold()
    if " " not in surface(long) and not is_acronym(long):  # "LV" of "LibriVox"
        return surface(long)[0].isupper() and "".join(c for c in surface(long) if c.isupper()).casefold() == letters
    parts = [p for p in re.split(r"[\s\-/]+", plain(long).replace("'", "")) if p]
    if len(parts) < 2 or letters == plain(long):
        return False
    small, people = names().small, countries().by_people

    def spells(letter: int, part: int) -> bool:
        if part == len(parts):
            return letter == len(letters)
        word = parts[part]
        if letter < len(letters) and word[0] == letters[letter] and spells(letter + 1, part + 1):
            return True
        optional = word in small or (part == 0 and word in people) or (part == 0 and countries().of(word) is not None)
        return optional and spells(letter, part + 1)

    return spells(0, 0)


@lru_cache(maxsize=131072)
def inside(short: str, long: str) -> str | None:
    """How a shorter name can stand for a longer one: "country_prefix", "contained", else `None`.

    The shorter one must keep the head of the longer ("Supreme Court" in "Italian Supreme Court of Cassation"), or be
    the distinctive beginning of it ("Shangri-La" in "Shangri-La Dialogue", "Yonhap" in "Yonhap news agency"), or leave
    out words in the middle of it ("Hong Kong Island constituency").
    """
    a, b = body_key(short).split(), body_key(long).split()
    if not a or len(a) >= len(b) or prefixed(long) != prefixed(short):
        return None
    at = next((i for i in range(len(b) - len(a) + 1) if b[i : i + len(a)] == a), None)
    if at is None:
        return "contained" if _leaves_out(a, b) else None
    before, after = b[:at], b[at + len(a) :]
    if any(re.fullmatch(r"(?:1[5-9]|20)\d\d|\d+(?:st|nd|rd|th)", w) for w in (*before, *after)):
        return None
    generic = names().generic
    if before and a[-1] == "command" and before[-1] in names().services:
        return None  # the part of a service in it
    if before and not after and countries().of(" ".join(before)) is not None and (len(a) > 1 or a[0] in generic):
        return "country_prefix"
    head = next((i for i, w in enumerate(b) if w in _LINKS), len(b)) - 1
    elsewhere = bool(after) and after[0] in ("at", "in")  # a campus, a branch
    if (
        at <= head < at + len(a)
        and (not after or (after[0] in _LINKS and not elsewhere))
        and (len(a) > 1 or a[0] in generic)
    ):
        return "contained"
    is_place = countries().of(" ".join(a)) is not None or " ".join(a) in countries().by_seat
    distinctive = not is_place and any(w not in generic and w not in names().small for w in a)
    named = len(a) > 1 or len(a[0]) > 3 or is_acronym(short)
    if at == 0 and distinctive and named and after[0] not in _LINKS and _only_kind(after, long):
        return "contained"
    if not after and before and before[-1] in _LINKS and before[0] in generic and distinctive and len(a[0]) > 4:
        return "contained"
    return None


def _leaves_out(short: list[str], long: list[str]) -> bool:
    """Whether only words in the middle differ; where one of them is a place or follows "of" it may be another body."""
    same_ends = len(short) > 2 and short[0] == long[0] and short[-1] == long[-1]
    return same_ends and not _LINKS & {*short, *long} and _in_order(short, long)


def _in_order(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _only_kind(after: list[str], long: str) -> bool:
    """Whether the words left over only say what kind of thing it is: a capital noun of kind ("Dialogue", "Hotel"), or a
    small one that is put after names of bodies ("news agency")."""
    last = surface(long).split()[-1]
    if last[0].isupper():
        tables = names()
        kinds = tables.generic | tables.forms | tables.tails | kind_nouns()
        if len(after) > 1 and after[-1] in tables.divisions:
            return False
        return after[-1] in kinds and (len(after) == 1 or all(w in kinds | tables.kinds | tables.small for w in after))
    return after[-1] in names().kinds


@lru_cache(maxsize=65536)
def prefixed(name: str) -> frozenset[str]:
    """The prefixes that a hyphen joins to words of a name: "anti" of "anti-Telcel marches"."""
    return frozenset(word for word in re.findall(r"(?<![\w-])(\w+)-(?=\w)", fold(name)) if word in names().prefixes)


def is_generic(text: str) -> bool:
    """Whether a name is made of words alone that many bodies share ("Supreme Court", "Labour Party")."""
    found = body_key(text).split()
    shared = names().generic | names().recurring | names().small
    return all(w in shared for w in found)


def same_letters(a: str, b: str) -> bool:
    """Whether two long names differ by letters that changed places ("Untied Nations")."""
    x, y = body_key(a), body_key(b)
    return x != y and len(x) >= 10 and len(x) == len(y) and x[0] == y[0] and sorted(x) == sorted(y)


def one_letter_apart(a: str, b: str) -> bool:
    """Whether two names of several words differ by a letter of one long word ("Storm Katharina", "Storm Katarina")."""
    x, y = body_key(a).split(), body_key(b).split()
    if len(x) != len(y) or len(x) < 2:
        return False
    other = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
    if len(other) != 1 or min(map(len, other[0])) < 6 or not all(w.isalpha() for w in other[0]):
        return False
    return one_sound(*sorted(other[0], key=len))


def designation(text: str) -> str | None:
    """The designation that a product's name begins with, if only common nouns follow: "Su-35" of "Su-35 fighters"."""
    words = surface(text).split()
    if len(words) > 1 and any(c.isdigit() for c in words[0]) and words[0][0].isalpha():
        return words[0] if all(w[0].islower() for w in words[1:]) else None
    return None
