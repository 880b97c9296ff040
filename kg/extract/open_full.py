"""N-ary open triples with full arguments: one for each clause, subject and object, the rest of it in `args`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.open_names import examples, titles
from kg.extract.open_words import Draft, Words, verb_group

_PREDICATIVE = frozenset({ClauseKind.VERBAL, ClauseKind.COPULAR, ClauseKind.ADJECTIVAL, ClauseKind.EXISTENTIAL})
_CHAIN = 3


def full_triples(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Draft]:
    """N-ary triples of a sentence's clauses, in the order of the clauses, then what names tell of their bearers."""
    yield from _of_clauses(doc, found)
    yield from examples(doc, found)
    yield from titles(doc, found)


def _of_clauses(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Draft]:
    for clause in found:
        if clause.kind in _PREDICATIVE:
            yield from _of_clause(doc, found, clause)
        elif clause.kind is ClauseKind.NOMINAL:
            yield from _of_noun(clause)
        elif clause.kind is ClauseKind.APPOSITION:
            yield from _unsaid(clause, "is", "appos")
        elif clause.kind is ClauseKind.POSSESSION:
            yield from _unsaid(clause, "has", "poss")


def _of_clause(doc: Doc, found: tuple[Clause, ...], clause: Clause) -> Iterator[Draft]:
    if clause.link == "xcomp" and _chained(found, clause):
        return
    for subject in clause.subjects:
        if subject.clause is not None:
            continue
        origin = "" if not subject.shared else f"{clause.link}/"
        for relation, head, rest, pattern in _readings(doc, found, clause, (), _CHAIN):
            if head is None or set(head) & set(subject.tokens):
                continue
            args = tuple(r for r in rest if not set(r) <= set(subject.tokens))
            yield Draft(subject=subject.tokens, relation=relation, object=head, args=args, pattern=f"{origin}{pattern}")


def _unsaid_be(clause: Clause) -> Words:
    """ "jets bought by China": the jets are bought."""
    bare = clause.voice is Voice.PASSIVE and clause.link in {"acl", "advcl", "amod"} and not clause.finite
    return ("is",) if bare else ()


Reading = tuple[Words, tuple[int, ...], tuple[tuple[int, ...], ...], str]


def _readings(doc: Doc, found: tuple[Clause, ...], clause: Clause, before: Words, depth: int) -> Iterator[Reading]:
    """(relation, first argument, further arguments, construction) of a clause, for each of its objects."""
    verb: Words = (*before, *verb_group(doc, clause))
    rest = [_with_marker(a) for a in clause.having(Role.AGENT, Role.OBLIQUE, Role.ADVERBIAL) if not _relative(a)]
    rest += [_with_marker(a) for a in clause.having(Role.ADVERBIAL_CLAUSE) if a.marker]
    chained = _chain(found, clause) if depth else None
    if chained is not None:
        marks = next(a.markers for a in clause.arguments if a.clause == chained.index)
        held = tuple(i for o in clause.objects[:1] for i in o.tokens)
        if not held:
            for relation, head, more, pattern in _readings(doc, found, chained, (*verb, *marks), depth - 1):
                yield relation, head, (*more, *rest), f"x:{pattern}"
            return
    direct = (*clause.complements, *clause.objects) if clause.kind is not ClauseKind.ADJECTIVAL else ()
    indirect = [a.tokens for a in clause.having(Role.INDIRECT_OBJECT)]
    clausal = clause.having(Role.CLAUSAL_COMPLEMENT)
    if clause.kind is ClauseKind.ADJECTIVAL:
        own = clause.complements[0]
        first = next((a for a in clause.having(Role.OBLIQUE) if a.head > own.head and not a.shared), None)
        if first is not None:
            others = [r for r in rest if r != _with_marker(first)]
            yield (*verb, *own.tokens, *first.markers), first.tokens, tuple(others), "adj+obl"
        elif clausal:
            yield (*verb, *own.tokens, *clausal[0].markers), _bare(clausal[0]), tuple(rest), "adj+clause"
        else:
            yield verb, own.tokens, tuple(rest), "adj"
        return
    for a in direct:
        name = "cop" if clause.kind is ClauseKind.COPULAR else "obj"
        further = [*indirect, *([_with_marker(c) for c in clausal])]
        yield (*verb, *a.markers), a.tokens, (*further, *rest), name
    if direct:
        return
    if indirect:
        further = [_with_marker(c) for c in clausal]
        yield verb, indirect[0], (*further, *rest), "iobj"
        return
    for c in clausal:
        yield (*verb, *_that(doc, c)), _bare(c), tuple(rest), "clause"
    if clausal:
        return
    yield from _oblique_readings(clause, verb, rest)


