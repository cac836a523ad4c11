"""A campaign as data: shorthands, and what cannot be."""

from datetime import date, time

import pytest
from pydantic import ValidationError
from tests.given import campaign, signatory

from plaint.model.campaign import CHANNELS, CampaignFile
from plaint.model.people import Settings, Signatory


def sentence(**keys):
    with pytest.raises(ValidationError) as caught:
        campaign(**keys)
    error = caught.value.errors()[0]
    return error["ctx"]["sentence"] if error["type"] == "plaint" else error["type"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"status": "stopped"}, "status stopped without a reason"),
        ({"status": "won"}, "status won without a reason"),
        ({"status": "over"}, "literal_error"),
        (
            {"published": "2003-03-17", "until": "2003-03-16"},
            "until 2003-03-16 lies before published 2003-03-17",
        ),
        ({"targets": [{"mission": "KZ", "recipient": "court"}]}, "needs either a recipient's id or `mission`"),
        ({"targets": [{"note": "x"}]}, "needs either a recipient's id or `mission`"),
        (
            {"copies": [{"to": "union", "by": "email", "visible": "true"}]},
            "copy to union is visible without consent",
        ),
        ({"events": [{"what": "x", "time": "25:00"}]}, "'25:00' is no time of day"),
        ({"events": [{"what": "x", "time": "750"}]}, "'750' is no time of day"),
        ({"events": [{"what": "x", "on": "0"}]}, "'0' is no date"),
        ({"events": [{"what": "x", "until": "14:00"}]}, "until 14:00 without an earlier time"),
        ({"events": [{"what": "x", "time": "14:00", "until": "14:00"}]}, "until 14:00 without an earlier time"),
        (
            {"events": [{"what": "x", "on": "2026-12-05", "announced": "2026-12-06"}]},
            "announced 2026-12-06 lies after 2026-12-05",
        ),
        ({"events": [{"what": "x", "expected": "about 30"}]}, "'about 30' is no number of people"),
        ({"events": [{"what": "x", "expected": "0"}]}, "'0' is no number of people"),
        ({"events": [{"what": "x", "expected": "1000000"}]}, "'1000000' is no number of people"),
        ({"demands": ["x"]}, "missing"),
        ({"demands": [{"id": "x"}]}, "missing"),
        ({"demands": [{"id": "x", "text": "a", "en": "b"}]}, "extra_forbidden"),
        ({"demands": [{"id": "x", "en": "a", "pepole": []}]}, "extra_forbidden"),
        ({"targets": None}, "tuple_type"),
    ],
)
def test_what_a_campaign_must_not_say(keys, said):
    assert sentence(**keys) == said


def test_a_target_may_be_an_id_or_keys():
    plain, keyed, mission = campaign(
        targets=["court", {"recipient": "court", "channels": "fax"}, {"mission": "KZ", "kinds": "embassy"}]
    ).targets
    assert (plain.id, keyed.channels, mission.id, mission.kinds) == ("court", ("fax",), "mission-kz", ("embassy",))


def test_who_forwards_may_be_an_id_or_a_mission():
    first, second = campaign(
        targets=[{"recipient": "a", "via": "b"}, {"recipient": "a", "via": {"mission": "KZ"}}]
    ).targets
    assert (first.via.id, second.via.id) == ("b", "mission-kz")


def test_words_of_a_demand_stand_beside_its_keys():
    (demand,) = campaign(demands=[{"id": "x", "en": "A", "ru": "Б", "people": "Orla Fair"}]).demands
    assert (demand.text.get("ru"), demand.people) == ("Б", ("Orla Fair",))
    (demand,) = campaign(demands=[{"id": "x", "text": {"en": "A", "id": "Indonesian"}}]).demands
    assert demand.text.get("id") == "Indonesian"


def test_a_risk_may_be_a_sentence():
    plain, keyed = campaign(risks=["a", {"id": "x", "en": "b"}]).risks
    assert (str(plain.text), plain.id, str(keyed.text), keyed.id) == ("a", None, "b", "x")


def test_a_link_may_be_an_address():
    plain, keyed = campaign(links=["https://example.org", {"url": "https://example.com", "title": "x"}]).links
    assert (plain.url, plain.title, keyed.url, str(keyed.title)) == (
        "https://example.org",
        None,
        "https://example.com",
        "x",
    )


def test_what_is_left_out():
    plain = campaign()
    assert (plain.form, plain.channels, plain.copies, plain.until) == ("letter", CHANNELS, (), None)


def test_a_visible_copy_has_its_day_of_consent():
    (copy,) = campaign(copies=[{"to": "union", "by": "email", "visible": "true", "consent": "2026-11-01"}]).copies
    assert (copy.visible, copy.consent, copy.when, copy.what) == (True, date(2026, 11, 1), "daily", ("letter",))


def test_an_event_has_day_and_hour():
    (event,) = campaign(events=[{"what": "picket", "at": "court", "on": "2001-03-24", "time": "12:30"}]).events
    assert (event.on, event.time, event.at.id) == (date(2001, 3, 24), time(12, 30), "court")


def test_an_event_is_announced_at_the_latest_on_its_day():
    keys = {"what": "picket", "on": "2026-12-05", "time": "12:30", "until": "14:00", "announced": "2026-12-05"}
    (event,) = campaign(events=[{**keys, "expected": "30"}]).events
    assert (event.until, event.announced, event.expected) == (time(14), date(2026, 12, 5), 30)


def test_settings_say_who_does_what_at_pickets():
    found = Settings.model_validate({"picket": {"responsible": {"name": "Ruth Example"}, "stewards": "Tomas Verne"}})
    assert (found.picket.responsible.name, found.picket.stewards) == ("Ruth Example", ("Tomas Verne",))
    assert (found.picket.police, Settings().picket) == (None, None)


def test_a_file_of_campaigns_survives_being_written_and_read():
    file = CampaignFile(
        campaigns={"open-gates": campaign(risks=["a"], links=["https://example.org"], targets=["a", {"mission": "KZ"}])}
    )
    copied = file.model_dump_json(by_alias=True, exclude_defaults=True)
    assert CampaignFile.model_validate_json(copied) == file


@pytest.mark.parametrize(
    ("consent", "purposes"),
    [
        ("sign", ["sign"]),
        ("sign, press", ["sign", "press"]),
        (["sign", "photo"], ["sign", "photo"]),
        ({"sign": "2026-11-01", "press": None}, ["sign", "press"]),
    ],
)
def test_consent_is_a_word_a_list_or_days(consent, purposes):
    assert [one.purpose for one in signatory(consent=consent).consent] == purposes


def test_consent_keeps_its_day():
    first, second = signatory(consent={"sign": "2026-11-01", "press": ""}).consent
    assert (first.on, second.on) == (date(2026, 11, 1), None)


@pytest.mark.parametrize(
    "keys", [{"consent": "everything"}, {"consent": 5}, {"email": "no address"}, {"show": "half"}, {"name": "a\nb"}]
)
def test_what_a_signatory_must_not_say(keys):
    with pytest.raises(ValidationError):
        signatory(**keys)


def test_only_the_name_is_needed():
    assert Signatory.model_validate({"id": "a", "name": "A"}).show == "full"
    with pytest.raises(ValidationError):
        Signatory.model_validate({"id": "a"})
