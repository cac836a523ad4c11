"""Office hours by the reader's clock and by the office's, in the sheet's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.views import locale_of

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.sheet.value import Reader
    from plaint.contacts.hours import Hours
    from plaint.contacts.hours_in_words import WeekWords
    from plaint.model.recipient import Recipient


def office_hours(recipient: Recipient, reader: Reader) -> str:
    """Return the recipient's week, or "" where hours or zone are not known."""
    if not (recipient.hours and recipient.timezone):
        return ""
    from plaint.contacts.hours import parse_hours
    from plaint.contacts.windows import next_windows

    hours = parse_hours(recipient.hours)
    if hours == parse_hours("24/7"):
        return phrase(reader.language, "sheet.hours.any")
    ahead = next_windows(hours, recipient.timezone, first=reader.day, count=1)
    return _told(hours, recipient.timezone, reader, ahead[0].start.date() if ahead else reader.day)


def _told(hours: Hours, zone: str, reader: Reader, on: date) -> str:
    from plaint.contacts.hours_in_words import week_by_clock
    from plaint.contacts.zones import hours_between

    words, language = _week_words(reader.language), reader.language
    there = week_there(hours, language)
    if reader.zone is None:
        return phrase(language, "sheet.hours.there").format(there=there)
    ahead = round(60 * hours_between(zone, reader.zone, on))
    if not ahead:
        return phrase(language, "sheet.hours.same").format(there=there)
    own = _dashed(week_by_clock(hours, ahead, words))
    place = place_of_zone(reader.zone, language)
    return phrase(language, "sheet.hours.own").format(own=own, place=place, day=_day(on, language), there=there)


def week_there(hours: Hours, language: str) -> str:
    """Return an office's week by its own clock."""
    from plaint.contacts.hours_in_words import week_by_clock

    return _dashed(week_by_clock(hours, 0, _week_words(language)))


def _dashed(hours: str) -> str:
    return hours.replace("-", "–")


def weekdays(language: str) -> tuple[str, ...]:
    """Return the short names of the days of the week, Monday first (CLDR)."""
    from babel.dates import get_day_names

    names = get_day_names("abbreviated", context="stand-alone", locale=locale_of(language))
    return tuple(names[day] for day in range(7))


def _week_words(language: str) -> WeekWords:
    from plaint.contacts.hours_in_words import WeekWords

    daily, next_day = (phrase(language, f"sheet.hours.{key}") for key in ("daily", "next-day"))
    return WeekWords(weekdays(language), daily, next_day)


def _day(on: date, language: str) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("MMMMd", on, locale=locale_of(language))


def place_of_zone(zone: str, language: str) -> str:
    """Return the town that a time zone is named after, as the language calls it (CLDR)."""
    from plaint.contacts.zones import zone_place

    city: str = locale_of(language).time_zones.get(zone, {}).get("city") or zone_place(zone)
    return city
