import re

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plaint.contacts import numbering_plan as plan
from plaint.contacts.area_codes import _AREAS, areas_of
from plaint.contacts.countries import COUNTRIES
from plaint.contacts.numbers import number_problems, read_e164, read_number, zone_of_number
from plaint.contacts.renumbering import _RENUMBERINGS, renumbering_of

CODE_3212 = "area code 3212 became 7212 in 2007"
CODE_3172 = "area code 3172 became 7172 in 2007"
CODE_3272 = "area code 3272 became 727 in 2007, with a 2 before the number"
NO_ZERO = "the 0 in front is no longer dialled"


@pytest.mark.parametrize(
    ("printed", "country", "e164", "notes"),
    [
        # As the five seeds and their time print them.
        ("10-(73172)-326172", "KZ", "+77172326172", (CODE_3172,)),
        ("10-(73172)-326172", "RU", "+77172326172", (CODE_3172,)),
        ("10-(73172)-326172", None, "+77172326172", (CODE_3172,)),
        ("8-10-(73172)-326172", "RU", "+77172326172", (CODE_3172,)),
        ("10-(73272) - 639626", "KZ", "+77272639626", (CODE_3272,)),
        ("++ 44 20 8558 5814", None, "+442085585814", ()),
        ("++ 44 20 8988 8793", "GB", "+442089888793", ()),
        ("007-3212-742783", "KZ", "+77212742783", (CODE_3212,)),
        ("007-3212-742783", "GB", "+77212742783", (CODE_3212,)),
        ("007-3212-742783", None, "+77212742783", (CODE_3212,)),
        ("+7 7172 326172", None, "+77172326172", ()),
        ("+7 7212 742783", None, "+77212742783", ()),
        ("+7 727 2639626", None, "+77272639626", ()),
        ("+7 343 371 1111", None, "+73433711111", ()),
        ("8 10 44 20 8988 8793", None, "+442089888793", ()),
        ("8~10 44 20 8988 8793", "RU", "+442089888793", ()),
        ("8104420 8988 8793", None, "+442089888793", ()),
        ("(3212) 74-27-83", "KZ", "+77212742783", (CODE_3212,)),
        ("8 (3212) 74-27-83", "KZ", "+77212742783", (CODE_3212,)),
        ("8 (7212) 74-27-83", "KZ", "+77212742783", ()),
        # Exit codes of other callers.
        ("011 7 3212 742783", None, "+77212742783", (CODE_3212,)),
        ("0011 44 20 7946 0018", None, "+442079460018", ()),
        ("0011 94 11 2331234", None, "+94112331234", ()),
        ("001 44 20 7946 0018", None, "+442079460018", ()),
        ("001 212 555 0164", None, "+12125550164", ()),
        ("010 44 20 7946 0018", None, "+442079460018", ()),
        ("19 44 20 7946 0018", None, "+442079460018", ()),
        ("19-7-3212-742783", None, "+77212742783", (CODE_3212,)),
        ("0090 312 427 10 00", None, "+903124271000", ()),
        ("0059122201000", "BO", "+59122201000", ()),
        # National forms.
        ("05 36 49 12 34", "FR", "+33536491234", ()),
        ("06 4567000", "IT", "+39064567000", ()),
        ("0 23 92 / 100 000", "DE", "+492392100000", ()),
        ("030/23125 000", "DE", "+493023125000", ()),
        ("+49 (0)2392 / 10000", None, "+49239210000", ()),
        ("+49 23 921/00000", None, "+492392100000", ()),
        ("0049 2392/100000", None, "+492392100000", ()),
        ("00 49 30 / 23125 000", None, "+493023125000", ()),
        ("02392/10000", "DE", "+49239210000", ()),
        ("1 99 00 12 34", "FR", "+33199001234", ()),
        ("(0-42) 63 10 000", "PL", "+48426310000", (NO_ZERO,)),
        ("(8152) 45-10-00", "RU", "+78152451000", ()),
        ("011 492 1000", "ZA", "+27114921000", ()),
        ("620-555-0142", "US", "+16205550142", ()),
        ("020 7946 0018", "GB", "+442079460018", ()),
        # What else surrounds a number.
        ("Fax: +44 20 7946 0018", None, "+442079460018", ()),
        ("Tel./Fax +44 20 7946 0018", None, "+442079460018", ()),
        ("тел. +44 20 7946 0018", None, "+442079460018", ()),
        ("+44 (0)20 7946 0018", None, "+442079460018", ()),
        ("+ 33 (0) 1 99 00 12 34", None, "+33199001234", ()),
        ("+39 (06) 4567000", None, "+39064567000", ()),
        ("+44–20–7946–0018", None, "+442079460018", ()),
        ("\u202a+44\u00a020\u00a07946\u00a00018\u202c", None, "+442079460018", ()),
        ("+٤٤ ٢٠ ٧٩٤٦ ٠٠١٨", None, "+442079460018", ()),
        ("(+44) 20 7946 0018", None, "+442079460018", ()),
        ("(+502) 2362 0000", "GT", "+50223620000", ()),
        ("(+44 20) 7946 0018", None, "+442079460018", ()),
        ("620-555-0142 x12", "US", "+16205550142", ("ask for extension 12",)),
        ("+1 (785) 555-0117, ext. 4", None, "+17855550117", ("ask for extension 4",)),
    ],
)
def test_numbers_as_appeals_print_them(printed, country, e164, notes):
    number = read_number(printed, country=country)
    assert number is not None
    assert (number.printed, number.e164, number.notes) == (printed, e164, notes)


