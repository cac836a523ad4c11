"""Which column holds what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.lists.titles import SIGNATORY_TITLES, find_head, guess_columns, title_key
from plaint.model.people import Signatory

NAMING = frozenset(["name", "given", "surname"])
HEADS = {
    "en": ("First name", "Last name", "City", "Country", "Union", "E-mail", "Postcode", "Position"),
    "ru": ("Имя", "Фамилия", "Город", "Страна", "Профсоюз", "Электронная почта", "Индекс", "Должность"),
    "fr": ("Prénom", "Nom", "Ville", "Pays", "Syndicat", "Courriel", "Code postal", "Fonction"),
    "de": ("Vorname", "Nachname", "Ort", "Land", "Gewerkschaft", "E-Mail-Adresse", "PLZ", "Funktion"),
    "es": ("Nombre", "Apellidos", "Ciudad", "País", "Sindicato", "Correo electrónico", "Código postal", "Cargo"),
    "kk": ("Аты", "Тегі", "Қала", "Ел", "Кәсіподақ", "Электрондық пошта", "Пошта индексі", "Лауазымы"),
}


@pytest.mark.parametrize("language", HEADS)
def test_titles_in_six_languages(language):
    keys = [column.key for column in guess_columns(HEADS[language], SIGNATORY_TITLES)]
    assert keys == ["given", "surname", "town", "country", "organisation", "email", "postcode", "role"]


def test_every_key_of_a_signatory_has_titles_and_no_title_two_keys():
    assert set(Signatory.model_fields) <= set(SIGNATORY_TITLES)
    keys = [{title_key(title) for title in titles.split(", ")} for titles in SIGNATORY_TITLES.values()]
    assert len(set().union(*keys)) == sum(map(len, keys))


def test_case_signs_and_brackets_do_not_count():
    assert title_key("E-MAIL (optional) *") == title_key("e_mail")
    assert title_key("  Prénom : ") == "prenom"


def test_name_beside_a_first_name_is_the_surname():
    assert [one.key for one in guess_columns(("Name", "Vorname"), SIGNATORY_TITLES)] == ["surname", "given"]
    assert [one.key for one in guess_columns(("Nombre", "País"), SIGNATORY_TITLES)] == ["name", "country"]
    assert [one.key for one in guess_columns(("Nom", "Pays"), SIGNATORY_TITLES)] == ["name", "country"]


def test_the_first_of_two_columns_is_taken():
    _, second = guess_columns(("Name", "Full name"), SIGNATORY_TITLES)
    assert (second.key, second.why) == ("", "'Name' is taken for name already")


def test_what_is_chosen_goes_first():
    columns = guess_columns(("Member no", "Mitglied"), SIGNATORY_TITLES, {title_key("Member no"): "name"})
    assert [one.key for one in columns] == ["name", ""]


def test_a_title_that_only_holds_a_known_word_is_none():
    columns = guess_columns(("Name of your pet", "I agree to everything"), SIGNATORY_TITLES)
    assert [(one.key, one.why) for one in columns] == [("", "not known to be any")] * 2


def test_the_row_of_titles_is_found_below_a_heading():
    rows = [("Petition 2026", ""), (), ("Name", "Land"), ("Ruth Example", "GB")]
    assert find_head(rows, SIGNATORY_TITLES, NAMING) == 2
    assert find_head([("Name",), ("Ruth",)], SIGNATORY_TITLES, NAMING) == 0
    assert find_head([("Ruth Example", "GB")], SIGNATORY_TITLES, NAMING) is None
    assert find_head([("Ort", "Land")], SIGNATORY_TITLES, NAMING) is None


@given(st.lists(st.text(max_size=80), max_size=30))
def test_any_titles_are_guessed_at(titles):
    columns = guess_columns(titles, SIGNATORY_TITLES)
    assert [one.title for one in columns] == titles
    keys = [one.key for one in columns if one.key]
    assert len(keys) == len(set(keys))
