"""Clauses: what a sentence predicates, of what, and how, read off its dependency tree.

A clause is made for every predicate: a verb ("bought"), a copular complement ("is the minister"), a predicative
adjective ("is responsible for"), a noun that names an action ("China's purchase of jets"), an apposition, a
possession. Tokens are referred to by their index in the document, so that a clause stays small, immutable and
comparable, and whoever needs words or characters asks the document.

    "Li was sanctioned by the U.S. in 2018 for buying jets."
    sanction  verbal   passive  subject Li, agent U.S. (by), oblique 2018 (in), adverbial clause -> buy (for)
    buy       verbal   active   subject Li (shared), object jets; parent sanction, link advcl
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class ClauseKind(StrEnum):
    """What carries the predication."""

    VERBAL = "verbal"
    """A verb, finite or not. With a light verb ("held talks with") `noun` is set and the noun's arguments join."""
    COPULAR = "copular"
    """A nominal or prepositional complement of "be", or a secondary predicate ("was named minister")."""
    ADJECTIVAL = "adjectival"
    """A predicative adjective ("is responsible for"): `lemma` is the adjective's."""
    EXISTENTIAL = "existential"
    """ "There are talks": the subject is what exists."""
    NOMINAL = "nominal"
    """A noun that names an action: `noun` is its lemma, `action` the verb it stands for."""
    APPOSITION = "apposition"
    """ "Li Shangfu, the minister": subject Li Shangfu, complement the minister; lemma "be"."""
    POSSESSION = "possession"
    """ "China's minister", "the minister of China": subject China, object minister; lemma "have"."""


class Voice(StrEnum):
    ACTIVE = "active"
    PASSIVE = "passive"


class Role(StrEnum):
    """The grammatical function of an argument. A passive's subject is SUBJECT: ask `Clause.undergoers` for the rest."""

    SUBJECT = "subject"
    OBJECT = "object"
    INDIRECT_OBJECT = "indirect object"
    AGENT = "agent"
    OBLIQUE = "oblique"
    COMPLEMENT = "complement"
    CLAUSAL_COMPLEMENT = "clausal complement"
    ADVERBIAL_CLAUSE = "adverbial clause"
    ADVERBIAL = "adverbial"
    """An adverb or a bare temporal noun: "there", "Monday"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of a clause; coordinated ones are arguments of their own ("Biden and Xi met": two subjects).

    `head` is the token index of the head word; `tokens` the ascending token indices of the full phrase without its
    marker, its other conjuncts, appositions and non-restrictive clauses; `minimal` those that naming it needs.
    `marker` is the lower-case preposition or subordinator as written, several words joined by a space ("according
    to"), "'s" for a possessive, else ""; `markers` its token indices. `label` is the dependency label that made it.
    `group` is the head of the first conjunct of a coordination (`head` itself where there is none).
    `clause` is the index of the clause that this argument is, where it is one. `shared` says that the argument stands
    elsewhere and was carried over: by control or raising, from a coordinated predicate, or as the antecedent of a
    relative or participial clause.
    """

    role: Role
    head: int
    tokens: tuple[int, ...]
    minimal: tuple[int, ...]
    marker: str = ""
    markers: tuple[int, ...] = ()
    label: str = ""
    group: int = -1
    clause: int | None = None
    shared: bool = False

    def behind_marker(self) -> Argument:
        """The phrase without its marker and what stands before that: "often in [rain]"."""
        last = max((i for i in self.markers if i < self.head), default=-1)
        return replace(self, tokens=tuple(i for i in self.tokens if i > last) or self.tokens)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One predication of one sentence.

    `index` is its place in the sentence's tuple of clauses, which `parent` and `Argument.clause` refer to. `predicate`
    is the token index of the predicate's head, `lemma` its lower-case lemma with its particle ("carry out"); copular,
    appositive and existential clauses have the lemma "be". Prepositions stay on the arguments. `action` is the verb
    that says what happens: the lemma itself for a verb, "propose" for "proposal", "visit" for "paid a visit to", ""
    where nothing happens. `noun` is the lemma of the noun of a nominal or light-verb clause, else "", and `noun_head`
    its token; `idiom` says that verb and noun together mean something else ("take place").

    `parent` is the clause that this one depends on and `link` how: ccomp, xcomp, advcl, acl, acl:relcl, conj,
    parataxis, csubj, appos, or "nominal" for a noun inside another clause's argument. `marker` is the clause's own
    subordinator ("that", "if", "to", "after"), "" if none. `negations`, `auxiliaries` (passive and copular "be" left
    out), `particles` and `adverbs` are token indices; `copula` the token of "be", if any.
    """

    index: int
    predicate: int
    kind: ClauseKind
    lemma: str
    action: str = ""
    voice: Voice = Voice.ACTIVE
    arguments: tuple[Argument, ...] = ()
    parent: int | None = None
    link: str = ""
    marker: str = ""
    negations: tuple[int, ...] = ()
    auxiliaries: tuple[int, ...] = ()
    particles: tuple[int, ...] = ()
    adverbs: tuple[int, ...] = ()
    copula: int | None = None
    noun: str = ""
    noun_head: int | None = None
    finite: bool = False
    question: bool = False
    idiom: bool = False

    def having(self, *roles: Role) -> tuple[Argument, ...]:
        """The arguments of any of these roles, in the order of the clause."""
        return tuple([a for a in self.arguments if a.role in roles])

    @property
    def subjects(self) -> tuple[Argument, ...]:
        return self.having(Role.SUBJECT)

    @property
    def has_own_subject(self) -> bool:
        """Whether a subject stands here, and is not only carried over."""
        return any(not a.shared for a in self.subjects)

    @property
    def objects(self) -> tuple[Argument, ...]:
        return self.having(Role.OBJECT)

    @property
    def complements(self) -> tuple[Argument, ...]:
        return self.having(Role.COMPLEMENT)

    @property
    def actors(self) -> tuple[Argument, ...]:
        """Who does it: the subject of an active clause, the agent of a passive one; empty where unstated."""
        return self.having(Role.AGENT if self.voice is Voice.PASSIVE else Role.SUBJECT)

    @property
    def undergoers(self) -> tuple[Argument, ...]:
        """What it is done to: the object of an active clause, the subject of a passive one."""
        return self.having(Role.SUBJECT if self.voice is Voice.PASSIVE else Role.OBJECT)

    @property
    def lacks_agent(self) -> bool:
        """Whether it is passive, and by whom it is done is not told."""
        return self.voice is Voice.PASSIVE and not self.having(Role.AGENT)

    @property
    def word(self) -> int:
        """The token that says what happens: the noun beside a light verb, else the predicate."""
        return self.predicate if self.noun_head is None else self.noun_head

    def marked(self, *markers: str) -> tuple[Argument, ...]:
        """The arguments with any of these prepositions or subordinators."""
        return tuple(a for a in self.arguments if a.marker in markers)


def ancestors(clauses: tuple[Clause, ...], clause: Clause) -> Iterator[Clause]:
    """The clauses that a clause depends on, the nearest first."""
    seen = {clause.index}
    while clause.parent is not None and clause.parent not in seen:
        clause = clauses[clause.parent]
        seen.add(clause.index)
        yield clause


def within(clauses: tuple[Clause, ...], clause: Clause, holder: int) -> bool:
    """Whether a clause stands under another one."""
    return any(c.index == holder for c in ancestors(clauses, clause))
