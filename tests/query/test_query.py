"""Asking: the shipped questions in both engines, formats, errors in one line, and what is refused."""

# ruff: noqa: E501  rows read best on one line
from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import OutputError, QueryError
from kg.export.rdf_formats import to_rdflib, to_turtle
from kg.no_rows import why_no_rows
from kg.query import Engine, query_text
from kg.questions import question, questions
from tests.export.conftest import invented_world

SOLD = ("Kestria", "sold to", "Norvania", "")
ROWS = {
    "sanctions": {("Amina Diallo", "Kestria", "Arms Act", "2018", "affirmed", "2")},
    "contested": {
        (*SOLD, "for", "Teodor Lund", "Lund said Kestria sold drones to Norvania.", "001-sanctions"),
        (*SOLD, "against", "Amina Diallo", "Minister Diallo denied that Kestria sold anything to Norvania.", "002-reply"),
    },
    "meetings": {("Amina Diallo", "Teodor Lund", "Port Vell", "Harbour Forum", "2024-01-08", "affirmed", "1")},
    "aliases": {
        ("Amina Diallo", "Diallo", "", "", ""),
        ("Amina Diallo", "Minister Diallo", "Amina Diallo", "4.25", "one surname and one office"),
        ("Norvania", "the Norvanians", "", "", ""),
        ("Teodor Lund", "Lund", "", "", ""),
    },
    "shared-facts": {("001-sanctions", "002-reply", "1"), ("001-sanctions", "003-forum", "1")},
    "denials": {
        ("Amina Diallo", *SOLD, "Minister Diallo denied that Kestria sold anything to Norvania.", "002-reply"),
        ("Amina Diallo", "Norvania", "attacked", "Port Vell", "", "Minister Diallo denied that Norvania attacked Port Vell.", "002-reply"),
    },
}  # fmt: skip


def rows(engine: Engine, name: str, **given: str) -> set[tuple[str, ...]]:
    return set(map(tuple, engine.ask(query_text(name, **given)).shown()))


def test_every_question_has_a_title_and_says_what_an_empty_answer_means() -> None:
    assert len(questions()) == 11
    assert all(one.title and one.title != one.name and one.none for one in questions().values())
    for one in questions().values():
        assert all(f"VALUES ?{value} {{ UNDEF }}" in one.text for value in one.values), one.name


@pytest.mark.parametrize("name", ROWS)
def test_the_rows_of_the_questions(engine: Engine, name: str) -> None:
    assert rows(engine, name) == ROWS[name]


@pytest.mark.parametrize("name", list(questions()))
@pytest.mark.parametrize("bound", [False, True])
def test_both_engines_give_the_same_rows_in_the_same_order(engine: Engine, name: str, bound: bool) -> None:
    days = {"from": "2018-01-01", "to": "2023-12-31", "about": "norvania"}
    given = {value: days.get(value, "diallo") for value in question(name).values} if bound else {}
    text = query_text(name, **given)
    ours = [[None if term is None else term.value for term in row] for row in engine.ask(text).rows]  # type: ignore[union-attr]
    theirs = [
        [None if term is None else str(term) for term in row] for row in to_rdflib(invented_world().graph()).query(text)
    ]
    assert ours == theirs
    assert ours, "a question that finds nothing here tests nothing"


def test_values_narrow_a_question(engine: Engine) -> None:
    assert rows(engine, "sanctions", who="diallo") == ROWS["sanctions"]
    assert rows(engine, "sanctions", who="Lund") == set()
    assert {row[0] for row in rows(engine, "said-about", speaker="Lund", about="Norvania")} == {"Teodor Lund"}
    assert {row[0] for row in rows(engine, "aliases", who="MINISTER DIALLO")} == {"Amina Diallo"}
    days = {row[0] for row in rows(engine, "changes", **{"from": "2023-06-03", "to": "2023-12-31"})}
    assert days == {"2023-06-03"}


def test_two_steps_from_an_entity(engine: Engine) -> None:
    assert rows(engine, "neighbourhood", who="Kestria") == {
        ("1", "Amina Diallo", "sanctioned by", "Kestria"),
        ("2", "Amina Diallo", "sanctioned under", "Arms Act"),
        ("2", "Amina Diallo", "holds position", "minister of Norvania"),
        ("2", "Amina Diallo", "met with", "Teodor Lund"),
    }


def test_a_year_is_no_day_that_something_ended_on(engine: Engine) -> None:
    changes = rows(engine, "changes")
    assert {row[1] for row in changes if row[2] == "Amina Diallo" and row[5] == "2018"} == {
        "happened",
        "first reported",
    }


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text())
def test_a_value_can_hold_nothing_but_itself(engine: Engine, value: str) -> None:
    text = question("sanctions").bound(who=value)
    assert engine.ask(text).rows == () or value.casefold() in {"diallo", "amina diallo", "minister diallo"}


