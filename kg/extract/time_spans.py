"""Days, weeks, months and longer as intervals of days: the calendar arithmetic behind time expressions.

An interval is its first day, its last day and the unit that the words give.

    >>> unit(date(2023, 5, 24), "quarter", -1)
    (datetime.date(2023, 1, 1), datetime.date(2023, 3, 31), 'quarter')
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Interval = tuple[date, date, str]


def day(year: int, month: int, number: int) -> Interval | None:
    """One day; `None` where the month has no such day."""
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, number), date(year, month, number), "day"


def month(year: int, number: int) -> Interval:
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month"


def year(number: int) -> Interval:
    return date(number, 1, 1), date(number, 12, 31), "year"


def unit(anchor: date, name: str, offset: int) -> Interval:
    """The calendar unit that lies `offset` units from the one around the anchor."""
    if name == "day":
        moved = anchor + timedelta(days=offset)
        return moved, moved, "day"
    if name in {"week", "fortnight"}:
        start = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=offset)
        return start, start + timedelta(days=6), "week"
    if name == "weekend":
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=5)
        saturday += timedelta(weeks=offset)
        return saturday, saturday + timedelta(days=1), "week"
    if name == "month":
        moved = shift(anchor.replace(day=1), "month", offset)
        return month(moved.year, moved.month)
    if name == "quarter":
        first = shift(date(anchor.year, 3 * ((anchor.month - 1) // 3) + 1, 1), "month", 3 * offset)
        return first, shift(first, "month", 3) - timedelta(days=1), "quarter"
    years = 10 if name == "decade" else 1
    first_year = (anchor.year // years + offset) * years
    return date(first_year, 1, 1), date(first_year + years - 1, 12, 31), name


def shift(start: date, name: str, count: int) -> date:
    """The day `count` units on; the last of the month where the month is shorter."""
    if name in {"day", "week", "fortnight", "weekend"}:
        return start + timedelta(days=count * {"day": 1, "fortnight": 14}.get(name, 7))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[name]
    moved_year, moved_month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(moved_year, moved_month + 1, min(start.day, calendar.monthrange(moved_year, moved_month + 1)[1]))


def ago(anchor: date, count: int, name: str) -> Interval:
    """ "Two years ago" fixes a year, not a day."""
    if name == "day":
        return unit(anchor, "day", -count)
    if name in {"week", "fortnight", "weekend"}:
        middle = anchor - timedelta(days=count * (14 if name == "fortnight" else 7))
        return middle - timedelta(days=3), middle + timedelta(days=3), "week"
    return unit(anchor, name, -count)


def weekday(anchor: date, number: int, rel: str, future: bool) -> Interval:
    """The day of that name that `rel` ("last", "next", "this", "" where there is none) and the tense point to."""
    back = (anchor.weekday() - number) % 7
    if rel in {"next", "this coming"} or (future and not rel):
        found = anchor + timedelta(days=(number - anchor.weekday()) % 7 or 7)
    elif rel == "this":
        found = anchor - timedelta(days=anchor.weekday() - number)
    else:
        found = anchor - timedelta(days=back or (7 if rel == "last" else 0))
    return found, found, "day"


def year_of(month_number: int, day_number: int, anchor: date | None, future: bool) -> int | None:
    """The year of a day without one: the nearest to the anchor, on the side that the tense points to if it is close."""
    if anchor is None:
        return None
    days = [day(anchor.year + step, month_number, day_number) for step in (-1, 0, 1)]
    known = [found[0] for found in days if found]
    ahead = [d for d in known if (d >= anchor) == future or d == anchor]
    near = min(known, key=lambda d: abs((d - anchor).days), default=None)
    fitting = min(ahead, key=lambda d: abs((d - anchor).days), default=near)
    if fitting and near and abs((fitting - anchor).days) > 300:
        fitting = near
    return fitting.year if fitting else None


def month_of(
    number: int, written_year: str | None, rel: str | None, anchor: date | None, future: bool
) -> Interval | None:
    """The month of that name that its year, or `rel` and the tense, point to."""
    if written_year:
        return month(int(written_year), number)
    if anchor is None:
        return None
    if rel == "last":
        return month(anchor.year if number < anchor.month else anchor.year - 1, number)
    if rel == "next" or (future and rel is None):
        return month(anchor.year if number >= anchor.month else anchor.year + 1, number)
    if rel == "this":
        return month(anchor.year, number)
    return month(anchor.year if number <= anchor.month + 1 else anchor.year - 1, number)


def share(whole: Interval, part: str | None) -> Interval:
    """Early, middle or late third of a month or longer; the words are vague, so are the thirds."""
    start, end, precision = whole
    if not part or precision == "day":
        return whole
    third = round(((end - start).days + 1) / 3)
    part = part.removeprefix("the ")
    if part in {"early", "beginning of", "start of"}:
        return start, start + timedelta(days=third - 1), f"part of {precision}"
    if part in {"late", "end of", "end"}:
        return end - timedelta(days=third - 1), end, f"part of {precision}"
    rest = ((end - start).days + 1) % 3 // 2
    return start + timedelta(days=third), end - timedelta(days=third + rest), f"part of {precision}"


def piece(whole: Interval, which: str, part: str) -> Interval | None:
    """ "The second half of May", "the last week of June", "the first quarter of 2022"; `None` where there is none."""
    start, end, precision = whole
    days = (end - start).days + 1
    length = {"week": 7, "fortnight": 14}.get(part)
    count = days // length if length else {"half": 2, "third": 3, "quarter": 4}[part]
    last = which in {"last", "final"}
    place = count - 1 if last else {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3}[which]
    if place >= count or days < count:
        return None
    if length:
        first = end - timedelta(days=length - 1) if last else start + timedelta(days=length * place)
        return first, first + timedelta(days=length - 1), "week"
    if precision == "year" and 12 % count == 0:
        months = 12 // count
        first = shift(start, "month", months * place)
        return first, shift(first, "month", months) - timedelta(days=1), f"part of {precision}"
    first = start + timedelta(days=days * place // count)
    return first, start + timedelta(days=days * (place + 1) // count - 1), f"part of {precision}"


def nearest_piece(anchor: date, which: str, part: str, future: bool) -> Interval | None:
    """ "The third quarter" of no year that is told: the last one begun, or the next one not yet over."""
    found = [piece(year(anchor.year + step), which, part) for step in (-1, 0, 1)]
    pieces = [one for one in found if one is not None]
    if future:
        return next((one for one in pieces if one[1] >= anchor), None)
    return next((one for one in reversed(pieces) if one[0] <= anchor), None)


def edge(whole: Interval, which: str, unit: str, count: int) -> Interval | None:
    """ "The first six months of 2023", "the last two weeks of May"; `None` where there are not so many."""
    start, end, _ = whole
    if which in {"last", "final", "closing"}:
        first, last = shift(end + timedelta(days=1), unit, -count), end
    else:
        first, last = start, shift(start, unit, count) - timedelta(days=1)
    return (first, last, unit) if start <= first and last <= end else None


def label(interval: Interval) -> str:
    """ISO 8601 as far as the words go: "2018", "2023-06", "2023-06-19", "2023-05-22/2023-05-28"."""
    start, end, precision = interval
    if precision == "day" and start == end:
        return start.isoformat()
    if precision == "month" and start.day == 1 and (start.year, start.month) == (end.year, end.month):
        return start.strftime("%Y-%m")
    if precision == "year" and (start, end) == year(start.year)[:2]:
        return f"{start.year:04d}"
    return f"{start.isoformat()}/{end.isoformat()}"
