"""How a clause is claimed: polarity, modality, and who says it.

A clause starts affirmed and asserted; its own words change that (negation, modals, adverbs, subordinators), then the
clauses it stands under do, outwards, each by what the cue table says of the cue and of its negation. So "has no plans
to visit" is a visit negated and asserted, "wants to visit" one desired, "refused to visit" one that did not happen.

    contexts(doc, clauses)[i] -> Context of clause i
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.lexicon import Cue, Cues, load_cues, negate
from kg.model import Modality, Polarity

_CONTENT_MARKERS = frozenset({"to", "from", "in", "of", "about", "against", "into", "at", "on"})
"""Prepositions by which a gerund can be the content of a cue: "refrained from", "succeeded in"."""
_ABILITY = frozenset({"can", "ca", "could"})
"""Modals whose negation is a plain denial: what cannot be done is not done."""


@dataclass(frozen=True, slots=True)
class Report:
    """One link of an attribution chain: the clause that reports and its cue, or a bare "according to" argument."""

    speakers: tuple[Argument, ...]
    verb: str | None = None
    strength: str | None = None
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """How a clause is claimed. `reports` has the outermost speaker first. `under` names the cues that were met."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    reports: tuple[Report, ...] = ()
    under: tuple[str, ...] = ()
    future: bool = False


