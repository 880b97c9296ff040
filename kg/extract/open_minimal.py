"""Binary open triples with minimal arguments: one for each argument of a clause and of the phrases inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role
from kg.extract.open_names import examples
from kg.extract.open_words import PREDICATIVE, Draft, Words, chained, minimal, noun_modifiers, verb_group, with_phrases
from kg.extract.tree import Doc

_DEPTH = 3
_NAMES = {Role.AGENT: "agent", Role.OBLIQUE: "obl", Role.ADVERBIAL: "tmod", Role.COMPLEMENT: "comp", Role.OBJECT: "obj"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """What follows a subject: relation words, object tokens, the construction."""

    relation: Words
    object: tuple[int, ...]
    pattern: str


def minimal_triples(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Draft]:
    """Binary triples of a sentence's clauses, in the order of the clauses, then those of the phrases in it."""
    reader = _Reader(doc, found)
    for clause in found:
        if clause.kind not in PREDICATIVE or (clause.link == "xcomp" and chained(found, clause)):
            continue
        pieces = tuple(reader.clause(clause, (), "", _DEPTH))
        for words, origin in _subjects(doc, clause):
            for piece in pieces:
                if not set(words) & set(piece.object):
                    pattern = f"{origin}{piece.pattern}"
                    yield Draft(subject=words, relation=piece.relation, object=piece.object, pattern=pattern)
    yield from examples(doc, found)


def _subjects(doc: Doc, clause: Clause) -> Iterator[tuple[tuple[int, ...], str]]:
    """The words of every subject and how it was found. What exists has "there" for its subject."""
    if clause.kind is ClauseKind.EXISTENTIAL:
        yield tuple(t.i for t in syntax.children(doc[clause.predicate], "expl")), ""
        return
    for a in clause.subjects:
        if a.clause is None:
            yield with_phrases(doc[a.head]), _origin(clause, a)


