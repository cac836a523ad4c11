"""By when notice of a picket must be in: weekends, holidays, clear days, clocks that change; never after the event."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.contacts.assembly_rules import RULES, rule_of
from plaint.contacts.notice_periods import announce_from, is_announced_too_early, latest_notice

BERLIN, PARIS, MOSCOW = (ZoneInfo(f"Europe/{town}") for town in ("Berlin", "Paris", "Moscow"))
SATURDAY = datetime(2026, 12, 5, 12, tzinfo=BERLIN)
EPIPHANY = frozenset({date(2026, 1, 6)})


def latest(rule, event, **more):
    return f"{latest_notice(rule, event, **more).latest:%a %d %b %H:%M}"


def test_berlin_counts_48_hours_back_from_the_announcement():
    rule = rule_of("DE", "Berlin")
    assert latest(rule, SATURDAY, announced=date(2026, 11, 30)) == "Sat 28 Nov 00:00"


def test_bavaria_leaves_out_saturdays_and_sundays():
    rule = rule_of("DE", "München")
    assert latest(rule, SATURDAY, announced=date(2026, 11, 30)) == "Thu 26 Nov 00:00"


def test_bavaria_leaves_out_its_own_holidays():
    """Epiphany, Tuesday 6 January, is a holiday in Munich and none in Hanover."""
    event = datetime(2026, 1, 10, 12, tzinfo=BERLIN)
    announced = date(2026, 1, 8)
    assert latest(rule_of("DE", "München"), event, announced=announced, holidays=EPIPHANY) == "Mon 05 Jan 00:00"
    assert latest(rule_of("DE", "Hannover"), event, announced=announced) == "Tue 06 Jan 00:00"
    assert latest(rule_of("DE", "Berlin"), event, announced=announced, holidays=EPIPHANY) == "Tue 06 Jan 00:00"


def test_hours_of_days_that_do_not_count_are_jumped_over_in_the_middle():
    """Counted from Monday noon: twelve hours of Monday, all of Friday, the last twelve of Thursday."""
    rule = rule_of("DE", "München")
    monday = datetime(2026, 11, 30, 12, tzinfo=BERLIN)
    assert latest(rule, monday) == "Thu 26 Nov 12:00"


@pytest.mark.parametrize(
    ("noon", "deadline"),
    [
        (datetime(2026, 3, 30, 12, tzinfo=BERLIN), "Sat 28 Mar 11:00"),
        (datetime(2026, 10, 26, 12, tzinfo=BERLIN), "Sat 24 Oct 13:00"),
    ],
)
def test_hours_are_real_ones_when_the_clocks_change(noon, deadline):
    assert latest(rule_of("DE", "Berlin"), noon) == deadline


def test_where_the_announcement_is_not_known_the_event_is_taken_and_said_so():
    found = latest_notice(rule_of("DE", "Berlin"), SATURDAY)
    assert found.assumed
    assert found.latest == SATURDAY - timedelta(hours=48)
    assert not latest_notice(rule_of("DE", "Berlin"), SATURDAY, announced=date(2026, 12, 1)).assumed


def test_an_announcement_after_the_event_is_no_announcement():
    rule = rule_of("DE", "Berlin")
    assert latest_notice(rule, SATURDAY, announced=date(2026, 12, 6)).latest == SATURDAY - timedelta(hours=48)
    assert latest(rule, SATURDAY, announced=date(2026, 12, 5)) == "Thu 03 Dec 00:00"


def test_france_counts_clear_days_and_takes_nothing_too_early():
    found = latest_notice(rule_of("FR"), datetime(2026, 12, 5, 12, tzinfo=PARIS))
    assert found.latest == datetime(2026, 12, 1, 23, 59, tzinfo=PARIS)
    assert found.earliest == datetime(2026, 11, 19, tzinfo=PARIS)
    assert found.office_day == date(2026, 12, 1)


def test_an_office_is_shut_on_a_sunday():
    found = latest_notice(rule_of("FR"), datetime(2026, 12, 10, 12, tzinfo=PARIS))
    assert found.latest.date() == date(2026, 12, 6)
    assert found.office_day == date(2026, 12, 4)
    shut = frozenset({date(2026, 12, 4)})
    assert latest_notice(rule_of("FR"), datetime(2026, 12, 10, 12, tzinfo=PARIS), holidays=shut).office_day == date(
        2026, 12, 3
    )


def test_an_office_opens_in_the_morning():
    found = latest_notice(rule_of("DE", "Berlin"), SATURDAY, announced=date(2026, 12, 3))
    assert (found.latest.date(), found.office_day) == (date(2026, 12, 1), date(2026, 11, 30))


def test_russia_counts_three_days_and_four_over_a_sunday():
    rule = rule_of("RU")
    friday, tuesday = (datetime(2026, 12, day, 12, tzinfo=MOSCOW) for day in (4, 8))
    assert latest_notice(rule, friday).latest.date() == date(2026, 12, 1)
    assert latest_notice(rule, tuesday).latest.date() == date(2026, 12, 4)
    assert latest_notice(rule, friday).earliest.date() == date(2026, 11, 19)


def test_russia_counts_four_days_over_a_holiday():
    event = datetime(2026, 3, 11, 12, tzinfo=MOSCOW)
    assert latest_notice(rule_of("RU"), event).latest.date() == date(2026, 3, 7), "8 March is a Sunday"
    monday_off = frozenset({date(2026, 6, 12)})
    assert latest_notice(
        rule_of("RU"), datetime(2026, 6, 13, 12, tzinfo=MOSCOW), holidays=monday_off
    ).latest.date() == date(2026, 6, 9)


@pytest.mark.parametrize("city", ["London", "Edinburgh", "Belfast"])
def test_no_notice_is_asked_for_in_great_britain(city):
    found = latest_notice(rule_of("GB", city), SATURDAY, now=SATURDAY)
    assert (found.latest, found.too_late, found.ways_out) == (None, False, ())
    assert announce_from(rule_of("GB", city), SATURDAY) is None


def test_too_late_comes_with_ways_out():
    rule = rule_of("FR")
    event = datetime(2026, 12, 5, 12, tzinfo=PARIS)
    in_time = datetime(2026, 12, 1, 22, 59, tzinfo=UTC)
    assert not latest_notice(rule, event, now=in_time).too_late
    found = latest_notice(rule, event, now=in_time + timedelta(minutes=1))
    assert found.too_late
    assert found.ways_out == rule.ways_out


def test_the_leaflet_waits_for_the_notice():
    rule = rule_of("DE", "Berlin")
    given_at = datetime(2026, 11, 27, 10, tzinfo=BERLIN)
    assert announce_from(rule, given_at) == datetime(2026, 11, 29, 10, tzinfo=BERLIN)
    assert is_announced_too_early(rule, date(2026, 11, 29), given_at)
    assert not is_announced_too_early(rule, date(2026, 11, 30), given_at)
    assert not is_announced_too_early(rule, None, given_at)
    assert not is_announced_too_early(rule_of("FR"), date(2026, 11, 27), given_at)


def test_the_leaflet_waits_over_a_bavarian_weekend():
    rule = rule_of("DE", "München")
    friday = datetime(2026, 11, 27, 10, tzinfo=BERLIN)
    assert announce_from(rule, friday) == datetime(2026, 12, 1, 10, tzinfo=BERLIN)


zones = st.sampled_from([BERLIN, PARIS, MOSCOW, UTC])
moments = st.builds(datetime.combine, st.dates(date(2001, 1, 1), date(2036, 12, 31)), st.times(), zones)
holidays = st.frozensets(st.integers(0, 40), max_size=6)
rules = st.sampled_from([rule for rule in RULES if rule.period])


@given(rule=rules, event=moments, before=st.none() | st.integers(0, 30), free=holidays)
def test_a_deadline_is_never_after_event_or_announcement(rule, event, before, free):
    announced = None if before is None else event.date() - timedelta(days=before)
    off = frozenset(event.date() - timedelta(days=number) for number in free)
    found = latest_notice(rule, event, announced=announced, holidays=off)
    assert found.latest.astimezone(UTC) < event.astimezone(UTC)
    assert found.office_day <= found.latest.date()
    assert found.office_day.weekday() < 5
    assert found.office_day not in off
    assert found.earliest is None or found.earliest <= found.latest
    if announced and rule.period.before == "announcement":
        assert found.latest.date() < announced


@given(rule=rules, event=moments, free=holidays)
def test_holidays_never_make_a_deadline_later(rule, event, free):
    off = frozenset(event.date() - timedelta(days=number) for number in free)
    assert latest_notice(rule, event, holidays=off).latest <= latest_notice(rule, event).latest


@given(event=moments, free=holidays, city=st.sampled_from(["Berlin", "München", "Leipzig"]))
def test_who_gives_notice_at_the_last_moment_may_announce_at_the_event(event, free, city):
    """Forwards and backwards come to the same, but where the moment falls on a day that does not count."""
    off = frozenset(event.date() - timedelta(days=number) for number in free)
    rule = rule_of("DE", city)
    first = announce_from(rule, latest_notice(rule, event, holidays=off).latest, off)
    assert first.astimezone(UTC) <= event.astimezone(UTC)
    counted = event.date() not in off and (event.weekday() < 5 or not rule.period.skips)
    if counted:
        assert first.astimezone(UTC) == event.astimezone(UTC)
