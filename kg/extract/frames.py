"""Matches clauses against the frames of the schema: which relation a clause states, between which arguments.

"Li was sanctioned by the U.S."   sanctioned_by  Li -> the U.S.
"Biden and Xi met"                met_with       Biden -> Xi (a symmetric relation joins one plural subject)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract import phrases, syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.ends import End, is_question, literal
from kg.extract.full_ends import with_content
from kg.extract.mentions import Mentions
from kg.extract.noun_shapes import are_lenders
from kg.extract.relations import Frame, Relation, Schema
from kg.extract.small_clauses import is_called, makes_something
from kg.extract.time_patterns import load_time_words
from kg.extract.tree import Token
from kg.model import Literal, Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Match:
    relation: Relation
    frame: Frame
    subject: End
    object: End
    flips: bool = False


@dataclass(frozen=True, slots=True)
class Matcher:
    """Matches the clauses of one document."""

    mentions: Mentions
    schema: Schema

    def matches(self, clause: Clause, negated: bool) -> tuple[Match, ...]:
        """The relations that a clause states: the first relation that fits each pair of ends."""
        found: list[Match] = []
        pairs: set[tuple[int | None, int | None]] = set()
        for frame in self.schema.frames_of(*self._triggers(clause)):
            if not self._applies(frame, clause, negated):
                continue
            for match in self._frame(frame, clause):
                pair = (match.subject.head, match.object.head)
                if pair in pairs or (pair[1], pair[0]) in pairs:
                    continue
                pairs.add(pair)
                found.append(match)
        return tuple(found)

    def _triggers(self, clause: Clause) -> tuple[str, ...]:
        if clause.kind is ClauseKind.ADJECTIVAL:
            return (clause.lemma,)
        if clause.idiom:  # "cut ties with" says nothing of what ties say
            return (clause.action,)
        if clause.kind in {ClauseKind.VERBAL, ClauseKind.NOMINAL}:
            words = [clause.lemma, clause.action]
            if clause.kind is ClauseKind.NOMINAL:
                words.append(clause.noun)
            elif clause.noun:
                words.append(f"{clause.lemma} {clause.noun}")
            return tuple(dict.fromkeys(words))
        if clause.kind is ClauseKind.COPULAR:
            marker = clause.complements[0].marker if clause.complements else ""
            return (f"be {marker}",) if marker else (self.mentions.doc[clause.predicate].lemma,)
        return ()

    def _applies(self, frame: Frame, clause: Clause, negated: bool) -> bool:
        if frame.negated and not negated:
            return False
        if is_called(self.mentions, clause):
            return False
        if makes_something(clause) and not {"complement", "retained"} & self._used(frame):
            return False
        if clause.kind is ClauseKind.ADJECTIVAL and clause.lemma not in frame.adjectives:
            return False
        verbal = clause.kind is ClauseKind.VERBAL and not frame.object_noun
        if verbal and clause.lemma not in frame.verbs and clause.action not in frame.verbs:
            return False
        kinds = self._nouns("undergoer", clause) if clause.kind is ClauseKind.VERBAL else set()
        if frame.object_noun and not kinds & set(frame.nouns):
            return False
        if frame.needs and not any(self._slot(slot, clause) or _has_gerund(slot, clause) for slot in frame.needs):
            return False
        if any(self._slot(slot, clause) or (slot == "purpose" and _has_gerund(slot, clause)) for slot in frame.without):
            return False
        if any(self._nouns(slot, clause) & words for slot, words in frame.never.items()):
            return False
        return all(self._holds_any(slot, frame, clause) for slot in frame.slot_types)

    def _used(self, frame: Frame) -> set[str]:
        """The slots that a frame, or the qualifiers of its relation, make something of."""
        return {*frame.subject, *frame.object, *frame.needs, *self.schema[frame.relation].qualifiers}

    def _holds_any(self, slot: str, frame: Frame, clause: Clause) -> bool:
        """Whether a slot is empty, or holds something of the types or one of the nouns that a frame takes there."""
        found = self._slot(slot, clause)
        known = self._nouns(slot, clause) & frame.slot_nouns.get(slot, frozenset())
        return not found or bool(known) or any(self._value(a, frame.slot_types[slot]) is not None for a in found)

    def _nouns(self, slot: str, clause: Clause) -> set[str]:
        """The nouns in a slot, and the gerunds: "charged with [reviewing] it"."""
        gerunds = (a for a in clause.having(Role.ADVERBIAL_CLAUSE) if a.marker == slot)
        return {self.mentions.doc[a.head].lemma.lower() for a in (*self._slot(slot, clause), *gerunds)}

    def _frame(self, frame: Frame, clause: Clause) -> Iterator[Match]:
        relation = self.schema[frame.relation]
        subjects = self._ends(frame.subject, clause, relation, is_object=False)
        taken = {e.head for e in subjects}
        objects = [
            e
            for e in self._ends(self._slots_of_object(frame, clause), clause, relation, is_object=True, taken=taken)
            if e.head not in taken and self._fits(frame, e)
        ]
        if relation.symmetric:
            paired = set(frame.needs).isdisjoint(frame.object)  # who works "with wood" works with nobody
            paired = paired and not are_lenders(self.mentions.doc, clause, [e.argument for e in subjects])
            if not objects and len(subjects) > 1 and paired and not self._says(clause):
                yield from self._among(frame, relation, subjects)
                return
            # "Talks with Peru and Chile", "call Rao or Bell": each talks with somebody unnamed, not with the other.
            partners = any(e.argument and e.argument.marker == "with" for e in objects)
            told = clause.kind is ClauseKind.NOMINAL and paired and not partners
            if not subjects and len(objects) > 1 and told:
                yield from self._among(frame, relation, objects)
                return
            between = [e for e in [*subjects, *objects] if e.argument and e.argument.marker == "between"]
            if len(between) > 1:
                yield from self._among(frame, relation, between)
                return
        if not objects:
            return
        if "TEXT" in relation.object_types:
            objects = [with_content(self.mentions, clause, end) for end in objects]
        if not subjects:
            if self._unstated(clause, frame):
                subjects = [End(None, None)]
            else:
                return
        for subject in subjects:
            for object in objects:
                if self._same_words(subject.value, object.value):
                    continue
                yield Match(relation, frame, subject, object, frame.flips)

    def _slots_of_object(self, frame: Frame, clause: Clause) -> tuple[str, ...]:
        if not frame.first:
            return frame.object
        told = {slot: min(a.head for a in found) for slot in frame.object if (found := self._slot(slot, clause))}
        return tuple(sorted(told, key=told.__getitem__))

    @staticmethod
    def _says(clause: Clause) -> bool:
        """ "Rao and Bell agreed that …": both are of this view, but with whom they agree is not told."""
        return any(a.label == "ccomp" for a in clause.having(Role.CLAUSAL_COMPLEMENT))

    def _fits(self, frame: Frame, end: End) -> bool:
        if not frame.object_types or end.value is None:
            return True
        if not isinstance(end.value, Mention):
            amount = self.mentions.value_at(self.mentions.doc[end.head]) if end.head is not None else None
            return amount is None or amount[2] in frame.object_types  # "released $4 million" is no launch
        return end.value.type in frame.object_types or self.mentions.can_stand_for(end.value, frame.object_types)

    @staticmethod
    def _same_words(left: Mention | Literal | None, right: Mention | Literal | None) -> bool:
        return isinstance(left, Mention) and isinstance(right, Mention) and left.span == right.span

    @staticmethod
    def _among(frame: Frame, relation: Relation, ends: list[End]) -> Iterator[Match]:
        for place, left in enumerate(ends):
            for right in ends[place + 1 :]:
                yield Match(relation, frame, left, right, frame.flips)

    def _unstated(self, clause: Clause, frame: Frame) -> bool:
        """An agent may be left out by a passive, and by a noun whose undergoer is named."""
        if "actor" not in frame.subject and "actor" not in frame.object:
            return False
        if clause.voice is Voice.PASSIVE and clause.kind is ClauseKind.VERBAL:
            return not clause.having(Role.AGENT)
        return clause.kind is ClauseKind.NOMINAL and not clause.having(Role.SUBJECT) and "none" in frame.subject

    # -- slots -------------------------------------------------------------------------------------------------------

    def _ends(
        self,
        slots: tuple[str, ...],
        clause: Clause,
        relation: Relation,
        *,
        is_object: bool,
        taken: set[int | None] = frozenset(),  # type: ignore[assignment]
    ) -> list[End]:
        """The ends in the first slot that holds any of a fitting type."""
        types = relation.object_types if is_object else relation.subject_types
        for slot in slots:
            found = []
            for argument in self._slot(slot, clause):
                if argument.head in taken or (clause.kind is ClauseKind.NOMINAL and self._is_time(argument)):
                    continue
                value = self._value(argument, types)
                if value is not None:
                    found.append(End(argument, value))
            if found:
                return found
        if not is_object or "none" not in slots:
            return []
        if clause.kind is ClauseKind.NOMINAL:
            return [] if clause.subjects else [End(None, None)]
        return [End(None, None)] if clause.voice is Voice.PASSIVE and not clause.having(Role.AGENT) else []

    def _slot(self, slot: str, clause: Clause) -> tuple[Argument, ...]:
        if slot == "actor":
            return tuple(a for a in clause.actors if a.clause is None)
        if slot == "undergoer":
            return tuple(a for a in clause.undergoers if a.clause is None)
        if slot == "indirect":
            return clause.having(Role.INDIRECT_OBJECT)
        if slot == "complement":
            return clause.having(Role.COMPLEMENT)
        if slot == "content":
            return tuple(a for a in clause.having(Role.CLAUSAL_COMPLEMENT) if not is_question(self.mentions, a))
        if slot == "possessor":
            return tuple(a for a in clause.arguments if a.marker in {"'s", "’s", "'"} and a.role is Role.SUBJECT)
        if slot == "none":
            return ()
        if slot == "retained":
            return clause.objects if clause.voice is Voice.PASSIVE else ()
        if "." in slot:
            return self._inside(slot, clause)
        # "Called Rossi on Monday" is no call on anybody.
        return tuple(
            a
            for a in clause.arguments
            if a.marker == slot
            and a.clause is None
            and not self._is_time(a)
            and a.role in {Role.OBLIQUE, Role.AGENT, Role.OBJECT, Role.SUBJECT, Role.ADVERBIAL_CLAUSE}
        )

    def _is_time(self, argument: Argument) -> bool:
        head = self.mentions.doc[argument.head]
        value = self.mentions.value_at(head)
        return head.lower_ in load_time_words().hours or (value is not None and value[2] in {"DATE", "TIME"})

    def _inside(self, slot: str, clause: Clause) -> tuple[Argument, ...]:
        """ "undergoer.with": the phrase with this preposition inside the argument of that slot."""
        outer, marker = slot.split(".", 1)
        found: list[Argument] = []
        for argument in self._slot(outer, clause):
            name = self.mentions.names.get(argument.head)
            heads = range(name.start, name.end) if name is not None else (argument.head,)
            for head in heads:
                for child in syntax.children(self.mentions.doc[head], "nmod"):
                    if syntax.marker(child) == marker:
                        found.extend(self._arguments(child, marker))
        return tuple(found)

    @staticmethod
    def _arguments(word: Token, marker: str) -> Iterator[Argument]:
        for conjunct in syntax.conjuncts(word):
            words = tuple(t.i for t in phrases.phrase(conjunct))
            yield Argument(role=Role.OBLIQUE, head=conjunct.i, tokens=words, minimal=words, marker=marker, group=word.i)

    def _value(self, argument: Argument, types: frozenset[str]) -> Mention | Literal | None:
        """What an argument is, if its type is one of these: a mention, or its words where words will do."""
        doc = self.mentions.doc
        clausal = argument.clause is not None or argument.role is Role.CLAUSAL_COMPLEMENT
        if not clausal:
            mention = self.mentions.of_argument(argument)
            if mention is not None:
                if "ANY" in types or mention.type in types:
                    return mention
                if self.mentions.can_stand_for(mention, types):
                    return mention
                if mention.type == "THING" and mention.kind is MentionKind.NAME and types & {"PERSON", "ORG", "GPE"}:
                    return mention
                if "QUANTITY" in types and doc[argument.head].pos_ == "NUM":
                    return mention
                titles = self.mentions.titles.roles, self.mentions.titles.ranks
                if "POSITION" in types and any(doc[argument.head].lemma in known for known in titles):
                    return replace(mention, type="POSITION")
                return None
            value = self.mentions.value_at(doc[argument.head])
            if value is None or not types & {"ANY", value[2]}:
                return None
        elif "TEXT" not in types:
            return None
        return literal(self.mentions, argument)


def _has_gerund(slot: str, clause: Clause) -> bool:
    """ "charged with [taking] bribes": a clause behind the preposition fills its slot, too."""
    marker = "to" if slot == "purpose" else slot
    return any(a.marker == marker for a in clause.having(Role.ADVERBIAL_CLAUSE))
