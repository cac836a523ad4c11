"""Contacts that living campaigns rely on and nobody has checked for long, or that no longer work."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from plaint.checks.ground import Fault
from plaint.model.campaign import CHANNELS
from plaint.model.contact import first_usable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark
    from plaint.model.recipient import Recipient
    from plaint.model.text import Channel

YEAR = timedelta(days=365)


def freshness_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield what to look up again; only recipients whom a living campaign reaches count."""
    for recipient in ground.data.recipients.values():
        if ground.is_in_use(recipient.id):
            yield from _unverified(recipient, ground)
            for channel in CHANNELS:
                yield from _failing(recipient, channel, ground)


def _unverified(recipient: Recipient, ground: Ground) -> Iterator[Remark]:
    if not any(point.is_known for channel in CHANNELS for point in recipient.points(channel)):
        return
    last = recipient.verified
    if last is None or ground.today - last > YEAR:
        when = f"{recipient.id} was last verified on {last}" if last else f"{recipient.id} was never verified"
        remedy = f"check its contact points, then write `verified: {ground.today}`"
        yield ground.of_recipient(recipient, ("verified",), Fault(when, remedy))


def _failing(recipient: Recipient, channel: Channel, ground: Ground) -> Iterator[Remark]:
    """Yield what is marked as not working where nothing on the channel takes its place."""
    points = recipient.points(channel)
    best = first_usable(points, ground.today)
    for number, point in enumerate(points):
        stands_in = best is point or best is None
        if point.status in ("dead", "bouncing") and stands_in and point.holds_on(ground.today):
            fault = Fault(f"{channel} {point} is marked {point.status}", "find one that works, or take the channel out")
            yield ground.of_recipient(recipient, (channel, number), fault)
