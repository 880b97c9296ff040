"""Names of people inside one document: which full name a short one stands for.

A short name is attached only to a unique compatible full name; where two could be meant it stays alone, and the ledger
says between whom it was left.
"""

from __future__ import annotations

from collections import defaultdict

from kg.model import Reason, Verdict
from kg.resolve.grouping import Grouping, because
from kg.resolve.named import Key, Named
from kg.resolve.names import PersonName, attach, gender_of, person_name, relate
from kg.resolve.organisations import is_acronym
from kg.resolve.places import countries_in
from kg.resolve.roles import roles_in
from kg.resolve.romanisation import surname_agrees
from kg.resolve.tables import countries, kind_nouns, titles, weights
from kg.resolve.text import plain


def _called(name: Named) -> list[str]:
    """The words of the name of a thing that is called as people are; after "Storm Daniel", "Daniel" may be it."""
    words, type = plain(name.occurrence.mention.text).split(), name.occurrence.mention.type
    return words if type in ("EVENT", "PRODUCT") or (type == "THING" and words[0] in kind_nouns()) else []


def join_people(grouping: Grouping, found: list[Named]) -> None:
    """Join the names of people: full names that extend each other, then names of one word."""
    people = [n for n in found if n.person is not None and n.occurrence.number != "plur"]
    _join_full(grouping, people)
    full = [n for n in people if n.person is not None and n.person.is_full]
    kings = [n for n in people if n.person is not None and len(n.person.words) == 1 and n.person.suffix]
    distinct = _distinct(grouping, [*full, *kings])
    things = {words[-1] for n in found if n.person is None and (words := _called(n))}
    seen: set[int] = set()
    for name in sorted(people, key=lambda n: (not n.occurrence.title, n.index)):
        assert name.person is not None
        if len(name.person.words) == 1 and grouping.root(name.index) not in seen:
            seen.add(grouping.root(name.index))
            if name.person.words[0] not in things or name.person.title or name.occurrence.title:
                _attach(grouping, name, distinct)
    _join_honoured(grouping, people, distinct)
    _join_mistyped(grouping, found, _distinct(grouping, full[::-1]))


def _distinct(grouping: Grouping, names: list[Named]) -> list[Named]:
    """The first of the names that are the same for every rule: of one group, with the same parts and gender."""
    same: dict[tuple[int, PersonName | None, str | None], Named] = {}
    for name in names:
        same.setdefault((grouping.root(name.index), name.person, name.occurrence.gender), name)
    return list(same.values())


def _join_full(grouping: Grouping, people: list[Named]) -> None:
    """Full names that can be one person's, where no other full name could be meant."""
    distinct: dict[int, Named] = {}
    for name in people:
        if name.person is not None and name.person.is_full:
            root = grouping.root(name.index)
            if root not in distinct or len(name.person.words) > len(distinct[root].person.words):  # type: ignore[union-attr]
                distinct[root] = name
    ordered = [distinct[root] for root in sorted(distinct)]
    options: dict[int, list[tuple[float, Named, Reason]]] = defaultdict(list)
    of = weights().of
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 :]:
            assert a.person and b.person
            relation = relate(a.person, b.person)
            if relation is None or grouping.root(a.index) == grouping.root(b.index):
                continue
            if grouping.are_two(a.index, b.index) and weights().of[relation.feature] > 0:
                continue
            weight = of[relation.feature]
            reason = because(relation.feature, weight, relation.text, grouping.evidence(a.index, b.index))
            if weight <= of["given_conflict"]:
                grouping.note(a.index, b.index, Verdict.DIFFERENT, (reason,))
            elif relation.reading is not None and not (context := _context(grouping, a, b)):
                text = f"{relation.text}, but nothing else speaks for it"
                unsure = because(relation.feature, weight, text, grouping.evidence(a.index, b.index))
                grouping.note(a.index, b.index, Verdict.UNSURE, (unsure,))
            elif weight > 0 and not _gender_clash(a, b):
                if relation.reading is not None:
                    text = f"{relation.text}; {context}"
                    reason = because(relation.feature, weight + 1.0, text, reason.evidence)
                options[a.index].append((weight, b, reason))
                options[b.index].append((weight, a, reason))
    for name in ordered:
        choices = options[name.index]
        targets = {grouping.root(b.index) for _, b, _ in choices}
        if len(targets) == 1 and choices:
            _, other, reason = choices[0]
            if len({grouping.root(b.index) for _, b, _ in options[other.index]}) == 1 or reason.feature in (
                "longer_full_name",
                "nickname",
                "full_name",
            ):
                grouping.join(name.index, other.index, reason)


