"""Binary open triples with minimal arguments: one for each argument of a clause and of the phrases inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.extract import syntax
from kg.extract.clause import Argument, Clause, ClauseKind, Role
from kg.extract.open_names import examples
from kg.extract.open_words import Draft, Words, minimal, noun_modifiers, verb_group, with_phrases

_DEPTH = 3
_PREDICATIVE = frozenset({ClauseKind.VERBAL, ClauseKind.COPULAR, ClauseKind.ADJECTIVAL, ClauseKind.EXISTENTIAL})


@dataclass(frozen=True, slots=True)
class _Piece:
    """What follows a subject: relation words, object tokens, the construction."""

    relation: Words
    object: tuple[int, ...]
    pattern: str


def minimal_triples(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Draft]:
    """Binary triples of a sentence's clauses, in the order of the clauses."""
    for clause in found:
        if clause.kind not in _PREDICATIVE or (clause.link == "xcomp" and _same_subject(found, clause)):
            continue
        pieces = tuple(_clause_pieces(doc, found, clause, (), "", _DEPTH))
        if clause.kind is ClauseKind.EXISTENTIAL:
            there = tuple(t.i for t in syntax.children(doc[clause.predicate], "expl"))
            for piece in pieces:
                yield Draft(subject=there, relation=piece.relation, object=piece.object, pattern=piece.pattern)
            continue
        for subject in clause.subjects:
            if subject.clause is not None:
                continue
            for piece in pieces:
                if set(subject.minimal) & set(piece.object):
                    continue
                pattern = f"{_origin(clause, subject)}{piece.pattern}"
                yield Draft(
                    subject=with_phrases(doc[subject.head]),
                    relation=piece.relation,
                    object=piece.object,
                    pattern=pattern,
                )
    yield from examples(doc, found)


def _origin(clause: Clause, subject: Argument) -> str:
    if not subject.shared:
        return ""
    return f"{clause.link}/" if clause.link in {"acl", "acl:relcl", "advcl", "xcomp", "conj"} else "shared/"


def _same_subject(found: tuple[Clause, ...], clause: Clause) -> bool:
    if clause.parent is None:
        return False
    heads = {a.head for a in found[clause.parent].subjects}
    return bool(heads) and heads >= {a.head for a in clause.subjects}


def _clause_pieces(
    doc: Doc, found: tuple[Clause, ...], clause: Clause, before: Words, pattern: str, depth: int
) -> Iterator[_Piece]:
    """Everything a clause says of its subject; `before` are the relation words of the clauses it is part of."""
    verb: Words = (*before, *verb_group(doc, clause))
    if clause.kind is ClauseKind.EXISTENTIAL:
        yield from _existence(doc, clause, verb, pattern, depth)
        return
    base = verb
    direct: tuple[Argument, ...] = ()
    if clause.kind is ClauseKind.ADJECTIVAL:
        own = clause.complements[0]
        yield _Piece(verb, own.minimal, f"{pattern}adj")
        base = (*verb, *own.minimal)
    elif clause.kind is ClauseKind.VERBAL or clause.kind is ClauseKind.COPULAR:
        direct = (*clause.having(Role.OBJECT), *_complements(clause))
        for iobj in clause.having(Role.INDIRECT_OBJECT):
            yield _Piece(verb, iobj.minimal, f"{pattern}iobj")
            verb = base = (*verb, *iobj.minimal)
    for a in direct:
        start = (*verb, *a.markers)
        name = "cop" if clause.kind is ClauseKind.COPULAR else "comp" if a.role is Role.COMPLEMENT else "obj"
        yield _Piece(start, _with_of(doc, a.head, a.minimal), f"{pattern}{name}")
        yield from _inside(doc, a.head, (*start, *a.minimal), f"{pattern}{name}", depth)
        yield from _modifying_clauses(doc, found, a, (*start, *a.minimal), f"{pattern}{name}", depth)
    bases = [(*verb, *a.markers, *_with_of(doc, a.head, a.minimal)) for a in direct] or [base]
    for a in clause.having(Role.AGENT, Role.OBLIQUE, Role.ADVERBIAL):
        for start in bases:
            if set(a.minimal) & set(start):
                continue
            name = {Role.AGENT: "agent", Role.OBLIQUE: "obl", Role.ADVERBIAL: "tmod"}[a.role]
            with_object = "+" if direct else ""
            if a.shared:
                name = f"shared-{name}"
            yield _Piece((*start, *a.markers), _with_of(doc, a.head, a.minimal), f"{pattern}{name}{with_object}")
            for part in _larger_places(doc, a.head):
                yield _Piece((*start, *a.markers), part, f"{pattern}{name}{with_object}>place")
            yield from _inside(doc, a.head, (*start, *a.markers, *a.minimal), f"{pattern}{name}{with_object}", depth)
            yield from _modifying_clauses(
                doc, found, a, (*start, *a.markers, *a.minimal), f"{pattern}{name}{with_object}", depth
            )
    yield from _embedded(doc, found, clause, bases[0], pattern, depth)
    if clause.kind is ClauseKind.VERBAL and len(clause.arguments) == len(clause.subjects):
        after = [i for i in clause.adverbs if i not in verb]
        for i in after:
            yield _Piece(verb, tuple(t.i for t in doc[i].subtree), f"{pattern}adv")


