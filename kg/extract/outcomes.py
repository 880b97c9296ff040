"""Infinitives that tell what came of something, and not what it was done for.

"The peso rose to close at 20"       it closed there
"Kenya beat Peru to win the cup"     it won
"She left, only to return"           she did
"He left, never to return"           he did not

Read from `[outcomes]` of `kg/data/cues.toml`: verbs, with the verbs that what they tell may come to.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.extract import syntax
from kg.extract.declarations import Declarations
from kg.extract.tree import Token

_SURPRISING = frozenset({"only", "never"})


def tells_outcome(verb: Token) -> bool:
    """Whether an infinitive tells what came of the verb it hangs on: as real as that verb."""
    main = verb.head
    if (
        verb.tag_ != "VB"
        or verb.i < main.i
        or verb.dep_ not in {"advcl", "xcomp"}
        or syntax.words(syntax.clause_markers(verb)) != "to"
    ):
        return False
    first = verb.left_edge if not verb.left_edge.is_punct else verb.doc[verb.left_edge.i + 1]
    if first.lower_ in _SURPRISING and verb.doc[first.i - 1].text == ",":
        return True
    known = _outcomes()
    return syntax.lemma(verb) in (
        known.get(syntax.predicate_lemma(main), frozenset()) | known.get(syntax.lemma(main), frozenset())
    )


@lru_cache(maxsize=1)
def _outcomes() -> Mapping[str, frozenset[str]]:
    """What each verb may come to. Raises SchemaError where the shipped table cannot be read."""
    found: dict[str, frozenset[str]] = {}
    for entry in Declarations.shipped("cues.toml").content["outcomes"]:
        for lemma in entry["verbs"]:
            found[lemma] = found.get(lemma, frozenset()) | frozenset(entry["come_to"])
    return found
