"""From the command line to an order: who signs, from where, on what day."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.given import campaign, court, data, signatory

from plaint.errors import DataError, PlaintError, UnknownName
from plaint.orders import (
    Wish,
    checked_country,
    checked_day,
    choose_signatories,
    place_order,
    refuse_ended,
    sender_zone,
    standpoint,
    today_of,
)
from plaint.session import Session
from plaint.workspace import Workspace

ANN = signatory("ann", country="GB")
BOB = signatory("bob", country="JP")
CLUB = campaign(sender={"name": "The Club", "country": "GB"})
NIGHT = Session(Path("/nowhere"), datetime(2026, 11, 22, 20, tzinfo=UTC), Path("/nowhere/key"))


def workspace(*signatories, about=None, **settings):
    book = data(court(), signatories=signatories, **settings)
    return Workspace(Path("/nowhere"), replace(book, campaigns={"open-gates": about or campaign()}))


def order(place, **wish):
    return place_order(place, NIGHT, Wish(campaign="open-gates", **wish))


@pytest.mark.parametrize(
    ("known", "settings", "asked", "names"),
    [
        ((), {}, None, []),
        ((ANN,), {}, None, ["ann"]),
        ((ANN, BOB), {}, None, []),
        ((ANN, BOB), {"signatory": "bob"}, None, ["bob"]),
        ((ANN, BOB), {"signatory": "bob"}, "ann", ["ann"]),
        ((ANN, BOB), {}, "all", ["ann", "bob"]),
    ],
)
def test_who_signs(known, settings, asked, names):
    place = workspace(*known, **settings)
    assert [one.id for one in choose_signatories(place, campaign(), asked)] == names


def test_an_organisation_signs_unless_somebody_is_asked_for():
    place = workspace(ANN, signatory="ann")
    assert choose_signatories(place, CLUB, None) == ()
    assert choose_signatories(place, CLUB, "ann") == (ANN,)


def test_nobody_of_that_name():
    with pytest.raises(UnknownName) as caught:
        choose_signatories(workspace(ANN, BOB), campaign(), "anne")
    assert (caught.value.message, caught.value.hint) == ("no signatory 'anne'", "did you mean 'ann'?")
    with pytest.raises(PlaintError, match=r"signatories\.yaml has nobody in it"):
        choose_signatories(workspace(), campaign(), "all")


def test_a_table(tmp_path):
    (tmp_path / "members.csv").write_text("name\nAnn A\n")
    assert [one.id for one in choose_signatories(workspace(), campaign(), str(tmp_path / "members.csv"))] == ["ann-a"]
    (tmp_path / "empty.csv").write_text("name\n")
    with pytest.raises(DataError, match="no rows"):
        choose_signatories(workspace(), campaign(), str(tmp_path / "empty.csv"))


@pytest.mark.parametrize(
    ("known", "settings", "wish", "day"),
    [
        ((), {}, {}, 22),
        ((), {"country": "JP"}, {}, 23),
        ((), {"country": "JP"}, {"origin": "GB"}, 22),
        ((BOB,), {"country": "GB"}, {}, 23),
        ((BOB,), {"country": "GB"}, {"origin": "gb"}, 22),
        ((), {"timezone": "Asia/Tokyo"}, {}, 23),
        ((), {"country": "US", "timezone": "Asia/Tokyo"}, {}, 23),
        ((), {"country": "US", "timezone": "Asia/Tokyo"}, {"origin": "GB"}, 22),
        ((), {"country": "US"}, {}, 22),
    ],
)
def test_today_is_the_senders(known, settings, wish, day):
    place = workspace(*known, **settings)
    assert order(place, **wish).day == date(2026, 11, day)
    assert today_of(place, NIGHT, order(place, on="2003-03-17", **wish)) == date(2026, 11, day)


def test_an_organisations_day_is_that_of_its_country():
    tokyo = campaign(sender={"name": "The Club", "country": "JP"})
    assert order(workspace(about=tokyo, country="GB")).day == date(2026, 11, 23)


def test_the_day_that_was_asked_for():
    assert order(workspace(country="JP"), on="2003-03-17").day == date(2003, 3, 17)


def test_the_form_is_the_campaigns_unless_it_is_overruled():
    statement = campaign(form="statement")
    assert order(workspace()).form == "letter"
    assert order(workspace(about=statement)).form == "statement"
    assert order(workspace(), joint=True).form == "statement"
    assert order(workspace(about=statement), joint=False).form == "letter"


def test_everything_else_is_handed_on():
    placed = order(workspace(), to=("court",), origin="de", language="ru", with_translation=True)
    assert (placed.only, placed.origin, placed.language, placed.with_translation) == (("court",), "DE", "ru", True)


@pytest.mark.parametrize("status", ["stopped", "won"])
def test_an_ended_campaign_is_refused_with_its_reason(status):
    with pytest.raises(PlaintError) as caught:
        refuse_ended(campaign(status=status, reason="they said so"))
    assert caught.value.message == f"open-gates is {status}: they said so"
    with pytest.raises(PlaintError):
        order(workspace(about=campaign(status=status, reason="x")))


@pytest.mark.parametrize("status", ["draft", "open", "updated", "closed"])
def test_every_other_one_prints(status):
    assert order(workspace(about=campaign(status=status))).campaign.status == status


def test_an_unknown_campaign():
    with pytest.raises(UnknownName, match="no campaign 'x'"):
        place_order(workspace(), NIGHT, Wish(campaign="x"))


@pytest.mark.parametrize(("typed", "code"), [(None, None), ("GB", "GB"), ("gb", "GB")])
def test_countries(typed, code):
    assert checked_country(typed) == code


@pytest.mark.parametrize(
    ("typed", "hint"), [("UK", "write GB"), ("England", "use ISO"), ("", "use ISO"), ("XX", "use ISO")]
)
def test_what_is_no_country(typed, hint):
    with pytest.raises(PlaintError) as caught:
        checked_country(typed)
    assert caught.value.hint.startswith(hint)


@pytest.mark.parametrize("typed", ["", "today", "17.03.2003", "2003-02-29", "2003-03-17T10:00"])
def test_what_is_no_day(typed):
    with pytest.raises(PlaintError, match="no such date"):
        checked_day(typed)


def test_the_zone_is_the_settings_for_their_country_only():
    place = workspace(country="US", timezone="America/Chicago")
    day = date(2026, 11, 22)
    assert sender_zone(place, None, day) == "America/Chicago"
    assert sender_zone(place, "US", day) == "America/Chicago"
    assert sender_zone(place, "GB", day) == "Europe/London"
    assert sender_zone(place, "RU", day) is None
    assert sender_zone(workspace(), None, day) is None


def test_the_standpoint_looks_contacts_up_on_the_campaigns_day():
    old = campaign(status="closed", published="2003-03-17")
    placed = order(workspace(about=old), on="2026-01-01")
    stand = standpoint(workspace(), placed, "GB")
    assert (stand.origin, stand.zone, stand.day, stand.lookup) == (
        "GB",
        "Europe/London",
        date(2026, 1, 1),
        date(2003, 3, 17),
    )


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31"])
def test_a_year_that_no_clock_reckons_is_refused(text):
    with pytest.raises(PlaintError, match="no date of ours"):
        checked_day(text)


@pytest.mark.parametrize(("typed", "read"), [("RU", "ru"), ("DE-at", "de-AT"), ("ZH-hant", "zh-Hant"), ("?", "?")])
def test_a_language_may_be_typed_in_capitals(typed, read):
    assert order(workspace(), language=typed).language == read
