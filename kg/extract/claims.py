"""The claims of one sentence: typed where a frame of the schema fits, open where none does, none where all is said.

A cue clause speaks for its content ("wants to visit": the visit is desired); it makes a claim of its own only where
the cue table says so, or where the content gave none ("said that it was complicated" becomes `said`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extract import syntax
from kg.extract.attachments import Attachments
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice, ancestors
from kg.extract.confidence import confidence
from kg.extract.context import Context, Contexts
from kg.extract.frames import End, Match, Matcher, literal
from kg.extract.lexicon import Cue
from kg.extract.mentions import Mentions, span_of
from kg.extract.nominals import Claim, Nominals
from kg.extract.open_claims import open_ends
from kg.extract.qualifiers import Circumstances
from kg.extract.relations import Relation, Schema
from kg.extract.speakers import speakers
from kg.model import Literal, Mention, MentionKind, Modality, Polarity, Qualifier, Span, Speaker, Statement

_CONTROLLED_BY_OBJECT = frozenset(
    {"help", "force", "compel", "lead", "cause", "prompt", "let", "make", "get", "enable", "allow", "permit", "expect"}
)
_MOST_PAIRS = 6
"""Claims that one clause may make of its coordinated ends; beyond that a list is a list."""


@dataclass(slots=True)
class SentenceClaims:
    """Works out the statements of one sentence. `outer` are speakers known from the sentences around."""

    mentions: Mentions
    matcher: Matcher
    circumstances: Circumstances
    nominals: Nominals
    schema: Schema
    contexts: Contexts
    sentence: Span
    outer: tuple[Speaker, ...] = ()
    made: list[tuple[int | None, Statement]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    def statements(self) -> tuple[Statement, ...]:
        """In the order of their triggers; no two say the same of the same words."""
        clauses = self.contexts.clauses
        deferred: list[tuple[Clause, Cue]] = []
        light = {c.parent: c for c in clauses if c.link == "light" and c.parent is not None}
        for clause in clauses:
            if clause.kind in {ClauseKind.POSSESSION, ClauseKind.EXISTENTIAL}:
                continue
            if clause.kind is ClauseKind.VERBAL and clause.predicate in self.mentions.names:
                continue
            if clause.kind is ClauseKind.APPOSITION:
                self._equated(clause)
                continue
            cue = self.contexts.content_cue(clause)
            if cue is not None and cue.makes == "content":
                deferred.append((clause, cue))
                continue
            if clause.kind is ClauseKind.COPULAR and self._equated(clause):
                continue
            if self._typed(clause):
                continue
            if clause.index in light and self._typed(light[clause.index], peek=True):
                continue
            if self._is_secondary(clause):
                continue
            if cue is not None and self._cue_relation(clause, cue):
                continue
            if clause.kind is not ClauseKind.NOMINAL:
                self._open(clause)
        for clause, cue in sorted(deferred, key=lambda pair: -self._depth(pair[0])):
            if self._spoken_for(clause):
                continue
            if cue.reports and self._said(clause, cue):
                continue
            if not self._typed(clause):
                self._open(clause)
        self._nominal()
        return self._finished()

    def _is_secondary(self, clause: Clause) -> bool:
        """A secondary predicate that its verb already has as complement: "named him minister"."""
        if clause.link != "xcomp" or clause.parent is None or clause.kind is ClauseKind.VERBAL:
            return False
        parent = self.contexts.clauses[clause.parent]
        return any(a.clause == clause.index and a.role is Role.COMPLEMENT for a in parent.arguments)

    def _depth(self, clause: Clause) -> int:
        depth = 0
        while clause.parent is not None and depth < 50:
            clause = self.contexts.clauses[clause.parent]
            depth += 1
        return depth

    def _finished(self) -> tuple[Statement, ...]:
        found: dict[tuple[object, ...], Statement] = {}
        for _, statement in self.made:
            object = statement.trigger if statement.relation == "holds_position" else _place(statement.object)
            key = (_place(statement.subject), statement.relation, object, statement.polarity)
            kept = found.get(key)
            if kept is None or (len(statement.qualifiers), _width(statement)) > (len(kept.qualifiers), _width(kept)):
                found[key] = statement
        return tuple(sorted(found.values(), key=lambda s: (s.trigger or self.sentence, s.relation, s.id)))

    def _spoken_for(self, clause: Clause) -> bool:
        """Whether the content of a cue clause, or what stands under it, gave a claim."""
        heads = {c.index for c in self.contexts.contents(clause)}
        return any(index is not None and self._stands_under(index, heads) for index, _ in self.made)

    def _stands_under(self, index: int, heads: set[int]) -> bool:
        seen: set[int] = set()
        current: int | None = index
        while current is not None and current not in seen:
            if current in heads:
                return True
            seen.add(current)
            clause = self.contexts.clauses[current]
            if clause.link == "appos":
                return False
            current = clause.parent
        return False

    # -- claims of clauses -------------------------------------------------------------------------------------------

    def _typed(self, clause: Clause, peek: bool = False) -> bool:
        context = self.contexts.of(clause)
        negated = context.polarity is Polarity.NEGATED
        matches = self.matcher.matches(self._mutual(self._completed(clause)), negated)[:_MOST_PAIRS]
        if peek:
            return bool(matches)
        for match in matches:
            self._add_match(clause, context, match)
        return bool(matches)

    def _mutual(self, clause: Clause) -> Clause:
        """ "Rao and Silva agreed when they met": a plural pronoun stands for the two that the sentence has named."""
        subjects = clause.subjects
        if len(subjects) != 1 or clause.kind is not ClauseKind.VERBAL:
            return clause
        word = self.mentions.doc[subjects[0].head].lower_
        if word != "their" and (clause.objects or word not in {"they", "both", "we"}):
            return clause
        for other in ancestors(self.contexts.clauses, clause):
            pair = tuple(a for a in other.subjects if a.head in self.mentions.names)
            if len(pair) > 1 and len(pair) == len(other.subjects):
                lent = tuple(replace(a, shared=True) for a in pair)
                return replace(clause, arguments=(*lent, *(a for a in clause.arguments if a.role is not Role.SUBJECT)))
        return clause

    def _completed(self, clause: Clause) -> Clause:
        """A noun of action that is the object of a cue is done by the cue's actor: "rejected a meeting with Iran"."""
        if clause.kind is ClauseKind.VERBAL and clause.parent is not None and clause.link in {"advcl", "xcomp"}:
            return self._controlled(clause, self.contexts.clauses[clause.parent])
        if clause.kind is ClauseKind.VERBAL and clause.link == "acl" and self._wants_subject(clause):
            return self._for_subject(clause)
        if clause.kind is not ClauseKind.NOMINAL or clause.subjects or clause.parent is None or clause.link == "light":
            return clause
        parent = self.contexts.clauses[clause.parent]
        head = self.mentions.doc[clause.predicate]
        if head.head.i != parent.predicate or head.dep_ not in {"obj", "obl"} or parent.voice is Voice.PASSIVE:
            return clause
        lent = tuple(
            Argument(role=Role.SUBJECT, head=a.head, tokens=a.tokens, minimal=a.minimal, group=a.group, shared=True)
            for a in parent.actors
            if a.clause is None and a.head not in {x.head for x in clause.arguments}
        )
        return replace(clause, arguments=(*lent, *clause.arguments))

    def _controlled(self, clause: Clause, parent: Clause) -> Clause:
        """Who is asked, called on or prevented does what is said, not who asks: "called on Spain to lift it"."""
        cue = self.contexts.content_cue(parent)
        if cue is None or clause.marker not in {"to", "from", "into"} or not all(a.shared for a in clause.subjects):
            return clause
        asked = cue.name == "demand" or parent.lemma in _CONTROLLED_BY_OBJECT or clause.marker in {"from", "into"}
        if not asked or parent.voice is Voice.PASSIVE:
            return clause
        who = parent.having(Role.INDIRECT_OBJECT) or parent.objects or parent.marked("on", "upon", "to", "for", "with")
        who = tuple(a for a in who if a.clause is None and a.head < clause.predicate)
        if not who:
            return clause
        lent = tuple(replace(a, role=Role.SUBJECT, marker="", markers=(), shared=True) for a in who)
        return replace(clause, arguments=(*lent, *(a for a in clause.arguments if a.role is not Role.SUBJECT)))

    def _wants_subject(self, clause: Clause) -> bool:
        """Whether nobody is said to do it, or only the noun whose content it is ("no prospect of Chile buying")."""
        if clause.marker in {"to", "of", "for"} and not clause.subjects:
            return True
        doc = self.mentions.doc
        return bool(clause.subjects) and all(
            a.shared and syntax.lemma(doc[a.head]) in self.contexts.cues.nouns for a in clause.subjects
        )

    def _for_subject(self, clause: Clause) -> Clause:
        """ "plans for Chile to buy the jets": who is to do it, where the parser hung it on the noun."""
        token = self.mentions.doc[clause.predicate]
        for child in syntax.children(token.head, "nmod", "obl"):
            if syntax.words(syntax.case_markers(child)) in {"for", "of", ""} and token.head.i < child.i < token.i:
                words = tuple(t.i for t in syntax.phrase(child))
                lent = Argument(
                    role=Role.SUBJECT, head=child.i, tokens=words, minimal=words, group=child.i, shared=True
                )
                kept = tuple(a for a in clause.arguments if a.role is not Role.SUBJECT)
                return replace(clause, arguments=(lent, *kept))
        return clause

    def _add_match(self, clause: Clause, context: Context, match: Match) -> None:
        if match.relation.name == "holds_position" and self._holds(clause, context, match):
            return
        polarity = Polarity.AFFIRMED if match.flips else context.polarity
        modality = context.modality
        used = frozenset(h for h in (match.subject.head, match.object.head) if h is not None)
        ends = tuple(
            h
            for h in (
                self._trigger(clause).i if clause.kind is ClauseKind.NOMINAL else None,
                match.subject.head,
                match.object.head,
            )
            if h is not None
        )
        qualifiers = self.circumstances.of(
            clause, match.relation, used, ends, future=context.future or modality is Modality.PLANNED
        )
        self._add(
            clause, context, match.relation.name, match.subject, match.object, qualifiers, polarity, modality, "frame"
        )
        self._entail(clause, context, match, qualifiers, polarity, modality)

    def _holds(self, clause: Clause, context: Context, match: Match) -> bool:
        """ "became defence minister of Peru": the position is read as it is from an apposition."""
        head, subject = match.object.head, match.subject.value
        if head is None or not isinstance(subject, Mention):
            return False
        described = self.nominals.described(subject, self.mentions.doc[head], "copula")
        times = self.circumstances.of(clause, match.relation, frozenset({head}), (), future=context.future)
        for claim in described:
            kept = tuple(q for q in times if q.role == "time")
            self._add_claim(replace(claim, qualifiers=(*claim.qualifiers, *kept)), context, clause.index)
        return bool(described)

    def _entail(
        self,
        clause: Clause,
        context: Context,
        match: Match,
        qualifiers: tuple[Qualifier, ...],
        polarity: Polarity,
        modality: Modality,
    ) -> None:
        for role, name in sorted(match.relation.entails.items()):
            for qualifier in qualifiers:
                if qualifier.role != role or qualifier.mention is None or name not in self.schema:
                    continue
                if not self.schema[name].takes_object(qualifier.mention.type) or match.subject.value is None:
                    continue
                rest = tuple(q for q in qualifiers if q is not qualifier)
                self._add(
                    clause,
                    context,
                    name,
                    match.subject,
                    End(None, qualifier.mention),
                    rest,
                    polarity,
                    modality,
                    "entailed",
                )

    def _cue_relation(self, clause: Clause, cue: Cue) -> bool:
        """The claim of a cue itself: "Iran refused to meet Iraq" is `rejected`, with the meeting as words."""
        contents = [a for a in clause.arguments if a.role in {Role.CLAUSAL_COMPLEMENT, Role.ADVERBIAL_CLAUSE}]
        actors = [a for a in clause.actors if a.clause is None]
        if cue.relation is None or cue.relation not in self.schema or not contents or not actors:
            return False
        words = literal(self.mentions, contents[0])
        context = self.contexts.of(clause)
        done = False
        for actor in actors:
            value = self.mentions.of_argument(actor)
            relation = self.schema[cue.relation]
            if (
                value is None
                or words is None
                or not (relation.takes_subject(value.type) or self.mentions.fits_anything(value))
            ):
                continue
            if not relation.takes_object("TEXT"):
                continue
            qualifiers = self.circumstances.of(
                clause, relation, frozenset({actor.head, contents[0].head}), (actor.head,)
            )
            self._add(
                clause,
                context,
                cue.relation,
                End(actor, value),
                End(contents[0], words),
                qualifiers,
                context.polarity,
                context.modality,
                "cue",
            )
            done = True
        return done

    def _said(self, clause: Clause, cue: Cue) -> bool:
        """Speaker and words, where the words made no claim of their own."""
        if "said" not in self.schema:
            return False
        contents = clause.having(Role.CLAUSAL_COMPLEMENT)
        context = self.contexts.of(clause)
        relation = self.schema["said"]
        done = False
        for actor in clause.actors:
            value = self.mentions.of_argument(actor)
            words = literal(self.mentions, contents[0]) if contents else None
            if value is None or words is None or len(words.text.split()) < 2:
                continue
            if not (relation.takes_subject(value.type) or self.mentions.fits_anything(value)):
                continue
            used = frozenset({actor.head, contents[0].head})
            qualifiers = self.circumstances.of(clause, relation, used, (actor.head,))
            self._add(
                clause,
                context,
                "said",
                End(actor, value),
                End(contents[0], words),
                qualifiers,
                context.polarity,
                context.modality,
                "said",
            )
            done = True
        return done

    def _open(self, clause: Clause) -> None:
        context = self.contexts.of(clause)
        inner = {a.clause for a in clause.complements if a.clause is not None}
        if inner & {index for index, _ in self.made}:
            return
        count = 0
        for ends in open_ends(self.mentions, self._completed(clause)):
            if ends.object.value is None and not self._notable(ends.subject.value):
                continue
            if count >= _MOST_PAIRS:
                self.dropped.append(f"more than {_MOST_PAIRS} pairs of {clause.lemma!r}")
                break
            used = frozenset(h for h in (ends.subject.head, ends.object.head) if h is not None)
            heads = tuple(h for h in (ends.subject.head, ends.object.head) if h is not None)
            qualifiers = self.circumstances.of(clause, None, used, heads, future=context.future)
            self._add(
                clause,
                context,
                ends.relation,
                ends.subject,
                ends.object,
                qualifiers,
                context.polarity,
                context.modality,
                "open",
            )
            count += 1
        if not count:
            self.dropped.append(f"{clause.lemma!r} has no ends")

    @staticmethod
    def _notable(value: Mention | Literal | None) -> bool:
        """Whether it is worth telling that something merely happened to this: it is named, or it acts."""
        if not isinstance(value, Mention):
            return False
        return value.kind is MentionKind.NAME or value.type in {"PERSON", "ORG", "GPE", "NORP", "EVENT"}

    def _add(
        self,
        clause: Clause,
        context: Context,
        relation: str,
        subject: End,
        object: End,
        qualifiers: tuple[Qualifier, ...],
        polarity: Polarity,
        modality: Modality,
        pattern: str,
    ) -> None:
        if subject.value is None and object.value is None:
            return
        trigger = self._trigger(clause)
        statement = Statement(
            document=self.mentions.document.id,
            sentence=self.sentence,
            subject=subject.value,
            relation=relation,
            phrase=self._phrase(clause, object),
            object=object.value,
            trigger=span_of(self.mentions.doc, trigger.i, trigger.i + 1),
            qualifiers=qualifiers,
            polarity=polarity,
            modality=modality,
            attribution=(*self.outer, *speakers(self.mentions, context.reports)),
            extractor=f"{pattern}:{clause.kind.value}",
        )
        shared = any(e.argument is not None and e.argument.shared for e in (subject, object))
        self.made.append((clause.index, confidence(statement, shared=shared)))

    def _trigger(self, clause: Clause):  # type: ignore[no-untyped-def]
        return self.mentions.doc[clause.predicate]

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

    # -- claims of noun phrases --------------------------------------------------------------------------------------

    def _equated(self, clause: Clause) -> bool:
        """Apposition and copula: what a person is said to be."""
        context = self.contexts.of(clause)
        done = False
        pattern = "apposition" if clause.kind is ClauseKind.APPOSITION else "copula"
        for subject in clause.subjects:
            for complement in clause.complements:
                if complement.marker:
                    continue
                left = self.mentions.of_argument(subject)
                head = self.mentions.doc[complement.head]
                right = self.mentions.name_at(head)
                if right is not None and right.type == "PERSON" and pattern == "apposition":
                    described = self.nominals.described(
                        self.mentions.of_name(right), self.mentions.doc[subject.head], pattern
                    )
                elif left is not None and (left.type == "PERSON" or self.mentions.fits_anything(left)):
                    described = self.nominals.described(left, head, pattern)
                else:
                    continue
                for claim in described:
                    self._add_claim(claim, context if pattern == "copula" else None, clause.index)
                    done = True
        return done

    def _nominal(self) -> None:
        doc = self.mentions.doc
        sentence = doc.char_span(self.sentence.start, self.sentence.end, alignment_mode="expand")
        assert sentence is not None
        seen: set[tuple[int, int]] = set()
        for token in sentence:
            name = self.mentions.names.get(token.i)
            if name is None or name.type != "PERSON" or (name.start, name.end) in seen:
                continue
            seen.add((name.start, name.end))
            for claim in self.nominals.titled(name):
                self._add_claim(claim, None, None)
        for claim in Attachments(self.mentions).claims(sentence):
            self._add_claim(claim, None, None)

    def _add_claim(self, claim: Claim, context: Context | None, clause: int | None) -> None:
        relation: Relation | None = self.schema.relations.get(claim.relation)
        if relation is None:
            return
        if not relation.takes_object(claim.object.type) or not (
            relation.takes_subject(claim.subject.type) or self.mentions.fits_anything(claim.subject)
        ):
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
            attribution=(*self.outer, *speakers(self.mentions, context.reports)) if context else (),
            extractor=f"noun:{claim.pattern}",
        )
        self.made.append((clause, confidence(statement)))


def _place(value: Mention | Literal | None) -> object:
    if value is None:
        return None
    return value.span if isinstance(value, Mention) or value.span else value.text


def _width(statement: Statement) -> int:
    return len(statement.object.text) if statement.object is not None else 0


def pronominal(statement: Statement) -> bool:
    """Whether an end of a statement is a pronoun."""
    return any(isinstance(v, Mention) and v.kind is MentionKind.PRONOUN for v in (statement.subject, statement.object))


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
