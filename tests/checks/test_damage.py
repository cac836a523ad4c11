import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.checks.damage import Damage, find_damage

WORDS = ("Côte", "Tolé")


@pytest.mark.parametrize(
    ("text", "seen", "repairs"),
    [
        ("by Fran?ois, who", "Fran?ois", ("François",)),
        ("FRAN?OIS", "FRAN?OIS", ("François",)),
        ("C?te d’Ivoire", "C?te", ("Côte",)),
        ("an ind?pendance", "ind?pendance", ("indépendance",)),
        ("Why?Because", "Why?Because", ()),
        ("bulvar, 3 À.", "3 À", ("3 A",)),
        ("dom 12 Á", "12 Á", ("12 Б",)),
        ("17.11.99 ã.", "99 ã.", ("99 г.",)),
        ("to Íàçàðáàåâó", "Íàçàðáàåâó", ("Назарбаеву",)),
        ("the city¹s bosses", "city¹s", ("city’s",)),
        ("workers¹ leaders", "workers¹", ("workers’",)),
        ("a cafÃ© there", "cafÃ©", ("café",)),
        ("it doesnâ€™t", "doesnâ€™t", ("doesn’t",)),
        ("Ð¼Ð¸Ñ€", "Ð¼Ð¸Ñ€", ("мир",)),
        ("a lo�t", "lo�t", ()),
    ],
)
def test_damage_that_was_met(text, seen, repairs):
    (found,) = find_damage(text, lambda: WORDS)
    assert found == Damage(text.index(seen), seen, repairs)


@pytest.mark.parametrize(
    "text",
    [
        "Why? Because.",
        "https://example.org/?id=3 and x.php?foo and a?b=c",
        "Ça a ÉTÉ à Évry, Über Äußerungen, São João, İstanbul",
        "10 Économies, 3 Übungen",
        "x¹ + y²",
        "§ 3, 25 m², № 7, «да», 5 г.",
        "Привет? Да",
    ],
)
def test_what_is_as_it_should_be(text):
    assert list(find_damage(text, lambda: WORDS)) == []


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_any_text_is_looked_at(text):
    for damage in find_damage(text, lambda: WORDS):
        assert text[damage.offset :].startswith(damage.seen)


@given(st.text("абвгдежзиклмнопрстуфхцчшщыэюя", min_size=4))
def test_every_russian_word_read_as_latin_is_found(word):
    (found,) = find_damage(word.encode("cp1251").decode("latin-1"), lambda: ())
    assert found.repairs == (word,)


@given(st.text("éèàçñöüßабвю", min_size=1, max_size=8))
def test_every_word_read_twice_is_found(word):
    damaged = word.encode().decode("latin-1")
    assert damaged in [found.seen for found in find_damage(damaged, lambda: ())]


def test_the_vocabulary_is_asked_only_where_a_letter_is_lost():
    def refuse():
        raise AssertionError

    assert list(find_damage("city¹s", refuse))
