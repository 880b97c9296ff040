"""What one subordinate clause of a claim tells: the role that it plays and the words that fill it.

"after the vote was held"    a time, in the words of the clause
"unless the bank pays"       a condition, with its conjunction
"citing safety rules"        a reason
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.extract import syntax
from kg.extract.arguments import phrase_tokens
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Role
from kg.extract.cues import load_cues
from kg.extract.fillers import LONGEST_CLAUSE, Fillers
from kg.extract.measures import measuring
from kg.extract.mentions import Mentions, span_of
from kg.extract.outcomes import tells_outcome
from kg.extract.speaking import speaks
from kg.extract.time import normalise
from kg.extract.tree import Token
from kg.model import Qualifier

_INVERTED = frozenset({"had", "were", "should"})
"""Verbs that open a condition without a conjunction."""
_BOUNDS = frozenset({"until", "till"})
_OTHERWISE = _BOUNDS | {"unless"}
"""Conjunctions of conditions under which something holds no more, or not yet."""
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})


@dataclass(frozen=True, slots=True)
class ClauseAdjuncts:
    """Reads the subordinate clauses of one document that are no end of a claim."""

    mentions: Mentions
    fillers: Fillers

    def told(self, argument: Argument, declared: Mapping[str, str]) -> Iterator[Qualifier]:
        """What a subordinate clause tells, in its words: "after the vote was held"."""
        doc = self.mentions.doc
        role = declared.get("content") if argument.role is Role.CLAUSAL_COMPLEMENT else None
        if role is None and argument.role is Role.ADVERBIAL_CLAUSE:
            declared_role = declared.get(argument.marker) if argument.marker != "to" else None
            role = declared_role or _clause_role(argument, doc[argument.head]) or self._hindered(argument)
        if role and argument.tokens:
            words = [i for i in argument.tokens if not doc[i].is_space][:LONGEST_CLAUSE]
            tells = role == "time" or argument.marker in _OTHERWISE  # "after" makes all the difference, and "unless"
            if tells and argument.markers and 0 < words[0] - min(argument.markers) <= 2:
                words = [self._measured(min(argument.markers)), *words]
            span = span_of(doc, words[0], words[-1] + 1)
            yield Qualifier(role=role, value=doc.text[span.start : span.end], span=span)
        elif argument.role is Role.ADVERBIAL_CLAUSE and not argument.marker:
            yield from self._cited(doc[argument.head])

    def _measured(self, index: int) -> int:
        """Where the words of a time begin that a subordinator follows: "[two days] before his term ended"."""
        doc = self.mentions.doc
        value = self.mentions.values.get(index - 1)
        if value is None or value[2] != "DATE":
            return index
        first = min(value[0], index)
        fixed = first < index and normalise(doc[first:index].text, date(2000, 1, 1)) is not None
        led = first > 0 and doc[first - 1].dep_ == "case"  # "was away for three months when he died"
        return index if fixed or led else first  # "in May after he was accused" tells the month, and what it came after

    def _cited(self, verb: Token) -> Iterator[Qualifier]:
        """ "Citing safety rules": what cannot speak is cited as the reason."""
        if verb.lemma in load_cues().citing and verb.tag_ == "VBG":
            for child in syntax.children(verb, "obj"):
                if not speaks(child):
                    yield self.fillers.words("reason", list(phrase_tokens(child)))

    def _hindered(self, argument: Argument) -> str | None:
        """ "Prevented Rao [from leaving]": without it he would be prevented altogether."""
        gerund = self.mentions.doc[argument.head]
        hinders = gerund.head.lemma in load_circumstance_words().governed["hindering"]
        return "from" if argument.marker == "from" and gerund.tag_ == "VBG" and hinders else None


def _clause_role(argument: Argument, token: Token) -> str | None:
    """What a subordinate clause tells. "To" before a gerund is no purpose, and "while" before a verb that is none
    of duration a contrast ("while aid helps many, …")."""
    tag = token.tag_
    first = min(argument.markers, default=0)
    if first and token.doc[first - 1].lower_ == "even":
        return None  # "even if it rains"
    if not argument.marker and token.left_edge.lower_ in _INVERTED and token.left_edge.head.i == token.i:
        return "condition"  # "had it happened an hour later"
    if argument.marker == "to" and (tells_outcome(token) or measuring(token.head)):
        return None
    if (argument.marker == "to" and tag == "VBG") or (argument.marker == "while" and tag != "VBG"):
        return None
    if argument.marker == "while" and load_cues().reports(token.lemma):
        return None  # "he praised the plan, while noting its cost"
    if argument.marker == "since" and (tag == "VBG" or _counts_time(token)):
        return "time"  # "since taking office", "has grown since the war ended"
    if argument.marker in _BOUNDS and _is_past(token) and _is_past(token.head):
        return "time"  # "ran it until he was jailed"
    if argument.marker in {"when", "while"} and tag == "VBN" and syntax.child(token, *syntax.SUBJECTS) is None:
        return None  # "when compared to last year"
    return load_circumstance_words().clauses.get(argument.marker)


def _counts_time(token: Token) -> bool:
    """Whether "since" opens the time from which something has been so, or is the first: "came for the first time since
    Rao left"."""
    verb = token.head
    before = verb.doc[verb.i : token.left_edge.i]
    first = any(t.lower_ in {"first", "last"} and t.head.lower_ == "time" for t in before)
    return first or (_has_lasted(verb) and not _has_lasted(token))


def _has_lasted(verb: Token) -> bool:
    """Whether a verb stands in a perfect tense, beside which "since" counts time: "has been shut since it burned"."""
    return any(c.lower_ in _PERFECT for c in syntax.children(verb, "aux"))


def _is_past(verb: Token) -> bool:
    """Whether a clause tells of the past beside a main one that does: "would not sign until they left" does not."""
    bearers = syntax.verb_group(verb)
    modal = any(t.tag_ == "MD" for t in syntax.children(verb.head, "aux"))
    return min(bearers, key=lambda t: t.i).tag_ == "VBD" and not modal
