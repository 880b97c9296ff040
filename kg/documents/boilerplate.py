"""Takes out of a page what is no part of the report: comment forms, lists of other articles, credits, follow-me lines.

The words are in `kg/data/boilerplate.toml`; here is only how they are looked for.

    >>> without_boilerplate(["Envoys met in Quito.", "Leave a Reply", "Your email address will not be published."])
    ['Envoys met in Quito.']
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from kg.documents.blocks import ended
from kg.documents.metadata import parse_day
from kg.errors import InputError

_LONGEST_BLOCK = 240
_LONGEST_CREDIT = 120
_HEAD_BLOCKS = 6
_CITY = r"[A-Z][A-Z.'’/]+"
_WORD = r"[A-Z][\w.'’/-]*"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, (?:19|20)\d\d)?|\d{{1,2}} {_MONTH}(?: (?:19|20)\d\d)?)"
_FULL_DAY = re.compile(rf"{_MONTH} \d{{1,2}}, (?:19|20)\d\d|\d{{1,2}} {_MONTH} (?:19|20)\d\d")
_SENTENCE_END = r"[.!?…][\"'”’»)]*"


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The compiled words: each pattern is matched against a whole block, but for the credits, which end one."""

    ends: re.Pattern[str]
    blocks: re.Pattern[str]
    bylines: re.Pattern[str]
    stamp: re.Pattern[str]
    credits: tuple[re.Pattern[str], ...]
    datelines: tuple[re.Pattern[str], ...]


def without_boilerplate(blocks: Sequence[str]) -> list[str]:
    """The blocks that are the report's own, in order, with trailing credits and leading datelines taken off them."""
    rules = _rules()
    total = sum(map(len, blocks))
    kept: list[str] = []
    read = 0
    for block in blocks:
        read += len(block)
        short = len(block) <= _LONGEST_BLOCK
        if short and rules.ends.fullmatch(_bare(block)):
            if (read - len(block)) * 2 >= total:
                break
            continue
        if short and rules.blocks.fullmatch(_bare(block)):
            continue
        if short and len(kept) < _HEAD_BLOCKS and rules.bylines.fullmatch(block):
            continue
        rest = _without_stamp(_without_dateline(_without_credit(block, rules), rules), rules)
        if any(character.isalpha() for character in rest):
            kept.append(rest)
    return _without_repeats(kept)


def day_of_dateline(blocks: Sequence[str]) -> date | None:
    """The day of the report, where the dateline at its head tells it in full.

    >>> day_of_dateline(["Envoys meet", "QUITO, April 16, 2023 (Example News) - The envoys met on Friday."])
    datetime.date(2023, 4, 16)
    """
    for block in blocks[:_HEAD_BLOCKS]:
        found = next((m for dateline in _rules().datelines if (m := dateline.match(block))), None)
        day = _FULL_DAY.search(found.group()) if found else None
        if day:
            try:
                return parse_day(day.group())
            except InputError:  # "February 30, 2023"
                return None
    return None


def _bare(block: str) -> str:
    return block.strip(" :*_#>|-–—•·[]()»«→").rstrip(".")


def _without_repeats(blocks: Sequence[str]) -> list[str]:
    """The blocks without one that only repeats the block before it, be it with a count of comments behind it."""
    kept: list[str] = []
    for block in blocks:
        if kept and block.rstrip("0123456789 ").casefold() == kept[-1].rstrip("0123456789 ").casefold():
            continue
        kept.append(block)
    return kept


def _without_credit(block: str, rules: Boilerplate) -> str:
    for credit in rules.credits:
        found = credit.search(block, max(0, len(block) - 2 * _LONGEST_CREDIT))
        if found and found.end() - found.start() <= _LONGEST_CREDIT:
            words = block[: found.start("credit")].rstrip(" ,;:|–—-")
            block = f"{words}." if words and block.endswith(".") and not ended(words) else words
    return block


def _without_dateline(block: str, rules: Boilerplate) -> str:
    for dateline in rules.datelines:
        found = dateline.match(block)
        if found:
            return block[found.end() :]
    return block


def _without_stamp(block: str, rules: Boilerplate) -> str:
    found = rules.stamp.search(block, max(0, len(block) - _LONGEST_CREDIT))
    return block[: found.start()].rstrip(" ,;:|–—-•·") if found else block


