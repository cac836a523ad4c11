"""Whether a mission is open on the day and at the hour of a picket, and when it is open next."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.contacts import public_holidays
from plaint.contacts.opening import opening_on
from plaint.contacts.public_holidays import Holiday, holidays_of, is_covered

MOSCOW = "Europe/Moscow"
LUNCH = "Mo-Th 09:00-13:00,14:00-18:00; Fr 09:00-12:00"
SATURDAY = date(2001, 3, 24)
MONDAY = date(2026, 11, 23)


def next_window(opening):
    return f"{opening.following.start:%a %d %b %H:%M}-{opening.following.end:%H:%M}"


def test_the_picket_of_2001_fell_on_a_saturday():
    found = opening_on(None, MOSCOW, SATURDAY, None)
    assert (found.verdict, found.is_open, found.is_assumed) == ("closed-that-day", False, True)
    assert next_window(found) == "Mon 26 Mar 09:00-18:00"


@pytest.mark.parametrize(
    ("at", "verdict", "following"),
    [
        (time(8, 59), "outside-hours", "Mon 23 Nov 09:00-13:00"),
        (time(9), "open", "Mon 23 Nov 14:00-18:00"),
        (time(12, 59), "open", "Mon 23 Nov 14:00-18:00"),
        (time(13), "outside-hours", "Mon 23 Nov 14:00-18:00"),
        (time(18), "outside-hours", "Tue 24 Nov 09:00-13:00"),
        (None, "open-that-day", "Tue 24 Nov 09:00-13:00"),
    ],
)
def test_hours_begin_with_their_first_minute_and_end_before_their_last(at, verdict, following):
    found = opening_on(LUNCH, MOSCOW, MONDAY, at)
    assert (found.verdict, next_window(found)) == (verdict, following)
    assert (found.times, found.is_assumed) == ("09:00-13:00,14:00-18:00", False)


def test_holidays_close_the_door_and_are_passed_over():
    holidays = (
        Holiday(MONDAY, "Frost Day", "AQ"),
        Holiday(MONDAY + timedelta(days=1), "Thaw Day", "GB", is_estimated=True),
    )
    found = opening_on(LUNCH, MOSCOW, MONDAY, time(10), holidays)
    assert (found.verdict, [one.name for one in found.holidays]) == ("holiday", ["Frost Day"])
    assert next_window(found) == "Wed 25 Nov 09:00-13:00"


def test_a_closed_weekday_goes_before_a_holiday():
    found = opening_on(None, MOSCOW, SATURDAY, None, (Holiday(SATURDAY, "Frost Day", "AQ"),))
    assert (found.verdict, len(found.holidays)) == ("closed-that-day", 1)


def test_hours_that_cannot_be_read_are_refused():
    with pytest.raises(ValueError, match="cannot be read"):
        opening_on("mornings", MOSCOW, MONDAY, None)


@given(
    day=st.dates(date(2001, 1, 1), date(2037, 1, 1)), at=st.none() | st.times(), free=st.frozensets(st.integers(0, 9))
)
def test_what_is_offered_is_open_and_later(day, at, free):
    holidays = tuple(Holiday(day + timedelta(days=number), "a day off", "AQ") for number in free)
    found = opening_on(LUNCH, MOSCOW, day, at, holidays)
    start = found.following.start
    assert start.date() not in {holiday.day for holiday in holidays}
    assert start.date() > day or start.time() > at
    assert opening_on(LUNCH, MOSCOW, start.date(), start.time(), holidays).verdict == "open"


def names(country, year, **more):
    return {holiday.day: holiday for holiday in holidays_of(country, [year], **more)}


def test_holidays_are_those_of_the_region():
    assert date(2026, 1, 6) in names("DE", 2026, region="BY")
    assert date(2026, 1, 6) not in names("DE", 2026, region="BE")
    assert date(2026, 1, 6) not in names("DE", 2026, region="nowhere")


def test_names_are_in_the_language_asked_for_or_english():
    assert names("DE", 2026, language="de")[date(2026, 10, 3)].name == "Tag der Deutschen Einheit"
    assert names("KZ", 2026, language="kk")[date(2026, 12, 16)].name == "Тәуелсіздік күні"
    assert names("KZ", 2026, language="ru")[date(2026, 12, 16)].name == "Independence Day"
    assert names("RU", 2001, language="ru")[date(2001, 3, 8)].name == "Международный женский день"
    assert names("GB", 2026)[date(2026, 12, 28)].country == "GB"


def test_days_that_are_seen_by_the_moon_are_marked():
    sacrifice = names("KZ", 2026)[date(2026, 5, 27)]
    assert (sacrifice.name, sacrifice.is_estimated) == ("Eid al-Adha", True)
    assert not names("KZ", 2026)[date(2026, 12, 16)].is_estimated


def test_the_mark_of_an_estimated_day_is_known_in_any_language():
    lamb = names("DZ", 2026, language="fr")[date(2026, 3, 20)]
    assert (lamb.name, lamb.is_estimated) == ("Aïd el-Fitr", True)
    assert names("TN", 2026)[date(2026, 3, 20)].name == "Eid al-Fitr; Independence Day"
    assert names("KZ", 2026)[date(2026, 3, 9)].name == "International Women's Day (observed)"


def test_a_dialect_of_the_language_does():
    assert names("KG", 2026, language="ru")[date(2026, 1, 1)].name == "Новый год"


def test_what_the_library_does_not_know_is_not_covered():
    assert is_covered("KZ", 2026)
    assert not is_covered("KZ", 1980)
    assert not is_covered("XX", 2026)
    assert holidays_of("XX", [2026]) == holidays_of("KZ", [1980]) == ()


def test_without_the_extra_nothing_is_known(monkeypatch):
    monkeypatch.setattr(public_holidays, "is_installed", lambda: False)
    assert holidays_of("KZ", [2026]) == ()
    assert not is_covered("KZ", 2026)


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/srv/plaint/.venv", ".venv/bin/python -m pip install holidays"),
        ("/usr", "python -m pip install holidays"),
    ],
)
def test_the_command_that_adds_the_extra_shows_nobodys_home(monkeypatch, prefix, command):
    monkeypatch.setattr(public_holidays.sys, "prefix", prefix)
    assert public_holidays.how_to_add() == command
