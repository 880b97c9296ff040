"""The statements of one sentence as they are written down: what is common to all, however they were found.

A sheet fills in document, sentence, trigger, phrase, speakers and confidence, and at the end strikes out what was said
twice of the same words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.extract import syntax
from kg.extract.alternatives import is_uncertain
from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.clause import Clause, ClauseKind
from kg.extract.confidence import confidence, is_doubtful
from kg.extract.context import Context
from kg.extract.cues import load_cues, negate
from kg.extract.ends import End
from kg.extract.group_members import told_of_members
from kg.extract.mentions import Mentions, span_of
from kg.extract.nobody import anyone, is_no_person, is_nobody, left_of_nobody, of_whom, unplaced
from kg.extract.nominals import Claim
from kg.extract.quotes import Quotation
from kg.extract.relations import Schema
from kg.extract.restrictions import is_widened, with_bounds
from kg.extract.speakers import UNNAMED, speakers
from kg.extract.tree import Token
from kg.model import Literal, Mention, MentionKind, Modality, Polarity, Qualifier, Span, Speaker, Statement

_DENIED = re.compile(r"(?:no|(?:none|neither) of(?: the)?) ", re.IGNORECASE)


@dataclass(slots=True)
class Sheet:
    """Statements in the order in which they were made, each with the index of its clause, if it is one's.

    `outer` are speakers known from the sentences around, `quoted` those of quotations that only begin or end in the
    sentence; `dropped` tells why something was left out, `doubts` which statements were made and left out in the end.
    """

    mentions: Mentions
    schema: Schema
    sentence: Span
    outer: tuple[Speaker, ...] = ()
    quoted: tuple[tuple[Quotation, tuple[Speaker, ...]], ...] = ()
    made: list[tuple[int | None, Statement]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def add(
        self,
        clause: Clause,
        context: Context,
        relation: str,
        subject: End,
        object: End,
        qualifiers: tuple[Qualifier, ...],
        pattern: str,
        polarity: Polarity | None = None,
    ) -> None:
        """A statement of a clause. `polarity` is that of the context unless it is given."""
        polarity = context.polarity if polarity is None else polarity
        if polarity is Polarity.NEGATED:
            subject, object = of_whom(self.mentions, subject), of_whom(self.mentions, object)
            if is_no_person(self.mentions, object):
                left, polarity = left_of_nobody(self.mentions, object)
                object = End(object.argument, anyone(object.value) if left is None else left)
        actor = subject.value
        told = is_nobody(self.mentions, actor) and not _is_none_of_these(actor)
        if told and polarity is Polarity.NEGATED and not relation.startswith("open:be"):
            actor, polarity = left_of_nobody(self.mentions, subject)  # "nothing is known of it" is no doing
            if actor is None and object.value is None and is_no_person(self.mentions, subject):
                actor = anyone(subject.value)  # "no one resigned"
        nobodys = any(isinstance(v, Mention) and is_nobody(self.mentions, v) for v in (actor, object.value))
        if nobodys or (actor is None and object.value is None):
            self.dropped.append(f"what is said with {self._phrase(clause, object)!r} is said of none")
            return
        denied, asserted = polarity is Polarity.NEGATED, context.modality is Modality.ASSERTED
        for end in (subject, object):
            if not is_widened(self.mentions, clause, end, denied=denied, asserted=asserted):
                continue
            bounded = with_bounds(self.mentions, clause, end, denied=denied)
            if bounded is None:
                self.dropped.append(f"{clause.lemma!r} is said of those alone that a clause picks")
                return
            if end is subject:
                actor = bounded
            else:
                object = End(end.argument, bounded)
        firm = asserted or context.modality is Modality.PLANNED
        open_which = firm and is_uncertain(self.mentions.doc, clause, polarity, subject, object)
        statement = Statement(
            document=self.mentions.document.id,
            sentence=self.sentence,
            subject=self._without_no(actor, polarity),
            relation=relation,
            phrase=self._phrase(clause, object),
            object=self._without_no(object.value, polarity),
            trigger=span_of(self.mentions.doc, clause.predicate, clause.predicate + 1),
            qualifiers=tuple(
                self._told_without_no(q, polarity)
                for q in qualifiers
                if (q.mention is None or q.mention not in (actor, object.value)) and (denied or not _is_hollow(q))
            ),
            polarity=polarity,
            modality=Modality.POSSIBLE if open_which else context.modality,
            attribution=speakers(self.mentions, context.reports, () if context.answered else self._around(clause)),
            extractor=f"{pattern}:{clause.kind.value}",
        )
        for one in (
            statement,
            *told_of_members(self.mentions, self.schema, clause, (subject, object), statement),
        ):
            rated = confidence(one, self.mentions.doc)
            plain = replace(rated, subject=unplaced(rated.subject), object=unplaced(rated.object))
            self.made.append((clause.index, plain))

    def add_claim(self, claim: Claim, context: Context | None, clause: int | None) -> None:
        """A statement of a noun phrase, where the schema has its relation and the ends are of its types.

        Without a context it is affirmed, whatever the sentence does to its clauses.
        """
        relation = self.schema.relations.get(claim.relation)
        if relation is None or not relation.takes_object(claim.object.type):
            return
        if not (relation.takes_subject(claim.subject.type) or self.mentions.fits_anything(claim.subject)):
            return
        modality = claim.modality
        if context is not None and modality is Modality.ASSERTED:
            modality = context.modality
        statement = Statement(
            document=self.mentions.document.id,
            sentence=self.sentence,
            subject=claim.subject,
            relation=claim.relation,
            phrase=claim.phrase,
            object=claim.object,
            trigger=claim.trigger,
            qualifiers=claim.qualifiers,
            polarity=context.polarity if context else Polarity.AFFIRMED,
            modality=modality,
            attribution=speakers(self.mentions, context.reports if context else (), self._besides(claim.subject)),
            extractor=f"noun:{claim.pattern}",
        )
        self.made.append((clause, confidence(statement, self.mentions.doc)))

    def take_back(self, clause: int, context: Context) -> None:
        """The statements of a clause as somebody denies them: the other way round, on his word (`context.reports`)."""
        for _, statement in [made for made in self.made if made[0] == clause]:
            chain = speakers(self.mentions, context.reports, self.outer)
            outright = Modality.ASSERTED if statement.modality is Modality.POSSIBLE else statement.modality
            polarity = negate(statement.polarity)
            denied = replace(statement, polarity=polarity, modality=outright, attribution=chain)
            self.made.append((clause, confidence(denied, self.mentions.doc)))

    def call_alleged(self, clause: int, word: Token) -> None:
        """Give the statements of a clause that nobody has made to whoever makes the claim that they are."""
        whoever = Speaker(label=UNNAMED, verb=word.lemma, strength="claimed")
        for place, (index, made) in enumerate(self.made):
            if index == clause and not made.attribution:
                self.made[place] = (index, replace(made, attribution=(whoever,)))

    def _around(self, clause: Clause) -> tuple[Speaker, ...]:
        inside = (chain for quotation, chain in self.quoted if quotation.holds(clause.predicate))
        return self.outer or next(inside, ())

    def _besides(self, named: Mention) -> tuple[Speaker, ...]:
        """The speakers around, unless they are who is named there: the label "DR RAO:" is not Rao's word."""
        own = named.text.casefold().split()[-1:]
        return () if self.outer and self.outer[-1].label.casefold().split()[-1:] == own else self.outer

    def indices(self) -> set[int]:
        """The clauses that have made a statement."""
        return {index for index, _ in self.made if index is not None}

    def finished(self, least: float | None = None) -> tuple[Statement, ...]:
        """In the order of their triggers; of two that say the same of the same words, the one that tells more.

        What is too doubtful is left out only here, so that nothing else is made in its place.
        """
        found: dict[tuple[object, ...], Statement] = {}
        for _, statement in self.made:
            if is_doubtful(statement, least):
                told = f"what is said with {statement.phrase!r} is too doubtful ({statement.confidence:.2f})"
                self.doubts.append(told)
                continue
            if _affirmed_of_none(statement):
                self.dropped.append(f"what is said with {statement.phrase!r} is said of none")
                continue
            object = statement.trigger if statement.relation == "holds_position" else _place(statement.object)
            key = (_place(statement.subject), statement.relation, object, statement.polarity)
            kept = found.get(key)
            if kept is None or _telling(statement) > _telling(kept):
                found[key] = statement
        return tuple(sorted(found.values(), key=lambda s: (s.trigger or self.sentence, s.relation, s.id)))

    def _without_no(self, value: Mention | Literal | None, polarity: Polarity) -> Mention | Literal | None:
        """What "no casualties were reported" denies is that casualties were: its "no" is told by the polarity."""
        if polarity is not Polarity.NEGATED or value is None or value.span is None:
            return value
        denied = _DENIED.match(value.text)
        if denied is None or (isinstance(value, Mention) and value.kind is not MentionKind.NOMINAL):
            return value
        start, end = value.span.start + denied.end(), value.span.end
        if isinstance(value, Mention):
            return Mention.of(self.mentions.document, start, end, value.type, value.kind)
        return Literal(text=self.mentions.doc.text[start:end], span=Span(start, end))

    def _told_without_no(self, told: Qualifier, polarity: Polarity) -> Qualifier:
        """Whom something is denied to have been done to, as an end would tell it: "sold the jets to [no country]"."""
        left = self._without_no(told.mention, polarity)
        if not isinstance(left, Mention) or left is told.mention:
            return told
        return replace(told, value=left.text, span=left.span, mention=left)

    def _phrase(self, clause: Clause, object: End) -> str:
        """The words that express the relation: the verb with its passive auxiliary, particle and preposition."""
        doc = self.mentions.doc
        token = doc[clause.predicate]
        indices = {clause.predicate, *clause.particles}
        indices |= {t.i for t in syntax.children(token, "aux:pass", "cop")}
        if (
            clause.noun_head is not None
            and clause.kind is ClauseKind.VERBAL
            and abs(clause.noun_head - clause.predicate) < 6
        ):
            indices.add(clause.noun_head)
        if object.argument is not None:
            indices |= {i for i in object.argument.markers if abs(i - clause.predicate) < 25}
        return " ".join(doc[i].text for i in sorted(indices) if not doc[i].is_space)


def _place(value: Mention | Literal | None) -> object:
    if value is None:
        return None
    return value.span if isinstance(value, Mention) or value.span else value.text


def _is_none_of_these(value: Mention | Literal | None) -> bool:
    """ "Neither won": of those that were named before; that it was not done at all is not said."""
    return value is not None and value.text.lower() in load_cues().of_these


def _is_hollow(told: Qualifier) -> bool:
    """Whether a phrase says nothing by the words that are kept of it: "with a [lot]", "on [things] like that".

    Who did not help "with a lot" may have helped: without it too much would be denied.
    """
    named = told.mention is not None and told.mention.kind is MentionKind.NAME
    return not named and told.role != "amount" and told.value.lower() in load_circumstance_words().hollow


def _telling(statement: Statement) -> tuple[int, int]:
    return len(statement.qualifiers), len(statement.object.text) if statement.object is not None else 0


def _affirmed_of_none(statement: Statement) -> bool:
    """ "They bought no ships built in Korea" neither says nor denies that ships were built there."""
    ends = (statement.subject, statement.object)
    return statement.polarity is Polarity.AFFIRMED and any(
        isinstance(end, Mention) and end.kind is MentionKind.NOMINAL and _DENIED.match(end.text) is not None
        for end in ends
    )