def _existence(doc: Doc, clause: Clause, verb: Words, pattern: str, depth: int) -> Iterator[_Piece]:
    for a in clause.subjects:
        yield _Piece(verb, _with_of(doc, a.head, a.minimal), f"{pattern}there")
        yield from _inside(doc, a.head, (*verb, *a.minimal), f"{pattern}there", depth)
        for o in clause.having(Role.OBLIQUE):
            yield _Piece((*verb, *a.minimal, *o.markers), _with_of(doc, o.head, o.minimal), f"{pattern}there+obl")


def _complements(clause: Clause) -> tuple[Argument, ...]:
    return clause.complements


def _inside(doc: Doc, head: int, before: Words, pattern: str, depth: int) -> Iterator[_Piece]:
    """The phrases inside a phrase: "a justice of | the High Court"."""
    if depth == 0:
        return
    for marker, word in noun_modifiers(doc, head):
        if word.i in before:
            continue
        name = "of" if syntax.words(doc[i] for i in marker) == "of" else "nmod"
        words = minimal(word)
        if name == "nmod":
            between = tuple(i for i in _with_of(doc, head, ()) if i not in before and i < marker[0])
            marker = (*between, *marker)
        yield _Piece((*before, *marker), _with_of(doc, word.i, words), f"{pattern}>{name}")
        yield from _inside(doc, word.i, (*before, *marker, *words), f"{pattern}>{name}", depth - 1)


def _modifying_clauses(
    doc: Doc, found: tuple[Clause, ...], argument: Argument, before: Words, pattern: str, depth: int
) -> Iterator[_Piece]:
    """Participles and infinitives behind a noun: "was the only ship to conduct | attacks"."""
    if depth < _DEPTH - 1:
        return
    for clause in found:
        if clause.kind is ClauseKind.VERBAL and clause.link == "acl" and doc[clause.predicate].head.i == argument.head:
            marks = _marks(doc, clause)
            yield from _clause_pieces(doc, found, clause, (*before, *marks), f"{pattern}>acl:", depth - 1)


def _embedded(
    doc: Doc, found: tuple[Clause, ...], clause: Clause, before: Words, pattern: str, depth: int
) -> Iterator[_Piece]:
    """Open complements, reported clauses and adverbial clauses: the relation runs on into them."""
    for a in clause.having(Role.CLAUSAL_COMPLEMENT, Role.ADVERBIAL_CLAUSE):
        inner = found[a.clause] if a.clause is not None else None
        if a.shared:
            continue
        if a.label == "xcomp" and inner is not None:
            if depth:
                yield from _clause_pieces(doc, found, inner, (*before, *a.markers), f"{pattern}x:", depth - 1)
            yield _Piece((*before, *_but_to(doc, a.markers)), _to(doc, a.markers) + _bare(doc, a), f"{pattern}xcomp")
            continue
        name = "ccomp" if a.role is Role.CLAUSAL_COMPLEMENT else "advcl"
        yield _Piece((*before, *a.markers), a.tokens, f"{pattern}{name}")
        if inner is None or depth < _DEPTH - 1:
            continue
        own = tuple(s for s in inner.subjects if not s.shared and s.clause is None)
        starts = [(*before, *a.markers, *s.minimal) for s in own] or [(*before, *a.markers)]
        for start in starts:
            yield from _clause_pieces(doc, found, inner, start, f"{pattern}{name}:", depth - 2)


def _marks(doc: Doc, clause: Clause) -> tuple[int, ...]:
    return tuple(t.i for t in syntax.clause_markers(doc[clause.predicate]))


def _to(doc: Doc, markers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(i for i in markers if doc[i].lower_ == "to")


def _but_to(doc: Doc, markers: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(i for i in markers if doc[i].lower_ != "to")


def _bare(doc: Doc, argument: Argument) -> tuple[int, ...]:
    return tuple(i for i in argument.tokens if i not in argument.markers)


def _larger_places(doc: Doc, head: int) -> Iterator[tuple[int, ...]]:
    """ "Salt Lake City, Utah": who was born in the one was born in the other."""
    if doc[head].pos_ != "PROPN":
        return
    for c in syntax.children(doc[head], "appos", "nmod:unmarked", "nmod:npmod"):
        if c.pos_ == "PROPN" and c.i > head and syntax.child(c, "det", "case") is None:
            yield minimal(c)


def _with_of(doc: Doc, head: int, words: tuple[int, ...]) -> tuple[int, ...]:
    """A minimal phrase with its of-phrases: what "the fall" names, "the fall of Rome" tells."""
    found = set(words)
    for marker, word in noun_modifiers(doc, head):
        if syntax.words(doc[i] for i in marker) == "of":
            found.update(marker, minimal(word))
    return tuple(sorted(found))
