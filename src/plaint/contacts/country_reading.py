"""A country's name as people write it, in six languages or as it was once, becomes its ISO 3166-1 code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from plaint.contacts.countries import COUNTRIES
from plaint.contacts.country_names import POSTAL_NAMES
from plaint.contacts.old_countries import NOW_SEVERAL, OTHER_NAMES

LANGUAGES = ("en", "ru", "fr", "de", "es", "kk")
_LONGEST = 80
_ARTICLE = re.compile(r"^(?:the|la|le|les|l|die|der|das|el|los|las) ")
_SIGNS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_CLOSE = 0.8  # of a name's letters are where they should be, as difflib reckons


@dataclass(frozen=True, slots=True)
class CountryRead:
    """What a name stands for.

    Attributes:
        code: of ISO 3166-1, or "" where that cannot be known.
        choices: codes of which it may be one, or the one that it resembles.
        likeness: the known name that it resembles.
    """

    code: str = ""
    choices: tuple[str, ...] = ()
    likeness: str = ""


def read_country(text: str) -> CountryRead:
    """Return what country a text names, whatever its language among six, its case and its accents.

    Codes of two and three letters are read in capitals only: `de` and `la` are words. A name that has meant several
    countries (USSR, Yugoslavia, Congo) is not settled: its `choices` are today's.

    Args:
        text: a name or a code, as `Zaire`, `Великобритания`, `KZ`.
    """
    words = text.strip()
    if not words or len(words) > _LONGEST:
        return CountryRead()
    if words in COUNTRIES:
        return CountryRead(words)
    found = _known().get(country_key(words))
    if found:
        return CountryRead(found[0]) if len(found) == 1 else CountryRead("", found)
    if words.isascii() and words.isupper() and len(words) == 3:
        return _by_three_letters(words)
    return CountryRead()


def resembled_country(text: str) -> CountryRead:
    """Return the country whose name a misspelt one comes near; slower than `read_country`, for what that left open."""
    from difflib import get_close_matches

    key = country_key(text[:_LONGEST])
    if len(key) < 4:
        return CountryRead()
    near = [name for name in _known() if name[:1] == key[:1] and abs(len(name) - len(key)) <= 3]
    close = get_close_matches(key, near, n=1, cutoff=_CLOSE)
    return CountryRead("", _known()[close[0]], close[0]) if close else CountryRead()


def country_key(text: str) -> str:
    """Return a name without accents, capitals, signs and article, so that its spellings fall together."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _ARTICLE.sub("", _SIGNS.sub(" ", bare).strip(), count=1)


@cache
def country_names() -> tuple[str, ...]:
    """Return the names of all countries in the six languages, for looking up a word with a letter lost."""
    return tuple(dict.fromkeys(name for _, name in _cldr_names()))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, name in _cldr_names():
        for spelling in (name, _BRACKETED.sub("", name)):
            found.setdefault(country_key(spelling), (code,))
    for code, names in OTHER_NAMES.items():
        for name in names.split(", "):
            found[country_key(name)] = (code,)
    for codes, names in NOW_SEVERAL.items():
        for name in names.split(", "):
            found[country_key(name)] = tuple(codes.split())
    found.pop("", None)
    return found


def _cldr_names() -> list[tuple[str, str]]:
    from babel import Locale

    postal = [(code, name) for code, names in POSTAL_NAMES.items() for name in names.values()]
    cldr = [
        (code, name)
        for language in LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if code in COUNTRIES
    ]
    return [*cldr, *postal]


def _by_three_letters(word: str) -> CountryRead:
    """Read a code of ISO 3166-1 alpha-3, one that was withdrawn too (ZAR, BUR)."""
    from babel.core import get_global

    codes = tuple(code for code in get_global("territory_aliases").get(word, ()) if code in COUNTRIES)
    return CountryRead(codes[0]) if len(codes) == 1 else CountryRead("", codes)
