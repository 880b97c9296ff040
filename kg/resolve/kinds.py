"""The finer kind of what a name names: a village, a country, an airline, a ministry.

A description ("the village", "the airline") may only mean what is known to be of its kind: by the head noun of a full
name, by the gazetteer, by a noun beside the name ("oil company Petrol Oil", "the village of Vik"), by what the text
says it is, or by what only a thing of that kind has ("its shares", "chief executive of").
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from kg.model import MentionKind, Occurrence
from kg.resolve.named import Key
from kg.resolve.tables import countries, kind_nouns, kinds, known_places
from kg.resolve.text import plain


def kinds_shown(occurrence: Occurrence, key: Key | None, text: str) -> frozenset[str]:
    """Every noun that one mention shows to be true of what it names; `key` is that of a name, `text` the document's."""
    if occurrence.mention.kind is MentionKind.NOMINAL:
        return frozenset({plain(occurrence.head)})
    if occurrence.mention.kind is not MentionKind.NAME:
        return frozenset()
    found = _of_name(occurrence) | _beside(occurrence, text)
    if key is not None and key[0] == "country":
        found.add("country")
    return frozenset(found) | kinds().always.get(occurrence.mention.type, frozenset())


def fits(noun: str, known: Set[str]) -> bool:
    """Whether a description's noun is true of a thing whose kinds are known."""
    return noun in known or bool(known & kinds().special.get(noun, frozenset()))


def _of_name(occurrence: Occurrence) -> set[str]:
    """The kinds that a name itself shows: "Zimbabwe Electoral Commission", "Acme Corp", "Lyon" in the gazetteer."""
    words = plain(occurrence.mention.text).split()
    before_of = words[: words.index("of")] if "of" in words else words
    found = {w for w in before_of[-1:] if w in kind_nouns()}
    if len(words) > 1:
        found |= {kind for kind, tails in kinds().tails.items() if words[-1] in tails}
    kind, _ = known_places().get(" ".join(words), ("", ""))
    if kind and occurrence.mention.type in ("GPE", "LOC"):
        found |= {kind, "city"} if kind == "capital" else {kind}
    if countries().by_name.get(" ".join(words)) and occurrence.mention.type in ("GPE", "LOC"):
        found.add("country")
    return found


def _beside(occurrence: Occurrence, text: str) -> set[str]:
    """The kinds that the words around a mention show."""
    span = occurrence.mention.span
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    found = {plain(m) for m in occurrence.modifiers if plain(m) in kind_nouns()}
    if of := re.search(r"(?<![\w-])([a-z]+) of (?:the )?$", before):
        found |= {of[1]} & kinds().placed
    if noun := re.match(r"\s+([a-z]+)\b", after):
        # "The Mawlid fire" is what happened at it, "the Mawlid festival" what it is.
        known = kinds().special.keys() if occurrence.mention.type == "EVENT" else kind_nouns()
        found |= {noun[1]} & known
    if noun := re.search(r"(?<![\w-])([a-z-]+)\s+$", before):
        found |= {noun[1]} & kind_nouns()
    for kind, (leading, trailing) in _signs().items():
        if leading.search(before) or trailing.match(after):
            found.add(kind)
    return found


@cache
def _signs() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For each kind what it has: "chief executive of X", "X's shares"."""
    found = {}
    for kind, nouns in kinds().signs.items():
        words = "|".join(sorted(map(re.escape, nouns), key=lambda n: (-len(n), n)))
        found[kind] = (
            re.compile(rf"(?<![\w-])(?:{words}) (?:of|at|in) (?:the )?$", re.IGNORECASE),
            re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}?(?:{words})\b", re.IGNORECASE),
        )
    return found
