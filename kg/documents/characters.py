"""The characters of a text as kept: composed, with plain line ends and no character that cannot be seen."""

from __future__ import annotations

import re
import unicodedata

# Control characters, soft hyphens, zero-width spaces, byte order marks, and the marks that turn the direction of text
# around (they can make a quote read otherwise than it is written). Zero-width joiners stay: some scripts need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029\x0b\x0c]")
_BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_BACKTICKS = re.compile(r"``([^`\n]{1,2000}?)''|`([^`\n]{1,2000}?)`")


def plain_characters(text: str) -> str:
    """`text` in Unicode form NFC with `\\n` line ends, single blanks and visible characters only."""
    text = unicodedata.normalize("NFC", _BREAKS.sub("\n", text))
    return _BLANKS.sub(" ", _UNSEEN.sub("", text))


def plain_quotes(text: str) -> str:
    """Backticks that some sites set in place of quotation marks, turned into such marks."""
    return _BACKTICKS.sub(lambda found: f"“{found[1] or found[2]}”", text)
