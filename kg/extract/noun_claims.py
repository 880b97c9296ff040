"""What noun phrases claim beside the clauses of a sentence: titles, descriptions that are equated with a person,
names joined to names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from kg.extract import syntax
from kg.extract.attachments import Attachments
from kg.extract.clause import Argument, Clause, ClauseKind, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.content_nouns import is_definite
from kg.extract.context import Context
from kg.extract.contexts import Contexts
from kg.extract.frames import Match
from kg.extract.group_members import is_member
from kg.extract.mentions import Mentions
from kg.extract.nominals import Claim, Nominals
from kg.extract.outlook import Outlook, outlook
from kg.extract.qualifiers import Circumstances, is_another
from kg.extract.sheet import Sheet
from kg.extract.subordination import tense
from kg.extract.tree import Span as DocSpan
from kg.extract.tree import Token
from kg.model import Mention, Modality, Polarity, Qualifier, Span


@dataclass(frozen=True, slots=True)
class NounClaims:
    """Writes the claims of one sentence's noun phrases."""

    mentions: Mentions
    contexts: Contexts
    circumstances: Circumstances
    nominals: Nominals
    sheet: Sheet

    def equated(self, clause: Clause) -> bool:
        """Apposition and copula: what a person is said to be. Whether anything was."""
        if self._is_made(clause):
            return False
        context = self.contexts.of(clause) if clause.kind is not ClauseKind.APPOSITION else None
        pattern = "apposition" if context is None else "copula"
        done = False
        for subject in clause.subjects:
            for complement in clause.complements:
                if complement.marker or (context is not None and self._is_not_alone(complement, context)):
                    continue
                left = self.mentions.of_argument(subject)
                head = self.mentions.doc[complement.head]
                right = self.mentions.name_at(head)
                if context is None and _is_one_of_many(self.mentions.doc[subject.head], head):
                    continue
                if right is not None and right.type == "PERSON" and context is None:
                    described = self.nominals.described(
                        self.mentions.of_name(right), self.mentions.doc[subject.head], pattern
                    )
                elif left is not None and (left.type == "PERSON" or self.mentions.fits_anything(left)):
                    described = self.nominals.described(left, head, pattern)
                else:
                    continue
                for claim in described:
                    times = self._term(clause, context, claim)
                    over = not times and context is not None and self._is_over(clause, context, subject, complement)
                    kept = replace(claim, qualifiers=(*claim.qualifiers, *times))
                    self.sheet.add_claim(_former(kept) if over else kept, context, clause.index)
                    done = True
        return done

    def _term(self, clause: Clause, context: Context | None, claim: Claim) -> tuple[Qualifier, ...]:
        """When somebody had an office, as its words or those beside its copula tell: "mayor [from 2001 to 2004]"."""
        doc = self.mentions.doc
        ahead = Outlook.BEHIND if context is None else outlook(doc, clause, context)
        office = next(t for t in doc[clause.predicate].sent if t.idx == claim.trigger.start)
        times = self.circumstances.times_of(office, ahead)
        if not times and context is not None and office.i == clause.predicate:
            found = self.circumstances.of(clause, None, frozenset({office.i}), (), future=ahead)
            times = tuple(q for q in found if q.role == "time")
        within = claim.object.span  # "the [youngest mayor since 1950]"
        times = tuple(q for q in times if q.time is not None and q.span is not None and not within.contains(q.span))
        # "Fellow at Oslo (1994), Lund (1996) and Umeå": of which of them each time is, is not told.
        return () if any(is_another(one, two) for one, two in combinations(times, 2)) else times

    def _is_over(self, clause: Clause, context: Context, subject: Argument, office: Argument) -> bool:
        """ "Rao was the mayor", where no time is told: he was. Who "said that Rao was the mayor" only
        shifts the tense, and "the victim was a mayor" tells who was found there."""
        doc = self.mentions.doc
        if (context.polarity, context.modality) != (Polarity.AFFIRMED, Modality.ASSERTED):
            return False
        if clause.kind is not ClauseKind.COPULAR or tense(doc, clause) != "VBD":
            return False
        told = (self.contexts.clauses[r.clause] for r in context.reports if r.clause is not None)
        if any(tense(doc, c) not in syntax.PRESENT_TAGS for c in told):
            return False
        if any(c.parent == clause.index and c.link == "advcl" for c in self.contexts.clauses):
            return False
        head, titles = doc[subject.head], self.mentions.titles
        if doc[office.head].lemma in titles.trades:
            return False  # "was a lawyer" may be one still
        who = head.pos_ == "PRON" or head.i in self.mentions.names
        return who or self.nominals.positions.role(head) is not None

    def _is_not_alone(self, complement: Argument, context: Context) -> bool:
        """ "Not the only minister to resign", "not the minister who resigned": he may be a minister all the same."""
        head = self.mentions.doc[complement.head]
        ranks = any(r.lemma in default_lexicon().ranking for r in syntax.children(head, "amod"))
        which = any(not syntax.is_set_off(c) for c in syntax.children(head, *syntax.NOUN_CLAUSES))
        return context.polarity is Polarity.NEGATED and (ranks or which)

    def _is_made(self, clause: Clause) -> bool:
        """ "named Rao minister": the office is not that of who names."""
        if clause.link != "xcomp" or clause.parent is None:
            return False
        parent = self.contexts.clauses[clause.parent]
        return not parent.objects and parent.voice is Voice.ACTIVE and parent.lemma not in default_lexicon().linking

    def holds(self, clause: Clause, context: Context, match: Match) -> bool:
        """ "became defence minister of Peru": the position is read as it is from an apposition."""
        head, subject = match.object.head, match.subject.value
        if head is None or not isinstance(subject, Mention):
            return False
        described = self.nominals.described(subject, self.mentions.doc[head], "copula")
        ahead = outlook(self.mentions.doc, clause, context)
        offices = [o.i for o in syntax.conjuncts(syntax.first_conjunct(self.mentions.doc[head]))]
        found: dict[Span | None, Qualifier] = {}
        for ends in ((), *((i,) for i in offices)):
            told = self.circumstances.of(clause, match.relation, frozenset({head}), ends, future=ahead)
            found |= {q.span: q for q in told if q.role == "time"}
        edges = [self.mentions.doc[i].idx for i in offices] + [len(self.mentions.document.text)]
        for claim in described:
            times = self._own(list(found.values()), edges, claim.trigger.start)
            self.sheet.add_claim(replace(claim, qualifiers=(*claim.qualifiers, *times)), context, clause.index)
        return bool(described)

    def _own(self, times: list[Qualifier], edges: list[int], office: int) -> tuple[Qualifier, ...]:
        """ "Leader from 2014 to 2016, minister from 2011": each office has the times behind it, up to the next of these
        `edges`; but "mayor and senator since 2011" are both since then."""
        behind = [[q for q in times if q.span and left < q.span.start < right] for left, right in pairwise(edges)]
        kept = behind[edges.index(office)] if office in edges else behind[0]
        if not any(behind[:-1]):
            kept = behind[-1]
        if len(kept) > 1 and "," in self.mentions.document.text[_start(kept[0]) : _start(kept[-1])]:
            kept = [min(kept, key=_start)]
        return tuple(q for q in times if q in kept or not any(q in b for b in behind))

    def standing(self, sentence: DocSpan) -> None:
        """Titles before names, and names joined by a preposition, a possessive or a comma."""
        seen: set[tuple[int, int]] = set()
        for token in sentence:
            name = self.mentions.names.get(token.i)
            if name is None or name.type != "PERSON" or (name.start, name.end) in seen:
                continue
            seen.add((name.start, name.end))
            for claim in self.nominals.titled(name):
                self.sheet.add_claim(claim, None, None)
        for claim in Attachments(self.mentions).claims(sentence):
            if not self._is_denied(claim.at):
                self.sheet.add_claim(claim, None, None)

    def _is_denied(self, place: int) -> bool:
        """ "Denies that there is a [war] in Amhara", "may hold a [summit] in Oslo", "wants a [vote] in Mali": where
        something is held that is not, or not yet, nobody tells."""
        event = self.mentions.doc[place]
        if self._is_only_meant(event):
            return True
        known = is_definite(event) or place in self.mentions.names
        for clause in self.contexts.clauses:
            there = clause.kind is ClauseKind.EXISTENTIAL and any(place == a.head for a in clause.subjects)
            held = not known or clause.lemma in self.contexts.links.cues.existence
            done = clause.kind is ClauseKind.VERBAL and held and any(place == a.head for a in clause.undergoers)
            if there or done:
                context = self.contexts.of(clause)
                return context.polarity is Polarity.NEGATED or context.modality is not Modality.ASSERTED
        return False

    def _is_only_meant(self, event: Token) -> bool:
        """ "Called for a vote in Mali", "plans for a summit in Oslo", "an impediment to a sale in Chad"."""
        if is_definite(event) or event.i in self.mentions.names or event.dep_ not in {"obj", "obl", "nmod"}:
            return False
        cues, above = self.contexts.links.cues, event.head
        link = "nominal:obj" if event.dep_ == "obj" else "nominal:obl"
        lemma = syntax.predicate_lemma(above)
        marked = f"{lemma} {syntax.marker(event)}".strip()
        found = (
            (cues.nouns.get(above.lemma),)
            if event.dep_ == "nmod"
            else (cues.verb(lemma, link), cues.verb(marked, link), cues.verb(marked, "nominal:obj"))
        )
        effects = [c.plain for c in found if c is not None]
        return any(e.flips or e.modality not in {None, Modality.ASSERTED} for e in effects)


def _start(time: Qualifier) -> int:
    return time.span.start if time.span is not None else 0


def _former(claim: Claim) -> Claim:
    if claim.relation == "nationality" or any(q.role == "status" for q in claim.qualifiers):
        return claim
    return replace(claim, qualifiers=(*claim.qualifiers, Qualifier(role="status", value="former")))


def _is_one_of_many(group: Token, name: Token) -> bool:
    """ "Several officials, notably Rao", "two men, among them Rao": one of them is not what they are together."""
    one = name.tag_ == "NNP" and len(syntax.conjuncts(name)) == 1 and name.i > group.i
    return is_member(name) or (one and group.tag_ == "NNS" and group.pos_ == "NOUN")
