"""What one phrase or subordinate clause of a claim tells: the role that it plays and the words that fill it.

"in Lima"                   a place
"after the vote was held"   a time, in the words of the clause
"citing safety rules"       a reason
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.extract import phrases, syntax
from kg.extract.arguments import phrase_tokens
from kg.extract.circumstance_roles import apt, fallback, where_marker
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.fillers import LONGEST_CLAUSE, SIDES, Fillers
from kg.extract.hedges import is_hedged
from kg.extract.measures import measuring
from kg.extract.mentions import Mentions, span_of
from kg.extract.negative_words import denies_clause
from kg.extract.outcomes import tells_outcome
from kg.extract.outlook import Outlook
from kg.extract.relations import Relation
from kg.extract.speaking import speaks
from kg.extract.time import normalise
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token
from kg.model import Qualifier

_WHEREABOUTS = frozenset({"place", "near", "outside", "event"})
_INVERTED = frozenset({"had", "were", "should"})
"""Verbs that open a condition without a conjunction."""
_BOUNDS = frozenset({"until", "till"})
_OTHERWISE = _BOUNDS | {"unless"}
"""Conjunctions of conditions under which something holds no more, or not yet."""
_PERFECT = frozenset({"has", "have", "had", "'ve", "’ve"})


@dataclass(frozen=True, slots=True)
class Adjuncts:
    """Reads the phrases and subordinate clauses of one document that are no end of a claim."""

    mentions: Mentions
    fillers: Fillers

    def told(
        self, clause: Clause, argument: Argument, relation: Relation | None, future: Outlook
    ) -> Iterator[Qualifier]:
        """The qualifiers that an argument of a clause gives to a claim of `relation`, or of none in the schema.

        `future` says that the claim lies ahead, which decides what "on Friday" means.
        """
        doc = self.mentions.doc
        if is_hedged(doc[argument.head]) or denies_clause(load_cues(), doc[argument.head], inverted=False):
            return  # "died, possibly of cancer", "has by no means left"
        declared = relation.qualifiers if relation else {}
        if argument.head in self.mentions.names and argument.marker and argument.role is Role.ADVERBIAL_CLAUSE:
            named = self.fillers.role(relation, argument.marker, doc[argument.head])
            if named:
                yield self.fillers.named(named, doc[argument.head], None)
            return
        nominal = argument.role is Role.COMPLEMENT and declared.get("complement")
        clausal = argument.role in {Role.CLAUSAL_COMPLEMENT, Role.ADVERBIAL_CLAUSE}
        if clausal or (argument.clause is not None and not nominal):
            yield from self._clausal(argument, declared)
        else:
            yield from self._phrasal(clause, argument, relation, future)

    def _clausal(self, argument: Argument, declared: Mapping[str, str]) -> Iterator[Qualifier]:
        """What a subordinate clause tells, in its words: "after the vote was held"."""
        doc = self.mentions.doc
        role = declared.get("content") if argument.role is Role.CLAUSAL_COMPLEMENT else None
        if role is None and argument.role is Role.ADVERBIAL_CLAUSE:
            declared_role = declared.get(argument.marker) if argument.marker != "to" else None
            role = declared_role or self._clause_role(argument) or self._hindered(argument)
        if role and argument.tokens:
            words = [i for i in argument.tokens if not doc[i].is_space][:LONGEST_CLAUSE]
            tells = role == "time" or argument.marker in _OTHERWISE  # "after" makes all the difference, and "unless"
            if tells and argument.markers and 0 < words[0] - min(argument.markers) <= 2:
                words = [self._measured(min(argument.markers)), *words]
            span = span_of(doc, words[0], words[-1] + 1)
            yield Qualifier(role=role, value=doc.text[span.start : span.end], span=span)
        elif argument.role is Role.ADVERBIAL_CLAUSE and not argument.marker:
            yield from self._cited(doc[argument.head])

    def _phrasal(
        self, clause: Clause, argument: Argument, relation: Relation | None, future: Outlook
    ) -> Iterator[Qualifier]:
        """What a phrase tells, by its preposition, what fills it and the verb or noun of action that it hangs on."""
        doc = self.mentions.doc
        head = doc[argument.head]
        known = load_circumstance_words()
        if head.lower_ in {"own", "what"}:
            return  # "on its own": nobody else's help, and not about anything; "in what they call a raid"
        if head.lower_ in known.pointing and argument.marker and not syntax.children(head, "nmod", "acl", "acl:relcl"):
            return
        long = self.fillers.long_time(head, argument, future)
        if long is not None:
            yield long
            return
        if argument.marker == "between" and head.dep_ == "conj" and self.fillers.is_date(head):
            return  # told with the first of the two
        inside = self.mentions.names.get(argument.head)
        if inside is not None and not argument.marker and argument.role is Role.ADVERBIAL:
            role = self.fillers.role(relation, self.fillers.marker_before(inside.start), head)
            if role:
                yield self.fillers.named(role, head, None)
            return
        if head.lemma in known.relational:
            inner = [c for c in syntax.children(head, "nmod") if syntax.marker(c) == "of"]
            for child in inner:
                marker = known.relational[head.lemma]
                role = self.fillers.role(relation, marker, child) or fallback(marker)
                if role == "event" and marker in SIDES:
                    yield self._beside(argument, child)
                elif role:
                    yield self.fillers.named(role, child, None)
            if inner:
                return
        if f"{argument.marker} {_last_two(head)}" in known.idioms:
            return
        phrase = next((p for c in syntax.children(head, "nmod", "obl") if (p := self._phrase(argument, head, c))), None)
        if phrase is not None:
            child, joined = phrase
            role = self.fillers.role(relation, joined, child) or known.phrases[joined]
            value = self.mentions.value_at(child)
            if value is not None and value[2] == "MONEY":
                role = "price"
            yield self.fillers.named(role, child, None)
            return
        if argument.marker == "in" and head.lemma in known.reasons:
            for child in syntax.children(head, "nmod"):
                yield self._reason(child)
            return
        time = self.fillers.time(head, argument.marker, argument.markers, future, argument.tokens)
        if time is not None and self._measures(clause, argument):
            return
        if time is not None:
            if argument.marker != "to" or time.time is not None:
                yield time
            elif syntax.child(head, "nummod") is not None:  # "sentenced to 30 years in prison" tells no time
                yield self.fillers.words("to", [i for i in argument.tokens if i > max(argument.markers)])
            return
        lemma = head.lemma
        if argument.marker == "on" and lemma in load_time_words().units:
            return  # "year on year"
        if lemma in known.empty and syntax.child(head, "amod") is None:
            return
        if lemma in known.grounds and (content := syntax.child(head, "acl", "ccomp", "acl:relcl")) is not None:
            yield self.fillers.words("reason", [t.i for t in phrases.clause_phrase(content)])
            return
        if lemma in known.counted and not _says_which(head):
            return  # "for several reasons"
        if argument.marker in known.moved and lemma in known.motives:
            yield self.fillers.named("reason", head, argument)
            return
        role = self._role(clause, argument, relation)
        if role == "event" and argument.marker in SIDES:
            yield self._beside(argument, head)
        elif role:
            yield self.fillers.named(self.fillers.playable(role, head, argument.marker), head, argument)

    def lasts(self, head: Token) -> bool:
        """Whether a noun is a time, and nothing that has its own: "after six hours in Busan"."""
        return self.fillers.is_date(head) or head.lemma in load_time_words().units

    def _beside(self, argument: Argument, event: Token) -> Qualifier:
        """ "After the war": what an event only comes before or after was not at it."""
        return self.fillers.words(
            "time", list(range(min(argument.markers or argument.tokens), self.fillers.end_of(event)))
        )

    def _reason(self, head: Token) -> Qualifier:
        """ "In protest at [how he was tried]": what only asks is told with its clause."""
        content = syntax.child(head, "advcl:relcl", "acl:relcl", "acl")
        if content is None or head.tag_ not in syntax.RELATIVE_PRONOUNS:
            return self.fillers.named("reason", head, None)
        return self.fillers.words("reason", [head.i, *(t.i for t in phrases.clause_phrase(content))])

    def _role(self, clause: Clause, argument: Argument, relation: Relation | None) -> str | None:
        """The role of a phrase that no words of its own give away: the one that the schema says, where it is apt."""
        declared = relation.qualifiers if relation else {}
        if argument.role is Role.SUBJECT and clause.kind is ClauseKind.VERBAL and clause.voice is Voice.ACTIVE:
            return None  # who does it is no circumstance, though another was found to
        if argument.role in {Role.SUBJECT, Role.OBJECT, Role.INDIRECT_OBJECT, Role.COMPLEMENT}:
            return declared.get(self._slot(clause, argument)) or _recipient(clause, argument, relation)
        head = self.mentions.doc[argument.head]
        if argument.marker == "where":
            marker = where_marker(head)
            role = self.fillers.role(relation, marker, head)
            return role if role in _WHEREABOUTS else fallback(marker)
        role = self.fillers.role(relation, argument.marker, head) or fallback(argument.marker)
        if argument.marker == "with" and any(c.tag_ == "VBG" and c.i > head.i for c in syntax.children(head, "acl")):
            return "with"  # "with the navy leading the march": what happened beside it
        if role and (argument.marker not in declared or role == "price"):
            governor = clause.action if clause.kind is ClauseKind.NOMINAL and clause.action else clause.lemma
            role = apt(role, argument.marker, head, governor, self.fillers.type_of(head))
        return role

    def _phrase(self, argument: Argument, head: Token, child: Token) -> tuple[Token, str] | None:
        """ "In exchange [for grain]": the noun that a preposition of three words takes, and the preposition."""
        inner = syntax.marker(child)
        known, joined = load_circumstance_words(), f"{argument.marker} {head.lower_} {inner}".strip()
        return (child, joined) if joined in known.phrases and child.lower_ not in known.pointing else None

    def _measures(self, clause: Clause, argument: Argument) -> bool:
        """ "[Two days] before his term ended": how far apart two clauses are is no time of the inner one."""
        marks = (t.i for t in syntax.clause_markers(self.mentions.doc[clause.predicate]))
        return any(min(argument.tokens) < mark <= max(argument.tokens) + 1 for mark in marks)

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

    def _clause_role(self, argument: Argument) -> str | None:
        """What a subordinate clause tells. "To" before a gerund is no purpose, and "while" before a verb that is none
        of duration a contrast ("while aid helps many, …")."""
        token = self.mentions.doc[argument.head]
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

    @staticmethod
    def _slot(clause: Clause, argument: Argument) -> str:
        if argument.role is Role.OBJECT:
            return "retained" if clause.voice is Voice.PASSIVE else "undergoer"
        return {Role.INDIRECT_OBJECT: "indirect", Role.COMPLEMENT: "complement"}.get(argument.role, "undergoer")


def _last_two(head: Token) -> str:
    """A noun with the word right before it: "one hand"."""
    return f"{head.doc[head.i - 1].lower_} {head.lower_}"


def _says_which(noun: Token) -> bool:
    """Whether a noun is told by more than how many there are: "safety reasons", "reasons of state"."""
    counting = load_circumstance_words().counting
    inner = (c for c in noun.children if c.dep_ not in {"case", "det", "nummod", "punct", "advmod"})
    return any(c.lower_ not in counting for c in inner)


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


def _recipient(clause: Clause, argument: Argument, relation: Relation | None) -> str | None:
    """ "Gave [farmers] a loan": to whom, where no relation of the schema says; "it took me a day" gives nobody any."""
    if relation is not None or argument.role is not Role.INDIRECT_OBJECT or argument.shared:
        return None
    lexicon = default_lexicon()
    taken = clause.lemma in lexicon.costing or clause.lemma in lexicon.levying
    return None if taken or clause.lemma in load_cues().addressing else "recipient"
