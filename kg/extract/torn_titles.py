"""Titles before names that a parse gives what belongs to the name, or takes for somebody else than who is named.

A singular noun that can be counted needs a determiner, but for titles (Huddleston and Pullum 2002, 5.8.1).
"""

from __future__ import annotations

import itertools

from kg.extract.lexicon import load_titles
from kg.extract.noun_types import noun_type
from kg.extract.tree import Doc, Token

_OF_THE_WHOLE = frozenset({"case", "cc", "mark"})
_DETERMINING = frozenset({"det", "nmod:poss", "nummod"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"})
_FOR = frozenset({"for", "of"})
_WHERE = frozenset({"in", "at", "near"})
_BESIDE = (*({label} for label in _ARGUMENTS), {"obj", "iobj"})
_BEARING = frozenset({"nmod", "appos", "nsubj", "flat"})
_IN_FIELD = frozenset({"nmod", "amod", "compound", "conj", "flat", "fixed"})
_RANKED = frozenset({"Secretary", "Sheriff"})
_IN_TITLES = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "CCONJ"})
_NAMING = frozenset({"appos", "flat", "nmod", "conj"})


def torn_titles(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such titles, names and what belongs to them, with those of their heads and their labels."""
    near = _of_bodies(doc) | _of_names(doc) | _beside_names(doc) | _pairs(doc) | _of_kin(doc) | _of_same(doc)
    return near | _hyphenated(doc) | _before_names(doc) | _behind_places(doc) | _ranked_under(doc)


def _of_bodies(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Rao, head of Norte Bank, [a lender] that failed": a body is no person, but the one named right before it."""
    found: dict[int, tuple[int, str]] = {}
    for body in doc:
        person = body.head
        if body.dep_ != "appos" or person.ent_type_ != "PERSON" or body.ent_type_ or noun_type(body) != "ORG":
            continue
        first = min(t.i for t in body.subtree if not t.is_punct)
        comma, name = doc[first - 1], doc[first - 2]
        offices = [c for c in person.children if c.dep_ == "appos" and person.i < c.i < body.i]
        within = [n for n in (name, name.head) if n.ent_type_ == "ORG" and n.right_edge is name]
        if comma.text == "," and within and offices and name.i <= offices[-1].right_edge.i:
            found |= {body.i: (within[-1].i, "appos")}
    return found


def _beside_names(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Rao and Bolivian [leader] Carlos Rojas": the bare office right before a name is who is so named, and nobody
    beside him, though the parse gives both of them the same place."""
    found: dict[int, tuple[int, str]] = {}
    for name in doc:
        if name.ent_type_ != "PERSON" or name.pos_ != "PROPN" or name.dep_ not in _ARGUMENTS or name.i == 0:
            continue
        office = _office_before(name)
        if office is None:
            continue
        found |= {c.i: (name.i, c.dep_) for c in office.children if c.dep_ in _OF_THE_WHOLE and c.i < office.i}
        found |= {name.i: (office.head.i, office.dep_), office.i: (name.i, "nmod:desc")}
    return found


def _of_kin(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "The mother of [singer] Ana Lima": who is named is the singer, and not her mother.

    An office goes on to its field instead: "the minister of youth Ana Lima".
    """
    found: dict[int, tuple[int, str]] = {}
    for name in doc:
        if name.dep_ != "appos" or name.ent_type_ != "PERSON" or name.left_edge is not name:
            continue
        title, whose = doc[name.i - 1], name.head
        marked = [c for c in title.children if c.dep_ == "case"]
        titled = title.dep_ == "nmod" and title.head is whose and bool(marked) and _is_office(title)
        if titled and (whose.lower_ in load_titles().kin or whose.lower_ not in load_titles().roles):
            found |= {c.i: (name.i, "case") for c in marked}
            found |= {name.i: (whose.i, "nmod"), title.i: (name.i, "nmod:desc")}
    return found


def _of_same(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Rao, the mayor of Lund and former [head] of the army": the bare office behind another is of the same man; so is
    the [brother] in "the son of Rao and the brother of Bell"."""
    found: dict[int, tuple[int, str]] = {}
    for office in doc:
        name, titles = office.head, load_titles()
        whose = any(c.dep_ == "nmod" and "case" in c.below for c in office.children)
        if office.dep_ == "conj" and name.dep_ == "nmod" and {office.lemma, name.head.lemma} <= titles.kin and whose:
            found |= {office.i: (name.head.i, "conj")}
        if office.dep_ != "conj" or name.ent_type_ != "PERSON" or office.tag_ != "NN" or "det" in office.below:
            continue
        join = next((c for c in office.children if c.lower_ == "and"), None)
        beside = [c for c in name.children if c.dep_ == "appos" and name.i < c.i < office.i and c.tag_ in {"NN", "NNP"}]
        known = office.lemma in titles.roles or office.lemma in titles.kin
        if join is not None and beside and known and doc[join.i - 1].text != ",":
            found |= {office.i: (beside[-1].i, "conj")}
    return found


def _office_before(name: Token) -> Token | None:
    """The bare office whose words end right before a name, where it has the name's place or is joined to what has."""
    before = name.doc[name.i - 1]
    for office in (before, before.head):
        beside = office.head is name.head and office.dep_ == name.dep_
        joined = office.dep_ == "conj" and office.head.head is name.head and office.head.dep_ == name.dep_
        if office.dep_ == "conj" and _is_title(office.head):
            continue  # "academic and professor Carlos Rojas" is one man
        whole = office.right_edge is before and name.left_edge is name
        if office.dep_ in _ARGUMENTS and (beside or joined) and whole and _is_title(office):
            return office
    return None


def _is_title(noun: Token) -> bool:
    named = noun.pos_ == "PROPN" and noun.ent_type_ == "" and noun.lower_ in load_titles().roles
    bare = noun.below.isdisjoint(_DETERMINING)
    return _is_office(noun) or (named and bare)


def _before_names(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "According to Ambassador to Mali [Paul Weber]": the name behind a whole title is who bears it, and no `nmod`."""
    found: dict[int, tuple[int, str]] = {}
    for name in doc:
        if name.ent_type_ != "PERSON" or name.i < 3 or doc[name.i - 1].ent_type_ == "PERSON":
            continue
        field = _field_described(name)
        office = name.head if field is not None else _office_with_field(name) if "case" not in name.below else None
        if office is None:
            continue
        if field is not None:
            found |= {field.i: (office.i, "nmod"), field.i - 1: (field.i, "case")}
        found |= {c.i: (name.i, "case") for c in office.children if c.dep_ == "case"}
        found |= {c.i: (name.i, c.dep_) for c in office.children if c.i > name.i and c.dep_ != "flat"}
        pieces = itertools.takewhile(lambda t: t.ent_type_ == "PERSON" and t.dep_ == "flat", doc[name.i + 1 :])
        found |= {t.i: (name.i, "flat") for t in pieces}
        found |= {name.i: (office.head.i, office.dep_), office.i: (name.i, "nmod:desc")}
    return found


def _behind_places(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "In [Mali] Minister Rao met …": who acts is in no case, so that the preposition is the place's."""
    found: dict[int, tuple[int, str]] = {}
    for sentence in doc.sents:
        first, place = sentence[0], doc[min(sentence.start + 1, sentence.end - 1)]
        if first.dep_ != "case" or first.lower_ not in _WHERE or place.ent_type_ not in {"GPE", "LOC"}:
            continue
        end = next((i for i in range(place.i, sentence.end) if doc[i].ent_type_ != place.ent_type_), sentence.end)
        root = next((t for t in doc[place.i : end] if not place.i <= t.head.i < end), place)
        name = next((t for t in (root.head, root.head.head) if t.dep_ == "nsubj"), None)
        if name is None or name.ent_type_ != "PERSON" or end > name.i:
            continue
        if first.head.i not in (root.i, root.head.i, name.i):
            continue
        if root.dep_ in {"compound", "amod", "nmod"}:
            found |= {root.i: (name.head.i, "obl"), first.i: (root.i, "case")}
    return found


def _office_with_field(name: Token) -> Token | None:
    """The office without article whose phrase of what it is for ends right before a name that hangs on or beside it."""
    office = name.doc[name.i - 1]
    while office.dep_ in _IN_FIELD and office.head.i < name.i and (noun_type(office) != "PERSON" or _is_served(office)):
        office = office.head
    field = next((c for c in office.children if c.dep_ == "nmod" and "case" in c.below and c.i > office.i), None)
    bare = noun_type(office) == "PERSON" and office.below.isdisjoint(_DETERMINING)
    if field is None or not bare or office.tag_ in {"NNS", "NNPS"} or office.dep_ not in _ARGUMENTS:
        return None
    within = {t.i for c in office.children if c.i > office.i and c is not name for t in c.subtree}
    within -= {t.i for t in name.subtree}
    if not within.issuperset(range(office.i + 1, name.i)):
        return None
    hangs = name.head is office and name.dep_ in _BEARING
    torn = name.head.i in range(office.i + 1, name.i) and name.dep_ in {"flat", "appos"}
    beside = name.head is office.head and {name.dep_, office.dep_} in _BESIDE
    return office if hangs or torn or beside else None


def _is_served(noun: Token) -> bool:
    """ "Minister for [Women]": who has an office is one, and those whom it is for are many, or bear no title."""
    if noun.i < 2 or noun.doc[noun.i - 1].lower_ not in _FOR:
        return False
    roles = load_titles().roles
    many = noun.lower_ != noun.lemma
    return (many or (noun.text.istitle() and noun.lower_ not in roles)) and noun.doc[noun.i - 2].lower_ in roles


def _ranked_under(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Said [Under] Secretary of State Nora Hale": written large it is a part of the title, and no preposition.

    Only at the start of a sentence it may be one: "Under Secretary Hale, the department grew".
    """
    found: dict[int, tuple[int, str]] = {}
    for under in doc[:-2]:
        title = doc[under.i + 1]
        if under.text != "Under" or under.dep_ != "case" or title.text not in _RANKED:
            continue
        title = doc[title.i + 2] if doc[title.i + 1].text == "-" and title.i + 3 < len(doc) else title
        between = list(itertools.takewhile(lambda t: t.ent_type_ != "PERSON", doc[title.i + 1 : under.sent.end]))
        name = doc[min(title.i + len(between) + 1, len(doc) - 1)]
        led = name.ent_type_ == "PERSON" and all(t.pos_ in _IN_TITLES or t.text == "," for t in between)
        end = next((t for t in doc[name.i :] if t.ent_type_ != "PERSON"), name) if led else title
        if under.i == under.sent.start and (not led or end.text == ","):
            continue
        found[under.i] = (title.i, "compound")
        if not led or title.head is name:
            continue
        verb = title.head
        if name in title.subtree and title.dep_ in _ARGUMENTS:
            said = verb.i == under.i - 1 and not any(c.dep_.startswith("nsubj") for c in verb.children)
            found[name.i] = (verb.i, "nsubj" if said else title.dep_)
            found |= {c.i: (name.i, "case") for c in title.children if c.dep_ == "case" and c.i < under.i}
        found[title.i] = (name.i, "nmod:desc")
    return found


def _field_described(name: Token) -> Token | None:
    """ "Met Minister for [Women] Ana Lima", where the parse gives the name to those whom the office is for."""
    field = name.doc[name.i - 1]
    described = field.dep_ == "nmod:desc" and field.head is name and _is_served(field)
    return field if described and name.dep_ == "nmod" and name.head.i == field.i - 2 else None


def _hyphenated(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "The commander-in-[chief] of the army": the chief is nobody beside him, and what follows is the commander's."""
    found: dict[int, tuple[int, str]] = {}
    for last in doc:
        if last.dep_ != "appos" or last.i - 4 != last.head.i:
            continue
        first, *between = doc[last.i - 4 : last.i]
        if [t.text for t in between[::2]] == ["-", "-"] and not any(t.whitespace_ for t in (first, *between)):
            found |= {last.i: (first.i, "nmod")}
            found |= {c.i: (first.i, c.dep_) for c in last.children if c.i > last.i}
    return found


def _of_names(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "Sanctions [on] Minister Rao": a description (`nmod:desc`) stands in no case of its own."""
    found: dict[int, tuple[int, str]] = {}
    for title in doc:
        if title.dep_ != "nmod:desc":
            continue
        if title.head.i > title.i:
            # In "Secretary [of] State Bell", what the preposition opens is a part of the title.
            first = min(child.i for child in title.head.children)
            led = (c for c in title.children if c.dep_ in _OF_THE_WHOLE and c.i < title.i)
            found |= {c.i: (title.head.i, c.dep_) for c in led if first == title.i or c.i < first}
    return found


def _pairs(doc: Doc) -> dict[int, tuple[int, str]]:
    """ "[Retired general and former] spy chief Omar Haddad": bare titles are of the one whose name follows."""
    found: dict[int, tuple[int, str]] = {}
    for first in doc:
        pair = _pair(first) if first.dep_ in _ARGUMENTS and _is_office(first) else None
        if pair is None:
            continue
        join, second, name = pair
        found |= {join.i: (second.i, "cc")}
        found |= {c.i: (name.i, c.dep_) for c in first.children if c.dep_ == "case" or c.i > name.i}
        found |= {name.i: (first.head.i, first.dep_), first.i: (name.i, "nmod:desc"), second.i: (first.i, "conj")}
    return found


def _pair(first: Token) -> tuple[Token, Token, Token] | None:
    """ "And", the second title behind it, and the head of the name right behind that."""
    join = next((c for c in first.doc[first.i + 1 : first.i + 2] if c.lower_ == "and"), None)
    if join is None:
        return None
    second = join.head
    if second.pos_ == "PROPN":  # "general and senator Lim": the name is what is joined
        second = next((c for c in second.children if c.dep_ == "nmod:desc" and join.i < c.i), first)
    beside = {c for c in first.head.children if c.dep_ == first.dep_}
    near = {second.head, *second.children, *first.children}
    names = [t for t in near if t.pos_ == "PROPN" and t.dep_ in _NAMING] + list(beside)
    names = [t for t in names if t.i == second.i + 1]
    joined = any(c.dep_ == "cc" and c.i > second.i for t in names for c in t.children)
    if not names or joined or second.i <= join.i or not _is_office(second) or names[0].ent_type_ != "PERSON":
        return None
    return join, second, names[0]


def _is_office(noun: Token) -> bool:
    """A bare singular noun that can be the title of somebody: "former spy chief", but not "the chief"."""
    if noun.tag_ != "NN" or not noun.below.isdisjoint(_DETERMINING):
        return False
    if noun.lemma in load_titles().kin:
        return False  # "killed father and son Tom Reed" tells of two
    return noun_type(noun) == "PERSON"
