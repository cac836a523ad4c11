"""Working hours in the words of someone in another time zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from plaint.contacts.hours import MIDNIGHT, Hours, Interval, clock, name_days, parse_hours
from plaint.contacts.windows import Window
from plaint.contacts.zones import Locality, hours_between, in_zone

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class WeekWords:
    """The words that a week of hours is told with: its days, Monday first, all of them, and the day after."""

    weekdays: tuple[str, ...]
    daily: str
    next_day: str


ENGLISH = WeekWords(_WEEKDAYS, "daily", "(next day)")


def describe_window(window: Window, place: str, sender: Locality | None = None) -> str:
    """Return one window in words, by the sender's clock where it differs from the office's.

    As in `Mon 23 November 04:00-13:00 London time (09:00-18:00 in Karaganda)`; weekdays stand on both
    sides where they differ.
    """
    there = f"{_span(window)} in {place}"
    if sender is None or sender.zone == str(window.start.tzinfo):
        return f"{_dated(window.start)} {there}"
    own = Window(in_zone(window.start, sender.zone), in_zone(window.end, sender.zone))
    if own.start.utcoffset() == window.start.utcoffset():
        return f"{_dated(window.start)} {there}, {sender.name} time is the same"
    if own.start.date() != window.start.date() or own.end.date() != window.end.date():
        there = f"{_weekday(window.start)} {there}"
    return f"{_dated(own.start)} {_span(own)} {sender.name} time ({there})"


def _span(window: Window) -> str:
    start, end = window.start, window.end
    if start.date() == end.date():
        return f"{start:%H:%M}-{end:%H:%M}"
    if end.time() == time() and end.date() - start.date() == timedelta(days=1):
        return f"{start:%H:%M}-24:00"
    return f"{start:%H:%M}-{_weekday(end)} {end:%H:%M}"


def _dated(moment: datetime) -> str:
    return f"{_weekday(moment)} {_day(moment)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]


def describe_week(hours: Hours, office: Locality, *, on: date, sender: Locality | None = None) -> str:
    """Return a week of hours in words, by the sender's clock as it is on a date.

    As in `Mon-Fri 04:00-13:00 London time on 23 November (09:00-18:00 in Karaganda)`; weekdays stand on
    both sides where they differ, and after a change of the clocks the sentence is another one.
    """
    if hours == parse_hours("24/7"):
        return "at any hour"
    there = f"{week_by_clock(hours, 0)} in {office.name}"
    if sender is None or sender.zone == office.zone:
        return there
    ahead = round(60 * hours_between(office.zone, sender.zone, on))
    if not ahead:
        return f"{there}, {sender.name} time is the same"
    if _keeps_days(hours, ahead):
        there = f"{_spans(hours.groups()[0][1], 0, ENGLISH)} in {office.name}"
    return f"{week_by_clock(hours, ahead)} {sender.name} time on {_day(on)} ({there})"


def week_by_clock(hours: Hours, ahead: int, words: WeekWords = ENGLISH) -> str:
    """Return a week of hours as it is on a clock that is so many minutes ahead of the office's."""
    return "; ".join(part for days, intervals in hours.groups() for part in _group(days, intervals, ahead, words))


def _group(days: tuple[int, ...], intervals: tuple[Interval, ...], ahead: int, words: WeekWords) -> Iterator[str]:
    for shift, shifted in groupby(intervals, key=lambda interval: (interval.start + ahead) // MIDNIGHT):
        own_days = tuple(sorted((day + shift) % 7 for day in days))
        named = name_days(own_days, words.weekdays, ", ") if len(days) < len(words.weekdays) else words.daily
        yield f"{named} {_spans(tuple(shifted), ahead - shift * MIDNIGHT, words)}"


def _spans(intervals: tuple[Interval, ...], ahead: int, words: WeekWords) -> str:
    return ", ".join(_shifted(interval.start + ahead, interval.end + ahead, words) for interval in intervals)


def _shifted(start: int, end: int, words: WeekWords) -> str:
    if end <= MIDNIGHT:
        return f"{clock(start)}-{clock(end)}"
    return f"{clock(start)}-{clock(end - MIDNIGHT)} {words.next_day}"


def _keeps_days(hours: Hours, ahead: int) -> bool:
    """Say whether one list of days holds on both sides, so that it need not be said twice."""
    groups = hours.groups()
    return len(groups) == 1 and all(
        interval.start + ahead >= 0 and interval.end + ahead <= MIDNIGHT for interval in groups[0][1]
    )
