"""The words of Markdown and HTML, as blocks.

Markdown is read by markdown-it (CommonMark), the main text of a web page is found by trafilatura.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.documents.blocks import without_links
from kg.documents.metadata import Metadata, parse_day
from kg.errors import InputError

if TYPE_CHECKING:
    from markdown_it.token import Token

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_LANG = re.compile(rb"<html[^>]{0,300}\slang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
# The newest day a page may claim: fixed, because a limit of today would make a build depend on the day it is made.
_LAST_DAY = "2200-01-01"
# Emphasis and links are looked for in time that grows with the square of a paragraph: longer ones are read as they are.
_LONGEST_INLINE = 20_000


def markdown_blocks(text: str) -> list[str]:
    """The text of each heading, paragraph and list item; code, images and embedded HTML are left out."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark")
    inline = MarkdownIt("commonmark")
    reader.core.ruler.disable(["inline", "text_join"])
    known: dict[str, Any] = {}
    blocks = []
    for token in reader.parse(text, known):
        if token.type != "inline":
            continue
        if len(token.content) <= _LONGEST_INLINE:
            words = "".join(_inline_text(part) for part in inline.parseInline(token.content, known))
        else:
            words = without_links(token.content)
        blocks += [" ".join(line.split()) for line in words.split("\n") if line.strip()]
    return blocks


def _inline_text(token: Token) -> str:
    words = {"text": None, "code_inline": None, "softbreak": " ", "hardbreak": "\n"}
    return "".join(
        child.content if words[child.type] is None else str(words[child.type])
        for child in token.children or ()
        if child.type in words
    )


def declared_encoding(content: bytes) -> str | None:
    """The encoding that an HTML page says it is in."""
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def html_page(text: str) -> tuple[Metadata, list[str]]:
    """What a page says of itself, and the blocks of its main text.

    Raises InputError for a page without any main text.
    """
    from trafilatura import bare_extraction

    page: Any = bare_extraction(
        text,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": _LAST_DAY},
    )
    if page is None or not page.text or not page.text.strip():
        raise InputError("no main text found in this HTML page")
    lang = _LANG.search(text[:4096].encode())
    try:
        published = parse_day(page.date)
    except InputError:
        # A page's own metadata is a hint that nobody vouches for: a bad date there is no date.
        published = None
    metadata = Metadata(
        title=page.title or None,
        source=page.sitename or page.hostname or None,
        published=published,
        lang=lang[1].decode("ascii").lower() if lang else None,
    )
    return metadata, [line.strip() for line in page.text.split("\n") if line.strip()]
