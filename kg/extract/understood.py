"""Who does what an infinitive, a gerund or a participle says, where the verb above it and its nouns tell who it is.

"nominated Rao to replace Silva"             Rao, whom somebody puts in the place
"gave farmers a day to do it"                the farmers, who are given it
"relied on volunteers to run it"             the volunteers
"spoke of farmers leaving their fields"      the farmers, right before their gerund
"the pans were hard to clean"                nobody who is named

Each function gives the words that it is, none where this does not tell. The words are those of `kg/data/control.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract import syntax
from kg.extract.clause import Clause, Voice
from kg.extract.clauses_lexicon import Lexicon
from kg.extract.constructions import can_act
from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words
from kg.extract.noun_types import noun_type
from kg.extract.tree import Token

_BEFORE_GERUND = frozenset(
    {"of", "without", "instead of", "rather than", "because of", "despite", "about", "with", "amid"}
)
"""Prepositions before a noun whose gerund tells what they govern: "without [the crew] sending a signal"."""
_PEOPLE = frozenset({"PERSON", "NORP"})
_IT = frozenset({"it", "him", "her", "them"})
_GOAL = frozenset({"to"})
_NONE: frozenset[str] = frozenset()
_TIMES = frozenset({"DATE", "TIME"})
_SPANS = frozenset({"DATE", "TIME", "MONEY", "QUANTITY"})


@dataclass(frozen=True, slots=True)
class _Words:
    selecting: frozenset[str]
    proposing: frozenset[str]
    placing: frozenset[str]
    hiring: frozenset[str]
    tasks: frozenset[str]
    replacing: frozenset[str]
    by_choice: frozenset[str]
    bringing: frozenset[str]
    urging: frozenset[str]
    giving: frozenset[str]
    minded: frozenset[str]
    seeking: frozenset[str]
    harming: frozenset[str]
    setting_off: frozenset[str]
    standing_for: frozenset[str]
    calling: frozenset[str]
    blaming: frozenset[str]
    own_ends: frozenset[str]
    asking: frozenset[str]
    asked: frozenset[str]
    own_asking: frozenset[str]
    projects: frozenset[str]
    undertaking: frozenset[str]
    undertaken: frozenset[str]
    circumstantial: frozenset[str]
    lives: frozenset[str]
    parts: frozenset[str]
    people: frozenset[str]
    tough: frozenset[str]
    obliques: Mapping[str, frozenset[str]]


def set_to(token: Token, head: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Whom an active verb puts, brings or trusts to do what an infinitive beside it says."""
    verb, words = syntax.predicate_lemma(head), control_words()
    if _is_done_to(token):
        return ()
    objects = tuple(c for c in syntax.children(head, "obj") if head.i < c.i < token.i)
    # "Named Rao to replace Silva": what is no office is who was named, whatever the parse calls it.
    called = tuple(c for c in syntax.children(head, "xcomp") if head.i < c.i < token.i and c.ent_type_ == "PERSON")
    if verb in words.selecting and any(can_act(c) for c in objects or called) and _is_task(token, verb):
        return objects or called
    given = tuple(c for c in syntax.children(head, "iobj") if c.i < token.i)
    # "Paid the mayor $3 million to win the contract": who pays wants it.
    bought = verb == "pay" and token.lemma in words.own_ends | words.by_choice
    until = any(c.ent_type_ in _TIMES for c in syntax.children(head, "obl") if head.i < c.i < token.i)
    if given and verb in words.giving and not bought and (until or any(_is_for_use(c, lexicon) for c in objects)):
        return given
    placed = any(head.i < c.i < token.i for c in syntax.children(head, "obl"))  # "took Rao to hospital to treat him"
    led = verb in words.bringing and not placed and all(_is_person(c) for c in objects)
    if objects and (led or (verb in words.urging and all(can_act(c) or c.lower_ in _IT for c in objects))):
        return objects
    trusted = words.obliques.get(verb, frozenset()) - (_GOAL if token.lemma in words.seeking else _NONE)
    if is_by_choice(token):
        return ()
    beside = [c for c in syntax.children(head, "obl") if head.i < c.i < token.i]
    return tuple(c for c in beside[-1:] if syntax.marker(c) in trusted and can_act(c))


