"""Names across documents: what joins, what stays apart, and that nothing else matters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SchemaError
from kg.model import Document, Extraction, Resolution, Verdict
from kg.resolve import Override, WikidataTable, resolve
from kg.resolve.scoring import verdict_of
from kg.resolve.tables import countries, known_places
from tests.resolve.making import groups, text

Pair = tuple[Document, Extraction]


def resolved(*pairs: Pair, **options: object) -> Resolution:
    return resolve([d for d, _ in pairs], [e for _, e in pairs], **options)  # type: ignore[arg-type]


def entity_at(resolution: Resolution, document: str, words: str) -> str:
    return next(e.id for e in resolution.entities for m in e.mentions if m.document == document and m.text == words)


def one(resolution: Resolution, a: tuple[str, str], b: tuple[str, str]) -> bool:
    return entity_at(resolution, *a) == entity_at(resolution, *b)


def test_the_same_full_name_is_one_person_across_documents() -> None:
    found = resolved(
        text("[Lloyd Austin:PERSON] spoke.", "a"), text("[Lloyd Austin:PERSON] left. [Austin:PERSON] flew.", "b")
    )
    assert groups(found) == {frozenset({"Lloyd Austin", "Austin"})}


def test_a_nickname_and_a_middle_initial_join() -> None:
    found = resolved(text("[Joe Biden:PERSON] spoke.", "a"), text("[Joseph R. Biden Jr.:PERSON] left.", "b"))
    assert one(found, ("a", "Joe Biden"), ("b", "Joseph R. Biden Jr."))


def test_a_bare_surname_joins_nobody_in_another_document() -> None:
    found = resolved(text("[Li Shangfu:PERSON] spoke.", "a"), text("[Mr.|Li:PERSON] left. [Mr.|Ly:PERSON] too.", "b"))
    assert not one(found, ("a", "Li Shangfu"), ("b", "Li"))
    assert not one(found, ("a", "Li Shangfu"), ("b", "Ly"))


def test_a_bare_surname_joins_its_bearer_where_a_handful_of_reports_tell_one_story() -> None:
    story = "[Amina Rao:PERSON] met [Teodor Lund:PERSON] at the [Norvale Forum:EVENT]."
    others = [text(story, name) for name in "ab"]
    found = resolved(
        *others,
        text(f"{story} [Ilse Hagen:PERSON] spoke. [Hagen:PERSON] left.", "d"),
        text(f"{story} [Hagen:PERSON] was there.", "e"),
        text("[Hagen:PERSON] sang.", "f"),
    )
    assert one(found, ("d", "Ilse Hagen"), ("e", "Hagen"))
    assert not one(found, ("d", "Ilse Hagen"), ("f", "Hagen"))


def test_homonyms_of_different_walks_of_life_stay_apart() -> None:
    executive = text("[chairman|Li Wei:PERSON] sold shares of [Norvale:ORG].", "a")
    athlete = text("[sprinter|Li Wei:PERSON] won in [Nairobi:GPE].", "b")
    found = resolved(executive, athlete)
    assert not one(found, ("a", "Li Wei"), ("b", "Li Wei"))
    assert any(j.left == j.right == "Li Wei" and j.verdict is not Verdict.SAME for j in found.judgements)
    assert {e.id for e in found.entities if e.label == "Li Wei"} == {"li-wei", "li-wei-2"}


def test_homonyms_with_the_same_role_are_one() -> None:
    found = resolved(
        text("[Chinese Commerce Minister|Li Wei:PERSON] spoke.", "a"),
        text("[Commerce Minister|Li Wei:PERSON] of [China:GPE] left.", "b"),
    )
    assert one(found, ("a", "Li Wei"), ("b", "Li Wei"))


def test_homonyms_of_different_countries_and_fields_stay_apart() -> None:
    found = resolved(
        text("[British Prime Minister|John Smith:PERSON] spoke.", "a"),
        text("[Canadian goalkeeper|John Smith:PERSON] fell.", "b"),
    )
    assert not one(found, ("a", "John Smith"), ("b", "John Smith"))


def test_dates_too_far_apart_count_against_one_person() -> None:
    old = text("[Li Wei:PERSON] and [Norvale:ORG].", "a", published=date(1921, 1, 1))
    new = text("[Li Wei:PERSON] and [Norvale:ORG].", "b", published=date(2021, 1, 1))
    assert not one(resolved(old, new), ("a", "Li Wei"), ("b", "Li Wei"))


def test_romanised_names_join_only_with_context_and_the_ledger_names_it() -> None:
    bare = resolved(text("[Li Shangfu:PERSON] spoke.", "a"), text("[Ly Thuong Phuc:PERSON] left.", "b"))
    assert not one(bare, ("a", "Li Shangfu"), ("b", "Ly Thuong Phuc"))
    assert any(r.feature == "no_context" for j in bare.judgements for r in j.reasons)
    same_role = resolved(
        text("[Chinese Defense Minister|Li Shangfu:PERSON] spoke.", "a"),
        text("[Chinese Defence Minister|Ly Thuong Phuc:PERSON] left.", "b"),
    )
    assert one(same_role, ("a", "Li Shangfu"), ("b", "Ly Thuong Phuc"))
    assert any({"romanised", "same_role"} <= {r.feature for r in j.reasons} for j in same_role.judgements)


def test_two_people_of_one_document_are_not_joined_through_a_third_name() -> None:
    found = resolved(
        text("[John Smith:PERSON;list=x] and [Jon Smith:PERSON;list=x] came.", "a"),
        text("[J. Smith:PERSON] left.", "b"),
    )
    assert not one(found, ("a", "John Smith"), ("a", "Jon Smith"))


def test_bodies_with_a_common_name_need_their_country() -> None:
    found = resolved(
        text("The [Interior Ministry:ORG;mod=kenyan] of [Kenya:GPE].", "a"),
        text("The [Interior Ministry:ORG;mod=peruvian] of [Peru:GPE].", "b"),
        text("The [Interior Ministry:ORG;mod=kenyan] in [Nairobi:GPE] and [Kenya:GPE].", "c"),
    )
    assert not one(found, ("a", "Interior Ministry"), ("b", "Interior Ministry"))
    assert one(found, ("a", "Interior Ministry"), ("c", "Interior Ministry"))


def test_countries_are_one_whatever_they_are_called() -> None:
    found = resolved(text("[U.S.:GPE] and [PRC:GPE].", "a"), text("the [United States:GPE] and [China:GPE].", "b"))
    assert groups(found) == {frozenset({"U.S.", "United States"}), frozenset({"PRC", "China"})}
    assert {e.label for e in found.entities} == {"United States", "China"}


def test_positions_are_one_by_role_and_country() -> None:
    found = resolved(
        text("{defense minister:POSITION;mod=chinese}", "a"), text("{defence minister:POSITION;mod=chinese}", "b"),
        text("{defense minister:POSITION;mod=chinese}", "e"),
        text("{defense minister:POSITION;mod=russian}", "c"),
    )  # fmt: skip
    assert {e.label for e in found.entities} == {"defense minister of China", "defense minister of Russia"}


def test_the_label_is_the_fullest_well_formed_name() -> None:
    found = resolved(
        text("[AUSTIN:PERSON] met [Lloyd Austin:PERSON]. [FBI:ORG] and [Federal Bureau of Investigation:ORG].", "a")
    )
    assert {e.label for e in found.entities} == {"Lloyd Austin", "Federal Bureau of Investigation"}


def test_a_label_spells_the_given_name_out() -> None:
    found = resolved(text("[J.M. Kamau:PERSON] spoke. [Joseph Mwangi Kamau:PERSON] left.", "a"))
    assert [e.label for e in found.entities] == ["Joseph Mwangi Kamau"]


def test_ids_of_an_earlier_build_are_kept() -> None:
    first = text("[chairman|Li Wei:PERSON] sold shares.", "b")
    before = resolved(first)
    second = text("[sprinter|Li Wei:PERSON] won a race.", "a")
    assert entity_at(resolved(first, second), "b", "Li Wei") == "li-wei-2"
    after = resolved(first, second, previous=before)
    assert entity_at(after, "b", "Li Wei") == "li-wei" and entity_at(after, "a", "Li Wei") == "li-wei-2"


def test_a_new_label_is_told() -> None:
    first = text("[Mr.|Quispe:PERSON] spoke.", "a")
    before = resolved(first)
    second = text("[Mr.|Quispe:PERSON] spoke. [Rosa Quispe:PERSON;gender=m] left.", "a")
    after = resolved(second, previous=before)
    assert any(j.by == "previous" and j.right == "Rosa Quispe" for j in after.judgements)


def test_a_table_links_entities_to_wikidata() -> None:
    table = WikidataTable({"lloyd austin": frozenset({"Q1"}), "li wei": frozenset({"Q2", "Q3"})}, {})
    found = resolved(text("[Lloyd Austin:PERSON] met [Li Wei:PERSON].", "a"), links=table)
    assert {e.label: e.wikidata for e in found.entities} == {"Lloyd Austin": "Q1", "Li Wei": None}


# -- overrides -------------------------------------------------------------------------------------------------------


def test_an_override_joins_what_nothing_else_would() -> None:
    pairs = text("[Mr.|Ly:PERSON] spoke.", "a"), text("[Li Shangfu:PERSON] left.", "b")
    decision = Override(a="Mr. Ly", b="Li Shangfu", verdict=Verdict.SAME, who="ana", why="same speech")
    found = resolved(*pairs, overrides=[decision])
    assert one(found, ("a", "Ly"), ("b", "Li Shangfu"))
    assert any(j.by == "override" and "ana" in j.reasons[-1].text for j in found.judgements)


def test_an_override_splits_inside_a_document_and_across() -> None:
    pairs = (
        text("[Li Shangfu:PERSON] met [Mr.|Li:PERSON].", "a"),
        text("[Joe Biden:PERSON] spoke.", "b"),
        text("[Joseph Biden:PERSON]", "c"),
    )
    found = resolved(*pairs, overrides=[
        Override(a="Mr. Li", b="Li Shangfu", verdict=Verdict.DIFFERENT),
        Override(a="Joe Biden", b="Joseph Biden", verdict=Verdict.UNSURE),
    ])  # fmt: skip
    assert not one(found, ("a", "Li"), ("a", "Li Shangfu"))
    assert not one(found, ("b", "Joe Biden"), ("c", "Joseph Biden"))


def test_an_override_tells_two_bearers_of_one_name_apart_by_document() -> None:
    pairs = text("[Lloyd Austin:PERSON]", "a"), text("[Lloyd Austin:PERSON]", "b")
    decision = Override(a="Lloyd Austin", b="Lloyd Austin", verdict=Verdict.DIFFERENT, a_in=("a",), b_in=("b",))
    assert not one(resolved(*pairs, overrides=[decision]), ("a", "Lloyd Austin"), ("b", "Lloyd Austin"))


def test_overrides_that_contradict_each_other_are_refused() -> None:
    decisions = [
        Override(a="A", b="B", verdict=Verdict.SAME, line=1), Override(a="B", b="C", verdict=Verdict.SAME, line=2),
        Override(a="A", b="C", verdict=Verdict.DIFFERENT, line=3),
    ]  # fmt: skip
    with pytest.raises(SchemaError, match=":3:"):
        resolved(overrides=decisions)


# -- properties ------------------------------------------------------------------------------------------------------

PEOPLE = [
    "Joe Biden",
    "Joseph Biden",
    "Jill Biden",
    "Biden",
    "Li Wei",
    "Li Shangfu",
    "Ly Thuong Phuc",
    "Li",
    "Ana Silva",
    "A. Silva",
]
BODIES = ["Pentagon", "Defense Department", "Interior Ministry", "Norvale Bank", "Norvale", "NB", "White House"]
PLACES = ["US", "United States", "Washington", "Kenya", "Beijing", "China"]
TITLES = ["", "Mr.", "Mrs.", "Gen.", "President", "Chinese Defense Minister", "sprinter"]
DATES = [None, date(1920, 1, 1), date(2020, 5, 1)]


@st.composite
def marks(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["PERSON", "ORG", "GPE"]))
    name = draw(st.sampled_from({"PERSON": PEOPLE, "ORG": BODIES, "GPE": PLACES}[kind]))
    title = draw(st.sampled_from(TITLES)) if kind == "PERSON" else ""
    role = draw(st.sampled_from(["", ";subject;verb=say", ";mod=kenyan", ";list=x"]))
    return f"[{title + '|' if title else ''}{name}:{kind}{role}]"


@st.composite
def corpora(draw: st.DrawFn) -> list[Pair]:
    documents = draw(st.lists(st.lists(marks(), min_size=1, max_size=6), min_size=1, max_size=5))
    return [text(". ".join(found), f"d{n}", draw(st.sampled_from(DATES))) for n, found in enumerate(documents)]


@settings(max_examples=60, deadline=None)
@given(corpora(), st.randoms())
def test_the_order_of_documents_does_not_matter(pairs: list[Pair], random: object) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolved(*pairs) == resolved(*shuffled)


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_resolving_twice_changes_nothing(pairs: list[Pair]) -> None:
    once = resolved(*pairs)
    again = resolved(*pairs, previous=once)
    assert (again.entities, dict(again.entity_of), again.judgements) == (
        once.entities,
        dict(once.entity_of),
        once.judgements,
    )


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_adding_a_document_renames_nothing_in_silence(pairs: list[Pair]) -> None:
    before = resolved(*pairs[:-1])
    after = resolved(*pairs, previous=before)
    labels = {e.id: e.label for e in after.entities}
    told = {i for j in after.judgements if j.by == "previous" for i in j.entities}
    for entity in before.entities:
        assert labels.get(entity.id, entity.label) == entity.label or entity.id in told


@settings(max_examples=60, deadline=None)
@given(corpora(), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(list(Verdict)))
def test_an_override_is_always_obeyed(pairs: list[Pair], a: str, b: str, verdict: Verdict) -> None:
    if a == b:
        return
    found = resolved(*pairs, overrides=[Override(a=a, b=b, verdict=verdict)])
    ids = [{i for e in found.entities for m in e.mentions for i in [e.id] if m.text == name} for name in (a, b)]
    if ids[0] and ids[1] and verdict is Verdict.SAME:
        assert ids[0] == ids[1] and len(ids[0]) == 1
    elif verdict is not Verdict.SAME:
        assert not ids[0] & ids[1]


@settings(max_examples=60, deadline=None)
@given(corpora())
def test_every_mention_is_in_one_entity_and_ids_are_unique(pairs: list[Pair]) -> None:
    found = resolved(*pairs)
    places = [(m.document, m.span) for e in found.entities for m in e.mentions]
    assert len(places) == len(set(places)) and set(places) == set(found.entity_of)
    assert len({e.id for e in found.entities}) == len(found.entities)
    for judgement in found.judgements:
        if judgement.by == "score" and judgement.verdict is Verdict.SAME:
            assert verdict_of(judgement.score) is Verdict.SAME


def test_congress_is_that_of_the_country_a_text_is_at_home_in() -> None:
    home = text("[Congress:ORG] voted. The [United States:GPE] and [America:GPE] waited.", name="a")
    full = text("The [United States Congress:ORG] voted.", name="b")
    abroad = text("[Congress:ORG] voted. [India:GPE] and the [Indians:NORP] waited.", name="c")
    found = resolve([d for d, _ in (home, full, abroad)], [e for _, e in (home, full, abroad)])
    ids = {m.document: e.id for e in found.entities for m in e.mentions if "Congress" in m.text}
    assert ids["a"] == ids["b"] != ids["c"]


def test_a_word_that_many_bodies_share_needs_more_than_the_word() -> None:
    long = text("The [Court of Appeal of Lesotho:ORG] ruled. The [Court:ORG] rose.", name="a")
    other = text("The [Court:ORG] sat in [Quito:GPE].", name="b")
    found = resolve([long[0], other[0]], [long[1], other[1]])
    assert len({e.id for e in found.entities if any(m.text == "Court" for m in e.mentions)}) == 2


def test_a_seat_is_a_city_where_the_text_is_about_the_city() -> None:
    marked = (
        "Trams run in [Lisbon:GPE;oblique]. Sun rose in [Lisbon:GPE;oblique]. "
        "Rain fell in [Lisbon:GPE;oblique]. [Lisbon:GPE;subject;verb=thrive] grew. "
        "[Portugal:GPE] is warm. [Lisbon:GPE;subject;verb=accuse] accused its neighbour."
    )
    document, extraction = text(marked)
    found = resolve([document], [extraction])
    country = next(e for e in found.entities if any(m.text == "Portugal" for m in e.mentions))
    assert sum(m.text == "Lisbon" for m in country.mentions) == 1


def test_reasons_name_neighbours_as_the_texts_write_them() -> None:
    one = text("[Li Wei:PERSON] runs [Harbour Steel:ORG] with [Ana Duarte:PERSON].", name="a")
    two = text("[Li Wei:PERSON] left [Harbour Steel:ORG] to [Ana Duarte:PERSON].", name="b")
    found = resolve([one[0], two[0]], [one[1], two[1]])
    told = [r.text for j in found.judgements for r in j.reasons if r.feature == "neighbour" and j.left == "Li Wei"]
    assert told and all("Ana Duarte" in t and "Harbour Steel" in t for t in told)


def test_a_festival_of_one_year_is_not_that_of_another_text() -> None:
    one = text("The [World Cup:EVENT] opened in [Lagos:GPE].", name="a")
    two = text("The [World Cup:EVENT] ended in [Lima:GPE].", name="b")
    found = resolve([one[0], two[0]], [one[1], two[1]])
    assert len([e for e in found.entities if e.label == "World Cup"]) == 2


def test_places_of_one_name_in_two_states_or_countries_are_two() -> None:
    found = resolved(
        text("He teaches in [Durham:GPE], North Carolina, and works there.", "a"),
        text("[Britain:GPE] is proud of [Durham:GPE]. [Britain:GPE] paid.", "b"),
        text("The [US:GPE] has [Durham:GPE], North Carolina.", "c"),
        text("A fire in [Paris:GPE], Texas.", "d"),
        text("A fire in [Paris:GPE].", "e"),
    )
    assert one(found, ("a", "Durham"), ("c", "Durham")) and not one(found, ("a", "Durham"), ("b", "Durham"))
    assert not one(found, ("d", "Paris"), ("e", "Paris"))


def test_an_acronym_that_two_texts_write_out_differently_names_two_bodies() -> None:
    found = resolved(
        text("The [Rural Aid Council:ORG] ([RAC:ORG]) met. [RAC:ORG] won.", "a"),
        text("The [Royal Auto Club:ORG] raced. [RAC:ORG] lost.", "b"),
    )
    assert not one(found, ("a", "RAC"), ("b", "RAC"))


def test_a_common_given_name_alone_names_nobody_across_documents() -> None:
    found = resolved(text("[Maria:PERSON] sang.", "a"), text("[Maria:PERSON] ran.", "b"))
    assert not one(found, ("a", "Maria"), ("b", "Maria"))


def test_namesakes_of_other_trades_stay_two_and_those_of_one_trade_are_one() -> None:
    fisherman = "[John Harmon:PERSON], {a fisherman:PERSON;head=fisherman;appos=John Harmon}, drowned."
    found = resolved(
        text(fisherman, "a"),
        text("[John Harmon:PERSON], {the director:PERSON;head=director;appos=John Harmon}, was fired.", "b"),
        text(fisherman, "c"),
    )
    assert not one(found, ("a", "John Harmon"), ("b", "John Harmon"))
    assert one(found, ("a", "John Harmon"), ("c", "John Harmon"))


def test_two_full_names_with_one_given_name_are_never_one() -> None:
    story = "met [Teodor Lund:PERSON] at the [Norvale Forum:EVENT] in [Peru:GPE]."
    found = resolved(
        text(f"[Minister|Amina Rao:PERSON] {story}", "a"), text(f"[Minister|Amina Rossi:PERSON] {story}", "b")
    )
    assert not one(found, ("a", "Amina Rao"), ("b", "Amina Rossi"))


def test_places_of_one_name_in_far_territories_stay_apart() -> None:
    found = resolved(
        text("A storm reached [Hamilton:GPE].", "a"), text("Schools in [Hamilton:GPE], New Zealand, closed.", "b")
    )
    assert not one(found, ("a", "Hamilton"), ("b", "Hamilton"))


def test_a_party_whose_name_begins_with_country_is_a_neighbour_like_others() -> None:
    words = "[Rita Rao:PERSON] left the [Country Liberal Party:ORG]. [Rao:PERSON] spoke."
    found = resolved(text(words, "a"), text(words, "b"))
    assert one(found, ("a", "Rita Rao"), ("b", "Rita Rao"))


def test_every_place_that_is_known_lies_in_a_known_country() -> None:
    assert {code for _, code in known_places().values()} <= set(countries().by_code)
