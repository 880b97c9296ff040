"""Kin: a text that says whose son somebody is speaks of two people, even where one name would fit both.

"Pierre Laval, the second son of Pierre Henri Laval": father and son. What is told apart here stays apart, inside the
document and in every cluster.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.resolve.grouping import Grouping
from kg.resolve.named import Named
from kg.resolve.names import relate
from kg.resolve.tables import titles, weights

REACH = 90
"""Characters before a name in which a kinship noun may stand."""


def read_kin(grouping: Grouping, found: list[Named], text: str) -> list[Named]:
    """Tell apart, before short names are joined, who is said to be kin; `text` is the document's.

    The names come back with the gender that a noun shows ("his wife, Rima Haddad").
    """
    people = [n for n in found if n.person is not None]
    by_sentence: dict[int, list[Named]] = defaultdict(list)
    for name in people:
        by_sentence[name.occurrence.sentence].append(name)
    relatives: dict[int, str] = {}
    for last, name in zip([None, *people], people, strict=False):
        gender = _relative(name, last, text)
        if gender is None and last is not None and relatives.get(last.index) == "" and _joined(last, name, text):
            gender = ""  # "the son of Daniel and [Ann Holm]"
        if gender is not None:
            relatives[name.index] = gender
    for name in people:
        before = [n for n in by_sentence[name.occurrence.sentence] if n.index < name.index]
        for other in before:
            if name.index in relatives or _numbered_otherwise(name, other):
                grouping.tell_apart(name.index, other.index)
    for last, name in pairwise(people):
        alone = all(by_sentence[n.occurrence.sentence][0] is n for n in (last, name))
        if alone and name.index in relatives and _is_of_last(last, name, text):
            grouping.tell_apart(name.index, last.index)
    first: dict[int, Named] = {}
    not_only_kin = {grouping.root(n.index) for n in people if n.index not in relatives}
    for name in people:
        if name.person is not None and name.person.is_full:
            first.setdefault(grouping.root(name.index), name)
    for root in sorted(first.keys() - not_only_kin):
        for other in first.values():
            if other is not first[root] and _could_be_one(first[root], other):
                grouping.tell_apart(root, other.index)
    return [
        replace(n, occurrence=replace(n.occurrence, gender=n.occurrence.gender or relatives.get(n.index) or None))
        for n in found
    ]


def _joined(last: Named, name: Named, text: str) -> bool:
    return text[last.occurrence.mention.span.end : name.occurrence.mention.span.start].strip() in {"and", "&"}


def _relative(name: Named, last: Named | None, text: str) -> str | None:
    """The gender of a kin noun that leads up to a name ("her brother Chidi") or stands behind it ("Hassan, his older
    brother,"), "" where it is another's ("the son of former minister Bo Yibo") or shows none; `None` without one."""
    start = name.occurrence.mention.span.start
    before = text[max(0, start - REACH, last.occurrence.mention.span.end if last is not None else 0) : start]
    leading, end = _leading().search(before), name.occurrence.mention.span.end
    if leading is not None and leading["comma"] and not re.match(r"\s*(?:[^\w\s]|$)", text[end : end + 3]):
        return None  # "after a call with his mother, Ito left": the comma ends the opening phrase
    if leading is None:
        trailing = _trailing().match(text[end : end + REACH])
        return titles().kin[trailing["noun"]] if trailing else None
    return "" if leading["of"] else titles().kin[leading["noun"]]


def _is_of_last(last: Named, name: Named, text: str) -> bool:
    """Whether kin is said to be that of a person named by a surname before: "Rao left. His son Ali Rao came"."""
    assert last.person and name.person
    start = name.occurrence.mention.span.start
    leading = _leading().search(text[max(0, start - REACH) : start])
    before = text[max(0, start - REACH) : start][: leading.start()] if leading is not None else ""
    shared = not last.person.is_full and last.person.words == name.person.words[-len(last.person.words) :]
    return shared and re.search(r"\b(?:his|her)\s+(?:[a-z-]+\s+){0,2}$", before, re.IGNORECASE) is not None


def _numbered_otherwise(a: Named, b: Named) -> bool:
    """Whether one sentence has a name with "Jr." or a number and without: "Marcos Jr., whose father was Marcos"."""
    assert a.person and b.person
    return a.person.is_full and a.person.words == b.person.words and a.person.suffix != b.person.suffix


def _could_be_one(a: Named, b: Named) -> bool:
    assert a.person and b.person
    relation = relate(a.person, b.person)
    return relation is not None and weights().of[relation.feature] > 0


@cache
def _trailing() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, titles().kin), key=lambda n: (-len(n), n)))
    return re.compile(rf",\s+(?:his|her|their|[A-Z][\w-]+['’]s?)\s+(?:[a-z-]+\s+){{0,2}}?(?P<noun>{nouns})\b")


@cache
def _leading() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, titles().kin), key=lambda n: (-len(n), n)))
    return re.compile(
        rf"(?<![\w-])(?P<noun>{nouns})(?:(?P<of>\s+of)|(?P<comma>,))?\s+(?:(?!and\b|or\b|to\b|at\b|with\b|who\b)[\w.’'-]+\s+){{0,5}}$"
    )
