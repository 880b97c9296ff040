"""Numbers whose "up to" a parse takes for a particle and a preposition: "could face | up | to twelve years".

Before a number "up to" tells how many at most, as "at least" does, and is no preposition of the phrase (Huddleston and
Pullum 2002, 5.11): "hired up to 90 guards" has the guards for object. "Climbed up to 90 dollars" is another thing.
"Paid $6 [a share]", "pumps 9 million barrels [a day]": what stands
behind a sum without a preposition tells for how much of what it is, and is neither bought nor a time. "Fined [Google]
4 million euros": nor are there euros of that kind, and who is fined, paid or given a sum stands before it.
"Two [years] after the war": how long before or after belongs to that, and is no time of its own.
"""

from __future__ import annotations

from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Doc, Token

_PHRASES = frozenset({"obl", "obl:unmarked", "obl:npmod"})
_BESIDE = frozenset({"obj", "obl:unmarked", "obl:npmod", "obl:tmod"})
_WHOLE = frozenset({"obj", "iobj", "obl", "obl:unmarked", "nmod", "nmod:unmarked"})
_SIDES = frozenset({"before", "after"})
_BOUNDS = frozenset({"until", "till", "since"})
_MONEY = frozenset({"$", "€", "£", "¥"})
_MULTIPLES = frozenset({"times", "twice", "half", "thrice"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "PRODUCT"})
_HUNG = frozenset({"compound:prt", "advmod", "case", "fixed"})


