"""Clauses that two nouns make without a verb: appositions and possessions.

"Li Shangfu, the minister"           be         subject Li Shangfu, complement the minister
"China's minister"                   have       subject China, object minister
"""

from __future__ import annotations

from kg.extract import syntax
from kg.extract.arguments import arguments_of
from kg.extract.clause import Clause, ClauseKind, Role
from kg.extract.predicates import above
from kg.extract.tree import Span


def appositions(sentence: Span, main: tuple[Clause, ...], start: int = 0) -> tuple[Clause, ...]:
    """ "Li Shangfu, the defense minister": the first is the second."""
    at = {c.predicate: c.index for c in main}
    found: list[Clause] = []
    for token in sentence:
        if token.dep_ != "appos" or not syntax.is_nominal(token):
            continue
        subjects = arguments_of(token.head, Role.SUBJECT, shared=True, marker=())[:1]
        complements = arguments_of(token, Role.COMPLEMENT, marker=())[:1]
        found.append(
            Clause(
                index=start + len(found),
                predicate=token.i,
                kind=ClauseKind.APPOSITION,
                lemma="be",
                arguments=(*subjects, *complements),
                parent=above(token.head, at),
                link="appos",
            )
        )
    return tuple(found)


def possessions(sentence: Span, main: tuple[Clause, ...], start: int = 0) -> tuple[Clause, ...]:
    """ "China's minister": the first has the second. Pronouns are kept: who "his" is, others know."""
    at = {c.predicate: c.index for c in main}
    found: list[Clause] = []
    for token in sentence:
        if token.dep_ != "nmod:poss":
            continue
        objects = arguments_of(token.head, Role.OBJECT, shared=True, marker=())[:1]
        for owner in arguments_of(token, Role.SUBJECT):
            found.append(
                Clause(
                    index=start + len(found),
                    predicate=token.head.i,
                    kind=ClauseKind.POSSESSION,
                    lemma="have",
                    arguments=(owner, *objects),
                    parent=above(token.head, at),
                    link="nominal",
                )
            )
    return tuple(found)
