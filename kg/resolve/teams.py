"""Countries that stand for their teams: "England beat Panama 6-1" is about two teams and no war.

Read only in a text about sport, one with several words of play; the tables are `teams` in `kg/data/names.toml`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Occurrence
from kg.resolve.named import Named
from kg.resolve.tables import names

WORDS = 5
"""Different words of play that make a text a report on sport."""

_SCORE = re.compile(r"\d+\s?[-–:]\s?\d+")


def read_teams(found: list[Named], text: str) -> list[Named]:
    """The names with those of countries that play read as teams; as they are where the text is not about sport."""
    if not any(n.key and n.key[0] == "country" for n in found):
        return found
    table = names().teams
    if len(set(re.findall(r"[a-z]+(?:-[a-z]+)?", text.casefold())) & table["words"]) < WORDS:
        return found
    return [
        replace(name, key=("team", name.key[1]))
        if name.key and name.key[0] == "country" and _plays(name, text)
        else name
        for name in found
    ]


def _plays(name: Named, text: str) -> bool:
    occurrence: Occurrence = name.occurrence
    span, table = occurrence.mention.span, names().teams
    if occurrence.mention.type == "ORG":
        return True
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 24]
    if _SCORE.match(after.lstrip(" ,")) or _SCORE.search(before[-7:].rstrip(" ,")):
        return True
    following = re.match(r"(?:['’]s)?\s+(\w+)", after)
    if following and following[1].casefold() in table["owned"]:
        return True
    return occurrence.function in ("subject", "object", "oblique") and (occurrence.verb or "") in table["verbs"]
