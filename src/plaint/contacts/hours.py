"""Opening hours as people write them: `Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00`.

The form is the plain part of OpenStreetMap's `opening_hours`: two-letter days, clock times, `off`; a later
rule replaces what an earlier one said of the same day. Nothing heavy is imported and results are kept, since
thousands of entries mostly say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MIDNIGHT = 24 * 60

_RIGHT_FORM = 'write them as "Mo-Fr 09:00-18:00" or "Mo-Th 09:00-13:00,14:00-18:00; Fr 09:00-12:00"'
_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_SPAN = r"\d\d?:\d\d ?[-–] ?\d\d?:\d\d"
_RULE = re.compile(
    rf"({_DAY}(?: ?[-–] ?{_DAY})?(?: ?, ?{_DAY}(?: ?[-–] ?{_DAY})?)*) +({_SPAN}(?: ?, ?{_SPAN})*|off|closed)",
    re.ASCII,
)
_PUBLIC_HOLIDAY = "PH"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """One stretch of a day, in minutes after midnight; the end may be 24:00 and is not part of it."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{clock(self.start)}-{clock(self.end)}"


@dataclass(frozen=True, slots=True)
class Hours:
    """A week of opening hours: for each day, Monday first, its intervals in order."""

    days: tuple[tuple[Interval, ...], ...]

    def __str__(self) -> str:
        rules = (f"{name_days(days, DAYS, ',')} {join(intervals)}" for days, intervals in self.groups())
        return "; ".join(rules)

    def groups(self) -> tuple[tuple[tuple[int, ...], tuple[Interval, ...]], ...]:
        """Return the open days (0 is Monday) that keep the same intervals, with these, in order."""
        same: dict[tuple[Interval, ...], list[int]] = {}
        for day, intervals in enumerate(self.days):
            if intervals:
                same.setdefault(intervals, []).append(day)
        return tuple((tuple(days), intervals) for intervals, days in same.items())


@lru_cache(maxsize=1024)
def parse_hours(text: str) -> Hours:
    """Read opening hours.

    Raises:
        ValueError: the text is not in the form; the message shows the right one.
    """
    if text.strip() == "24/7":
        return Hours(((Interval(0, MIDNIGHT),),) * 7)
    days: list[tuple[Interval, ...]] = [()] * 7
    for rule in text.strip().rstrip(";").split(";"):
        for day, intervals in _parse_rule(" ".join(rule.split()), text):
            days[day] = intervals
    if not any(days):
        raise ValueError(f"hours {text!r} are never open: leave them out, or {_RIGHT_FORM}")
    return Hours(tuple(days))


def _parse_rule(rule: str, text: str) -> tuple[tuple[int, tuple[Interval, ...]], ...]:
    match = _RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"hours {text!r} cannot be read: {_RIGHT_FORM}")
    days, times = match.groups()
    intervals = () if times in ("off", "closed") else _parse_times(times)
    if intervals and _PUBLIC_HOLIDAY in days:
        raise ValueError(f"hours {text!r}: public holidays can only be `PH off`; {_RIGHT_FORM}")
    return tuple((day, intervals) for part in days.split(",") for day in _parse_days(part))


def _parse_days(part: str) -> tuple[int, ...]:
    names = [name for name in re.split(r"[ –-]+", part) if name]
    if _PUBLIC_HOLIDAY in names:
        return ()
    first, last = DAYS.index(names[0]), DAYS.index(names[-1])
    return tuple(day % 7 for day in range(first, last + 1 if first <= last else last + 8))


def _parse_times(times: str) -> tuple[Interval, ...]:
    intervals = sorted(_parse_span(span) for span in times.split(","))
    for earlier, later in pairwise(intervals):
        if later.start < earlier.end:
            raise ValueError(f"hours {times!r} overlap: join {earlier} and {later}")
    return tuple(intervals)


def _parse_span(span: str) -> Interval:
    start, end = (_parse_clock(time) for time in re.split("[-–]", span))
    if start >= end:
        raise ValueError(
            f"hours {span.strip()!r} end before they begin: past midnight, write two rules, "
            'as "Mo 20:00-24:00; Tu 00:00-02:00"'
        )
    return Interval(start, end)


def _parse_clock(time: str) -> int:
    hours, minutes = time.strip().split(":")
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > MIDNIGHT:
        raise ValueError(f"{time.strip()!r} is no time of day: times run from 00:00 to 24:00")
    return total


def clock(minutes: int) -> str:
    """Return minutes after midnight as a clock shows them: `09:00`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def join(intervals: tuple[Interval, ...]) -> str:
    """Return intervals as they are written: `09:00-13:00,14:00-18:00`."""
    return ",".join(map(str, intervals))


def name_days(days: tuple[int, ...], names: tuple[str, ...], comma: str) -> str:
    """Return days, which are in order, as a list of names and ranges: `Mo-We,Fr`, `Su-Th`."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][-1] == 6:
        runs[0] = runs.pop() + runs[0]
    return comma.join("-".join(dict.fromkeys((names[run[0]], names[run[-1]]))) for run in runs)
