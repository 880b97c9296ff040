"""What one phrase of a claim tells: the role that it plays and the words that fill it.

"in Lima"                   a place
"in exchange for grain"     what is given for it
"in protest at the raid"    a reason
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import phrases, syntax
from kg.extract.circumstance_roles import apt, fallback, where_marker
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.clause_adjuncts import ClauseAdjuncts
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.fillers import SIDES, Fillers
from kg.extract.hedges import is_hedged
from kg.extract.mentions import Mentions
from kg.extract.negative_words import denies_clause
from kg.extract.outlook import Outlook
from kg.extract.relations import Relation
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token
from kg.model import Qualifier

_WHEREABOUTS = frozenset({"place", "near", "outside", "event"})


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
            yield from ClauseAdjuncts(self.mentions, self.fillers).told(argument, declared)
        else:
            yield from self._phrasal(clause, argument, relation, future)

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


def _recipient(clause: Clause, argument: Argument, relation: Relation | None) -> str | None:
    """ "Gave [farmers] a loan": to whom, where no relation of the schema says; "it took me a day" gives nobody any."""
    if relation is not None or argument.role is not Role.INDIRECT_OBJECT or argument.shared:
        return None
    lexicon = default_lexicon()
    taken = clause.lemma in lexicon.costing or clause.lemma in lexicon.levying
    return None if taken or clause.lemma in load_cues().addressing else "recipient"
