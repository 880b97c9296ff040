"""Offices of a known owner are entities; a position of nobody known stays words."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Document, Extraction, Mention, MentionKind, Qualifier, Resolution, Span, Statement
from kg.resolve import resolve
from tests.resolve.making import text


def held(marked: str, holder: str, position: str, owner: str | None, name: str = "d1") -> tuple[Document, Extraction]:
    """A text with the statement that somebody holds a position, and whose it is."""
    document, extraction = text(marked, name=name)

    def mention(words: str, type: str, kind: MentionKind = MentionKind.NAME) -> Mention:
        start = document.text.index(words)
        return Mention.of(document, start, start + len(words), type, kind)

    known = {o.mention.text: o.mention for o in extraction.occurrences}
    of = known.get(owner) if owner else None
    statement = Statement(
        document=name,
        sentence=Span(0, len(document.text)),
        subject=known[holder],
        relation="holds_position",
        phrase=position,
        object=mention(position, "POSITION", MentionKind.NOMINAL),
        qualifiers=(Qualifier(role="of", value=of.text, span=of.span, mention=of),) if of else (),
    )
    return document, replace(extraction, statements=(statement,))


def positions(*pairs: tuple[Document, Extraction]) -> Resolution:
    return resolve([d for d, _ in pairs], [e for _, e in pairs])


def labels(found: Resolution) -> set[str]:
    return {e.label for e in found.entities if e.type == "POSITION"}


def test_the_offices_of_two_countries_are_two() -> None:
    one = held(
        "The [Chilean:NORP] Defense Minister [Ana Duarte:PERSON] met.", "Ana Duarte", "Defense Minister", "Chilean"
    )
    two = held(
        "The defence minister of [Peru:GPE], [Luis Paz:PERSON], met.", "Luis Paz", "defence minister", "Peru", name="b"
    )
    assert labels(positions(one, two)) == {"defense minister of Chile", "defence minister of Peru"}


def test_one_office_is_one_however_it_is_written() -> None:
    one = held(
        "The [Chilean:NORP] Defense Minister [Ana Duarte:PERSON] met.", "Ana Duarte", "Defense Minister", "Chilean"
    )
    two = held(
        "[Chile:GPE] named [Luis Paz:PERSON] its minister of national defence.",
        "Luis Paz",
        "minister of national defence",
        "Chile",
        name="b",
    )
    found = positions(one, two)
    assert len(labels(found)) == 1
    assert {m.document for e in found.entities if e.type == "POSITION" for m in e.mentions} == {"d1", "b"}


def test_an_office_of_a_body_bears_its_name() -> None:
    pair = held(
        "[Ana Duarte:PERSON], chief economist of [Zeltbank:ORG], spoke.", "Ana Duarte", "chief economist", "Zeltbank"
    )
    assert labels(positions(pair)) == {"chief economist of Zeltbank"}


def test_a_position_of_nobody_known_stays_words() -> None:
    marked = "Defense Minister [Ana Duarte:PERSON] met the [Ministry:ORG]."
    assert labels(positions(held(marked, "Ana Duarte", "Defense Minister", None))) == set()
    assert labels(positions(held(marked, "Ana Duarte", "Defense Minister", "Ministry"))) == set()


def test_a_bare_minister_of_a_country_is_one_of_many() -> None:
    marked = "Minister [Ana Duarte:PERSON] of [Chile:GPE] met."
    assert labels(positions(held(marked, "Ana Duarte", "Minister", "Chile"))) == set()


def test_the_article_of_a_country_is_kept() -> None:
    marked = "President [Ana Duarte:PERSON] of the [Philippines:GPE] met."
    assert labels(positions(held(marked, "Ana Duarte", "President", "Philippines"))) == {"president of the Philippines"}


def test_the_country_an_envoy_is_sent_to_is_part_of_his_office() -> None:
    marked = "[Ana Duarte:PERSON], ambassador to [Japan:GPE] of [Chile:GPE], spoke."
    assert labels(positions(held(marked, "Ana Duarte", "ambassador to Japan", "Chile"))) == {
        "ambassador to Japan of Chile"
    }
