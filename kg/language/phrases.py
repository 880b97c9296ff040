"""Phrases that the network took for names: "members of the Hadza", "senior Kenyan officials", "Chad and Niger".

Some corpora mark whoever is meant, so that the network, sure of itself, gives whole phrases as names. Names are written
with capitals; where a phrase around them is not, only they are names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.language.gazetteer import name_types
from kg.language.tagged import Entity, Tagged

_PHRASES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"})
"""Types whose names are no sentences or lines of poetry."""
_LINKS = frozenset({"ADP", "DET", "SCONJ", "CCONJ", "AUX"})
_UNENDING = _LINKS | {"ADJ"}


def unwrapped(text: Tagged, entity: Entity) -> Iterator[Entity]:
    """The names in what the network took for one: mostly itself, else those inside of the phrase, in order."""
    if entity.type not in _PHRASES or text.shouting(entity.start):
        yield entity
        return
    whole, entity = entity, _closed(text, entity)
    words = text.words[entity.start : entity.end]
    if not words or any("°" in word for word in words):
        return
    members = _members(text, entity)
    if members:
        yield from members
        return
    first = next((i for i in range(entity.start, entity.end) if text.words[i][:1].isupper()), entity.end)
    if first == entity.end:
        # A text without capitals has names all the same.
        if entity == whole and not any(text.upos[i] in _LINKS for i in range(entity.start, entity.end)):
            yield entity
        return
    before = range(entity.start, first)
    link = next((i for i in before if text.upos[i] == "ADP" and text.words[i].isalpha()), None)
    if link is None:
        yield _bare(text, entity, first)
    elif _names_itself(text, entity, link):
        yield entity
    else:
        yield from _inside(text, entity, first)


def _closed(text: Tagged, entity: Entity) -> Entity:
    """The name without words at its end that must go on: "Great Mosque in", "NATO tactical"."""
    end = entity.end
    while end > entity.start and _goes_on(text, end - 1, alone=end - 1 == entity.start):
        end -= 1
    if end == entity.end or text.upos[end] != "ADJ":
        return replace(entity, end=end)
    # The type is that of the noun which the adjective stood before.
    return replace(entity, end=end, type=name_types().known.get(" ".join(text.words[entity.start : end]), "ORG"))


def _goes_on(text: Tagged, i: int, alone: bool) -> bool:
    word = text.words[i]
    return word.islower() and word.isalpha() and text.upos[i] in (_LINKS if alone else _UNENDING)


def _members(text: Tagged, entity: Entity) -> list[Entity]:
    """States or peoples that "and" joins, each for itself, unless the whole is the name of one."""
    known = name_types().known
    link = next((i for i in range(entity.start + 1, entity.end - 1) if text.words[i] in ("and", "or", "&")), None)
    if link is None or " ".join(text.words[entity.start : entity.end]) in known:
        return []
    one = known.get(" ".join(text.words[entity.start : link]))
    end = next((i for i in range(entity.end, link, -1) if " ".join(text.words[link + 1 : i]) in known), link)
    if one not in ("GPE", "NORP") or end == link or any(w[:1].isupper() for w in text.words[end : entity.end]):
        return []
    other = known[" ".join(text.words[link + 1 : end])]
    return [Entity(entity.start, link, one, entity.score), Entity(link + 1, end, other, entity.score)]


def _bare(text: Tagged, entity: Entity, first: int) -> Entity:
    """The name without the small words that stand before it: "its", "all", and "senior", "120" before a people.

    Not "northern Chad" nor "first Philippine Commission".
    """
    small = ("DET", "PRON", "ADJ", "NUM") if entity.type in ("NORP", "PERSON") else ("DET", "PRON")
    before = range(entity.start, first)
    return replace(entity, start=first) if all(text.upos[i] in small for i in before) else entity


def _names_itself(text: Tagged, entity: Entity, link: int) -> bool:
    """Whether what stands before "of" belongs to the name: "government of Chad"."""
    types = name_types()
    head = text.words[link - 1] if link > entity.start else ""
    body = head in types.body_nouns or types.heads.get(head.title()) == "ORG"
    return link == entity.start or (text.words[link] == "of" and entity.type == "ORG" and body)


def _inside(text: Tagged, entity: Entity, first: int) -> Iterator[Entity]:
    """The names of a phrase from its first capital on: runs of capitalised words, with what "of" joins to them."""
    words, known = text.words, name_types().known
    start = first
    while start < entity.end:
        end = start
        while end < entity.end and (words[end][:1].isupper() or _joins(words, end, entity.end)):
            end += 1
        if end > start:
            label = known.get(" ".join(words[start:end]))
            if label is None and (end - start > 1 or entity.type not in ("PERSON", "NORP")):
                # Whoever leads or belongs to a body is not the body.
                label = "ORG" if entity.type == "PERSON" else entity.type
            if label is not None:
                yield Entity(start, end, label, entity.score)
        start = end + 1


def _joins(words: Sequence[str], i: int, end: int) -> bool:
    follows = next((j for j in range(i + 1, end) if words[j] != "the"), end)
    return words[i] in ("of", "the", "bu", "al", "el", "-") and follows < end and words[follows][:1].isupper()