@pytest.mark.parametrize("value", ['" } SERVICE <http://x.y/> { ?s ?p ?o } #', "\\", 'a"b', "\n", "'''"])
def test_hostile_values_are_words(engine: Engine, value: str) -> None:
    assert rows(engine, "sanctions", who=value) == set()


def test_prefixes_are_known_without_typing(engine: Engine) -> None:
    found = engine.ask("SELECT ?who WHERE { ?who rel:sanctioned_under id:arms-act }")
    assert found.shown() == [["id:amina-diallo"]]


def test_prefixes_follow_the_stem() -> None:
    engine = Engine.read(to_turtle(invented_world().graph(), "https://news.invalid/kg/"))
    assert engine.ask("ASK { ?who rel:sanctioned_under id:arms-act }").shown() == [["true"]]


def test_formats(engine: Engine) -> None:
    answer = engine.ask("SELECT ?law ?year { ?f a kg:Fact ; kg:legalBasis ?law ; kg:year ?year }")
    assert answer.csv() == "law,year\nhttps://example.org/kg/id/arms-act,2018\n"
    bindings = json.loads(answer.json())["results"]["bindings"]
    assert bindings == [
        {
            "law": {"type": "uri", "value": "https://example.org/kg/id/arms-act"},
            "year": {"type": "literal", "value": "2018", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        }
    ]
    assert json.loads(engine.ask("ASK { ?s a kg:Event }").json()) == {"head": {}, "boolean": True}
    described = engine.ask("CONSTRUCT { ?s skos:prefLabel ?l } WHERE { ?s a kg:Law ; skos:prefLabel ?l }")
    assert described.turtle().endswith('id:arms-act skos:prefLabel "Arms Act"@en .\n')
    with pytest.raises(QueryError, match="Turtle is written of CONSTRUCT"):
        answer.turtle()
    assert len(rdflib.Graph().parse(data=described.turtle(), format="turtle")) == 1


def test_a_frame_has_values_not_terms(engine: Engine) -> None:
    frame = engine.ask(
        "SELECT ?f ?year ?start ?sources { ?f kg:year ?year ; kg:start ?start ; kg:sources ?sources } ORDER BY ?year"
    ).frame()
    assert frame.year.tolist()[0] == 2018 and frame.year.dtype == "int64"
    assert frame.start[0] == date(2018, 1, 1)
    assert frame.f[0].startswith("id:fact-")


def test_the_table_shows_markup_and_control_characters_as_text() -> None:
    engine = Engine.read(b'@prefix x: <http://x/> . x:a x:b "[bold red]boo[/] \\u001b[31m" .')
    console = Console(file=io.StringIO(), width=100, force_terminal=False)
    console.print(engine.ask("SELECT ?o { ?s ?p ?o }").table("a [b]title[/b]"))
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "[bold red]boo[/]" in shown and "a [b]title[/b]" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * WHERE {\n  ?s ?p\n}", "line 3, column 2, at the end: not valid SPARQL"),
        ("SELECT * { ?s foo:x ?o }", "line 1, column 20: the prefix foo: is not known; declare it with PREFIX"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20, at the end: not valid SPARQL"),
        ("SELEC * { }", "not valid SPARQL"),
    ],
)
def test_a_syntax_error_is_one_line_with_the_position(engine: Engine, text: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        engine.ask(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("INSERT DATA { id:a id:b id:c }", "INSERT"),
        ("PREFIX x: <http://x/>\ndelete where { ?s ?p ?o }", "DELETE"),
        ("LOAD <file:///etc/passwd>", "LOAD"),
        ("CLEAR ALL", "CLEAR"),
        ("SELECT * { SERVICE <http://x.y/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service silent <http://x.y/> { ?s ?p ?o } }", "SERVICE"),
        ('SELECT * { BIND("#" AS ?x) # no\n SeRvIcE ?x { ?s ?p ?o } }', "SERVICE"),
        ("SELECT * { BIND('''a'b''' AS ?x) SERVICE ?x {} }", "SERVICE"),
        ("SELECT * { FILTER(?a <?b) SERVICE <x:> {} FILTER(?c> ?d) }", "SERVICE"),
        ("SELECT * { S\\u0045RVICE <http://x.y/> { ?s ?p ?o } }", "escapes"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <http://x.y/> { ?s ?p ?o }", "FROM"),
    ],
)
def test_effects_are_refused(engine: Engine, text: str, word: str) -> None:
    with pytest.raises(QueryError, match=rf"line \d+, column \d+: {word}.* (?:is|are) refused"):
        engine.ask(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s skos:prefLabel "SERVICE" }',
        "SELECT ?service ?insert { ?service ?p ?insert }",
        "SELECT * { ?s rel:service ?o } # SERVICE",
        "SELECT * { ?s <http://x.y/SERVICE#FROM> ?o }",
        "PREFIX service: <http://x/> SELECT * { ?s service:from ?o }",
        'SELECT * { ?s ?p """a "quoted" SERVICE""" }',
        "SELECT * { ?s ?p 'it\\'s a SERVICE' }",
        "SELECT * { ?s kg:year ?y FILTER(?y<2020&&?y>2010) }",
    ],
)
def test_words_that_only_look_like_effects_are_answered(engine: Engine, text: str) -> None:
    engine.ask(text)


