"""Statements about a pronoun that nothing resolves stay out of the graph."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Document, Extraction, Literal, Mention, MentionKind, Resolution, Silence, Span, Statement
from kg.resolve import without_unnamed

TEXT = "They sold it. Rao saw them. It rained."
DOCUMENT = Document(id="d1", text=TEXT)
FIRST, SECOND, THIRD = Span(0, 13), Span(14, 27), Span(28, 38)


def pronoun(start: int, end: int) -> Mention:
    return Mention.of(DOCUMENT, start, end, "THING", MentionKind.PRONOUN)


def claim(sentence: Span, subject: Mention | None, object: Mention | Literal) -> Statement:
    return Statement(document="d1", sentence=sentence, subject=subject, relation="open:do", phrase="did", object=object)


def test_a_pronoun_that_stands_for_words_is_told_in_them() -> None:
    they, it, rao = pronoun(0, 4), pronoun(10, 12), Mention.of(DOCUMENT, 14, 17, "PERSON")
    extraction = Extraction(document="d1", statements=(claim(FIRST, they, it),))
    known = replace(resolution(it), described={("d1", they.span): (rao,)})
    (told,) = without_unnamed(extraction, known).statements
    assert (told.subject, told.object) == (rao, it)


def resolution(*resolved: Mention) -> Resolution:
    return Resolution(entities=(), judgements=(), entity_of={(m.document, m.span): "someone" for m in resolved})


def test_only_statements_whose_pronouns_are_resolved_stay() -> None:
    they, it, them, rao = pronoun(0, 4), pronoun(10, 12), pronoun(22, 26), Mention.of(DOCUMENT, 14, 17, "PERSON")
    sold, saw = claim(FIRST, they, it), claim(SECOND, rao, them)
    extraction = Extraction(document="d1", statements=(sold, saw))
    assert without_unnamed(extraction, resolution(they, it, them, rao)) is extraction
    assert without_unnamed(extraction, resolution(they, it, rao)).statements == (sold,)
    assert without_unnamed(extraction, resolution(they, them)).statements == (saw,)


def test_what_is_left_out_is_told_in_the_order_of_the_text() -> None:
    silent = Silence(sentence=THIRD, reason="no clause has two ends")
    they, them = pronoun(0, 4), pronoun(22, 26)
    statements = (
        claim(FIRST, they, Literal(text="a")),
        claim(FIRST, they, Literal(text="b")),
        claim(SECOND, None, them),
    )
    found = without_unnamed(Extraction(document="d1", statements=statements, silences=(silent,)), resolution())
    assert found.statements == ()
    assert found.silences == (
        Silence(sentence=FIRST, reason="nothing tells whom 'they' means"),
        Silence(sentence=SECOND, reason="nothing tells whom 'them' means"),
        silent,
    )


def test_words_and_unstated_ends_need_no_name() -> None:
    statement = claim(FIRST, None, Literal(text="the jets"))
    extraction = Extraction(document="d1", statements=(statement,))
    assert without_unnamed(extraction, resolution()) is extraction
