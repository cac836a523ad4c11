"""What to do with a letter: each channel of its target in words, for somebody in this country on this day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plaint.model.contact import first_usable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.contacts.dialling import Dial
    from plaint.contacts.windows import Window
    from plaint.contacts.zones import Locality
    from plaint.model.contact import ContactPoint, PhoneNumber
    from plaint.model.recipient import Recipient
    from plaint.model.text import Channel


@dataclass(frozen=True, kw_only=True)
class Standpoint:
    """Where and when the reader acts.

    Attributes:
        origin: the country, ISO 3166-1; None where unknown.
        zone: the reader's time zone; None where it cannot be known.
        day: the day from which office hours are counted.
        lookup: the day whose contact points count.
    """

    origin: str | None
    zone: str | None
    day: date
    lookup: date


@dataclass(frozen=True, kw_only=True)
class Means:
    """What a step is done with, in parts, for programs.

    Attributes:
        status: of the contact point.
        note: the data's own.
        printed: as the source printed it; empty where it is not known.
        lines: of the envelope.
        e164, mailbox, url: what is dialled, written to, opened; empty but for its own channel.
        dial: what to dial from the reader's country, and what else may be right, with what to know of it.
        window: when the office is next open, by its own clock.
        window_here: the same by the reader's clock; None where that is not known.
    """

    status: str = "good"
    note: str = ""
    printed: str = ""
    lines: tuple[str, ...] = ()
    e164: str = ""
    mailbox: str = ""
    url: str = ""
    dial: Dial | None = None
    window: Window | None = None
    window_here: Window | None = None


@dataclass(frozen=True)
class Step:
    """One thing that can be done with a letter; `usable` is false where the reason is all there is."""

    channel: str
    text: str
    usable: bool = True
    means: Means = field(default=Means(), compare=False)


def steps(
    recipient: Recipient, address: tuple[str, ...], channels: tuple[Channel, ...], stand: Standpoint
) -> tuple[Step, ...]:
    """Return what to do, preferred channel first; points that are lost, dead or withheld are named too.

    Args:
        recipient: who is reached: the target, or the mission that forwards.
        address: the lines of the envelope.
        channels: the campaign's, in order of preference.
        stand: the reader's.
    """
    return tuple(step for channel in channels for step in _channel(recipient, channel, address, stand))


def _channel(recipient: Recipient, channel: Channel, address: tuple[str, ...], stand: Standpoint) -> Iterator[Step]:
    for point in recipient.points(channel):
        if point.holds_on(stand.lookup) and not point.is_usable and point.status != "good":
            text = _status_words(point.status) + (f" ({point.note})" if point.note else "")
            yield Step(channel, text, usable=False, means=_means(point))
    best = first_usable(recipient.points(channel), stand.lookup)
    if channel == "post" and best:
        yield Step(channel, ", ".join(address), means=replace(_means(best), lines=address))
    elif channel in ("fax", "phone"):
        yield from _telephone(recipient, channel, stand)
    elif best:
        text = str(best) + (" (bounced before)" if best.status == "bouncing" else "")
        yield Step(channel, text, means=_means(best))


def _means(point: ContactPoint) -> Means:
    """Return a contact point in parts; of one that must not be used, only what tells it from others."""
    told = Means(status=point.status, note=str(point.note or ""), printed=str(point) if point.is_known else "")
    if not point.is_usable:
        return told
    return replace(
        told,
        e164=getattr(point, "e164", None) or "",
        mailbox=getattr(point, "address", None) or "",
        url=getattr(point, "url", None) or "",
    )


def _status_words(status: str) -> str:
    return {
        "dead": "dead: do not use it",
        "lost": "asked for or once known, but not known now: ask the organisers",
        "withheld": "kept out of this file: it belongs in recipients.private.yaml",
    }.get(status, status)


def _telephone(recipient: Recipient, channel: Channel, stand: Standpoint) -> Iterator[Step]:
    numbers = recipient.fax if channel == "fax" else recipient.phone
    number = first_usable(numbers, stand.lookup)
    if number:
        yield Step(channel, _dial_words(number, recipient, stand), means=_dialling(number, recipient, stand))
        return
    for known in numbers:
        if known.status == "good" and known.holds_on(stand.lookup):
            text = f"{known} cannot be dialled from elsewhere: add `e164:`"
            yield Step(channel, text, usable=False, means=_means(known))


def _dialling(number: PhoneNumber, recipient: Recipient, stand: Standpoint) -> Means:
    from plaint.contacts.dialling import dial
    from plaint.contacts.windows import Window
    from plaint.contacts.zones import in_zone

    window = next_window(recipient, stand)
    here = Window(*(in_zone(at, stand.zone) for at in (window.start, window.end))) if window and stand.zone else None
    known = dial(number.e164 or "", stand.origin) if stand.origin else None
    return replace(_means(number), dial=known, window=window, window_here=here)


def next_window(recipient: Recipient, stand: Standpoint) -> Window | None:
    """Return when the recipient's office is next open on or after the reader's day; None where that is not known."""
    if not (recipient.hours and recipient.timezone):
        return None
    from plaint.contacts.hours import parse_hours
    from plaint.contacts.windows import next_windows

    ahead = next_windows(parse_hours(recipient.hours), recipient.timezone, first=stand.day, count=1)
    return ahead[0] if ahead else None


def _dial_words(number: PhoneNumber, recipient: Recipient, stand: Standpoint) -> str:
    from plaint.contacts.dialling import dial

    shown = dial(number.e164 or "", stand.origin)
    words = shown.text if stand.origin is None else f"{_international(number)}: from {stand.origin} dial {shown.text}"
    words += "".join(f", or {other}" for other in shown.alternatives)
    words += f" ({shown.note})" if shown.note else ""
    return ", ".join(filter(None, (words, office_hours(recipient, stand))))


def _international(number: PhoneNumber) -> str:
    from plaint.contacts.dialling import dial

    return dial(number.e164 or "", None).text


def office_hours(recipient: Recipient, stand: Standpoint) -> str:
    """Return the recipient's week by the reader's clock, or "" where hours or zone are not known."""
    if not (recipient.hours and recipient.timezone):
        return ""
    from plaint.contacts.hours import parse_hours
    from plaint.contacts.hours_in_words import describe_week
    from plaint.contacts.zones import Locality, locality_of

    hours, window = parse_hours(recipient.hours), next_window(recipient, stand)
    on = window.start.date() if window else stand.day
    address = recipient.address_on(stand.lookup)
    office = Locality(recipient.timezone, address.city) if address and address.city else locality_of(recipient.timezone)
    own: Locality | None = locality_of(stand.zone) if stand.zone else None
    return describe_week(hours, office, on=on, sender=own)
