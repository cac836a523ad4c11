"""The arithmetic of a sending."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plaint.sending.reckoning import Allowance, reckon, say_reckoning

TODAY = date(2026, 11, 23)


def allowance(**keys):
    return Allowance(**{"rate": 20, "cap": 200, "used": 0, "today": TODAY, "deadline": None, **keys})


def words(letters, **keys):
    return list(say_reckoning(reckon(letters, allowance(**keys))))


def test_the_example_of_the_design():
    first, late = words(1500, deadline=date(2026, 11, 26))
    assert first == "1,500 letters, 200 a day: 200 today, the last on 30 November; run this again each day"
    assert late.startswith("the deadline is 26 November: 700 letters would be late. Ways out: ")


def test_few_letters_are_told_by_the_clock():
    assert words(1) == ["1 letter"]
    assert words(20) == ["20 letters: about 1 minute"]
    assert words(100) == ["100 letters: about 5 minutes"]
    assert words(200, rate=2) == ["200 letters: about 1 h 40 min"]


def test_nothing_is_said_of_nothing():
    assert words(0) == []
    assert reckon(0, allowance()).last is None


def test_what_went_today_counts():
    assert words(10, used=195)[0].startswith("10 letters, 200 a day: 5 today, the last on 24 November")
    assert words(10, used=250)[0].startswith("10 letters, 200 a day: none more today")


def test_after_the_deadline_all_are_late():
    assert reckon(5, allowance(deadline=TODAY - timedelta(days=1))).late == 5
    assert reckon(5, allowance(deadline=TODAY)).late == 0


@given(
    letters=st.integers(0, 5000),
    cap=st.integers(1, 500),
    used=st.integers(0, 600),
    days=st.integers(-3, 40),
)
def test_it_is_what_sending_day_by_day_comes_to(letters, cap, used, days):
    deadline = TODAY + timedelta(days=days)
    found = reckon(letters, allowance(cap=cap, used=used, deadline=deadline))
    day, left, late, last = TODAY, letters, 0, None
    room = max(0, cap - used)
    while left:
        gone = min(left, room)
        left -= gone
        if gone:
            last = day
        late += gone if day > deadline else 0
        day, room = day + timedelta(days=1), cap
    assert (found.last, found.late) == (last, late)
