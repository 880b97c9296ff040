"""N-ary open triples with full arguments: one for each clause, subject and object, the rest of it in `args`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import phrases, syntax
from kg.extract.arguments import indices
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.close_apposition import is_close_apposition
from kg.extract.marks import trim
from kg.extract.open_names import examples, instances, titles
from kg.extract.open_words import PREDICATIVE, Draft, Words, argument_words, chained, noun_modifiers, verb_group
from kg.extract.tree import Doc

_CHAIN = 3


def full_triples(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Draft]:
    """N-ary triples of a sentence's clauses, in the order of the clauses, then what names tell of their bearers."""
    yield from _of_clauses(doc, found)
    yield from examples(doc, found)
    yield from titles(doc, found)


def _of_clauses(doc: Doc, found: tuple[Clause, ...]) -> Iterator[Draft]:
    for clause in found:
        if clause.kind in PREDICATIVE:
            yield from _of_clause(doc, found, clause)
        elif clause.kind is ClauseKind.NOMINAL:
            yield from _of_noun(doc, clause)
        elif clause.kind is ClauseKind.APPOSITION:
            yield from _apposed(doc, clause)
        elif clause.kind is ClauseKind.POSSESSION:
            yield from _unsaid(clause, "has", "poss")


def _of_clause(doc: Doc, found: tuple[Clause, ...], clause: Clause) -> Iterator[Draft]:
    if clause.link == "xcomp" and chained(found, clause):
        return
    readings = tuple(_readings(doc, found, clause, (), _CHAIN))
    for words, origin in _bearers(doc, clause):
        own = set(words)
        for reading in readings:
            if own & set(reading.object):
                continue
            yield Draft(
                subject=words,
                relation=(*_unsaid_be(clause), *reading.relation),
                object=reading.object,
                args=tuple(r for r in reading.rest if not own & set(r)),
                pattern=f"{origin}{reading.pattern}",
            )


def _bearers(doc: Doc, clause: Clause) -> Iterator[tuple[tuple[int, ...], str]]:
    """The words of every subject and how it was found; what holds of a group holds of the instances it names."""
    for subject in clause.subjects:
        if subject.clause is not None:
            continue
        yield subject.tokens, f"{clause.link}/" if subject.shared else ""
        for instance in instances(doc, subject.head):
            yield instance, "instance/"


