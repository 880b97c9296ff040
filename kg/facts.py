"""From claims to facts: which statements are about one proposition at one time, and what they say of it together.

A claim of 2013 and one of 2014 are two facts; one without a time joins the only fact that it fits. A claim and its
denial meet in one fact only where the denial covers the time of the claim: "did not meet in June" says nothing
against "met in 2023".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.model import Literal, Modality, Polarity, Statement, TimeValue

NEWS_DAYS = 90
"""Days around its publication that a report's undated denial is taken to speak of."""

Term = str | Literal | None
"""One end of a fact: an entity's id, words, or unstated."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with its two ends resolved, the time that it gives, and the day its report was published."""

    statement: Statement
    subject: Term
    object: Term
    time: TimeValue | None
    published: date | None

    @property
    def negated(self) -> bool:
        return self.statement.polarity is Polarity.NEGATED

    @property
    def asserted(self) -> bool:
        return self.statement.modality is Modality.ASSERTED


@dataclass(slots=True)
class Proposition:
    """The claims for and against one proposition at one time, while they are gathered."""

    time: TimeValue | None
    claims: list[Claim] = field(default_factory=list)
    denials: list[Claim] = field(default_factory=list)


Interval = tuple[float, float]
_ALWAYS = (float("-inf"), float("inf"))


def interval(time: TimeValue | None) -> Interval:
    """First and last day of a time as ordinals; an open end is infinite."""
    if time is None:
        return _ALWAYS
    start = time.start.toordinal() if time.start else _ALWAYS[0]
    end = time.end.toordinal() if time.end else _ALWAYS[1]
    return (start, end)


def narrowest(times: Iterable[TimeValue]) -> TimeValue | None:
    """The most precise of several times; of equally precise ones the first by label."""
    return min(times, key=_precision, default=None)


def _precision(time: TimeValue) -> tuple[float, float, str]:
    start, end = interval(time)
    return (end - start, start, time.label)


class _Timeline:
    """Propositions by time: `propositions` do not overlap and are in order, each of `broad` spans several of them."""

    def __init__(self) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []
        self.propositions: list[Proposition] = []
        self.broad: list[Proposition] = []

    def place(self, time: TimeValue) -> Proposition:
        """The only proposition whose time overlaps this one; a new one where none does, or several do.

        Times come from the most to the least precise, so a proposition keeps the most precise time of its claims.
        """
        start, end = interval(time)
        first = bisect_left(self._ends, start)
        after = bisect_right(self._starts, end)
        if after - first == 1:
            return self.propositions[first]
        made = Proposition(time)
        if after - first > 1:
            self.broad.append(made)
        else:
            self._starts.insert(first, start)
            self._ends.insert(first, end)
            self.propositions.insert(first, made)
        return made

    def within(self, time: TimeValue) -> list[Proposition]:
        """The propositions whose time lies wholly in this one."""
        start, end = interval(time)
        return self.propositions[bisect_left(self._starts, start) : bisect_right(self._ends, end)]


def _by_time(claims: Iterable[Claim]) -> list[tuple[TimeValue, list[Claim]]]:
    """Dated claims by what their time is, the most precise time first."""
    groups: dict[tuple[float, float, str], tuple[TimeValue, list[Claim]]] = {}
    for claim in claims:
        if claim.time is not None:
            groups.setdefault(_precision(claim.time), (claim.time, []))[1].append(claim)
    return [groups[key] for key in sorted(groups)]


def propositions(claims: Sequence[Claim]) -> list[Proposition]:
    """Divide the claims about one (subject, relation, object) by time; the order of the claims does not matter."""
    affirmed, told = _affirmed([claim for claim in claims if not claim.negated])
    denied = _denied([claim for claim in claims if claim.negated], affirmed, told)
    return [*affirmed, *denied]


def _affirmed(claims: Sequence[Claim]) -> tuple[list[Proposition], _Timeline]:
    timeline = _Timeline()
    for time, group in _by_time(claims):
        timeline.place(time).claims.extend(group)
    dated = sorted((*timeline.propositions, *timeline.broad), key=lambda p: interval(p.time))
    undated = Proposition(None)
    for claim in claims:
        if claim.time is None:
            fitting = _fitting(claim, dated)
            (fitting or undated).claims.append(claim)
    return [*dated, *([undated] if undated.claims else [])], timeline


def _fitting(claim: Claim, dated: Sequence[Proposition]) -> Proposition | None:
    """The only dated proposition that an undated claim can be about: a report tells of nothing that is yet to come."""
    if claim.asserted and claim.published:
        last = bisect_right(dated, float(claim.published.toordinal()), key=lambda p: interval(p.time)[0])
    else:
        last = len(dated)
    return dated[0] if last == 1 else None


def _denied(claims: Sequence[Claim], affirmed: Sequence[Proposition], told: _Timeline) -> list[Proposition]:
    """Put denials beside what they deny; return the propositions that are denied and affirmed by nobody."""
    timeline = _Timeline()
    for time, group in _by_time(claims):
        for proposition in told.within(time) or [timeline.place(time)]:
            proposition.denials.extend(group)
    dated = [*timeline.propositions, *timeline.broad]
    undated = Proposition(None)
    for claim in claims:
        if claim.time is None:
            near = [proposition for proposition in affirmed if _same_news(claim, proposition)]
            without_time = [proposition for proposition in near if proposition.time is None]
            fitting = without_time or near or dated
            (fitting[0] if len(fitting) == 1 else undated).denials.append(claim)
    return [*dated, *([undated] if undated.denials else [])]


def _same_news(denial: Claim, proposition: Proposition) -> bool:
    """Whether an undated denial can be about the time of a proposition that is affirmed."""
    if denial.published is None:
        return True
    told = denial.published.toordinal()
    if proposition.time is None:
        days = [claim.published.toordinal() for claim in proposition.claims if claim.published]
        return not days or min(days) - NEWS_DAYS <= told <= max(days) + NEWS_DAYS
    start, end = interval(proposition.time)
    begun = start <= told or not denial.asserted
    return begun and told <= end + NEWS_DAYS


def lasts(time: TimeValue) -> bool:
    """Whether something is said to hold all through a time rather than once in it: a day, or from day to day."""
    return time.precision == "day" or "/" in time.label


def exclude(left: TimeValue, right: TimeValue) -> bool:
    """Whether two states that cannot hold at once are said of times that cannot keep them apart.

    "Minister in 2023" said of two people is no contradiction: one may have followed the other.
    """
    (start, end), (other_start, other_end) = interval(left), interval(right)
    shared = min(end, other_end) - max(start, other_start)
    if shared < 0:
        return False
    if lasts(left) and lasts(right):
        return shared > 0 or (start == end and other_start == other_end)
    if lasts(left):
        return start < end and start <= other_start and other_end <= end
    return lasts(right) and other_start < other_end and other_start <= start and end <= other_end


def rivals(dated: Iterable[tuple[TimeValue, str]]) -> Iterator[tuple[str, str]]:
    """Pairs of names whose times exclude each other, from (time, name) pairs; each pair once, in order of time."""
    ordered = sorted(dated, key=lambda pair: (interval(pair[0]), pair[1]))
    active: list[tuple[TimeValue, str]] = []
    for time, name in ordered:
        active = [pair for pair in active if interval(pair[0])[1] >= interval(time)[0]]
        yield from ((other, name) for earlier, other in active if exclude(earlier, time))
        active.append((time, name))
