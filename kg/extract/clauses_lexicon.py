"""The words that clause building looks up by what they do to the clause around them. All of them are data.

default_lexicon().controls_by_subject("promise")    True: in "promised Rao to leave" it is not Rao who leaves
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
    """Everything that clause building looks up by lemma: the classes of verbs and nouns, and the nouns of action."""

    actions: ActionNouns
    subject_control: frozenset[str]
    object_control: frozenset[str]
    object_purpose: frozenset[str]
    instrumental: frozenset[str]
    anybodys_gerund: frozenset[str]
    resulting: frozenset[str]
    showing: frozenset[str]
    joining: frozenset[str]
    fillers: frozenset[str]
    defining: frozenset[str]
    summing: frozenset[str]
    wholes: frozenset[str]
    sharing_object: frozenset[str]
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
    judging: frozenset[str]
    placing: frozenset[str]
    only_placing: frozenset[str]
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

    def controls_by_subject(self, verb: str) -> bool:
        return verb in self.subject_control

    def controls_by_object(self, verb: str) -> bool:
        return verb in self.object_control

    def sets_to_work(self, verb: str) -> bool:
        """Whether the object does what an infinitive of purpose says: "trained soldiers to fight"."""
        return verb in self.object_purpose

    def is_instrumental(self, verb: str) -> bool:
        """Whether the subject of the passive only serves who is unnamed: "the tool used to open it"."""
        return verb in self.instrumental

    def leaves_open_who(self, verb: str) -> bool:
        """Whether a gerund behind the verb is anybody's doing: "opposes drilling"."""
        return verb in self.anybodys_gerund

    def results(self, verb: str) -> bool:
        """Whether a participle of the verb can tell what the whole event led to: "…, causing a flood"."""
        return verb in self.resulting

    def shows(self, verb: str) -> bool:
        """Whether a participle of the verb tells what the whole event makes clear: "…, underlining the need"."""
        return verb in self.showing

    def joins(self, noun: str) -> bool:
        """Whether a noun makes a preposition with those around it: "in line with"."""
        return noun in self.joining

    def fills(self, verb: str) -> bool:
        """Whether the verb without an object only fills a pause: "I mean"."""
        return verb in self.fillers

    def defines(self, verb: str) -> bool:
        """Whether the verb tells what a word means, of any such thing and of none that happened."""
        return verb in self.defining

    def adds_up(self, verb: str) -> bool:
        """Whether coordinated subjects do together, and none alone, what the verb says: "make up half of it"."""
        return verb in self.summing

    def is_whole_of(self, verb: str) -> bool:
        """Whether a verb, with its preposition, tells what something is all in all: "consist of"."""
        return verb in self.wholes

    def shares_object(self, verb: str) -> bool:
        """Whether what stands behind the last of several verbs is this one's object too: "drafted and signed it"."""
        return verb in self.sharing_object

    def costs(self, verb: str) -> bool:
        """Whether they do so where the object is a measure: "took two years"."""
        return verb in self.costing

    def brings_about(self, verb: str) -> bool:
        """Whether things do so that bring about what is counted: "floods and fires killed forty"."""
        return verb in self.bringing_about

    def is_of_pair(self, word: str) -> bool:
        """Whether a word says of two how they stand to each other: "friends", "apart"."""
        return word in self.of_pairs

    def joins_pair(self, verb: str) -> bool:
        """Whether one of two does with the other what the verb says: "a train and a bus collided"."""
        return verb in self.mutual

    def levies(self, verb: str) -> bool:
        """Whether a verb of two objects gives the first of them nothing: "fined the firm a million"."""
        return verb in self.levying

    def serves_anybody(self, noun: str, verb: str) -> bool:
        """Whether a thing to do something with is not its verb's subject's own: "announced a programme to create"."""
        return noun in self.instrument_nouns and verb not in self.having

    def is_speech(self, verb: str) -> bool:
        return verb in self.speech

    def says(self, verb: str) -> bool:
        """Whether what a reporting verb tells has been said: not with "understood that", "the film shows that"."""
        return verb not in self.unvoiced

    def takes_over(self, verb: str) -> bool:
        """Whether what a verb is done to is a body or its property, and no deal about it."""
        return verb in self.taking_over

    def is_content_noun(self, noun: str) -> bool:
        return noun in self.content_nouns

    def ranks(self, modifier: str) -> bool:
        """Whether a modifier picks one out of an order: "the first ship to enter"."""
        return modifier in self.ranking

    def is_circumstance(self, noun: str) -> bool:
        """Whether a relative clause without pronoun may leave a circumstance open: "the day he left"."""
        return noun in self.circumstances

    def is_partitive(self, noun: str) -> bool:
        """Whether a noun names nothing without its of-phrase: a number, a measure or a part."""
        return noun in self.partitives

    def takes_gerund(self, noun: str) -> bool:
        """Whether a gerund behind a noun tells in what it consists: "trouble getting a visa"."""
        return noun in self.gerund_nouns

    def links(self, verb: str) -> bool:
        """Whether a nominal complement of an active verb says what its subject is: "became minister"."""
        return verb in self.linking

    def names(self, verb: str) -> bool:
        """Whether a verb makes or calls its object something: "named Rao minister"."""
        return verb in self.naming

    def accuses(self, verb: str) -> bool:
        """Whether what somebody is judged for by this verb is alleged, and no fact: "charged with killing"."""
        return verb in self.accusing

    def gives(self, verb: str) -> bool:
        """Whether the first of two objects is who the second is given or denied to: "offered Rao the post"."""
        return verb in self.giving

    def makes(self, verb: str) -> bool:
        """Whether object and complement together say something, and neither alone: "found Ortiz guilty"."""
        return verb in self.making

    def judges(self, verb: str) -> bool:
        """Whether the object "it" of the verb, with a complement, announces a clause: "made it easier to leave"."""
        return verb in self.judging

    def places(self, verb: str) -> bool:
        """Whether a verb needs where its object is brought to: "put jobs at risk"."""
        return verb in self.placing

    def only_places(self, verb: str) -> bool:
        """Whether a verb says nothing at all without where its object is brought to: "put"."""
        return verb in self.only_placing

    def directs(self, adverb: str) -> bool:
        """Whether an adverb behind a verb changes what it says: "stayed away", "drove them back"."""
        return adverb in self.directions

    def needs_object(self, verb: str) -> bool:
        """Whether an active verb without an object has lost it, or stands for another: "Peru did not"."""
        return verb in self.objectless

    def happens(self, verb: str) -> bool:
        """Whether the verb says enough of anything without an object: "a ferry sank"."""
        return verb in self.happening

    def takes_part(self, verb: str) -> bool:
        """Whether the verb only says with whom its subject does what a gerund says: "joined Chad in suing Mali"."""
        return verb in self.taking_part

    def proves(self, verb: str) -> bool:
        """Whether the verb says that its subject is what its complement says: "turned out to be a forgery"."""
        return verb in self.proving

    def is_state(self, verb: str) -> bool:
        """Whether its participle tells how somebody is, with nobody who makes him so: "the nurses are worn out"."""
        return verb in self.states

    def needs_adverb(self, verb: str, adverb: str) -> bool:
        """Whether the verb says something else without this adverb: "took the threat [lightly]"."""
        return adverb in self.needed_adverbs.get(verb, frozenset())

    def tells_manner(self, preposition: str, noun: str) -> bool:
        """Whether a bare noun behind a preposition tells how something is done: "on foot", "by rail"."""
        return noun in self.manners.get(preposition, ())

    def names_occasion(self, noun: str) -> bool:
        """Whether "for" before a noun tells when, how often or why: "for the third time", "for the first winter"."""
        return noun in self.occasions

    def weighs_nothing(self, adverb: str) -> bool:
        """Whether an adverb before a complement changes nothing of whether it holds: "still in force"."""
        return adverb in self.weightless

    def tells_circumstance(self, preposition: str, verb: str) -> bool:
        """Whether what a preposition opens tells when or how, and nothing that the verb is about: "during the war"."""
        if preposition in self.circumstantial_but:
            return verb not in self.circumstantial_but[preposition]
        return preposition in self.circumstantial

    def is_about(self, verb: str, preposition: str) -> bool:
        """Whether a verb is about what a preposition opens that tells a circumstance of others: "did without water"."""
        return verb in self.circumstantial_but.get(preposition, ())

    def is_prepositional(self, verb: str) -> bool:
        """Whether a participle without a subject of its own is no more than a preposition: "compared to"."""
        return verb in self.prepositional

    def takes_time(self, verb: str) -> bool:
        """Whether a stretch of time can be what the verb is about: "spent a year", but "waited a year"."""
        return verb in self.timed


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