def _unsaid_be(clause: Clause) -> Words:
    """ "jets bought by China": the jets are bought."""
    bare = clause.voice is Voice.PASSIVE and clause.link in {"acl", "advcl", "amod"} and not clause.finite
    return ("is",) if bare else ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a clause says of its subject: relation, first argument, further arguments, construction."""

    relation: Words
    object: tuple[int, ...]
    rest: tuple[Words, ...]
    pattern: str


def _readings(doc: Doc, found: tuple[Clause, ...], clause: Clause, before: Words, depth: int) -> Iterator[_Reading]:
    """One reading for each object of a clause, or for what stands in its place."""
    verb: Words = (*before, *verb_group(doc, clause))
    chained = _chain(found, clause) if depth else None
    if chained is not None:
        marks = next(a.markers for a in clause.arguments if a.clause == chained.index)
        rest = _circumstances(doc, clause)
        for inner in _readings(doc, found, chained, (*verb, *marks), depth - 1):
            yield _Reading(inner.relation, inner.object, (*inner.rest, *rest), f"x:{inner.pattern}")
    elif clause.kind is ClauseKind.ADJECTIVAL:
        yield from _adjectival(doc, clause, verb)
    elif clause.complements or clause.objects:
        yield from _with_object(doc, clause, verb)
    else:
        yield from _without_object(doc, clause, verb)


def _adjectival(doc: Doc, clause: Clause, verb: Words) -> Iterator[_Reading]:
    own = clause.complements[0]
    first = next((a for a in clause.having(Role.OBLIQUE) if a.head > own.head and not a.shared), None)
    if first is not None:
        words = (*verb, *own.tokens, *first.markers)
        core, more = _parts(doc, first)
        yield _Reading(words, core, (*more, *_circumstances(doc, clause, first)), "adj+obl")
        for example in instances(doc, first.head):
            yield _Reading(words, example, _circumstances(doc, clause, first), "example of adj+obl")
        return
    for inner in clause.having(Role.CLAUSAL_COMPLEMENT):
        words = (*verb, *own.tokens, *inner.markers)
        yield _Reading(words, _bare(inner), _circumstances(doc, clause), "adj+clause")
        return
    yield _Reading(verb, own.tokens, _circumstances(doc, clause), "adj")


def _with_object(doc: Doc, clause: Clause, verb: Words) -> Iterator[_Reading]:
    rest = _circumstances(doc, clause)
    indirect = tuple(a.tokens for a in clause.having(Role.INDIRECT_OBJECT))
    clausal = tuple(argument_words(doc, a) for a in clause.having(Role.CLAUSAL_COMPLEMENT))
    copular = clause.kind is ClauseKind.COPULAR
    for a in (*clause.complements, *clause.objects):
        start = (*verb, *a.markers)
        core, more = _parts(doc, a)
        yield _Reading(start, core, (*indirect, *clausal, *more, *rest), "cop" if copular else "obj")
        for example in instances(doc, a.head):
            yield _Reading(start, example, (*indirect, *rest), "example of cop" if copular else "example of obj")
        if copular:
            yield from _relational(doc, a, start, rest)
            yield from _related(doc, clause, a, start)


def _relational(doc: Doc, complement: Argument, before: Words, rest: tuple[Words, ...]) -> Iterator[_Reading]:
    """ "is the brother of | Rao": a noun that relates two things is a relation."""
    for marker, word in noun_modifiers(doc, complement.head):
        head = tuple(i for i in complement.tokens if i < marker[0])
        yield _Reading((*before, *head, *marker), indices(phrases.phrase(word)), rest, "cop>nmod")


def _related(doc: Doc, clause: Clause, complement: Argument, before: Words) -> Iterator[_Reading]:
    """ "is home to | networks": the phrase of a clause can belong to what its subject is."""
    for a in clause.having(Role.OBLIQUE):
        if a.head > complement.head and not a.shared:
            core, more = _parts(doc, a)
            words = (*before, *complement.tokens, *a.markers)
            rest = (*more, *_circumstances(doc, clause, a))
            yield _Reading(words, core, rest, "cop+obl")
            for example in instances(doc, a.head):
                yield _Reading(words, example, rest, "example of cop+obl")


def _without_object(doc: Doc, clause: Clause, verb: Words) -> Iterator[_Reading]:
    """The indirect object, a reported clause, the first oblique or an adverb takes the object's place.

    An oblique's preposition then ends the relation ("served as").
    """
    rest = _circumstances(doc, clause)
    clausal = clause.having(Role.CLAUSAL_COMPLEMENT)
    for indirect in clause.having(Role.INDIRECT_OBJECT)[:1]:
        yield _Reading(verb, indirect.tokens, (*(argument_words(doc, a) for a in clausal), *rest), "iobj")
        return
    for a in clausal:
        yield _Reading((*verb, *a.markers), _bare(a), rest, "clause")
    if clausal:
        return
    obliques = [a for a in clause.having(Role.AGENT, Role.OBLIQUE) if not (a.shared and a.marker == "where")]
    after = [a for a in obliques if a.head > clause.predicate and not a.shared] or obliques
    for a in after:
        if a.group == after[0].group:
            others = _circumstances(doc, clause, *(o for o in after if o.group == a.group))
            core, more = _parts(doc, a)
            yield _Reading((*verb, *a.markers), core, (*more, *others), a.role.value)
            for example in instances(doc, a.head):
                yield _Reading((*verb, *a.markers), example, others, f"example of {a.role.value}")
    if not after:
        yield _bare_verb(doc, clause, verb)


def _bare_verb(doc: Doc, clause: Clause, verb: Words) -> _Reading:
    for a in clause.having(Role.ADVERBIAL):
        return _Reading(verb, a.tokens, _circumstances(doc, clause, a), "tmod")
    for i in clause.adverbs:
        if i not in verb:
            return _Reading(verb, (i,), _circumstances(doc, clause), "adv")
    for a in clause.having(Role.ADVERBIAL_CLAUSE):
        if a.marker:
            return _Reading((*verb, *a.markers), _bare(a), _circumstances(doc, clause, a), "advcl")
    return _Reading(verb, (), (), "bare")


def _parts(doc: Doc, argument: Argument) -> tuple[tuple[int, ...], tuple[Words, ...]]:
    """An argument's core, and the phrases behind it other than of-phrases as arguments of their own.

    To which of the two such a phrase belongs ("received a discussion at the meeting") no grammar can say. Relative
    clauses are clauses of their own and stay out.
    """
    if argument.clause is not None:
        return argument.tokens, ()
    core = set(argument.tokens)
    behind: list[Words] = []
    for marker, word in noun_modifiers(doc, argument.head):
        of = syntax.words(doc[i] for i in marker) == "of"
        if not of and marker[0] > argument.head and word.dep_ != "conj":
            words = [t for t in word.subtree if t.i in core]
            behind.append(indices(trim(words)))
            core.difference_update(t.i for t in words)
    for clause in syntax.children(doc[argument.head], "acl:relcl"):
        core.difference_update(t.i for t in clause.subtree)
    return indices(trim(doc[i] for i in sorted(core))), tuple(b for b in behind if b)


def _circumstances(doc: Doc, clause: Clause, *without: Argument) -> tuple[Words, ...]:
    """Obliques and adverbial clauses with their markers. A participle without one says enough as a clause itself."""
    return tuple(
        argument_words(doc, a)
        for a in clause.having(Role.AGENT, Role.OBLIQUE, Role.ADVERBIAL, Role.ADVERBIAL_CLAUSE)
        if a not in without and (a.marker or a.role is not Role.ADVERBIAL_CLAUSE)
    )


def _of_noun(doc: Doc, clause: Clause) -> Iterator[Draft]:
    """A noun that names an action, with who does it and what it is done to or with: "purchase of"."""
    if clause.link == "light":
        return
    others = clause.having(Role.OBJECT, Role.OBLIQUE)
    for subject in clause.subjects:
        for other in others[:1]:
            marker = other.markers if other.label == "nmod" else ()
            words = (clause.predicate, *marker)
            rest = tuple(argument_words(doc, a) for a in others[1:])
            yield Draft(subject=subject.tokens, relation=words, object=other.tokens, args=rest, pattern="noun")


def _apposed(doc: Doc, clause: Clause) -> Iterator[Draft]:
    """ "Rao, the minister" and "the minister, Rao": of the two, the name is what the other describes."""
    for subject in clause.subjects:
        for other in clause.complements:
            name, words = subject.tokens, tuple(i for i in other.tokens if i not in subject.tokens)
            if is_close_apposition(doc[other.head]):
                name = tuple(i for i in subject.tokens if i not in other.tokens)
            if doc[other.head].pos_ == "PROPN" and doc[subject.head].pos_ != "PROPN":
                name, words = words, name
            if name and words:
                yield Draft(subject=name, relation=("is",), object=words, pattern="appos")


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


def _bare(argument: Argument) -> tuple[int, ...]:
    return tuple(i for i in argument.tokens if i not in argument.markers)
