"""Names without the title of an office that stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.gazetteer import departments, name_types
from kg.language.tagged import Entity, Tagged


def without_offices(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Names without the department in the title of an office: "U.S. Defense" before "Secretary" is the U.S."""
    found = []
    for e in names:
        end = e.end
        after = text.words[end] if end < len(text.words) else ""
        office = (
            after[:1].isupper()
            and after.lower() in name_types().offices
            and e.type in ("ORG", "GPE", "NORP", "WORK", "LAW")
        )
        # "White House Chief of Staff": a name of the lists is whole.
        office = office and " ".join(text.words[e.start : end]) not in name_types().known
        while office and end > e.start and text.words[end - 1].lower() in departments():
            end -= 1
        start = _after_office(text, e)
        if start > e.start:
            known = name_types().known.get(" ".join(text.words[start:end]))
            found += [Entity(start, end, known, e.score)] if known else []
        elif end == e.end:
            found.append(e)
        elif end > e.start:
            label = name_types().known.get(" ".join(text.words[e.start : end]), text.likeliest(e.start, end))
            found.append(Entity(e.start, end, label, e.score))
    return found


def _after_office(text: Tagged, e: Entity) -> int:
    """Where a name goes on after the field of an office: "China" in "Minister of [National Defense of China]".

    Ministers have fields, and no bodies: "Minister of [Tourism and Wildlife]".
    """
    start = e.start
    office = (
        start > 1 and text.words[start - 1] in ("of", "for") and text.words[start - 2].lower() in name_types().offices
    )
    if not office or e.type not in ("ORG", "WORK", "LAW"):
        return start
    words = text.words[e.start : e.end]
    fielded = text.words[e.start - 2].lower() in name_types().fielded
    if fielded and "of" not in words and " ".join(words) not in name_types().known:
        return e.end
    while start < e.end and text.words[start].lower() in departments():
        start += 1
    while start > e.start and start < e.end and text.words[start] in ("of", "for", "and", "the"):
        start += 1
    return start