def selects(verb: str) -> bool:
    """Whether a verb puts somebody in a place, whose deeds are yet to come: "chose soldiers to guard the bridge"."""
    return verb in control_words().selecting


def is_by_choice(token: Token) -> bool:
    """Whether an infinitive tells what somebody does by sending or choosing another: "hired Rao to avoid a lawsuit"."""
    return token.lemma in control_words().by_choice


def _is_task(token: Token, verb: str) -> bool:
    """Whether an infinitive tells the work of who is hired or put in a place, and not what choosing them is to do."""
    return token.lemma in control_words().tasks or (verb in control_words().hiring and not is_by_choice(token))


def named_before(token: Token) -> tuple[Token, ...]:
    """The noun right before a gerund that the parse hung beside it: "spoke of [farmers] leaving"."""
    if token.tag_ != "VBG" or token.left_edge.i != token.i or token.i == 0:
        return ()
    beside = (c for c in syntax.children(token.head, "obl") if c.right_edge.i == token.i - 1)
    return tuple(c for c in beside if syntax.marker(c) in _BEFORE_GERUND and c.pos_ != "VERB")


def recipients(noun: Token, token: Token, *, passive: bool) -> tuple[Token, ...]:
    """Who is given, by an active verb, what is there to do something with: "gave [us] the data to do it"."""
    verb = noun.head
    if passive or noun.dep_ != "obj" or verb.lemma not in control_words().giving or _is_done_to(token):
        return ()
    behind = (c for c in syntax.children(verb, "obl") if syntax.marker(c) == "to" and can_act(c))
    first = (c for c in syntax.children(verb, "obj") if c.i < noun.i and can_act(c))  # "handed Rao a sentence"
    return syntax.children(verb, "iobj") or (*first, *behind)


def is_received(noun: Token) -> bool:
    """Whether the subject of a passive has got a thing to do something with: "was given permission to leave"."""
    return noun.dep_ == "obj" and noun.head.lemma in control_words().giving


def asks_others(noun: Token) -> bool:
    """Whether who a noun comes from is not who is to do what it tells: "Peru's request to remove it"."""
    return noun.lemma in control_words().asking


def may_ask_for_self(noun: Token) -> bool:
    """Whether who asks may as well want to do it: "granted Rao's request to leave"."""
    return noun.lemma in control_words().own_asking


def is_asked(noun: Token) -> bool:
    """Whether the subject of the verb is who was asked: "rejected calls to withdraw"."""
    return noun.dep_ in {"obj", "obl"} and syntax.predicate_lemma(noun.head) in control_words().asked


def is_anybodys(noun: Token) -> bool:
    """Whether a plan, a decision or a bid may be of others than who a verb is said of: "condemned plans to buy it".

    Who has, makes or drops one is its own master, and so is who does something "in a bid" to do more.
    """
    words = control_words()
    beside = (
        noun.dep_ == "obl" and syntax.marker(noun) in words.circumstantial
    )  # "declared war after the plot to kill him"
    undertaken = syntax.predicate_lemma(noun.head) in words.undertaking and not beside
    if noun.lemma not in words.projects or undertaken:
        return False
    return not (noun.dep_ == "obl" and syntax.marker(noun) in words.undertaken)


def bearer(noun: Token, token: Token) -> tuple[Token, ...]:
    """Whose ability, attempt or duty a noun tells, or whom it asks, in a phrase between it and its infinitive."""
    markers = {"on", "upon", "to", "for"} if asks_others(noun) else {"of", "by", "for"}
    between = (c for c in syntax.children(noun, "nmod") if noun.i < c.i < token.i)
    return tuple(c for c in between if syntax.marker(c) in markers and can_act(c))


def serves_person(token: Token, noun: Token) -> bool:
    """Whether an infinitive tells what somebody is there to do: "has an [editor] to check the reports"."""
    person = noun.pos_ == "NOUN" and noun_type(noun) == "PERSON"
    aim = syntax.subordinator(token) == "to" and syntax.child(token, "obj") is not None
    return person and aim and not _is_done_to(token)


