"""Facts: what joins, what stays apart, what the sources say of a proposition together, and how many they are."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.schema_file import parse_schema
from kg.graph import KnowledgeGraph, assemble, normalised
from kg.model import Fact, Stance
from tests.invented import World


@pytest.fixture
def world() -> World:
    world = World()
    world.entity("amina-diallo", "PERSON", "Amina Diallo", "Diallo")
    world.entity("teodor-lund", "PERSON", "Teodor Lund", "Lund")
    world.entity("norvania", "GPE", "Norvania")
    world.entity("kestria", "GPE", "Kestria")
    world.entity("kestrian-ministry", "ORG", "Kestrian Ministry")
    world.entity("minister-of-norvania", "POSITION", "defence minister of Norvania")
    for id in ("a", "b", "c"):
        world.document(id, source=f"{id.upper()} Post", published=date(2023, 6, 10))
    return world


def only(graph: KnowledgeGraph) -> Fact:
    (fact,) = graph.facts
    return fact


def stances(graph: KnowledgeGraph) -> list[str]:
    return sorted(f"{fact.time.label if fact.time else '-'} {fact.stance}" for fact in graph.facts)


def test_two_reports_of_one_proposition_are_one_fact_with_two_sources(world: World) -> None:
    world.claim("a", "Amina Diallo visited Kestria in May.", "Amina Diallo", "visited", "Kestria", time="2023-05")
    world.claim("b", "In Kestria, Diallo was seen in the spring.", "Diallo", "visited", "Kestria", time="2023-05")
    fact = only(world.graph())
    assert (fact.subject, fact.relation, fact.object) == ("amina-diallo", "visited", "kestria")
    assert fact.stance is Stance.AFFIRMED
    assert fact.sources == 2
    assert fact.documents == ("a", "b")
    assert fact.reasons == ("affirmed by the report a and the report b", "2 independent sources in 2 documents")


def test_times_that_exclude_each_other_are_two_facts(world: World) -> None:
    world.claim("a", "Diallo visited Kestria in 2013.", "Diallo", "visited", "Kestria", time="2013")
    world.claim("a", "Diallo visited Kestria in 2014.", "Diallo", "visited", "Kestria", time="2014")
    assert stances(world.graph()) == ["2013 affirmed", "2014 affirmed"]


def test_a_vague_time_joins_the_precise_one_it_holds(world: World) -> None:
    world.claim("a", "Diallo visited Kestria in 2023.", "Diallo", "visited", "Kestria", time="2023")
    world.claim("b", "Diallo came to Kestria on 3 May.", "Diallo", "visited", "Kestria", time="2023-05-03")
    fact = only(world.graph())
    assert fact.time is not None and fact.time.label == "2023-05-03"


def test_a_vague_time_that_holds_two_stands_alone(world: World) -> None:
    world.claim("a", "Diallo visited Kestria in 2022.", "Diallo", "visited", "Kestria", time="2022")
    world.claim("b", "Diallo came in May to Kestria.", "Diallo", "visited", "Kestria", time="2022-05")
    world.claim("b", "Diallo came in July to Kestria.", "Diallo", "visited", "Kestria", time="2022-07")
    assert stances(world.graph()) == ["2022 affirmed", "2022-05 affirmed", "2022-07 affirmed"]


def test_a_claim_without_time_joins_the_only_fact_that_fits_else_stands_alone(world: World) -> None:
    world.claim("a", "Diallo visited Kestria in 2013.", "Diallo", "visited", "Kestria", time="2013")
    world.claim("b", "Diallo has visited Kestria.", "Diallo", "visited", "Kestria")
    assert len(only(world.graph()).statements) == 2
    world.claim("a", "Diallo visited Kestria in 2014.", "Diallo", "visited", "Kestria", time="2014")
    assert stances(world.graph()) == ["- affirmed", "2013 affirmed", "2014 affirmed"]


def test_a_report_tells_of_nothing_that_is_yet_to_come(world: World) -> None:
    world.claim("a", "Diallo visited Kestria in 2024.", "Diallo", "visited", "Kestria", time="2024")
    world.claim("b", "Diallo has visited Kestria.", "Diallo", "visited", "Kestria")
    assert stances(world.graph()) == ["- affirmed", "2024 affirmed"]


def test_affirmed_by_one_and_negated_by_another_is_contested(world: World) -> None:
    world.claim("a", "Norvania sold jets to Kestria, Lund said.", "Norvania", "sold_to", "Kestria", by=["Lund"])
    world.claim(
        "b", "Norvania never sold jets to Kestria, Diallo said.", "Norvania", "sold_to", "Kestria",
        by=["Diallo"], polarity="negated",
    )  # fmt: skip
    fact = only(world.graph())
    assert fact.stance is Stance.CONTESTED
    assert "1 independent source in 1 document for it, 1 independent source in 1 document against" in fact.reasons
    assert len(fact.statements) == len(fact.against) == 1
    assert fact.reasons[:2] == ("affirmed by Teodor Lund", "negated by Amina Diallo")


def test_a_denial_of_part_of_a_time_says_nothing_against_the_whole(world: World) -> None:
    world.claim("a", "Diallo met Lund in 2023.", "Diallo", "met_with", "Lund", time="2023")
    world.claim(
        "b", "Diallo did not meet Lund in June.", "Diallo", "met_with", "Lund", time="2023-06", polarity="negated"
    )
    assert stances(world.graph()) == ["2023 affirmed", "2023-06 denied"]


def test_a_denial_of_the_whole_contradicts_every_part(world: World) -> None:
    world.claim("a", "Diallo met Lund on 5 May.", "Diallo", "met_with", "Lund", time="2023-05-05")
    world.claim("a", "Diallo met Lund on 7 May.", "Diallo", "met_with", "Lund", time="2023-05-07")
    world.claim(
        "b", "Diallo met Lund at no time in 2023.", "Diallo", "met_with", "Lund", time="2023", polarity="negated"
    )
    assert stances(world.graph()) == ["2023-05-05 contested", "2023-05-07 contested"]


def test_a_plan_and_a_later_visit_are_no_contradiction(world: World) -> None:
    world.claim(
        "a",
        "Diallo plans a visit to Kestria in May.",
        "Diallo",
        "visited",
        "Kestria",
        time="2023-05",
        modality="planned",
    )
    world.claim("b", "Diallo visited Kestria in June.", "Diallo", "visited", "Kestria", time="2023-06")
    assert stances(world.graph()) == ["2023-05 unrealised", "2023-06 affirmed"]


def test_a_suggestion_that_is_denied_is_denied(world: World) -> None:
    world.claim(
        "a", "Lund said Kestria might fund Norvania.", "Kestria", "funded", "Norvania", modality="possible", by=["Lund"]
    )
    world.claim("b", "Kestria is not funding Norvania.", "Kestria", "funded", "Norvania", polarity="negated")
    fact = only(world.graph())
    assert fact.stance is Stance.DENIED
    assert fact.reasons[:2] == ("said to be possible by Teodor Lund", "negated by the report b")


def test_a_denial_years_later_is_about_another_time(world: World) -> None:
    world.document("old", source="Old Post", published=date(2011, 1, 5))
    world.claim("old", "Diallo met Lund.", "Diallo", "met_with", "Lund")
    world.claim("a", "Diallo has not met Lund.", "Diallo", "met_with", "Lund", polarity="negated")
    assert stances(world.graph()) == ["- affirmed", "- denied"]


def test_symmetric_relations_have_one_direction(world: World) -> None:
    world.claim("a", "Diallo met Lund.", "Diallo", "met_with", "Lund")
    world.claim("b", "Lund met Diallo.", "Lund", "met_with", "Diallo")
    fact = only(world.graph())
    assert (fact.subject, fact.object) == ("amina-diallo", "teodor-lund")


def test_one_office_has_one_holder_at_a_time() -> None:
    schema = parse_schema(
        'only = true\n[relations.ruled_by]\ndefinition = "OBJECT rules SUBJECT."\n'
        'subject = ["GPE"]\nobject = ["PERSON"]\nfunctional = true\nframes = []\n'
    )
    world = World()
    world.entity("norvania", "GPE", "Norvania")
    world.entity("lund", "PERSON", "Lund")
    world.entity("diallo", "PERSON", "Diallo")
    world.document("a")
    world.document("b")
    world.claim("a", "Lund has ruled Norvania since 2018.", "Norvania", "ruled_by", "Lund", time="2018/..")
    world.claim("b", "Diallo ruled Norvania from 2019 to 2021.", "Norvania", "ruled_by", "Diallo", time="2019/2021")
    graph = world.graph(schema)
    assert stances(graph) == ["2018/.. contested", "2019/2021 contested"]
    assert all(fact.statements and fact.against for fact in graph.facts)
    assert any("one object at a time, and Lund is claimed for 2018/.." in fact.reasons[-1] for fact in graph.facts)


@pytest.mark.parametrize(
    "times", [("2018", "2018"), ("2016/2018", "2019/2021"), ("2018/..", "2017-05"), ("2019", "..")]
)
def test_successive_holders_do_not_contradict_each_other(times: tuple[str, str]) -> None:
    schema = parse_schema(
        'only = true\n[relations.ruled_by]\ndefinition = "OBJECT rules SUBJECT."\n'
        'subject = ["GPE"]\nobject = ["PERSON"]\nfunctional = true\nframes = []\n'
    )
    world = World()
    world.entity("norvania", "GPE", "Norvania")
    world.entity("lund", "PERSON", "Lund")
    world.entity("diallo", "PERSON", "Diallo")
    world.document("a")
    world.document("b")
    world.claim("a", "Lund ruled Norvania.", "Norvania", "ruled_by", "Lund", time=times[0])
    world.claim(
        "b", "Diallo ruled Norvania.", "Norvania", "ruled_by", "Diallo", time=None if times[1] == ".." else times[1]
    )
    assert {fact.stance for fact in world.graph(schema).facts} == {Stance.AFFIRMED}


def test_words_as_a_subject_never_join_two_documents(world: World) -> None:
    world.claim("a", "Two farmers visited Kestria.", "Two farmers", "visited", "Kestria")
    world.claim("b", "Two farmers visited Kestria.", "Two farmers", "visited", "Kestria")
    assert len(world.graph().facts) == 2


def test_a_pronoun_that_names_nothing_certain_joins_nothing(world: World) -> None:
    world.claim("a", "Then she visited Kestria.", "she", "visited", "Kestria")
    world.claim("a", "Later she visited Kestria again.", "she", "visited", "Kestria")
    assert len(world.graph().facts) == 2


def test_words_as_an_object_are_compared_without_their_dress(world: World) -> None:
    world.claim("a", "Kestria purchased the 5,000 drones.", "Kestria", "purchased", "the 5,000 drones")
    world.claim("b", "Kestria bought 5000 drones.", "Kestria", "purchased", "5000 drones")
    assert len(world.graph().facts) == 1


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("the  Drones,", "drones", True),
        ("$5,000", "$5000", True),
        ("$5", "€5", False),
        ("a plan", "the plan", True),
        ("—", "…", False),
        ("anthem", "them", False),
    ],
)
def test_comparison_of_words(left: str, right: str, same: bool) -> None:
    assert (normalised(left) == normalised(right)) is same


WIRE = (
    "Flood water cut the only road to the harbour on Sunday morning, stranding four hundred families. "
    "Engineers said that the bridge would not be repaired before the end of the month."
)


def test_a_copy_counts_once_and_the_reason_names_it(world: World) -> None:
    for id in ("a", "b"):
        world.texts[id] = WIRE
        world.claim(id, "Diallo visited Kestria.", "Diallo", "visited", "Kestria")
    fact = only(world.graph())
    assert fact.sources == 1
    assert fact.reasons[-1] == "b shares most of its text with a"


def test_a_brief_inside_a_long_report_is_a_copy(world: World) -> None:
    rng = random.Random(4)
    rest = " ".join("".join(rng.choices("abcdefgh", k=5)) for _ in range(400))
    world.texts["a"] = WIRE
    world.texts["b"] = f"{WIRE} {rest}"
    for id in ("a", "b"):
        world.claim(id, "Diallo visited Kestria.", "Diallo", "visited", "Kestria")
    assert only(world.graph()).sources == 1


def test_retelling_an_outlet_that_is_present_counts_once(world: World) -> None:
    world.document("c2", source="Kestria Courier")
    world.claim("c2", "Diallo came to Kestria for talks.", "Diallo", "visited", "Kestria")
    world.claim(
        "a",
        "The Kestria Courier said that Diallo visited Kestria.",
        "Diallo",
        "visited",
        "Kestria",
        by=["the Kestria Courier"],
    )
    fact = only(world.graph())
    assert fact.sources == 1
    assert "a retells Kestria Courier, as c2 gives it" in fact.reasons or "c2" in fact.reasons[-1]
    world.claim("b", "Diallo spent a day in Kestria.", "Diallo", "visited", "Kestria")
    assert only(world.graph()).sources == 2


def test_an_outlet_that_is_not_present_is_a_speaker_like_any_other(world: World) -> None:
    world.claim(
        "b", "The Far Gazette said that Diallo visited Kestria.", "Diallo", "visited", "Kestria", by=["the Far Gazette"]
    )
    world.claim("a", "Diallo visited Kestria.", "Diallo", "visited", "Kestria")
    assert only(world.graph()).sources == 2


def test_the_same_words_of_the_same_speaker_count_once(world: World) -> None:
    world.claim(
        "a", "Lund said on Monday that Norvania had attacked Kestria.", "Norvania", "attacked", "Kestria", by=["Lund"]
    )
    world.claim(
        "b",
        "Speaking to reporters, Lund said Norvania attacked Kestria.",
        "Norvania",
        "attacked",
        "Kestria",
        by=["Lund"],
    )
    fact = only(world.graph())
    assert fact.sources == 1
    assert fact.reasons[-1] == "b and a give the same words of Teodor Lund"
    world.claim("c", "Diallo said Norvania attacked Kestria.", "Norvania", "attacked", "Kestria", by=["Diallo"])
    assert only(world.graph()).sources == 2


def test_a_fact_is_plain_only_when_affirmed_and_vouched_for(world: World) -> None:
    said = world.claim("a", "Lund said Norvania attacked Kestria.", "Norvania", "attacked", "Kestria", by=["Lund"])
    graph = world.graph()
    assert not graph.is_plain(only(graph))
    world.claim(
        "b",
        "Diallo said forces of Norvania had attacked Kestria at dawn.",
        "Norvania",
        "attacked",
        "Kestria",
        by=["Diallo"],
    )
    graph = world.graph()
    assert graph.is_plain(only(graph))
    assert graph.quote(graph.statement(said.id)) == "Lund said Norvania attacked Kestria."


def test_a_fact_whose_entities_do_not_fit_its_relation_is_never_plain(world: World) -> None:
    world.claim("a", "Kestria holds the post of Norvania.", "Kestria", "holds_position", "Norvania")
    graph = world.graph()
    assert only(graph).stance is Stance.AFFIRMED
    assert not graph.is_plain(only(graph))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_the_order_of_documents_does_not_matter(choices: st.DataObject) -> None:
    world = World()
    world.entity("x", "PERSON", "Xoana")
    world.entity("y", "GPE", "Yarrow")
    for number in range(choices.draw(st.integers(1, 6))):
        id = f"d{number}"
        world.document(id, published=date(2020, 1, 1) + timedelta(days=choices.draw(st.integers(0, 400))))
        for place in range(choices.draw(st.integers(1, 4))):
            world.claim(
                id,
                f"Xoana went to Yarrow, note {number} {place}.",
                "Xoana",
                "visited",
                "Yarrow",
                time=choices.draw(
                    st.sampled_from([None, "2020", "2020-05", "2020-05-03", "2019/..", "2020-04/2020-06"])
                ),
                polarity=choices.draw(st.sampled_from(["affirmed", "negated"])),
                modality=choices.draw(st.sampled_from(["asserted", "planned", "possible"])),
            )
    documents, extractions, resolution = world.parts()
    graph = assemble(documents, extractions, resolution)
    again = assemble(choices.draw(st.permutations(documents)), choices.draw(st.permutations(extractions)), resolution)
    assert graph.facts == again.facts
    assert graph.statements == again.statements
    owned = {id for fact in graph.facts for id in (*fact.statements, *fact.against)}
    assert owned == {statement.id for statement in graph.statements}
    assert len({fact.id for fact in graph.facts}) == len(graph.facts)


@pytest.mark.parametrize(
    ("modality", "said"),
    [
        ("asserted", "negated by"),
        ("planned", "told as planned not to be by"),
        ("possible", "said to be possibly not so by"),
        ("desired", "said not to be desired by"),
        ("conditional", "said not to be so on a condition by"),
    ],
)
def test_a_reason_tells_a_plan_against_something_from_no_plan(world: World, modality: str, said: str) -> None:
    world.claim(
        "a", "Diallo: no visit to Kestria.", "Diallo", "visited", "Kestria", polarity="negated", modality=modality
    )
    assert only(world.graph()).reasons[0] == f"{said} the report a"
