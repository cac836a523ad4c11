"""Countries that a running text mentions."""

import pytest

from plaint.contacts.country_mentions import find_countries
from plaint.contacts.country_reading import country_key, read_country
from plaint.contacts.old_countries import ALONE_ONLY, OTHER_NAMES


def mentioned(text):
    return [(text[found.start : found.end], found.country) for found in find_countries(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was arrested in Upper Volta.", [("Upper Volta", "BF")]),
        ("the Kazakh SSR and the Lithuanian SSR", [("Kazakh SSR", "KZ"), ("Lithuanian SSR", "LT")]),
        ("Президент, Кыргызская Республика", [("Кыргызская Республика", "KG")]),
        ("in Repubblica Ceca", [("Repubblica Ceca", "CZ")]),
        ("Seoul, Korea", [("Seoul", "KR"), ("Korea", "KR")]),
        ("Kinshasa, Congo", [("Kinshasa", "CD"), ("Congo", "CD")]),
    ],
)
def test_a_country_is_found_in_a_text_by_any_of_its_names(text, found):
    assert mentioned(text) == found


@pytest.mark.parametrize("text", ["CAR bombs", "EAU potable", "Latin America Watch", "a ROC curve", "Gales de viento"])
def test_a_name_that_is_a_word_too_is_none_within_a_text(text):
    assert mentioned(text) == []


def test_a_name_by_itself_and_within_a_text_is_of_one_country():
    names = [(code, name) for code, listed in OTHER_NAMES.items() for name in listed.split(", ")]
    assert [name for code, name in names if read_country(name).code != code] == []
    within = [(code, name) for code, name in names if name not in ALONE_ONLY]
    assert [name for code, name in within if [found.country for found in find_countries(name)] != [code]] == []
    assert {name for _, name in names} >= ALONE_ONLY


@pytest.mark.parametrize(("name", "key"), [("Bangla Desh", "bangla desh"), ("The Gambia", "gambia")])
def test_an_article_is_left_out_at_the_beginning_only(name, key):
    assert country_key(name) == key
