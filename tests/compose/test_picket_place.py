"""At whose door a picket stands: as asked, as the campaign plans it, or as the address book knows."""

from datetime import date

import pytest
from tests.given import TODAY, campaign, data, embassy, recipient

from plaint.compose.picket.place import Where, find_place
from plaint.errors import PlaintError

LONDON = embassy(covers=["IE"])
LEEDS = embassy("kz-consulate-leeds", mission="consulate", seat="Leeds", post=None)
TRADE = embassy("kz-trade-london", mission="trade-delegation")
MOSCOW = embassy("kz-embassy-moscow", country="RU", post={"lines": ["3A Bulvar"], "city": "Moscow"})
COURT = recipient("court", kind="court", office="Court", country="KZ", post={"city": "Fairhaven"})
UNION = recipient("union", kind="organiser", name="Union", country="GB", post={"city": "Leeds"})
BOOK = data(TRADE, LEEDS, LONDON, MOSCOW, COURT, UNION)


def find(*events, book=BOOK, **where):
    about = campaign(events=list(events))
    return find_place(about, book, Where(**{"today": TODAY, **where}))


def event(at, **keys):
    return {"what": "Picket", "at": at, **keys}


def refused(*events, **where):
    with pytest.raises(PlaintError) as raised:
        find(*events, **where)
    return raised.value.message, raised.value.hint


def test_the_embassy_goes_first_and_the_others_are_named():
    place = find(country="GB")
    assert place.recipient == LONDON
    assert [one.id for one in place.others] == ["kz-consulate-leeds", "kz-trade-london"]
    assert place.is_mission


def test_a_city_chooses():
    assert find(country="GB", city="leeds").recipient == LEEDS
    assert find(city="MOSCOW").recipient == MOSCOW
    assert find(city="Moscow", home="GB").recipient == MOSCOW


def test_the_country_of_who_signs_or_of_the_settings_is_looked_at_last():
    assert find(home="RU").recipient == MOSCOW
    assert find(home="RU", country="GB").recipient == LONDON
    assert find(event("kz-consulate-leeds"), home="RU").recipient == LEEDS


def test_anybody_with_a_door_can_be_named():
    assert find(at="kz-consulate-leeds").recipient == LEEDS
    place = find(at="court")
    assert (place.recipient, place.is_mission) == (COURT, False)


@pytest.mark.parametrize("name", ["kz-embasy-london", "union", "nowhere"])
def test_an_unknown_door_names_those_known_and_how_to_add_one(name):
    message, hint = refused(at=name)
    assert message == f"no mission or other place '{name}'"
    assert "known: kz-trade-london, kz-consulate-leeds, kz-embassy-london, kz-embassy-moscow" in hint
    assert "add it to recipients.yaml as kind: mission" in hint
    assert ("did you mean 'kz-embassy-london'?" in hint) == (name == "kz-embasy-london")


def test_nobody_is_sent_to_the_organisers():
    assert "union" not in refused(at="union")[1]


def test_the_event_says_where_and_when():
    place = find(event("kz-embassy-moscow", on="2026-12-01"))
    assert (place.recipient, place.event.on) == (MOSCOW, date(2026, 12, 1))
    assert find(event({"mission": "KZ", "kinds": ["consulate"]}, time="12:30"), at="kz-consulate-leeds").event
    assert not find(event({"mission": "KZ", "kinds": ["consulate"]}), at="kz-embassy-moscow").event
    assert find(event({"mission": "KZ"}), country="RU").event.what


def test_a_place_in_words_is_nobodys_door():
    assert find({"what": "Rally", "place": "the library"}, country="GB").event is None


def test_the_event_of_the_day_then_the_next_then_the_last():
    events = [event("kz-embassy-moscow", on=f"2026-{day}") for day in ("10-01", "11-01", "12-24", "12-01")]
    undated = event("kz-embassy-moscow")

    def chosen(*planned, **where):
        return str(find(*planned, **where).event.on)

    assert chosen(*events) == "2026-12-01"
    assert chosen(*events, on=date(2026, 10, 1)) == "2026-10-01"
    assert chosen(*events[:2]) == "2026-11-01"
    assert chosen(*events[:2], undated) == "None"


def test_the_events_own_door_goes_before_the_embassy():
    assert find(event("kz-trade-london"), country="GB").recipient == TRADE
    assert find(event("kz-embassy-moscow"), country="GB").recipient == LONDON


def test_without_a_country_the_missions_are_named():
    message, hint = refused()
    assert message == "open-gates: where is the picket?"
    assert "kz-embassy-london (London, GB)" in hint
    assert "kz-embassy-moscow (Moscow, RU)" in hint
    assert "--from GB" in hint
    assert "where is the picket?" in refused(city="Paris")[0]


def test_a_city_without_a_mission_names_those_of_the_country():
    message, hint = refused(country="GB", city="York")
    assert message == "no mission of Kazakhstan is known in York"
    assert "kz-consulate-leeds (Leeds, GB)" in hint


def test_a_mission_that_serves_from_elsewhere_is_named():
    message, hint = refused(country="IE")
    assert message == "no mission of Kazakhstan is known in IE"
    assert "kz-embassy-london (London, GB) serves it" in hint


def test_where_none_is_known_the_address_is_left_to_be_filled_in():
    place = find(country="US", city="Chicago")
    assert place.is_generic
    assert (place.recipient.mission, place.recipient.of, place.recipient.country) == ("embassy", "KZ", "US")
    assert (place.recipient.seat, place.recipient.post) == ("Chicago", ())


def test_an_event_at_any_mission_is_one_at_a_mission_that_nobody_knows_too():
    place = find(event({"mission": "KZ"}, announced="2026-11-23"), country="US")
    assert place.is_generic
    assert place.event.announced == date(2026, 11, 23)
    assert find(event({"mission": "KZ", "kinds": ["consulate"]}), country="US").event is None
