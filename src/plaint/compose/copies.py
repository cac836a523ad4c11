"""Who gets a copy of what, by which channel, when, at which address: organisers, not targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plaint.compose.address import address_lines, postal_of
from plaint.compose.mailing import mail_language
from plaint.compose.targets import Addressee, office_of
from plaint.contacts.dialling import dial
from plaint.model.campaign import CHANNELS, Target
from plaint.model.contact import Mailbox, PhoneNumber, PostalAddress, WebForm, first_usable

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.letters import Order
    from plaint.contacts.addresses import Postal
    from plaint.model.campaign import Copy, CopyOf, When
    from plaint.model.contact import ContactPoint, Status
    from plaint.model.recipient import Recipient
    from plaint.model.text import Channel
    from plaint.reading.data import Data

Gap = Literal["", "lost", "withheld", "dead", "undialled", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyPoint:
    """One contact point by which copies go, or by which they once went.

    Attributes:
        shown: as the data has it; empty where the point itself is not there.
        status: `lost`, `withheld` and `dead` ones are named, never used.
        note: the data's own.
        is_usable: whether anything may be sent there.
        is_chosen: the one to use.
    """

    shown: str
    status: Status
    note: str
    is_usable: bool
    is_chosen: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyLine:
    """One line of the copy-to list.

    Attributes:
        to: the recipient's id.
        name: of the person or organisation.
        country: where they are, ISO 3166-1.
        what, by, when: as the campaign has it.
        points: every contact point of that channel in force, the unusable too.
        address: where the copy goes, as it is typed: a mailbox, an E.164 number, a page; a postal address in one line.
            Empty where it can go nowhere.
        lines: the postal address as it stands on an envelope.
        postal: the same in its parts.
        dial: what to dial from the sender's country.
        gap: why it can go nowhere, or "".
        others: further channels by which this recipient can be reached.
        is_organiser: whose contacts belong in the private file.
        visible: the name is printed on the letter, by consent of that day.
        note: of this copy.
    """

    to: str
    name: str
    country: str
    what: tuple[CopyOf, ...]
    by: Channel
    when: When
    points: tuple[CopyPoint, ...]
    address: str = ""
    lines: tuple[str, ...] = ()
    postal: Postal | None = None
    dial: str = ""
    gap: Gap = ""
    others: tuple[Channel, ...] = ()
    is_organiser: bool = True
    visible: bool = False
    consent: date | None = None
    note: str = ""


def copy_lines(data: Data, order: Order, language: str = "en") -> tuple[CopyLine, ...]:
    """Return the copy-to list of a campaign, a line for each of its copies; nobody is dropped.

    Args:
        data: the address book, private part and all.
        order: the campaign, where copies are sent from, and whose contact points count.
        language: of names and notes.
    """
    return tuple(_line(copy, data.recipients[copy.to], order, language) for copy in order.campaign.copies)


def _line(copy: Copy, recipient: Recipient, order: Order, language: str) -> CopyLine:
    day = order.lookup_day
    held = tuple(point for point in recipient.points(copy.by) if point.holds_on(day))
    best = first_usable(held, day)
    lines = _envelope(recipient, best, order) if isinstance(best, PostalAddress) else ()
    return CopyLine(
        to=copy.to,
        name=_name(recipient, day, language),
        country=recipient.country,
        what=copy.what,
        by=copy.by,
        when=copy.when,
        points=tuple(_point(point, language, is_chosen=point is best) for point in held),
        address=", ".join(lines) or _typed(best),
        lines=lines,
        postal=postal_of(recipient, best) if isinstance(best, PostalAddress) else None,
        dial=_dialled(best, order.origin),
        gap="" if best else _gap(held),
        others=tuple(one for one in CHANNELS if one != copy.by and recipient.reachable_by(one, day)),
        is_organiser=recipient.kind == "organiser",
        visible=copy.visible,
        consent=copy.consent,
        note=copy.note.best(language) if copy.note else "",
    )


def _name(recipient: Recipient, day: date, language: str) -> str:
    holder = recipient.holder_on(day)
    return holder.name.best(language) if holder else office_of(recipient, language) or recipient.id


def _point(point: ContactPoint, language: str, *, is_chosen: bool) -> CopyPoint:
    return CopyPoint(
        shown=str(point) if point.is_known else "",
        status=point.status,
        note=point.note.best(language) if point.note else "",
        is_usable=point.is_usable,
        is_chosen=is_chosen,
    )


def _envelope(recipient: Recipient, point: PostalAddress, order: Order) -> tuple[str, ...]:
    language = mail_language(order, order.origin, point.country or recipient.country)
    addressee = Addressee(Target(recipient=recipient.id), recipient)
    return address_lines(addressee, order.lookup_day, order.origin, language)


def _typed(point: ContactPoint | None) -> str:
    if isinstance(point, Mailbox):
        return point.address or ""
    if isinstance(point, PhoneNumber):
        return point.e164 or ""
    return (point.url or "") if isinstance(point, WebForm) else ""


def _dialled(point: ContactPoint | None, origin: str | None) -> str:
    return dial(point.e164, origin).text if isinstance(point, PhoneNumber) and point.e164 else ""


def _gap(held: tuple[ContactPoint, ...]) -> Gap:
    """Return why nothing can go to any of these points: what a person can mend comes first."""
    found = {point.status for point in held}
    for status in ("withheld", "lost", "dead"):
        if status in found:
            return status
    # what is left is good but cannot be reached from elsewhere: a number without its E.164 form, a masked mailbox
    return "undialled" if held else "unknown"
