"""Time expressions, normalised against a document's date to an interval of days, never to a false instant.

A rule grammar rather than a general date parser: those guess a day where a text gives a year ("2018" becomes today's
day in 2018), and a wrong instant is worse than none. What is vague ("recently", "for two years") gives `None`, and
the words stay on the qualifier. So do times counted from another one that the sentence does not give ("two days
later"). Intervals follow ISO 8601 (both ends included; ".." is an open end). Seasons give their year only, because
they fall in different months on the two halves of the globe.

    >>> normalise("mid-March", date(2023, 5, 22)).label
    '2023-03-11/2023-03-21'
    >>> normalise("since 2018", date(2023, 5, 22)).label
    '2018/..'
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.extract import time_spans
from kg.extract.time_patterns import load_time_patterns, load_time_words
from kg.extract.time_spans import Interval
from kg.model import TimeValue

_PAST = frozenset({"the past", "the last", "past"})
_COUNTED_ON = frozenset({"the next", "the following", "the coming"})
_AHEAD = frozenset({"next"}) | _COUNTED_ON
_PRESENT = frozenset({"this", "earlier this", "later this", "the current", "the"})


def normalise(text: str, anchor: date | None, *, future: bool = False) -> TimeValue | None:
    """The interval that a time expression names, or `None` where the words do not fix one.

    `anchor` is the day of publication; without it only absolute dates are read. `future` tells that the claim lies
    ahead ("will arrive on Monday"), which decides which Monday and which May is meant.
    """
    shapes = load_time_patterns()
    words = " ".join(text.lower().replace("’", "'").split()).strip(" ,.;:()[]\"'")
    for pattern, is_start in ((shapes.open_start, True), (shapes.open_end, False)):
        bounded = is_start and (" to " in words or " until " in words)
        if not bounded and (open_end := pattern.fullmatch(words)):
            found = _interval(_bare(open_end["rest"]), anchor, future)
            if found:
                return _half_open(found, words, is_start)
    if future and anchor and (span := shapes.span.fullmatch(words)):
        return _from_now(span, anchor)
    words = _bare(words)
    day = _without_clock(words)
    single = _interval(words, anchor, future) or (_interval(day, anchor, future) if day != words else None)
    if single:
        start, end, precision = single
        return TimeValue(label=time_spans.label(single), start=start, end=end, precision=precision)
    return _range(words, anchor, future)


def _from_now(span: re.Match[str], anchor: date) -> TimeValue | None:
    """ "Will close within 18 months", "will be built in two years": any day up to then."""
    try:
        end = time_spans.shift(anchor, span["unit"], load_time_words().number(span["count"]))
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    return TimeValue(label=f"{anchor}/{end}", start=anchor, end=end, precision=span["unit"])


def _bare(words: str) -> str:
    leading = load_time_patterns().leading
    while stripped := leading.match(words):
        words = words[stripped.end() :]
    return words


def _without_clock(words: str) -> str:
    """ "4:30 pm local time on Thursday", "dawn on Sunday": the day stays."""
    return _bare(load_time_patterns().clock.sub("", words))


def _half_open(found: Interval, words: str, is_start: bool) -> TimeValue:
    start, end, precision = found
    label = time_spans.label(found)
    first, last = label.split("/") if "/" in label else (label, label)
    if is_start:
        edge = end + timedelta(days=1) if words.startswith("after") and precision == "day" else start
        return TimeValue(label=f"{first}/..", start=edge, end=None, precision=precision)
    return TimeValue(label=f"../{last}", start=None, end=end, precision=precision)


def _range(words: str, anchor: date | None, future: bool) -> TimeValue | None:
    shapes = load_time_patterns()
    for pattern in shapes.days:
        if days := pattern.fullmatch(re.sub("^(?:between|from) ", "", words)):
            words = f"{days['a']} {days['month']}{days['rest']} to {days['b']} {days['month']}{days['rest']}"
    found = shapes.range.fullmatch(words)
    if not found:
        return None
    left, right = found["a"].strip(), found["b"].strip()
    if re.fullmatch(r"\d{2}", right) and re.fullmatch(r"\d{4}", left):
        right = left[:2] + right
    last = _interval(_bare(right), anchor, future)
    if last and not re.search(r"\d{4}", left) and (year := re.search(r"\d{4}", right)):
        left = f"{left} {year.group()}"
    first = _interval(_bare(left), anchor, future)
    if not first or not last or first[0] > last[1]:
        return None
    label = f"{time_spans.label(first)}/{time_spans.label(last)}"
    return TimeValue(label=label, start=first[0], end=last[1], precision=last[2])


def _interval(words: str, anchor: date | None, future: bool) -> Interval | None:
    try:
        return _absolute(words, anchor, future) or (_relative(words, anchor, future) if anchor else None)
    except (ValueError, OverflowError):  # "5000 years ago": the calendar begins with year 1
        return None


def _absolute(words: str, anchor: date | None, future: bool) -> Interval | None:
    shapes, known = load_time_patterns(), load_time_words()
    if iso := shapes.iso.fullmatch(words):
        year, month = int(iso["y"]), int(iso["m"])
        if not 1 <= month <= 12:
            return None
        return time_spans.day(year, month, int(iso["d"])) if iso["d"] else time_spans.month(year, month)
    words = shapes.weekday_before.sub("", words)
    if share := shapes.share.fullmatch(words):
        whole = _whole(share["whole"], anchor, future)
        return time_spans.piece(whole, share["which"], share["part"]) if whole else None
    if some := shapes.months.fullmatch(words):
        whole = _whole(some["whole"], anchor, future)
        return time_spans.edge(whole, some["which"], some["unit"], known.number(some["count"])) if whole else None
    if left := shapes.rest.fullmatch(words):
        whole = _whole(left["whole"], anchor, future)
        return (anchor, *whole[1:]) if whole and anchor and whole[0] <= anchor <= whole[1] else None
    for pattern in shapes.full:
        if full := pattern.fullmatch(words):
            month, day = known.months[full["month"]], int(full["day"])
            full_year = int(full["year"]) if full["year"] else time_spans.year_of(month, day, anchor, future)
            return time_spans.day(full_year, month, day) if full_year else None
    if found := shapes.month_year.fullmatch(words):
        whole = time_spans.month_of(known.months[found["month"]], found["year"], found["rel"], anchor, future)
        return time_spans.share(whole, found["part"]) if whole else None
    if found := shapes.year_only.fullmatch(words):
        return time_spans.share(time_spans.year(int(found["year"])), found["part"])
    if found := shapes.decade.fullmatch(words):
        year = int(found["decade"])
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(found["part"] or "", (0, 9))
        return date(year + first, 1, 1), date(year + last, 12, 31), "decade"
    if (found := shapes.season.fullmatch(words)) and found["year"]:
        return time_spans.year(int(found["year"]))
    return None


def _whole(words: str, anchor: date | None, future: bool) -> Interval | None:
    """What a part of time is a part of: "the year" is this one."""
    return _interval(re.sub("^the ", "this ", _bare(words)), anchor, future)


def _relative(words: str, anchor: date, future: bool) -> Interval | None:
    shapes, known = load_time_patterns(), load_time_words()
    if words in known.days:
        return time_spans.unit(anchor, "day", known.days[words])
    if words in {"the weekend", "weekend"}:
        return time_spans.unit(anchor, "weekend", 0 if future else -1)
    if found := shapes.weekday.fullmatch(words):
        return time_spans.weekday(anchor, known.weekdays[found["weekday"]], found["rel"] or "", future)
    if found := shapes.ago.fullmatch(words):
        return time_spans.ago(anchor, known.number(found["count"]), found["unit"])
    if shapes.hours.fullmatch(words):
        return anchor - timedelta(days=1), anchor, "day"
    if found := shapes.year_end.fullmatch(words):
        return time_spans.share(time_spans.unit(anchor, found["unit"], 0), "end of")
    if found := shapes.bare_share.fullmatch(words):
        return time_spans.nearest_piece(anchor, found["which"], found["part"], future)
    if found := shapes.relative.fullmatch(words):
        if found["many"] and not found["count"]:
            return None  # "in the coming weeks": how many is not told
        near = future and (found["count"] or found["unit"] not in {"day", "weekend"})
        if found["rel"] in _COUNTED_ON and not found["part"] and not near:
            return None  # "the next day", "the following two weeks": counted from what was told before
        return _relative_unit(anchor, found["rel"], found["count"], found["unit"], found["part"])
    if found := shapes.season.fullmatch(words):
        year = anchor.year + {"last": -1, "next": 1}.get(found["rel"] or "", 0)
        return time_spans.year(min(year, anchor.year))[0], time_spans.year(max(year, anchor.year))[1], "year"
    return None


def _relative_unit(anchor: date, rel: str, count: str | None, unit: str, part: str | None) -> Interval | None:
    if rel == "the" and (count or not part):
        return None
    step = 1 if rel in _AHEAD else -1
    if count:
        edge = time_spans.shift(anchor, unit, step * load_time_words().number(count))
        return (edge, anchor, unit) if step < 0 else (anchor, edge, unit)
    if rel in _PAST:
        return time_spans.shift(anchor, unit, -1), anchor, unit
    if rel in _COUNTED_ON and not part:
        return anchor, time_spans.shift(anchor, unit, 1), unit  # "over the next decade" begins now
    whole = time_spans.unit(anchor, unit, 0 if rel in _PRESENT else step)
    if rel == "earlier this":
        return whole[0], anchor, whole[2]
    if rel == "later this":
        return anchor, whole[1], whole[2]
    return time_spans.share(whole, part)
