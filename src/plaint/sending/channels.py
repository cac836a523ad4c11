"""By which channel a letter goes to a target, and what speaks against the contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from plaint.model.contact import Mailbox, PhoneNumber, first_usable
from plaint.sending.plan import Refusal

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.letters import Order
    from plaint.compose.targets import Addressee
    from plaint.deliver.delivery import Way
    from plaint.model.recipient import Recipient
    from plaint.model.text import Channel
    from plaint.sending.desks import Desks
    from plaint.sending.wish import SendWish

TOO_OLD = timedelta(days=730)
SENDABLE: dict[Channel, Way] = {"email": "email", "fax": "fax"}
_CHANNEL_OF: dict[Way, Channel] = {"email": "email", "drafts": "email", "fax": "fax"}


@dataclass(frozen=True)
class Route:
    """A way and where it leads: a mailbox, or a number in E.164."""

    way: Way
    address: str
    is_bouncing: bool = False


def choose_route(addressee: Addressee, order: Order, desks: Desks, wish: SendWish) -> Route | Refusal:
    """Return the first channel of the campaign by which a letter can be sent from here, or why there is none."""
    channels = order.campaign.channels_to(addressee.target)
    ways: tuple[Way, ...] = (wish.by,) if wish.by else tuple(SENDABLE[one] for one in channels if one in SENDABLE)
    recipient = addressee.receiver
    for way in ways:
        point = first_usable(recipient.points(_CHANNEL_OF[way]), order.lookup_day)
        if point is not None and desks.serves(way):
            return Route(way, _typed(point), is_bouncing=point.status == "bouncing")
    return _no_route(addressee, order, desks, ways)


def _typed(point: object) -> str:
    if isinstance(point, Mailbox):
        return point.address or ""
    return (point.e164 or "") if isinstance(point, PhoneNumber) else ""


def _no_route(addressee: Addressee, order: Order, desks: Desks, ways: tuple[Way, ...]) -> Refusal:
    recipient, day = addressee.receiver, order.lookup_day
    reachable = [way for way in ways if recipient.reachable_by(_CHANNEL_OF[way], day)]
    if not reachable and (named := _named(recipient, ways, day)):
        remedy = f"put one that works beside it in recipients.yaml ({recipient.id}), or print it: plaint letter"
        return Refusal(who=addressee.id, reason=named, remedy=remedy, is_rule=True)
    if reachable:
        reason = f"reached by {' or '.join(reachable)}, and settings.yaml has no account for that"
        return Refusal(who=addressee.id, reason=reason, remedy="add one, as settings.example.yaml shows")
    by_hand = [one for one in order.campaign.channels_to(addressee.target) if recipient.reachable_by(one, day)]
    if by_hand:
        reason = f"reached by {', '.join(by_hand)} only" if not ways or not order.campaign.channels else ""
        reason = reason or f"no usable address for {' or '.join(ways)}; reached by {', '.join(by_hand)}"
        remedy = f"by hand: plaint letter {order.campaign.id} --to {addressee.target.id}"
        return Refusal(who=addressee.id, reason=reason, remedy=remedy)
    return Refusal(who=addressee.id, reason="no usable address", remedy=f"add one to {recipient.id}")


def _named(recipient: Recipient, ways: tuple[Way, ...], day: date) -> str:
    """Return which addresses there are that must not or cannot be used."""
    points = ((way, point) for way in ways for point in recipient.points(_CHANNEL_OF[way]) if point.holds_on(day))
    return ", ".join(
        f"{way} {point} is {point.status}" if point.is_known else f"{way} is {point.status}"
        for way, point in points
        if point.status in ("dead", "lost", "withheld")
    )


def contact_refusal(addressee: Addressee, today: date, wish: SendWish) -> Refusal | None:
    """Return why a contact is too old to be sent to without a person having looked."""
    recipient = addressee.receiver
    if wish.old_contacts or not _is_old(recipient, today):
        return None
    known = f"last verified on {recipient.verified}" if recipient.verified else "never verified"
    return Refusal(
        who=addressee.id,
        reason=f"the contacts of {recipient.id} were {known}",
        remedy="check them, then write the day as `verified:` in recipients.yaml",
        flag="--old-contacts",
    )


def _is_old(recipient: Recipient, today: date) -> bool:
    """Tell whether nobody has looked lately; a day that is still to come is no day on which somebody did."""
    return recipient.verified is None or not today - TOO_OLD <= recipient.verified <= today
