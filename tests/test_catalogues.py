"""The catalogues: compiled, complete, alike, and honest about what no speaker has read."""

import importlib.util
import re
import string
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from plaint.catalogues import KINDS
from plaint.contacts.countries import COUNTRIES

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "src" / "plaint" / "locales"
LANGUAGES = ("en", "ru", "fr", "de", "es", "kk")
BOOKS = tuple(sorted({"plaint", *KINDS}))
RANKS = ("head-of-state", "minister", "judge", "prosecutor", "ambassador", "official")
MISSIONS = ("embassy", "consulate", "trade-delegation", "permanent-mission")


@cache
def catalogue(language: str, book: str = "plaint") -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / f"{book}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def words(language: str, book: str = "plaint") -> dict[str, str]:
    return {message.id: message.string for message in catalogue(language, book) if message.id}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_catalogues", ROOT / "tools" / "build_catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_languages_are_those_with_a_source(tool: ModuleType) -> None:
    found = {(path.parent.parent.name, path.stem) for path in tool.sources()}
    assert found == {(language, book) for language in LANGUAGES for book in BOOKS}


@pytest.mark.parametrize("book", BOOKS)
def test_a_key_stands_in_the_book_of_its_first_word(book: str) -> None:
    firsts = {key.partition(".")[0] for key in words("en", book)}
    assert firsts <= {book} if book in KINDS else not firsts & KINDS


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_fresh(tool: ModuleType, language: str, book: str) -> None:
    source = LOCALES / language / "LC_MESSAGES" / f"{book}.po"
    fresh = tool.compile_catalogue(source)
    assert source.with_suffix(".mo").read_bytes() == fresh, "run tools/build_catalogues.py"


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_names_neither_day_nor_maker(language: str, book: str) -> None:
    compiled = (LOCALES / language / "LC_MESSAGES" / f"{book}.mo").read_bytes()
    assert not re.search(rb"-Date:|Babel|[12][0-9]{3}-[0-9]{2}", compiled)


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str, book: str) -> None:
    source = (LOCALES / language / "LC_MESSAGES" / f"{book}.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"$', source, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(words(language, book))


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_has_the_same_keys_and_words_for_them(language: str, book: str) -> None:
    here = words(language, book)
    assert list(here) == list(words("en", book))
    assert [key for key, text in here.items() if not text.strip() and key != "catalogue.unread"] == []


@pytest.mark.parametrize("rank", RANKS)
def test_every_rank_has_a_salutation_and_closings(rank: str) -> None:
    salutations = {f"salutation.{rank}.{gender}" for gender in "mfn"}
    assert salutations | {f"closing.{rank}", f"closing.{rank}.plural"} <= set(words("en"))


def test_missions_and_states_are_known() -> None:
    keys = set(words("en"))
    assert {f"mission.{kind}" for kind in MISSIONS} < keys
    states = {key.removeprefix("of.") for key in keys if key.startswith("of.")} - {"default"}
    assert states < COUNTRIES
    assert {"AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ"} < states


def is_free(key: str) -> set[str]:
    """Say which placeholders a language may leave out or use under this key."""
    if re.fullmatch(r"salutation\.official\.[mf]", key):
        return {"name"}
    return {"appel"} if key.startswith("closing") else set()


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_english(language: str, book: str) -> None:
    english = words("en", book)
    for key, text in words(language, book).items():
        free = is_free(key)
        assert placeholders(text) - free == placeholders(english[key]) - free, key
        assert placeholders(text) <= placeholders(english[key]) | free, key


def test_english_holds_the_placeholders_that_are_promised() -> None:
    promised = {
        "letter.place-date": {"place", "date"},
        "letter.label": {"label", "text"},
        "letter.page": {"page", "pages"},
        "letter.forward": {"addressee"},
        "sign.for": {"organisation"},
        "mission.addressee": {"mission"},
        "of.default": {"country"},
        **{f"mission.{kind}": {"of"} for kind in MISSIONS},
    }
    english = words("en")
    assert {key: placeholders(english[key]) for key in promised} == promised


@pytest.mark.parametrize(
    ("language", "mark"), [("en", ","), ("ru", "!"), ("fr", ","), ("de", ","), ("es", ":"), ("kk", "!")]
)
def test_salutations_end_as_the_language_wants(language: str, mark: str) -> None:
    found = {text[-1] for key, text in words(language).items() if key.startswith("salutation.")}
    assert found == {mark}


@pytest.mark.parametrize(
    ("language", "mark"), [("en", ","), ("ru", ","), ("fr", "."), ("es", ","), ("kk", ",")]
)
def test_closings_end_with_what_stands_before_a_signature(language: str, mark: str) -> None:
    assert {text[-1] for key, text in words(language).items() if key.startswith("closing")} == {mark}


def test_german_closings_have_no_mark() -> None:
    assert all(text[-1].isalpha() for key, text in words("de").items() if key.startswith("closing"))


def test_french_repeats_the_salutation_and_minds_who_signs() -> None:
    french = words("fr")
    closings = {key: text for key, text in french.items() if key.startswith("closing")}
    assert all("{appel}" in text for text in closings.values())
    for key, text in closings.items():
        assert (" notre " in text or " nos " in text) == key.endswith(".plural")


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_and_apostrophes_are_typographic(language: str, book: str) -> None:
    assert [text for text in words(language, book).values() if re.search(r"['\"]", text)] == []


def test_french_marks_stand_after_a_space_that_does_not_break() -> None:
    loose = re.compile("(?<![\u00a0\u202f])[:;!?»]|«(?!\u00a0)")
    assert [text for book in BOOKS for text in words("fr", book).values() if loose.search(text)] == []


def test_kazakh_alone_says_that_nobody_has_read_it() -> None:
    assert {language for language in LANGUAGES if words(language)["catalogue.unread"]} == {"kk"}
    unmarked = [
        message.id
        for book in BOOKS
        for message in catalogue("kk", book)
        if message.id and "not yet read by a speaker" not in message.user_comments
    ]
    assert unmarked == []
