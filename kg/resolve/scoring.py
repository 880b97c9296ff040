"""How likely two profiles are one entity: typed evidence, each piece a reason with its weight in log-odds.

The weights are those of `kg/data/evidence.toml`. No piece of evidence is a distance between strings; a name counts by
which of its parts agree, a context by what it shares or contradicts.
"""

from __future__ import annotations

from kg.model import Reason, Span, Verdict
from kg.resolve.context import Corpus, context
from kg.resolve.grouping import because
from kg.resolve.names import PersonName, Relation, attach, relate
from kg.resolve.organisations import (
    body_key,
    inside,
    is_acronym,
    is_acronym_of,
    is_generic,
    one_letter_apart,
    same_letters,
)
from kg.resolve.places import PLACE_TYPES
from kg.resolve.profile import Profile
from kg.resolve.tables import countries, kind_nouns, known_places, names, weights
from kg.resolve.text import plain

_CONFUSABLE = frozenset({"ORG", "FAC", "EVENT", "WORK", "PRODUCT", "LAW", "LOC", "GPE", "THING"})
_CONTEXT = frozenset({"same_role", "same_country", "same_field", "same_title", "neighbour"})


def verdict_of(score: float) -> Verdict:
    table = weights()
    return Verdict.SAME if score >= table.same else Verdict.DIFFERENT if score <= table.different else Verdict.UNSURE


def compare(a: Profile, b: Profile, corpus: Corpus) -> tuple[Reason, ...]:
    """The reasons for and against that two profiles are one; none when nothing in their names ties them."""
    name = _person_names(a, b, corpus) if a.is_person and b.is_person else _other_names(a, b)
    if name is None:
        return ()
    reasons = [name, *_types(a, b), *context(a, b, corpus)]
    if name.feature.startswith("romanised") and not _independent(name.feature, reasons):
        reasons.append(
            because(
                "no_context", min(0.0, 1.0 - sum(r.weight for r in reasons)), "nothing but the readings speaks for it"
            )
        )
    return tuple(reasons)


def _independent(feature: str, reasons: list[Reason]) -> bool:
    """Readings in common need independent context: one kind for three syllables, two for two."""
    kinds = {r.feature for r in reasons if r.feature in _CONTEXT and r.weight >= 0.5}
    return len(kinds) >= (1 if feature == "romanised" else 2)


def contradiction(a: Profile, b: Profile) -> Reason | None:
    """Why two clusters must not be one, whatever else speaks for it; `None` if nothing forbids it."""
    of = weights().of
    if a.is_person != b.is_person:
        return because("type_clash", of["type_clash"], f"{a.names[0]} is a {a.type}, {b.names[0]} a {b.type}")
    if a.genders | b.genders == {"m", "f"}:
        return because("gender_clash", of["gender_clash"], f"{a.names[0]} and {b.names[0]} are of different gender")
    together = sorted((a.listed & b.places) | (b.listed & a.places))
    if together:
        text = f"a sentence lists {a.names[0]} and {b.names[0]} side by side"
        return because("listed_together", of["listed_together"], text, tuple(together[:2]))
    told = sorted((a.apart & b.places) | (b.apart & a.places))
    if told:
        return because(
            "told_apart", of["told_apart"], f"a text tells {a.names[0]} and {b.names[0]} apart", tuple(told[:2])
        )
    return _elsewhere(a, b) or _other_expansion(a, b) or _given_conflict(a, b) or _kept_apart(a, b)


def _other_expansion(a: Profile, b: Profile) -> Reason | None:
    """One acronym that two texts write out as two names."""
    left, right = ([(s, n) for s in p.names if is_acronym(s) for n in p.names if is_acronym_of(s, n)] for p in (a, b))
    both = sorted({s for s, _ in left} & {s for s, _ in right})
    for short in both:
        mine, theirs = ([n for s, n in side if s == short and not is_acronym(n)] for side in (left, right))
        if mine and theirs and not any(_spells_one(x, y) for x in mine for y in theirs):
            text = f"{short} is {mine[0]} in one text and {theirs[0]} in the other"
            return because("expansion_conflict", weights().of["expansion_conflict"], text, _places(a, b))
    return None


def _spells_one(x: str, y: str) -> bool:
    """Whether two long names can be one, a word more or less and letters apart."""
    same = body_key(x) == body_key(y) or same_letters(x, y) or one_letter_apart(x, y)
    return same or inside(x, y) is not None or inside(y, x) is not None


def _elsewhere(a: Profile, b: Profile) -> Reason | None:
    """Two places of one name: Durham in England, Durham in North Carolina."""
    states = [{w for w in p.within if " " in w} for p in (a, b)]
    apart = bool(a.within and b.within and not a.within & b.within) or bool(
        states[0] and states[1] and not states[0] & states[1]
    )
    if not apart:
        return None
    text = f"one lies in {_where(a)}, the other in {_where(b)}"
    return because("place_conflict", weights().of["place_conflict"], text, _places(a, b))


def _where(profile: Profile) -> str:
    state = min((w for w in profile.within if " " in w), default="")
    return state.partition(" ")[2].title() or countries().by_code[min(profile.within)].label


def _kept_apart(a: Profile, b: Profile) -> Reason | None:
    """One name that a text uses for two things: resolution inside it has told them apart."""
    shared = a.documents & b.documents
    if not shared:
        return None
    left, right = ({(m.document, plain(n)) for m in p.members if m.document in shared for n in m.names} for p in (a, b))
    both = sorted(left & right)
    if not both:
        return None
    text = f"one text calls two things {both[0][1].title()}"
    return because("kept_apart", weights().of["kept_apart"], text, _places(a, b))


