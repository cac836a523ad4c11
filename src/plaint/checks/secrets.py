"""Contacts that must not stand in a tracked file: what is marked secret, and every organiser's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plaint.checks.ground import Fault, is_living
from plaint.errors import Place
from plaint.model.campaign import CHANNELS
from plaint.reading.root import PRIVATE, RECIPIENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark
    from plaint.model.recipient import Recipient

_YES = frozenset({"true", "yes", "on", "1", "t", "y"})
_REMEDY = f"move it to {PRIVATE}, and write `status: withheld` here; git keeps what was committed before"


def secrecy_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield an error for each contact point in recipients.yaml that belongs in the private file.

    An organiser's may stand there where a living campaign shows it with consent (`visible`, by that channel). The file
    is looked at as it is written: what the private one lays over it is still there for all to read.
    """
    agreed = frozenset(_agreed(ground))
    for place, recipient, channel, point in _published(ground):
        in_use = ground.is_in_use(recipient.id)
        is_secret = _is_secret(point) and (in_use or recipient.id not in ground.users)
        is_organisers = recipient.kind == "organiser" and in_use and (recipient.id, channel) not in agreed
        if is_secret or is_organisers:
            whose = "a secret contact" if is_secret else "an organiser’s contact"
            fault = Fault(f"{whose} of {recipient.id} in a file that git tracks", _REMEDY, "error")
            yield ground.of_contact(recipient, place, fault)


def _agreed(ground: Ground) -> Iterator[tuple[str, str]]:
    """Yield the organisers who agreed that a living campaign shows how they are told, each with that channel."""
    for campaign in filter(is_living, ground.data.campaigns.values()):
        yield from ((copy.to, copy.by) for copy in campaign.copies if copy.visible and copy.consent)


def _published(ground: Ground) -> Iterator[tuple[Place, Recipient, str, Any]]:
    """Yield the contact points that recipients.yaml itself gives, neither lost nor withheld."""
    read, known = ground.data.reads["recipients"], ground.data.recipients
    public = (plain for plain, source in zip(read.placed, read.sources, strict=True) if source.name == RECIPIENTS)
    for plain in public:
        entries = [(recipient, _at(plain.value, "recipients", recipient.id)) for recipient in known.values()]
        for recipient, entry, channel in ((*pair, channel) for pair in entries for channel in CHANNELS):
            for number, point in enumerate(_points(_at(entry, channel))):
                if _at(point, "status") not in ("lost", "withheld"):
                    trail = ("recipients", recipient.id, channel, number)
                    yield plain.place_of(trail, Place(RECIPIENTS)), recipient, channel, point


def _at(value: Any, *keys: str) -> Any:
    """Follow keys through mappings; None where they lead nowhere."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _points(value: Any) -> list[Any]:
    """Return the contact points under a channel's key, as the file writes them: one, several or none."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _is_secret(point: Any) -> bool:
    return str(_at(point, "secret")).casefold() in _YES