def _origin(clause: Clause, subject: Argument) -> str:
    if not subject.shared:
        return ""
    return f"{clause.link}/" if clause.link in {"acl", "acl:relcl", "advcl", "xcomp", "conj"} else "shared/"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the pieces off the clauses of one sentence. `depth` bounds how far a relation runs on into its parts."""

    doc: Doc
    found: tuple[Clause, ...]

    def clause(self, clause: Clause, before: Words, pattern: str, depth: int) -> Iterator[_Piece]:
        """Everything a clause says of its subject; `before` are the relation words of the clauses it is part of."""
        verb: Words = (*before, *verb_group(self.doc, clause))
        direct: tuple[Argument, ...] = ()
        if clause.kind is ClauseKind.ADJECTIVAL:
            own = clause.complements[0]
            yield _Piece(verb, own.minimal, f"{pattern}adj")
            verb = (*verb, *own.minimal)
        elif clause.kind is ClauseKind.EXISTENTIAL:
            direct = clause.subjects
        else:
            direct = (*clause.objects, *clause.complements)
        for a in clause.having(Role.INDIRECT_OBJECT):
            yield _Piece(verb, a.minimal, f"{pattern}iobj")
            verb = (*verb, *a.minimal)
        for a in direct:
            yield from self.argument(a, verb, f"{pattern}{_name(clause, a)}", depth)
        bases = tuple((*verb, *a.markers, *self.with_of(a.head, a.minimal)) for a in direct) or (verb,)
        for a in clause.having(Role.AGENT, Role.OBLIQUE, Role.ADVERBIAL):
            if a.shared and a.marker in {"where", "when"}:
                continue
            name = f"{pattern}{'shared-' if a.shared else ''}{_NAMES[a.role]}{'+' if direct else ''}"
            for start in bases:
                if not set(a.minimal) & set(start):
                    yield from self.argument(a, start, name, depth)
        yield from self.embedded(clause, bases[0], pattern, depth)
        if clause.kind is ClauseKind.VERBAL and len(clause.arguments) == len(clause.subjects):
            for i in clause.adverbs:
                if i not in verb:
                    yield _Piece(verb, tuple(t.i for t in self.doc[i].subtree), f"{pattern}adv")

    def argument(self, a: Argument, before: Words, pattern: str, depth: int) -> Iterator[_Piece]:
        """An argument, what its phrase holds, and the clauses that modify it."""
        start = (*before, *a.markers)
        yield _Piece(start, self.with_of(a.head, a.minimal), pattern)
        for part in self.larger_places(a.head):
            yield _Piece(start, part, f"{pattern}>place")
        yield from self.inside(a.head, (*start, *a.minimal), pattern, depth)
        if depth >= _DEPTH - 1:
            yield from self.modifying(a, (*start, *a.minimal), pattern, depth)

    def inside(self, head: int, before: Words, pattern: str, depth: int) -> Iterator[_Piece]:
        """The phrases inside a phrase: "a justice of | the High Court"."""
        if depth == 0:
            return
        for marker, word in noun_modifiers(self.doc, head):
            if word.i in before:
                continue
            of = syntax.words(self.doc[i] for i in marker) == "of"
            # "a row of seats to | the line": of-phrases in between belong to what is told
            between = () if of else (i for i in self.with_of(head, ()) if i not in before and i < marker[0])
            start, words = (*before, *between, *marker), minimal(word)
            name = f"{pattern}>{'of' if of else 'nmod'}"
            yield _Piece(start, self.with_of(word.i, words), name)
            yield from self.inside(word.i, (*start, *words), name, depth - 1)

    def modifying(self, a: Argument, before: Words, pattern: str, depth: int) -> Iterator[_Piece]:
        """Participles and infinitives behind a noun: "was the only ship to conduct | attacks"."""
        for clause in self.found:
            token = self.doc[clause.predicate]
            if clause.kind is ClauseKind.VERBAL and clause.link == "acl" and token.head.i == a.head:
                marks = tuple(t.i for t in syntax.clause_markers(token))
                yield from self.clause(clause, (*before, *marks), f"{pattern}>acl:", depth - 1)

    def embedded(self, clause: Clause, before: Words, pattern: str, depth: int) -> Iterator[_Piece]:
        """Open complements, reported clauses and adverbial clauses: the relation runs on into them."""
        for a in clause.having(Role.CLAUSAL_COMPLEMENT, Role.ADVERBIAL_CLAUSE):
            inner = self.found[a.clause] if a.clause is not None else None
            if a.shared:
                continue
            if a.label == "xcomp" and inner is not None:
                if depth:
                    yield from self.clause(inner, (*before, *a.markers), f"{pattern}x:", depth - 1)
                to = tuple(i for i in a.markers if self.doc[i].lower_ == "to")
                rest = tuple(i for i in a.markers if i not in to)
                yield _Piece((*before, *rest), (*to, *(i for i in a.tokens if i not in a.markers)), f"{pattern}xcomp")
                continue
            name = "ccomp" if a.role is Role.CLAUSAL_COMPLEMENT else "advcl"
            yield _Piece((*before, *a.markers), a.tokens, f"{pattern}{name}")
            if inner is None or depth < _DEPTH - 1:
                continue
            own = tuple(s for s in inner.subjects if not s.shared and s.clause is None)
            starts = [(*before, *a.markers, *s.minimal) for s in own] or [(*before, *a.markers)]
            for start in starts:
                yield from self.clause(inner, start, f"{pattern}{name}:", depth - 2)

    def larger_places(self, head: int) -> Iterator[tuple[int, ...]]:
        """ "Salt Lake City, Utah": who was born in the one was born in the other."""
        if self.doc[head].pos_ != "PROPN":
            return
        for c in syntax.children(self.doc[head], "appos", "nmod:unmarked", "nmod:npmod"):
            if c.pos_ == "PROPN" and c.i > head and syntax.child(c, "det", "case") is None:
                yield minimal(c)

    def with_of(self, head: int, words: tuple[int, ...]) -> tuple[int, ...]:
        """A minimal phrase with its of-phrases: what "the fall" names, "the fall of Rome" tells."""
        found = set(words)
        for marker, word in noun_modifiers(self.doc, head):
            if syntax.words(self.doc[i] for i in marker) == "of":
                found.update(marker, minimal(word))
        return tuple(sorted(found))


def _name(clause: Clause, argument: Argument) -> str:
    if clause.kind is ClauseKind.EXISTENTIAL:
        return "there"
    return "cop" if clause.kind is ClauseKind.COPULAR else _NAMES[argument.role]