def _phrase(phrase: str) -> str:
    """A pattern for a phrase of the data file, in which `*` stands for some words."""
    parts = [re.escape(part).replace(r"\ ", r"\s+") for part in phrase.split("*")]
    return r".{0,160}?".join(parts)


def _any(phrases: Iterable[str]) -> str:
    return "|".join(map(_phrase, phrases))


@cache
def _rules() -> Boilerplate:
    words = tomllib.loads(resources.files("kg").joinpath("data", "boilerplate.toml").read_text(encoding="utf-8"))
    labels = "|".join(sorted(map(re.escape, words["credits"]["labels"]), key=len, reverse=True))
    agencies = "|".join(sorted(map(re.escape, words["credits"]["agencies"]), key=len, reverse=True))
    remarks = "|".join(map(re.escape, words["credits"]["remarks"]))
    units = "|".join(words["stamps"]["units"])
    labelled = rf"(?i:{labels})(?i:\s+(?:courtesy(?:\s+of)?|by|via|from))?\s*[:/]?\s*"
    return Boilerplate(
        ends=re.compile(_any(words["ends"]), re.IGNORECASE),
        blocks=re.compile(_any(words["blocks"]), re.IGNORECASE),
        bylines=re.compile(_any(words["bylines"]), re.IGNORECASE),
        stamp=re.compile(rf"(?:^|[\s|•·,(]+)(?:updated\s+)?\d+\s*(?:{units})s?\s+ago\)?\.?$", re.IGNORECASE),
        credits=(
            re.compile(rf"(?P<credit>[(\[](?i:{labels})(?:\s+(?i:courtesy of|by|via))?\s*[:/]?[^()\[\]]*[)\]])\.?$"),
            re.compile(rf"(?P<credit>[(\[](?i:{remarks})[)\]])\.?$"),
            re.compile(rf"(?P<credit>[(\[](?:[^()\[\]]*(?:[/,]|\bvia)\s*)?(?:{agencies})(?:/[^()\[\]/]*)?[)\]])\.?$"),
            re.compile(r"(?P<credit>(?:©|\(c\)|Ⓒ)[^.!?]*)\.?$"),
            re.compile(
                rf"(?:^|{_SENTENCE_END}\s+)(?P<credit>(?:[^.!?:]{{0,60}}\s)?{labelled}(?<=[:/]\s)[^.!?:]{{2,80}})\.?$"
            ),
            re.compile(rf"[:.|–—-]\s+(?P<credit>[^.:|]{{2,80}}?\s+(?:via|/)\s+(?:{agencies}))\.?$"),
            re.compile(rf"{_SENTENCE_END}\s+(?P<credit>(?:[^.:|]{{2,60}}/\s?)?(?:{agencies})(?:/[\w .&-]{{2,40}})?)$"),
        ),
        datelines=(
            # "QUITO, April 16, 2023 (Example News) - The embassy …", "Quito (Example News), 16 April – The embassy …".
            re.compile(
                rf"(?!(?:On|In|By|At|From|Until|Since) ){_WORD}(?: {_WORD}){{0,3}}"
                rf"(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,2}}"
                rf"(?:,| \([^()]{{1,40}}\),?) {_DAY}(?:,? [(/][^()/]{{1,40}}[)/])?,?\s*[-–—]{{1,2}}\s+(?=[A-Z\"“‘])"
            ),
            # "(Example News) – The embassy …" and "QUITO, Ecuador (AP) — The embassy …" and "GENEVA — The embassy …"
            re.compile(r"\([A-Z][^()]{1,40}\)\s*[-–—]{1,2}\s+(?=\S)"),
            re.compile(r"[A-Z][\w .,'’/-]{1,60}\s\([A-Z][^()]{1,30}\)\s*[-–—]{1,2}\s+(?=\S)"),
            re.compile(r"[A-Z][A-Z.'’/-]+(?:[ ,]+[A-Z][\w.'’/-]*){0,5},?\s+(?:[-–]{2}|[–—])\s+(?=[A-Z\"“‘])"),
            # With a hyphen only behind capitals and a date: "QUITO - The embassy …", "QUITO, April 16 - The embassy …".
            re.compile(rf"{_CITY}(?: {_CITY}){{0,3}}(?:, [A-Z][\w.'’/]*(?: \d{{1,2}})?){{0,3}},? - (?=[A-Z\"“‘])"),
        ),
    )