def _oblique_readings(clause: Clause, verb: Words, rest: list[tuple[int, ...]]) -> Iterator[Reading]:
    """Without an object the first oblique behind the verb takes its place, its preposition ending the relation."""
    obliques = [a for a in clause.having(Role.AGENT, Role.OBLIQUE) if not _relative(a)]
    after = [a for a in obliques if a.head > clause.predicate and not a.shared] or obliques
    if not after:
        for a in clause.having(Role.ADVERBIAL):
            others = tuple(r for r in rest if r != _with_marker(a))
            yield verb, a.tokens, others, "tmod"
            return
        for i in clause.adverbs:
            if i not in verb:
                yield verb, (i,), tuple(rest), "adv"
                return
        if rest:
            yield verb, rest[0], tuple(rest[1:]), "advcl"
        else:
            yield verb, (), (), "bare"
        return
    group = [a for a in after if a.group == after[0].group]
    for a in group:
        others = tuple(r for r in rest if r != _with_marker(a) and not any(r == _with_marker(g) for g in group))
        yield (*verb, *a.markers), a.tokens, others, a.role.value


def _of_noun(clause: Clause) -> Iterator[Draft]:
    """A noun that names an action, with who does it and what it is done to or with: "purchase of"."""
    if clause.link == "light":
        return
    others = clause.having(Role.OBJECT, Role.OBLIQUE)
    for subject in clause.subjects:
        for other in others[:1]:
            marker = other.markers if other.label == "nmod" else ()
            words = (clause.predicate, *marker)
            rest = tuple(_with_marker(a) for a in others[1:])
            yield Draft(subject=subject.tokens, relation=words, object=other.tokens, args=rest, pattern="noun")


def _unsaid(clause: Clause, word: str, pattern: str) -> Iterator[Draft]:
    for subject in clause.subjects:
        for other in (*clause.complements, *clause.objects):
            words = tuple(i for i in other.tokens if i not in set(subject.tokens) | set(subject.markers))
            if words:
                yield Draft(subject=subject.tokens, relation=(word,), object=words, pattern=pattern)


def _chain(found: tuple[Clause, ...], clause: Clause) -> Clause | None:
    """The open complement that a clause's relation runs on into: "helped to raise"."""
    for a in clause.having(Role.CLAUSAL_COMPLEMENT):
        if a.label == "xcomp" and a.clause is not None and not clause.objects:
            return found[a.clause]
    return None


def _chained(found: tuple[Clause, ...], clause: Clause) -> bool:
    if clause.parent is None:
        return False
    heads = {a.head for a in found[clause.parent].subjects}
    return bool(heads) and heads >= {a.head for a in clause.subjects}


def _with_marker(argument: Argument) -> tuple[int, ...]:
    return tuple(sorted({*argument.markers, *argument.tokens}))


def _relative(argument: Argument) -> bool:
    return argument.shared and argument.label in {"acl", "acl:relcl"}


def _that(doc: Doc, argument: Argument) -> tuple[int, ...]:
    return argument.markers


def _bare(argument: Argument) -> tuple[int, ...]:
    return tuple(i for i in argument.tokens if i not in argument.markers)
