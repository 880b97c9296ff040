"""Names of people: written in pieces, and told by the words after them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.gazetteer import name_types, titles
from kg.language.tagged import SURE, Entity, Tagged

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_WHERE = frozenset({"in", "at", "near", "outside", "around", "across", "into"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})


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


def joined(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """People whose name the network cut in two, and the "Jr." after a name."""
    generations = name_types().generations
    words, count = text.words, len(text.words)
    found: list[Entity] = []
    for e in names:
        before = found[-1] if found else None
        touching = before is not None and before.end == e.start and not text.starts[e.start]
        if before is not None and touching and before.type == e.type == "PERSON":
            found[-1] = Entity(before.start, e.end, "PERSON", min(before.score, e.score))
            continue
        if e.type == "PERSON":
            after = e.end + 1 if e.end < count and words[e.end] == "," else e.end
            if after < count and words[after] in generations and not text.starts[e.end : after + 1].any():
                e = Entity(e.start, after + 1, "PERSON", e.score)
        found.append(e)
    return found


def namesakes(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Places of one word that a person named in full in the same text is called are that person, wherever a place
    would not stand: "Houston said" after "Amy Houston". States and capitals stay, and a place that something happens
    in anywhere in the text."""
    families = {
        text.words[e.end - 1]
        for e in names
        if e.type == "PERSON"
        and e.end - e.start > 1
        and e.score > SURE
        and text.words[e.end - 1].istitle()
        # "Cyclone Ana", "Giovanni da Verona"
        and name_types().openers.keys().isdisjoint(text.words[e.start : e.end])
        and text.words[e.end - 2].istitle()
        and len(text.words[e.start]) > 1
    }
    families -= {text.words[e.start] for e in names if e.start and text.words[e.start - 1].lower() in _WHERE}
    return [
        Entity(e.start, e.end, "PERSON", e.score)
        if e.type in ("GPE", "LOC", "FAC")
        and e.end - e.start == 1
        and text.words[e.start] in families
        and text.words[e.start] not in name_types().known
        and _acts(text, e.start)
        else e
        for e in names
    ]


def _acts(text: Tagged, i: int) -> bool:
    """Whether a word is a subject, an object, an owner, or joined to a verb by a preposition that people follow."""
    relation = text.deprels[i]
    if relation.partition(":")[0] in ("nsubj", "obj", "iobj") or relation in ("nmod:poss", "obl:agent"):
        return True
    before = text.words[i - 1].lower() if i else ""
    return relation in ("obl", "nmod") and before in ("by", "with", "between", "against")


def leaders(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """Names of one word that a government is called after are people: "the Tokar regime", "Tokar's brutal regime"."""
    return [Entity(e.start, e.end, "PERSON", e.score) if _leads(text, e) else e for e in names]


def _leads(text: Tagged, e: Entity) -> bool:
    types, words = name_types(), text.words
    word = words[e.start]
    if e.type not in ("ORG", "GPE", "NORP", "FAC") or e.end - e.start > 1 or word.isupper() or word in types.known:
        return False
    after = e.end
    if after < len(words) and e.type == "ORG" and words[after] in types.named_after_people:
        return True
    after += after < len(words) and words[after] in _POSSESSIVES
    after += after < len(words) and text.upos[after] == "ADJ"
    ruled = after < len(words) and words[after].lower() in types.governments and word not in types.cities
    return ruled and e.score <= SURE and text.share(e.start, e.end, "PERSON") > 0.1


def not_acronyms(text: Tagged, names: Sequence[Entity]) -> list[Entity]:
    """A word in capitals that stands where capitals tell something is a body rather than a person, if in doubt."""
    found: list[Entity] = []
    for e in names:
        word = text.words[e.start].replace("-", "")
        acronym = e.type == "PERSON" and e.end - e.start == 1 and len(word) > 2 and word.isalpha() and word.isupper()
        titled = e.start > 0 and text.words[e.start - 1].lower().rstrip(".") in titles()
        doubtful = e.score < SURE and text.share(e.start, e.end, "ORG") > 0.05
        body = acronym and doubtful and not titled and not text.shouting(e.start)
        found.append(Entity(e.start, e.end, "ORG", e.score) if body else e)
    return found
