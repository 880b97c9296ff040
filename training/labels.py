"""The entity labels of the model, and how each corpus's own labels are read as sets of them.

Corpora annotate different types. Each token of a corpus therefore carries the *set* of labels that its annotation
allows, and the loss is the negative logarithm of the probability of the whole set: a corpus that knows only "place"
teaches {GPE, LOC, FAC}, and one that never marks laws does not teach that laws are no names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK")
LABELS = ("O", *(f"{position}-{name}" for name in TYPES for position in "BI"))
INDEX = {label: i for i, label in enumerate(LABELS)}
EVERYTHING = (1 << len(LABELS)) - 1
OUTSIDE = 1

PLACE = ("GPE", "LOC", "FAC")
CONLL = {"PER": ("PERSON",), "ORG": ("ORG",), "LOC": PLACE, "MISC": ("NORP", "EVENT", "LAW", "PRODUCT", "WORK")}
REDOCRED = {
    "PER": ("PERSON",),
    "ORG": ("ORG",),
    "LOC": (*PLACE, "NORP"),
    "MISC": ("NORP", "EVENT", "LAW", "PRODUCT", "WORK", "O"),
    "TIME": ("O",),
    "NUM": ("O",),
}
CROSSNER = {
    "person": ("PERSON",),
    "politician": ("PERSON",),
    "organisation": ("ORG",),
    "politicalparty": ("ORG",),
    "country": ("GPE",),
    "location": PLACE,
    "election": ("EVENT",),
    "event": ("EVENT",),
    "misc": ("NORP", "EVENT", "LAW", "PRODUCT", "WORK", "FAC", "O"),
}
RE3D = {
    "Person": ("PERSON",),
    "Organisation": ("ORG", "GPE", "NORP"),
    "Location": PLACE,
    "Nationality": ("NORP", "GPE"),
    "DocumentReference": ("LAW", "WORK", "O"),
    "MilitaryPlatform": ("PRODUCT", "O"),
    "Vehicle": ("PRODUCT", "O"),
    "Weapon": ("PRODUCT", "O"),
}
PRODUCT = {name: (name,) for name in TYPES}

UNSEEN = {
    "crossner": ("NORP", "LAW", "PRODUCT", "WORK"),
    "uner": ("NORP", "EVENT", "LAW", "PRODUCT", "WORK", "FAC"),
    "re3d": ("NORP", "EVENT", "LAW", "PRODUCT", "WORK"),
}
"""Types that a corpus leaves unmarked: a token it calls "no name" may still be one of these."""


def allowed(types: Iterable[str], position: str) -> int:
    """The bit set of labels for one token of a name: `position` is "B" or "I"."""
    bits = 0
    for name in types:
        bits |= 1 << INDEX["O" if name == "O" else f"{position}-{name}"]
    return bits


def outside(unseen: Sequence[str] = ()) -> int:
    """The bit set of a token that the corpus does not mark."""
    return OUTSIDE | allowed(unseen, "B") | allowed(unseen, "I")


def token_sets(
    length: int,
    spans: Iterable[tuple[int, int, str]],
    scheme: Mapping[str, Sequence[str]],
    words: Sequence[str],
    unseen: Sequence[str] = (),
) -> list[int]:
    """One bit set a token, from spans of token indices. Leading articles and a final 's are cut off, as the product
    does; a span of a type that the scheme does not know allows everything, so that it teaches nothing."""
    sets = [outside(unseen)] * length
    for start, end, name in spans:
        if end - start > 1 and words[start].lower() in ("the", "a", "an"):
            start += 1
        if end - start > 1 and words[end - 1] in ("'s", "’s", "'", "’"):
            end -= 1
        # "Palmyra, Syria" as one place is two names in the product's own guide.
        types = scheme.get(name) if "," not in words[start:end] else None
        for i in range(start, end):
            sets[i] = EVERYTHING if types is None else allowed(types, "B" if i == start else "I")
    return sets