@pytest.mark.parametrize(
    ("printed", "country", "stated", "told"),
    [
        ("(int)52 (5)515-1234", "MX", "+5255151234", "try +525555151234 and compare it with its source"),
        (
            "+57 1 560 1234",
            "CO",
            "+5715601234",
            "area code 1 of Colombia became 601 in 2021; try +576015601234",
        ),
        ("84 4 3823 1000", "VN", "+84438231000", "Hanoi's area code 4 became 24 in 2017; try +842438231000"),
        ("007-33222-55000", "KG", "+73322255000", "try +996322255000"),
        ("0171 946 0018", "GB", "+441719460018", "became 20 7 in 2000; try +442079460018"),
        ("(095) 123-45-67", "RU", "+70951234567", "became 495 or 499 in 2005; look up the present number"),
        ("+ 94 1 331234", "LK", "+941331234", "is the area code missing, or has it changed?"),
        ("(0999) 946 0018", "GB", "+449999460018", "fits no number in use in GB: look up the present one"),
        ("0999 946 0018", "GB", "+449999460018", "fits no number in use in GB: look up the present one"),
    ],
)
def test_a_number_of_the_past_is_kept_as_stated_with_a_hint(printed, country, stated, told):
    number = read_number(printed, country=country)
    assert number is not None
    assert number.e164 == number.stated == stated
    assert told in number.notes[0]


def test_the_stated_number_outlives_the_renumbering():
    number = read_number("10-(73172)-326172")
    assert number is not None
    assert (number.stated, number.e164) == ("+73172326172", "+77172326172")


@pytest.mark.parametrize(
    ("printed", "country", "area", "e164", "notes"),
    [
        ("63-76-33", "KZ", "Alma-Ata", "+77272637633", ("local number, in Alma-Ata",)),
        ("63-76-33", "KZ", "Алма-Ата", "+77272637633", ("local number, in Алма-Ата",)),
        ("263-76-33", "KZ", "almaty", "+77272637633", ("local number, in almaty",)),
        ("63-76-33", "KZ", "3272", "+77272637633", ("local number, in 3272", CODE_3272)),
        ("74-27-83", "KZ", "8-3212", "+77212742783", ("local number, in 8-3212", CODE_3212)),
        ("74-27-83", "KZ", "Karaganda", "+77212742783", ("local number, in Karaganda",)),
        ("32-61-72", "KZ", "Akmola", "+77172326172", ("local number, in Akmola",)),
        ("7946 0018", "GB", "London", "+442079460018", ("local number, in London",)),
        ("7946 0018", "GB", "020", "+442079460018", ("local number, in 020",)),
        ("23125 000", "DE", "Berlin", "+493023125000", ("local number, in Berlin",)),
        ("(3212) 74-27-83", "KZ", "Karaganda", "+77212742783", (CODE_3212,)),
    ],
)
def test_local_numbers_need_their_town(printed, country, area, e164, notes):
    number = read_number(printed, country=country, area=area)
    assert number is not None
    assert (number.e164, number.notes) == (e164, notes)


