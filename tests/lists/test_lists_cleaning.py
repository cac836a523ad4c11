"""What is cleaned, what is told, and what is never made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.errors import Place
from plaint.lists.cleaning import Cleaner
from plaint.lists.entry import Change, Raw
from plaint.lists.spoilt import MOST_LOOKED_UP, Inspector
from plaint.lists.titles import SIGNATORY_TITLES

PLACE = Place("list.csv", 2)


def clean(**cells):
    return Cleaner().clean(Raw(PLACE, tuple(cells.items())))


def test_cells_are_cleaned_and_changes_kept():
    entry = clean(
        surname="EXAMPLE", given="  Ruth\u00a0Ann ", country="Grande-Bretagne", town="SAMPLETON", postcode="01234"
    )
    assert dict(entry.cells) == {"name": "Ruth Ann Example", "country": "GB", "town": "Sampleton", "postcode": "01234"}
    assert entry.problems == ()
    assert set(entry.changes) == {
        Change("name", "Ruth Ann EXAMPLE", "Ruth Ann Example"),
        Change("country", "Grande-Bretagne", "GB"),
        Change("town", "SAMPLETON", "Sampleton"),
    }


def test_a_patronymic_stands_between():
    assert clean(surname="ПРИМЕРОВ", given="Пётр", middle="Сергеевич").get("name") == "Пётр Сергеевич Примеров"


def test_the_country_decides_on_the_name():
    assert clean(name="NAGY, Anna", country="Hungary").get("name") == "Nagy Anna"


@pytest.mark.parametrize(
    ("key", "words", "remedy"),
    [
        ("country", "Congo", "write which country of today is meant: CD, CG?"),
        ("country", "Switzerlnd", "did you mean CH (Switzerland)?"),
        ("country", "Atlantis", "write its two-letter code, as KZ or GB"),
        ("language", "Klingonish", "write its code, as en, ru or kk"),
        ("show", "no", "write full or initials"),
        ("consent", "yes", "write to what: sign, publish-name, press, be-contacted, photo; consent is never made up"),
        (
            "consent",
            "sign yes",
            "write to what: sign, publish-name, press, be-contacted, photo; consent is never made up",
        ),
    ],
)
def test_what_means_nothing_is_left_out_and_told(key, words, remedy):
    entry = clean(name="Ruth Example", **{key: words})
    assert dict(entry.cells) == {"name": "Ruth Example"}
    (problem,) = entry.problems
    assert str(problem) == f"list.csv:2: warning: {key}: '{words}' is left out; {remedy}"


def test_a_wrong_address_is_told_with_what_it_hides():
    (problem,) = clean(name="Ruth Example", email="ruth at example.org").problems
    assert "address: ruth@example.org" in problem.remedy


def test_good_cells_are_kept():
    kept = {"email": "ruth@example.org", "language": "ru", "consent": "sign press", "show": "initials", "id": "ruth-e"}
    assert dict(clean(name="Ruth Example", **kept).cells) == {"name": "Ruth Example", **kept}
    entry = clean(name="R E", email="mailto:ruth@example.org", language="Russian", consent="press, sign", id="No 12")
    assert dict(entry.cells) == {
        **{"name": "R E", "email": "ruth@example.org", "language": "ru", "consent": "press sign", "id": "no-12"}
    }


def test_no_consent_is_made_up():
    assert clean(name="Ruth Example", email="ruth@example.org").get("consent") == ""


def test_a_country_behind_a_town_is_found():
    assert clean(name="Ruth Example", country="Geneva, Suisse").get("country") == "CH"


def test_a_personal_sentence_keeps_its_lines():
    assert clean(name="Ruth Example", personal=" One  line\n another ").get("personal") == "One line\nanother"


@given(st.dictionaries(st.sampled_from([*SIGNATORY_TITLES]), st.text(max_size=60)))
def test_any_cells_are_cleaned(cells):
    entry = clean(**cells)
    assert all(words == words.strip() and words for _, words in entry.cells)
    given_names = any(cells.get(key, "").strip(" ,;") for key in ("name", "given", "middle", "surname"))
    assert given_names or not entry.get("name")


def inspect(**cells):
    return [str(problem) for problem in Inspector().inspect(clean(**cells))]


@pytest.mark.parametrize(
    ("words", "seen", "repair"),
    [
        ("K. Fran?ois Exemple", "Fran?ois", "perhaps François: "),
        ("Tol? Exemple", "Tol?", "perhaps Tolé: "),
        ("JosÃ© Ejemplo", "JosÃ©", "perhaps José: "),
        ("Íàçàðîâ Exemple", "Íàçàðîâ", "perhaps Назаров: "),
        ("Xyl?z Exemple", "Xyl?z", ""),
        ("Xyl? Exemple", "Xyl?", ""),
    ],
)
def test_spoilt_characters_are_told_with_a_repair(words, seen, repair):
    assert inspect(name=words) == [
        f"list.csv:2: warning: name: '{seen}' looks spoilt; {repair}compare it with the source, and correct the list"
    ]


def test_a_question_is_no_damage():
    assert inspect(name="Ruth Example", personal="Why? Because. Müller, Жанна, ça va?") == []


def test_a_country_with_a_letter_lost_is_found_elsewhere_too():
    (told,) = inspect(name="Ruth Example", organisation="Syndicat de C?te d’Ivoire")
    assert "'C?te' looks spoilt" in told


def test_not_more_words_than_so_many_are_looked_up():
    inspector = Inspector()
    for number in range(MOST_LOOKED_UP + 100):
        word = f"Fran?ois{chr(97 + number % 26)}{chr(97 + number // 26)}"
        list(inspector.inspect(clean(name=f"{word} Exemple")))
    (problem,) = inspector.inspect(clean(name="Fran?ois Exemple"))
    assert "perhaps" in problem.remedy, "the words that come with Plaint are always looked at"
    assert inspector._vocabulary() == ()
