"""Other names that a text itself gives: "Kurdistan Workers' Party (PKK)", "Harbin, formerly Pinkiang", "Oslo (then
Kristiania)", a name in brackets in another language or script.

Only the words between two names of one kind are read; the phrases are `glosses` in `kg/data/names.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.model import VALUE_TYPES
from kg.resolve.grouping import Grouping, because
from kg.resolve.named import Named
from kg.resolve.organisations import is_acronym, is_acronym_of
from kg.resolve.places import PLACE_TYPES
from kg.resolve.tables import countries, names, weights
from kg.resolve.text import plain

LONGEST = 48
"""Most characters between a name and its gloss."""

_WORKS = frozenset({"WORK", "THING", "PRODUCT", "LAW", "EVENT"})


def join_glossed(grouping: Grouping, found: list[Named], text: str) -> None:
    """Join the names that the text of the document equates by words or brackets between them."""
    spans = [n.occurrence.mention.span for n in found]
    for i, right in enumerate(found):
        if any(
            s.start == spans[i].start and s.end > spans[i].end for s in spans[i + 1 : i + 3] + spans[max(0, i - 2) : i]
        ):
            continue  # only the beginning of the name that the phrase gives
        for left in found[max(0, i - 2) : i]:
            gap = text[left.occurrence.mention.span.end : right.occurrence.mention.span.start]
            if not 0 < len(gap) <= LONGEST or not _comparable(left, right):
                continue
            if "(" not in gap and _hangs(text, left.occurrence.mention.span.start):
                continue
            end = right.occurrence.mention.span.end
            after = text[end : end + 2].lstrip("\"”' ")[:1]
            feature = _gloss(gap, left.occurrence.mention.text, right.occurrence.mention.text, _kind(left), after)
            if feature is not None:
                shown = " ".join(f"{left.occurrence.mention.text}{gap}{right.occurrence.mention.text}".split())
                said = f"the text gives both names: “{shown}”"
                why = because(feature, weights().of[feature], said, grouping.evidence(left.index, right.index))
                grouping.join(right.index, left.index, why)


def _hangs(text: str, start: int) -> bool:
    """Whether the name at a character hangs on a preposition: in "the desert near Antioch, known as the Thebaid" the
    desert is meant."""
    words = text[max(0, start - 30) : start].casefold().split()
    last = words[-1:] if words[-1:] != ["the"] else words[-2:-1]
    return bool(last) and last[0] in names().prepositions


def _kind(name: Named) -> str:
    type = name.occurrence.mention.type
    if name.person is not None:
        return "person"
    return "place" if type in PLACE_TYPES else "work" if type in _WORKS else type


def _comparable(left: Named, right: Named) -> bool:
    types = {left.occurrence.mention.type, right.occurrence.mention.type}
    return _kind(left) == _kind(right) and not types & set(VALUE_TYPES) and "NORP" not in types


def _gloss(gap: str, left: str, right: str, kind: str, after: str) -> str | None:
    """How a gap makes the second name another one of the first: a feature of the ledger, else `None`.

    A place that is "now" another has often lost or gained land as well as its name; that is left alone.
    """
    moved = kind == "place" and re.search(r"\(\s*(?:now|then)\s+(?:the\s+)?$", gap)
    if _phrase().fullmatch(gap) and not moved:
        return "gloss"
    language = re.fullmatch(r"[\"”']?\s*\((?:in\s+)?([A-Z]\w+)\s*:\s*[\"“']?", gap)
    if language and (language[1].casefold() in countries().by_people or language[1] in names().languages):
        return "gloss"
    bracket = re.fullmatch(r"[\"”']?\s*\(\s*(?:the\s+)?(?P<quote>[\"“']?)", gap)
    if bracket is None:
        return None
    if _script(left) != _script(right) or (bracket["quote"] and kind == "work"):
        return "gloss"
    if kind in ("person", "place"):
        return None
    for short, long in ((left, right), (right, left)):
        if is_acronym(short) and not is_acronym(long) and letters_in(short, long):
            return "acronym_defined"
    whole = kind == "ORG" and after == ")" and len(left.split()) > 1
    return "acronym_defined" if whole and is_acronym(right) and len(right) > 2 else None


def letters_in(short: str, long: str) -> bool:
    """Whether the letters of an acronym stand in the long name in order, the first one first; or are its initials in
    another order, as where the name is translated and the acronym is not ("Treaty of the Atlantic Alliance", "AAT")."""
    if is_acronym_of(short, long):
        return True
    letters, text = plain(short).replace(" ", ""), plain(long)
    initials = [w[0] for w in text.replace("-", " ").split() if w not in names().small]
    if len(letters) > 2 and sorted(letters) == sorted(initials):
        return True
    if not text or text[0] != letters[0]:
        return False
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _script(text: str) -> str:
    """The script of most letters of a name: the first word of their names in Unicode."""
    found = [unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha()]
    return max(sorted(set(found)), key=found.count) if found else ""


@cache
def _phrase() -> re.Pattern[str]:
    table = names().glosses
    how, verbs, alone, short = ("|".join(map(re.escape, table[k])) for k in ("how", "verbs", "alone", "short"))
    verbs += rf"|known (?:by|under|through) (?:its|their|the|his|her) (?:[\w-]+ )?(?:{short})"
    opening = r"\s*[\"”']?\s*(?:[,;]|\()\s*(?:which (?:is|was) )?"
    closing = r"\s*(?:the\s+)?[\"“'(]?\s*"
    return re.compile(rf"{opening}(?:(?:(?:{how})\s+)*(?:{verbs})|{alone}){closing}", re.IGNORECASE)
