"""The block in the window, salutation, closing, and the covering line."""

from datetime import date

import pytest
from tests.given import TODAY, campaign, court, data, embassy, recipient, signatory

from plaint.compose.address import address_lines, addressee_lines, closing, forward_line, salutation
from plaint.compose.signing import Signing
from plaint.compose.targets import resolve_targets

ALONE = Signing(date=TODAY, signatories=(signatory(),))
TOGETHER = Signing(date=TODAY, signatories=(signatory(), signatory("x")))
HELD = court(
    name=None,
    gender=None,
    holders=[
        {"name": "Ann Early", "gender": "f", "from": "2000-01-01", "until": "2010-06-30"},
        {
            "name": {"en": "Ben Late", "ru": "Бен Лэйт"},
            "gender": "m",
            "from": "2010-06-30",
            "addressee": {"ru": "Бену Лэйту"},
        },
    ],
    post=[
        {"lines": ["1 Old Lane"], "city": "Fairhaven", "until": "2005-01-01"},
        {"lines": ["2 New Road"], "city": "Fairhaven", "from": "2005-01-01"},
    ],
)


def lines(*book, about=None, origin="GB", language="en", day=TODAY, only=()):
    (addressee,) = resolve_targets(about or campaign(), data(*book), origin, only)
    return address_lines(addressee, day, origin, language)


def test_name_office_street_town_country():
    assert lines(court()) == ("Ada Bench", "President of the Court", "1 Court Square", "FAIRHAVEN", "KAZAKHSTAN")


def test_at_home_the_country_is_left_out_and_abroad_or_unknown_it_is_printed():
    assert lines(court(), origin="KZ")[-1] == "FAIRHAVEN"
    assert lines(court(), origin=None)[-1] == "KAZAKHSTAN"


@pytest.mark.parametrize(
    ("day", "name", "street"),
    [
        (date(2004, 12, 31), "Ann Early", "1 Old Lane"),
        (date(2005, 1, 1), "Ann Early", "2 New Road"),
        (date(2010, 6, 29), "Ann Early", "2 New Road"),
        (date(2010, 6, 30), "Ben Late", "2 New Road"),
    ],
)
def test_holder_and_address_are_those_of_the_day(day, name, street):
    found = lines(HELD, day=day)
    assert (found[0], found[2]) == (name, street)


def test_before_the_first_holder_only_the_office_is_addressed():
    assert addressee_lines(HELD, date(1999, 12, 31), "en") == ("President of the Court",)


def test_the_inflected_line_stands_for_name_and_office_in_its_language_only():
    inflected = court(addressee={"ru": "Председателю суда А. Бенч"})
    assert addressee_lines(inflected, TODAY, "ru") == ("Председателю суда А. Бенч",)
    assert addressee_lines(inflected, TODAY, "en") == ("Ada Bench", "President of the Court")
    assert addressee_lines(HELD, TODAY, "ru") == ("Бену Лэйту",)


def test_a_mission_is_named_after_its_state():
    assert lines(embassy(), about=campaign(targets=["kz-embassy-london"])) == (
        "Embassy of the Republic of Kazakhstan",
        "2 Iceberg Row",
        "LONDON",
        "ZZ9 9ZZ",
    )


def test_a_mission_without_address_is_addressed_generically():
    about = campaign(targets=[{"mission": "KZ"}])
    assert lines(about=about) == ("The Ambassador, Embassy of the Republic of Kazakhstan",)
    assert lines(about=about, language="de") == ("Leitung der Mission, Botschaft der Republik Kasachstan",)


VIA = campaign(targets=[{"recipient": "court", "via": {"mission": "KZ"}}])


def test_a_forwarded_letter_has_the_missions_address_and_says_who_it_is_for():
    (addressee,) = resolve_targets(VIA, data(court(), embassy()), "GB")
    assert address_lines(addressee, TODAY, "GB", "en")[1] == "2 Iceberg Row"
    assert forward_line(addressee, TODAY, "en") == "Please forward to: Ada Bench, President of the Court"
    (addressee,) = resolve_targets(VIA, data(court()), "GB")
    assert address_lines(addressee, TODAY, "GB", "en") == ("The Ambassador, Embassy of the Republic of Kazakhstan",)


