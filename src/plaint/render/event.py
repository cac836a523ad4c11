"""A picket as a calendar entry (RFC 5545): what, where, when, and nobody's name."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from icalendar import Event

    from plaint.compose.gathering import Gathering

_MAKER = "-//Plaint//Plaint//EN"
_DOMAIN = "plaint.invalid"  # RFC 2606: names no host
_MARGIN = timedelta(days=400)  # around the event, for which the zone's changes of clock are written out


def event_ics(gathering: Gathering, language: str, moment: datetime) -> bytes:
    """Return an iCalendar file of one event without organiser, attendees or alarm.

    The times are those of the place: in its zone, which is written out beside them; floating where it is not known; the
    whole day where no hour is set.

    Args:
        gathering: the picket.
        language: of title and place.
        moment: when it is written, aware; the same input gives the same bytes.

    Raises:
        ValueError: no day is set.
    """
    from icalendar import Calendar

    if gathering.day is None:
        raise ValueError("a calendar entry needs a day")
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(_event(gathering, gathering.day, language, moment))
    if gathering.zone and gathering.start:
        calendar.add_missing_timezones(gathering.day - _MARGIN, gathering.day + _MARGIN)
    ical: bytes = calendar.to_ical()
    return ical


def _event(gathering: Gathering, day: date, language: str, moment: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _identity(gathering, day))
    event.add("dtstamp", moment.astimezone(UTC).replace(microsecond=0))
    event.add("summary", gathering.title.best(language))
    if where := ", ".join(gathering.place(language)):
        event.add("location", where)
    if gathering.what:
        event.add("description", gathering.what.best(language))
    _add_times(event, gathering, day)
    return event


def _add_times(event: Event, gathering: Gathering, day: date) -> None:
    if gathering.start is None or gathering.begins is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        return
    event.add("dtstart", _local(gathering.begins, gathering))
    if gathering.ends:
        event.add("dtend", _local(gathering.ends, gathering))


def _local(moment: datetime, gathering: Gathering) -> datetime:
    return moment if gathering.zone else moment.replace(tzinfo=None)


def _identity(gathering: Gathering, day: date) -> str:
    """Return the same id for the same campaign, place and day, so that a corrected file replaces the first."""
    place = gathering.mission.id if gathering.mission else " ".join(gathering.place("en"))
    parts = (gathering.campaign, place, day.isoformat())
    return f"{hashlib.sha256(chr(0x1F).join(parts).encode()).hexdigest()[:32]}@{_DOMAIN}"
