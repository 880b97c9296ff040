"""Where a claim lies, seen from the day of its report, which decides what day or month a time without a year is.

"will sign in March", "is expected to sign in March"     AHEAD: the next March
"wanted them to sign by March"                           BOUNDED: the next March, but "wanted it in March" is the last
"delayed the vote until March", "postponed it to March"  PUT_OFF
"signed in March"                                        BEHIND
"""

from __future__ import annotations

from enum import Enum

from kg.extract import syntax
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Clause
from kg.extract.context import Context
from kg.extract.tree import Doc
from kg.model import Modality

_BOUNDS = frozenset({"by", "until", "till", "before", "no", "not"})
"""First words of a time that ends what is told: "[by] March", "[no] later than March"."""

_DELAYED = _BOUNDS | {"to", "for"}


class Outlook(Enum):
    BEHIND = "behind"
    BOUNDED = "bounded"
    PUT_OFF = "put off"
    AHEAD = "ahead"

    def looks_ahead(self, marker: str) -> bool:
        """Whether a time behind this preposition lies ahead."""
        if self is Outlook.PUT_OFF:
            return marker in _DELAYED
        return self is Outlook.AHEAD or (self is Outlook.BOUNDED and marker in _BOUNDS)


def outlook(doc: Doc, clause: Clause, context: Context) -> Outlook:
    """Where what a clause tells lies: what is willed has its end ahead, and so has what is put off."""
    if context.future or context.modality is Modality.PLANNED:
        return Outlook.AHEAD
    helpers = {doc[i].lower_: doc[i].tag_ for i in clause.auxiliaries}
    if context.modality is not Modality.ASSERTED:
        willed = context.modality is Modality.DESIRED and "MD" not in helpers.values()
        open_tense = doc[clause.predicate].tag_ in {"VB", "VBP", "VBZ"} or "MD" in helpers.values()
        done = not helpers.keys().isdisjoint({"have", "did", "'ve"})
        return Outlook.AHEAD if open_tense and not done and not willed else Outlook.BOUNDED
    put_off = syntax.lemma(doc[clause.predicate]) in load_circumstance_words().governed["put_off"]
    return Outlook.PUT_OFF if put_off and helpers.keys().isdisjoint({"had", "'d"}) else Outlook.BEHIND