def torn_quantities(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such words, and of the phrases they made of an object, with those of their heads and labels."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_ in _BESIDE and (sum := _sum_before(token)) is not None:
            found[token.i] = (sum.i, "nmod:unmarked")
        if token.dep_ in _BESIDE and (event := _counted_from(token)) is not None:
            found |= {c.i: (token.head.i, c.dep_) for c in token.children if c.is_punct}
            found[token.i] = (event.i, "nmod:unmarked")
        if token.dep_ == "obl" and token.left_edge.lower_ in _BOUNDS and (event := _counted_from(token)) is not None:
            found |= {token.i: (event.i, "nmod:unmarked"), token.left_edge.i: (event.i, "case")}
        if token.lower_ in _MULTIPLES and token.i + 1 < len(doc) and token.dep_.startswith(("obl", "advmod")):
            behind = doc[token.i + 1]
            if behind.lower_ == "as" and behind.dep_ == "advmod" and behind.head.i > behind.i:
                found[token.i] = (behind.head.i, "advmod")  # "carries three [times] as many"
        if token.ent_type_ == "MONEY" and token.text.isupper() and (number := _number_behind(token)) is not None:
            found[token.i] = (number.i, "compound")
        if token.ent_type_ == "MONEY" and token.dep_ == "obj":
            found |= _given(token) | _worth(token)
        if token.text == "%" and token.i and (before := doc[token.i - 1]).tag_ == "CD" and before.head != token:
            found[before.i] = (token.i, "nummod")
    for than in doc.saying("than"):
        found |= _due(than)
    for up in doc.saying("up"):
        if up.i + 2 >= len(doc):
            continue
        to, number = doc[up.i + 1 : up.i + 3]
        if to.lower_ != "to" or number.tag_ != "CD" or up.dep_ not in _HUNG:
            continue
        noun = number.head if number.dep_ == "nummod" and number.head.i > number.i else number
        verb = noun.head
        parted = noun.dep_ == "obj" and up.dep_ == "compound:prt" and up.head is verb
        if (noun.dep_ not in _PHRASES and not parted) or verb.pos_ != "VERB":
            continue
        marked = any(c.dep_ == "case" and c.i < up.i for c in noun.children)
        if not marked and verb.lemma in load_circumstance_words().governed["upward"]:
            continue
        found[up.i] = (number.i, "advmod")
        found[to.i] = (up.i, "fixed")
        if not marked:
            found[noun.i] = (verb.i, "obj")
    return found


def _due(than: Token) -> dict[int, tuple[int, str]]:
    """ "Must leave [no later than] 3 May": the three words are one preposition of the day."""
    if than.i < 2 or than.head.i < than.i or than.head.ent_type_ not in {"DATE", "TIME"}:
        return {}
    no, later = than.doc[than.i - 2 : than.i]
    day, verb = than.head, later.head
    if later.lower_ != "later" or no.lower_ not in {"no", "not"} or day.head not in (later, verb):
        return {}
    return {day.i: (verb.i, "obl"), no.i: (day.i, "case"), later.i: (no.i, "fixed"), than.i: (no.i, "fixed")}


def _number_behind(code: Token) -> Token | None:
    """The number of a sum whose currency the parse has beside it: "allocates [SBD] 25 million"."""
    number = code.doc[code.i + 1] if code.i + 1 < len(code.doc) else code
    if code.dep_ not in _WHOLE or number.tag_ != "CD" or number.ent_type_ != "MONEY":
        return None
    while number.head.ent_type_ == "MONEY" and number.head.i > number.i:
        number = number.head
    return number if number.head is not code else None


def _counted_from(time: Token) -> Token | None:
    """What a span right before "before" or "after" is counted from."""
    if time.lemma not in load_time_words().units or time.right_edge.i + 1 >= len(time.doc):
        return None
    marker = time.doc[time.right_edge.i + 1]
    beside = marker.dep_ == "case" and marker.head.dep_ == "obl" and marker.head.head is time.head
    return marker.head if beside and marker.lower_ in _SIDES else None


def _sum_before(unit: Token) -> Token | None:
    """The counted object that a unit with "a" stands right behind: "earns [9 dollars] an hour"."""
    first, last = unit.left_edge, unit.right_edge
    if first.lower_ not in {"a", "an"} or first.head is not unit or last is not unit:
        return None
    behind = unit.doc[last.i + 1].lower_ if last.i + 1 < len(unit.doc) else ""
    objects = (c for c in unit.head.children if c.dep_ == "obj" and c.right_edge.i + 1 == first.i and c is not unit)
    counted = (c for c in objects if "nummod" in c.below and (c.tag_ != "NN" or c.text in _MONEY or c.lemma == "%"))
    found = next(counted, None)
    if found is None or behind in load_time_words().after_measure:  # "sent 30 men a week ago"
        return None
    given = unit.head.lemma in default_lexicon().giving and found.ent_type_ != "MONEY"
    return None if given else found  # "owes 20 firms a refund"


def _worth(sum: Token) -> dict[int, tuple[int, str]]:
    """ "Won a [$12m] contract": a sum between a noun and its article is no object beside it."""
    first = sum.doc[sum.left_edge.i - 1] if sum.left_edge.i else sum
    noun = first.head
    between = first.dep_ in {"det", "nmod:poss"} and noun.i > sum.i and noun.head is sum.head and noun.dep_ == "obj"
    return {sum.i: (noun.i, "compound")} if between else {}


def _given(total: Token) -> dict[int, tuple[int, str]]:
    """Who gets a sum, where it is hung on that: "gave [Peru] 30 million dollars"; and what a fine is, beside whom."""
    verb = total.head
    hung = [c for c in total.children if c.dep_ in {"compound", "nmod:poss"} and c.left_edge.i == verb.i + 1]
    hung = [c for c in hung if c.ent_type_ in _NAMED and "case" not in c.below]
    beside = [c for c in verb.children if c.dep_ in {"iobj", "obj"} and c.i < total.i]
    if verb.lemma not in default_lexicon().giving or not (hung or beside):
        return {}
    if verb.lemma in load_circumstance_words().fining:
        return {who.i: (verb.i, "obj") for who in hung or beside} | {total.i: (verb.i, "obl:unmarked")}
    return {who.i: (verb.i, "iobj") for who in hung}
