"""Countries that play, and bodies that a place gave its name to."""

from __future__ import annotations

from kg.resolve import resolve
from tests.resolve.making import text, together

PLAY = "The striker scored a late goal from a penalty and the referee ended the match."


def types(marked: str) -> dict[str, set[str]]:
    document, extraction = text(marked)
    found: dict[str, set[str]] = {}
    for entity in resolve([document], [extraction]).entities:
        for mention in entity.mentions:
            found.setdefault(mention.text, set()).add(entity.id)
    return found


def test_a_country_that_wins_a_match_is_its_team() -> None:
    marked = f"[Kenya:GPE;subject;verb=beat] beat [Ghana:GPE;object;verb=beat] 2-0. {PLAY} Fans in [Kenya:GPE] sang."
    assert len(types(marked)["Kenya"]) == 2


def test_a_country_that_beats_another_elsewhere_is_the_country() -> None:
    marked = (
        "[Kenya:GPE;subject;verb=beat] beat [Ghana:GPE;object;verb=beat] to the contract. Traders in [Kenya:GPE] sang."
    )
    assert len(types(marked)["Kenya"]) == 1


def test_a_team_is_not_its_country_in_another_report() -> None:
    one = text(f"[Kenya:GPE;subject;verb=beat] beat [Ghana:GPE;object;verb=beat] 2-0. {PLAY}", name="a")
    two = text("[Kenya:GPE;subject;verb=sign] signed a pact.", name="b")
    found = resolve([one[0], two[0]], [one[1], two[1]])
    assert len({e.id for e in found.entities if any(m.text == "Kenya" for m in e.mentions)}) == 2


def test_a_body_named_after_a_place_is_the_only_longer_name_with_it() -> None:
    document, extraction = text(
        "[Uppsala:ORG] published a study. The [University of Uppsala:ORG] is old. Rain fell on [Uppsala:GPE]."
    )
    found = resolve([document], [extraction])
    assert together(found, "Uppsala", "University of Uppsala")
    assert len([e for e in found.entities if any(m.text == "Uppsala" for m in e.mentions)]) == 2
