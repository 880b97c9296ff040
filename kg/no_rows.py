"""Why a query found nothing: a name that nobody bears, a property that is not in the graph, or that there is nothing.

An empty table says "no" and "you mistyped" alike; a person has to be able to tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.query import Engine
from kg.questions import literal, questions
from kg.sparql import names_in

_SUGGESTED = 3
_MOST_NAMES = 20_000
"""Names up to which looking for one that is spelled alike takes less than a second."""


def why_no_rows(engine: Engine, asked: str, given: Mapping[str, str]) -> str:
    """One line on an answer without rows; `asked` is a question's name or SPARQL, `given` the values of a question."""
    if (question := questions().get(asked.strip())) is None:
        return "; ".join(_absent(engine, asked)) or "every name in the query is in the graph, but not so combined"
    unknown = [value for name, value in given.items() if not question.is_day(name) and not _named(engine, value)]
    if unknown:
        return "; ".join(f"nothing here bears the name {value!r}" for value in unknown)
    return f"with these values, {question.none}" if given else question.none


def _named(engine: Engine, name: str) -> bool:
    """Whether anything bears a name, in any case; a speaker that is no entity bears the words that name it."""
    asked = f"ASK {{ ?x skos:prefLabel|skos:altLabel|kg:speaker ?n FILTER (LCASE(STR(?n)) = LCASE({literal(name)})) }}"
    (answer,) = engine.ask(asked).rows[0]
    return isinstance(answer, Literal) and answer.value == "true"


def _absent(engine: Engine, text: str) -> Iterator[str]:
    """What the query names and the graph does not hold, each with names that are spelled alike."""
    for name in names_in(text):
        prefix, _, local = name.partition(":")
        stem = engine.prefixes.get(prefix)
        if stem is not None and local and not engine.holds(NamedNode(stem + local)):
            known = _locals(engine, stem)
            near = get_close_matches(local, known, n=_SUGGESTED, cutoff=0.75) if len(known) <= _MOST_NAMES else []
            hint = f"; near it: {', '.join(f'{prefix}:{one}' for one in near)}" if near else ""
            yield f"{name} is not in this graph{hint}"


def _locals(engine: Engine, stem: str) -> list[str]:
    """The endings of all IRIs of a namespace, sorted."""
    anywhere = "{ ?x ?p ?o } UNION { ?s ?x ?o } UNION { ?s ?p ?x FILTER (isIRI(?x)) }"
    asked = f"SELECT DISTINCT ?x WHERE {{ {anywhere} FILTER (STRSTARTS(STR(?x), {literal(stem)})) }}"
    found = (row[0] for row in engine.ask(asked).rows)
    return sorted(term.value.removeprefix(stem) for term in found if isinstance(term, NamedNode))