def _context(grouping: Grouping, a: Named, b: Named) -> str:
    """What else says that two spellings in one document are one person: a role, a country, or the later one being
    called Mr. as somebody known. Empty where nothing does."""
    left, right = ([grouping.occurrences[i] for i in grouping.members(n.index)] for n in (a, b))
    heads = [{r.head for o in side for r in roles_in(o)} for side in (left, right)]
    places = [{c for o in side for c in countries_in((*o.title, *o.modifiers))} for side in (left, right)]
    if heads[0] & heads[1]:
        return f"both are called {min(heads[0] & heads[1])}"
    if places[0] & places[1]:
        return f"both are of {countries().by_code[min(places[0] & places[1])].label}"
    honorifics = titles().honorifics
    if any(plain(t) in honorifics for t in right[0].title) and right[0].mention.text != left[0].mention.text:
        return f"{grouping.text(b.index)} is spoken of as somebody named before, and no other name here fits"
    return ""


def _gender_clash(a: Named, b: Named) -> bool:
    assert a.person and b.person
    left = a.occurrence.gender or gender_of(a.person)
    right = b.occurrence.gender or gender_of(b.person)
    return left in ("m", "f") and right in ("m", "f") and left != right


def _attach(grouping: Grouping, name: Named, full: list[Named]) -> None:
    assert name.person is not None
    ways: dict[int, tuple[int, Named, str]] = {}
    for other in full:
        assert other.person is not None
        way = attach(name.person, other.person)
        if way and not _gender_clash(name, other) and not grouping.are_two(name.index, other.index):
            rank = 0 if way in ("family name", "first surname", "name") else 2 if way == "middle name" else 1
            root = grouping.root(other.index)
            if root not in ways or rank < ways[root][0]:
                ways[root] = (rank, other, way)
    if grouping.root(name.index) in ways:
        return  # a person's decision, or a phrase of the text, has said whose name it is
    if not ways:
        _attach_romanised(grouping, name, full)
        return
    best = min(rank for rank, _, _ in ways.values())
    chosen = [w for w in ways.values() if w[0] == best]
    if len(chosen) > 1:
        titled = [w for w in chosen if _shares_title(grouping, name, w[1].index)]
        named = [_in_headline(grouping.title, w[1]) for w in chosen]
        headed = [w for w, words in zip(chosen, named, strict=True) if words and words == max(named)]
        chosen = titled if len(titled) == 1 else headed if len(headed) == 1 else chosen
    if len(chosen) > 1:
        for _, other, way in chosen:
            text = f"{grouping.text(name.index)} fits {len(chosen)} people here by {way}"
            reason = because("ambiguous", 0.0, text, grouping.evidence(name.index, other.index))
            grouping.note(name.index, other.index, Verdict.UNSURE, (reason,))
        return
    _, other, way = chosen[0]
    assert other.person is not None
    why = "the only such person in the document" if len(ways) == 1 else "the one whom the title or the headline means"
    text = f"{grouping.text(name.index)} is the {way} of {other.person.spelled}, {why}"
    grouping.join(name.index, other.index, because("short_name", 4.0, text, grouping.evidence(name.index, other.index)))


def _in_headline(headline: str, name: Named) -> int:
    """How well a headline names a person: by how many given names, and whether by just those; 0 if it does not."""
    assert name.person is not None
    found, own = plain(headline).replace("-", " ").split(), name.person
    size, best = len(own.family.replace("-", " ").split()), 0
    for i in range(len(found)):
        for given in (1, 2, 3):
            window = found[i : i + size + given]
            written = person_name(" ".join(window))
            relation = relate(written, own) if len(window) == size + given and written.is_full else None
            if relation is not None and weights().of[relation.feature] > 0:
                best = max(best, 2 * given + (relation.feature == "full_name"))
    return best


