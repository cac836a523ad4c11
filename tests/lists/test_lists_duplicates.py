"""Who may stand in a list twice, on lists with planted doubles and traps."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lists.planted import plant
from plaint.errors import Place
from plaint.lists.duplicates import MOST_LIKE, WORDS_OF, Duplicate, find_duplicates
from plaint.lists.entry import Clean
from plaint.lists.likeness import plain_words, sounds_of


def person(name, **cells):
    return Clean(Place("list", 1), (("name", name), *cells.items()))


def kinds(*people):
    return [(one.first, one.second, one.kind, one.is_certain) for one in find_duplicates(people)]


@pytest.mark.parametrize("seed", range(12))
def test_planted_doubles_are_found_and_nobody_is_certain_who_is_two(seed):
    made = plant(seed)
    found = find_duplicates(made.entries)
    is_one = {one: made.owners[one.first] == made.owners[one.second] for one in found}
    assert [one for one, right in is_one.items() if one.is_certain and not right] == []
    paired = {number for one, right in is_one.items() if right for number in (one.first, one.second)}
    recall = len(paired & set(made.doubles)) / len(made.doubles)
    assert recall >= 0.95
    lost = Counter(kind for number, kind in made.doubles.items() if number not in paired)
    of_kind = Counter(made.doubles.values())
    assert all(lost[kind] <= 0.1 * of_kind[kind] for kind in of_kind)
    certain = sum(one.is_certain for one in found)
    assert certain > 10


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Ruth Example", "RUTH  EXAMPLE", "exact"),
        ("Anna-Maria Example", "Anna Maria Example", "exact"),
        ("Ruth Example", "Example Ruth", "swapped"),
        ("René Exemple", "Rene Exemple", "accents"),
        ("Jürgen Beispiel", "Juergen Beispiel", "accents"),
        ("Юрий Чернышёв", "Iouri Tchernychev", "transliteration"),
        ("Юрий Чернышёв", "Chernyshov Yury", "transliteration"),
        ("A. Example", "Anna Example", "initials"),
        ("Anna M. Example", "Anna-Maria Example", "initials"),
        ("Ю. Примеров", "Юрий Примеров", "initials"),
        ("Примеров А.Б.", "Антон Борисович Примеров", "initials"),
        ("Anna Maria Example", "Anna Example", "shorter"),
        ("Пётр Сергеевич Примеров", "Piotr Primerov", "shorter"),
        ("Jan Example sen.", "Jan Example", "shorter"),
    ],
)
def test_kinds_of_likeness(one, other, kind):
    assert kinds(person(one), person(other)) == [(0, 1, kind, False)]
    assert kinds(person(other), person(one)) == [(0, 1, kind, False)]
    assert kind in WORDS_OF


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Albertine Anor", "Alexandrine Anor"),
        ("Jan Example sen.", "Jan Example jun."),
        ("A. Example", "Bertha Example"),
        ("A. B. Example", "Anna Carla Example"),
        ("A. B.", "Anna Berta"),
        ("Maria Gomez", "Mara Gomez"),
        ("Ruth Example", "Ruth Exemple"),
    ],
)
def test_two_people_are_two(one, other):
    assert kinds(person(one, country="ES"), person(other, country="ES")) == []


SAME = {"email": "ruth@example.org"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ruth Example", **SAME), person("ruth example", **SAME, town="Sampleton")),
        (person("Ruth Example", **SAME), person("Example Ruth", email="RUTH@example.org")),
        (person("René Exemple", **SAME), person("Rene Exemple", **SAME)),
        (person("Юрий Чернышёв", **SAME), person("Yuri Chernyshev", **SAME)),
        (
            person("Ruth Example", organisation="Union A", town="X"),
            person("Ruth Example", organisation="union a", town="X"),
        ),
    ],
)
def test_certain_is_what_nothing_speaks_against(one, other):
    assert [double.is_certain for double in find_duplicates((one, other))] == [True]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ruth Example", country="GB"), person("Ruth Example", country="GB")),
        (person("Ruth Example", street="1 Road", town="X"), person("Ruth Example", street="1 Road", town="X")),
        (person("Ruth Example", organisation="A"), person("Ruth Example", organisation="A", town="X")),
        (person("Ruth Example", organisation="A", town="X"), person("Ruth Example", organisation="A", town="Y")),
        (person("Ruth Example", **SAME, role="treasurer"), person("Ruth Example", **SAME, role="secretary")),
        (person("Anna Maria Example", **SAME), person("Maria Anna Example", **SAME)),
        (person("Jan Example jun.", **SAME), person("Jan Example", **SAME)),
        (person("A. Example", **SAME), person("Anna Example", **SAME)),
        (person("Maria Primerova", **SAME, country="RU"), person("Mara Primerova", **SAME, country="RU")),
        (person("Ruth Example", **SAME), person("Bob Example", **SAME)),
    ],
)
def test_the_rest_is_in_doubt(one, other):
    assert [double.is_certain for double in find_duplicates((one, other))] == [False]


def test_several_are_paired_with_the_first():
    people = [person("Ruth Example", organisation=union) for union in "ABAB"]
    assert kinds(*people) == [(0, 1, "exact", False), (0, 2, "exact", True), (1, 3, "exact", True)]


def test_initials_name_only_some_of_many_but_the_nearest_first():
    people = [person(f"A{chr(97 + number)}a Example", town=f"Town {number}") for number in range(26)]
    found = find_duplicates((*people, person("A. Example", town="Town 20")))
    assert len(found) <= MOST_LIKE
    assert Duplicate(20, 26, "initials") in found


def test_romanisations_of_one_name_sound_alike():
    for names in (
        "Чернышёв Chernyshev Chernyshov Tchernychev Tschernyschow Czernyszow Černyšev",
        "Юлия Yulia Julia Iulia Yuliya Iouliia",
        "Хрущёв Khrushchev Khrouchtchev Chruschtschow",
        "Жанусов Zhanusov Janusov Dzhanusov Schanussow",
        "Михаил Mikhail Michail",
        "Алексей Aleksey Alexei Alexej",
        "Нұрсұлтан Nursultan Noursoultan",
    ):
        russian, *others = names.split()
        own = set(sounds_of(*plain_words(russian)))
        assert [other for other in others if not own & set(sounds_of(*plain_words(other)))] == []


@given(st.lists(st.text(max_size=20), max_size=12))
def test_any_names_are_compared(names):
    found = find_duplicates([person(name) for name in names])
    assert all(one.first < one.second < len(names) for one in found)
    assert not any(one.is_certain for one in found)
    assert len({(one.first, one.second) for one in found}) == len(found)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["A. Example", "Anna Example", "Example Anna", "Анна Пример", "Anna B. Example"])))
def test_equal_names_are_always_found(names):
    found = find_duplicates([person(name) for name in names])
    second = {one.second for one in found if one.kind == "exact"}
    assert second == {number for number, name in enumerate(names) if name in names[:number]}


def test_time_grows_as_the_list_does():
    """One surname, one initial: what would be compared each with each."""
    started = time.perf_counter()
    names = (f"{'A.' if number % 2 else f'A{number}'} Example" for number in range(20_000))
    people = [person(name, email=f"{number}@x") for number, name in enumerate(names)]
    find_duplicates(people)
    assert time.perf_counter() - started < 30
