"""`kg explain`, `kg names` and `kg review`: why names are one, and decisions of your own on them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.console import Debug, Json, Quiet, command
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.knowledge_graph import KnowledgeGraph
    from kg.model import Entity, Fact


@command
def explain(
    output: Annotated[Path, typer.Argument(help="The folder that kg build wrote.")],
    name: Annotated[str, typer.Argument(help="A name, an alias or the id of an entity.")],
    other: Annotated[str | None, typer.Argument(help="A second name: why the two are or are not one.")] = None,
    limit: Annotated[int, typer.Option(help="How many facts are shown; 0 for all.")] = 20,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Tell why names are one entity, and which sentences carry each of its facts."""
    from kg.export.records import entity_record, judgement_record
    from kg.resolve import find_entities, tell_entity, tell_pair
    from kg.stored import load

    graph = load(output)
    if other is not None:
        lines = tell_pair(name, other, graph.entities, graph.judgements, graph.documents)
        typer.echo(
            json.dumps({"names": [name, other], "story": lines}, ensure_ascii=False) if as_json else "\n".join(lines)
        )
        return
    found = find_entities(name, graph.entities)
    if not found:
        raise InputError(f"nothing in {output} bears the name {name!r}")
    entity = found[0]
    if as_json:
        from kg.export.records import fact_record

        own = [judgement_record(j) for j in graph.judgements if entity.id in j.entities]
        facts = [fact_record(fact, graph) for fact in graph.facts_of(entity.id)]
        typer.echo(json.dumps({"entity": entity_record(entity), "judgements": own, "facts": facts}, ensure_ascii=False))
        return
    typer.echo("\n".join(tell_entity(entity, graph.judgements, graph.documents)))
    typer.echo("\n".join(_facts(graph, entity, limit)))
    if len(found) > 1:
        typer.echo(f"Others of that name: {', '.join(f'{e.label} ({e.id})' for e in found[1:6])}.")


def _facts(graph: KnowledgeGraph, entity: Entity, limit: int) -> list[str]:
    """The facts of an entity with their sentences, those that most statements speak of first."""
    facts = sorted(graph.facts_of(entity.id), key=lambda f: (-len(f.statements) - len(f.against), f.relation, f.id))
    shown = facts[:limit] if limit else facts
    lines = [f"Facts, {len(shown)} of {len(facts)}:"] if facts else ["No fact speaks of it."]
    for fact in shown:
        lines.append(f"  {_claim(graph, fact)}")
        for sign, ids in (("for", fact.statements), ("against", fact.against)):
            for statement in map(graph.statement, ids):
                said = "".join(f", says {speaker.label}" for speaker in statement.attribution)
                quote = " ".join(graph.quote(statement).split())
                lines.append(f"      {sign}: “{quote}” ({statement.document}{said})")
    return lines


def _claim(graph: KnowledgeGraph, fact: Fact) -> str:
    ends = (graph.label(fact.subject) or "somebody", fact.relation.removeprefix("open:").replace("_", " "))
    when = f", {fact.time.label}" if fact.time else ""
    sources = f"{fact.sources} source{'s' * (fact.sources != 1)}"
    return " ".join((*ends, graph.label(fact.object))).rstrip() + f" [{fact.stance}{when}, {sources}]"


@command
def names(
    left: Annotated[str, typer.Argument(help="A name.")],
    right: Annotated[str, typer.Argument(help="Another.")],
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Tell whether two names can be one, and why, without any graph."""
    from kg.resolve import compare_names

    compared = compare_names(left, right)
    if as_json:
        typer.echo(json.dumps(compared.as_record(), ensure_ascii=False))
    else:
        typer.echo("\n".join([f"{compared.a} / {compared.b}: {compared.verdict}", *compared.reasons]))


@command
def review(
    output: Annotated[Path, typer.Argument(help="The folder that kg build wrote.")],
    overrides: Annotated[Path, typer.Option(help="The file that your decisions are appended to.")] = Path(
        "overrides.jsonl"
    ),
    who: Annotated[str, typer.Option(help="Your name, kept with each decision.")] = "",
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Walk the pairs of names that a build could not decide, one by one, and keep your answers in a file.

    The next build takes them with --overrides; they count before every score.
    """
    from kg.resolve import questions, read_overrides
    from kg.resolve import review as walk
    from kg.stored import load

    graph = load(output)
    decided = read_overrides(overrides) if overrides.exists() else ()
    asked = questions(graph.judgements, decided)
    if not asked:
        if not quiet:
            typer.echo("no pair is undecided")
        return
    written = walk(asked, graph.documents, overrides, ask=_ask, show=typer.echo, who=who, when=date.today().isoformat())
    if not quiet:
        typer.echo(f"{written} decisions appended to {overrides}; use them with: kg build … --overrides {overrides}")


def _ask(prompt: str) -> str:
    try:
        answer: Any = input(prompt)
    except EOFError:
        return "q"
    return str(answer)
