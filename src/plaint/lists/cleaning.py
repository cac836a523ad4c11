"""What a list says of a person is cleaned, one cell at a time; what cannot be is told, and never made up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from plaint.contacts.countries import country_name
from plaint.contacts.country_reading import read_country, resembled_country
from plaint.contacts.emails import email_problem
from plaint.contacts.language_reading import read_language
from plaint.errors import Problem
from plaint.lists.capitals import mend_capitals
from plaint.lists.entry import Change, Clean, Raw
from plaint.lists.names import join_name, mend_name
from plaint.lists.titles import PARTS_OF_NAME
from plaint.model.people import Purpose
from plaint.model.text import SLUG
from plaint.naming import slugify
from plaint.reading.unsafe import quote

if TYPE_CHECKING:
    from collections.abc import Callable

Shared = TypeVar("Shared")
_PURPOSES = frozenset(get_args(Purpose))
_MOST_GUESSES = 200  # misspelt countries that are compared with all names: each takes a millisecond
_MOST_SHARED = 20_000
_SPACED = ("personal",)  # whose line breaks are its own
_ODD_SPACES = re.compile(r"[\u00ad\u180e]")


@dataclass
class Cleaner:
    """Cleans one entry after another, and remembers what it has looked up."""

    countries: dict[str, tuple[str, str]] = field(default_factory=dict)
    guesses: int = 0
    shared: dict[object, Any] = field(default_factory=dict)

    def clean(self, raw: Raw) -> Clean:
        """Return an entry with its cells cleaned: spaces, names, country, language, e-mail, consent.

        What is no country, language, address or purpose is left out and told of, so that a list can go on without it.
        """
        entry = _Entry(raw)
        cells = {key: _mend_spaces(key, words) for key, words in raw.cells}
        country = entry.settle("country", cells.pop("country", ""), self._country)
        name = _name_of(cells, country)
        entry.keep("name", " ".join(filter(None, (cells.get(key) for key in ("name", *PARTS_OF_NAME)))), name)
        if country:
            entry.kept["country"] = country
        for key, words in cells.items():
            if key not in ("name", *PARTS_OF_NAME) and words:
                entry.take(key, words)
        kept, changes = map(self._share, entry.kept.items()), map(self._share, entry.changes)
        return Clean(raw.place, tuple(kept), tuple(changes), (*raw.problems, *entry.problems))

    def _share(self, one: Shared) -> Shared:
        """Return the first of equal values, so that what a long list says again and again is kept once."""
        if one in self.shared or len(self.shared) < _MOST_SHARED:
            found: Shared = self.shared.setdefault(one, one)
            return found
        return one

    def _country(self, words: str) -> tuple[str, str]:
        if words not in self.countries:
            self.countries[words] = self._look_up(words)
        return self.countries[words]

    def _look_up(self, words: str) -> tuple[str, str]:
        read = read_country(words)
        if not read.code and "," in words:  # Geneva, Switzerland
            read = read_country(words.rpartition(",")[2])
        if read.code:
            return read.code, ""
        if read.choices:
            return "", f"write which country of today is meant: {', '.join(read.choices)}?"
        self.guesses += 1
        near = resembled_country(words) if self.guesses <= _MOST_GUESSES else read
        if not near.choices:
            return "", "write its two-letter code, as KZ or GB"
        return "", f"did you mean {near.choices[0]} ({country_name(near.choices[0], 'en')})?"


@dataclass
class _Entry:
    """One entry's cells on their way."""

    raw: Raw
    kept: dict[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def keep(self, key: str, before: str, after: str) -> None:
        """Keep a cell, and note how it was changed."""
        if after:
            self.kept[key] = after
        if before != after:
            self.changes.append(Change(key, before, after))

    def settle(self, key: str, words: str, read: Callable[[str], tuple[str, str]]) -> str:
        """Return what a cell means by `read`; where it means nothing, tell what to do, and return ""."""
        if not words:
            return ""
        after, remedy = read(words)
        if remedy:
            self.problems.append(
                Problem(self.raw.place, f"{key}: {quote(words)} is left out", remedy, severity="warning")
            )
        elif after != words:
            self.changes.append(Change(key, words, after))
        return after

    def take(self, key: str, words: str) -> None:
        """Take a cell other than name and country."""
        read = _READERS.get(key)
        if read is None:
            self.keep(key, words, mend_capitals(words, self.kept.get("country")) if key == "town" else words)
        elif after := self.settle(key, words, read):
            self.kept[key] = after


def _mend_spaces(key: str, words: str) -> str:
    plain = _ODD_SPACES.sub("", words)
    if key in _SPACED:
        return "\n".join(" ".join(line.split()) for line in plain.split("\n")).strip()
    return " ".join(plain.split())


def _name_of(cells: dict[str, str], country: str) -> str:
    given = " ".join(filter(None, (cells.get("given"), cells.get("middle"))))
    surname = cells.get("surname", "")
    if given or surname:
        return join_name(given, surname, country or None)
    return mend_name(cells.get("name", ""), country or None)


def _read_email(words: str) -> tuple[str, str]:
    address = words.removeprefix("mailto:").strip("<>;, ")
    problem = email_problem(address)
    return ("", problem) if problem else (address, "")


def _read_language(words: str) -> tuple[str, str]:
    code = read_language(words)
    return (code, "") if code else ("", "write its code, as en, ru or kk")


def _read_consent(words: str) -> tuple[str, str]:
    """Take purposes as they are; a bare yes says not to what, and is no consent to anything."""
    purposes = words.replace(",", " ").replace(";", " ").split()
    if purposes and all(purpose in _PURPOSES for purpose in purposes):
        return " ".join(dict.fromkeys(purposes)), ""
    return "", f"write to what: {', '.join(get_args(Purpose))}; consent is never made up"


def _read_show(words: str) -> tuple[str, str]:
    shown = words.casefold()
    return (shown, "") if shown in ("full", "initials") else ("", "write full or initials")


def _read_id(words: str) -> tuple[str, str]:
    """Keep an id that can be one; others are spelt anew."""
    return (words, "") if SLUG.match(words) and len(words) <= 64 else (slugify(words, ""), "")


_READERS: dict[str, Callable[[str], tuple[str, str]]] = {
    "email": _read_email,
    "language": _read_language,
    "consent": _read_consent,
    "show": _read_show,
    "id": _read_id,
}
