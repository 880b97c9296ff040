"""Who is said to have done what a gerund tells behind a noun of accusation: never who lays, judges or reports it.

"faces charges of insulting the king"              who faces them
"arrested Rao on suspicion of burning a flag"      Rao
"looks into allegations of bribing officials"      nobody who is named
"jailed Rao over reports of beating prisoners"     nobody who is named: Rao may have written them
"imposed sanctions on Rao for beating prisoners"   Rao
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kg.extract import syntax
from kg.extract.arguments import arguments_of
from kg.extract.clause import Argument, Role
from kg.extract.constructions import can_act
from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words
from kg.extract.tree import Token


@dataclass(frozen=True, slots=True)
class _Words:
    nouns: frozenset[str]
    hearsay: frozenset[str]
    borne: frozenset[str]
    laid: frozenset[str]
    judged: frozenset[str]
    penalties: frozenset[str]
    suits: frozenset[str]
    suffered: frozenset[str]


_AGAINST = frozenset({"on", "upon", "against", "to", "for"})


def accuses(noun: Token) -> bool:
    """Whether a noun tells what somebody is accused of."""
    return noun.lemma in _words().nouns | _words().hearsay


def is_judged(verb: Token) -> bool:
    """Whether what a gerund tells behind "for" is yet to be found so: "is on trial for", "stood trial for"."""
    beside = syntax.children(verb, "obj", "obl", "xcomp")
    return any(noun.lemma in _words().judged for noun in (verb, *beside))


def accused(noun: Token, passive: bool, subjects: Callable[[Token], tuple[Argument, ...]]) -> tuple[Argument, ...]:
    """Who did, if anybody, what a noun of accusation tells; `passive` says of its verb whether it is one, `subjects`
    tells those of a verb."""
    verb, known = noun.head, _words()
    if noun.dep_ not in {"obj", "obl"} or not syntax.is_verb(verb):
        return ()
    if noun.lemma in known.hearsay:
        return subjects(verb) if noun.dep_ == "obj" and verb.lemma in known.borne and not passive else ()
    if verb.lemma in known.laid:
        if passive:
            return subjects(verb)
        objects = [c for c in syntax.children(verb, "obj") if c.i != noun.i and c.i < noun.i]
        return arguments_of(objects[0], Role.SUBJECT, shared=True, marker=()) if objects else ()
    return subjects(verb) if verb.lemma in known.borne and not passive else ()


def is_penalty(noun: Token) -> bool:
    """Whether what a gerund tells behind "for" is what others impose the noun for; not in "faces a fine for lying"."""
    return noun.lemma in _words().penalties | _words().suits and noun.head.lemma not in _words().suffered


def is_suit(noun: Token) -> bool:
    """Whether a noun only holds against somebody what is yet to be found so: "a lawsuit for lying"."""
    return noun.lemma in _words().suits


def penalised(noun: Token, gerund: Token) -> tuple[Argument, ...]:
    """Whom a penalty is imposed on: who did what `gerund` behind it tells."""
    verb = noun.head if noun.dep_ in {"obj", "nsubj:pass"} else noun
    beside = [*syntax.children(noun, "nmod", "obl"), *(syntax.children(verb, "obl") if verb is not noun else ())]
    against = [c for c in beside if syntax.marker(c) in _AGAINST and noun.i < c.i < gerund.i and can_act(c)]
    return tuple(a for c in against[:1] for a in arguments_of(c, Role.SUBJECT, shared=True, marker=()))


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(**listed_words(_Words, Declarations.shipped("accusations.toml")))