@dataclass(slots=True)
class Contexts:
    """Works out the context of each clause of one sentence, on demand."""

    doc: Doc
    clauses: tuple[Clause, ...]
    cues: Cues = field(default_factory=load_cues)
    _known: dict[int, Context] = field(default_factory=dict)
    _reporter: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for clause in self.clauses:
            if clause.kind not in {ClauseKind.VERBAL, ClauseKind.NOMINAL, ClauseKind.ADJECTIVAL}:
                continue
            if self.cues.reporter(clause.lemma) is None:
                continue
            for argument in clause.having(Role.CLAUSAL_COMPLEMENT):
                inner = argument.clause
                if inner is not None and clause.parent == inner:
                    self._reporter.setdefault(inner, clause.index)
            inserted = clause.link == "parataxis" and clause.parent is not None
            if inserted and not clause.having(Role.CLAUSAL_COMPLEMENT) and clause.subjects:
                self._reporter.setdefault(clause.parent or 0, clause.index)

    def of(self, clause: Clause) -> Context:
        """A circle of clauses, which no tree makes, ends with the plain context."""
        if clause.index not in self._known:
            self._known[clause.index] = Context()
            self._known[clause.index] = self._work_out(clause)
        return self._known[clause.index]

    def content_cue(self, clause: Clause) -> Cue | None:
        """The cue that a clause is for its content, where it has content."""
        for other in self.clauses:
            if other.index == clause.index:
                continue
            if other.parent == clause.index or self._reporter.get(other.index) == clause.index:
                cue = self._clause_cue(clause, self._link(other, clause))
                if cue is not None and self._is_content(other, clause):
                    return cue
        return None

    def contents(self, clause: Clause) -> tuple[Clause, ...]:
        """The clauses that are the content of a cue clause, with what is coordinated with them."""
        found = [
            other
            for other in self.clauses
            if other.index != clause.index
            and (other.parent == clause.index or self._reporter.get(other.index) == clause.index)
            and self._is_content(other, clause)
        ]
        heads = {c.index for c in found}
        found.extend(c for c in self.clauses if c.link == "conj" and c.parent in heads and c.index not in heads)
        return tuple(found)

    def is_reporter(self, clause: Clause) -> bool:
        """Whether a clause stands inside or after the words that it reports ("…, he said")."""
        return clause.index in self._reporter.values()

    # -- the walk outwards -------------------------------------------------------------------------------------------

    def _work_out(self, clause: Clause) -> Context:
        own = self._own(clause)
        outer = self._outer(clause)
        return self._said_by_adjunct(clause, self._joined(own, outer))

    def _outer(self, clause: Clause) -> tuple[Context, bool]:
        """What the clauses around do to this one, and whether their word on modality is final."""
        if clause.index in self._reporter:
            reporter = self.clauses[self._reporter[clause.index]]
            cue = self.cues.reporter(reporter.lemma)
            base = self._said_by_adjunct(reporter, self._own(reporter))
            if cue is not None:
                return self._under(cue, reporter, base, reporter)
        if clause.parent is None or clause.parent == clause.index:
            return Context(), False
        parent = self.clauses[clause.parent]
        if self.is_reporter(clause) and self._reporter.get(parent.index) == clause.index:
            return Context(), False
        if clause.link == "conj":
            context, final = self._outer(parent)
            shared = self._shared_adjuncts(parent, clause, context)
            return shared, final
        if clause.link == "parataxis":
            return Context(reports=self.of(parent).reports), False
        return self._from_parent(clause, parent)

    def _from_parent(self, clause: Clause, parent: Clause) -> tuple[Context, bool]:
        above = self.of(parent)
        if clause.link == "light":
            return above, False
        nouns = list(self._nouns_between(clause, parent)) if not self._relative(clause) else []
        link = self._link(clause, parent)
        context, final = self._through_parent(clause, parent, above, link, bool(nouns))
        for token in reversed(nouns):
            cue = self.cues.nouns.get(syntax.lemma(token))
            if cue is None:
                continue
            negated = self._denies(token) or (context.polarity is Polarity.NEGATED and self._carries(token, parent))
            effect = cue.negated if negated else cue.plain
            polarity = Polarity.AFFIRMED
            if effect.flips or (context.polarity is Polarity.NEGATED and not negated):
                polarity = Polarity.NEGATED
            modality = effect.modality or context.modality
            keeps = final and context.polarity is Polarity.NEGATED
            if keeps:
                polarity, modality = context.polarity, context.modality
            context = Context(polarity, modality, context.reports, (*context.under, cue.name), context.future)
            final = final or (negated and effect.modality is Modality.ASSERTED)
        return context, final

    @staticmethod
    def _relative(clause: Clause) -> bool:
        """A relative clause with a gap, as against one that only lacks its "that" ("fears they would leave")."""
        return clause.link.startswith("acl:relcl") and (
            clause.finite is False or any(a.shared for a in clause.arguments)
        )

    def _through_parent(
        self, clause: Clause, parent: Clause, above: Context, link: str, behind_noun: bool
    ) -> tuple[Context, bool]:
        reports_only = Context(reports=above.reports, under=above.under)
        if link == "acl":
            cue = self._clause_cue(parent, link) if self._reached(clause, parent) else None
        else:
            cue = self._clause_cue(parent, link) if self._is_content(clause, parent) else None
        if cue is not None and (not behind_noun or link.startswith("nominal") or cue.plain.flips):
            if clause.kind is ClauseKind.NOMINAL and self._presupposed(clause):
                return reports_only, False
            return self._under(cue, parent, above, parent)
        if clause.kind is ClauseKind.NOMINAL or link.startswith("nominal"):
            existential = parent.kind is ClauseKind.EXISTENTIAL or (
                parent.kind is ClauseKind.VERBAL
                and parent.lemma in {"have", "hold", "take place", "happen", "occur", "make", "see"}
            )
            if existential:
                return above, False
            if self._presupposed(clause):
                return reports_only, False
            return Context(modality=above.modality, reports=above.reports, under=above.under), False
        if link in {"acl:relcl", "appos"}:
            return reports_only, False
        if link == "acl" and behind_noun:
            return above if self._carries_any(clause, parent) else reports_only, False
        if link in {"xcomp", "ccomp"} and parent.kind in {ClauseKind.VERBAL, ClauseKind.ADJECTIVAL, ClauseKind.COPULAR}:
            return above, False
        if link.startswith("advcl"):
            own_subject = any(not a.shared for a in clause.subjects)
            if above.modality is Modality.ASSERTED or clause.finite or own_subject:
                return reports_only, False
            return Context(modality=above.modality, reports=above.reports, under=above.under), False
        return reports_only, False

    def _reached(self, clause: Clause, parent: Clause) -> bool:
        """Whether a cue reaches the content of the noun it takes: "rejected a proposal to meet", not a participle."""
        if not clause.marker:
            return False
        token = self.doc[clause.predicate]
        while token.head.i != token.i and token.head.i != parent.predicate:
            token = token.head
        return token.dep_ in {"obj", "nsubj:pass"}

    def _under(self, cue: Cue, holder: Clause, above: Context, speaker: Clause) -> tuple[Context, bool]:
        negated = above.polarity is Polarity.NEGATED
        reports = above.reports
        if cue.reports and not (negated and not cue.factive and cue.strength in {"said", "claimed"}):
            speakers = speaker.actors
            if speakers or speaker.voice is Voice.PASSIVE:
                reports = (
                    (*reports, Report(speakers, speaker.lemma, cue.strength, speaker.index)) if speakers else reports
                )
        if cue.factive and negated:
            return Context(reports=reports, under=(*above.under, cue.name)), False
        effect = cue.negated if negated else cue.plain
        polarity = Polarity.NEGATED if effect.flips else Polarity.AFFIRMED
        final = negated and effect.modality is Modality.ASSERTED
        modality = effect.modality
        if modality is None or (modality is Modality.ASSERTED and not final):
            modality = Modality.ASSERTED if cue.reports else above.modality
            if (
                cue.reports
                and above.modality in {Modality.CONDITIONAL, Modality.POSSIBLE}
                and holder.kind is ClauseKind.VERBAL
            ):
                modality = above.modality
        final = final or (effect.flips and effect.modality is Modality.ASSERTED and above.modality is Modality.ASSERTED)
        return Context(polarity, modality, reports, (*above.under, cue.name), above.future), final

    def _joined(self, own: Context, outer: tuple[Context, bool]) -> Context:
        above, final = outer
        polarity = negate(own.polarity) if above.polarity is Polarity.NEGATED else own.polarity
        if final:
            modality = above.modality
        else:
            modality = own.modality if own.modality is not Modality.ASSERTED else above.modality
            if own.modality is Modality.CONDITIONAL and above.reports and not self._hypothetical(own):
                modality = Modality.PLANNED if above.modality is Modality.ASSERTED else above.modality
        return Context(
            polarity, modality, (*above.reports, *own.reports), above.under + own.under, own.future or above.future
        )

    @staticmethod
    def _hypothetical(own: Context) -> bool:
        return "if" in own.under

    # -- a clause's own words ----------------------------------------------------------------------------------------

    def _own(self, clause: Clause) -> Context:
        polarity = Polarity.NEGATED if self._negated(clause) else Polarity.AFFIRMED
        modality = Modality.ASSERTED
        under: list[str] = []
        future = False
        for index in clause.auxiliaries:
            word = self.doc[index].lower_
            if word in self.cues.modals:
                modality = self.cues.modals[word]
                future = future or modality is Modality.PLANNED
                if modality is Modality.CONDITIONAL and any(self.doc[i].lower_ == "have" for i in clause.auxiliaries):
                    under.append("if")
                if polarity is Polarity.NEGATED and word in _ABILITY:
                    modality = Modality.ASSERTED
                break
        if clause.kind is ClauseKind.VERBAL and modality is Modality.ASSERTED and self._has_to(clause):
            modality = Modality.DESIRED
        for index in clause.adverbs:
            word = self.doc[index].lower_
            if word in {"longer", "more"} and any(c.lower_ in {"no", "not"} for c in self.doc[index].children):
                polarity = negate(polarity)
            elif word in self.cues.adverbs:
                modality = self.cues.adverbs[word]
            elif word in self.cues.negating_adverbs | self.cues.near:
                polarity = negate(polarity)
        if clause.marker in self.cues.subordinators:
            modality = self.cues.subordinators[clause.marker]
            under.append(clause.marker)
        elif clause.marker == "to" and clause.link.startswith("advcl") and not self._is_cue_content(clause):
            modality = self.cues.purpose
        elif clause.marker == "to" and clause.link == "acl" and not self._is_cue_content(clause):
            modality = Modality.DESIRED if modality is Modality.ASSERTED else modality
        if clause.marker in self.cues.negative_subordinators:
            polarity = (
                negate(polarity) if not any(self.doc[i].lower_ == clause.marker for i in clause.negations) else polarity
            )
        if clause.question and modality is Modality.ASSERTED:
            modality = Modality.POSSIBLE
        if clause.kind is ClauseKind.NOMINAL:
            modality = self._nominal_modality(clause)
        if modality is Modality.CONDITIONAL and self._has_condition(clause):
            under.append("if")
        return Context(polarity, modality, under=tuple(under), future=future)

    def _negated(self, clause: Clause) -> bool:
        count = 0
        for index in clause.negations:
            token = self.doc[index]
            if token.lower_ == "no" and token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ == "longer":
                count += 1
                continue
            if self._exempt(token):
                continue
            count += 1
        if clause.marker in self.cues.negative_subordinators and not clause.negations:
            count += 0
        for argument in clause.arguments:
            if argument.clause is not None or argument.shared:
                continue
            if argument.role in {Role.SUBJECT, Role.OBJECT, Role.COMPLEMENT, Role.AGENT, Role.INDIRECT_OBJECT}:
                head = self.doc[argument.head]
                if (
                    self._denies(head)
                    or head.lower_ in {"nobody", "nothing", "none", "neither"}
                    or head.text.lower() == "no one"
                ):
                    count += 1
        return count % 2 == 1

    def _exempt(self, token: Token) -> bool:
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        return following in self.cues.exempt_next or following == "yet"

    def _denies(self, noun: Token) -> bool:
        """ "no talks", "neither side", "little chance"."""
        return any(
            c.lower_ in self.cues.negative_determiners
            or (c.lower_ in {"little", "few"} and not self._has_article(noun))
            for c in syntax.children(noun, "det", "cc:preconj", "amod")
        )

    @staticmethod
    def _has_article(noun: Token) -> bool:
        return any(c.lower_ in {"a", "the"} for c in syntax.children(noun, "det"))

    def _has_to(self, clause: Clause) -> bool:
        token = self.doc[clause.predicate]
        return any(c.lower_ == "to" for c in syntax.children(token, "mark")) and token.head.lower_ in {
            "has",
            "have",
            "got",
        }

    def _has_condition(self, clause: Clause) -> bool:
        markers = {a.marker for a in clause.having(Role.ADVERBIAL_CLAUSE)}
        inner = {c.marker for c in self.clauses if c.parent == clause.index}
        return bool((markers | inner) & {"if", "unless", "as long as", "in case", "provided", "until"})

    def _nominal_modality(self, clause: Clause) -> Modality:
        noun = self.doc[clause.noun_head if clause.noun_head is not None else clause.predicate]
        for c in syntax.children(noun, "amod", "compound"):
            if syntax.lemma(c) in self.cues.attributes or c.lower_ in self.cues.attributes:
                return self.cues.attributes.get(c.lower_) or self.cues.attributes[syntax.lemma(c)]
        if clause.link == "light":
            return Modality.ASSERTED
        marker = syntax.words(syntax.case_markers(noun))
        if noun.dep_ not in {"nmod"} or syntax.lemma(noun.head) not in self.cues.nouns:
            definite = any(c.lower_ in {"the", "this", "that"} or c.dep_ == "nmod:poss" for c in noun.children)
            if marker in self.cues.noun_markers and not (definite and marker != "ahead of"):
                return self.cues.noun_markers[marker]
        return Modality.ASSERTED

    def _said_by_adjunct(self, clause: Clause, context: Context) -> Context:
        """ "According to officials, …": the speaker is an argument of the clause."""
        speakers = tuple(a for a in clause.arguments if a.marker in self.cues.speaker_markers and a.clause is None)
        if not speakers:
            return context
        report = Report(speakers, speakers[0].marker, "said")
        if report in context.reports:
            return context
        return Context(context.polarity, context.modality, (report, *context.reports), context.under, context.future)

    def _shared_adjuncts(self, first: Clause, clause: Clause, context: Context) -> Context:
        before = tuple(
            a
            for a in first.arguments
            if a.marker in self.cues.speaker_markers and a.clause is None and a.head < first.predicate
        )
        return Context(
            context.polarity,
            context.modality,
            (Report(before, before[0].marker, "said"), *context.reports) if before else context.reports,
            context.under,
            context.future,
        )

    # -- cues and what they hold -------------------------------------------------------------------------------------

    def _link(self, clause: Clause, parent: Clause) -> str:
        """The link by which content hangs on a cue; of a noun of action also its function: "nominal:obj"."""
        if self._reporter.get(clause.index) == parent.index:
            return "parataxis"
        if (
            (
                clause.link == "advcl"
                and not clause.marker
                and clause.finite
                and self.cues.reporter(parent.lemma) is not None
            )
            and not parent.having(Role.CLAUSAL_COMPLEMENT)
            and clause.predicate < parent.predicate
        ):
            return "ccomp"
        if clause.kind is not ClauseKind.NOMINAL or clause.link != "nominal":
            return clause.link
        token = self.doc[clause.predicate]
        while token.dep_ in {"conj", "nmod"} and token.head.i != parent.predicate and token.head.i != token.i:
            if token.dep_ == "nmod" and syntax.lemma(token.head) not in self.cues.nouns:
                break
            token = token.head
        return f"nominal:{token.dep_}" if token.head.i == parent.predicate else "nominal"

    def _clause_cue(self, clause: Clause, link: str) -> Cue | None:
        if clause.kind is ClauseKind.ADJECTIVAL:
            return (
                self.cues.adjectives.get(clause.lemma)
                if not link.startswith(("nominal:nsubj", "acl:relcl", "appos", "conj"))
                else None
            )
        if clause.kind is ClauseKind.COPULAR:
            return None
        if clause.kind is not ClauseKind.VERBAL:
            return None
        cue = self.cues.verb(clause.lemma, link)
        if cue is None and " " in clause.lemma:
            cue = self.cues.verb(clause.lemma.split()[0], link) if link in {"ccomp", "xcomp"} else None
        if cue is None and link in {"xcomp", "advcl", "ccomp"}:
            for a in clause.having(Role.OBLIQUE):
                cue = cue or self.cues.verb(f"{clause.lemma} {a.marker}", link)
        return cue

    def _is_content(self, other: Clause, holder: Clause) -> bool:
        link = self._link(other, holder)
        cue = self._clause_cue(holder, link)
        if cue is None:
            return False
        if link.startswith("advcl"):
            if other.marker == "" and other.voice is Voice.PASSIVE and holder.lemma == "get":
                return True
            if other.marker == "to" and cue.plain.flips and holder.objects:
                return False
            return other.marker in _CONTENT_MARKERS
        if link == "parataxis":
            return self._reporter.get(other.index) == holder.index
        return link != "acl"

    def _is_cue_content(self, clause: Clause) -> bool:
        if clause.parent is None:
            return False
        parent = self.clauses[clause.parent]
        if clause.link.startswith("acl"):
            return any(syntax.lemma(t) in self.cues.nouns for t in self._nouns_between(clause, parent))
        return self._clause_cue(parent, self._link(clause, parent)) is not None

    def _nouns_between(self, clause: Clause, parent: Clause) -> Iterator[Token]:
        """The nouns on the way from a clause up to the predicate of its parent, innermost first."""
        token = self.doc[clause.predicate]
        while token.head.i != token.i and token.head.i != parent.predicate:
            token = token.head
            if token.pos_ in {"NOUN", "PROPN"} and (
                clause.kind is not ClauseKind.NOMINAL or token.i != clause.noun_head
            ):
                yield token
        predicated = parent.kind in {ClauseKind.EXISTENTIAL, ClauseKind.COPULAR}
        behind = token.dep_.startswith(("acl", "nmod", "xcomp", "ccomp", "csubj", "advcl"))
        noun = self.doc[parent.predicate]
        if predicated and noun.pos_ == "NOUN" and token.head.i == noun.i and behind:
            yield noun

    def _carries(self, noun: Token, parent: Clause) -> bool:
        """Whether the negation of the parent reaches its noun: "has not made plans to", "there are no plans"."""
        return noun.head.i == parent.predicate or noun.i == parent.predicate

    def _carries_any(self, clause: Clause, parent: Clause) -> bool:
        return parent.kind is ClauseKind.EXISTENTIAL or parent.lemma in {"have", "make", "see"}

    def _presupposed(self, clause: Clause) -> bool:
        """A noun that itself holds content was uttered or exists, whatever becomes of it: "rejected the proposal"."""
        noun = self.doc[clause.noun_head if clause.noun_head is not None else clause.predicate]
        return syntax.lemma(noun) in self.cues.nouns or clause.action in {
            "accuse",
            "criticize",
            "attack",
            "condemn",
            "kill",
            "invade",
        }
