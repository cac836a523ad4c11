from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.contacts.hours import parse_hours
from plaint.contacts.hours_in_words import describe_week, describe_window
from plaint.contacts.windows import next_windows
from plaint.contacts.zones import Locality, locality_of

KARAGANDA = Locality("Asia/Almaty", "Karaganda")
OFFICE = "Mo-Fr 09:00-18:00"
NOVEMBER = date(2026, 11, 23)


def week(hours, zone, on=NOVEMBER):
    sender = locality_of(zone) if zone else None
    return describe_week(parse_hours(hours), KARAGANDA, on=on, sender=sender)


@pytest.mark.parametrize(
    ("zone", "on", "words"),
    [
        (
            "Europe/London",
            NOVEMBER,
            "Mon-Fri 04:00-13:00 London time on 23 November (09:00-18:00 in Karaganda)",
        ),
        (
            "Europe/London",
            date(2026, 7, 1),
            "Mon-Fri 05:00-14:00 London time on 1 July (09:00-18:00 in Karaganda)",
        ),
        (
            "Europe/London",
            date(2003, 3, 17),
            "Mon-Fri 03:00-12:00 London time on 17 March (09:00-18:00 in Karaganda)",
        ),
        (
            "Europe/London",
            date(2027, 3, 26),
            "Mon-Fri 04:00-13:00 London time on 26 March (09:00-18:00 in Karaganda)",
        ),
        (
            "America/New_York",
            date(2027, 3, 26),
            "Mon-Fri 00:00-09:00 New York time on 26 March (09:00-18:00 in Karaganda)",
        ),
        (
            "Asia/Tokyo",
            NOVEMBER,
            "Mon-Fri 13:00-22:00 Tokyo time on 23 November (09:00-18:00 in Karaganda)",
        ),
        (
            "America/Sao_Paulo",
            NOVEMBER,
            "Mon-Fri 01:00-10:00 Sao Paulo time on 23 November (09:00-18:00 in Karaganda)",
        ),
        (
            "Asia/Kolkata",
            NOVEMBER,
            "Mon-Fri 09:30-18:30 Kolkata time on 23 November (09:00-18:00 in Karaganda)",
        ),
        (
            "America/New_York",
            NOVEMBER,
            "Sun-Thu 23:00-08:00 (next day) New York time on 23 November (Mon-Fri 09:00-18:00 in Karaganda)",
        ),
        (
            "Pacific/Auckland",
            NOVEMBER,
            "Mon-Fri 17:00-02:00 (next day) Auckland time on 23 November (Mon-Fri 09:00-18:00 in Karaganda)",
        ),
        ("Asia/Tashkent", NOVEMBER, "Mon-Fri 09:00-18:00 in Karaganda, Tashkent time is the same"),
        ("Asia/Almaty", NOVEMBER, "Mon-Fri 09:00-18:00 in Karaganda"),
        (None, NOVEMBER, "Mon-Fri 09:00-18:00 in Karaganda"),
    ],
)
def test_a_week_by_the_senders_clock(zone, on, words):
    assert week(OFFICE, zone, on) == words


@pytest.mark.parametrize(
    ("hours", "zone", "words"),
    [
        (
            "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
            "Europe/London",
            "Mon-Fri 04:00-08:00, 09:00-13:00; Sat 05:00-07:00 London time on 23 November "
            "(Mon-Fri 09:00-13:00, 14:00-18:00; Sat 10:00-12:00 in Karaganda)",
        ),
        (
            "Mo-Fr 09:00-13:00,14:00-18:00",
            "America/New_York",
            "Sun-Thu 23:00-03:00 (next day); Mon-Fri 04:00-08:00 New York time on 23 November "
            "(Mon-Fri 09:00-13:00, 14:00-18:00 in Karaganda)",
        ),
        (
            "Mo-Su 09:00-18:00",
            "Europe/London",
            "daily 04:00-13:00 London time on 23 November (09:00-18:00 in Karaganda)",
        ),
        (
            "Mo,We 09:00-12:00",
            "Europe/London",
            "Mon, Wed 04:00-07:00 London time on 23 November (09:00-12:00 in Karaganda)",
        ),
        (
            "Mo 15:00-19:00",
            "Pacific/Auckland",
            "Mon 23:00-03:00 (next day) Auckland time on 23 November (Mon 15:00-19:00 in Karaganda)",
        ),
        (
            "Sa 20:00-24:00",
            "Pacific/Auckland",
            "Sun 04:00-08:00 Auckland time on 23 November (Sat 20:00-24:00 in Karaganda)",
        ),
        ("24/7", "Europe/London", "at any hour"),
    ],
)
def test_other_weeks(hours, zone, words):
    assert week(hours, zone) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/London", "Mon 23 November 04:00-13:00 London time (09:00-18:00 in Karaganda)"),
        ("Asia/Tokyo", "Mon 23 November 13:00-22:00 Tokyo time (09:00-18:00 in Karaganda)"),
        (
            "America/New_York",
            "Sun 22 November 23:00-Mon 08:00 New York time (Mon 09:00-18:00 in Karaganda)",
        ),
        ("Pacific/Auckland", "Mon 23 November 17:00-Tue 02:00 Auckland time (Mon 09:00-18:00 in Karaganda)"),
        ("Asia/Tashkent", "Mon 23 November 09:00-18:00 in Karaganda, Tashkent time is the same"),
        ("Asia/Almaty", "Mon 23 November 09:00-18:00 in Karaganda"),
        (None, "Mon 23 November 09:00-18:00 in Karaganda"),
    ],
)
def test_one_window_by_the_senders_clock(zone, words):
    (window,) = next_windows(parse_hours(OFFICE), "Asia/Almaty", first=NOVEMBER, count=1)
    assert describe_window(window, "Karaganda", locality_of(zone) if zone else None) == words


def test_a_window_until_midnight_ends_at_24():
    (window,) = next_windows(parse_hours("Mo 20:00-24:00"), "Asia/Almaty", first=NOVEMBER, count=1)
    assert describe_window(window, "Karaganda") == "Mon 23 November 20:00-24:00 in Karaganda"


@settings(deadline=None)
@given(
    st.integers(0, 1439),
    st.integers(1, 1440),
    st.sampled_from(["Europe/London", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "Pacific/Pago_Pago"]),
    st.dates(date(2003, 1, 1), date(2030, 12, 31)),
)
def test_a_week_and_its_first_window_say_the_same_times(start, length, zone, on):
    end = min(start + length, 1440)
    hours = parse_hours(f"Mo-Su {start // 60:02d}:{start % 60:02d}-{end // 60:02d}:{end % 60:02d}")
    office = Locality("Asia/Kolkata", "Delhi")  # its clocks have not changed since 1945
    sender = Locality("Etc/GMT+7", "here")
    (window,) = next_windows(hours, office.zone, first=on, count=1)
    if hours == parse_hours("24/7"):
        return
    week_words = describe_week(hours, office, on=on, sender=sender)
    own_start = describe_window(window, "Delhi", sender).split(" ")[3][:5]
    assert f" {own_start}-" in f" {week_words}"
    assert describe_week(hours, office, on=on, sender=locality_of(zone))
