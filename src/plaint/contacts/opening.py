"""Is the mission open when the picket wants to hand its letter in, and when is it open next?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plaint.contacts.hours import join, parse_hours
from plaint.contacts.windows import next_windows

if TYPE_CHECKING:
    from datetime import date, time

    from plaint.contacts.hours import Hours
    from plaint.contacts.public_holidays import Holiday
    from plaint.contacts.windows import Window

ASSUMED_HOURS = "Mo-Fr 09:00-18:00"

Verdict = Literal["open", "open-that-day", "closed-that-day", "outside-hours", "holiday"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is known of a mission's door on one day.

    Attributes:
        verdict: `open` at the hour; `open-that-day` where no hour was asked for; else why it is not.
        day, at: that was asked for.
        times: the hours of that weekday, as `09:00-13:00,14:00-18:00`; empty where there are none.
        is_assumed: the mission's hours are not known, so the usual ones of offices were taken.
        holidays: that fall on the day.
        following: when it can be handed in next after that; None where it opens no more within a year.
    """

    verdict: Verdict
    day: date
    at: time | None
    times: str
    is_assumed: bool
    holidays: tuple[Holiday, ...]
    following: Window | None

    @property
    def is_open(self) -> bool:
        """Whether the letter can be handed in then, as far as we know."""
        return self.verdict in ("open", "open-that-day")


def opening_on(hours: str | None, zone: str, day: date, at: time | None, holidays: tuple[Holiday, ...] = ()) -> Opening:
    """Tell whether a mission is open.

    Args:
        hours: as the address book has them; None where they are not known.
        zone: the mission's time zone.
        day: by the mission's calendar.
        at: the hour there; None where only the day is known.
        holidays: of the host and of the sending state, that year's and the next's.

    Raises:
        ValueError: the hours cannot be read.
    """
    week = parse_hours(hours or ASSUMED_HOURS)
    closed = frozenset(holiday.day for holiday in holidays)
    today = tuple(holiday for holiday in holidays if holiday.day == day)
    return Opening(
        verdict=_verdict(week, day, at, is_holiday=bool(today)),
        day=day,
        at=at,
        times=join(week.days[day.weekday()]),
        is_assumed=hours is None,
        holidays=today,
        following=_following(week, zone, day, at, closed),
    )


def _verdict(week: Hours, day: date, at: time | None, *, is_holiday: bool) -> Verdict:
    intervals = week.days[day.weekday()]
    if not intervals:
        return "closed-that-day"
    if is_holiday:
        return "holiday"
    if at is None:
        return "open-that-day"
    minutes = at.hour * 60 + at.minute
    return "open" if any(span.start <= minutes < span.end for span in intervals) else "outside-hours"


def _following(week: Hours, zone: str, day: date, at: time | None, closed: frozenset[date]) -> Window | None:
    """Return the first window that ends after the moment asked for; later that day counts too."""
    ahead = next_windows(week, zone, first=day, count=8, closed=closed)
    if at is None:
        return next((window for window in ahead if window.start.date() > day), None)
    return next((window for window in ahead if window.start.date() > day or window.start.time() > at), None)
