"""Names that a description does not mean, though they are of its kind.

Who does something is not what it is done to: "France, which left the country", "BP sued the firm". A place may be the
doer's own ("France faces protests across the country"), what one leaves or fights is another's. And where a text tells
of "Turkey's central bank", "the bank" is not surely a bank that has a name.
"""

from __future__ import annotations

import re

from kg.model import MentionKind, Occurrence
from kg.pronouns import RELATIVE
from kg.resolve.grouping import Grouping
from kg.resolve.named import Named
from kg.resolve.places import countries_in
from kg.resolve.text import plain

_TOWARDS = re.compile(r"\b(?:from|against|into|with|out of|by|to)\s+(?:the|this|that)\s+$")


def does_it_to_another(grouping: Grouping, name: Named, described: Occurrence, text: str) -> bool:
    """Whether a name is the subject of the clause in which something is done to what is described."""
    doer = name.occurrence
    if doer.sentence != described.sentence or described.verb is None:
        return False
    before = text[: described.mention.span.start][-20:]
    if described.function != "object" and (described.function != "oblique" or _TOWARDS.search(before) is None):
        return False
    if doer.function == "subject" and doer.verb == described.verb:
        return True
    return any(
        other.mention.kind is MentionKind.PRONOUN
        and plain(other.mention.text) in RELATIVE
        and (other.function, other.verb, other.sentence) == ("subject", described.verb, described.sentence)
        and re.fullmatch(r",?\s+", text[doer.mention.span.end : other.mention.span.start]) is not None
        for other in grouping.occurrences[name.index + 1 : name.index + 4]
    )


def may_be_unnamed(grouping: Grouping, i: int, name: Named) -> bool:
    """Whether a body that a text has by its country alone, before `name`, may be meant by the noun at `i`."""
    described, root = grouping.occurrences[i], grouping.root(name.index)
    if described.mention.type != "ORG":
        return False
    return any(
        other.mention.kind is MentionKind.NOMINAL
        and (other.head, other.number) == (described.head, described.number)
        and other.mention.type == "ORG"
        and countries_in(other.modifiers)
        and grouping.root(j) != root
        for j, other in enumerate(grouping.occurrences[: grouping.members(name.index)[0]])
    )
