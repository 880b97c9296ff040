"""Infinitives that tell what came of something, and not what it was done for.

"The peso rose to close at 20"       it closed there
"Kenya beat Peru to win the cup"     it won
"She left, only to return"           she did
"He left, never to return"           he did not

Read from `[outcomes]` of `kg/data/cues.toml`: verbs, with the verbs that what they tell may come to.
"""

from __future__ import annotations

from dataclasses import dataclass
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
        or (main.tag_ == "VBG" and syntax.auxiliaries(main))  # "is growing to reach 5%"
        or verb.i < main.i
        or verb.dep_ not in {"advcl", "xcomp"}
        or syntax.subordinator(verb) != "to"
    ):
        return False
    first = verb.left_edge if not verb.left_edge.is_punct else verb.doc[verb.left_edge.i + 1]
    if first.lower_ in _SURPRISING and verb.doc[first.i - 1].text == ",":
        return True
    come_to = syntax.predicate_lemma(verb)
    verbs = {syntax.predicate_lemma(main), main.lemma}
    return any(
        come_to in outcome.come_to and not verbs.isdisjoint(outcome.verbs) and outcome.allows(main, verb)
        for outcome in _outcomes()
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Verbs, what they may come to, and what there has to be beside them, as the table has it."""

    verbs: frozenset[str]
    come_to: frozenset[str]
    of: frozenset[str]
    measured: bool
    alone: bool
    told: bool

    def allows(self, main: Token, verb: Token) -> bool:
        """Whether what stands beside both verbs leaves no aim: "beat Rao to make him sign" has one."""
        objects = syntax.children(main, "obj", "ccomp")
        beside = syntax.children(verb, "obj", "obl")
        if self.alone and objects:
            return False
        if syntax.is_passive(main) and not self.alone:
            return False  # "taxes were raised to reach 5%", but "the two were merged to form a bank"
        if self.measured and not all(self._is_known(found) for found in objects):
            return False
        if self.of and not any(self._is_known(found) for found in beside):
            return False
        return not self.told or any(_tells(content) for content in syntax.children(verb, "ccomp", "xcomp"))

    def _is_known(self, noun: Token) -> bool:
        figure = noun.pos_ == "NUM" or noun.ent_type_ in _FIGURES
        return (figure and self.measured) or noun.lemma in self.of


_FIGURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def _tells(content: Token) -> bool:
    """ "To find that they left", "to find it closed"; but not "to learn who left"."""
    asks = any(word.tag_.startswith("W") for word in (content.left_edge, *syntax.clause_markers(content)))
    return not asks and syntax.subordinator(content) in {"", "that"}


@lru_cache(maxsize=1)
def _outcomes() -> tuple[_Outcome, ...]:
    """What verbs may come to. Raises SchemaError where the shipped table cannot be read."""
    return tuple(
        _Outcome(
            frozenset(entry["verbs"]),
            frozenset(entry["come_to"]),
            frozenset(entry.get("of", ())),
            entry.get("measured", False),
            entry.get("alone", False),
            entry.get("told", False),
        )
        for entry in Declarations.shipped("cues.toml").content["outcomes"]
    )
