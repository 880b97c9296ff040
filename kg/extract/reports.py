"""Who reports a clause of one sentence: sources beside it ("according to"), and speakers of words in quotation marks.

The clauses that take their content as a complement ("said that …") are the business of the cue table; here is what
grammar does not tie to the content.

    "According to Reuters, quoting the ministry, Chile bought the jets."   Reuters, then the ministry
    "Rao defended the deal: “It keeps our ships at sea.”"                  Rao, by "defend"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract import phrases, syntax
from kg.extract.arguments import arguments_of
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice, within
from kg.extract.contrasts import on_its_side
from kg.extract.cues import Cues, load_cues
from kg.extract.provisos import said_to_be
from kg.extract.quotes import Quotation
from kg.extract.sentence_sources import around, is_of_some, viewer
from kg.extract.speaking import inverted_speakers, is_silent, speaks
from kg.extract.tree import Doc, Token

UTTERED = frozenset({"said", "claimed", "admitted", "warned", "suggested", "denied"})
"""How strongly speakers commit to what they utter; who believes or finds something may keep it to himself."""


_THAT = frozenset({"that"})
_WHAT = frozenset({"what", "all"})
"""Words for what somebody says: "[what] Rao claims is that"."""


@dataclass(frozen=True, slots=True)
class Report:
    """One link of an attribution chain: the clause that reports and its cue, or a bare "according to" argument.

    Without speakers the words are somebody's who is not named ("is said to", "reportedly").
    """

    speakers: tuple[Argument, ...]
    verb: str | None = None
    strength: str | None = None
    clause: int | None = None


@dataclass(slots=True)
class Sources:
    """The reports of one sentence that stand beside its clauses. `quoted` are the quotations that it has words of."""

    doc: Doc
    clauses: tuple[Clause, ...]
    quoted: tuple[Quotation, ...] = ()
    cues: Cues = field(default_factory=load_cues)
    at_large: tuple[Report, ...] = field(init=False)
    """The sources that open or close the sentence, and so speak for all of it."""

    def __post_init__(self) -> None:
        self.at_large = self._as_reports(tuple(around(self.doc, self.clauses)))

    def beside(self, clause: Clause) -> tuple[Report, ...]:
        """The sources that are arguments of a clause, and whom they quote in turn."""
        plain = tuple(a for a in clause.arguments if a.clause is None)
        named = tuple(a for a in plain if a.marker in self.cues.speaker_markers)
        owners = (viewer(self.doc[a.head]) for a in plain if a.role is Role.OBLIQUE and not a.shared)
        viewing = (a for owner in owners if owner is not None for a in arguments_of(owner, Role.OBLIQUE))
        views = tuple(a for a in viewing if self._speaks(a))
        some = any(is_of_some(self.doc[a.head]) for a in plain)
        return (*self._as_reports(named), *((Report(views, "view", "said"),) if views or some else ()))

    def cited_by(self, clause: Clause) -> tuple[Report, ...]:
        """Whom a report names as its own source: "the paper said, citing two officials"."""
        return tuple(
            Report(objects, other.lemma, "said", other.index)
            for other in self.clauses
            if other.parent == clause.index and self.cites(other)
            if (objects := tuple(a for a in other.objects if a.clause is None))
        )

    def _as_reports(self, arguments: tuple[Argument, ...]) -> tuple[Report, ...]:
        if not arguments:
            return ()
        inner = [r for a in arguments for r in self._quoted_in_turn(self.doc[a.head])]
        return (Report(arguments, arguments[0].marker, "said"), *inner)

    def _quoted_in_turn(self, source: Token) -> Iterator[Report]:
        """ "according to the agency, quoting the ministry": the second is the inner source."""
        after = max(t.i for t in phrases.phrase(source)) + 1
        for clause in self.clauses:
            gap = range(after, clause.predicate)
            if self.cites(clause) and 0 <= clause.predicate - after <= 2 and all(self.doc[i].is_punct for i in gap):
                yield Report(tuple(a for a in clause.objects if a.clause is None), clause.lemma, "said", clause.index)

    def cites(self, clause: Clause) -> bool:
        """Whether a clause only names a source: "…, citing two officials"."""
        return (
            clause.kind is ClauseKind.VERBAL
            and clause.lemma in self.cues.citing
            and self.doc[clause.predicate].tag_ == "VBG"
            and clause.link in {"advcl", "acl", "parataxis"}
            and any(self._speaks(a) for a in clause.objects)
        )

    def speakers(self, clause: Clause) -> tuple[Argument, ...]:
        """Who utters what a verb of speech reports. A verb without "be" is no passive, whatever its parse."""
        if clause.lacks_agent and clause.kind is ClauseKind.VERBAL:
            verb = self.doc[clause.predicate]
            bare = syntax.child(verb, "aux:pass") is None and verb.tag_ == "VBD" and clause.link != "conj"
            if bare or clause.lemma in self.cues.felt or self.doc[clause.predicate].lower_ in self.cues.felt:
                return tuple(a for a in clause.subjects if self._speaks(a))
        told = self.doc[clause.predicate].tag_ in {"VBD", "VBN"}
        if told and clause.lemma in self.cues.addressing and not clause.having(Role.OBJECT, Role.INDIRECT_OBJECT):
            if clause.having(Role.AGENT):
                return clause.actors
            return ()  # "was summoned and told that": without a hearer the subject is the hearer
        quoting = self._quoting(clause)
        if quoting is not None and quoting.voice is not Voice.PASSIVE and self._cited(quoting):
            return self._cited(quoting)
        return inverted_speakers(self.doc, clause, self.cues) or clause.actors

    def passed_on_by(self, clause: Clause) -> tuple[Report, ...]:
        """Who hands on what is said: "was quoted by the Herald as saying", "the Herald quoted Rao as saying"."""
        parent = clause if self._cited(clause) else self._quoting(clause)
        if parent is None:
            return ()
        passive = parent.voice is Voice.PASSIVE
        found = tuple(a for a in (parent.having(Role.AGENT) if passive else parent.subjects) if self._speaks(a))
        return (Report(found, parent.lemma, "said", parent.index),) if found else ()

    def uttered(self, noun: Token, parent: Clause, *, denied: bool, others: bool = False) -> tuple[Report, ...]:
        """Whose the words are that a noun stands for: "Rao's claim that", "a report by the agency that".

        `denied` content is the words of who denies it: "the ministry rejected a claim that". Those of `others` are not
        of who speaks of them: "the ministry commented on a claim that".
        """
        lemma = noun.lemma
        cue = None if others else self.cues.reporter(parent.lemma)
        actors = () if others else parent.actors
        own = tuple(a for a in actors if a.clause is None and (cue is not None or self._speaks(a)))
        if lemma in self.cues.taken and own and (cue is not None or denied):  # "claimed, rejected responsibility for"
            return (Report(own, parent.lemma, cue.strength if cue is not None else "denied", parent.index),)
        if lemma in self.cues.put_forward and noun.dep_ == "obl" and noun.head.i == parent.predicate:
            return (Report(own, lemma, "claimed"),)  # "on the grounds that": for those who do it
        meant = self.cues.nouns.get(lemma)
        if meant is not None and meant.name == "denial":
            return self._of_denial(noun, own, lemma)
        refuted = denied and lemma in self.cues.refutable and self.cues.verb(parent.lemma, "acl", _THAT) is not None
        if not (refuted or lemma in self.cues.uttered) or noun.head.lower_ in self.cues.contrary:
            return ()  # "contrary to reports that": the text itself denies it; but who "denies the fact that" does
        if denied:
            own = tuple(a for a in own if a.head != noun.i)  # "the report that Rao left is wrong": it does not deny it
            return (Report(own, parent.lemma, "denied", parent.index),) if own else ()
        by = (c for c in syntax.children(noun, "nmod") if syntax.marker(c) == "by")
        owner = next(iter((*syntax.children(noun, "nmod:poss"), *by)), None)
        if owner is None and noun.i == parent.predicate and own and syntax.marker(noun) == "of":
            return (Report(own, lemma, "claimed"),)  # "is of the opinion that"
        if owner is None and (others or parent.negations):
            return (Report((), lemma, "claimed"),)  # "could not verify a report that": the words of somebody else
        if owner is None and cue is not None and own and cue.strength in UTTERED:  # "the UN confirmed reports that"
            return (Report(own, parent.lemma, cue.strength, parent.index),)
        if owner is None or (owner.pos_ == "PRON" and own):
            if own and (owner is not None or parent.lemma in self.cues.uttering):
                return (Report(own, lemma, "claimed"),)
            return (Report((), lemma, "claimed"),) if lemma in self.cues.unowned and owner is None else ()
        found = tuple(a for a in arguments_of(owner, Role.OBLIQUE) if self._speaks(a))
        return (Report(found, lemma, "claimed"),) if found else ()

    def held(self, clause: Clause) -> tuple[Report, ...]:
        """Who holds what his words are said to be: "[Rao]'s argument is that", "the official line is that"."""
        found: list[Report] = []
        for noun in said_to_be(self.doc[clause.predicate]):
            lemma = noun.lemma
            if noun.lower_ in _WHAT and (said := syntax.child(noun, "acl:relcl")) is not None:
                cue, who = self.cues.reporter(said.lemma), syntax.child(said, "nsubj")
                if cue is not None and cue.is_spoken:
                    told = arguments_of(who, Role.SUBJECT) if who is not None and who is not noun else ()
                    found.append(Report(told, said.lemma, cue.strength))
            if lemma not in self.cues.uttered | self.cues.tenets or any(a.head == noun.i for a in clause.subjects):
                continue
            of = (c for c in syntax.children(noun, "nmod") if syntax.marker(c) == "of")
            owner = next(iter((*syntax.children(noun, "nmod:poss"), *of)), None)
            named = tuple(a for a in arguments_of(owner, Role.OBLIQUE) if self._speaks(a)) if owner else ()
            found.append(Report(named, lemma, "claimed"))
        return tuple(found)

    def _of_denial(self, noun: Token, own: tuple[Argument, ...], lemma: str) -> tuple[Report, ...]:
        """ "Chad's denial that it left", "issued a denial": whose it is, whatever others do with it."""
        owner = syntax.child(noun, "nmod:poss")
        named = owner is not None and owner.pos_ != "PRON"
        found = tuple(a for a in arguments_of(owner, Role.OBLIQUE) if self._speaks(a)) if owner and named else own
        return (Report(found, lemma, "denied"),)

    def _cited(self, clause: Clause) -> tuple[Argument, ...]:
        """Whose words somebody quotes: "the Herald quoted [Rao]", "[Rao] was quoted by the Herald"."""
        if clause.lemma not in self.cues.citing:
            return ()
        cited = clause.subjects if clause.voice is Voice.PASSIVE else clause.objects
        return tuple(a for a in cited if self._speaks(a))

    def _quoting(self, clause: Clause) -> Clause | None:
        parent = self.clauses[clause.parent] if clause.parent is not None else None
        return parent if parent is not None and clause.marker == "as" and parent.lemma in self.cues.citing else None

    # -- words in quotation marks ------------------------------------------------------------------------------------

    def around(self, clause: Clause) -> Quotation | None:
        """The quotation that a clause stands in."""
        return next((q for q in self.quoted if q.holds(clause.predicate)), None)

    def introduced(self, quotation: Quotation) -> Report | None:
        """Who says the words of a quotation, by the nearest clause of this sentence around it that tells.

        A verb of speech with a speaker; else a verb that goes with somebody's words ("defended", "dubbed"); else the
        main clause before a colon.
        """
        outside = [
            c
            for c in self.clauses
            if c.kind is ClauseKind.VERBAL and not any(q.holds(c.predicate) for q in self.quoted)
        ]
        outside = [c for c in outside if not self._describes(c, quotation)]
        outside = [c for c in outside if on_its_side(self.doc, self.clauses, c, quotation)]
        outside = [c for c in outside if any(self._speaks(a) for a in self.speakers(c))]

        def distance(c: Clause) -> int:
            return min(abs(c.predicate - quotation.start), abs(c.predicate - quotation.end))

        telling = [c for c in outside if (cue := self.cues.reporter(c.lemma)) is not None and cue.is_spoken]
        telling = telling or [c for c in outside if c.lemma in self.cues.quoting]
        telling = telling or [c for c in outside if c.predicate == quotation.end]  # "“…,” sighed Rao"
        if not telling and self._after_colon(quotation):
            telling = [c for c in outside if c.predicate < quotation.start and c.link in {"", "root", "conj"}]
        if not telling:
            return self._addressed(quotation) if self._after_colon(quotation) else None
        teller = min(telling, key=distance)
        cue = self.cues.reporter(teller.lemma)
        strength = cue.strength if cue is not None else "said"
        told = tuple(a for a in self.speakers(teller) if self._speaks(a))
        return Report(self._cited(teller) or told, teller.lemma, strength, teller.index)

    def _describes(self, clause: Clause, quotation: Quotation) -> bool:
        """Whether a clause only tells of a noun outside of what it stands by: 'the letter, which papers say is long,
        "must be signed"'."""
        quoted = (c.index for c in self.clauses if quotation.holds(c.predicate))
        return clause.link == "acl:relcl" and any(within(self.clauses, clause, index) for index in quoted)

    def _addressed(self, quotation: Quotation) -> Report | None:
        """The only person in a clause before a colon: "for Rao, the choice is clear:"."""
        before = [c for c in self.clauses if c.kind is not ClauseKind.NOMINAL and c.predicate < quotation.start]
        found = {a.head: (a, c) for c in before for a in c.arguments if self.doc[a.head].ent_type_ == "PERSON"}
        if len(found) != 1:
            return None
        ((argument, clause),) = found.values()
        return Report((argument,), "say", "said", clause.index)

    def announced(self) -> Report | None:
        """Who says what follows, where the sentence ends with a colon: "The minister said:"."""
        if not self.clauses:
            return None
        words = [t for t in self.doc[self.clauses[0].predicate].sent if not t.is_space]
        if not words or not words[-1].text.endswith(":"):
            return None
        telling = [c for c in self.clauses if self.opens(c) and self.speakers(c)]
        if not telling:
            return None
        teller = max(telling, key=lambda c: c.predicate)
        cue = self.cues.reporter(teller.lemma)
        return Report(self.speakers(teller), teller.lemma, cue.strength if cue else "said", teller.index)

    def opens(self, clause: Clause) -> bool:
        """Whether a verb of speech has its words behind the colon that ends its sentence."""
        if clause.kind is not ClauseKind.VERBAL or not self.cues.reports(clause.lemma):
            return False
        if clause.having(Role.CLAUSAL_COMPLEMENT) or not clause.finite:
            return False
        words = [t for t in self.doc[clause.predicate].sent if not t.is_space]
        return words[-1].text.endswith(":")

    def _after_colon(self, quotation: Quotation) -> bool:
        index = quotation.start - 1
        while index > 0 and self.doc[index].is_space:
            index -= 1
        return index >= 0 and self.doc[index].text.endswith(":")

    def _speaks(self, argument: Argument) -> bool:
        """People, bodies and documents speak, and so may a pronoun; things do not."""
        head = self.doc[argument.head]
        if argument.clause is not None or is_silent(head):
            return False
        return head.pos_ == "PRON" or speaks(head)
