"""What would be printed today for those whom a campaign writes to, and what was printed before that is old by now."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.compose.address import address_lines, addressee_lines
from plaint.compose.proof import FORWARDS, reached
from plaint.compose.targets import Addressee, office_of
from plaint.model.campaign import CHANNELS
from plaint.model.contact import Mailbox, PhoneNumber, PostalAddress, first_usable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from plaint.model.campaign import Campaign, Target
    from plaint.model.contact import ContactPoint
    from plaint.model.recipient import Recipient
    from plaint.model.text import Channel
    from plaint.reading.data import Data

LEAST = 6  # characters; shorter words stand in many a text


@dataclass(frozen=True)
class Today:
    """What a campaign would print today.

    Args:
        data: the address book.
        campaign: one that is not closed.
        day: whose holders and contact points count.
    """

    data: Data
    campaign: Campaign
    day: date
    _lines: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    @cached_property
    def reached(self) -> tuple[tuple[Target, Recipient, str], ...]:
        """Who is written to or through, by target, with the role in words."""
        return tuple(reached(self.campaign, self.data))

    @cached_property
    def recipients(self) -> dict[str, Recipient]:
        """Those who are written to or through, by id."""
        return {recipient.id: recipient for _, recipient, _ in self.reached}

    def holder(self, recipient: Recipient) -> str:
        """Return who holds an office, as the journal keeps it; "" where unknown."""
        holder = recipient.holder_on(self.day)
        return str(holder.name) if holder else ""

    def office(self, recipient: Recipient, language: str) -> str:
        """Return an office as a letter names it."""
        return office_of(recipient, language)

    def addresses(self, office: str, way: Channel) -> frozenset[str]:
        """Return to which addresses letters to an office may go on a channel: its own, and those of who forwards them.

        Args:
            office: the recipient's id.
            way: email or fax.
        """
        through = (*self._forwarders(office), office)
        points = (point for name in through for point in self.data.recipients[name].points(way))
        return frozenset(one.casefold() for point in points if self._holds(point) for one in _typed(point))

    def lines(self, office: str, language: str) -> frozenset[str]:
        """Return every line that an address block of letters to an office may have, from wherever they are sent."""
        if (office, language) not in self._lines:
            found: set[str] = set()
            for addressee in self._addressees(office):
                for origin in self._origins(addressee.receiver):
                    found.update(address_lines(addressee, self.day, origin, language))
            self._lines[office, language] = frozenset(found)
        return self._lines[office, language]

    def own_lines(self, recipient: Recipient, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the lines of a recipient's own address block: who is addressed, and where, without the country."""
        addressee = next(self._addressees(recipient.id), None)
        if addressee is None:
            return (), ()
        names = addressee_lines(recipient, self.day, language)
        block = address_lines(replace(addressee, via=None), self.day, recipient.country, language)
        return names, tuple(line for line in block if line not in names)

    def named(self) -> Iterator[tuple[str, Recipient]]:
        """Yield how files of letters to a recipient begin: by its id, or its target's where that leads to no other."""
        pairs = [(target.id, one) for target, one, role in self.reached if not _forwards(role)]
        for name, recipient in pairs:
            if name == recipient.id or [one for one, _ in pairs].count(name) == 1:
                yield name, recipient
            if name != recipient.id:
                yield recipient.id, recipient

    def changed_on(self, recipient: Recipient) -> date | None:
        """Return from which day on the holder and all addresses are what they are; None where that is not told."""
        holder = recipient.holder_on(self.day)
        best = (first_usable(recipient.points(channel), self.day) for channel in CHANNELS)
        since = [one.since for one in (holder, *best) if one is not None and one.since]
        return max(since, default=None)

    def old_words(self) -> Iterator[tuple[str, str]]:
        """Yield each name and address that is known to be old, with the recipient's id; none that is still in use."""
        used = frozenset(word for one in self.recipients.values() for word in self._used(one))
        for recipient in self.recipients.values():
            for word in self._gone(recipient):
                if len(word) >= LEAST and word not in used:
                    yield recipient.id, word

    def _used(self, recipient: Recipient) -> Iterator[str]:
        holder = recipient.holder_on(self.day)
        if holder:
            yield from (words for _, words in holder.name.versions)
        for channel in CHANNELS:
            for point in recipient.points(channel):
                if self._holds(point):
                    yield from _typed(point)

    def _gone(self, recipient: Recipient) -> Iterator[str]:
        now = recipient.holder_on(self.day)
        for holder in recipient.holders:
            if holder is not now and holder.until and holder.until <= self.day:
                yield from (words for _, words in holder.name.versions)
        for channel in CHANNELS:
            for point in recipient.points(channel):
                if point.until and point.until <= self.day:
                    yield from _typed(point)

    def _holds(self, point: ContactPoint) -> bool:
        return point.is_usable and point.holds_on(self.day)

    def _forwarders(self, office: str) -> tuple[str, ...]:
        names = {one.target.id for one in self._addressees(office) if one.via}
        return tuple(one.id for target, one, _ in self.reached if target.id in names)

    def _addressees(self, office: str) -> Iterator[Addressee]:
        """Yield every way in which letters to an office may be addressed."""
        for target, recipient, role in self.reached:
            if recipient.id != office or _forwards(role):
                continue
            through = [one for other, one, how in self.reached if other is target and _forwards(how)]
            if not through:
                yield Addressee(target, recipient)
            yield from (Addressee(target, recipient, via=Addressee(target, one)) for one in through)

    def _origins(self, receiver: Recipient) -> Iterable[str | None]:
        people = (one.country for one in self.data.signatories.values())
        return dict.fromkeys((None, receiver.country, self.data.settings.country, *people))


def _forwards(role: str) -> bool:
    return role.startswith(FORWARDS)


def _typed(point: ContactPoint) -> tuple[str, ...]:
    """Return a point as it stands in files and in the journal: a number in both its forms, an address by its lines."""
    if isinstance(point, Mailbox):
        return (point.address,) if point.address else ()
    if isinstance(point, PhoneNumber):
        return tuple(filter(None, (point.e164, point.printed)))
    if isinstance(point, PostalAddress):
        return point.lines
    return (str(point),) if point.is_known else ()
