"""`kg explain`: why names are one entity, and who says or denies what is claimed of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.console import Debug, Json, command
from kg.errors import InputError
from kg.model import Stance

if TYPE_CHECKING:
    from kg.knowledge_graph import KnowledgeGraph
    from kg.model import Entity, Fact

_SUGGESTED = 5


@command
def explain(
    output: Annotated[Path, typer.Argument(help="The folder that kg build wrote.")],
    name: Annotated[str, typer.Argument(help="A name, an alias or the id of an entity, or a fact's id.")],
    other: Annotated[
        str | None,
        typer.Argument(help="A second name: why the two are or are not one, and the facts between."),
    ] = None,
    limit: Annotated[int, typer.Option(help="How many facts are shown; 0 for all.", min=0)] = 20,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Tell why names are one entity, and which sentences carry each of its facts: who says so, and who denies it."""
    from kg.stored import load

    graph = load(output)
    told = _fact(graph, name) if other is None else _pair(graph, name, other, limit)
    told = told or _entity(graph, name, limit)
    typer.echo(json.dumps(told.record, ensure_ascii=False) if as_json else "\n".join(told.lines))


@dataclass(frozen=True, slots=True)
class _Told:
    """One story, for a person and for a program."""

    lines: list[str]
    record: dict[str, Any]


def _fact(graph: KnowledgeGraph, id: str) -> _Told | None:
    from kg.evidence import tell_fact
    from kg.export.records import fact_record, statement_record

    fact = next((fact for fact in graph.facts if fact.id == id), None)
    if fact is None:
        return None
    claims = [statement_record(graph.statement(said), graph) for said in (*fact.statements, *fact.against)]
    lines = [*tell_fact(graph, fact), *(f"  - {reason}" for reason in fact.reasons)]
    return _Told(lines, {"fact": fact_record(fact, graph), "statements": claims})


def _pair(graph: KnowledgeGraph, name: str, other: str, limit: int) -> _Told:
    from kg.export.records import fact_record
    from kg.resolve import tell_pair

    left, right = (_named(graph, one)[0].id for one in (name, other))
    story = tell_pair(name, other, graph.entities, graph.judgements, graph.documents)
    between = [fact for fact in graph.facts_of(left) if left != right and right in (fact.subject, fact.object)]
    record = {"names": [name, other], "story": story, "facts": [fact_record(fact, graph) for fact in between]}
    none = "No fact joins the two."
    return _Told([*story, *([] if left == right else _facts(graph, between, limit, none))], record)


def _entity(graph: KnowledgeGraph, name: str, limit: int) -> _Told:
    from kg.export.records import entity_record, fact_record, judgement_record
    from kg.resolve import tell_entity

    entity, *others = _named(graph, name)
    facts = graph.facts_of(entity.id)
    bearers = ", ".join(f"{one.label} ({one.id})" for one in others[:_SUGGESTED])
    lines = [
        *([f"{name} is taken for {entity.label} ({entity.id}); others bear that name: {bearers}."] if others else []),
        *tell_entity(entity, graph.judgements, graph.documents),
        *_facts(graph, facts, limit, "No fact speaks of it."),
    ]
    record = {
        "entity": entity_record(entity),
        "judgements": [judgement_record(one) for one in graph.judgements if entity.id in one.entities],
        "facts": [fact_record(fact, graph) for fact in facts],
    }
    return _Told(lines, record)


def _named(graph: KnowledgeGraph, name: str) -> list[Entity]:
    """The entities that a name means, best first. Raises InputError, with names that are near, where there is none."""
    from kg.resolve import find_entities

    found = find_entities(name, graph.entities)
    if not found:
        near = _near(name, graph.entities)
        raise InputError(f"nothing here bears the name {name!r}" + (f"; near it: {', '.join(near)}" if near else ""))
    return found


def _near(name: str, entities: Iterable[Entity]) -> list[str]:
    """Labels of entities with a name that has all the words of this one, or is spelled much like it."""
    wanted = set(name.casefold().split())
    labels = {form.casefold(): entity.label for entity in entities for form in (*entity.aliases, entity.label)}
    holding = [label for form, label in labels.items() if wanted and wanted <= set(form.split())]
    alike = [labels[form] for form in get_close_matches(name.casefold(), sorted(labels), n=_SUGGESTED, cutoff=0.75)]
    return list(dict.fromkeys((*holding, *alike)))[:_SUGGESTED]


def _facts(graph: KnowledgeGraph, facts: Iterable[Fact], limit: int, none: str) -> list[str]:
    """Facts with their sentences: the contested first, then those that most statements speak of."""
    from kg.evidence import tell_fact

    def rank(fact: Fact) -> tuple[bool, int, str, str]:
        return (fact.stance is not Stance.CONTESTED, -len(fact.statements) - len(fact.against), fact.relation, fact.id)

    ordered = sorted(facts, key=rank)
    shown = ordered[:limit] if limit else ordered
    if not ordered:
        return [none]
    return [f"Facts, {len(shown)} of {len(ordered)}:"] + [
        f"  {line}" for fact in shown for line in tell_fact(graph, fact)
    ]
