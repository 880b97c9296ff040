"""What stands beside a whole sentence and says how real it is.

"The plan is that Chile buys it"   as real as a plan
"The myth is that Chile bought it" not so
"If true, Chile bought it"         who knows
"In the novel, Chile buys it"      made up

Read from `[provisos]` of `kg/data/cues.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.extract import syntax
from kg.extract.clause import Clause, ClauseKind
from kg.extract.cue import Effect
from kg.extract.cues import Cues
from kg.extract.declarations import Declarations
from kg.extract.negative_words import is_false
from kg.extract.tree import Token
from kg.model import Modality

_AHEAD = frozenset({Modality.PLANNED, Modality.DESIRED})
_US = frozenset({"i", "we", "you"})


def proviso(cues: Cues, clause: Clause, verb: Token) -> Effect | None:
    """What is done to a clause by words around it; `None` where there are none that do anything.

    That the plan is something holds, whatever it is.
    """
    nouns = {noun.i for noun in syntax.children(verb, "nsubj:outer")}
    outer = any(argument.head in nouns for argument in clause.subjects)
    if outer or clause.kind is ClauseKind.NOMINAL:
        return None
    return next(_effects(cues, verb), None)


def _effects(cues: Cues, verb: Token) -> Iterator[Effect]:
    for noun in syntax.children(verb, "nsubj:outer"):
        cue = cues.nouns.get(f"{syntax.lemma(noun)} that") or cues.nouns.get(syntax.lemma(noun))
        if is_false(cues, noun):
            yield Effect(flips=True, modality=Modality.ASSERTED)
        elif cue is not None and not (cue.plain.modality in _AHEAD and _is_past(verb)):
            yield from (cue.plain,) if cue.plain.flips or cue.plain.modality is not None else ()
    for adjective in syntax.children(verb, "advcl"):
        bare = syntax.child(adjective, *syntax.SUBJECTS, "cop") is None
        if bare and adjective.lower_ in _words()["proven"] and syntax.words(syntax.clause_markers(adjective)) == "if":
            yield Effect(modality=Modality.POSSIBLE)
    for place in syntax.children(verb, "obl"):
        inside = place.i < verb.i and syntax.words(syntax.case_markers(place)) == "in" and syntax.child(place, "det")
        own = any(c.lower_ in _US for c in syntax.children(verb, *syntax.SUBJECTS))  # "in the film I like what"
        if inside and not own and syntax.lemma(place) in _words()["made_up"]:
            yield Effect(modality=Modality.POSSIBLE)


def _is_past(verb: Token) -> bool:
    """ "The agreement was that Chile [left]": it did; "would leave": it may."""
    return not syntax.auxiliaries(verb) and verb.tag_ == "VBD"


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """Raises SchemaError where the shipped table cannot be read."""
    table = Declarations.shipped("cues.toml").content["provisos"]
    return {name: frozenset(words) for name, words in table.items()}