@pytest.mark.parametrize(
    ("printed", "country", "area"),
    [
        ("63-76-33", None, None),
        ("63-76-33", "KZ", None),
        ("63-76-33", None, "Alma-Ata"),
        ("63-76-33", "KZ", "Uzhgorod"),
        ("39-10-00", "UZ", "Tashkent"),
        ("123-45-67", "RU", "Moscow"),
        ("946 0018", "GB", "London"),
        ("10-44-20", None, None),
        ("4711234", "DE", None),
        ("36 412 345", "HU", None),
        ("94 1 331234", "LK", None),
        ("1-212-555-0164", None, None),
        ("+ 94 1 446000 / 327123", "LK", None),
        ("+33 1 99 00 12 34 / +33 1 99 00 18 80", None, None),
        ("+502 2411 9000/2411 9124", None, None),
        ("030 123456/57", "DE", None),
        ("515-1234 or 516-1000", "MX", None),
        ("+44 20 7946 0018, 0019", None, None),
        ("or 516-1000", "MX", None),
        ("16 March 2003", "KZ", None),
        ("17.11.1999", "KZ", None),
        ("40703810441000001234", "RU", None),
        ("+999 123 456 789", None, None),
        ("+44 20 7946 0018 44 20 7946 0019", None, None),
        ("+44", None, None),
        ("+", None, None),
        ("fax", None, None),
        ("", "KZ", None),
        ("+44 20 7946 0018" * 1000, None, None),
        ("020 7946 0018", "XX", None),
        ("0999 94", "GB", None),
        ("(0-42) 63 10", "PL", None),
        ("023921/00000", "DE", None),
        ("02392/1000", "DE", None),
        ("+49 239 210/00000", None, None),
        ("030/231/25000", "DE", None),
        ("999 946 0018", "GB", None),
        ("020 7946 0018", "AQ", "Vostok"),
    ],
)
def test_what_cannot_be_known_is_not_guessed(printed, country, area):
    assert read_number(printed, country=country, area=area) is None


_CODES = "102 112 122 132 142 152 162 172 182 187 212 213 222 232 242 252 262 282 292"


@pytest.mark.parametrize("code", _CODES.split())
def test_every_old_area_code_of_kazakhstan_is_renewed(code):
    number = read_number(f"007 3{code} 26 17 26")
    assert number is not None
    assert number.e164 == f"+77{code}261726"
    assert number.notes == (f"area code 3{code} became 7{code} in 2007",)


@pytest.mark.parametrize("change", _RENUMBERINGS, ids=lambda change: change.said[:20])
def test_a_change_touches_no_number_of_today(change):
    today = (
        "+73433711111",
        "+442079460018",
        "+576015601234",
        "+84912345678",
        "+5511912345678",
        "+77272637633",
    )
    assert not any(renumbering_of(e164) is change for e164 in today)


@pytest.mark.parametrize(("country", "area"), [(country, area) for country, areas in _AREAS.items() for area in areas])
def test_towns_lead_to_codes_in_use(country, area):
    local = ("23", "261", "322", "3123", "7946", "12345", "555")
    digits = area.digits or 7
    tries = (f"+{plan.calling_code(country)}{area.code}{(start + '12345678')[:digits]}" for start in local)
    assert any(plan.is_valid(e164) and plan.country_of(e164) == country for e164 in tries)
    assert all(area in areas_of(country, town) for town in area.towns.split(", "))


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("+77212742783", "+77212742783"),
        ("+7 7212 74 27 83", "+77212742783"),
        ("+44-20.7946 (0018)", "+442079460018"),
    ],
)
def test_international_numbers_are_read(text, e164):
    assert read_e164(text) == e164


@pytest.mark.parametrize(
    "text",
    [
        "",
        "77212742783",
        "007 7212 742783",
        "+44 (0)20 7946 0018",
        "+0123456789",
        "+123456",
        "+1234567890123456",
        "+44 2O 7946 0018",
        "+٤٤٢٠٧٩٤٦٠٠١٨",
    ],
)
def test_other_forms_are_refused_with_the_right_one(text):
    with pytest.raises(ValueError, match=r"is no international number: write \+ and country code, as \+442079460018"):
        read_e164(text)


