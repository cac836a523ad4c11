"""Lines, slugs, days, and words in several languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from plaint.model.text import MAX_LINE, Country, Day, Language, Line, Slug, Text

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(str.strip)


def refusal(kind, value):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    (error,) = caught.value.errors()
    return (error["ctx"]["sentence"], error["ctx"]["remedy"]) if error["type"] == "plaint" else error["type"]


def text(value):
    return Text.model_validate(value)


def test_one_string_is_for_every_language():
    plain = text("Hello")
    assert (plain.get("en"), plain.get("xx"), plain.best("ru"), plain.languages) == ("Hello", "Hello", "Hello", ())


def test_words_by_language():
    words = text({"ru": "Привет", "de": "Hallo", "en": "Hello"})
    assert (words.get("de"), words.get("fr"), words.languages) == ("Hallo", None, ("ru", "de", "en"))
    assert words.best("fr", "de") == "Hallo"
    assert (words.best("fr"), str(words)) == ("Hello", "Hello")
    assert text({"ru": "Привет", "de": "Hallo"}).best("fr") == "Привет"


def test_line_breaks_become_spaces():
    assert str(text("one\n  two\n\nthree\n")) == "one two three"
    assert str(text("  no-break\u00a0space  ")) == "no-break\u00a0space"


@pytest.mark.parametrize("written", ["Hello", {"en": "Hello", "ru": "Привет"}])
def test_it_is_written_as_it_was_read(written):
    assert text(written).model_dump() == written
    assert text(text(written).model_dump()) == text(written)


@given(st.one_of(WORDS, st.dictionaries(st.sampled_from(["en", "ru", "kk-Cyrl", "pt-BR"]), WORDS, min_size=1)))
def test_any_words_survive_being_written_and_read(written):
    read = text(written)
    assert Text.model_validate_json(read.model_dump_json()) == read


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ({}, "no words in any language"),
        ({"en": ""}, "empty"),
        ("  \n ", "empty"),
        ({"english": "x"}, "'english' is no language code"),
        ({"versions": [["en", "x"]]}, "'versions' is no language code"),
        ({"en": ["x"]}, "words are wanted here, not a list or a mapping"),
        (["x"], "words are wanted here, not a list"),
        ("x" * 20_001, "a text of 20001 characters"),
    ],
)
def test_what_is_no_text(value, sentence):
    assert refusal(Text, value)[0] == sentence


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        (Line, "a\nb", "a line break where one line is wanted"),
        (Line, "", "empty"),
        (Line, "x" * (MAX_LINE + 1), f"{MAX_LINE + 1} characters where one line is wanted"),
        (Slug, "Court", "'Court' cannot be an id"),
        (Slug, "../court", "'../court' cannot be an id"),
        (Slug, "a--b", "'a--b' cannot be an id"),
        (Slug, "court\n", "'court\n' cannot be an id"),
        (Slug, "x" * 65, f"'{'x' * 65}' cannot be an id"),
        (Country, "kz", "'kz' is no country code"),
        (Country, "UK", "'UK' is no country code"),
        (Language, "EN", "'EN' is no language code"),
        (Language, "english", "'english' is no language code"),
        (Day, "17 March 2003", "'17 March 2003' is no date"),
        (Day, "20030317", "'20030317' is no date"),
        (Day, "1047859200", "'1047859200' is no date"),
        (Day, "2003-3-17", "'2003-3-17' is no date"),
        (Day, "2003-03-17T00:00:00", "'2003-03-17T00:00:00' is no date"),
        (Day, "٢٠٠٣-٠٣-١٧", "'٢٠٠٣-٠٣-١٧' is no date"),
    ],
)
def test_what_is_refused_says_so(kind, value, sentence):
    assert refusal(kind, value)[0] == sentence


def test_a_remedy_is_near():
    assert refusal(Country, "kz")[1] == "write KZ"
    assert refusal(Country, "UK")[1] == "write GB"
    assert refusal(Country, "Kazakhstan")[1] == "use ISO 3166-1 alpha-2, as in KZ or GB"
    assert refusal(Day, "x")[1] == "write it as year-month-day, 2003-03-17"


def test_a_day_must_exist():
    assert TypeAdapter(Day).validate_python("2024-02-29") == date(2024, 2, 29)
    assert refusal(Day, "2023-02-29").startswith("date_")


@pytest.mark.parametrize("code", ["en", "kk", "lez", "kk-Cyrl", "pt-BR", "zh-Hant-TW"])
def test_language_codes(code):
    assert TypeAdapter(Language).validate_python(code) == code
