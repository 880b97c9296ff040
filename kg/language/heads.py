"""Names whose own words tell what they are: "Act", "Airport", "Operation", "Inc."."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.gazetteer import name_types
from kg.language.tagged import SURE, Entity, Tagged, replace

_JOINING = frozenset({"and", "or", "&"})


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


def with_suffix(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Companies with the letters of their legal form: "Acme Foods, Inc." and "Acme Foods Ltd" as one name."""
    suffixes = name_types().company_suffixes
    words, count = text.words, len(text.words)
    found: list[Entity] = []
    for e in names:
        after = e.end + 1 if e.end < count and words[e.end] == "," else e.end
        formed = e.type in ("ORG", "PERSON", "GPE") and after < count and words[after] in suffixes
        # Two capitals without a comma ("the Berlin SE") are too often something else.
        formed = formed and not text.starts[e.end : after + 1].any() and (after > e.end or len(words[after]) > 2)
        # The letters may have been a name of their own.
        if not found or e.start >= found[-1].end:
            found.append(Entity(e.start, after + 1, "ORG", e.score) if formed else e)
    return replace(found, [])


def partners(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Firms named after several people, as one name: "Barnes, Hill & Cole sued".

    Where a list goes on behind the "&", or ends with "and", a firm so named is one of it: "Shell, Hill & Cole and BP".
    """
    found: list[Entity] = []
    for e in names:
        cut = bool(found) and found[-1].end == e.start and text.words[e.start - 1] == "&" and not text.starts[e.start]
        if cut and _surname(text, found[-1], found[-1].end - 1) and _surname(text, e, e.end):
            e = Entity(found.pop().start, e.end, "ORG", e.score)  # "Hill &" and "Cole"
        first = len(found)
        start = e.start
        if "&" in text.words[e.start + 1 : e.end - 1] and e.type == "ORG" and not _goes_on(text, e.end):
            while first and _opens(text, found[first - 1], start):
                first -= 1
                start = found[first].start
        del found[first:]
        found.append(Entity(start, e.end, e.type, e.score))
    return found


def _opens(text: Tagged, name: Entity, after: int) -> bool:
    """Whether a name and a comma stand right before another one at `after`, and the two in one list."""
    comma = name.end == after - 1 and text.words[name.end] == "," and not text.starts[name.end : after + 1].any()
    listed = text.deprels[after] == "conj" and text.heads[after] < after
    return comma and listed and _surname(text, name, name.end)


def _surname(text: Tagged, e: Entity, end: int) -> bool:
    """Whether the words of a name up to `end` may be somebody's: a body of one or two words that no list has."""
    words = text.words[e.start : end]
    plain = all(word.istitle() for word in words) and " ".join(words) not in name_types().known
    return e.type == "ORG" and 0 < len(words) < 3 and plain


def _goes_on(text: Tagged, end: int) -> bool:
    """Whether a list goes on behind a name: "and BP", ", BP and Total", ", and BP"."""
    behind = text.words[end : end + 2]
    if not behind or text.starts[end]:
        return False
    joined = behind[-1] in _JOINING or behind[-1][:1].isupper()
    return behind[0] in _JOINING or (behind[0] == "," and joined)


def houses(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Firms named after their founder with their 's: "Sotheby's sold two", where nothing is owned.

    What is a house once in a text is one throughout: "Sotheby's shares".
    """
    kept = {" ".join(text.words[e.start : e.end]) for e in names if _owns_nothing(text, e)}
    if not kept:
        return list(names)
    found = [
        Entity(e.start, e.end + 1, "FAC" if e.type == "FAC" else "ORG", e.score)
        for e in names
        if _possessed(text, e) and " ".join(text.words[e.start : e.end]) in kept
    ]
    return replace(names, found)


def _possessed(text: Tagged, e: Entity) -> bool:
    """Whether a name that is no state, no people and no acronym stands before its 's."""
    word = text.words[e.start]
    if e.type not in ("ORG", "FAC", "GPE") or e.end - e.start > 2 or word.isupper() or word in name_types().known:
        return False
    after = e.end < len(text.words) and not text.starts[e.end] and text.words[e.end] in ("'s", "’s")
    return after and text.deprels[e.end] == "case"


def _owns_nothing(text: Tagged, e: Entity) -> bool:
    """Whether a name with 's is a subject, an object or a complement itself.

    Not as a conjunct: "Boeing's and Airbus's rose" leaves a noun out.
    """
    if not _possessed(text, e):
        return False
    head = text.heads[e.end]
    relation = text.deprels[head] if e.start <= head < e.end else ""
    return relation in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos")
