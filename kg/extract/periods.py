"""Parts of a year that no year is told with: whether they are parts of one at all, and which is meant.

"lost $3 million in the first quarter"    of a year: there are sums beside it
"led 30-20 in the first quarter"          of a game, as far as the words go
"the first six months of the year"        of the year around the day of the report
"""

from __future__ import annotations

import re

from kg.extract.mentions import Mentions
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token

_BARE = re.compile(r"(?:the\s+)?(?:first|second|third|fourth|last|final)[\s-](?:quarter|half)")
_OF_BUSINESS = frozenset({"MONEY", "PERCENT"})


def is_of_a_game(mentions: Mentions, text: str, head: Token) -> bool:
    """Whether a quarter or half may be one of a game: nothing in its sentence is a sum or a percentage."""
    if not _BARE.fullmatch(text.lower()):
        return False
    values = mentions.values
    return not any(t.text == "%" or (t.i in values and values[t.i][2] in _OF_BUSINESS) for t in head.sent)


def is_the_present_one(noun: Token) -> bool:
    """ "The year", "the month", with nothing that says which."""
    bare = len(noun.children) == 2 and noun.doc[noun.i - 1].lower_ == "the"
    return bare and noun.lemma in load_time_words().units
