"""Rules that mend and add to the names that the network finds.

Each rule takes the text and the names so far and gives new names; what it looks at is general: the last word of a name
("Act", "Airport"), the shape of a designation ("Su-35"), an acronym in brackets after what it stands for, a name of a
state. The network is believed where it is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.language.acronyms import acronyms
from kg.language.consistency import consistent
from kg.language.gazetteer import departments, name_types, titles
from kg.language.tagged import SURE, Entity, Tagged

_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "'S", "’S"})
_EDGES = frozenset("\"'`“”‘’()[]{},;:.!?*—–-/|<>#…")
_DESIGNATION = re.compile(r"([A-Z][A-Za-z]{0,5})[-‐‑](\d{1,4})([A-Za-z]{0,4})")
_NUMBER = re.compile(r"\d[\d.()a-z]*|[IVXLC]+")
_MODEL_NUMBER = re.compile(r"\d{1,4}[A-Z]{0,3}|[A-Z]{1,3}\d{1,4}[A-Z]?|[IVX]+")


def mend(text: Tagged, names: Iterable[Entity]) -> list[Entity]:
    """The names with all rules applied, in order, none overlapping another."""
    found = [name for entity in names if (name := trimmed(text, entity)) is not None]
    found = replace(found, [*laws(text, found), *designations(text, found)])
    found = by_head(text, found)
    found = replace(found, listed(text, found))
    found = nicknamed(text, without_offices(text, found))
    found = replace(found, acronyms(text, found))
    return consistent(text, found)


def replace(names: Iterable[Entity], stronger: Iterable[Entity]) -> list[Entity]:
    """All of `stronger`, and those of `names` that overlap none of them, in order."""
    kept = list(stronger)
    taken = {i for entity in kept for i in range(entity.start, entity.end)}
    kept += [e for e in names if taken.isdisjoint(range(e.start, e.end))]
    return sorted(kept, key=lambda e: e.start)


def trimmed(text: Tagged, entity: Entity) -> Entity | None:
    """The name without leading article, title or quote and without final 's or punctuation; None if nothing is left."""
    words = text.words
    start, end = entity.start, entity.end
    while start < end and (words[start] in _EDGES or (words[start].lower() in _ARTICLES and end - start > 1)):
        start += 1
    while end > start and (words[end - 1] in _EDGES or (words[end - 1] in _POSSESSIVES and end - start > 1)):
        end -= 1
    whole = end
    while end - start > 1 and _dangles(text, entity, end - 1):
        end -= 1
    if end < whole:
        # "Development Department of the Chinese [military]": the phrase that the cut word headed goes with it.
        end = next((i for i in range(end - 1, max(start, end - 4), -1) if words[i] in ("of", "for", "in")), end)
    if entity.type == "PERSON":
        start = _after_titles(words, start, end)
    if start >= end or all(not any(c.isalnum() for c in word) for word in words[start:end]):
        return None
    word = words[start]
    if end - start == 1 and (word.lower() in _ARTICLES or word in _POSSESSIVES or _is_plain(text, entity, start)):
        return None
    return Entity(start, end, entity.type, entity.score)


def _dangles(text: Tagged, entity: Entity, i: int) -> bool:
    """Whether a name's last word is no part of it: an address, or a lower-case word after a body or a person."""
    word = text.words[i]
    if "@" in word or "://" in word:
        return True
    return (
        entity.type in ("ORG", "PERSON")
        and word.islower()
        and word.isalpha()
        and text.upos[i] in ("NOUN", "ADJ", "ADP")
    )


def _is_plain(text: Tagged, entity: Entity, i: int) -> bool:
    word = text.words[i]
    return entity.score < SURE and (word in name_types().plain or (word.islower() and text.upos[i] != "PROPN"))


def _after_titles(words: Sequence[str], start: int, end: int) -> int:
    """Where a person's name begins after titles: "Secretary of State" too; `end` if there is nothing but titles."""
    while start < end and _is_title(words[start], last=start == end - 1):
        start += 1
        if start + 1 < end and words[start] in ("of", "for"):
            if words[start + 1] != "State":
                return end
            start += 2
    return start


