"""Working hours as stretches of real time, on the days that have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, islice

from plaint.contacts.hours import Hours
from plaint.contacts.zones import in_zone

# A year without one open day is no timetable; the search must end.
_FARTHEST = 366


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time in which an office is open; both ends are aware and in the office's zone."""

    start: datetime
    end: datetime


def windows(
    hours: Hours, zone: str, *, first: date, days: int, closed: frozenset[date] = frozenset()
) -> tuple[Window, ...]:
    """Return the windows of so many days from the first one on, in the order of time.

    Args:
        hours: the office's week.
        zone: the office's time zone.
        first: the first day, by the office's calendar.
        days: how many days to look at.
        closed: days on which it does not open, as public holidays.
    """
    dates = (first + timedelta(days=number) for number in range(days))
    return tuple(window for day in dates if day not in closed for window in _windows_on(day, hours, zone))


def next_windows(
    hours: Hours, zone: str, *, first: date, count: int, closed: frozenset[date] = frozenset()
) -> tuple[Window, ...]:
    """Return the next so many windows on or after a day; fewer only if it stays closed for a year."""
    dates = (first + timedelta(days=number) for number in range(_FARTHEST + 7 * count))
    found = (windows(hours, zone, first=day, days=1, closed=closed) for day in dates)
    return tuple(islice(chain.from_iterable(found), count))


def is_open(hours: Hours, zone: str, at: datetime, closed: frozenset[date] = frozenset()) -> bool:
    """Say whether an office is open at a moment, which must be aware."""
    moment, today = at.astimezone(UTC), in_zone(at, zone).date()
    return any(
        window.start.astimezone(UTC) <= moment < window.end.astimezone(UTC)
        for window in windows(hours, zone, first=today, days=1, closed=closed)
    )


def _windows_on(day: date, hours: Hours, zone: str) -> Iterator[Window]:
    for interval in hours.days[day.weekday()]:
        window = Window(_moment(day, interval.start, zone), _moment(day, interval.end, zone))
        if window.start.astimezone(UTC) < window.end.astimezone(UTC):
            yield window


def _moment(day: date, minutes: int, zone: str) -> datetime:
    """Return a clock time of a day as a moment; one that the clock skips is where it jumps to."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    while in_zone(_at(wall, zone), zone).replace(tzinfo=None) != wall:
        wall += timedelta(minutes=1)
    return _at(wall, zone)


def _at(wall: datetime, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    return wall.replace(tzinfo=ZoneInfo(zone))
