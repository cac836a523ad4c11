"""How a target is reached from each country, as a page has it."""

from given import TODAY, court
from plaint.compose.page.means import by_country, dialling, opening
from plaint.compose.page.value import ByCountry
from plaint.contacts.countries import COUNTRIES, envelope_of


def test_what_holds_for_most_countries_is_said_once():
    envelopes = by_country(envelope_of)
    assert envelopes.usual == "din5008b"
    assert {country: envelopes.of(country) for country in COUNTRIES} == {one: envelope_of(one) for one in COUNTRIES}
    assert "din5008b" not in dict(envelopes.others).values()


def test_an_unknown_country_has_what_is_usual():
    assert ByCountry("a", (("GB", "b"),)).of("") == "a"


def test_numbers_are_told_as_they_are_dialled_from_each_country():
    office = court(fax="+44 20 7946 0301", phone="+44 20 7946 0300")
    dialled = dict(dialling(office, TODAY, "en"))
    plain = {key: value.replace("\u00a0", " ") for key, value in dialled["fax"].others}
    assert dialled["fax"].usual.replace("\u00a0", " ") == "00 44 20 7946 0301"
    assert (plain["US"], plain["GB"]) == ("011 44 20 7946 0301", "020 7946 0301")
    assert plain["RU"].startswith("8~10 44 20 7946 0301; ~:")
    assert "carrier" in dialled["phone"].of("BR")


def test_numbers_that_cannot_be_dialled_have_no_way():
    assert dialling(court(fax="63-76-33", phone=[{"e164": "+442079460300", "status": "dead"}]), TODAY, "en") == ()


def test_office_hours_are_known_where_hours_and_zone_are():
    assert opening(court(hours="Mo-Fr 09:00-18:00"), "en") is None
    assert opening(court(timezone="Asia/Almaty"), "en") is None
    known = opening(court(hours="Mo-Fr 09:00-13:00,14:00-18:00", timezone="Asia/Almaty"), "de")
    assert (known.zone, known.place) == ("Asia/Almaty", "Almaty")
    assert known.words == "Mo.–Fr. 09:00–13:00, 14:00–18:00" or known.words == "Mo–Fr 09:00–13:00, 14:00–18:00"
    assert [(one.start, one.end) for one in known.hours.days[0]] == [(540, 780), (840, 1080)]


def test_an_office_that_is_always_open_says_so():
    assert opening(court(hours="24/7", timezone="Asia/Almaty"), "en").words == "at any hour"
