"""Time expressions, normalised against a document's date to an interval of days, never to a false instant.

A rule grammar rather than a general date parser: those guess a day where a text gives a year ("2018" becomes today's
day in 2018), and a wrong instant is worse than none. What is vague ("recently", "for two years") gives `None`, and
the words stay on the qualifier. Intervals follow ISO 8601 (both ends included; ".." is an open end). Seasons give
their year only, because they fall in different months on the two halves of the globe.

    >>> normalise("mid-March", date(2023, 5, 22)).label
    '2023-03-11/2023-03-21'
    >>> normalise("since 2018", date(2023, 5, 22)).label
    '2018/..'
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from kg.model import TimeValue

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n} | {
    name.lower(): n for n, name in enumerate(calendar.month_abbr) if n
}
_MONTHS["sept"] = 9
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)} | {
    name.lower(): n for n, name in enumerate(calendar.day_abbr)
}
_DAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_NUMBERS = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "a couple of": 2,
    "half a dozen": 6,
    "a dozen": 12,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<weekday>" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")s?\.?"
_DOM = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_COUNT = r"(?P<count>\d+|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
_UNIT = r"(?P<unit>day|week|weekend|fortnight|month|quarter|year|decade)s?"
_PART = r"(?P<part>early|mid|middle|late|(?:the )?(?:beginning|start|end|middle) of)"
_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night|noon|midnight|local time))?"

_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?")
_FULL = (
    re.compile(rf"{_MONTH}\s+{_DOM}(?:\s*,?\s+{_YEAR})?"),
    re.compile(rf"(?:the\s+)?{_DOM}(?:\s+of)?\s+{_MONTH}(?:\s*,?\s+{_YEAR})?"),
)
_MONTH_YEAR = re.compile(rf"(?:{_PART}[\s-]+)?(?:(?P<rel>last|this|next)\s+)?{_MONTH}(?:\s*,?\s+(?:of\s+)?{_YEAR})?")
_YEAR_ONLY = re.compile(rf"(?:{_PART}[\s-]+)?(?:the\s+year\s+)?{_YEAR}")
_DECADE = re.compile(r"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)['’]?s")
_SEASON = re.compile(rf"(?:(?P<rel>last|this|next)\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+(?:of\s+)?{_YEAR})?")
_WEEKDAY = re.compile(
    rf"(?:(?P<early>early|late)\s+)?(?:(?P<rel>last|this|next|this past|this coming)\s+)?{_DAY}{_OF_DAY}"
)
_RELATIVE = re.compile(
    rf"(?:{_PART}\s+)?(?P<rel>last|this|next|the previous|the past|the last|past|the following|the coming|the next"
    rf"|previous|earlier this|later this|the current)\s+(?:{_COUNT}\s+)?{_UNIT}(?:['’]s)?"
)
_AGO = re.compile(rf"(?:about|around|some|nearly|almost|over|more than)?\s*{_COUNT}\s+{_UNIT}\s+(?:ago|earlier|before)")
_HOURS = re.compile(rf"{_COUNT}\s+(?:hour|minute)s?\s+ago")
_NAMED = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "now": 0,
    "yesterday": -1,
}
_NAMED |= {"last night": -1, "yesterday morning": -1, "yesterday afternoon": -1, "yesterday evening": -1, "tomorrow": 1}
_NAMED |= {"the day before yesterday": -2, "the day after tomorrow": 2, "overnight": 0, "tomorrow morning": 1}
_OPEN_START = re.compile(r"(?:ever\s+)?(?:since|from|starting|beginning|as of|effective|after)\s+(?P<rest>.+)")
_OPEN_END = re.compile(r"(?:until|till|up to|through|before|by|prior to|no later than|not later than)\s+(?P<rest>.+)")
_RANGE = re.compile(
    r"(?:from|between)?\s*(?P<a>.+?)\s*(?:\bto\b|\band\b|\buntil\b|\bthrough\b|–|—|/|(?<=\d)-(?=\d{2,4}$))\s*(?P<b>.+)"
)
_LEADING = re.compile(
    r"^(?:in|on|at|during|over|around|about|by about|circa|of|for|within|throughout|late on|early on|the week of)\s+"
)

Interval = tuple[date, date, str]


def normalise(text: str, anchor: date | None, *, future: bool = False) -> TimeValue | None:
    """The interval that a time expression names, or `None` where the words do not fix one.

    `anchor` is the day of publication; without it only absolute dates are read. `future` tells that the claim lies
    ahead ("will arrive on Monday"), which decides which Monday and which May is meant.
    """
    words = " ".join(text.lower().replace("’", "'").split()).strip(" ,.;:()[]\"'")
    for pattern, is_start in ((_OPEN_START, True), (_OPEN_END, False)):
        if (open_end := pattern.fullmatch(words)) and (
            (" to " not in words and " until " not in words) or not is_start
        ):
            found = _interval(_bare(open_end["rest"]), anchor, future)
            if found:
                return _half_open(found, words, is_start)
    words = _bare(words)
    single = _interval(words, anchor, future)
    if single:
        start, end, precision = single
        return TimeValue(label=_label(start, end, precision), start=start, end=end, precision=precision)
    return _range(words, anchor, future)


def _bare(words: str) -> str:
    while stripped := _LEADING.match(words):
        words = words[stripped.end() :]
    return words


def _half_open(found: Interval, words: str, is_start: bool) -> TimeValue:
    start, end, precision = found
    if is_start:
        edge = end + timedelta(days=1) if words.startswith("after") and precision == "day" else start
        return TimeValue(label=f"{_short(start, end, precision)}/..", start=edge, end=None, precision=precision)
    return TimeValue(label=f"../{_short(start, end, precision)}", start=None, end=end, precision=precision)


def _range(words: str, anchor: date | None, future: bool) -> TimeValue | None:
    found = _RANGE.fullmatch(words)
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
    label = f"{_short(*first)}/{_short(*last)}"
    return TimeValue(label=label, start=first[0], end=last[1], precision=last[2])


def _interval(words: str, anchor: date | None, future: bool) -> Interval | None:
    return _absolute(words, anchor, future) or (_relative(words, anchor, future) if anchor else None)


def _absolute(words: str, anchor: date | None, future: bool) -> Interval | None:
    if iso := _ISO.fullmatch(words):
        year, month = int(iso["y"]), int(iso["m"])
        if not 1 <= month <= 12:
            return None
        return _day(year, month, int(iso["d"])) if iso["d"] else _month(year, month)
    words = re.sub(rf"^(?:{'|'.join(_DAYS)})\s*,?\s+(?=.*\d)", "", words)
    for pattern in _FULL:
        if full := pattern.fullmatch(words):
            month, day = _MONTHS[full["month"]], int(full["day"])
            full_year = int(full["year"]) if full["year"] else _year_of(month, day, anchor, future)
            return _day(full_year, month, day) if full_year else None
    if found := _MONTH_YEAR.fullmatch(words):
        month = _MONTHS[found["month"]]
        whole = _month_of(month, found["year"], found["rel"], anchor, future)
        return _share(whole, found["part"]) if whole else None
    if found := _YEAR_ONLY.fullmatch(words):
        year = int(found["year"])
        return _share((date(year, 1, 1), date(year, 12, 31), "year"), found["part"])
    if found := _DECADE.fullmatch(words):
        year = int(found["decade"])
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(found["part"] or "", (0, 9))
        return date(year + first, 1, 1), date(year + last, 12, 31), "decade"
    if (found := _SEASON.fullmatch(words)) and found["year"]:
        year = int(found["year"])
        return date(year, 1, 1), date(year, 12, 31), "year"
    return None


def _relative(words: str, anchor: date, future: bool) -> Interval | None:
    if words in _NAMED:
        day = anchor + timedelta(days=_NAMED[words])
        return day, day, "day"
    if words in {"the weekend", "weekend"}:
        return _span(anchor, "weekend", 0 if future else -1)
    if found := _WEEKDAY.fullmatch(words):
        return _weekday(anchor, _DAYS[found["weekday"]], found["rel"] or "", future)
    if found := _AGO.fullmatch(words):
        return _ago(anchor, _number(found["count"]), found["unit"])
    if _HOURS.fullmatch(words):
        return anchor - timedelta(days=1), anchor, "day"
    if found := _RELATIVE.fullmatch(words):
        return _relative_unit(anchor, found["rel"], found["count"], found["unit"], found["part"])
    if found := _SEASON.fullmatch(words):
        year = anchor.year + {"last": -1, "next": 1}.get(found["rel"] or "", 0)
        first = min(year, anchor.year)
        return date(first, 1, 1), date(max(year, anchor.year), 12, 31), "year"
    return None


def _relative_unit(anchor: date, rel: str, count: str | None, unit: str, part: str | None) -> Interval | None:
    step = 1 if rel in {"next", "the next", "the following", "the coming"} else -1
    if count:
        edge = _shift(anchor, unit, step * _number(count))
        return (edge, anchor, unit) if step < 0 else (anchor, edge, unit)
    if rel in {"the past", "the last", "past"}:
        return _shift(anchor, unit, -1), anchor, unit
    offset = 0 if rel in {"this", "earlier this", "later this", "the current"} else step
    whole = _span(anchor, unit, offset)
    if rel == "earlier this":
        return whole[0], anchor, whole[2]
    if rel == "later this":
        return anchor, whole[1], whole[2]
    return _share(whole, part)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _day(year: int, month: int, day: int) -> Interval | None:
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day), date(year, month, day), "day"


def _month(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"


def _year_of(month: int, day: int, anchor: date | None, future: bool) -> int | None:
    """The year of a day without one: the nearest to the anchor, on the side that the tense points to if it is close."""
    if anchor is None:
        return None
    days = [_day(anchor.year + step, month, day) for step in (-1, 0, 1)]
    known = [found[0] for found in days if found]
    ahead = [d for d in known if (d >= anchor) == future or d == anchor]
    near = min(known, key=lambda d: abs((d - anchor).days), default=None)
    fitting = min(ahead, key=lambda d: abs((d - anchor).days), default=near)
    if fitting and near and abs((fitting - anchor).days) > 300:
        fitting = near
    return fitting.year if fitting else None


def _month_of(month: int, year: str | None, rel: str | None, anchor: date | None, future: bool) -> Interval | None:
    if year:
        return _month(int(year), month)
    if anchor is None:
        return None
    if rel == "last":
        return _month(anchor.year if month < anchor.month else anchor.year - 1, month)
    if rel == "next" or (future and rel is None):
        return _month(anchor.year if month >= anchor.month else anchor.year + 1, month)
    if rel == "this":
        return _month(anchor.year, month)
    return _month(anchor.year if month <= anchor.month + 1 else anchor.year - 1, month)


def _weekday(anchor: date, weekday: int, rel: str, future: bool) -> Interval:
    back = (anchor.weekday() - weekday) % 7
    if rel in {"next", "this coming"} or (future and not rel):
        day = anchor + timedelta(days=(weekday - anchor.weekday()) % 7 or 7)
    elif rel == "this":
        day = anchor - timedelta(days=anchor.weekday() - weekday)
    else:
        day = anchor - timedelta(days=back or (7 if rel == "last" else 0))
    return day, day, "day"


def _ago(anchor: date, count: int, unit: str) -> Interval:
    """ "Two years ago" fixes a year, not a day."""
    if unit == "day":
        day = anchor - timedelta(days=count)
        return day, day, "day"
    if unit in {"week", "fortnight", "weekend"}:
        day = anchor - timedelta(days=count * (14 if unit == "fortnight" else 7))
        return day - timedelta(days=3), day + timedelta(days=3), "week"
    return _span(anchor, unit, -count)


def _span(anchor: date, unit: str, offset: int) -> Interval:
    """The calendar unit that lies `offset` units from the one around the anchor."""
    if unit == "day":
        day = anchor + timedelta(days=offset)
        return day, day, "day"
    if unit in {"week", "fortnight"}:
        start = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
        return start, start + timedelta(days=6), "week"
    if unit == "weekend":
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=5)
        saturday += timedelta(weeks=offset)
        return saturday, saturday + timedelta(days=1), "week"
    if unit == "month":
        moved = _shift(anchor.replace(day=1), "month", offset)
        return _month(moved.year, moved.month)
    if unit == "quarter":
        first = _shift(date(anchor.year, 3 * ((anchor.month - 1) // 3) + 1, 1), "month", 3 * offset)
        return first, _shift(first, "month", 3) - timedelta(days=1), "quarter"
    years = 10 if unit == "decade" else 1
    first_year = (anchor.year // years + offset) * years
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31), unit


def _shift(day: date, unit: str, count: int) -> date:
    if unit in {"day", "week", "fortnight", "weekend"}:
        return day + timedelta(days=count * {"day": 1, "fortnight": 14}.get(unit, 7))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _share(whole: Interval, part: str | None) -> Interval:
    """Early, middle or late third of a month or longer; the words are vague, so are the thirds."""
    start, end, precision = whole
    if not part or precision == "day":
        return whole
    third = round(((end - start).days + 1) / 3)
    part = part.removeprefix("the ")
    if part in {"early", "beginning of", "start of"}:
        return start, start + timedelta(days=third - 1), f"part of {precision}"
    if part in {"late", "end of"}:
        return end - timedelta(days=third - 1), end, f"part of {precision}"
    return (
        start + timedelta(days=third),
        end - timedelta(days=third + ((end - start).days + 1) % 3 // 2),
        f"part of {precision}",
    )


def _label(start: date, end: date, precision: str) -> str:
    if start == end and precision == "day":
        return start.isoformat()
    return _short(start, end, precision)


def _short(start: date, end: date, precision: str) -> str:
    if precision == "day" and start == end:
        return start.isoformat()
    if precision == "month" and start.day == 1 and (start.year, start.month) == (end.year, end.month):
        return start.strftime("%Y-%m")
    if precision == "year" and start == date(start.year, 1, 1) and end == date(start.year, 12, 31):
        return f"{start.year:04d}"
    return f"{start.isoformat()}/{end.isoformat()}"
