"""Nobody is two links of one chain."""

from __future__ import annotations

from kg.model import Document, Mention, MentionKind, Span, Speaker, Statement
from kg.resolve.chains import told_once

DOCUMENT = Document(id="d1", text="Rao told Bell she thinks they left it.")
RAO, BELL = Mention.of(DOCUMENT, 0, 3, "PERSON"), Mention.of(DOCUMENT, 9, 13, "PERSON")
SHE, IT = (Mention.of(DOCUMENT, start, end, "THING", MentionKind.PRONOUN) for start, end in ((14, 17), (35, 37)))


def statement(*speakers: Speaker) -> Statement:
    return Statement(
        document="d1",
        sentence=Span(0, 38),
        subject=None,
        relation="open:leave",
        phrase="left",
        object=IT,
        attribution=speakers,
    )


def speaker(mention: Mention, *, joint: bool = False) -> Speaker:
    return Speaker(label=mention.text, mention=mention, verb="say", joint=joint)


def known(**entities: Mention) -> dict[tuple[str, Span], str]:
    return {("d1", mention.span): name.rstrip("_") for name, mention in entities.items()}


def test_the_same_person_by_a_pronoun_is_the_same_link() -> None:
    chain = statement(speaker(RAO), speaker(SHE))
    assert told_once(chain, known(rao=RAO, rao_=SHE)).attribution == (speaker(RAO),)


def test_other_people_and_those_who_are_not_known_stay() -> None:
    chain = statement(speaker(RAO), speaker(SHE))
    assert told_once(chain, known(rao=RAO, bell=SHE)) is chain
    assert told_once(chain, known(rao=RAO)) is chain


def test_who_speaks_together_is_one_of_two() -> None:
    chain = statement(speaker(RAO), speaker(BELL, joint=True), speaker(SHE))
    assert told_once(chain, known(rao=RAO, bell=BELL, rao_=SHE)) is chain
