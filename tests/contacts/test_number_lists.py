import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plaint.contacts.number_lists import read_numbers


@pytest.mark.parametrize(
    ("printed", "country", "stated"),
    [
        ("+44 20 7946 0018", None, ["+442079460018"]),
        ("(int)52 (5)515-1234 or 516-1000", "MX", ["+5255151234", "+5255161000"]),
        ("(int)52 (5)628-1000 or 522-1234 x2044", "MX", ["+5256281000", "+5255221234"]),
        ("+ 94 1 446000 / 327123", "LK", ["+941446000", "+941327123"]),
        ("+ 502 2411 9000 / 2411 9124", "GT", ["+50224119000", "+50224119124"]),
        ("+ 33 (0) 1 99 00 12 34 / + 33 (0) 1 99 00 18 80", "FR", ["+33199001234", "+33199001880"]),
        ("0059122201000 o 0059122201234", "BO", ["+59122201000", "+59122201234"]),
        ("007-3212-742783, 742784", None, ["+73212742783", "+73212742784"]),
        ("+7 7212 742783; +44 20 7946 0018", None, ["+77212742783", "+442079460018"]),
        ("020 7946 0018 и 020 7946 0019", "GB", ["+442079460018", "+442079460019"]),
        ("+1 620-555-0142 or 785-555-0117", None, ["+16205550142", "+17855550117"]),
        ("+49 30 23125 000 / 0171 1234567", None, ["+493023125000", "+491711234567"]),
        ("0 23 92 / 100 000", "DE", ["+492392100000"]),
        # What the short end belongs to cannot be known.
        ("030 123456/57", "DE", ["+4930123456"]),
        ("+44 20 7946 0018, 0019", None, ["+442079460018"]),
        ("742783 or 742784", None, []),
        ("17.11.99", "KZ", []),
        ("", "KZ", []),
    ],
)
def test_alternatives_share_the_codes_of_the_number_before(printed, country, stated):
    assert [number.stated for number in read_numbers(printed, country=country)] == stated


def test_every_number_keeps_its_own_words_and_notes():
    first, second = read_numbers("007-3212-742783 or 742784 ext. 5")
    assert (first.printed, second.printed) == ("007-3212-742783", "742784 ext. 5")
    assert second.e164 == "+77212742784"
    assert second.notes == ("area code 3212 became 7212 in 2007", "ask for extension 5")


def test_local_numbers_of_one_town():
    numbers = read_numbers("63-76-33, 63-76-34", country="KZ", area="Alma-Ata")
    assert [number.e164 for number in numbers] == ["+77272637633", "+77272637634"]


@settings(deadline=None)
@given(st.text(alphabet="0123456789 +-()/,;or", max_size=60), st.sampled_from([None, "KZ", "GB", "US", "DE"]))
@example("1,2" * 5000, "KZ")
def test_any_text_gives_numbers_that_are_in_it(printed, country):
    for number in read_numbers(printed, country=country):
        assert number.printed.strip() in printed
        assert number.e164.startswith("+")