def test_more_rows_than_the_limit_are_cut_and_said(engine: Engine) -> None:
    answer = engine.ask("SELECT * { ?s ?p ?o }", limit=5)
    assert len(answer.rows) == 5 and answer.truncated
    assert not engine.ask("SELECT * { ?s ?p ?o } LIMIT 5", limit=5).truncated


def test_a_query_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("SELECT * { ?s ?p ?o }", encoding="utf-8")
    assert query_text(str(file)) == "SELECT * { ?s ?p ?o }"
    with pytest.raises(QueryError, match="cannot be read"):
        query_text(str(tmp_path / "none.rq"))


@pytest.mark.parametrize("asked", ["contestet", "who knows", ""])
def test_neither_query_nor_question_nor_file(asked: str) -> None:
    with pytest.raises(QueryError, match="the questions are: aliases, changes, contested"):
        query_text(asked)


def test_values_that_a_question_does_not_take() -> None:
    with pytest.raises(QueryError, match="contested takes no value 'who'; it takes: none"):
        query_text("contested", who="X")
    with pytest.raises(QueryError, match="from must be a day such as 2024-05-31, not 'May'"):
        query_text("changes", **{"from": "May"})
    with pytest.raises(QueryError, match="values go with the name of a question"):
        query_text("SELECT * {}", who="X")


def test_no_graph_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"graph.ttl cannot be read: there is none; `kg build` writes it"):
        Engine.open(tmp_path)
    (tmp_path / "graph.ttl").write_text("not turtle", encoding="utf-8")
    with pytest.raises(OutputError, match=r"graph.ttl is not valid Turtle"):
        Engine.open(tmp_path)


def test_who_says_so_gives_both_sides_with_outlet_and_modality(engine: Engine) -> None:
    found = rows(engine, "who-says", one="kestria", other="NORVANIA")
    assert {row[4:8] for row in found} == {
        ("contested", "for", "asserted", "Teodor Lund"),
        ("contested", "against", "asserted", "Amina Diallo"),
    }
    assert found == rows(engine, "who-says", one="Norvania", other="Kestria")
    everything = rows(engine, "who-says")
    assert found < everything
    assert {"planned", "asserted"} <= {row[6] for row in everything}


@pytest.mark.parametrize(
    ("asked", "given", "why"),
    [
        ("sanctions", {"who": "Nobody"}, "nothing here bears the name 'Nobody'"),
        ("sanctions", {"who": "teodor lund"}, "with these values, no sanction is affirmed or contested"),
        (
            "changes",
            {"from": "2099-01-01"},
            "with these values, no fact has a day, told or of a report, within these dates",
        ),
        (
            "SELECT * { ?s rel:sanctionedby ?o }",
            {},
            "rel:sanctionedby is not in this graph; near it: rel:sanctioned_by",
        ),
        ("SELECT * { ?s rel:sanctioned_by id:zzz }", {}, "id:zzz is not in this graph"),
        (
            "PREFIX my: <urn:x> SELECT * { ?s my:p id:kestria ; a kg:Law }",
            {},
            "every name in the query is in the graph, but not so combined",
        ),
    ],
)
def test_an_answer_without_rows_says_why(engine: Engine, asked: str, given: dict[str, str], why: str) -> None:
    assert engine.ask(query_text(asked, **given)).rows == ()
    assert why_no_rows(engine, asked, given) == why


def test_the_command_line_says_why_there_are_no_rows_beside_an_answer_that_programs_read(output: Path) -> None:
    result = CliRunner().invoke(app, ["query", str(output), "sanctions", "-g", "who=Nobody", "--format", "csv"])
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert result.stderr == "kg: no rows: nothing here bears the name 'Nobody'\n"


def test_a_table_without_rows_is_not_drawn(output: Path) -> None:
    result = CliRunner().invoke(app, ["query", str(output), "sanctions", "-g", "who=Nobody"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no rows" in result.stderr
