"""Contact points of an appeal become those of a recipient; a damaged one is named as lost, never dropped or guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plaint.importing.words import one_line, remark
from plaint.model.contact import E164
from plaint.reading.blocks import Block, Items, Key, Leaf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.appeal.draft import Channel, Point

CHANNELS: tuple[Channel, ...] = ("phone", "fax", "email", "web")
_WEB = re.compile(r"https?://[^\s<>\"]+\Z")
DAMAGED = "damaged in the appeal"
WITHHELD = Block((Key("status", Leaf("withheld")), Key("note", Leaf("it stands in recipients.private.yaml"))))


def point_keys(points: Iterable[Point]) -> Iterator[Key]:
    """Yield a key for each channel that the points are of, in the order of the starter."""
    every = tuple(points)
    for channel in CHANNELS:
        drafted = [_drafted(point) for point in every if point.channel == channel]
        several = list(dict.fromkeys(drafted))
        if len(several) == 1:
            yield Key(channel, several[0])
        elif several:
            yield Key(channel, Items(tuple(several)))


def withheld_keys(points: Iterable[Point]) -> Iterator[Key]:
    """Yield a key for each channel that says no more than that it is kept out of this file."""
    used = {point.channel for point in points}
    yield from (Key(channel, WITHHELD) for channel in CHANNELS if channel in used)


def current_value(point: Point) -> str | None:
    """Return the value that the workspace can use today: E.164, an address, a URL; None where there is none."""
    value = point.today or point.value
    if point.is_damaged or not value:
        return None
    return value if _is_good(point.channel, value) else None


def _is_good(channel: Channel, value: str) -> bool:
    if channel in ("phone", "fax"):
        return bool(E164.match(value))
    if channel == "web":
        return bool(_WEB.match(value)) and one_line(value) == value
    from plaint.contacts.emails import email_problem

    return one_line(value) == value and email_problem(value) is None


def _drafted(point: Point) -> Leaf | Block:
    note = remark(point.line, point.sure)
    value = current_value(point)
    printed = one_line(point.printed)
    if value is None:
        return _unusable(point, printed, note)
    if point.channel == "web":
        return Leaf(value, note) if not point.note else Block((Key("url", Leaf(value, note)), *_note(point)))
    if point.channel == "email":
        if printed == value and not point.note:
            return Leaf(value, note)
        return Block((*_printed(printed, value, note), Key("address", Leaf(value)), *_note(point)))
    return _number(point, printed, value)


def _number(point: Point, printed: str, e164: str) -> Leaf | Block:
    note = remark(point.line, point.sure)
    reads_itself = printed.startswith("+") and "+" + re.sub(r"\(0\)|\D", "", printed) == e164
    if reads_itself and not _told(point):
        return Leaf(printed, note)
    return Block((Key("printed", Leaf(printed or e164, note)), Key("e164", Leaf(e164)), *_area(point), *_note(point)))


def _area(point: Point) -> tuple[Key, ...]:
    area = one_line(point.area)
    return (Key("area", Leaf(area)),) if area and point.channel in ("phone", "fax") else ()


def _printed(printed: str, value: str, note: str) -> tuple[Key, ...]:
    return (Key("printed", Leaf(printed or value, note)),)


def _unusable(point: Point, printed: str, note: str) -> Block:
    """Return what keeps a point in view that nothing can be sent to."""
    status = Key("status", Leaf("lost"))
    if point.channel == "web":
        return Block((Key("status", Leaf("lost", note)), Key("note", Leaf(f"{DAMAGED}: {printed}"))))
    first = Key("printed", Leaf(printed or "?", note))
    if point.is_damaged:
        return Block((first, status, Key("note", Leaf(DAMAGED))))
    return Block((first, *_area(point), *_note(point)))


def _told(point: Point) -> str:
    asked = f"ask for extension {point.extension}" if point.extension else ""
    parts = (point.note, "" if asked in point.note else asked)
    return one_line("; ".join(part for part in parts if part))


def _note(point: Point) -> tuple[Key, ...]:
    told = _told(point)
    return (Key("note", Leaf(told)),) if told else ()
