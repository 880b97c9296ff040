"""From the bytes of a file to text, or a reason why there is none.

UTF-8 and the byte order marks of UTF-16 and UTF-32 are certain. Bytes that are no UTF-8 may be an older encoding, which
charset-normalizer finds; but a text that is plainly UTF-8 with damage in it is refused, because read as anything else
it would turn into wrong letters without anybody noticing.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document (.docx, .odt, .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of `content`. `declared` is an encoding that the content names itself (an HTML page), tried first.

    Raises InputError for a format that is not text, for binary content and for text in no encoding that can be told.
    """
    for beginning, kind in _FORMATS:
        if content.startswith(beginning):
            raise InputError(f"{kind}, not text: save its text as .txt, .md or .html")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if b"\x00" in content[:_SAMPLE] or len(_CONTROL.findall(content[:_SAMPLE])) > len(content[:_SAMPLE]) // 100:
        raise InputError("a binary file, not text")
    if declared:
        try:
            return content.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _MULTIBYTE.search(content):
            line = content.count(b"\n", 0, error.start) + 1
            raise InputError(f"broken UTF-8 in line {line}: save it again as UTF-8") from error
    older = _older_encoding(content[:_SAMPLE])
    text = _decoded(content, older) if older else ""
    if sum(c.isalnum() or c.isspace() for c in text[:_SAMPLE]) * 2 < len(text[:_SAMPLE]) or not text:
        raise InputError("text in an unknown encoding: save it as UTF-8")
    return text


def _older_encoding(sample: bytes) -> str | None:
    """The likeliest encoding from before Unicode; among equals the one that Windows used for English."""
    from charset_normalizer import from_bytes

    found = from_bytes(sample)
    best = found.best()
    if best is None:
        return None
    western = any("cp1252" in (one.encoding, *one.could_be_from_charset) and one.chaos <= best.chaos for one in found)
    return "cp1252" if western else str(best.encoding)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        name = error.encoding.replace("_", "-")
        raise InputError(f"text that begins as {name} but breaks at byte {error.start}: save it as UTF-8") from error
