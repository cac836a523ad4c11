"""Public holidays of a country, from the library `holidays`, which is an extra: without it nobody has looked."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_ESTIMATED = "(estimated)"
_SPOKEN = ("en", "ru", "fr", "de", "es", "kk")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday.

    Attributes:
        name: in the language asked for where the library has it, else in English.
        country: ISO 3166-1.
        is_estimated: the library reckons the day, which people see by the moon.
    """

    day: date
    name: str
    country: str
    is_estimated: bool = False


def how_to_add() -> str:
    """Return the command that adds the library to the packages that Plaint runs on, without the path of any home."""
    own = PurePath(sys.prefix).name == ".venv"
    return f"{'.venv/bin/python' if own else 'python'} -m pip install holidays"


def is_installed() -> bool:
    """Say whether the extra is there."""
    from importlib.util import find_spec

    return find_spec("holidays") is not None


def holidays_of(country: str, years: Iterable[int], *, region: str = "", language: str = "en") -> tuple[Holiday, ...]:
    """Return a country's public holidays in some years, in the order of time.

    Nothing comes where the extra is missing, or where the library does not know the country or the years: ask
    `is_covered` before taking that for a year without holidays.

    Args:
        country: ISO 3166-1.
        years: of the Gregorian calendar.
        region: ISO 3166-2 without the country; one that the library does not know is left out.
        language: of the names.
    """
    known = _calendar(country)
    if known is None:
        return ()
    wanted = {year for year in years if known.start_year <= year <= known.end_year}
    subdivision = region if region in known.subdivisions else None
    names = _entries(country, wanted, subdivision, _tag(known, language) or _tag(known, "en"))
    english = _entries(country, wanted, subdivision, _tag(known, "en"))
    return tuple(_holiday(day, name, country, english[day]) for day, name in sorted(names.items()))


def is_covered(country: str, year: int) -> bool:
    """Say whether the extra is there and knows the country's holidays of that year."""
    known = _calendar(country)
    return known is not None and bool(known.start_year <= year <= known.end_year)


def _calendar(country: str) -> Any:
    """Return the library's class for a country, or None."""
    if not is_installed():
        return None
    import holidays

    try:
        return type(holidays.country_holidays(country))
    except NotImplementedError:
        return None


def _entries(country: str, years: set[int], region: str | None, tag: str | None) -> dict[date, str]:
    import holidays

    return dict(holidays.country_holidays(country, subdiv=region, years=years, language=tag)) if years else {}


def _tag(known: Any, language: str) -> str | None:
    """Return the library's own tag of a language that Plaint speaks, as `en_GB`, or None where it has none."""
    root = language.partition("-")[0]
    tags: tuple[str, ...] = known.supported_languages or ()
    return next((tag for tag in tags if root in _SPOKEN and tag.partition("_")[0] == root), None)


def _holiday(day: date, name: str, country: str, english: str) -> Holiday:
    """Take the mark of an estimated day out of its name; each language has its own, after the English one's place."""
    parts, marks = name.split(";"), english.split(";")
    if len(parts) != len(marks):
        return Holiday(day, name, country, _ESTIMATED in english)
    bare = [
        re.sub(r" *\([^()]*\) *$", "", part) if _ESTIMATED in mark else part
        for part, mark in zip(parts, marks, strict=True)
    ]
    return Holiday(day, "; ".join(part.strip() for part in bare), country, _ESTIMATED in english)
