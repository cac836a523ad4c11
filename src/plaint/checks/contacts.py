"""Contact points that will not work: numbers, e-mail addresses, postal addresses, joint recipients.

An `address:` that is none is refused on reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.checks.ground import Fault
from plaint.errors import did_you_mean
from plaint.model.campaign import CHANNELS
from plaint.model.contact import Mailbox, PhoneNumber, PostalAddress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark
    from plaint.model.contact import ContactPoint
    from plaint.model.recipient import Recipient


def contact_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield what is doubtful about contact points; those marked dead, lost or withheld are left alone."""
    for recipient in ground.data.recipients.values():
        for channel in CHANNELS:
            for number, point in enumerate(recipient.points(channel)):
                if point.is_known and point.status != "dead" and point.holds_on(ground.today):
                    for fault in _faults(point, recipient, ground):
                        yield ground.of_recipient(recipient, (channel, number), fault)
        yield from _joint(recipient, ground)


def _faults(point: ContactPoint, recipient: Recipient, ground: Ground) -> Iterator[Fault]:
    if isinstance(point, PhoneNumber):
        yield from _number(point, recipient)
    elif isinstance(point, Mailbox):
        yield from _mailbox(point)
    elif isinstance(point, PostalAddress):
        yield from _address(point, recipient, ground)


def _number(point: PhoneNumber, recipient: Recipient) -> Iterator[Fault]:
    from plaint.contacts.numbers import number_problems

    if point.e164 is None:
        yield Fault(f"'{point.printed}' cannot be dialled from elsewhere", _e164_remedy(point, recipient))
        return
    for sentence in number_problems(point.e164):
        yield _split(sentence)


def _e164_remedy(point: PhoneNumber, recipient: Recipient) -> str:
    from plaint.contacts.numbers import read_number

    read = read_number(point.printed or "", country=recipient.country, area=point.area)
    if read is None:
        return "find out its area code, and add `e164:` with + and country code"
    notes = f" ({', '.join(read.notes)})" if read.notes else ""
    return f'if this is the one meant, add `e164: "{read.e164}"`{notes}'


def _mailbox(point: Mailbox) -> Iterator[Fault]:
    from plaint.contacts.emails import read_masked

    if point.address is None:
        hidden = read_masked(point.printed or "")
        remedy = f"if that is what it hides, add `address: {hidden}`" if hidden else "add `address:` once you know it"
        yield Fault(f"'{point.printed}' is no address that mail could go to", remedy)


def _address(point: PostalAddress, recipient: Recipient, ground: Ground) -> Iterator[Fault]:
    from plaint.compose.address import addressee_lines
    from plaint.contacts.addresses import Postal, address_problems

    postal = Postal(
        lines=point.lines,
        city=point.city,
        postcode=point.postcode,
        region=point.region,
        country=point.country or recipient.country,
    )
    for sentence in address_problems(postal, addressee_lines(recipient, ground.today, "en")):
        yield _split(sentence)


def _split(sentence: str) -> Fault:
    """Part a sentence of `plaint.contacts` into what is wrong and what to do."""
    for mark in ("; ", ": "):
        message, found, remedy = sentence.rpartition(mark)
        if found:
            return Fault(message, remedy)
    return Fault(sentence)


def _joint(recipient: Recipient, ground: Ground) -> Iterator[Remark]:
    known = ground.data.recipients
    for number, name in enumerate(recipient.joint):
        if name not in known:
            remedy = did_you_mean(name, known) or "add it to recipients.yaml, or take it out"
            fault = Fault(f"no recipient '{name}' to be addressed jointly", remedy, "error")
            yield ground.of_recipient(recipient, ("joint", number), fault)
