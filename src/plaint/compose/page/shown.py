"""What of the address book a page may show: it is made to be published, and nobody can call it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.errors import PlaintError
from plaint.model.campaign import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.model.campaign import Campaign, Route
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data

# Keys of the private file that no page shows, or that give nobody away.
_HARMLESS = ("note", "key", "source", "verified", "languages", "timezone", "stated")


@dataclass(frozen=True)
class Shown:
    """A campaign and its address book without what must not be published.

    Attributes:
        remarks: what was left out, a sentence each.
    """

    data: Data
    campaign: Campaign
    remarks: tuple[str, ...]


def shown(data: Data, campaign: Campaign) -> Shown:
    """Take out of a campaign's address book what is secret or stands in recipients.private.yaml.

    Targets and missions lose such contacts, and those that are private as a whole are left out. Organisers keep theirs,
    marked as secret: nothing shows them, and words that name one can still be told.

    Raises:
        PlaintError: every target is private.
    """
    kept = tuple(target for target in campaign.targets if not any(_is_private(data, one) for one in _ids(target)))
    if campaign.targets and not kept:
        raise PlaintError(
            f"every target of {campaign.id} stands in recipients.private.yaml", "a page shows only recipients.yaml"
        )
    book = {name: _public(one, data) for name, one in data.recipients.items() if _may_stand(one, data)}
    gone = [target.id for target in campaign.targets if target not in kept]
    named = {name for target in kept for name in _ids(target)}
    hidden = sorted(name for name in named if book[name] != data.recipients[name])
    remarks = (
        *(f"left out, since it stands in recipients.private.yaml: {name}" for name in gone),
        *(f"contacts of {name} that are secret or private are left out" for name in hidden),
    )
    return Shown(replace(data, recipients=book), campaign.model_copy(update={"targets": kept}), remarks)


def _ids(target: Route) -> Iterator[str]:
    routes = (target, getattr(target, "via", None))
    return (route.recipient for route in routes if route and route.recipient)


def _is_private(data: Data, name: str) -> bool:
    """Tell whether an entry, or how it is called, stands in the private file alone."""
    keys = data.private_keys.get(name, frozenset())
    return bool(keys - {*CHANNELS, "hours", *_HARMLESS})


def _may_stand(recipient: Recipient, data: Data) -> bool:
    return recipient.kind == "organiser" or not _is_private(data, recipient.id)


def _public(recipient: Recipient, data: Data) -> Recipient:
    """Return a recipient without contacts that must not be shown."""
    private = data.private_keys.get(recipient.id, frozenset())
    changed: dict[str, object] = {"hours": None} if recipient.hours and "hours" in private else {}
    for channel in CHANNELS:
        points = recipient.points(channel)
        if recipient.kind == "organiser":
            secret = bool(private)
            marked = tuple(one.model_copy(update={"secret": one.secret or secret}) for one in points)
        else:
            marked = () if channel in private else tuple(one for one in points if not one.secret)
        if marked != points:
            changed[channel] = marked
    return recipient.model_copy(update=changed) if changed else recipient
