"""How a target is reached from each country: what to dial, when somebody answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from plaint.catalogues import phrase
from plaint.compose.page.value import ByCountry, Opening
from plaint.compose.sheet.hours import place_of_zone, week_there
from plaint.compose.sheet.recipients import how_to_dial
from plaint.compose.sheet.value import Reader
from plaint.contacts.countries import COUNTRIES
from plaint.model.contact import PhoneNumber, first_usable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from plaint.model.recipient import Recipient

Item = TypeVar("Item")


def by_country(find: Callable[[str], Item]) -> ByCountry[Item]:
    """Return what a function finds for each country: what it finds for most, and the others."""
    found = {country: find(country) for country in sorted(COUNTRIES)}
    usual = Counter(found.values()).most_common(1)[0][0]
    return ByCountry(usual, tuple((country, item) for country, item in found.items() if item != usual))


def dialling(recipient: Recipient, day: date, language: str) -> tuple[tuple[str, ByCountry[str]], ...]:
    """Return what to dial for the fax and the telephone that can be used on a day."""
    numbers = {
        "fax": first_usable(recipient.fax, day),
        "phone": first_usable(recipient.phone, day),
    }
    return tuple(
        (channel, _dialled(point, day, language))
        for channel, point in numbers.items()
        if isinstance(point, PhoneNumber) and point.e164
    )


def _dialled(point: PhoneNumber, day: date, language: str) -> ByCountry[str]:
    return by_country(lambda country: how_to_dial(point.e164 or "", Reader(country, None, day, day, language)))


def opening(recipient: Recipient, language: str) -> Opening | None:
    """Return when an office is open, or None where hours or zone are not known."""
    if not (recipient.hours and recipient.timezone):
        return None
    from plaint.contacts.hours import parse_hours

    hours, zone = parse_hours(recipient.hours), recipient.timezone
    is_always = hours == parse_hours("24/7")
    words = phrase(language, "sheet.hours.any") if is_always else week_there(hours, language)
    return Opening(zone=zone, hours=hours, words=words, place=place_of_zone(zone, language))