def has_no_mind(noun: Token, token: Token) -> bool:
    """Whether what a participle says takes a mind, which a request or a life has none of: "the request follows a
    ruling, recognising the claim"."""
    words = control_words()
    minded = token.tag_ == "VBG" and not syntax.clause_markers(token) and token.lemma in words.minded
    return minded and noun.lemma in words.lives | words.asking and not can_act(noun)


def is_unnamed(clause: Clause) -> bool:
    """Whether an active verb of naming lacks what it names: it is a passive, "an inn, and [called] the Crown"."""
    bare = clause.voice is Voice.ACTIVE and not clause.undergoers and bool(clause.complements)
    return bare and clause.link == "conj" and clause.lemma in control_words().calling


def blames(verb: str) -> bool:
    """Whether what a gerund behind "for", "of" or "over" tells is always its object's deed: "blamed the storm for"."""
    return verb in control_words().blaming


def is_answered_for(noun: Token) -> bool:
    """Whether "for" before a gerund behind it, or behind what is done to it, tells a deed that lies behind: "wants to
    jail [Rao] for lying", "is to pay [500 euros] for lying"."""
    return can_act(noun) or noun.ent_type_ == "MONEY"


def spoken_of(pronoun: Token, token: Token) -> Token | None:
    """Whom a participle behind a comma means by its object "him", "it" or "them": "sued Rao, accusing [him] of it".

    It is the object where that agrees with it, else a name, or another noun, behind the verb; none where two do.
    """
    verb = token.head
    if pronoun.lower_ not in _IT or token.tag_ != "VBG" or token.i < verb.i or not syntax.is_set_off(token):
        return None
    objects = [c for c in syntax.children(verb, "obj", "iobj") if verb.i < c.i < token.i]
    beside = [c for c in syntax.children(verb, "obl") if verb.i < c.i < token.i]
    beside += [n for c in (*objects, *beside) for n in syntax.children(c, "nmod") if n.i < token.i]
    blamed = blames(token.lemma)
    for nouns in (objects, [c for c in beside if c.pos_ == "PROPN"], beside if blamed else []):
        fitting = [c for c in nouns if _agrees(pronoun.lower_, c) and (c.pos_ == "PROPN" or can_act(c) or not blamed)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _agrees(pronoun: str, noun: Token) -> bool:
    plural = noun.tag_ in {"NNS", "NNPS"} and noun.ent_type_ not in {"GPE", "ORG"}
    several = plural or noun.ent_type_ == "NORP" or len(syntax.conjuncts(noun)) > 1
    if noun.ent_type_ in _SPANS or noun.pos_ == "PRON" or several != (pronoun == "them"):
        return False
    if pronoun in {"him", "her"}:
        return _is_person(noun)
    own = any(c.tag_ == "PRP$" for c in syntax.children(noun, "nmod:poss"))  # "closed its mission, accusing it"
    return pronoun == "them" or not (own or _is_person(noun))


def is_tough(token: Token, head: Token) -> bool:
    """Whether an infinitive is done to the subject: "the pans were hard [to clean]"."""
    bare = syntax.subordinator(token) == "to" and syntax.child(token, "obj", "ccomp", "xcomp") is None
    return bare and head.pos_ == "ADJ" and head.lemma in control_words().tough


def _is_for_use(thing: Token, lexicon: Lexicon) -> bool:
    """Whether somebody who is given it is to do something with it: a day, money, a right, a tool."""
    lemma = thing.lemma
    spans = thing.ent_type_ in _SPANS or lemma in lexicon.gerund_nouns
    return spans or lemma in lexicon.content_nouns or lexicon.serves_anybody(lemma, "give")


def _is_person(noun: Token) -> bool:
    if noun.ent_type_ or noun.pos_ == "PROPN":
        return noun.ent_type_ in _PEOPLE
    if noun.lower_ in control_words().people:
        return True
    return noun_type(noun) == "PERSON"


def _is_done_to(token: Token) -> bool:
    """ "took Rao to a cell to question [him]": who is brought is not who does it."""
    return any(c.lower_ in _IT for c in syntax.children(token, "obj", "iobj"))


@lru_cache(maxsize=1)
def control_words() -> _Words:
    declared = Declarations.shipped("control.toml")
    obliques = {verb: frozenset(prepositions) for verb, prepositions in declared.content["obliques"].items()}
    return _Words(**listed_words(_Words, declared), obliques=obliques)
