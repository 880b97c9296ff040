"""Titles before names that a parse gives what belongs to the name, or hangs on the name before.

"sanctions [on] Minister Rao": a description (`nmod:desc`) stands in no case of its own. "met President Rao [and]
Minister Bell": behind "and" it describes the name that follows it, and that name is the one joined. "[Actor and
director] Rao came": titles that no article opens are those of one person.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.lexicon import load_nouns, load_titles

_OF_THE_WHOLE = frozenset({"case", "cc", "mark"})
_ENDS = frozenset({"nsubj", "nsubj:pass", "obj"})
_NAMING = frozenset({"appos", "flat", "nmod", "compound"})


def torn_titles(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words with those of their heads and their labels."""
    found: dict[int, tuple[int, str]] = {}
    for title in doc:
        found |= _of_one(title)
        if title.dep_ != "nmod:desc":
            continue
        if title.head.i > title.i:
            # In "Secretary [of] State Bell", what the preposition opens is a part of the title.
            first = min(child.i for child in title.head.children)
            led = (c for c in title.children if c.dep_ in _OF_THE_WHOLE and c.i < title.i)
            found |= {c.i: (title.head.i, c.dep_) for c in led if first == title.i or c.i < first}
        elif (name := _joined(title)) is not None:
            found |= {c.i: (name.i, "cc") for c in title.children if c.dep_ == "cc"}
            found |= {name.i: (title.head.i, "conj"), title.i: (name.i, "nmod:desc")}
    return found


def _of_one(title: Token) -> dict[int, tuple[int, str]]:
    """ "[Actor and director] Rao": two titles without an article, and the one person that bears them."""
    other = next((c for c in title.children if c.dep_ == "conj"), None)
    if other is None or title.dep_ not in _ENDS or not (_is_title(title) and _is_title(other)):
        return {}
    behind_title = (c for t in (title, other) for c in t.children if c.dep_ in _NAMING)
    beside = (c for c in title.head.children if c.dep_ == title.dep_)
    name = next((c for c in (*behind_title, *beside) if c.i == other.i + 1), None)
    if name is None or name.ent_type_ != "PERSON":
        return {}
    behind = {c.i: (name.i, c.dep_) for c in title.children if c.i > name.i}
    return behind | {name.i: (title.head.i, title.dep_), title.i: (name.i, "nmod:desc")}


def _is_title(noun: Token) -> bool:
    told = any(c.dep_ in {"det", "nmod:poss", "nummod"} for c in noun.children)
    return noun.tag_ == "NN" and not told and load_nouns().type_of(noun.lemma_, load_titles()) == "PERSON"


def _joined(title: Token) -> Token | None:
    """The name right behind a title that begins with "and"."""
    if not any(c.dep_ == "cc" and c.i < title.i for c in title.children):
        return None
    return next(
        (c for c in title.children if c.dep_ in _NAMING and c.pos_ == "PROPN" and c.left_edge.i == title.i + 1), None
    )
