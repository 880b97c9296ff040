"""From a path to documents: reads each file by its kind, cleans its text and gives it an id.

A file that cannot be read is reported and passed over; only a path that holds nothing at all is an error.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from kg.documents.blocks import ended, join_torn, split_blocks
from kg.documents.boilerplate import day_of_dateline, without_boilerplate
from kg.documents.characters import plain_characters, plain_quotes
from kg.documents.decode import decode
from kg.documents.files import files_to_read, kind_of
from kg.documents.identity import claim_id
from kg.documents.language import is_english
from kg.documents.markup import declared_encoding, html_page, markdown_blocks
from kg.documents.metadata import Metadata, metadata_of, split_front_matter
from kg.documents.records import Columns, Record, csv_records, json_records, record_text, standard_fields
from kg.errors import InputError
from kg.model import Document, Skipped

_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TITLE_WORDS = range(4, 25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How documents are read: what is taken as known of all of them, and what is refused.

    `known` counts before what a document says of itself. `largest` is the greatest number of bytes of one document;
    files of many records may be larger. `exclude` is a folder that is passed over (that of the output).
    """

    known: Metadata = field(default_factory=Metadata)
    columns: Columns = field(default_factory=Columns)
    largest: int = 10_000_000
    exclude: Path | None = None


def read_documents(
    path: str | Path, reading: Reading | None = None, *, on_skip: Callable[[Skipped], None] | None = None
) -> Iterator[Document]:
    """The documents of a file, a folder with all below it, or standard input ("-"), in the order of their paths.

    `on_skip` is told of each document that cannot be read; without it the first of them raises. Files of a kind that
    is not read, hidden files and folders that hold the output of a build are passed over.

    Raises InputError when the path does not exist or holds no document of a known kind.
    """
    reading = reading or Reading()
    skipped = on_skip or _refuse
    taken: set[str] = set()
    for name, file in files_to_read(path, reading.exclude):
        try:
            for found in _read_file(name, file, reading):
                if isinstance(found, Skipped):
                    skipped(found)
                else:
                    identity, document = found
                    yield replace(document, id=claim_id(identity, taken))
        except InputError as error:
            skipped(Skipped(origin=name, reason=str(error)))


def _refuse(skipped: Skipped) -> None:
    raise InputError(f"{skipped.origin}: {skipped.reason}")


def _read_file(name: str, file: Path | None, reading: Reading) -> Iterator[tuple[str, Document] | Skipped]:
    """Each document of one file with the name its id is made from. Raises InputError when the whole is unreadable."""
    kind = kind_of(name)
    stem = name.removesuffix(PurePosixPath(name).suffix) if kind else name
    content = _content(file, reading.largest if kind not in ("jsonl", "csv") else None)
    if kind is None:
        kind = "html" if _HTML.match(content) else "text"
    text = decode(content, declared_encoding(content) if kind == "html" else None)
    if kind in ("jsonl", "csv"):
        yield from _read_records(name, stem, kind, text, reading)
        return
    yield stem, _document(name, kind, text, Metadata(), reading)


def _content(file: Path | None, largest: int | None) -> bytes:
    try:
        if file is None:
            content = sys.stdin.buffer.read() if largest is None else sys.stdin.buffer.read(largest + 1)
        else:
            size = file.stat().st_size
            if largest is not None and size > largest:
                raise InputError(_too_large(size, largest))
            content = file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error
    if largest is not None and len(content) > largest:
        raise InputError(_too_large(len(content), largest))
    return content


def _too_large(size: int, largest: int) -> str:
    return (
        f"{size / 1e6:.1f} MB are more than one report may have ({largest / 1e6:g} MB): split it or raise max_megabytes"
    )


def _read_records(
    name: str, stem: str, kind: str, text: str, reading: Reading
) -> Iterator[tuple[str, Document] | Skipped]:
    lines = text.replace("\r\n", "\n")
    records = json_records(lines) if kind == "jsonl" else csv_records(lines, reading.columns)
    for record in records:
        if isinstance(record, InputError):
            yield Skipped(origin=name, reason=str(record))
            continue
        own = record.fields.get(reading.columns.id)
        origin = f"{name}:{record.number}"
        try:
            yield f"{stem}-{own if own not in (None, '') else record.number}", _record(origin, record, reading)
        except InputError as error:
            yield Skipped(origin=origin, reason=str(error))


def _record(origin: str, record: Record, reading: Reading) -> Document:
    text = record_text(record, reading.columns)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > reading.largest:
        raise InputError(_too_large(size, reading.largest))
    return _document(origin, "text", text, metadata_of(standard_fields(record, reading.columns)), reading)


def _document(origin: str, kind: str, text: str, own: Metadata, reading: Reading) -> Document:
    text = plain_characters(text.encode("utf-8", "replace").decode("utf-8"))
    if kind == "html":
        front, blocks = html_page(text)
    else:
        front, body = split_front_matter(text)
        blocks = join_torn(markdown_blocks(body)) if kind == "markdown" else split_blocks(plain_quotes(body))
    kept = join_torn(without_boilerplate(blocks))
    if not kept:
        raise InputError("no text in it")
    known = reading.known.filled_from(own).filled_from(front)
    told = known.lang if kind != "html" else None
    if told != "en" and not is_english("\n".join(kept)):
        raise InputError(
            "it does not seem to be in English, and kg reads English only; `lang: en` in its front matter reads it"
        )
    return Document(
        id="",
        text="\n\n".join(kept),
        title=known.title or _headline(kept),
        source=known.source,
        published=known.published or day_of_dateline(blocks),
        lang=known.lang or "en",
        origin=origin,
    )


def _headline(blocks: list[str]) -> str | None:
    """The first of the leading blocks that is made like a headline: some words, and no end of a sentence."""
    for block in blocks[:3]:
        if len(block.split()) in _TITLE_WORDS and not ended(block) and len(blocks) > 1:
            return block
    return None
