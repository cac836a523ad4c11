"""The order of names: the language's alphabet, its own script first, marks last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.compose.collation import name_key, text_key


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Abel", "Äbel", "Abelard", "de Castro", "Decker", "Łukasz", "O’Neill", "Zoe", "Ωμέγα", "Яна"]),
        ("de", ["Muller", "Müller", "Muster", "Strasse", "Straße", "Strauss"]),
        ("es", ["Nada", "Nuez", "Ñandú", "Oca"]),
        ("fr", ["cote", "coté", "côte", "côté", "coupe"]),
        ("sv", ["Zorn", "Åberg", "Ärlig", "Öman"]),
        ("tr", ["Can", "Çan", "Işık", "İnan"]),
        ("ru", ["Елин", "Ёлкин", "Енин", "Иванов", "Йодов", "Кац", "Яшин", "Adam", "Zoe"]),
        ("kk", ["Асан", "Әсет", "Бақыт", "Ғабит", "Дина", "Қанат", "Лаура", "Ықылас", "Ілияс", "Adam"]),
        ("uk", ["Гай", "Ґудз", "Дуб", "Ивко", "Іваненко", "Їжак"]),
    ],
)
def test_words_stand_as_the_language_sorts_them(language, words):
    mixed = list(reversed(words))
    assert sorted(mixed, key=lambda word: text_key(word, language)) == words


def test_a_family_name_in_capitals_goes_first():
    names = ["MIA WONG", "Boris Zed", "Jan van der BERG", "Carla ADAMO", "ABUL, Bashar"]
    assert sorted(names, key=lambda name: name_key(name, "en")) == [
        "ABUL, Bashar", "Carla ADAMO", "Jan van der BERG", "Boris Zed", "MIA WONG",
    ]


def test_initials_are_no_family_name():
    assert name_key("A.-M. B.", "en") < name_key("Bo", "en")


@given(st.text(), st.text(), st.sampled_from(["en", "ru", "kk", "sv", "tr", "xx"]))
def test_only_the_same_name_sorts_the_same(one, other, language):
    if text_key(one, language) == text_key(other, language):
        assert one.casefold() == other.casefold() or text_key(one, language)[1] == text_key(other, language)[1]