def _shares_title(grouping: Grouping, name: Named, other: int) -> bool:
    plain_titles = titles().honorifics
    own = {plain(t) for t in name.occurrence.title} - set(plain_titles)
    theirs = {plain(t) for i in grouping.members(other) for t in grouping.occurrences[i].title}
    return bool(own & theirs)


def _attach_romanised(grouping: Grouping, name: Named, full: list[Named]) -> None:
    """ "Mr. Ly" for Li Shangfu: a titled surname whose other spelling only one full name of the document has."""
    if name.person is None or not (name.person.title or name.occurrence.title):
        return
    fits: dict[int, Named] = {}
    for other in full:
        assert other.person is not None
        fits_spelling = surname_agrees(name.person.words[0], other.person.family)
        apart = _gender_clash(name, other) or grouping.are_two(name.index, other.index)
        if fits_spelling and other.person.family_first and not apart:
            fits.setdefault(grouping.root(other.index), other)
    if len(fits) != 1:
        return
    (other,) = fits.values()
    assert other.person is not None
    text = (
        f"{grouping.text(name.index)} is another spelling of the family name of {other.person.spelled}, "
        "the only person in the document whose name it fits"
    )
    reason = because("romanised_surname", 2.5, text, grouping.evidence(name.index, other.index))
    grouping.join(name.index, other.index, reason)


def _join_honoured(grouping: Grouping, people: list[Named], full: list[Named]) -> None:
    """ "Ms. Rossi" and "Rossi", where nobody of that name is named in full and no one else is honoured by it."""
    alone: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, Named]] = defaultdict(dict)
    unfitting: dict[PersonName, bool] = {}
    for name in people:
        assert name.person is not None
        if len(name.person.words) == 1 and name.person not in unfitting:
            unfitting[name.person] = not any(o.person and attach(name.person, o.person) for o in full)
        if unfitting.get(name.person):
            alone[name.person.words, name.person.suffix].setdefault(gender_of(name.person) or "", name)
    for bearers in alone.values():
        if len(bearers) == 2 and "" in bearers:
            plain_name, honoured = bearers.pop(""), next(iter(bearers.values()))
            text = f"{grouping.text(honoured.index)} is the only {plain_name.person.spelled} here"  # type: ignore[union-attr]
            evidence = grouping.evidence(plain_name.index, honoured.index)
            grouping.join(plain_name.index, honoured.index, because("short_name", 3.0, text, evidence))


def _join_mistyped(grouping: Grouping, found: list[Named], full: list[Named]) -> None:
    """A family name that the language model took for a place or a body, where the person is named in full.

    `full` are distinct names, of which an earlier one is the better evidence.
    """
    bearers: dict[Key, set[int]] = defaultdict(set)
    for name in found:
        if name.key is not None:
            bearers[name.key].add(name.index)
    families: dict[tuple[str, tuple[str, ...]], list[Named]] = {}
    for name in found:
        mention = name.occurrence.mention
        if name.person is not None or name.key is None or name.key[0] != "name" or " " in mention.text:
            continue
        if name.occurrence.function not in ("subject", "possessive") or is_acronym(mention.text):
            continue
        said = (mention.text, name.occurrence.title)
        if said not in families:
            short = person_name(*said)
            families[said] = [o for o in full if o.person and attach(short, o.person) == "family name"]
        fits = {grouping.root(o.index): o for o in reversed(families[said])}
        bearers[name.key] = {grouping.root(i) for i in bearers[name.key]}
        if len(fits) == 1 and len(bearers[name.key]) == 1:
            (other,) = fits.values()
            assert other.person is not None
            if min(grouping.members(name.index)) < min(grouping.members(other.index)):
                continue  # "Ford cut jobs", and a General Mark Ford later on
            text = f"{mention.text} is the family name of {other.person.spelled}, named in full in the document"
            grouping.join(
                name.index, other.index, because("short_name", 3.0, text, grouping.evidence(name.index, other.index))
            )
