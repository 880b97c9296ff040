"""Rules that mend and add to the names that the network finds, in the order in which they build on each other.

Each rule takes the text and the names so far and gives new names; what it looks at is general: the last word of a name
("Act", "Airport"), the shape of a designation ("Su-35"), an acronym in brackets after what it stands for, a name of a
state. The network is believed where it is sure.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.acronyms import acronyms
from kg.language.chains import chained
from kg.language.consistency import consistent
from kg.language.context import described, placed
from kg.language.designations import designations, laws
from kg.language.heads import by_head, houses, partners, with_suffix
from kg.language.listed import listed
from kg.language.offices import without_offices
from kg.language.persons import joined, leaders, namesakes, nicknamed, not_acronyms
from kg.language.phrases import unwrapped
from kg.language.tagged import Entity, Tagged, replace
from kg.language.trimming import trimmed


def mend(text: Tagged, names: Iterable[Entity]) -> list[Entity]:
    """The names with all rules applied, in order, none overlapping another."""
    inner = (one for entity in names for one in unwrapped(text, entity))
    found = joined(text, [name for one in inner if (name := trimmed(text, one)) is not None])
    found = with_suffix(text, placed(text, described(text, found)))
    found = namesakes(text, leaders(text, not_acronyms(text, found)))
    found = replace(found, [*laws(text, found), *designations(text, found)])
    found = chained(text, by_head(text, found))
    found = replace(found, listed(text, found))
    found = houses(text, nicknamed(text, partners(text, without_offices(text, found))))
    found = replace(found, acronyms(text, found))
    return consistent(text, found)
