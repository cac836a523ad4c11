from datetime import date

import pytest

from plaint.contacts.countries import COUNTRIES
from plaint.contacts.numbers import zone_of_number
from plaint.contacts.zones import (
    Locality,
    difference_problem,
    hours_between,
    is_zone,
    locality_of,
    one_zone,
    zone_of_country,
    zone_place,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("name", ["Asia/Almaty", "Europe/London", "America/Argentina/Buenos_Aires", "Etc/GMT-5", "UTC"])
def test_zones(name):
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Europe",
        "Asia/",
        "Asia/Karaganda",
        "../etc/passwd",
        "/etc/passwd",
        "localtime",
        "posix/UTC",
        "\0",
        "a" * 500,
    ],
)
def test_not_zones(name):
    assert not is_zone(name)


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("KZ", "Asia/Almaty"),
        ("GB", "Europe/London"),
        ("DE", "Europe/Berlin"),
        ("FR", "Europe/Paris"),
        ("CN", "Asia/Shanghai"),
        ("UA", "Europe/Kyiv"),
        ("RU", None),
        ("US", None),
        ("BR", None),
        ("CD", None),
        ("XX", None),
    ],
)
def test_zone_of_a_country(country, zone):
    assert zone_of_country(country, TODAY) == zone


def test_kazakhstan_kept_three_times_in_2003_and_one_since_march_2024():
    assert zone_of_country("KZ", date(2003, 3, 17)) is None
    assert zone_of_country("KZ", date(2024, 2, 28)) is None
    assert zone_of_country("KZ", date(2024, 3, 2)) == "Asia/Almaty"


def test_most_countries_keep_one_time():
    with_one = [code for code in COUNTRIES if zone_of_country(code, TODAY)]
    assert len(with_one) > 220
    assert all(is_zone(zone_of_country(code, TODAY)) for code in with_one)


def test_zones_that_agree_on_a_day_count_as_one():
    assert one_zone(("Europe/Paris", "Europe/Berlin"), TODAY) == "Europe/Paris"
    assert one_zone(("Europe/Paris", "Europe/London"), TODAY) is None
    assert one_zone(("Europe/Paris", "Not/There"), TODAY) == "Europe/Paris"
    assert one_zone((), TODAY) is None


def test_a_mobile_number_has_the_zone_of_its_country_when_it_matters_not_which():
    assert zone_of_number("+447400123456") is None
    assert zone_of_number("+447400123456", TODAY) == "Europe/London"
    assert zone_of_number("+79161234567", TODAY) is None


@pytest.mark.parametrize(
    ("zone", "place"),
    [
        ("Europe/London", "London"),
        ("America/New_York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("Asia/Ho_Chi_Minh", "Ho Chi Minh"),
        ("UTC", "UTC"),
        ("Etc/GMT-5", "UTC+5"),
        ("Etc/GMT+3", "UTC-3"),
        ("Etc/GMT", "GMT"),
    ],
)
def test_place_of_a_zone(zone, place):
    assert zone_place(zone) == place
    assert locality_of(zone) == Locality(zone, place)


@pytest.mark.parametrize(
    ("zone", "other", "on", "hours"),
    [
        ("Europe/London", "Asia/Almaty", date(2003, 3, 17), 6),
        ("Europe/London", "Asia/Oral", date(2003, 3, 17), 4),
        ("Europe/London", "Asia/Aqtobe", date(2003, 3, 17), 5),
        ("Europe/London", "Asia/Almaty", TODAY, 5),
        ("Europe/London", "Asia/Almaty", date(2026, 7, 1), 4),
        ("Asia/Almaty", "Europe/London", TODAY, -5),
        ("Europe/London", "Asia/Kolkata", TODAY, 5.5),
        ("Pacific/Kiritimati", "Pacific/Honolulu", TODAY, -24),
    ],
)
def test_hours_between_two_zones(zone, other, on, hours):
    assert hours_between(zone, other, on) == hours


def test_a_stated_difference_is_compared_with_the_zones():
    on = date(2003, 3, 17)
    assert difference_problem(6, "Europe/London", "Asia/Almaty", on) is None
    assert difference_problem(5, "Europe/London", "Asia/Almaty", on) == (
        "Almaty is stated to be +5 h from London; by the time zone database it was +6 h on 2003-03-17: "
        "keep the words as a quotation, go by the zone"
    )
