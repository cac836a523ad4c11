"""When notice of a picket must be in: hours before the announcement, clear days before the event, working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

    from plaint.contacts.assembly import Period, Rule

NO_DAYS: frozenset[date] = frozenset()
_OFFICE_OPENS = time(9)
LAST_MINUTE = time(23, 59)
_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last moment for a notice, by the clocks of the place.

    Attributes:
        rule: by which it is counted.
        latest: None where no notice is asked for.
        earliest: the authority takes none before; None where it takes them at any time.
        office_day: the last day on which an office is open in time: Monday to Friday, no holiday.
        assumed: the announcement's day is not known, so the latest possible one was taken: the event itself.
        too_late: the moment is past.
        ways_out: ids of what can be done then; empty otherwise.
    """

    rule: Rule
    latest: datetime | None = None
    earliest: datetime | None = None
    office_day: date | None = None
    assumed: bool = False
    too_late: bool = False
    ways_out: tuple[str, ...] = ()


def latest_notice(
    rule: Rule,
    event: datetime,
    *,
    announced: date | None = None,
    holidays: frozenset[date] = NO_DAYS,
    now: datetime | None = None,
) -> Deadline:
    """Work out by when notice must be in.

    Args:
        rule: of the place.
        event: when it begins, aware, in the zone of the place.
        announced: the day on which the call or the leaflet goes out; counted from that day's first minute.
        holidays: public holidays at the place.
        now: the present moment, aware; without it nothing is too late.
    """
    if rule.period is None:
        return Deadline(rule=rule)
    counted_from = _announcement(event, announced) if rule.period.before == "announcement" else event
    latest = _latest(rule.period, counted_from, holidays)
    too_late = now is not None and now.astimezone(UTC) > latest.astimezone(UTC)
    return Deadline(
        rule=rule,
        latest=latest,
        earliest=_earliest(rule.period, event),
        office_day=_office_day(latest, holidays),
        assumed=rule.period.before == "announcement" and announced is None,
        too_late=too_late,
        ways_out=rule.ways_out if too_late else (),
    )


def _announcement(event: datetime, announced: date | None) -> datetime:
    if announced is None or announced > event.date():
        return event
    return min(event, _midnight(announced, event.tzinfo))


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), zone)


def _latest(period: Period, moment: datetime, holidays: frozenset[date]) -> datetime:
    if period.unit == "hours":
        return _hours_before(moment, period, holidays)
    days = period.amount + period.clear
    between = [moment.date() - timedelta(days=number) for number in range(1, days + 1)]
    if period.sunday_adds and any(day.weekday() == _SUNDAY or day in holidays for day in between):
        days += period.sunday_adds
    return datetime.combine(moment.date() - timedelta(days=days), LAST_MINUTE, moment.tzinfo)


def _earliest(period: Period, event: datetime) -> datetime | None:
    if period.not_before is None:
        return None
    return _midnight(event.date() - timedelta(days=period.not_before + period.clear), event.tzinfo)


def _does_not_count(day: date, period: Period, holidays: frozenset[date]) -> bool:
    return period.skips and (day.weekday() >= _SATURDAY or day in holidays)


def _hours_before(moment: datetime, period: Period, holidays: frozenset[date]) -> datetime:
    """Go back through real hours, leaving out days that do not count; a day of the clock's change has 23 or 25."""
    zone, at, left = moment.tzinfo, moment.astimezone(UTC), timedelta(hours=period.amount)
    while True:
        day = (at - timedelta.resolution).astimezone(zone).date()
        begins = _midnight(day, zone).astimezone(UTC)
        if not _does_not_count(day, period, holidays):
            if at - begins >= left:
                return (at - left).astimezone(zone)
            left -= at - begins
        at = begins


def announce_from(rule: Rule, given: datetime, holidays: frozenset[date] = NO_DAYS) -> datetime | None:
    """Return the first moment at which a picket may be announced when notice is given at this one.

    None where the announcement does not matter there.
    """
    period = rule.period
    if period is None or period.before != "announcement":
        return None
    zone, at, left = given.tzinfo, given.astimezone(UTC), timedelta(hours=period.amount)
    while True:
        day = at.astimezone(zone).date()
        ends = _midnight(day + timedelta(days=1), zone).astimezone(UTC)
        if not _does_not_count(day, period, holidays):
            if ends - at >= left:
                return (at + left).astimezone(zone)
            left -= ends - at
        at = ends


def is_announced_too_early(
    rule: Rule, announced: date | None, given: datetime, holidays: frozenset[date] = NO_DAYS
) -> bool:
    """Tell whether the leaflet would be out before the notice has been in for as long as the rule wants."""
    first = announce_from(rule, given, holidays)
    if first is None or announced is None:
        return False
    return _midnight(announced, given.tzinfo).astimezone(UTC) < first.astimezone(UTC)


def _office_day(latest: datetime, holidays: frozenset[date]) -> date:
    day = latest.date() if latest.time() > _OFFICE_OPENS else latest.date() - timedelta(days=1)
    while day.weekday() >= _SATURDAY or day in holidays:
        day -= timedelta(days=1)
    return day
