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
