"""The contact points of an entry, read: numbers to E.164 by the country of the entry, addresses as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.appeal.draft import Channel, Point
from plaint.appeal.lines import Plain
from plaint.appeal.spots import Spot
from plaint.contacts import numbering_plan as plan
from plaint.contacts.number_lists import read_numbers
from plaint.contacts.number_text import digits_of, plain_number
from plaint.contacts.numbers import Number

_IN_TOWN = re.compile(r"\s{0,3}\((?:in|à|en|in der Stadt|в|in città di)\s+([A-ZА-Я][\w .-]{2,30})\)")
_PARTS = re.compile(r"\s+(?:or|and|oder|und|ou|et|o|y|e|of|en|или|и)\s+|\s*[/;,&|]\s*")


def read_points(spots: list[Spot], plain: Plain, country: str | None, town: str, *, sure: bool) -> Iterator[Point]:
    """Yield the points of an entry.

    Args:
        spots: where they stand.
        plain: the text.
        country: of the entry, for national numbers.
        town: of the entry, for local ones.
        sure: whether they are the entry's beyond doubt.
    """
    for spot in spots:
        line = plain.line_at(spot.start)
        if spot.channels in (("email",), ("web",)):
            is_plain = spot.printed == spot.value or spot.is_labelled
            yield Point(
                spot.channels[0], spot.printed, spot.value, line, sure and is_plain and bool(spot.value), today=spot.value, is_damaged=spot.is_damaged
            )
            continue
        for channel in spot.channels:
            yield from _numbers(spot, channel, (line, sure), country, _area(spot, plain) or town)


def _area(spot: Spot, plain: Plain) -> str:
    found = _IN_TOWN.match(plain.text, spot.end)
    return found[1].strip() if found else ""


def _numbers(spot: Spot, channel: Channel, where: tuple[int, bool], country: str | None, area: str) -> Iterator[Point]:
    line, sure = where
    if spot.is_damaged:
        yield Point(channel, spot.printed, None, line, sure=False, is_damaged=True)
        return
    printed = re.sub(r"\s+", " ", spot.printed).strip()
    read = read_numbers(printed, country=country, area=area or None)
    if read:
        for number in read:
            yield _point(number, channel, line, sure=sure and spot.is_labelled)
        return
    for part in _PARTS.split(printed):
        if len(digits_of(part)) >= 5:
            value = _bare(part)
            note = "" if value else "a local number: which town's, a person must say"
            yield Point(channel, part, value, line, sure=sure and spot.is_labelled and value is None, today=value, area=area, note=note)


def _point(number: Number, channel: Channel, line: int, *, sure: bool) -> Point:
    extension = plain_number(number.printed)[1]
    return Point(
        channel, number.printed.strip(), number.stated, line, sure, today=number.e164, extension=extension, note="; ".join(number.notes)
    )


def _bare(part: str) -> str | None:
    """Return a number that begins with a country code without any sign of it, if it is one in use."""
    digits = digits_of(part).removeprefix("00")
    if part.strip().startswith(("+", "00")) and 8 <= len(digits) <= 15:
        return f"+{digits}"
    return f"+{digits}" if len(digits) >= 10 and plan.is_valid(f"+{digits}") else None
