"""Where a name begins and ends: what the network took in that is no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.gazetteer import departments, name_types, titles
from kg.language.tagged import SURE, Entity, Tagged

_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "'S", "’S"})
_HYPHENS = frozenset("-‐‑")
_EDGES = frozenset("\"'`“”‘’()[]{},;:.!?*—–-/|<>#…")


def trimmed(text: Tagged, entity: Entity) -> Entity | None:
    """The name without leading article, title or quote and without final 's or punctuation; None if nothing is left."""
    words = text.words
    start, end = entity.start, entity.end
    while start < end and (words[start] in _EDGES or (words[start].lower() in _ARTICLES and end - start > 1)):
        start += 1
    while entity.type == "NORP" and end - start > 1 and not words[start][:1].isupper() and words[end - 1][:1].isupper():
        start += 1
    while end > start and (words[end - 1] in _EDGES or (words[end - 1] in _POSSESSIVES and end - start > 1)):
        end -= 1
    whole = end
    while end - start > 1 and _dangles(text, entity, end - 1):
        end -= 1
    if _compound(text, start, end):
        # "ISIL - held" is no name, ISIL is.
        end -= 2
        label = name_types().known.get(" ".join(words[start:end]), text.likeliest(start, end))
        return Entity(start, end, label, entity.score)
    if end < whole:
        # "Development Department of the Chinese [military]": the phrase that the cut word headed goes with it.
        end = next((i for i in range(end - 1, max(start, end - 4), -1) if words[i] in ("of", "for", "in")), end)
    of = next((i for i in range(start + 1, end) if words[i] == "of"), end)
    if entity.type == "ORG" and _begins_a_phrase(text, of + 1, end):
        # The same where the network left the noun out.
        end = of
    place = _place(words, start, end) if entity.type == "PERSON" and _is_field(words, start) else None
    if place is not None:
        return Entity(start, end, place, entity.score)
    if entity.type == "PERSON":
        start = _after_field(words, _after_titles(words, start, end), end)
    if start >= end or all(not any(c.isalnum() for c in word) for word in words[start:end]):
        return None
    word = words[start]
    if end - start == 1 and _is_address(word):
        return None
    if entity.type == "PERSON" and _is_office(words, start, end):
        return Entity(start, start + 1, "NORP", entity.score) if end - start > 1 else None
    if entity.type in ("PERSON", "ORG", "NORP", "GPE") and entity.score < SURE and _without_capitals(text, start, end):
        return None
    if end < whole and entity.type == "PERSON" and words[end].lower() in titles():
        # A "Foreign Office spokesman" is a person, the Foreign Office is none.
        return Entity(start, end, name_types().known.get(" ".join(words[start:end]), "ORG"), entity.score)
    if end < whole and entity.type in ("NORP", "GPE"):
        # "Tunisian city" is no city and "NATO forces" no people.
        people = name_types().known.get(" ".join(words[start:end])) == "NORP"
        acronym = entity.type == "NORP" and end - start == 1 and word.isupper()
        label = "NORP" if people else "ORG" if acronym else entity.type
        return Entity(start, end, label, entity.score)
    if end - start == 1 and (word.lower() in _ARTICLES or word in _POSSESSIVES or _is_plain(text, entity, start)):
        return None
    return Entity(start, end, entity.type, entity.score)


def _dangles(text: Tagged, entity: Entity, i: int) -> bool:
    """Whether a name's last word is no part of it: an address, or a lower-case word after a body, person or people.

    "Crown forces" and "Mwangaza party" may end in the noun for a body; "Bureau of Roads of the ministry" may not.
    """
    word = text.words[i]
    if _is_address(word):
        return True
    people = i - 1 == entity.start and name_types().known.get(text.words[i - 1]) == "NORP"
    if (
        (entity.type == "NORP" or (people and entity.type == "GPE"))
        and word.islower()
        and word.isalpha()
        and (text.upos[i] == "NOUN" or (people and text.xpos[i] in ("NNS", "NNPS")))
    ):
        # "Malian people", "Tunisian city"
        return True
    # Not "Cheuk-yan", nor a name of a text without capitals.
    person = entity.type == "PERSON" and text.words[entity.start].istitle() and text.words[i - 1] not in _HYPHENS
    return (
        entity.type in ("ORG", "PERSON")
        and word.islower()
        and word.isalpha()
        and (person or text.upos[i] in ("NOUN", "ADJ", "ADP"))
        and not (word in name_types().body_nouns and entity.type == "ORG" and "of" not in text.words[entity.start : i])
    )