def _is_title(word: str, last: bool) -> bool:
    """Whether a word is a title. Words that are given names too ("Dean", "Major") are only with a full stop."""
    bare = word.lower().rstrip(".")
    if bare in name_types().only_titles:
        return True
    return not last and word[:1].isupper() and word.endswith(".") and bare in titles()


def laws(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Numbered laws: "Section 231", "U.N. Security Council Resolution 2231", "Executive Order 13959"."""
    types = name_types()
    bodies = [e for e in names if e.type in ("ORG", "GPE", "LAW", "NORP")]
    begins = {e.end: e for e in bodies}
    around = {i: e for e in bodies for i in range(e.start, e.end)}
    found = []
    for i in range(len(text.words) - 1):
        word = text.words[i]
        if word not in types.numbered or text.starts[i + 1] or not _NUMBER.fullmatch(text.words[i + 1]):
            continue
        start = i
        while start > 0 and not text.starts[start] and text.words[start - 1] in types.before_numbered:
            start -= 1
        if start in around:
            start = around[start].start
        while start in begins and not text.starts[start]:
            start = begins[start].start
        found.append(Entity(start, i + 2, "LAW"))
    return found


def designations(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Makes and models: "Su-35", "S-400", "F-16s", and the number after a maker or a product's name."""
    types = name_types()
    inside = {
        i
        for e in names
        if e.end - e.start > 1 and e.type in ("LAW", "EVENT", "ORG", "WORK")
        for i in range(e.start, e.end)
    }
    found = []
    for i, word in enumerate(text.words):
        if i in inside:
            continue
        match = _DESIGNATION.fullmatch(word)
        if match:
            after = {w.lower() for w in text.words[i + 1 : i + 4]}
            known = match.group(1) in types.designation_exceptions
            if not known or not after.isdisjoint(types.designation_followers):
                start = i
                while start > 0 and text.words[start - 1] in types.makers:
                    start -= 1
                found.append(Entity(start, i + 1, "PRODUCT"))
        elif word in types.makers and i + 1 < len(text.words) and _MODEL_NUMBER.fullmatch(text.words[i + 1]):
            found.append(Entity(i, i + 2, "PRODUCT"))
    return found


def by_head(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Names whose last or first word tells what they are get that type, unless the network is sure of another; a last
    word that the network left outside is taken in."""
    types = name_types()
    found: list[Entity] = []
    taken = {i for e in names for i in range(e.start, e.end)}
    for entity in names:
        start, end = entity.start, entity.end
        if entity.type in ("PERSON", "PRODUCT") and entity.score > SURE:
            found.append(entity)
            continue
        grown = _grown(text, entity, taken)
        end = grown
        label = types.heads.get(text.words[end - 1]) if end - start > 1 else None
        if label is None and end - start > 1:
            label = types.openers.get(text.words[start])
        if label is not None and label != entity.type and _yields(text, entity, start, end, label):
            found.append(Entity(start, end, label, max(entity.score, 0.5)))
        else:
            found.append(Entity(start, end, entity.type, entity.score))
    return found


def _grown(text: Tagged, entity: Entity, taken: set[int]) -> int:
    """The end of a name after the capitalised words up to a telling last word that follow it directly."""
    types = name_types()
    if entity.type in ("NORP", "WORK"):
        return entity.end
    end = entity.end
    while end < len(text.words) and end - entity.end < 4 and end not in taken and not text.starts[end]:
        word = text.words[end]
        if not word[:1].isupper() or text.upos[end] != "PROPN" or text.shouting(end):
            break
        end += 1
        if types.heads.get(word) in ("ORG", "FAC", "LOC", "LAW", "EVENT"):
            return end
    return entity.end


def _yields(text: Tagged, entity: Entity, start: int, end: int, label: str) -> bool:
    """Whether the network's type gives way: it is unsure, or it is a place or body named after the rule's type."""
    if text.words[end - 1] in name_types().strong_heads and entity.type in ("ORG", "GPE", "LOC", "FAC", "EVENT", "LAW"):
        return True
    if entity.end == end and entity.score > SURE:
        return False
    doubt = text.share(start, end, label)
    return entity.score < 0.6 or doubt > 0.1 or entity.end != end


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
        while office and end > e.start and text.words[end - 1].lower() in departments():
            end -= 1
        start = _after_office(text, e)
        if start > e.start:
            known = name_types().known.get(" ".join(text.words[start:end]))
            found += [Entity(start, end, known, e.score)] if known else []
        elif _led_by(text, e):
            found.append(Entity(e.start, e.end, "PERSON", e.score))
        elif end == e.end:
            found.append(e)
        elif end > e.start:
            label = name_types().known.get(" ".join(text.words[e.start : end]), text.likeliest(e.start, end))
            found.append(Entity(e.start, end, label, e.score))
    return found


def _after_office(text: Tagged, e: Entity) -> int:
    """Where a name goes on after the field of an office: "China" in "Minister of [National Defense of China]"."""
    start = e.start
    office = (
        start > 1 and text.words[start - 1] in ("of", "for") and text.words[start - 2].lower() in name_types().offices
    )
    if not office or e.type not in ("ORG", "WORK", "LAW"):
        return start
    while start < e.end and text.words[start].lower() in departments():
        start += 1
    while start > e.start and start < e.end and text.words[start] in ("of", "for", "and", "the"):
        start += 1
    return start


def _led_by(text: Tagged, e: Entity) -> bool:
    """Whether a body of one word is the person that an administration is called after."""
    after = text.words[e.end] if e.end < len(text.words) else ""
    unknown = text.words[e.start] not in name_types().known and not text.words[e.start].isupper()
    return e.type == "ORG" and e.end - e.start == 1 and after in ("administration", "presidency") and unknown


def nicknamed(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """People whose name is written around a nickname in quotes, as one name: John "Jack" Doe."""
    found: list[Entity] = []
    for e in names:
        before = found[-1] if found else None
        between = text.words[before.end : e.start] if before else []
        nickname = bool(between) and all(w in _QUOTES for w in between) and len(between) <= 2
        if (
            before is not None
            and before.type == e.type == "PERSON"
            and nickname
            and not text.starts[before.end : e.end].any()
        ):
            found[-1] = Entity(before.start, e.end, "PERSON", min(before.score, e.score))
        else:
            found.append(e)
    return found


_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})


def listed(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Names of the lists that the network passed over or doubted."""
    types = name_types()
    covered = {i: e for e in names for i in range(e.start, e.end)}
    found: list[Entity] = []
    i, count = 0, len(text.words)
    while i < count:
        word = text.words[i]
        if not word[:1].isupper():
            i += 1
            continue
        size = next(
            (n for n in range(min(types.longest, count - i), 0, -1) if " ".join(text.words[i : i + n]) in types.known),
            0,
        )
        if not size:
            i += 1
            continue
        label = types.known[" ".join(text.words[i : i + size])]
        end = i + size
        over = {covered[j] for j in range(i, end) if j in covered}
        entity = next(iter(over)) if len(over) == 1 else None
        if not over:
            if not text.starts[i + 1 : end].any() and _fits(text, i, end):
                found.append(Entity(i, end, label, 0.8))
        elif entity is not None and (entity.start, entity.end) == (i, end):
            region = label == "LOC" and entity.type == "ORG"
            if entity.type != label and (region or {entity.type, label} <= _PLACES or entity.score < 0.7):
                found.append(Entity(i, end, label, max(entity.score, 0.7)))
        elif all(i <= e.start and e.end <= end for e in over) and (
            size > 2 or {label, *(e.type for e in over)} <= _PLACES
        ):
            found.append(Entity(i, end, label, 0.8))
        i = end
    return found


_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})


def _fits(text: Tagged, start: int, end: int) -> bool:
    """Whether a name of the lists that the network took for no name is one all the same."""
    word = text.words[start]
    if text.shouting(start) or word in name_types().plain:
        return end - start > 1
    if end < len(text.words) and text.upos[end] == "PROPN" and not text.starts[end] and text.words[end][:1].isupper():
        return False
    if start and text.upos[start - 1] == "PROPN" and not text.starts[start] and text.words[start - 1][:1].isupper():
        return False
    return all(part in ("PROPN", "ADJ", "NOUN") for part in (text.upos[start], text.upos[end - 1]))
