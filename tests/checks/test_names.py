import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.checks.names import distance, fold, is_form_of, is_named, resembled, words_of

NAMES = [fold(name) for name in ("Marek", "Tolimirov", "Толимиров", "Ганна", "Орловский", "Marie", "Семёнов")]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Tolimerov", "tolimirov"),
        ("Tolimirow", "tolimirov"),
        ("Tolmiirov", "tolimirov"),
        ("Tollimirov’s", "tolimirov"),
        ("Talimirof", "tolimirov"),
        ("Толимеров", "толимиров"),
        ("Толемировым", "толимиров"),
        ("Толымировых", "толимиров"),
        ("Marec", "marek"),
        ("Орлофского", "орловский"),
    ],
)
def test_a_letter_off_is_a_likeness(word, name):
    assert resembled(fold(word), NAMES) == name


@pytest.mark.parametrize(
    "word",
    [
        *("Tolimirov", "Tolimirov’s", "Tolimirovs", "Tolimirova", "Marek", "Mareks"),
        *("Толимирова", "Толимирову", "Толимировым", "Толимирове", "Толимировы", "Толимировых", "Толимировыми"),
        *("Ганне", "Ганной", "Ганны", "Орловского", "Орловскому", "Семёновой", "Семеновых"),
        *("Market", "March", "Maria-Magdalena", "Minister", "Barek", "Товарищ", "Гана", "Mark", "Карта"),
    ],
)
def test_inflections_and_other_words_are_none(word):
    assert resembled(fold(word), NAMES) == ""


def test_an_alias_is_no_likeness():
    assert resembled("tolimerov", [*NAMES, "tolimerov"]) == ""


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "xbcd", 2)]
)
def test_distance_counts_single_changes(one, other, steps):
    assert distance(one, other) == steps


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_the_same_both_ways_and_zero_only_for_equals(one, other):
    assert distance(one, other) == distance(other, one) <= max(len(one), len(other))
    assert (distance(one, other) == 0) == (one == other)


@given(st.text("бвгджзклмнпрст", min_size=5, max_size=10), st.sampled_from(["", "а", "у", "ом", "ых", "ыми"]))
def test_a_name_with_an_ending_is_never_taken_for_a_mistake(name, ending):
    assert is_form_of(name + ending, name)
    assert resembled(name + ending, [name]) == ""


def test_words_keep_hyphens_and_apostrophes_inside():
    assert list(words_of("A d’Arc, Jean-Luc (2003) №7 it’s")) == [
        (0, "A"), (2, "d’Arc"), (9, "Jean-Luc"), (28, "it’s")
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "said"), [("Li", True), ("Lu", False), ("Wu Li", True), ("4/7", True)])
def test_short_names_must_stand_as_they_are(name, said):
    assert is_named(name, frozenset({"li", "linen", "wu"})) is said
