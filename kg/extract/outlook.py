"""Where a claim lies, seen from the day of its report, which decides what day or month a time without a year is.

"will sign in March", "is expected to sign in March"     AHEAD: the next March
"wanted them to sign by March"                           BOUNDED: the next March, but "wanted it in March" is the last
"delayed the vote until March", "postponed it to March"  PUT_OFF
"promised a deal by March", "ordered it closed by March" SET: what is asked for has its end ahead
"had promised in 2021 to sign in March"                  THEN: ahead of a day of its own, and no March is known
"signed in March"                                        BEHIND
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from kg.extract import syntax
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Clause
from kg.extract.context import Context
from kg.extract.time import normalise
from kg.extract.tree import Doc, Token
from kg.model import Modality, TimeValue

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BOUNDS = frozenset({"by", "until", "till", "before", "no", "not"})
"""First words of a time that ends what is told: "[by] March", "[no] later than March"."""

_DUE = frozenset({"by", "before", "no", "not"})
"""Those behind which a day still ahead is none of what was done: "ordered it [by] June"."""

_DELAYED = _BOUNDS | {"to", "for"}


class Outlook(Enum):
    BEHIND = "behind"
    BOUNDED = "bounded"
    PUT_OFF = "put off"
    SET = "set"
    THEN = "then"
    AHEAD = "ahead"

    def looks_ahead(self, marker: str) -> bool:
        """Whether a time behind this preposition lies ahead."""
        if self is Outlook.PUT_OFF:
            return marker in _DELAYED
        return self is Outlook.AHEAD or (self in {Outlook.BOUNDED, Outlook.SET} and marker in _BOUNDS)

    def dated(self, text: str, anchor: date | None, marker: str) -> TimeValue | None:
        """The interval of a time of the claim behind this preposition, `None` where its words fix none."""
        return normalise(text, None if self is Outlook.THEN else anchor, future=self.looks_ahead(marker))

    def role(self, time: TimeValue | None, anchor: date | None, marker: str) -> str:
        """Whether a time says when something was so, or by when it was to come: no date of a deed that took place."""
        if marker not in _DUE:
            return "time"
        ends_ahead = time is not None and time.end is not None and anchor is not None and time.end > anchor
        due = self in {Outlook.SET, Outlook.THEN} or (self is Outlook.BEHIND and ends_ahead)
        return "deadline" if due else "time"


def outlook(doc: Doc, clause: Clause, context: Context) -> Outlook:
    """Where what a clause tells lies: what is willed has its end ahead, and so has what is put off or asked for."""
    known = load_circumstance_words().governed
    if context.future or context.modality is Modality.PLANNED:
        return Outlook.THEN if _told_long_ago(doc[clause.predicate]) else Outlook.AHEAD
    helpers = {doc[i].lower_: doc[i].tag_ for i in clause.auxiliaries}
    if context.modality is not Modality.ASSERTED:
        willed = context.modality is Modality.DESIRED and "MD" not in helpers.values()
        open_tense = doc[clause.predicate].tag_ in {"VB", "VBP", "VBZ"} or "MD" in helpers.values()
        done = not helpers.keys().isdisjoint({"have", "did", "'ve"})
        return Outlook.AHEAD if open_tense and not done and not willed else Outlook.BOUNDED
    long_ago = not helpers.keys().isdisjoint({"had", "'d"})
    lemma = doc[clause.predicate].lemma
    if lemma in known["setting"]:
        return Outlook.THEN if long_ago else Outlook.SET
    return Outlook.PUT_OFF if lemma in known["put_off"] and not long_ago else Outlook.BEHIND


def _told_long_ago(token: Token) -> bool:
    """Whether what lies ahead was told at a time of its own: "had promised to", "said in 2021 it would"."""
    for up in syntax.climb(token.head):
        if any(c.lower_ in {"had", "'d", "’d"} and c.tag_ == "VBD" for c in syntax.children(up, "aux")):
            return True
        if up.tag_ == "VBD" and up.i != token.i:
            dated = syntax.children(up, *syntax.OBLIQUES, "advmod")
            words = {w.lower_ for c in dated for w in c.subtree}
            if "ago" in words or any(_YEAR.fullmatch(word) for word in words):
                return True
    return False
