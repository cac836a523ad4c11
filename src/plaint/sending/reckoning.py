"""The arithmetic of a sending: so many a day, the last on that day, so many late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING

from plaint.sending.plan import Reckoning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


_WAYS_OUT = {
    "letter": "let many sign one letter (--joint); send to fewer (--to); print the rest (`plaint letter`) and hand it "
    "in; "
}


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """How fast letters may go.

    Attributes:
        rate: a minute.
        cap: a day.
        used: how many have gone today already.
        today: by the sender's clock.
        deadline: the campaign's last day, or None.
    """

    rate: int
    cap: int
    used: int
    today: date
    deadline: date | None


def reckon(letters: int, allowance: Allowance) -> Reckoning:
    """Return how long so many letters take.

    The campaign's last day counts in full; from the day after it letters are late.
    """
    today = min(letters, max(0, allowance.cap - allowance.used))
    rest = letters - today
    days = ceil(rest / allowance.cap)
    return Reckoning(
        letters=letters,
        today=today,
        cap=allowance.cap,
        minutes=ceil(max(0, today - 1) / allowance.rate),
        last=allowance.today + timedelta(days=days) if letters else None,
        deadline=allowance.deadline,
        late=max(0, letters - _in_time(today, allowance)) if allowance.deadline else 0,
    )


def _in_time(today: int, allowance: Allowance) -> int:
    """Return how many can go until the deadline has passed."""
    if allowance.deadline is None or allowance.deadline < allowance.today:
        return 0
    return today + (allowance.deadline - allowance.today).days * allowance.cap


def say_reckoning(reckoning: Reckoning, what: str = "letter") -> Iterator[str]:
    """Yield the arithmetic in sentences, and the ways out where it does not come out even.

    Args:
        reckoning: to be told.
        what: is sent, in the singular: a letter or a message.
    """
    if not reckoning.letters:
        return
    yield _sum(reckoning, what)
    if reckoning.late:
        yield (
            f"the deadline is {_day(reckoning.deadline)}: {_counted(reckoning.late, what)} would be late. Ways out: "
            f"{_WAYS_OUT.get(what, '')}raise daily_cap in settings.yaml, if your provider allows it"
        )


def _sum(reckoning: Reckoning, what: str) -> str:
    words = _counted(reckoning.letters, what)
    if reckoning.today < reckoning.letters:
        left = "none more today" if not reckoning.today else f"{reckoning.today} today"
        return f"{words}, {reckoning.cap:,} a day: {left}, the last on {_day(reckoning.last)}; run this again each day"
    if reckoning.minutes:
        return f"{words}: about {_minutes(reckoning.minutes)}"
    return words


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _minutes(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"{minutes // 60} h {minutes % 60:02} min"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B}" if day else ""
