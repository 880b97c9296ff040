"""The names of open relations: what a verb says of its subject, in its base form, with the words that change it.

"resigned from the party"        resign_from
"stayed away", "drove them back" stay_away, drive_back: without the adverb they say something else
"took the threat seriously"      take_seriously
"was photographed with Rao"      be_photographed_with: whom it befell is not taken for who did it
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.clause import Clause
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Doc, Token


def active(doc: Doc, clause: Clause) -> str:
    """What the subject does, or what is done to an object: "carry_out", "stay_away"."""
    return "_".join([*clause.lemma.split(" "), *_directions(doc, clause)])


def passive(doc: Doc, clause: Clause) -> str:
    """What is done to the subject: "be_sent", "be_kept_away"."""
    words = [doc[clause.predicate], *(doc[i] for i in clause.particles)]
    return "_".join(["be", *(t.lower_ for t in words), *_directions(doc, clause)])


def with_marker(verb: str, marker: str) -> str:
    """A verb with the preposition behind it, which it may end in already: "come_out" and "out of", "come_out_of"."""
    words = marker.split(" ") if marker else []
    if words and verb.endswith(f"_{words[0]}"):
        words = words[1:]
    return "_".join([verb, *words])


def is_manner(noun: Token) -> bool:
    """Whether a bare noun tells with its preposition how, and nothing that the verb is about: "on foot", "at once"."""
    if any(c.dep_ not in {"case", "punct"} for c in noun.children):
        return False
    marker = syntax.marker(noun)
    return noun.pos_ == "ADV" or default_lexicon().tells_manner(marker, noun.lower_)


def is_occasion(noun: str) -> bool:
    """What follows "for" and tells how often, how long or why: "for the third time", "for a sixth day"."""
    return noun in default_lexicon().occasions or noun in load_time_words().units


def _directions(doc: Doc, clause: Clause) -> list[str]:
    """Bare adverbs of direction behind a verb: "stayed [away]", "sent them [back]", but not "far away"; and what
    a verb says nothing without: "took it [lightly]"."""
    found = []
    for i in clause.adverbs:
        word = doc[i]
        if i > clause.predicate and default_lexicon().needs_adverb(clause.lemma, word.lower_):
            found.append(word.lower_)
            continue
        bare = all(c.dep_ == "obl" for c in word.children)
        if i > clause.predicate and bare and word.lower_ in default_lexicon().directions and _is_near(doc, clause, i):
            found.append(word.lower_)
    return found[:1]


def _is_near(doc: Doc, clause: Clause, place: int) -> bool:
    """Whether an adverb stands right behind the verb, or right behind its object."""
    before = doc[place - 1]
    if before.i == clause.predicate or before.i in clause.particles:
        return True
    return any(place - 1 == max(a.tokens) for a in clause.objects)
