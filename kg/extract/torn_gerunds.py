"""Gerunds that a parse takes for a part of their object: "maintains no [lifting] sanctions".

What "no" denies is the lifting: sanctions of the lifting kind there are none, and a sanction that nobody lifts stands.
"""

from __future__ import annotations

import itertools

from spacy.tokens import Doc, Token

from kg.extract.cues import load_cues

_ENDING = "ing"


def torn_gerunds(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such gerunds, of their objects and of the "no" before them, with new heads and labels."""
    found: dict[int, tuple[int, str]] = {}
    for no, gerund in itertools.pairwise(doc):
        noun = gerund.head
        if no.lower_ != "no" or no.head.i != noun.i or noun.i != gerund.i + 1 or noun.tag_ != "NNS":
            continue
        if gerund.dep_ in {"compound", "amod"} and _ends_something(gerund):
            above = gerund.i if noun.head.i == noun.i else noun.head.i
            found |= {gerund.i: (above, noun.dep_), noun.i: (gerund.i, "obj"), no.i: (gerund.i, "det")}
    return found


def _ends_something(gerund: Token) -> bool:
    if not gerund.lower_.endswith(_ENDING):
        return False
    stem = gerund.lower_.removesuffix(_ENDING)
    cues = (load_cues().verb(verb, "obj") for verb in (stem, f"{stem}e"))
    return any(cue is not None and cue.ends for cue in cues)
