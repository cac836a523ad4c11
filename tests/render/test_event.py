"""A picket as a calendar file: read back by the library, nobody's name in it, the same bytes each time."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from given import campaign, embassy
from plaint.compose.gathering import gathering_at
from plaint.model.campaign import Event
from plaint.render.event import event_ics

NOW = datetime(2026, 11, 22, 12, 0, 0, 5, tzinfo=UTC)
EVENT = Event.model_validate({"what": "Picket; bring gloves, hats", "time": "12:00", "until": "14:00"})
PICKET = gathering_at(campaign(), EVENT, embassy(timezone="Europe/London"), date(2026, 12, 5), date(2026, 11, 22))


def read(gathering):
    calendar = icalendar.Calendar.from_ical(event_ics(gathering, "en", NOW))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_what_where_when():
    calendar, event = read(PICKET)
    london = ZoneInfo("Europe/London")
    assert event["summary"] == campaign().title.best("en")
    assert event["location"] == "Embassy of the Republic of Kazakhstan, 2 Iceberg Row, London, ZZ9 9ZZ"
    assert event["description"] == "Picket; bring gloves, hats"
    assert event.decoded("dtstart") == datetime(2026, 12, 5, 12, tzinfo=london)
    assert event.decoded("dtend") == datetime(2026, 12, 5, 14, tzinfo=london)
    assert event.decoded("dtstamp") == NOW.replace(microsecond=0)
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]


def test_an_event_without_an_hour_takes_the_day():
    calendar, event = read(replace(PICKET, start=None, end=None))
    assert event.decoded("dtstart") == date(2026, 12, 5)
    assert event.decoded("dtend") == date(2026, 12, 6)
    assert calendar.walk("VTIMEZONE") == []


def test_where_the_zone_is_not_known_the_time_floats():
    calendar, event = read(replace(PICKET, zone=None))
    assert event.decoded("dtstart") == datetime.combine(date(2026, 12, 5), time(12))
    assert calendar.walk("VTIMEZONE") == []


def test_without_a_day_there_is_no_entry():
    with pytest.raises(ValueError, match="needs a day"):
        event_ics(replace(PICKET, day=None), "en", NOW)


def test_nobody_is_named_and_nothing_rings():
    text = event_ics(PICKET, "en", NOW).decode()
    assert re.findall(r"ORGANIZER|ATTENDEE|CONTACT|VALARM|URL", text) == []
    assert {
        line.partition(":")[0].partition(";")[0] for line in text.split("BEGIN:VEVENT")[1].splitlines() if ":" in line
    } == {
        "SUMMARY",
        "DTSTART",
        "DTEND",
        "DTSTAMP",
        "UID",
        "DESCRIPTION",
        "LOCATION",
        "END",
    }


def test_the_same_picket_gives_the_same_bytes():
    assert event_ics(PICKET, "en", NOW) == event_ics(PICKET, "en", NOW)


def test_the_identity_is_of_campaign_place_and_day():
    uid = read(PICKET)[1]["uid"]
    assert read(replace(PICKET, start=time(13)))[1]["uid"] == uid, "a corrected file replaces the first"
    assert read(replace(PICKET, campaign="other"))[1]["uid"] != uid
    assert read(replace(PICKET, day=PICKET.day + timedelta(days=1)))[1]["uid"] != uid
    assert read(replace(PICKET, mission=None, city="London"))[1]["uid"] != uid
    assert re.fullmatch(r"[0-9a-f]{32}@plaint\.invalid", uid)


@pytest.mark.parametrize("title", ["Свободу Сакену! " * 20, "a\\n,;b", "line\u2028break"])
def test_lines_are_folded_and_signs_escaped(title):
    strange = replace(PICKET, title=campaign(title=title).title)
    content = event_ics(strange, "en", NOW)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert read(strange)[1]["summary"] == strange.title.best("en")