def _begins_a_phrase(text: Tagged, start: int, end: int) -> bool:
    """Whether `[start, end)` is a people, after its article, that goes on to a noun: "the Chadian" before "army"."""
    if start < end and text.words[start].lower() in _ARTICLES:
        start += 1
    people = name_types().known.get(" ".join(text.words[start:end])) == "NORP"
    noun = end < len(text.words) and not text.starts[end] and text.upos[end] in ("NOUN", "ADJ")
    return people and noun and text.words[end].islower()


def _without_capitals(text: Tagged, start: int, end: int) -> bool:
    """Whether the words have neither capital nor digit and are common nouns: "residents", "members of the"."""
    plain = all(w.islower() and w.isalpha() for w in text.words[start:end])
    return plain and not any(text.upos[i] == "PROPN" for i in range(start, end))


def _is_address(word: str) -> bool:
    return "@" in word or "://" in word


def _compound(text: Tagged, start: int, end: int) -> bool:
    """Whether a name ends in a hyphen and the participle or adjective that it makes a compound with."""
    if end - start < 3 or text.words[end - 2] not in _HYPHENS:
        return False
    return text.words[end - 1].islower() and text.upos[end - 1] in ("VERB", "ADJ") and text.words[start][:1].isupper()


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


def _after_field(words: Sequence[str], start: int, end: int) -> int:
    """Where a person's name begins after the field of an office: "[National Defense] Li" after "Minister of"."""
    types = name_types()
    office = next((i for i in range(start, end - 1) if words[i].lower() in types.offices), None)
    if office is not None and words[office + 1] in ("of", "for"):
        # "Deputy Secretary of Labor Ana Lima" or no name at all.
        after = _after_departments(words, office + 2, end)
        return after if after < end and after > office + 2 else end
    before = start - 2 if start > 3 and words[start - 1] == "and" else start  # "of Finance and [Planning] Juma Ali"
    if before > 1 and words[before - 1] in ("of", "for") and words[before - 2].lower() in types.offices:
        after = _after_departments(words, start, end)
        return after if after < end and after > start else _after_place(words, start, end)
    return _after_place(words, start, end)


def _after_place(words: Sequence[str], start: int, end: int) -> int:
    """Where a person's name begins after the field of an office that is a place: "Envoy for the [Sahel] Ana Lima"."""
    if not _is_field(words, start):
        return start
    return next((i for i in range(end - 2, start, -1) if _place(words, start, i)), start)


def _is_office(words: Sequence[str], start: int, end: int) -> bool:
    """Whether all words are of an office: "Georgian Deputy Minister", and "Prime" before "Minister"."""
    before = end < len(words) and words[end].lower() in name_types().offices
    if end - start == 1:
        return before and words[start].lower() in departments() and words[start].istitle()
    offices = all(word.lower() in departments() | titles() for word in words[start + 1 : end])
    return offices and name_types().known.get(words[start]) == "NORP" and words[end - 1].lower() in name_types().offices


def _is_field(words: Sequence[str], start: int) -> bool:
    """Whether a word stands where an office says what it is for: "Envoy for the [Sahel]"."""
    before = start - 1 - (start > 1 and words[start - 1].lower() == "the")
    return before > 0 and words[before] in ("of", "for", "to") and words[before - 1].lower() in titles()


def _place(words: Sequence[str], start: int, end: int) -> str | None:
    """The type of the known place that some words name."""
    known = name_types().known.get(" ".join(words[start:end]))
    return known if known in ("LOC", "GPE") else None


def _after_departments(words: Sequence[str], start: int, end: int) -> int:
    while start < end and words[start].lower() in departments():
        start += 1
    return start


def _is_title(word: str, last: bool) -> bool:
    """Whether a word is a title. Words that are given names too ("Dean", "Major") are only with a full stop."""
    bare = word.lower().rstrip(".")
    if bare in name_types().only_titles:
        return True
    return not last and word[:1].isupper() and word.endswith(".") and bare in titles()
