"""Ids of documents: a slug of the path below the folder that is read, so the same from any working directory.

>>> taken: set[str] = set()
>>> [claim_id(name, taken) for name in ("a/b", "A-b", "Überblick")]
['a-b', 'a-b-2aac', 'überblick']
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LONGEST = 80
_NO_NAME = re.compile(r"[^\w.-]+")


def slug(name: str) -> str:
    """Letters of any script, digits, `_`, `.` and `-` of a name, in lower case; fit for an IRI and for a file name."""
    lowered = unicodedata.normalize("NFC", name).lower()
    kept = re.sub(r"-{2,}", "-", _NO_NAME.sub("-", lowered)).strip("-.")
    if len(kept.encode()) > _LONGEST:
        kept = kept.encode()[: _LONGEST - 9].decode("utf-8", "ignore").rstrip("-.") + "-" + _mark(name, 8)
    return kept or "document-" + _mark(name, 8)


def claim_id(name: str, taken: set[str]) -> str:
    """The slug of a name, with a mark made from the name where the slug is taken; what is given out joins `taken`."""
    wanted = slug(name)
    unique = wanted
    attempt = 0
    while unique in taken:
        unique = f"{wanted}-{_mark(name + '#' * attempt, 4)}"
        attempt += 1
    taken.add(unique)
    return unique


def _mark(name: str, length: int) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:length]
