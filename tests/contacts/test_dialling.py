import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.contacts.countries import COUNTRIES
from plaint.contacts.dialling import Dial, dial, modem_string

KARAGANDA = "+77212742783"
LONDON = "+442079460018"


@pytest.mark.parametrize(
    ("e164", "origin", "text"),
    [
        (KARAGANDA, "GB", "00 7 7212 74 27 83"),
        (KARAGANDA, "DE", "00 7 7212 74 27 83"),
        (KARAGANDA, "FR", "00 7 7212 74 27 83"),
        (KARAGANDA, "CD", "00 7 7212 74 27 83"),
        (KARAGANDA, "TR", "00 7 7212 74 27 83"),
        (KARAGANDA, "UZ", "00 7 7212 74 27 83"),
        (KARAGANDA, "US", "011 7 7212 74 27 83"),
        (KARAGANDA, "CA", "011 7 7212 74 27 83"),
        (KARAGANDA, "JP", "010 7 7212 74 27 83"),
        (KARAGANDA, "AU", "0011 7 7212 74 27 83"),
        (KARAGANDA, "KZ", "8 (7212) 74 27 83"),
        (LONDON, "GB", "020 7946 0018"),
        (LONDON, "JE", "020 7946 0018"),
        (LONDON, "US", "011 44 20 7946 0018"),
        ("+12025550123", "US", "1 (202) 555-0123"),
        ("+12025550123", "CA", "1 (202) 555-0123"),
        ("+73212742783", "GB", "00 7 321 274-27-83"),
    ],
)
def test_what_to_dial(e164, origin, text):
    assert dial(e164, origin) == Dial(text)


def test_between_russia_and_kazakhstan_all_three_ways_are_told():
    assert dial(KARAGANDA, "RU") == Dial(
        "8 (7212) 74 27 83",
        ("8~10 7 7212 74 27 83", "+7 7212 74 27 83 from a mobile"),
        "which of them works depends on your operator",
    )
    assert dial("+74951234567", "KZ").alternatives == (
        "8~10 7 495 123-45-67",
        "+7 495 123-45-67 from a mobile",
    )


@pytest.mark.parametrize("origin", ["RU", "KZ", "BY", "TM"])
def test_the_second_tone_is_explained(origin):
    assert dial(LONDON, origin) == Dial(
        "8~10 44 20 7946 0018",
        ("+44 20 7946 0018 from a mobile",),
        "~ is where to wait for the second tone",
    )


def test_unknown_origin_says_what_would_tell():
    assert dial(KARAGANDA, None) == Dial("+7 7212 74 27 83", note="add --from GB to see what to dial")


@pytest.mark.parametrize(
    ("e164", "origin", "text", "note"),
    [
        (KARAGANDA, "BR", "+7 7212 74 27 83", "dial 00 and the two digits of your carrier instead of it"),
        (KARAGANDA, "CO", "+7 7212 74 27 83", "dial 00 and the digit of your carrier instead of it"),
        (KARAGANDA, "KR", "+7 7212 74 27 83", "dial the exit code of your carrier instead of it"),
        ("+556133211234", "BR", "(61) 3321-1234", "first 0 and the two digits of your carrier"),
        (KARAGANDA, "AQ", "+7 7212 74 27 83", "ask in AQ what to dial for +"),
        ("+999123456", "GB", "+999123456", "no country has this code"),
    ],
)
def test_where_the_caller_must_choose_the_note_says_how(e164, origin, text, note):
    dialled = dial(e164, origin)
    assert dialled.text == text
    assert note in dialled.note


@pytest.mark.parametrize(
    ("e164", "origin", "string"),
    [
        (KARAGANDA, "GB", "0077212742783"),
        (KARAGANDA, "RU", "87212742783"),
        (LONDON, "KZ", "8w10442079460018"),
        (LONDON, "GB", "02079460018"),
        (KARAGANDA, None, "+77212742783"),
        (KARAGANDA, "BR", "+77212742783"),
    ],
)
def test_what_a_modem_dials(e164, origin, string):
    assert modem_string(e164, origin) == string


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(st.just(KARAGANDA), st.from_regex(r"\A\+[1-9][0-9]{6,14}\Z")),
    st.sampled_from([None, "XX", *sorted(COUNTRIES)]),
)
def test_there_is_always_something_to_dial_that_ends_in_the_number(e164, origin):
    dialled = dial(e164, origin)
    assert re.fullmatch(r"[0-9+~() ./-]+", dialled.text)
    assert re.fullmatch(r"\+?[0-9w]+", modem_string(e164, origin))
    assert re.sub(r"\D", "", dialled.text).endswith(e164[-4:])
