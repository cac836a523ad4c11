"""Recipients: what an entry must say, and who held the office when."""

from datetime import date

import pytest
from pydantic import ValidationError
from tests.given import court, embassy, recipient

from plaint.model.recipient import AddressBook


def sentence(**keys):
    with pytest.raises(ValidationError) as caught:
        recipient("x", **{"kind": "official", "office": "Office", "country": "GB", **keys})
    (error,) = caught.value.errors()
    return error["ctx"]["sentence"] if error["type"] == "plaint" else error["type"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"name": "A", "holders": [{"name": "B"}]}, "both `name` and `holders`"),
        ({"kind": "mission"}, "a mission needs `mission`, `of` and `country`"),
        ({"kind": "mission", "mission": "embassy"}, "a mission needs `mission`, `of` and `country`"),
        ({"of": "KZ"}, "`mission`, `of` and `covers` belong to `kind: mission`"),
        ({"covers": ["KZ"]}, "`mission`, `of` and `covers` belong to `kind: mission`"),
        ({"office": None}, "neither `office` nor `name`"),
        (
            {"holders": [{"name": "A"}, {"name": "B"}], "addressee": "A"},
            "`addressee` names one person but the office has several holders",
        ),
        ({"stated": {"hours": "1e9", "ahead_of": "UTC", "text": "x"}}, "1000000000.0 hours are no time difference"),
        ({"stated": {"hours": "nan", "ahead_of": "UTC", "text": "x"}}, "nan hours are no time difference"),
        ({"kind": "judge"}, "literal_error"),
        ({"rank": "king"}, "literal_error"),
        ({"mobile": "1"}, "extra_forbidden"),
        ({"country": None}, "missing"),
    ],
)
def test_what_an_entry_must_not_say(keys, said):
    assert sentence(**keys) == said


def test_hours_are_checked():
    assert court(hours="Mo-Fr 09:00-18:00").hours == "Mo-Fr 09:00-18:00"
    assert "99:00" in sentence(hours="Mo-Fr 99:00-18:00")


HELD = court(
    name=None,
    holders=[
        {"name": "Ann", "from": "2000-01-01", "until": "2005-01-01", "gender": "f"},
        {"name": "Ben", "from": "2005-01-01"},
    ],
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1999, 12, 31), None),
        (date(2000, 1, 1), "Ann"),
        (date(2004, 12, 31), "Ann"),
        (date(2005, 1, 1), "Ben"),
        (date(2099, 1, 1), "Ben"),
    ],
)
def test_who_held_the_office(day, name):
    holder = HELD.holder_on(day)
    assert (str(holder.name) if holder else None) == name


def test_a_name_is_a_holder_for_all_time():
    holder = court(gender="f", salutation="Dear Ada,", addressee={"ru": "Аде"}).holder_on(date(1900, 1, 1))
    assert (str(holder.name), holder.gender, str(holder.salutation), holder.addressee.get("ru")) == (
        "Ada Bench",
        "f",
        "Dear Ada,",
        "Аде",
    )


def test_nobody_is_known_for_a_mission():
    assert embassy().holder_on(date(2020, 1, 1)) is None


def test_reachable_by():
    day = date(2010, 1, 1)
    entry = court(fax={"status": "lost"})
    assert [channel for channel in ("post", "fax", "email", "phone", "web") if entry.reachable_by(channel, day)] == [
        "post",
        "email",
    ]
    assert entry.points("fax")[0].status == "lost"


def test_the_book_is_by_id():
    entry = {"id": "a", "kind": "official", "office": "A", "country": "GB"}
    assert AddressBook.model_validate({"recipients": {"a": entry}}).recipients["a"].id == "a"
    with pytest.raises(ValidationError):
        AddressBook.model_validate({"recipients": {"A B": entry}})


def test_entries_are_frozen():
    with pytest.raises(ValidationError):
        court().name = "other"
