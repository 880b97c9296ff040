"""A country as a party to something: "the US side", "the Kenyan government says"."""

from __future__ import annotations

from kg.resolve.grouping import Grouping, because
from kg.resolve.named import Named
from kg.resolve.places import acts_surely, countries_in
from kg.resolve.roles import is_past
from kg.resolve.text import plain


def join_side(grouping: Grouping, i: int, found: list[Named]) -> bool:
    """ "the US side" is the country; so is "the Kenyan government" that says, bans or refuses, as "Nairobi" is.

    What happens to a government (it falls, is formed, has ministers) happens to no country; and
    "the other side in Vietnam" is not Vietnam, for only words before the noun say whose side it is.
    """
    occurrence = grouping.occurrences[i]
    acts = plain(occurrence.head) == "government" and occurrence.function == "subject" and acts_surely(occurrence)
    if not (acts or plain(occurrence.head) == "side") or occurrence.number == "plur":
        return False
    before = plain(occurrence.mention.text).partition(plain(occurrence.head))[0]
    codes = countries_in((*occurrence.modifiers, *before.split()))
    if len(codes) != 1 or is_past(occurrence.modifiers):
        return False
    same = [n for n in found if n.key == ("country", next(iter(codes)))]
    if not same:
        return False
    manner = "as it acts" if acts else "as a party"
    text = f"{occurrence.mention.text} is {same[0].occurrence.mention.text} {manner}"
    return grouping.join(i, same[0].index, because("side", 4.0, text, grouping.evidence(i, same[0].index)))