def test_nobody_forwards_a_direct_letter():
    (addressee,) = resolve_targets(campaign(), data(court()), "GB")
    assert forward_line(addressee, TODAY, "en") == ""


@pytest.mark.parametrize(
    ("keys", "language", "words"),
    [
        ({}, "en", "Your Honour,"),
        ({"rank": "head-of-state"}, "en", "Your Excellency,"),
        ({"rank": "official", "gender": "f"}, "en", "Dear Ms Ada Bench,"),
        ({"rank": "official", "gender": "m"}, "en", "Dear Mr Ada Bench,"),
        ({"rank": "official"}, "en", "Dear Sir or Madam,"),
        ({"rank": None, "gender": "f"}, "en", "Dear Ms Ada Bench,"),
        ({"rank": None, "name": None}, "en", "Dear Sir or Madam,"),
        ({"joint": ["a", "b"]}, "en", "Your Excellencies,"),
        ({"salutation": {"ru": "Уважаемая госпожа Бенч!"}}, "ru", "Уважаемая госпожа Бенч!"),
        ({"salutation": {"ru": "Уважаемая госпожа Бенч!"}}, "en", "Your Honour,"),
        ({"joint": ["a", "b"], "salutation": "Dear both,"}, "en", "Dear both,"),
        ({"rank": "minister", "gender": "f"}, "fr", "Madame la Ministre,"),
        ({"rank": "minister", "gender": "m"}, "fr", "Monsieur le Ministre,"),
    ],
)
def test_the_salutation_follows_the_data_then_rank_and_gender(keys, language, words):
    assert salutation(court(**keys), TODAY, language) == words


def test_the_salutation_is_the_holders_of_the_day():
    own = court(
        name=None,
        holders=[
            {"name": "Ann", "until": "2010-01-01", "salutation": "Dear Ann,"},
            {"name": "Ben", "from": "2010-01-01"},
        ],
    )
    assert salutation(own, date(2009, 12, 31), "en") == "Dear Ann,"
    assert salutation(own, date(2010, 1, 1), "en") == "Your Honour,"


def test_a_dialect_has_the_words_of_its_language_and_a_rare_language_english_ones():
    assert salutation(court(), TODAY, "de-AT") == salutation(court(), TODAY, "de") != salutation(court(), TODAY, "en")
    assert salutation(court(), TODAY, "lez") == "Your Honour,"


def test_a_name_with_braces_stays_a_name():
    odd = court(rank="official", gender="m", name="{name} {0} {{x}}")
    assert salutation(odd, TODAY, "en") == "Dear Mr {name} {0} {{x}},"


def test_the_closing_follows_rank():
    assert closing(court(), "Your Honour,", ALONE, "en") == "Yours respectfully,"
    assert closing(court(rank="minister"), "Dear Minister,", ALONE, "en") == "Yours sincerely,"
    assert closing(court(rank=None), "Dear Sir,", ALONE, "en") == "Yours respectfully,"


def test_the_closing_can_be_the_datas_own():
    own = court(closing={"en": "In hope,"})
    assert closing(own, "Your Honour,", ALONE, "en") == "In hope,"
    assert closing(own, "Monsieur,", ALONE, "de") != "In hope,"


def test_french_repeats_the_salutation_in_the_closing_and_counts_who_signs():
    one = closing(court(), "Madame la Présidente,", ALONE, "fr")
    many = closing(court(), "Madame la Présidente,", TOGETHER, "fr")
    assert ", Madame la Présidente, " in one
    assert ", Madame la Présidente, " in many
    assert one != many


def test_russian_exclaims_only_in_the_salutation():
    assert "!" not in closing(recipient("x", kind="official", office="X", country="RU"), "Господин!", ALONE, "ru")
