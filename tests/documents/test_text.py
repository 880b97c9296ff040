"""What of a page is kept as the text of a report, and how torn sentences are made whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.blocks import split_blocks
from kg.documents.boilerplate import without_boilerplate
from kg.documents.characters import plain_characters, plain_quotes
from kg.documents.markup import markdown_blocks

BODY = ["The envoys of both countries met in Quito on Monday.", "A second round will follow in Lima next month."]


@pytest.mark.parametrize(
    "block",
    [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "MORE ON THE TOPIC:",
        "The post Envoys Meet In Quito appeared first on Example Front.",
        "Follow Ana Ruiz on Twitter",
        "Originally published by ExampleHedge",
        "ADVERTISEMENT",
        "Read more: Envoys leave Quito",
        "By Ana Ruiz, Example Wire",
        "5 HOURS AGO",
        "3 min read",
        "© 2024 Example Wire. All rights reserved.",
        "(Photo: Example Agency)",
        "Share on Facebook",
        "***",
    ],
)
def test_furniture_of_a_page_is_dropped(block: str) -> None:
    assert without_boilerplate([BODY[0], block, BODY[1]]) == BODY
    assert without_boilerplate([*BODY, block]) == BODY


def test_what_follows_the_end_of_a_report_goes_too() -> None:
    tail = ["Leave a Reply", "Great article! Envoy Rao lied.", "Name"]
    assert without_boilerplate([*BODY, *tail]) == BODY
    assert without_boilerplate(["Comments", *BODY]) == BODY


@pytest.mark.parametrize(
    ("block", "kept"),
    [
        ("Envoy Rao visits Quito, April 16. [Reuters]", "Envoy Rao visits Quito, April 16."),
        ("Rao greeted her host in early June (Photo: Reuters).", "Rao greeted her host in early June."),
        (
            "Rao was elected as she served in Quito © Ana Ruiz/EPA-EFE/Shutterstock",
            "Rao was elected as she served in Quito",
        ),
        ("Envoy Rao visiting Quito in April: Foreign Press Service via AP", "Envoy Rao visiting Quito in April"),
        ("The harbour of Quito. Rao image: Ana Ruiz.", "The harbour of Quito."),
        ("Rao speaks in Quito. Ana Ruiz/AFP", "Rao speaks in Quito."),
        ("Ana Ruiz in Quito 5 HOURS AGO", "Ana Ruiz in Quito"),
        ("(Dan Example) – The embassy denied it.", "The embassy denied it."),
        ("QUITO, Ecuador (AP) — The embassy denied it.", "The embassy denied it."),
        ("QUITO, Oct 21, 2024 - The embassy denied it.", "The embassy denied it."),
        ("Quito, Ecuador, 21 October 2024 – The embassy denied it.", "The embassy denied it."),
        ("QUITO (Reuters), Oct. 21 - The embassy denied it.", "The embassy denied it."),
        ("On Monday, May 3, 2021 - The vote was held.", "On Monday, May 3, 2021 - The vote was held."),
        ("GENEVA – The embassy denied it.", "The embassy denied it."),
        ("GENEVA - The embassy denied it.", "The embassy denied it."),
        ("NEW DELHI, April 16 - The embassy denied it.", "The embassy denied it."),
    ],
)
def test_credits_stamps_and_datelines_are_taken_off(block: str, kept: str) -> None:
    assert without_boilerplate([block]) == [kept]


@pytest.mark.parametrize(
    "block",
    [
        "Rao told Reuters.",
        "A COVID-19 vaccine - the first of its kind - is ready.",
        "The report was published by Reuters.",
        "She joined Reuters (2001) and left for the AP.",
        "The law (CAATSA) names him.",
        "In the photo: nothing that the police had not seen before, and nothing that would have explained the fire.",
        "US – the largest buyer – left.",
        "Comments by the minister angered Quito.",
        "Related work goes on in Lima.",
        "Share prices fell in Quito.",
        "He arrived two days ago.",
        "By Monday the envoys had left Quito and the border was open again, the ministry said, but the talks"
        " went on for weeks without any sign that either side would give way on the crossing, the river or the price of"
        " the power that both of them sell.",
    ],
)
def test_sentences_of_a_report_stay_as_they_are(block: str) -> None:
    assert without_boilerplate([*BODY * 4, block]) == [*BODY * 4, block]


def test_a_headline_repeated_with_a_count_of_comments_is_kept_once() -> None:
    assert without_boilerplate(["Envoys meet in Quito", "Envoys meet in Quito 0", *BODY]) == [
        "Envoys meet in Quito",
        *BODY,
    ]


def test_link_markup_gives_way_to_its_words() -> None:
    assert split_blocks('[Kamala Rao](#), envoy, said [so](https://example.org/a_(b) "t").')[0].startswith(
        "Kamala Rao, envoy"
    )
    assert split_blocks("The law [Act 5] of (Quito).") == ["The law [Act 5] of (Quito)."]


def test_a_sentence_torn_by_blank_lines_is_made_whole() -> None:
    torn = "Envoys [agreed that the countries needed to stabilise](#)\n\n[relations](#) when they met.\n\nThey left."
    assert split_blocks(torn) == [
        "Envoys agreed that the countries needed to stabilise relations when they met.",
        "They left.",
    ]


def test_a_heading_is_not_joined_to_a_name_in_lower_case() -> None:
    text = "Fighters take the old harbour town\n\nal-Shabaab said on Monday that it had left."
    assert len(split_blocks(text)) == 2


def test_lines_cut_at_a_width_are_joined_and_lines_that_are_paragraphs_are_not() -> None:
    wrapped = (
        "The envoys of Peru and Ecuador met in Quito on Monday and agreed\n"
        "to reopen the border crossing that had been closed since 2021.\n"
        "Foreign Minister Kamala Rao called the step overdue.\n\nShe left."
    )
    assert [block.count(".") for block in split_blocks(wrapped)] == [2, 1]
    lines = "\n".join(["Envoys met in Quito on Monday and talked for hours about the border between them. " * 3] * 3)
    assert len(split_blocks(lines)) == 3


def test_characters_that_cannot_be_seen_are_taken_out() -> None:
    assert plain_characters("So\u00adfia\u200b \u202eRao\u202c\r\nmet\ta\xa0friend") == "Sofia Rao\nmet a friend"


def test_backticks_become_quotation_marks() -> None:
    assert plain_quotes("`They left,` he said. ``Why?''") == "“They left,” he said. “Why?”"


@given(st.text(max_size=400))
def test_any_text_gives_blocks_that_are_not_empty_and_stay_as_they_are(text: str) -> None:
    kept = without_boilerplate(split_blocks(plain_quotes(plain_characters(text))))
    assert all(block.strip() and "\n" not in block for block in kept)
    again = plain_characters("\n\n".join(kept))
    assert again == "\n\n".join(kept)


@pytest.mark.parametrize("unit", ["(", "[", "`a", "word ", "<http://", "![", "photo: ", "- "])
def test_a_megabyte_of_anything_is_read_in_the_time_of_a_megabyte(unit: str) -> None:
    from time import process_time

    text = unit * (1_000_000 // len(unit))
    began = process_time()
    without_boilerplate(split_blocks(plain_quotes(plain_characters(text))))
    markdown_blocks(text)
    assert process_time() - began < 8, "growth faster than the text"
