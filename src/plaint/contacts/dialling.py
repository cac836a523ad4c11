"""What to dial: a number in E.164 form as it is keyed in from another country, by hand or by a modem."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plaint.contacts import numbering_plan as plan
from plaint.contacts.numbering_plan import Length

# Both keep the Soviet Union's +7; how one calls the other depends on the operator.
_SHARED_SEVEN = frozenset({"RU", "KZ"})

_CARRIER_EXITS = {
    "BR": "00 and the two digits of your carrier",
    "CL": "the three digits of your carrier and 0",
    "CO": "00 and the digit of your carrier",
}


@dataclass(frozen=True, slots=True)
class Dial:
    """What a caller keys in, what else may be right, and what to know about it."""

    text: str
    """As on paper, grouped; ~ is where to wait for the dialling tone."""
    alternatives: tuple[str, ...] = ()
    note: str = ""


def dial(e164: str, origin: str | None) -> Dial:
    """Return what to dial for a number from a country; where that is unknown, the number with +."""
    if plan.length(e164) is Length.NO_COUNTRY:
        return Dial(e164, note="no country has this code: compare the number with its source")
    if origin is None:
        return Dial(plan.international(e164), note="add --from GB to see what to dial")
    if plan.calling_code(origin) is None:
        return Dial(plan.international(e164), note=f"ask in {origin} what to dial for +")
    if {origin, plan.country_of(e164)} == _SHARED_SEVEN:
        return _within_seven(e164)
    return _from(e164, origin)


def _within_seven(e164: str) -> Dial:
    number = plan.international(e164).removeprefix("+")
    note = "which of them works depends on your operator"
    return Dial(plan.national(e164), (f"8~10 {number}", f"+{number} from a mobile"), note)


def _from(e164: str, origin: str) -> Dial:
    text, number = plan.dialled_from(e164, origin), plan.international(e164)
    if text.startswith("+"):
        exit_code = _CARRIER_EXITS.get(origin, "the exit code of your carrier")
        return Dial(text, note=f"+ is for a mobile: on another telephone dial {exit_code} instead of it")
    if "~" in text:
        return Dial(text, (f"{number} from a mobile",), "~ is where to wait for the second tone")
    if origin == plan.country_of(e164) == "BR":
        return Dial(text, note="from another area, first 0 and the two digits of your carrier")
    return Dial(text)


def modem_string(e164: str, origin: str | None) -> str:
    """Return what a fax modem dials: digits, `w` where it waits for a tone, + where only that is known."""
    return re.sub(r"[^0-9w+]", "", dial(e164, origin).text.replace("~", "w"))
