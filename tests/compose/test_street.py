"""The languages of the street: its own and the accused state's, as far as there are words."""

import pytest
from tests.given import campaign, court, data, embassy

from plaint.compose.street import placard_languages, sheet_language, street_of
from plaint.contacts.official_languages import official_languages
from plaint.errors import PlaintError

BOOK = data(court(), embassy())
SPOKEN = campaign(slogans=[{"en": "Open!", "ru": "Откройте!", "kk": "Ашыңыз!", "fr": "Ouvrez !"}])


def street(country, about=SPOKEN, book=BOOK):
    return street_of(about, book, country)


@pytest.mark.parametrize(
    ("country", "languages"),
    [("RU", ("ru",)), ("KZ", ("ru", "kk")), ("US", ("en",)), ("CH", ("de", "fr", "it")), ("UZ", ("uz", "uz-Cyrl"))],
)
def test_official_languages_are_those_of_the_whole_country(country, languages):
    assert official_languages(country) == languages


@pytest.mark.parametrize(
    ("country", "languages"),
    [
        ("RU", ("ru", "kk")),
        ("GB", ("en", "ru", "kk")),
        ("CH", ("fr", "ru", "kk")),
        ("KZ", ("ru", "kk")),
        ("JP", ("en", "ru", "kk")),
        (None, ("en", "ru", "kk")),
    ],
)
def test_placards_speak_to_the_street_and_to_the_accused_state(country, languages):
    assert placard_languages(SPOKEN, street(country)) == languages


def test_what_targets_read_goes_before_what_the_law_says():
    kazakh = data(court(languages=["kk", "en"]))
    assert street("RU", book=kazakh).accused == ("kk", "en", "ru")


def test_a_street_without_a_word_of_its_own_hears_the_first_language_that_there_is():
    silent = campaign(slogans=[{"es": "¡Abran!"}])
    assert placard_languages(silent, street("JP", silent)) == ("es",)


def test_words_for_all_languages_count_in_the_streets():
    bare = campaign(slogans=["Solidarność!"])
    assert placard_languages(bare, street("PL", bare)) == ("pl", "ru", "kk")


def test_demands_decide_where_there_is_no_slogan():
    assert placard_languages(campaign(), street("GB")) == ("en", "ru")


def test_a_sheet_has_the_streets_language_or_the_one_asked_for():
    assert sheet_language(campaign(), street("RU")) == "ru"
    assert sheet_language(campaign(), street("DE")) == "en"
    assert sheet_language(campaign(), street("DE"), "ru") == "ru"


def test_a_language_without_words_is_refused_and_the_others_are_named():
    with pytest.raises(PlaintError, match="open-gates has no words in 'de'") as caught:
        sheet_language(campaign(), street("DE"), "de")
    assert caught.value.hint == "choose one of: en, ru"


def test_title_and_demands_that_share_no_language_are_refused():
    torn = campaign(title={"de": "Tore"}, demands=[{"id": "a", "fr": "Ouvrez."}])
    with pytest.raises(PlaintError, match="no language in common"):
        sheet_language(torn, street("DE", torn))
