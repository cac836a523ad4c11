"""The parts of a name are put in the order in which it is said: given name, surname. Pure."""

from __future__ import annotations

import re

from plaint.lists.capitals import SURNAME_FIRST, is_particle, is_shouted, mend_capitals

_SUFFIX_WORDS = (
    "jr jun junior sr sen senior ii iii iv père pere fils filho neto hijo nieto padre мл младший ст старший "
    "elder younger ältere jüngere"
)
_SUFFIXES = frozenset(_SUFFIX_WORDS.split())
_INITIALS = re.compile(r"(?:\w\.[ -]?)+")


def is_generation(word: str) -> bool:
    """Tell whether a word says which of two people of one name is meant, as `Jr.`, `fils` or `мл.`."""
    return word.strip(".,()").casefold() in _SUFFIXES


def mend_name(text: str, country: str | None = None) -> str:
    """Return a name as it is printed under a letter: `DE LA CRUZ, María` becomes `María de la Cruz`.

    A surname is known by a comma after it, or by its capitals before a given name that has small letters. Where the
    country puts surnames first by custom, it stays there. Nothing else is turned round.

    Args:
        text: one name.
        country: ISO 3166-1 alpha-2.
    """
    words = " ".join(text.split()).strip(" ,;")
    before, comma, after = words.partition(",")
    if comma and after.strip() and not is_generation(after.strip().split(" ")[0]):
        return join_name(after.strip(), before.strip(), country)
    return _turned(words, country)


def join_name(given: str, surname: str, country: str | None = None) -> str:
    """Return one name of its two parts, each with its capitals mended; either may be empty."""
    surname = mend_capitals(surname.strip(), country, is_surname=bool(given.strip()))
    parts = (mend_capitals(given.strip(), country), surname)
    return " ".join(filter(None, parts[::-1] if country in SURNAME_FIRST else parts))


def _turned(name: str, country: str | None) -> str:
    words = name.split(" ")
    shouted = 0
    while shouted < len(words) and is_shouted(words[shouted]) and not _INITIALS.fullmatch(words[shouted]):
        shouted += 1
    rest = words[shouted:]
    if not shouted or not rest or any(is_shouted(word) and not _INITIALS.fullmatch(word) for word in rest):
        return mend_capitals(name, country)
    if len(words[0]) <= 2 or is_generation(rest[0]) or is_particle(rest[0]):  # JP Smith; SMITH Jr.; MAMEDOV ALI oglu
        return mend_capitals(name, country)
    return join_name(" ".join(rest), " ".join(words[:shouted]), country)
