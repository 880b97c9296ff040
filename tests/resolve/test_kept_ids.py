"""Ids of an earlier build follow the name that they were made from."""

from __future__ import annotations

from kg.model import Entity, Mention, Verdict
from kg.resolve import Override
from tests.resolve.making import text
from tests.resolve.test_across import entity_at, resolved

_STORY = text(
    "[Rita Nkemelu:PERSON] ran against [Sergio Nkemelu:PERSON]. [Mr.|Nkemelu:PERSON] lost. [Mr.|Nkemelu:PERSON] left. "
    "[Mr.|Nkemelu:PERSON] wept."
)


def test_who_was_wrongly_given_anothers_mentions_keeps_his_id_when_they_are_parted() -> None:
    before = resolved(_STORY)
    assert entity_at(before, "d1", "Nkemelu") == "sergio-nkemelu"
    undone = (
        Override(a="Nkemelu", b="Sergio Nkemelu", verdict=Verdict.DIFFERENT),
        Override(a="Nkemelu", b="Rita Nkemelu", verdict=Verdict.SAME),
    )
    after = resolved(_STORY, overrides=undone, previous=before)
    assert entity_at(after, "d1", "Sergio Nkemelu") == "sergio-nkemelu"
    assert entity_at(after, "d1", "Rita Nkemelu") == entity_at(after, "d1", "Nkemelu") == "rita-nkemelu"
    assert not [j for j in after.judgements if j.by == "previous"]


def test_a_person_of_another_name_never_takes_over_an_id() -> None:
    story = text("[Rita Nkemelu:PERSON] won. [Ms.|Nkemelu:PERSON] spoke.")
    spans = [(m.document, m.span) for e in resolved(story).entities for m in e.mentions]
    bare = Mention(document="d1", span=max(spans)[1], text="Nkemelu", type="PERSON")
    gone = Entity(id="sergio-nkemelu", type="PERSON", label="Sergio Nkemelu", mentions=(bare,))
    assert entity_at(resolved(story, previous=[gone]), "d1", "Nkemelu") == "rita-nkemelu"


def test_one_whose_name_has_grown_keeps_the_id() -> None:
    bare = resolved(text("[Rita Nkemelu:PERSON] won."))
    grown = resolved(text("[Rita Nkemelu:PERSON] won."), text("[Rita Joy Nkemelu:PERSON] spoke.", "d2"), previous=bare)
    assert entity_at(grown, "d2", "Rita Joy Nkemelu") == "rita-nkemelu"


def test_who_stands_where_another_stood_is_a_stranger() -> None:
    before = resolved(text("[Peru:GPE] raided [Niger:GPE]. [Rao:PERSON] met [Bell:PERSON] in [Quito:GPE]."))
    after = resolved(
        text("[Chad:GPE] raided [Kenya:GPE]. [Kim:PERSON] met [Bell:PERSON] in [Quito:GPE]."), previous=before
    )
    ids = {e.label: e.id for e in after.entities}
    assert ids == {"Chad": "chad", "Kenya": "kenya", "Kim": "kim", "Bell": "bell", "Quito": "quito"}


def test_a_word_put_before_a_text_takes_no_id_away() -> None:
    story = "[Peru:GPE] raided [Niger:GPE]. [Rao:PERSON] met [Bell:PERSON]. {The army:ORG} left. <He:PERSON> wept."
    before = resolved(text(story))
    after = resolved(text("Correction: " + story), previous=before)
    assert {e.id for e in after.entities} == {e.id for e in before.entities}


def test_of_two_of_one_name_each_keeps_its_id_in_a_text_that_has_moved() -> None:
    first = text("[sprinter|Li Wei:PERSON] won a race in [Oslo:GPE].", "a")
    second = text("[chairman|Li Wei:PERSON] spoke to [Bell:PERSON].", "b")
    moved = text("On Monday [sprinter|Li Wei:PERSON] won a race in [Oslo:GPE].", "c"), second
    before = resolved(first, second)
    assert entity_at(before, "b", "Li Wei") == "li-wei-2"
    after = resolved(*moved, previous=before)
    assert entity_at(after, "b", "Li Wei") == "li-wei-2"
    assert entity_at(after, "c", "Li Wei") == "li-wei-3"


def test_a_name_keeps_its_id_in_another_text_where_it_says_who_is_meant() -> None:
    first = text("[Peru:GPE] warned [Nokia:ORG]. [Rosa Quispe:PERSON] met [Rao:PERSON]. [the court:ORG] sat.")
    second = text(
        "Later [Peru:GPE] thanked [Nokia:ORG]. [Rosa Quispe:PERSON] saw [Rao:PERSON]. [the court:ORG] rose.", "d2"
    )
    after = resolved(second, previous=resolved(first))
    assert {"peru", "nokia", "rosa-quispe"} < {e.id for e in after.entities}
    assert {"rao-2", "court-2"} < {e.id for e in after.entities}


def test_an_id_goes_to_nobody_of_another_type_in_another_text() -> None:
    before = resolved(text("[Ford:ORG] sold cars."))
    after = resolved(text("Much later [Ford:GPE] flooded.", "d2"), previous=before)
    assert entity_at(after, "d2", "Ford") == "ford-2"