def _given_conflict(a: Profile, b: Profile) -> Reason | None:
    of = weights().of
    for x in (p for p in a.people if p.is_full):
        for y in (p for p in b.people if p.is_full):
            relation = relate(x, y)
            if relation is not None and relation.feature == "given_conflict":
                return because("given_conflict", of["given_conflict"], relation.text, _places(a, b))
    return None


def _places(a: Profile, b: Profile) -> tuple[tuple[str, Span], ...]:
    return tuple((m.document, m.occurrences[0].mention.span) for m in (a.members[0], b.members[0]))


def _person_names(a: Profile, b: Profile, corpus: Corpus) -> Reason | None:
    of = weights().of
    best: tuple[float, Relation] | None = None
    known_in_full = any(x.is_full for x in a.people) and any(y.is_full for y in b.people)
    for x in a.people:
        for y in b.people:
            relation = relate(x, y) if x.is_full and y.is_full else _short(x, y, corpus)
            if relation is not None and relation.feature == "mononym" and known_in_full:
                continue  # "Ana" of Ana Ruiz and of Ana Silva is a part of either name, and no name of its own
            if relation is None:
                continue
            weight = of[relation.feature]
            if relation.feature == "given_conflict":
                return because(relation.feature, weight, relation.text, _places(a, b))
            if best is None or weight > best[0]:
                best = (weight, relation)
    if best is None:
        return None
    weight, relation = best
    return because(relation.feature, weight, relation.text, _places(a, b))


def _short(x: PersonName, y: PersonName, corpus: Corpus) -> Relation | None:
    """A name of one word against another of one word or a full one."""
    if len(x.words) == 1 and len(y.words) == 1:
        same = (x.words, x.suffix) == (y.words, y.suffix)
        if not same:
            return None
        feature = "mononym_common" if _is_common(x, corpus) else "mononym"
        return Relation(feature, f"both are called {x.spelled}")
    short, full = (x, y) if len(x.words) == 1 else (y, x)
    alone = corpus.families.get(short.words[0], 0) == 1
    if alone and len(short.words) == 1 and full.is_full and attach(short, full) in ("family name", "first surname"):
        return Relation(
            "surname_only", f"{short.spelled} is the family name of {full.spelled}, the only one in these documents"
        )
    return None


def _is_common(name: PersonName, corpus: Corpus) -> bool:
    """Whether a single name is one that many people bear, or a word or place as well: it says little by itself."""
    word, person = name.words[0], names().person
    borne = word in person.male | person.female or word in person.nicknames or word in person.family_first
    return borne or word in corpus.given or word in kind_nouns() or word in known_places()


def _other_names(a: Profile, b: Profile) -> Reason | None:
    if a.is_person or b.is_person:
        return None
    of, places = weights().of, _places(a, b)
    shared = sorted(a.keys & b.keys)
    if any(kind in ("country", "body", "people") for kind, _ in shared):
        return because(
            "known_alias", of["known_alias"], f"{a.names[0]} and {b.names[0]} are names of one {a.type}", places
        )
    if shared and shared[0][0] == "position":
        return because("known_alias", of["known_alias"], f"both name the position {b.names[0]}", places)
    if shared:
        own = [name for _, name in shared if not is_generic(name)]
        if own or not (a.generic or b.generic):
            return because("same_name", of["same_name"], f"both are called {(own or [shared[0][1]])[0]}", places)
        called = shared[0][1]
        feature = "generic_name" if " " in called else "generic_word"
        text = f"both are called {called}, as many bodies are"
        return because(feature, of[feature], text, places)
    if any(kind in ("country", "people", "position") for kind, _ in a.keys | b.keys):
        return None
    for x in a.names:
        for y in b.names:
            if a.type == b.type and min(_letters(x), _letters(y)) > 2 and (is_acronym_of(x, y) or is_acronym_of(y, x)):
                short, long = sorted((x, y), key=len)
                feature = "acronym" if _letters(short) > 3 else "acronym_short"
                return because(feature, of[feature], f"{short} has the initials of {long}", places)
    for x in a.names:
        for y in b.names:
            if same_letters(x, y):
                return because(
                    "respelled", of["respelled"], f"{x} and {y} differ by letters that changed places", places
                )
    for x in a.names:
        for y in b.names:
            way = inside(x, y) or inside(y, x)
            if way and not _place_inside(a, b):
                short, long = sorted((x, y), key=len)
                if is_generic(short) and way == "contained":
                    continue
                feature = "contained_word" if way == "contained" and " " not in short else way
                return because(feature, of[feature], f"{short} can be short for {long}", places)
    return None


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)


def _place_inside(a: Profile, b: Profile) -> bool:
    return bool({a.type, b.type} & {"GPE", "LOC", "NORP"})


def _types(a: Profile, b: Profile) -> list[Reason]:
    if a.type == b.type or {a.type, b.type} <= PLACE_TYPES or "THING" in (a.type, b.type):
        return []
    text = f"{a.names[0]} is read as {a.type}, {b.names[0]} as {b.type}"
    feature = "type_vote" if {a.type, b.type} <= _CONFUSABLE else "type_clash"
    return [because(feature, weights().of[feature], text)]