@pytest.mark.parametrize(
    ("e164", "problems"),
    [
        ("+77212742783", ()),
        ("+442079460018", ()),
        ("+73212742783", (f"+73212742783 is out of use: {CODE_3212}; write +77212742783",)),
        ("+999123456", ("+999123456 begins with no country's code: compare it with its source",)),
        ("+449990000000", ("+449990000000 fits no number in use in GB: look up the present one",)),
        (
            "+4402079460018",
            ("+4402079460018 has a digit that is dialled only within the country: write +442079460018",),
        ),
        ("+4479460018", ("+4479460018 is too short for GB: is the area code missing, or has it changed?",)),
        ("+4420794600181", ("+4420794600181 is too long for GB: are two numbers run together?",)),
        ("+7721274", ("+7721274 is too short for KZ: compare it with its source",)),
        ("+449098790001", ("+449098790001 is a premium-rate number: say so, or find another",)),
        ("12", ("'12' is no international number: write + and country code, as +442079460018",)),
    ],
)
def test_problems_of_a_number_say_what_to_do(e164, problems):
    assert number_problems(e164) == problems


@pytest.mark.parametrize(
    ("e164", "zone"),
    [
        ("+77212742783", "Asia/Almaty"),
        ("+77272639626", "Asia/Almaty"),
        ("+77112123456", "Asia/Aqtobe"),
        ("+442079460018", "Europe/London"),
        ("+12025550123", "America/New_York"),
        ("+73212742783", None),
        ("+79161234567", None),
        ("+999123456", None),
    ],
)
def test_zone_of_a_number(e164, zone):
    assert zone_of_number(e164) == zone


_PRINTED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789 +-()/~.x", max_size=30),
    st.from_regex(r"\A(\+|00|011|8~10 |10-|19-|\(int\))?[0-9 ()-]{4,20}\Z"),
)
_COUNTRY = st.sampled_from([None, *sorted(COUNTRIES)])


@settings(deadline=None, max_examples=150)
@given(_PRINTED, _COUNTRY, st.sampled_from([None, "Alma-Ata", "3272", "", "020", "Berlin"]))
@example("10-(73172)-326172", "KZ", None)
@example("\x00", "KZ", "\x00")
def test_a_number_is_e164_or_nothing(printed, country, area):
    number = read_number(printed, country=country, area=area)
    if number is not None:
        assert re.fullmatch(r"\+[1-9][0-9]{6,14}", number.e164)
        assert re.fullmatch(r"\+[1-9][0-9]{6,14}", number.stated)
        assert number.printed == printed
        assert all(number.notes)
        assert read_e164(number.e164) == number.e164


def _example(country, ending):
    """Return a number of the country that nobody chose, if it has numbers."""
    known = phonenumbers.example_number(country)
    return f"{phonenumbers.format_number(known, 0)[:-3]}{ending:03d}" if known else "+442079460018"


_VALID = st.builds(_example, st.sampled_from(sorted(COUNTRIES)), st.integers(0, 999)).filter(plan.is_valid)


@settings(deadline=None, max_examples=150)
@given(_VALID)
def test_a_valid_number_survives_every_international_form(e164):
    for printed in (e164, plan.international(e164), f"Fax {plan.international(e164)}", f"++ {e164[1:]}"):
        number = read_number(printed)
        assert number is not None
        assert number.e164 == e164
    after_exit = read_number(f"00 {e164[1:]}")
    assert after_exit is None or after_exit.e164 == e164
    assert after_exit is not None or len(e164) < 11


@settings(deadline=None, max_examples=150)
@given(_VALID)
def test_a_valid_number_survives_what_its_own_country_prints(e164):
    number = read_number(plan.national(e164), country=plan.country_of(e164))
    assert number is None or number.e164 == e164
    assert number is not None or len(plan.national(e164)) < 10


@settings(deadline=None)
@given(st.text(max_size=30))
def test_reading_e164_refuses_or_reads(text):
    try:
        assert re.fullmatch(r"\+[1-9][0-9]{6,14}", read_e164(text))
    except ValueError:
        assert not re.fullmatch(r"\+[1-9][0-9]{6,14}", text)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=20), st.from_regex(r"\A\+[0-9]{5,16}\Z")))
def test_problems_never_fail(text):
    assert all(number_problems(text))
