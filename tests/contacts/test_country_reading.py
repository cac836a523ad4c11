"""Countries by whatever name."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from plaint.contacts.countries import COUNTRIES
from plaint.contacts.country_names import POSTAL_NAMES
from plaint.contacts.country_reading import LANGUAGES, country_names, read_country, resembled_country
from plaint.contacts.language_reading import read_language
from plaint.contacts.old_countries import NOW_SEVERAL, OTHER_NAMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_is_read_in_six_languages(language):
    names = {code: name for code, name in Locale.parse(language).territories.items() if code in COUNTRIES}
    wrong = {name: read_country(name) for code, name in names.items() if read_country(name).code != code}
    assert wrong.keys() <= {"Congo", "Конго"}  # of which there are two
    postal = {code: names[language] for code, names in POSTAL_NAMES.items() if language in names}
    assert {name for code, name in postal.items() if read_country(name).code != code} == set()


def test_other_names_lead_to_their_country():
    wrong = {
        name: read_country(name)
        for code, names in OTHER_NAMES.items()
        for name in names.split(", ")
        if read_country(name).code != code
    }
    assert wrong == {}
    assert set(OTHER_NAMES) <= COUNTRIES


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *[
            ("Zaire", "CD"),
            ("Burma", "MM"),
            ("Holland", "NL"),
            ("England", "GB"),
            ("Uzbek SSR", "UZ"),
            ("Киргизия", "KG"),
        ],
        *[("KZ", "KZ"), ("UK", "GB"), ("uk", "GB"), ("DEU", "DE"), ("ZAR", "CD"), ("the Netherlands", "NL")],
        *[("SUISSE", "CH"), ("cote d'ivoire", "CI"), (" Côte  d’Ivoire ", "CI"), ("Birmanie", "MM"), ("EE.UU.", "US")],
        *[("Chine", "CN"), ("Georgia", "GE"), ("Weißrussland", "BY"), ("Қазақстан", "KZ"), ("Ресей", "RU")],
    ],
)
def test_names_are_read(name, code):
    assert read_country(name).code == code


@pytest.mark.parametrize("name", ["", "de", "la", "Sampleton", "x" * 1000, "XX", "ABC", "EU"])
def test_what_is_no_country_is_left_open(name):
    assert (read_country(name).code, read_country(name).choices) == ("", ())


@pytest.mark.parametrize(
    ("name", "codes"), [("USSR", {"RU", "KZ"}), ("Конго", {"CD", "CG"}), ("Чехословакия", {"CZ", "SK"})]
)
def test_what_became_several_is_not_settled(name, codes):
    read = read_country(name)
    assert read.code == ""
    assert codes <= set(read.choices)
    assert all(set(choices.split()) <= COUNTRIES for choices in NOW_SEVERAL)


@pytest.mark.parametrize(("name", "code"), [("Switzerlnd", "CH"), ("C?te d’Ivoire", "CI"), ("Kasakstan", "KZ")])
def test_a_misspelt_name_is_suggested(name, code):
    assert read_country(name).code == ""
    assert resembled_country(name).choices == (code,)


def test_nothing_is_suggested_for_what_is_far_off():
    assert resembled_country("Sampleton").choices == ()
    assert resembled_country("xx").choices == ()


def test_names_are_there_for_looking_up():
    assert {"Côte d’Ivoire", "Қазақстан", "Россия"} <= set(country_names())


@given(st.text(max_size=100))
def test_any_text_is_looked_at(text):
    assert read_country(text).code in {"", *COUNTRIES}


@pytest.mark.parametrize(
    ("name", "code"),
    [("Russian", "ru"), ("русский", "ru"), ("kk", "kk"), ("allemand", "de"), ("RU", "ru"), ("español", "es")],
)
def test_languages_are_read(name, code):
    assert read_language(name) == code
    assert read_language(f"{name}xyz") is None
