"""What in an entry is a line of a postal address."""

from __future__ import annotations

import re

from plaint.appeal import lexicon
from plaint.appeal.words import TOKEN, key, listed, lower_share
from plaint.contacts.country_mentions import find_countries

_POSTCODE = re.compile(
    r"(?<![\w.])(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?(?!\w)|\b\d{2} \d{3}\b|\b[A-Z]{1,2}\d[\dA-Z]? "
    r"\d[A-Z]{2}\b|\bC\.?P\.? ?\d"
)
_NUMBER = re.compile(r"\d")
_PHONE = re.compile(r"[+(]?(?:\d[ ().-]{0,2}){7,15}")
# These are words of their own or parts of names unless a point follows.
_SHORT = 3


def is_postal(text: str) -> bool:
    """Say whether a part of an entry belongs to its address: a street, a house, a postcode, a town, a country."""
    if len(text) > 160 or lower_share(text) > 0.5 or _PHONE.fullmatch(text):
        return False
    return bool(_POSTCODE.search(text)) or has_street(text) or is_place(text) or _is_house(text)


def has_street(text: str) -> bool:
    """Say whether a street, a building or a box is named."""
    for match in TOKEN.finditer(text[:200]):
        word = key(match[0])
        if lexicon.has(lexicon.STREETS, word) and (
            len(word) > _SHORT or match[0].endswith(".") or _NUMBER.search(text)
        ):
            return True
    return bool(
        re.search(
            r"(?:straße|strasse|str\.|platz|weg|allee|gasse|straat|laan|plein|gracht|utca|ulica|veien|gatan|gade)\b",
            text[:200],
            re.IGNORECASE,
        )
    )


def is_place(text: str) -> bool:
    """Say whether a text is nothing but towns and countries."""
    rest = text
    mentions = [mention for mention in find_countries(text[:200]) if mention.how != "adjective"]
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    left = [word for word in re.findall(r"[^\W\d_]+", rest) if key(word) not in _AROUND]
    return bool(mentions) and not left


_AROUND = frozenset(listed("the of republic cedex df d f dc d c city town республика г город gorod rep in and"))


def _is_house(text: str) -> bool:
    return bool(_NUMBER.search(text)) and bool(re.fullmatch(r"[\w\s.,/ªº°№#&'’«»\"()-]+", text))


def ends_with_place(text: str) -> bool:
    """Say whether the last words name a town or a country."""
    mentions = [mention for mention in find_countries(text[-80:]) if mention.how != "adjective"]
    return bool(mentions) and mentions[-1].end >= len(text[-80:].rstrip(" .")) - 1
