"""The shapes of time expressions as regular expressions over lower-case words, built from `kg/data/time.toml`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.declarations import Declarations

_WEAKENING = ("duration", "extent", "manner")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of `time.toml`, months and days of the week from 1 and 0 as in the calendar module.

    `weakening` has the roles of adverbs without which a verb would say too much: "partly destroyed".
    `not_limiting` are those that a denial is as strong without: "was not really married".
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    days: dict[str, int]
    time_adverbs: frozenset[str]
    frequency_adverbs: frozenset[str]
    counts: frozenset[str]
    weakening: Mapping[str, str]
    not_limiting: frozenset[str]
    after_measure: frozenset[str]
    units: frozenset[str]
    parts: frozenset[str]
    hours: frozenset[str]
    every: frozenset[str]
    counted_on: frozenset[str]

    def number(self, text: str) -> int:
        return int(text) if text.isdigit() else self.numbers[text]


@dataclass(frozen=True, slots=True)
class TimePatterns:
    """One compiled pattern for each shape; the names of their groups are those that `kg.extract.time` asks for."""

    iso: re.Pattern[str]
    full: tuple[re.Pattern[str], ...]
    weekday_before: re.Pattern[str]
    month_year: re.Pattern[str]
    year_only: re.Pattern[str]
    decade: re.Pattern[str]
    season: re.Pattern[str]
    weekday: re.Pattern[str]
    relative: re.Pattern[str]
    ago: re.Pattern[str]
    hours: re.Pattern[str]
    year_end: re.Pattern[str]
    open_start: re.Pattern[str]
    open_end: re.Pattern[str]
    range: re.Pattern[str]
    leading: re.Pattern[str]
    clock: re.Pattern[str]
    share: re.Pattern[str]
    months: re.Pattern[str]
    rest: re.Pattern[str]
    bare_share: re.Pattern[str]
    span: re.Pattern[str]
    days: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1)
def load_time_words() -> TimeWords:
    """Raises SchemaError where the shipped table cannot be read."""
    table = Declarations.shipped("time.toml").content
    names, short = calendar.month_name, calendar.month_abbr
    days, short_days = calendar.day_name, calendar.day_abbr
    return TimeWords(
        months={w.lower(): n for many in (names, short) for n, w in enumerate(many) if n} | table["months"],
        weekdays={w.lower(): n for many in (days, short_days) for n, w in enumerate(many)} | table["weekdays"],
        numbers=dict(table["numbers"]),
        days=dict(table["days"]),
        time_adverbs=frozenset(table["adverbs"]["time"]),
        frequency_adverbs=frozenset(table["adverbs"]["frequency"]),
        counts=frozenset(table["adverbs"]["counts"]),
        weakening={word: role for role in _WEAKENING for word in table["adverbs"][role]},
        not_limiting=frozenset(table["adverbs"]["not_limiting"]),
        after_measure=frozenset(table["adverbs"]["after_measure"]),
        units=frozenset(table["units"]["names"]),
        parts=frozenset(table["units"]["parts"]),
        hours=frozenset(table["units"]["hours"]),
        every=frozenset(table["which"]["every"]),
        counted_on=frozenset(table["which"]["counted_on"]),
    )


@lru_cache(maxsize=1)
def load_time_patterns() -> TimePatterns:
    words = load_time_words()
    month = rf"(?P<month>{_any(words.months)})\.?"
    day = rf"(?P<weekday>{_any(words.weekdays)})s?\.?"
    dom = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)"
    count = rf"(?P<count>\d+|{_any(words.numbers)})"
    unit = r"(?P<unit>day|week|weekend|fortnight|month|quarter|year|decade)(?P<many>s?)"
    part = r"(?P<part>early|mid|middle|late|(?:the )?(?:beginning|start|end|middle) of)"
    of_day = r"(?:\s+(?:morning|afternoon|evening|night|noon|midnight|local time))?"
    about = r"(?:just\s+)?(?:about|around|some|nearly|almost|over|more than|less than|at least)?"
    rel = (
        "last|this|next|the previous|the past|the last|past|the following|the coming|the next|previous|earlier this"
        "|later this|the current|the"
    )
    return TimePatterns(
        iso=re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?"),
        full=(
            re.compile(rf"{month}\s+{dom}(?:\s*,?\s+{year})?"),
            re.compile(rf"(?:the\s+)?{dom}(?:\s+of)?\s+{month}(?:\s*,?\s+{year})?"),
        ),
        weekday_before=re.compile(rf"^(?:{_any(words.weekdays)})\s*,?\s+(?=.*\d)"),
        month_year=re.compile(rf"(?:{part}[\s-]+)?(?:(?P<rel>last|this|next)\s+)?{month}(?:\s*,?\s+(?:of\s+)?{year})?"),
        year_only=re.compile(rf"(?:{part}[\s-]+)?(?:the\s+year\s+)?{year}"),
        decade=re.compile(
            r"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)['’]?s"
        ),
        season=re.compile(
            rf"(?:(?P<rel>last|this|next)\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+(?:of\s+)?{year})?"
        ),
        weekday=re.compile(
            rf"(?:(?P<early>early|late)\s+)?(?:(?P<rel>last|this|next|this past|this coming)\s+)?{day}{of_day}"
        ),
        relative=re.compile(rf"(?:{part}\s+)?(?P<rel>{rel})\s+(?:{count}\s+)?{unit}(?:['’]s)?"),
        ago=re.compile(rf"{about}\s*{count}\s+{unit}\s+ago"),
        hours=re.compile(rf"{about}\s*{count}\s+(?:hour|minute|second)s?\s+ago"),
        year_end=re.compile(r"(?:the\s+)?(?P<unit>year|month|quarter)[\s-]*(?:'s\s+)?end"),
        open_start=re.compile(r"(?:ever\s+)?(?:since|from|starting|beginning|as of|effective|after)\s+(?P<rest>.+)"),
        open_end=re.compile(
            r"(?:until|till|up to|through|before|by|prior to|no later than|not later than)\s+(?P<rest>.+)"
        ),
        range=re.compile(
            r"(?:from|between)?\s*(?P<a>.+?)\s*(?:\bto\b|\band\b|\buntil\b|\bthrough\b|–|—|/|(?<=\d)-(?=\d{2,4}$))"
            r"\s*(?P<b>.+)"
        ),
        clock=re.compile(
            r"^(?:(?:shortly|just|soon)\s+(?:before|after)\s+)?(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|a\.m\.?|p\.m\.?)|\d{1,2}[:.]\d\d|"
            + "|".join(sorted(words.hours))
            + r"|(?:the\s+)?(?:early|late|small)\s+(?:hours|morning|afternoon|evening)(?:\s+of)?)"
            r"(?:\s+(?:local time|gmt|utc|bst|est|cet))?\s*,?\s+(?:on\s+)?(?=[a-z])"
        ),
        share=re.compile(
            r"(?:the\s+)?(?P<which>first|second|third|fourth|last|final|opening)\s+(?P<part>half|third|quarter|week|fortnight)"
            r"\s+of\s+(?P<whole>.+)"
        ),
        months=re.compile(
            rf"(?:the\s+)?(?P<which>first|last|final|opening|closing)\s+{count}\s+(?P<unit>month|week)s\s+of\s+(?P<whole>.+)"
        ),
        bare_share=re.compile(r"(?:the\s+)?(?P<which>first|second|third|fourth)[\s-](?P<part>half|quarter)"),
        rest=re.compile(r"(?:the\s+)?(?:rest|remainder)\s+of\s+(?P<whole>.+)"),
        span=re.compile(rf"(?:in|within|inside)\s+{about}\s*{count}\s+{unit}(?:['’]\s*time)?"),
        days=(
            re.compile(rf"(?P<a>\d{{1,2}})\s*(?:-|–|—|to|and)\s*(?P<b>\d{{1,2}})\s+{month}(?P<rest>.*)"),
            re.compile(rf"{month}\s+(?P<a>\d{{1,2}})\s*(?:-|–|—|to|and)\s*(?P<b>\d{{1,2}})(?P<rest>\D.*|)"),
        ),
        leading=re.compile(
            r"^(?:in|on|at|during|over|around|about|by about|circa|of|for|within|throughout|late on|early on"
            r"|the week of)\s+"
        ),
    )


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
