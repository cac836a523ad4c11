"""Countries that a text mentions: by name in nine languages, by adjective, by a town."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

from plaint.contacts.cities import cities
from plaint.contacts.countries import COUNTRIES
from plaint.contacts.country_adjectives import ADJECTIVES
from plaint.contacts.country_names import POSTAL_NAMES
from plaint.contacts.old_countries import ALONE_ONLY, NOW_SEVERAL, OTHER_NAMES

LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ru", "kk")
_WORD = re.compile(r"[^\W\d_]+(?:\.(?=[^\W\d_]\.))?")
_LONGEST_NAME = 6
# What an inflected language hangs on the stem of a name, at most.
_ENDING = 3
# What stands for the likeliest of several within a text.
_NAMESAKES = frozenset({"congo", "korea"})
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

Known = TypeVar("Known")
How = Literal["name", "adjective", "town"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A country that words from `start` to `end` stand for."""

    start: int
    end: int
    country: str
    how: How


def find_countries(text: str) -> tuple[Mention, ...]:
    """Return every mention in the order of the text, the longest where several begin at one word."""
    words = [(match.start(), match.end(), _key(match[0])) for match in _WORD.finditer(text)]
    return tuple(_mentions(text, words))


def _mentions(text: str, words: list[tuple[int, int, str]]) -> Iterator[Mention]:
    at = 0
    while at < len(words):
        found = _longest(text, words, at)
        if found is None:
            at += 1
            continue
        count, mention = found
        yield mention
        at += count


def _longest(text: str, words: list[tuple[int, int, str]], at: int) -> tuple[int, Mention] | None:
    names, start = _names(), words[at][0]
    if words[at][2] in _first_words():
        for count in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            end = words[at + count - 1][1]
            known = names.get(" ".join(word for _, _, word in words[at : at + count]))
            if known and text[start].isupper() and end - start < 60:
                return count, Mention(start, end, *known)
    if known := _inflected(words[at][2], text[start]):
        return 1, Mention(start, words[at][1], *known)
    country = _adjective(words[at][2])
    if country is None and at + 1 < len(words):
        country = _adjective(f"{words[at][2]} {words[at + 1][2]}")
        return (2, Mention(start, words[at + 1][1], country, "adjective")) if country else None
    return (1, Mention(start, words[at][1], country, "adjective")) if country else None


def _key(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ё", "е"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).strip(".")


def _phrase(name: str) -> str:
    return " ".join(_key(word) for word in _WORD.findall(name))


@cache
def _names() -> dict[str, tuple[str, How]]:
    from babel import Locale

    known: dict[str, tuple[str, How]] = {_phrase(town): (country, "town") for town, country in cities().items()}
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        for code in sorted(COUNTRIES & set(territories)):
            known[_phrase(territories[code])] = (code, "name")
    for code, names in POSTAL_NAMES.items():
        known.update({_phrase(name): (code, "name") for name in names.values()})
    for code, listed in OTHER_NAMES.items():
        known.update({_phrase(name): (code, "name") for name in listed.split(", ") if name not in ALONE_ONLY})
    for codes, listed in NOW_SEVERAL.items():
        shared = (_phrase(name) for name in listed.split(", "))
        known.update({name: (codes[:2], "name") for name in shared if name in known or name in _NAMESAKES})
    return {name: found for name, found in known.items() if len(name) > 1}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _names())


@cache
def _stems() -> dict[str, tuple[str, How]]:
    """Return what inflected Cyrillic names of one word begin with."""
    names = {name: known for name, known in _names().items() if " " not in name and _CYRILLIC.match(name)}
    stems = {name.rstrip("аяийьеоыу"): known for name, known in names.items()}
    return {stem: known for stem, known in stems.items() if len(stem) >= 4}


def _inflected(word: str, first: str) -> tuple[str, How] | None:
    if not (first.isupper() and _CYRILLIC.match(first)):
        return None
    return _begun(_stems(), word, len(word) - _ENDING)


def _begun(stems: dict[str, Known], word: str, shortest: int) -> Known | None:
    ends = range(len(word), max(3, shortest - 1), -1)
    return next((stems[word[:end]] for end in ends if word[:end] in stems), None)


@cache
def _adjectives() -> tuple[dict[str, str], dict[str, str]]:
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    for code, words in ADJECTIVES.items():
        for word in words.split():
            kept = begun if word.endswith("*") else whole
            kept[_phrase(word.rstrip("*"))] = code
    return whole, begun


def _adjective(word: str) -> str | None:
    whole, begun = _adjectives()
    if word in whole:
        return whole[word]
    return _begun(begun, word, len(word) - _ENDING)
