from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.contacts.hours import parse_hours
from plaint.contacts.windows import is_open, next_windows, windows

OFFICE = parse_hours("Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00")
MONDAY = date(2026, 11, 23)


def stamps(found):
    return [f"{window.start:%a %d %H:%M}-{window.end:%H:%M}" for window in found]


def test_windows_of_a_week():
    found = windows(OFFICE, "Asia/Almaty", first=MONDAY + timedelta(days=4), days=4)
    assert stamps(found) == [
        "Fri 27 09:00-13:00",
        "Fri 27 14:00-18:00",
        "Sat 28 10:00-12:00",
        "Mon 30 09:00-13:00",
        "Mon 30 14:00-18:00",
    ]
    assert {window.start.utcoffset() for window in found} == {timedelta(hours=5)}


def test_closed_days_have_none():
    closed = frozenset({date(2026, 12, 16)})
    assert windows(OFFICE, "Asia/Almaty", first=date(2026, 12, 16), days=1, closed=closed) == ()
    found = next_windows(OFFICE, "Asia/Almaty", first=date(2026, 12, 16), count=1, closed=closed)
    assert stamps(found) == ["Thu 17 09:00-13:00"]


def test_the_search_for_the_next_window_ends():
    closed = frozenset(MONDAY + timedelta(days=day) for day in range(1000))
    assert next_windows(OFFICE, "Asia/Almaty", first=MONDAY, count=3, closed=closed) == ()
    rarely = parse_hours("Su 10:00-11:00")
    assert len(next_windows(rarely, "Asia/Almaty", first=MONDAY, count=100)) == 100


def test_open_or_not():
    almaty = ZoneInfo("Asia/Almaty")
    at = datetime(2026, 11, 23, 9, 0, tzinfo=almaty)
    assert is_open(OFFICE, "Asia/Almaty", at)
    assert is_open(OFFICE, "Asia/Almaty", datetime(2026, 11, 23, 4, 0, tzinfo=UTC))
    assert not is_open(OFFICE, "Asia/Almaty", at.replace(hour=13))
    assert not is_open(OFFICE, "Asia/Almaty", at, frozenset({MONDAY}))
    assert not is_open(OFFICE, "Asia/Almaty", datetime(2026, 11, 22, 23, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("hours", "zone", "day", "seconds"),
    [
        # London, 29 March 2026: 01:00 becomes 02:00.
        ("Mo-Su 00:00-24:00", "Europe/London", date(2026, 3, 29), 23 * 3600),
        ("Mo-Su 00:30-01:30", "Europe/London", date(2026, 3, 29), 1800),
        ("Mo-Su 01:30-03:00", "Europe/London", date(2026, 3, 29), 3600),
        ("Mo-Su 09:00-18:00", "Europe/London", date(2026, 3, 29), 9 * 3600),
        # London, 25 October 2026: 02:00 becomes 01:00.
        ("Mo-Su 00:00-24:00", "Europe/London", date(2026, 10, 25), 25 * 3600),
        # Apia had no 30 December 2011.
        ("Mo-Su 00:00-24:00", "Pacific/Apia", date(2011, 12, 29), 24 * 3600),
    ],
)
def test_days_on_which_the_clocks_change(hours, zone, day, seconds):
    (window,) = windows(parse_hours(hours), zone, first=day, days=1)
    assert (window.end.astimezone(UTC) - window.start.astimezone(UTC)).total_seconds() == seconds


@pytest.mark.parametrize(
    ("hours", "zone", "day"),
    [
        ("Mo-Su 01:10-01:50", "Europe/London", date(2026, 3, 29)),
        ("Mo-Su 09:00-18:00", "Pacific/Apia", date(2011, 12, 30)),
    ],
)
def test_hours_that_the_clock_skips_are_no_window(hours, zone, day):
    assert windows(parse_hours(hours), zone, first=day, days=1) == ()


_TIMES = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda ends: ends[0] < ends[1])
_ZONES = st.sampled_from(["Asia/Almaty", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "UTC"])


@settings(deadline=None)
@given(_TIMES, _ZONES, st.dates(date(1999, 1, 1), date(2030, 12, 31)))
def test_windows_lie_inside_the_hours(ends, zone, first):
    start, end = (f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in ends)
    for window in windows(parse_hours(f"Mo-Fr {start}-{end}"), zone, first=first, days=8):
        assert window.start.astimezone(UTC) < window.end.astimezone(UTC)
        assert window.start.weekday() < 5
        assert window.start.strftime("%H:%M") >= start
        first_day = window.start.astimezone(UTC).astimezone(ZoneInfo(zone))
        assert first_day.replace(tzinfo=None) == window.start.replace(tzinfo=None)
        assert window.end - window.start <= timedelta(minutes=ends[1] - ends[0])
