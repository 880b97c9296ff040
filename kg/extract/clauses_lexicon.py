"""The words that clause building looks up by what they do to the clause around them. All of them are data.

"promise" in default_lexicon().subject_control      in "promised Rao to leave" it is not Rao who leaves
default_lexicon().actions.reading("visit").verb     "visit"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.extract.action_nouns import ActionNouns, action_nouns_from
from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything that clause building looks up by lemma: the classes of verbs and nouns, and the nouns of action.

    What each class is, with an example, stands beside its list in `kg/data/verbs.toml`.
    """

    actions: ActionNouns
    subject_control: frozenset[str]
    object_control: frozenset[str]
    object_purpose: frozenset[str]
    instrumental: frozenset[str]
    closing: frozenset[str]
    anybodys_gerund: frozenset[str]
    resulting: frozenset[str]
    showing: frozenset[str]
    joining: frozenset[str]
    fillers: frozenset[str]
    defining: frozenset[str]
    summing: frozenset[str]
    wholes: frozenset[str]
    sharing_object: frozenset[str]
    forcing: frozenset[str]
    producing: frozenset[str]
    costing: frozenset[str]
    bringing_about: frozenset[str]
    mutual: frozenset[str]
    of_pairs: frozenset[str]
    levying: frozenset[str]
    instrument_nouns: frozenset[str]
    having: frozenset[str]
    speech: frozenset[str]
    unvoiced: frozenset[str]
    content_nouns: frozenset[str]
    ranking: frozenset[str]
    circumstances: frozenset[str]
    partitives: frozenset[str]
    prepositional: frozenset[str]
    timed: frozenset[str]
    gerund_nouns: frozenset[str]
    linking: frozenset[str]
    naming: frozenset[str]
    accusing: frozenset[str]
    giving: frozenset[str]
    making: frozenset[str]
    knowing: frozenset[str]
    judging: frozenset[str]
    placing: frozenset[str]
    only_placing: frozenset[str]
    captive: frozenset[str]
    capturing: frozenset[str]
    directions: frozenset[str]
    objectless: frozenset[str]
    happening: frozenset[str]
    taking_part: frozenset[str]
    taking_over: frozenset[str]
    proving: frozenset[str]
    states: frozenset[str]
    needed_adverbs: Mapping[str, frozenset[str]]
    manners: Mapping[str, frozenset[str]]
    occasions: frozenset[str]
    weightless: frozenset[str]
    circumstantial: frozenset[str]
    circumstantial_but: Mapping[str, frozenset[str]]

    def serves_anybody(self, noun: str, verb: str) -> bool:
        """Whether a thing to do something with is not its verb's subject's own: "announced a programme to create"."""
        return noun in self.instrument_nouns and verb not in self.having

    def needs_adverb(self, verb: str, adverb: str) -> bool:
        """Whether the verb says something else without this adverb: "took the threat [lightly]"."""
        return adverb in self.needed_adverbs.get(verb, frozenset())

    def tells_manner(self, preposition: str, noun: str) -> bool:
        """Whether a bare noun behind a preposition tells how something is done: "on foot", "by rail"."""
        return noun in self.manners.get(preposition, ())

    def tells_circumstance(self, preposition: str, verb: str) -> bool:
        """Whether what a preposition opens tells when or how, and nothing that the verb is about: "during the war"."""
        if preposition in self.circumstantial_but:
            return verb not in self.circumstantial_but[preposition]
        return preposition in self.circumstantial

    def is_about(self, verb: str, preposition: str) -> bool:
        """Whether a verb is about what a preposition opens that tells a circumstance of others: "did without water"."""
        return verb in self.circumstantial_but.get(preposition, ())


@cache
def default_lexicon() -> Lexicon:
    """The lexicon shipped with the program, read once a process."""
    declared = Declarations.shipped("verbs.toml")
    nouns, light = Declarations.shipped("action_nouns.toml"), Declarations.shipped("light_verbs.toml")
    by_word: dict[str, Any] = {
        name: {word: frozenset(found) for word, found in declared.content[name].items()}
        for name in ("needed_adverbs", "manners", "circumstantial_but")
    }
    actions = action_nouns_from(nouns.content, light.content)
    return Lexicon(**listed_words(Lexicon, declared), **by_word, actions=actions)
