"""A plain text as blocks: paragraphs, headings and list items, each on one line and whole.

Texts reach us with lines wrapped at a fixed width, with one line a paragraph, and with sentences torn apart where a
page had a link. What belongs together is told by the lines themselves, never by words.

    >>> split_blocks("Envoys agreed that the two\\n\\n[countries](#) would talk.")
    ['Envoys agreed that the two countries would talk.']
"""

from __future__ import annotations

import re
from itertools import pairwise

_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((?:#|/|https?:|mailto:|www\.|\.)?[^()\s]{0,2000}(?:\s\"[^\"\n]*\")?\)")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>")
_BULLET = re.compile(r"(?:[-*•‣◦▪●·–]|\d{1,2}[.)])\s+(?=\S)")
_BLANK_LINES = re.compile(r"\n(?: *\n)+")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]*]*$")
_WIDEST_WRAP, _NARROWEST_WRAP = 130, 40
_FEWEST_WORDS_TORN = 4
_LONGEST_END = 20


def without_links(text: str) -> str:
    """The text with the words of each link in place of its markup, and without images."""
    return _ADDRESS.sub("", _LINK.sub(lambda link: link[1], _IMAGE.sub("", text)))


def split_blocks(text: str) -> list[str]:
    """The blocks of a plain text in order, none of them empty."""
    groups = [group.strip("\n").split("\n") for group in _BLANK_LINES.split(without_links(text).strip())]
    lines = [[line.strip() for line in group if line.strip()] for group in groups]
    width = _wrap_width(lines)
    blocks = [block for group in lines for block in _unwrapped(group, width)]
    return join_torn(blocks)


def join_torn(blocks: list[str]) -> list[str]:
    """The blocks with such sentences made whole as go on, in lower case, in the next block."""
    whole: list[list[str]] = []
    for block in blocks:
        if whole and _goes_on(whole[-1][-1], block, torn=len(whole[-1]) > 1):
            whole[-1].append(block)
        else:
            whole.append([block])
    return [_without_bullet(" ".join(parts)) for parts in whole]


def _without_bullet(block: str) -> str:
    bullet = _BULLET.match(block)
    return block[bullet.end() :] if bullet else block


def ended(block: str) -> bool:
    """Whether a block ends as a sentence does."""
    return bool(_ENDED.search(block, max(0, len(block) - _LONGEST_END)))


def _goes_on(block: str, following: str, *, torn: bool) -> bool:
    """Whether a block, the first part of a sentence or with `torn` a further one, is gone on with by the following."""
    word = following.split(" ", 1)[0]
    return (
        word[0].islower()
        and word.islower()
        and not ended(block)
        and (torn or len(block.split(" ", _FEWEST_WORDS_TORN)) >= _FEWEST_WORDS_TORN)
        and not _BULLET.match(block)
    )


def _wrap_width(groups: list[list[str]]) -> int:
    """The width at which all lines of a text were wrapped, or 0 when each line is a paragraph of its own."""
    width = max((len(line) for group in groups for line in group), default=0)
    broken = sum(len(group) - 1 for group in groups)
    if not broken or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = sum(_overflows(line, after, width) for group in groups for line, after in pairwise(group))
    return width if full * 2 > broken else 0


def _overflows(line: str, after: str, width: int) -> bool:
    """Whether the first word of the line after would not have fitted on this one: the line was cut by its width."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width - 1


def _unwrapped(lines: list[str], width: int) -> list[str]:
    blocks: list[str] = []
    previous = ""
    for line in lines:
        if blocks and width and not _BULLET.match(line) and _overflows(previous, line, width - width // 5):
            blocks[-1] = f"{blocks[-1]} {line}"
        else:
            blocks.append(line)
        previous = line
    return blocks
