"""The cue table: the cues by their lemma, and the words that deny, doubt, report or put off without being one.

Read from `kg/data/cues.toml`; what each table means is told there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.cue import Cue, read_cue
from kg.extract.declarations import Declarations
from kg.extract.listed_words import listed_words
from kg.model import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue table. Verbs may have several entries, told apart by how the content hangs on them."""

    verbs: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    modals: Mapping[str, Modality]
    exempt_next: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    negative_adjuncts: frozenset[str]
    denied_through: frozenset[str]
    denied_between: frozenset[str]
    excepting: frozenset[str]
    others: frozenset[str]
    few: frozenset[str]
    little: frozenset[str]
    abilities: frozenset[str]
    forbidding: frozenset[str]
    bearing: frozenset[str]
    wars: frozenset[str]
    revealing: frozenset[str]
    telling: frozenset[str]
    conditions: frozenset[str]
    depending: frozenset[str]
    sparing_nothing: frozenset[str]
    departing: frozenset[str]
    habitual: frozenset[str]
    standing: frozenset[str]
    partial: frozenset[str]
    degrees: frozenset[str]
    supposing: frozenset[str]
    each_time: frozenset[str]
    later: frozenset[str]
    withholding: frozenset[str]
    commenting: frozenset[str]
    remarking: frozenset[str]
    grounds: frozenset[str]
    pending_ends: frozenset[str]
    presenting: frozenset[str]
    assuring: frozenset[str]
    other_times: frozenset[str]
    penalties: frozenset[str]
    rows: frozenset[str]
    together: frozenset[str]
    apart: frozenset[str]
    of_old: tuple[re.Pattern[str], ...]
    of_habit: tuple[re.Pattern[str], ...]
    looking_back: frozenset[str]
    permitting: frozenset[str]
    done_by_leave: frozenset[str]
    ripening: frozenset[str]
    carrying_on: frozenset[str]
    failing: frozenset[str]
    forcing: frozenset[str]
    reaching: frozenset[str]
    indifferent: frozenset[str]
    content_prepositions: frozenset[str]
    existence: frozenset[str]
    occurring: frozenset[str]
    seeming: frozenset[str]
    stopping: frozenset[str]
    forestalling: frozenset[str]
    owning: frozenset[str]
    presupposed: frozenset[str]
    presupposed_if_known: frozenset[str]
    of_object: frozenset[str]
    open_prepositions: frozenset[str]
    engaged: frozenset[str]
    of_bid: frozenset[str]
    doing: frozenset[str]
    pending: frozenset[str]
    negative_openers: frozenset[str]
    negative_subordinators: frozenset[str]
    adverbs: Mapping[str, Modality]
    reported: frozenset[str]
    anyone: frozenset[str]
    any_of: frozenset[str]
    untrue_adverbs: frozenset[str]
    untrue_adjectives: frozenset[str]
    untrue_nouns: frozenset[str]
    untrue_verbs: frozenset[str]
    contrary: frozenset[str]
    negating_adverbs: frozenset[str]
    near: frozenset[str]
    amending: frozenset[str]
    certain: frozenset[str]
    subordinators: Mapping[str, Modality]
    purpose: Modality
    speaker_markers: frozenset[str]
    sentence_markers: frozenset[str]
    viewing: frozenset[str]
    undergone: frozenset[str]
    documents: frozenset[str]
    vague: frozenset[str]
    citing: frozenset[str]
    quoting: frozenset[str]
    while_speaking: frozenset[str]
    deciding: frozenset[str]
    voicing: frozenset[str]
    reacting: frozenset[str]
    calling: frozenset[str]
    irresistible: frozenset[str]
    truths: frozenset[str]
    granted: frozenset[str]
    unknown: frozenset[str]
    silent: frozenset[str]
    silent_if_able: frozenset[str]
    felt: frozenset[str]
    inverted: frozenset[str]
    wordy: frozenset[str]
    inverted_behind_marks: frozenset[str]
    not_in_headlines: frozenset[str]
    uttered: frozenset[str]
    uttering: frozenset[str]
    taken: frozenset[str]
    shouldering: frozenset[str]
    evading: frozenset[str]
    unstopping: frozenset[str]
    wordless: frozenset[str]
    some: frozenset[str]
    inferring: frozenset[str]
    unowned: frozenset[str]
    tenets: frozenset[str]
    alleged: frozenset[str]
    other_things: frozenset[str]
    addressing: frozenset[str]
    informing: frozenset[str]
    proceeding: frozenset[str]
    some_voters: frozenset[str]
    come_to: frozenset[str]
    reached: frozenset[str]
    lasting: frozenset[str]
    lasting_until: frozenset[str]
    enduring: frozenset[str]
    oaths: frozenset[str]
    occupations: frozenset[str]
    measures: frozenset[str]
    ending: frozenset[str]
    conceding: frozenset[str]
    contrasting: frozenset[str]
    temporal: frozenset[str]
    moments: frozenset[str]
    ahead: tuple[re.Pattern[str], ...]
    open_times: tuple[re.Pattern[str], ...]
    unreal: frozenset[str]
    ranks: frozenset[str]
    adverbial: frozenset[str]
    rulings: frozenset[str]
    denying: frozenset[str]
    rejecting: frozenset[str]
    willed: frozenset[str]
    of_these: frozenset[str]
    falling_short: frozenset[str]
    coming_up: frozenset[str]
    very: frozenset[str]
    everyone: frozenset[str]
    perceiving: frozenset[str]
    """Verbs of the senses, which take a bare infinitive ("saw prices rise")."""
    no_sources: frozenset[str]
    """What something is done "according to" without being told by it ("according to the rules")."""
    confessing: frozenset[str]
    """Verbs of admission, also with "to" and a gerund for their content ("admitted to robbing it")."""
    self_told: frozenset[str]
    """What stands behind "self-" of what somebody says to be ("a self-described prophet")."""
    put_forward: frozenset[str]
    """Nouns of what somebody gives for a reason ("on the grounds that")."""
    letting_known: frozenset[str]
    summing: frozenset[str]
    refutable: frozenset[str]
    making_known: frozenset[str]
    done_by_saying: frozenset[str]
    emotions: frozenset[str]
    learning: frozenset[str]
    undoing: frozenset[str]
    befalling: frozenset[str]
    containing: frozenset[str]
    talks: frozenset[str]
    watching: frozenset[str]
    minding: frozenset[str]
    meeting: frozenset[str]
    talking: frozenset[str]
    noun_markers: Mapping[str, Modality]
    attributes: Mapping[str, Modality]

    def verb(self, lemma: str, link: str, openers: frozenset[str] = frozenset()) -> Cue | None:
        """The first entry for a verb whose content hangs on it by this link and is opened by one of these words."""
        known = self.verbs.get(lemma)
        return next((c for c in known if link in c.links and c.takes(openers)), None) if known else None

    def reporter(self, lemma: str) -> Cue | None:
        known = self.verbs.get(lemma)
        return next((c for c in known if c.reports and not c.markers), None) if known else None

    def reports(self, lemma: str) -> bool:
        return self.reporter(lemma) is not None

    def goes_with_speech(self, lemma: str) -> bool:
        """Whether a participle of it tells how somebody speaks, or what he says besides: "he said, [accusing]"."""
        cue = self.reporter(lemma)
        return (cue is not None and cue.is_spoken) or lemma in self.quoting or lemma in self.while_speaking


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Raises SchemaError where the shipped table has an unknown key or value."""
    declared = Declarations.shipped("cues.toml")
    table = declared.content
    verbs: dict[str, list[Cue]] = {}
    adjectives: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    for place, entry in enumerate(table["cues"]):
        for lemma in entry.get("lemmas", ()):
            verbs.setdefault(lemma, []).append(read_cue(declared, place, entry, lemma, "verb"))
        for lemma in entry.get("adjectives", ()):
            adjectives.setdefault(lemma, read_cue(declared, place, entry, lemma, "adjective"))
        for lemma in entry.get("nouns", ()):
            nouns.setdefault(lemma, read_cue(declared, place, entry, lemma, "noun"))
    modality = {word: Modality(name) for name in Modality for word in table["adverbs"].get(name, ())}
    return Cues(
        **listed_words(Cues, declared),
        verbs={lemma: tuple(sorted(cues, key=lambda cue: not cue.markers)) for lemma, cues in verbs.items()},
        adjectives=adjectives,
        nouns=nouns,
        modals={word: Modality(name) for word, name in table["modals"].items()},
        adverbs=modality,
        subordinators={
            word: Modality(name)
            for name in Modality
            for word in table["subordinators"].get(name, ())
            if name != "asserted"
        },
        purpose=Modality(table["subordinators"]["purpose"]),
        ahead=tuple(re.compile(pattern) for pattern in table["adverbs"]["ahead"]),
        of_old=tuple(re.compile(pattern) for pattern in table["story"]["of_old"]),
        of_habit=tuple(re.compile(pattern) for pattern in table["story"]["of_habit"]),
        open_times=tuple(re.compile(pattern) for pattern in table["adverbs"]["open"]),
        noun_markers={word: Modality(name) for name in Modality for word in table["nominal"]["markers"].get(name, ())},
        attributes={word: Modality(name) for name in Modality for word in table["nominal"]["attributes"].get(name, ())},
    )


def negate(polarity: Polarity) -> Polarity:
    return Polarity.NEGATED if polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
