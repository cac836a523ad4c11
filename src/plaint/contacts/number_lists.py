"""Several numbers printed as one: `(5)515-1234 or 516-1000`, `+502 2411 9000 / 2411 9124`."""

from __future__ import annotations

import re
from dataclasses import replace

from plaint.contacts import numbering_plan as plan
from plaint.contacts.number_text import digits_of, is_one_number, plain_number
from plaint.contacts.numbers import Number, read_number

_BETWEEN = re.compile(r"\s+(?:or|and|oder|und|ou|et|o|y|e|of|en|или|и|немесе)\s+|\s*[/;,&]\s*|\n", re.IGNORECASE)
# Fewer digits are the last ones of another line of the same office, or an extension: which, cannot be known.
_FEWEST = 5
_LONGEST = 500


def read_numbers(printed: str, *, country: str | None = None, area: str | None = None) -> tuple[Number, ...]:
    """Read all numbers of a text that may give alternatives; those that cannot be known are left out.

    One that stands without country and area code after one that has them shares theirs.

    Args:
        printed: one number or several, as they stand.
        country: the country in which they are numbers.
        area: the town or the area code of local numbers.
    """
    whole = read_number(printed, country=country, area=area)
    if whole or len(printed) > _LONGEST:
        return (whole,) if whole else ()
    numbers: list[Number] = []
    for part in _BETWEEN.split(printed):
        before = numbers[-1] if numbers else None
        number = before and _complete(part, before)
        home = country or (plan.country_of(before.stated) if before else None)
        if number := number or read_number(part, country=home, area=area):
            numbers.append(number)
    return tuple(numbers)


def _complete(part: str, before: Number) -> Number | None:
    text, extension = plain_number(part)
    local = digits_of(text)
    # Its own codes would make it as long as the number before, or begin with a sign of them.
    if not is_one_number(text) or text[:1] in "+(0" or not _FEWEST <= len(local) < len(before.stated) - 3:
        return None
    suffix = f" x{extension}" if extension else ""
    number = read_number(f"{before.stated[: -len(local)]}{local}{suffix}")
    return number and replace(number, printed=part.strip())
