"""Which files become documents, with which ids and metadata, and what is said of those that cannot be read."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from kg.documents import Columns, Metadata, Reading, read_documents
from kg.errors import InputError
from kg.model import Document, Skipped

FRONT = "---\ntitle: Talks resume\nsource: Example Wire\npublished: 2023-06-19\n---\n"


def read(path: Path | str, reading: Reading | None = None) -> tuple[list[Document], list[Skipped]]:
    skipped: list[Skipped] = []
    return list(read_documents(path, reading, on_skip=skipped.append)), skipped


def test_a_folder_is_read_recursively_in_the_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.txt", "c.html.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("Envoys met in Quito.", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("no", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["a-y", "a-z", "b", "c.html"]
    assert not skipped


def test_ids_do_not_depend_on_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "Ärger in Quito.txt").write_text("Envoys met.", encoding="utf-8")
    absolute = [d.id for d in read_documents(tmp_path / "news")]
    monkeypatch.chdir(tmp_path / "news")
    assert [d.id for d in read_documents(".")] == absolute == ["ärger-in-quito"]


def test_names_that_give_one_slug_get_ids_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/b.txt", "a-b.txt", "a b.md"):
        (tmp_path / name).write_text("Envoys met.", encoding="utf-8")
    ids = [d.id for d in read_documents(tmp_path)]
    assert len(set(ids)) == 3
    assert all(i.startswith("a-b") for i in ids)
    assert ids == [d.id for d in read_documents(tmp_path)]


@pytest.mark.parametrize("name", ["report.txt", "report.md"])
def test_front_matter_tells_title_source_and_day(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FRONT + "\nEnvoys met in Quito.\n", encoding="utf-8")
    (document,) = read_documents(tmp_path / name)
    assert (document.title, document.source, document.published) == ("Talks resume", "Example Wire", date(2023, 6, 19))
    assert document.text == "Envoys met in Quito."


@pytest.mark.parametrize(
    "title", ["Palace: minister was not fired", "[Update] Talks resume", "[Update]", "Who pays? - 'We do'"]
)
def test_a_headline_in_front_matter_may_hold_what_yaml_reads_as_its_own(tmp_path: Path, title: str) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: {title}\npublished: 2023-06-19\n---\nTalks resumed.", encoding="utf-8")
    (document,) = read_documents(tmp_path)
    assert (document.title, document.published) == (title, date(2023, 6, 19))


GERMAN = (
    "Der Minister hat am Montag erklärt, dass die Regierung die Sanktionen gegen das Land nicht aufheben werde. Die "
    "Opposition lehnt ihn ab und fordert Neuwahlen im Herbst. In der Hauptstadt war die Stimmung gedrückt, "
    "so ein Sprecher des Ministeriums, der anonym bleiben wollte."
)
CHINESE = "部长星期一表示，政府不会取消对该国的制裁。反对派拒绝了他，并要求秋天举行新的选举。" * 3


@pytest.mark.parametrize("text", [GERMAN, CHINESE])
def test_a_text_in_another_language_is_passed_over_unless_it_says_it_is_english(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"---\nlang: en\n---\n{text}", encoding="utf-8")
    documents, (skipped,) = read(tmp_path)
    assert [d.id for d in documents] == ["b"]
    assert "does not seem to be in English" in skipped.reason


def test_an_address_is_no_path() -> None:
    with pytest.raises(InputError, match="save the page"):
        read("https://example.com/news.html")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Envoys meet in Quito\n\nQUITO, Oct 21, 2024 - Envoys met on Monday.", date(2024, 10, 21)),
        ("QUITO, 21 October 2024 (Reuters) — Envoys met on Monday.", date(2024, 10, 21)),
        ("QUITO, Oct 21 (Reuters) - Envoys met on Monday.", None),
        ("QUITO, Feb 30, 2024 - Envoys met on Monday.", None),
        ("Envoys met in Quito on Oct 21, 2024 - The first since 1990.", None),
        (FRONT + "QUITO, Oct 21, 2024 - Envoys met on Monday.", date(2023, 6, 19)),
    ],
)
def test_a_full_dateline_tells_the_day_where_nothing_else_does(tmp_path: Path, text: str, day: date | None) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (document,) = read_documents(tmp_path / "a.txt")
    assert document.published == day


def test_options_count_before_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRONT + "Envoys met.", encoding="utf-8")
    reading = Reading(known=Metadata(source="Other Wire", published=date(2024, 1, 2)))
    (document,) = read_documents(tmp_path / "a.txt", reading)
    assert (document.title, document.source, document.published) == ("Talks resume", "Other Wire", date(2024, 1, 2))


def test_markdown_gives_its_words_without_markup(tmp_path: Path) -> None:
    text = (
        "# Talks *resume*\n\nEnvoys of [Peru](https://example.org) met\nin **Quito**.\n\n"
        "- One `item`\n\n```\ncode\n```\n\n![map](m.png)\n\n<div>raw</div>\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (document,) = read_documents(tmp_path / "a.md")
    assert document.text == "Talks resume\n\nEnvoys of Peru met in Quito.\n\nOne item"


HTML = """<html lang="en"><head><title>Talks resume | Example Wire</title>
<meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2023-06-19T10:00:00Z"></head><body>
<nav><ul><li>Home</li><li>World</li></ul></nav>
<article><h1>Talks resume in Quito after a year</h1><p>By Ana Ruiz</p>
<p>Envoys of Peru and Ecuador met in <a href="/q">Quito</a> on Monday and agreed to reopen the border crossing.</p>
<p>Foreign Minister Kamala Rao said the &ldquo;next round&rdquo; would be held in Lima later this year.</p></article>
<footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_html_gives_main_text_and_metadata(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.html").write_bytes(HTML.encode(encoding))
    (document,) = read_documents(tmp_path / "a.html")
    assert document.text.split("\n\n") == [
        "Talks resume in Quito after a year",
        "Envoys of Peru and Ecuador met in Quito on Monday and agreed to reopen the border crossing.",
        "Foreign Minister Kamala Rao said the “next round” would be held in Lima later this year.",
    ]
    assert (document.source, document.published, document.lang) == ("Example Wire", date(2023, 6, 19), "en")


def test_json_lines_and_csv_hold_one_document_a_record(tmp_path: Path) -> None:
    rows = [
        {"id": "x1", "body": "Envoys met.", "headline": "Talks", "day": "June 19, 2023"},
        {"id": 7, "body": "They left."},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        'id;body;headline;day\nx2;"Envoys; met\nthere.";Talks;2023-06-19\n', encoding="utf-8"
    )
    (tmp_path / "c.tsv").write_text("body\tid\nEnvoys met.\tx3\n", encoding="utf-8")
    reading = Reading(columns=Columns(text="body", title="headline", published="day"))
    documents = list(read_documents(tmp_path, reading))
    assert [d.id for d in documents] == ["a-x1", "a-7", "b-x2", "c-x3"]
    assert [d.title for d in documents] == ["Talks", None, "Talks", None]
    assert documents[0].published == documents[2].published == date(2023, 6, 19)


def test_one_bad_record_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Envoys met."}\n{"text"\n[1]\n{"title": "x"}\n', encoding="utf-8")
    documents, skipped = read(tmp_path / "a.jsonl")
    assert [d.text for d in documents] == ["Envoys met."]
    assert len(skipped) == 3
    assert "line 2 is not JSON" in skipped[0].reason
    assert "'title'" in skipped[2].reason


def test_standard_input_may_be_text_with_front_matter_or_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (FRONT + "Envoys met in Quito.", HTML):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        (document,) = read_documents("-")
        assert document.id == "stdin"
        assert document.published == date(2023, 6, 19)
        assert "<" not in document.text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"\x7fELF\x00\x01\x02", "binary"),
        ("a.txt", "Der Präsident “sagte” …".encode()[:-1], "broken UTF-8 in line 1"),
        ("a.txt", b"", "no text"),
        ("a.txt", b"Leave a Reply\n", "no text"),
        ("a.txt", b"---\ntitle: [a\n  - b\n---\ntext", "invalid front matter in line"),
        ("a.txt", b"---\ntitle: a\ntext goes on", "never closed"),
        ("a.md", b"---\npublished: soon\n---\ntext", "not a date"),
        ("a.md", b"---\npublished: June 2023\n---\ntext", "not a full date"),
        ("a.md", b"---\npublished: 2023-02-30\n---\ntext", "in line|not a date|invalid front matter"),
        ("a.csv", b"title,body\nx,y\n", "no column 'text'.*--text-column"),
        ("a.html", b"<html><body></body></html>", "no main text"),
        ("a.txt", b"Envoys met. " * 1_000_000, "12.0 MB are more"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_in_one_line(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Envoys met.", encoding="utf-8")
    documents, skipped = read(tmp_path)
    assert [d.id for d in documents] == ["good"]
    (only,) = skipped
    assert only.origin == name
    assert "\n" not in only.reason
    with pytest.raises(InputError, match=reason):
        list(read_documents(tmp_path / name))


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may read everything")
def test_a_file_without_permission_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Envoys met.", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert "Permission denied" in read(tmp_path)[1][0].reason


def test_a_legacy_encoding_is_found(tmp_path: Path) -> None:
    text = "Le président a rencontré à Genève son homologue après une année très éprouvante. " * 5
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (document,) = read_documents(tmp_path / "a.txt", Reading(known=Metadata(lang="en")))
    assert document.text == text.strip()


def test_a_path_that_holds_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        list(read_documents(tmp_path / "missing"))
    with pytest.raises(InputError, match="no documents"):
        list(read_documents(tmp_path))


def test_the_output_of_a_build_is_never_read_as_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Envoys met.", encoding="utf-8")
    for name in ("made/statements.jsonl", "made/run.json", "made/documents/a.txt", "new/b.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", encoding="utf-8")
    assert [d.id for d in read_documents(tmp_path, Reading(exclude=tmp_path / "new"))] == ["a"]


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        (b"%PDF-1.4\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "office document"),
        (b"{\\rtf1\\ansi Hello.}", "RTF"),
    ],
)
def test_a_format_that_is_not_text_is_named(tmp_path: Path, beginning: bytes, kind: str) -> None:
    for name in ("report.pdf", "report.txt"):
        (tmp_path / name).write_bytes(beginning)
        with pytest.raises(InputError, match=kind):
            list(read_documents(tmp_path / name))


def test_a_folder_without_documents_says_what_it_holds(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it holds nothing; what is read are files ending in"):
        list(read_documents(tmp_path))
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-")
    with pytest.raises(InputError, match=r"it holds 1 file ending in \.pdf; what is read"):
        list(read_documents(tmp_path))
    for mark in ("statements.jsonl", "run.json"):
        (tmp_path / mark).write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="it holds the output of a build"):
        list(read_documents(tmp_path))
