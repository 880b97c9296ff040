"""The claims of one sentence: typed where a frame of the schema fits, open where none does, none where all is said.

A cue clause speaks for its content ("wants to visit": the visit is desired); it makes a claim of its own only where
the cue table says so, or where the content gave none ("said that it was complicated" becomes `said`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extract.answers import denies
from kg.extract.clause import Clause, ClauseKind, Role, Voice, ancestors
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.contexts import Contexts
from kg.extract.control import Control
from kg.extract.cue import Cue
from kg.extract.cue_claims import CueClaims
from kg.extract.denials import alleged, denials, take_back
from kg.extract.ends import End
from kg.extract.frames import Matcher
from kg.extract.full_ends import ranked, untold
from kg.extract.mentions import Mentions
from kg.extract.nobody import is_no_person
from kg.extract.nominals import Nominals
from kg.extract.noun_claims import NounClaims
from kg.extract.open_claims import OpenEnds, is_asked, open_ends, tells_how
from kg.extract.outlook import outlook
from kg.extract.qualifiers import Circumstances
from kg.extract.quotes import Quotation
from kg.extract.relations import Schema
from kg.extract.restrictions import counts_some, defines, is_far, tells_of_any
from kg.extract.sheet import Sheet
from kg.extract.speakers import IN_MIND
from kg.extract.tree import Span as DocSpan
from kg.extract.typed_claims import MOST_PAIRS, TypedClaims, heads
from kg.extract.worth import worthless
from kg.model import Literal, Mention, MentionKind, Span, Speaker, Statement


@dataclass(slots=True)
class SentenceClaims:
    """Works out the statements of one sentence.

    `span` holds its characters without the white space around; `outer` are speakers known from the sentences around,
    `quoted` those of quotations that only begin or end in it.
    """

    mentions: Mentions
    matcher: Matcher
    circumstances: Circumstances
    nominals: Nominals
    schema: Schema
    contexts: Contexts
    sentence: DocSpan
    span: Span
    outer: tuple[Speaker, ...] = ()
    quoted: tuple[tuple[Quotation, tuple[Speaker, ...]], ...] = ()
    sheet: Sheet = field(init=False)
    control: Control = field(init=False)
    cues: CueClaims = field(init=False)
    nouns: NounClaims = field(init=False)
    typed: TypedClaims = field(init=False)
    _asks: bool = field(init=False)
    """Whether the sentence is a question: what stands in its clauses is asked, or known from elsewhere."""

    def __post_init__(self) -> None:
        self._asks = any(t.text == "?" for t in self.sentence[-2:])
        self.sheet = Sheet(self.mentions, self.schema, self.span, self.outer, self.quoted)
        self.control = Control(self.mentions, self.contexts)
        self.cues = CueClaims(self.mentions, self.contexts, self.circumstances, self.sheet)
        self.nouns = NounClaims(self.mentions, self.contexts, self.circumstances, self.nominals, self.sheet)
        self.typed = TypedClaims(
            self.mentions,
            self.matcher,
            self.circumstances,
            self.schema,
            self.contexts,
            self.control,
            self.nouns,
            self.sheet,
        )

    def statements(self, least: float | None = None) -> tuple[Statement, ...]:
        """In the order of their triggers; no two say the same of the same words. For `least` see `extract`."""
        clauses = self.contexts.clauses
        deferred: list[tuple[Clause, Cue]] = []
        taken_back = denials(self.contexts.links)
        light = {c.parent: c for c in clauses if c.link == "light" and c.parent is not None}
        for clause in clauses:
            if clause.kind in {ClauseKind.POSSESSION, ClauseKind.EXISTENTIAL}:
                continue
            if clause.kind is ClauseKind.VERBAL and clause.predicate in self.mentions.names:
                continue
            sources = self.contexts.sources
            if sources.cites(clause) or (sources.opens(clause) and not clause.undergoers):
                continue
            if clause.kind is ClauseKind.APPOSITION:
                self.nouns.equated(clause)
                continue
            if any(denies(self.mentions.doc, a) is not None for a in clause.having(Role.CLAUSAL_COMPLEMENT)):
                self.sheet.dropped.append(
                    f"what is told by {clause.lemma!r} answers a question, and claims what it asks"
                )
                continue
            if clause.index in taken_back or self.cues.drops_disclaimed(clause):
                continue
            cue = self.contexts.links.content_cue(clause)
            if cue is not None and cue.strength == "asked" and self._asks_whether(clause):
                self.sheet.dropped.append(f"{clause.lemma!r} asks whether something is so, and claims nothing itself")
                continue
            if cue is not None and cue.makes == "content":
                deferred.append((clause, cue))
                continue
            self._clause(clause, cue, light.get(clause.index))
        for clause, cue in sorted(deferred, key=lambda pair: -self._depth(pair[0])):
            self._cue_clause(clause, cue)
        for index, denied in taken_back.items():
            for told in denied:
                take_back(self.sheet, self.contexts, clauses[index], told)
        for told, noun in alleged(self.contexts.links):
            self.sheet.call_alleged(told.index, noun)
        self.nouns.standing(self.sentence)
        return self.sheet.finished(least)

    def _clause(self, clause: Clause, cue: Cue | None, light: Clause | None) -> None:
        """The claims of a clause that speaks for itself; `light` is the noun of its light verb ("held [talks]")."""
        if is_far(self.mentions, clause):
            self.sheet.dropped.append(f"whom or what {clause.lemma!r} is about is not clear")
            return
        if defines(self.mentions, clause) or counts_some(self.mentions, clause):
            self.sheet.dropped.append(f"{clause.lemma!r} tells what is meant or how many, and of none that it is so")
            return
        doing = clause.having(Role.ADVERBIAL_CLAUSE) if clause.lemma in default_lexicon().taking_part else ()
        if any(a.marker == "in" and a.clause is not None for a in doing):
            self.sheet.dropped.append(f"what {clause.lemma!r} says is told by what is done together")
            return
        if self.control.is_alleged(clause):
            self.sheet.dropped.append(f"{clause.lemma!r} is alleged, and told by what alleges it")
            return
        if clause.kind is ClauseKind.COPULAR and self.nouns.equated(clause):
            return
        if light is not None and light.idiom:
            if not self.typed.of(light):
                self._open(_in_one(clause, light))
            return
        if self.typed.add(clause, asks=self._asks):
            return
        if light is not None and self.typed.of(light):
            return
        if self._is_secondary(clause):
            return
        if cue is not None and self.cues.relation(clause, cue):
            return
        if clause.kind is not ClauseKind.NOMINAL:
            self._open(clause)

    def _asks_whether(self, clause: Clause) -> bool:
        return any(content.marker in {"if", "whether"} for content in self.contexts.links.contents(clause))

    def _cue_clause(self, clause: Clause, cue: Cue) -> None:
        """The claim of a clause that only speaks for its content, where the content has given none."""
        if self._spoken_for(clause) or (cue.reports and self.cues.is_torn(clause)):
            return
        if cue.reports and cue.strength not in IN_MIND and self.cues.said(clause):
            return
        if not self.typed.add(clause, asks=self._asks):
            self._open(clause)

    def _is_secondary(self, clause: Clause) -> bool:
        """A secondary predicate that its verb already has as complement: "named him minister"."""
        if clause.link != "xcomp" or clause.parent is None or clause.kind is ClauseKind.VERBAL:
            return False
        parent = self.contexts.clauses[clause.parent]
        return any(a.clause == clause.index for a in parent.complements)

    def _depth(self, clause: Clause) -> int:
        return sum(1 for _ in ancestors(self.contexts.clauses, clause))

    def _spoken_for(self, clause: Clause) -> bool:
        """Whether the content of a cue clause, or what stands under it, gave a claim."""
        heads = {c.index for c in self.contexts.links.contents(clause)}
        return any(
            self._stands_under(index, heads)
            for index, statement in self.sheet.made
            if index is not None and (index in heads or not self._is_aside(index, statement))
        )

    def _is_aside(self, index: int, statement: Statement) -> bool:
        """A noun of action that names one end: "lifting [sanctions on Peru] is near" is not said by the sanctions."""
        lacking = statement.subject is None or statement.object is None
        return lacking and self.contexts.clauses[index].kind is ClauseKind.NOMINAL

    def _stands_under(self, index: int, heads: set[int]) -> bool:
        clause = self.contexts.clauses[index]
        for above in (clause, *ancestors(self.contexts.clauses, clause)):
            if above.index in heads:
                return True
            if above.link == "appos":
                return False
        return False

    # -- open claims ------------------------------------------------------------------------------------------------

    def _open(self, clause: Clause) -> None:
        context = self.contexts.of(clause)
        inner = {a.clause for a in clause.complements if a.clause is not None}
        if inner & self.sheet.indices():
            return
        first = self._first(clause)
        asked = is_asked(self.mentions, first) and not tells_how(self.mentions, first, context)
        if self._asks or asked:
            self.sheet.dropped.append(f"the question of {clause.lemma!r} claims nothing")
            return
        if is_far(self.mentions, clause):
            self.sheet.dropped.append(f"whom or what {clause.lemma!r} is about is not clear")
            return
        if tells_of_any(self.mentions, clause):
            self.sheet.dropped.append(f"{clause.lemma!r} tells which are meant, and of none that it is so")
            return
        count = 0
        for ends in open_ends(self.mentions, self.control.completed(clause)):
            if ends.object.value is None and not (self._notable(clause, ends.subject) or _is_birth(ends)):
                continue
            reason = worthless(self.contexts.cues, clause, ends.relation, ends.subject, ends.object)
            if reason is not None:
                self.sheet.dropped.append(reason)
                continue
            if count >= MOST_PAIRS:
                self.sheet.dropped.append(f"more than {MOST_PAIRS} pairs of {clause.lemma!r}")
                break
            used, object = heads(ends.subject, ends.object), ranked(self.mentions, ends.object)
            above = self.contexts.same_event(clause)
            told = frozenset((*used, *_within(ends.object)))
            qualifiers = self.circumstances.of(
                clause, None, told, used, future=outlook(self.mentions.doc, clause, context), above=above
            )
            if _is_birth(ends) and ends.object.value is None and not qualifiers:
                self.sheet.dropped.append("everybody was born: when and where is not told")
                continue
            told_once = untold(self.mentions, object, qualifiers)
            self.sheet.add(clause, context, ends.relation, ends.subject, object, told_once, "open")
            count += 1
        if not count:
            self.sheet.dropped.append(f"{clause.lemma!r} has no ends")

    def _first(self, clause: Clause) -> Clause:
        """The first of the joined clauses that share their subject: "asked how they work and [rest]"."""
        while clause.link == "conj" and clause.parent is not None and not clause.has_own_subject:
            clause = self.contexts.clauses[clause.parent]
        return clause

    def _notable(self, clause: Clause, subject: End) -> bool:
        """Whether it is worth telling that something merely happened to this: it has a name, it acts, or that is grave.

        What has no object in a relative clause or an infinitive has most often lost it, but in "has yet to resign".
        """
        value = subject.value
        inner = clause.link in {"acl", "acl:relcl", "advcl:relcl", "xcomp"} or clause.marker == "to"
        has_to = clause.link == "xcomp" and clause.parent is not None and clause.marker == "to"
        inner = inner and not (has_to and self.contexts.clauses[clause.parent or 0].lemma == "have")
        if not isinstance(value, Mention) or inner:
            return False
        if is_no_person(self.mentions, subject) and not clause.adverbs:
            return True  # "no one died", but "no one lives there" tells of a place
        acts = value.kind is MentionKind.NAME or value.type in {"PERSON", "ORG", "GPE", "NORP", "EVENT", "LAW"}
        return acts or clause.lemma in default_lexicon().happening


def _in_one(clause: Clause, noun: Clause) -> Clause:
    """A set phrase as one verb: of "took place in Oslo", to happen in Oslo; "was put on hold" leaves open by whom."""
    clausal = clause.having(Role.CLAUSAL_COMPLEMENT, Role.ADVERBIAL_CLAUSE)
    voice = clause.voice if not noun.subjects else Voice.ACTIVE
    arguments = (*noun.arguments, *clausal)
    return replace(clause, lemma=noun.action, action=noun.action, voice=voice, arguments=arguments, idiom=True)


def _is_birth(ends: OpenEnds) -> bool:
    """ "Rao (born 1959)": that somebody was born is worth telling wherever it stands, for the day that it has."""
    value = ends.subject.value
    return ends.relation == "open:be_born" and isinstance(value, Mention) and value.kind is MentionKind.NAME


def _within(end: End) -> tuple[int, ...]:
    """The words that an end of words tells already, so that they are no circumstances beside it."""
    return end.argument.tokens if isinstance(end.value, Literal) and end.argument is not None else ()


def iterate(statements: tuple[Statement, ...]) -> Iterator[Mention]:
    """The mentions of statements: ends, qualifiers and speakers."""
    for statement in statements:
        for value in (statement.subject, statement.object):
            if isinstance(value, Mention):
                yield value
        for qualifier in statement.qualifiers:
            if qualifier.mention is not None:
                yield qualifier.mention
        for speaker in statement.attribution:
            if speaker.mention is not None:
                yield speaker.mention
