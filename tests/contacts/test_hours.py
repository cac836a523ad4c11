import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.contacts.hours import Hours, Interval, parse_hours

NINE_TO_SIX = (Interval(540, 1080),)


def test_a_working_week():
    assert parse_hours("Mo-Fr 09:00-18:00") == Hours((NINE_TO_SIX,) * 5 + ((), ()))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00"),
        (
            "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
            "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-12:00",
        ),
        ("  Mo - Fr   9:00 - 18:00 ;", "Mo-Fr 09:00-18:00"),
        ("Mo–Fr 09:00–18:00", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 14:00-18:00, 09:00-13:00", "Mo-Fr 09:00-13:00,14:00-18:00"),
        ("Mo,We,Fr 09:00-12:00", "Mo,We,Fr 09:00-12:00"),
        ("Su-Th 08:00-16:00", "Su-Th 08:00-16:00"),
        ("Fr-Mo 08:00-16:00", "Fr-Mo 08:00-16:00"),
        ("Mo-Fr 09:00-18:00; Fr 09:00-17:00", "Mo-Th 09:00-18:00; Fr 09:00-17:00"),
        ("Mo-Fr 09:00-18:00; We off", "Mo-Tu,Th-Fr 09:00-18:00"),
        ("Mo-Fr 09:00-18:00; PH off", "Mo-Fr 09:00-18:00"),
        ("Mo-Fr 09:00-18:00; PH,Fr closed", "Mo-Th 09:00-18:00"),
        ("Mo 20:00-24:00; Tu 00:00-02:00", "Mo 20:00-24:00; Tu 00:00-02:00"),
        ("24/7", "Mo-Su 00:00-24:00"),
    ],
)
def test_hours_are_read_and_written(text, canonical):
    assert str(parse_hours(text)) == canonical
    assert parse_hours(canonical) == parse_hours(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "office hours",
        "Mon-Fri 9-18",
        "09:00-18:00",
        "Mo-Fr",
        "mo-fr 09:00-18:00",
        "Mo-Fr 09:00",
        "Mo-Fr 09.00-18.00",
        "Mo-Fr 09:00-18:00;; Sa 10:00-12:00",
        "Mo-Fr ٠٩:٠٠-١٨:٠٠",
        "Mo-Fr 09:00-18:00 " + "x" * 1000,
    ],
)
def test_what_cannot_be_read_shows_the_right_form(text):
    with pytest.raises(ValueError, match='cannot be read: write them as "Mo-Fr 09:00-18:00" or "Mo-Th'):
        parse_hours(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Mo-Fr 18:00-09:00", 'end before they begin: past midnight, write two rules, as "Mo 20:00-24:00'),
        ("Mo-Fr 09:00-09:00", "end before they begin"),
        ("Mo-Fr 09:00-24:30", "'24:30' is no time of day: times run from 00:00 to 24:00"),
        ("Mo-Fr 09:60-18:00", "'09:60' is no time of day"),
        ("Mo-Fr 09:00-13:00,12:00-18:00", "overlap: join 09:00-13:00 and 12:00-18:00"),
        ("Mo-Fr off", "are never open: leave them out"),
        ("PH off", "are never open"),
        ("Mo,PH 10:00-12:00", "public holidays can only be `PH off`"),
    ],
)
def test_hours_that_make_no_sense_say_why(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        parse_hours(text)


_DAY = st.lists(st.integers(0, 1440), max_size=6, unique=True).map(
    lambda ends: tuple(Interval(*pair) for pair in zip(*[iter(sorted(ends))] * 2, strict=False))
)


@given(st.tuples(*[_DAY] * 7).map(Hours).filter(lambda hours: any(hours.days)))
def test_hours_survive_writing_and_reading(hours):
    assert parse_hours(str(hours)) == hours


@given(st.one_of(st.text(max_size=60), st.text(alphabet="MoTuFrSaPHf0123456789:-,; /", max_size=60)))
def test_reading_gives_hours_or_a_sentence(text):
    try:
        hours = parse_hours(text)
    except ValueError as refusal:
        sentence = str(refusal)
    else:
        sentence = f"hours {hours}" if any(hours.days) else ""
    assert "hours" in sentence or "no time of day" in sentence
