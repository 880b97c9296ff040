"""The phrase with a preposition that an open relation ends in: "resigned [from the party]".

Of several, that which the verb is about; those that only tell when, how or why are left to the circumstances.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract import open_relations, syntax
from kg.extract.arguments import arguments_of
from kg.extract.circumstance_roles import where_marker
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, Role
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.coordination import is_shared_out, is_whole
from kg.extract.cues import load_cues
from kg.extract.ends import End, literal
from kg.extract.full_ends import in_full, values
from kg.extract.mentions import Mentions
from kg.extract.negative_words import denies_clause
from kg.extract.time import normalise
from kg.extract.tree import Token

_BARE = frozenset({"case", "det", "punct", "fixed"})
_FAR = 12
"""Tokens behind the verb beyond which a phrase seldom belongs to it."""


def oblique(mentions: Mentions, clause: Clause) -> tuple[str, list[End]]:
    """The prepositional argument that a clause is about, with what is coordinated with it, and its preposition.

    What stands behind the verb comes before what opens the sentence, which most often only tells the circumstances
    ("By treaty the island belongs to nobody"), and names come before others. What stands under another preposition of
    a coordination ("in trees and under rocks") is another relation.
    """
    found: list[Argument] = []
    for argument in clause.having(Role.OBLIQUE, Role.AGENT):
        if argument.clause is not None or not argument.marker or _stands_in_front(mentions, clause, argument):
            continue
        if not _only_circumstance(mentions, clause, argument):
            found.extend(_behind_join(clause, mentions.doc[argument.head]) or (argument,))
    if not found:
        return "", []
    chosen = min(found, key=lambda argument: _distance(mentions, clause, argument))
    group = tuple(a for a in found if a.group == chosen.group and a.marker == chosen.marker)
    place = mentions.doc[chosen.head]
    marker = where_marker(place) if chosen.marker == "where" else chosen.marker
    apart = chosen.marker != "between" and not is_whole(clause, chosen)
    if len(group) > 1 and (not apart or is_shared_out(mentions, clause, chosen)):
        whole = replace(group[0], tokens=tuple(range(min(group[0].tokens), max(group[-1].tokens) + 1)))
        value = literal(mentions, whole)
        return marker, [End(chosen, value)] if value is not None else []
    return marker, in_full(mentions, clause, values(mentions, tuple(a.behind_marker() for a in group), words=True))


def _stands_in_front(mentions: Mentions, clause: Clause, argument: Argument) -> bool:
    """ "[In Lima], farmers sell": what opens a sentence tells its circumstances, and belongs to no verb behind."""
    word = mentions.doc[argument.head]
    before = argument.head < clause.predicate and word.dep_ == "obl"
    relative = any(t.tag_ in syntax.RELATIVE_PRONOUNS | {"WDT", "WP", "WRB", "WP$"} for t in word.subtree)
    return before and not relative and any(argument.head < a.head < clause.predicate for a in clause.subjects)


def _distance(mentions: Mentions, clause: Clause, argument: Argument) -> tuple[bool, bool, bool, int]:
    """How far a phrase is from being what the verb is about: the least of several is."""
    far = argument.head > clause.predicate + _FAR
    return far, argument.head < clause.predicate, argument.head not in mentions.names, argument.head


def _only_circumstance(mentions: Mentions, clause: Clause, argument: Argument) -> bool:
    """Whether a phrase tells no more than when, how or why, or of which the clause is about ("of those who came")."""
    token, lexicon = mentions.doc[argument.head], default_lexicon()
    if lexicon.tells_circumstance(argument.marker, clause.lemma) or denies_clause(load_cues(), token, inverted=False):
        return True  # "was by no means the first"
    if is_manner(mentions, argument) and clause.lemma not in lexicon.linking:  # "remains in doubt"
        return True
    if is_time(mentions, argument) or (argument.marker == "of" and argument.head < clause.predicate):
        return True
    if _behind_join(clause, token):
        return False
    lemma = token.lemma
    if argument.marker == "for" and token.tag_ == "NN" and open_relations.is_occasion(lemma):
        return True
    if lemma in lexicon.circumstances and syntax.child(token, "amod", "nummod") is None:
        return True
    phrase = f"{argument.marker} {lemma} of"
    if phrase.startswith("as ") and phrase in load_circumstance_words().phrases and syntax.child(token, "nmod"):
        return True  # "As a result of the raid, the property is blocked"
    owned = syntax.child(token, "nmod:poss") is not None and syntax.child(token, "compound") is None
    if argument.marker == "at" and owned and phrase in load_circumstance_words().phrases:
        return True  # "engraved, at their option, on a pole"
    if (
        argument.head < clause.predicate
        and lemma in load_circumstance_words().empty
        and all(c.dep_ in _BARE for c in token.children)
    ):
        return True  # "As a result, the property is blocked"
    named = mentions.value_at(token) is not None or token.i in mentions.names
    return not named and normalise(token.text, None) is not None


def is_manner(mentions: Mentions, argument: Argument) -> bool:
    """Whether a phrase tells how something is done: "on foot", "by weight"."""
    return argument.head not in mentions.names and open_relations.is_manner(mentions.doc[argument.head])


def _behind_join(clause: Clause, noun: Token) -> tuple[Argument, ...]:
    """What a preposition of several words is about: "in line with [the plan]"."""
    case = syntax.case_markers(noun)
    if not case or noun.lemma not in default_lexicon().joining:
        return ()
    if any(c.dep_ not in {"case", "nmod"} for c in noun.children):
        return ()
    inner = [c for c in syntax.children(noun, "nmod") if syntax.case_markers(c)]
    if not inner:
        beside = (noun.doc[a.head] for a in clause.having(Role.OBLIQUE) if a.markers and a.markers[0] == noun.i + 1)
        inner = list(beside)[:1]
    if len(inner) != 1 or inner[0].i < noun.i:
        return ()
    own = syntax.case_markers(inner[0])
    found = arguments_of(inner[0], Role.OBLIQUE, marker=(*case, noun, *own))
    # "In support of the strike and [against] the policies": what has another preposition stands under that alone.
    markers = {a.head: syntax.marker(noun.doc[a.head]) for a in found}
    return tuple(a for a in found if markers[a.head] in {"", syntax.words(own)})


def is_time(mentions: Mentions, argument: Argument) -> bool:
    # "Ten days before the vote" is a time by its first words.
    words = (argument.head, min(argument.tokens))
    values = (mentions.value_at(mentions.doc[i]) for i in words if argument.head not in mentions.names)
    return any(value is not None and value[2] == "DATE" for value in values)
