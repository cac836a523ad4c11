"""What the world's numbering plans say: the one place that asks `phonenumbers`, and imports it when asked.

Numbers go in and out in E.164 form. The library's geocoder is never loaded: it takes half a second.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Any


class Length(Enum):
    """How a number's length compares with the numbers of its country."""

    RIGHT = "right"
    LOCAL = "local"
    """Right for a number without its area code."""
    SHORT = "short"
    LONG = "long"
    NO_COUNTRY = "no country"


def _library() -> Any:
    import phonenumbers

    return phonenumbers


@lru_cache(maxsize=4096)
def _parse(text: str, country: str | None = None) -> Any:
    library = _library()
    try:
        return library.parse(text, country)
    except library.NumberParseException:
        return None


def read(text: str, country: str | None = None) -> str | None:
    """Return what the text means when dialled in the country, valid or not; None if it is no number.

    A text that begins with + needs no country. Trunk prefixes, as the 0 of `+44 (0)20`, are dropped.
    """
    number = _parse(text, country)
    if number is None:
        return None
    return str(_library().format_number(number, _library().PhoneNumberFormat.E164))


def is_valid(e164: str) -> bool:
    """Say whether the number fits today's plan of its country; it may still reach nobody."""
    number = _parse(e164)
    return number is not None and bool(_library().is_valid_number(number))


def length(e164: str) -> Length:
    """Compare the number's length with those of its country."""
    number, library = _parse(e164), _library()
    if number is None:
        return Length.NO_COUNTRY
    reason = library.ValidationResult
    return {
        reason.IS_POSSIBLE: Length.RIGHT,
        reason.IS_POSSIBLE_LOCAL_ONLY: Length.LOCAL,
        reason.TOO_SHORT: Length.SHORT,
        reason.TOO_LONG: Length.LONG,
        reason.INVALID_LENGTH: Length.LONG,
    }.get(library.is_possible_number_with_reason(number), Length.NO_COUNTRY)


def country_of(e164: str) -> str | None:
    """Return the country of a valid number, and of any other the first that has its calling code."""
    number, library = _parse(e164), _library()
    if number is None:
        return None
    region = library.region_code_for_number(number)
    region = region or library.region_code_for_country_code(number.country_code)
    return str(region) if region.isalpha() and region != "ZZ" else None


def is_premium_rate(e164: str) -> bool:
    """Say whether a call to the number earns its owner money."""
    library, number = _library(), _parse(e164)
    return number is not None and library.number_type(number) == library.PhoneNumberType.PREMIUM_RATE


def calling_code(country: str) -> str | None:
    """Return the country's code, as `7` for KZ; None where the country has no numbers of its own."""
    return str(_library().country_code_for_region(country) or "") or None


def trunk_prefix(country: str) -> str:
    """Return what is dialled before an area code within the country: `0`, `8`, `1` or nothing."""
    return str(_library().ndd_prefix_for_region(country, True) or "")


def zones_of(e164: str) -> tuple[str, ...]:
    """Return the time zones in which the number can be; none where the plan does not say."""
    from phonenumbers import timezone

    number = _parse(e164)
    if number is None:
        return ()
    return tuple(str(zone) for zone in timezone.time_zones_for_number(number) if zone != "Etc/Unknown")


def international(e164: str) -> str:
    """Return the number grouped as its country does, with + and country code: `+7 7212 74 27 83`."""
    library = _library()
    return str(library.format_number(_parse(e164), library.PhoneNumberFormat.INTERNATIONAL))


def national(e164: str) -> str:
    """Return the number as it is dialled within its country: `8 (7212) 74 27 83`."""
    library = _library()
    return str(library.format_number(_parse(e164), library.PhoneNumberFormat.NATIONAL))


def dialled_from(e164: str, country: str) -> str:
    """Return the number as it is dialled in another country; + in front where its exit code varies."""
    return str(_library().format_out_of_country_calling_number(_parse(e164), country))
