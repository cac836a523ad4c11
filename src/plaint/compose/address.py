"""How a letter addresses: the block in the window, the salutation, the closing, who forwards it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.targets import Addressee, mission_name, office_of
from plaint.contacts.addresses import Postal, address_block

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.signing import Signing
    from plaint.model.contact import PostalAddress
    from plaint.model.recipient import Recipient


def address_lines(addressee: Addressee, day: date, origin: str | None, language: str) -> tuple[str, ...]:
    """Return the lines of the address block; of the one who forwards, where somebody does."""
    shown = addressee.via or addressee
    recipient = shown.recipient
    names = (generic_mission(recipient, language),) if shown.is_generic else addressee_lines(recipient, day, language)
    point = recipient.address_on(day)
    if point is None and shown.is_generic:
        return names
    return address_block(names, postal_of(recipient, point), origin=origin, language=language)


def postal_of(recipient: Recipient, point: PostalAddress | None) -> Postal:
    """Return a recipient's postal address in its parts; the country is the recipient's where it has none of its own."""
    return Postal(
        lines=point.lines if point else (),
        city=point.city if point else None,
        postcode=point.postcode if point else None,
        region=point.region if point else None,
        country=(point.country if point else None) or recipient.country,
    )


def addressee_lines(recipient: Recipient, day: date, language: str) -> tuple[str, ...]:
    """Return who is addressed: the inflected line where the data has one, else name and office."""
    holder = recipient.holder_on(day)
    inflected = (holder.addressee if holder else None) or recipient.addressee
    if inflected and (line := inflected.get(language)):
        return (line,)
    name = holder.name.best(language) if holder else ""
    return tuple(filter(None, (name, office_of(recipient, language))))


def generic_mission(recipient: Recipient, language: str) -> str:
    """Return how a mission is addressed whose address nobody knows."""
    mission = mission_name(recipient.mission or "embassy", recipient.of or "", language)
    return phrase(language, "mission.addressee").replace("{mission}", mission)


def forward_line(addressee: Addressee, day: date, language: str) -> str:
    """Return the covering line "Please forward to: …", or "" where nobody forwards."""
    if addressee.via is None:
        return ""
    whom = ", ".join(addressee_lines(addressee.recipient, day, language))
    return phrase(language, "letter.forward").replace("{addressee}", whom)


def salutation(recipient: Recipient, day: date, language: str) -> str:
    """Return the salutation: the data's own, else by rank and gender from the catalogue."""
    holder = recipient.holder_on(day)
    own = (holder.salutation if holder else None) or recipient.salutation
    if own and (words := own.get(language)):
        return words
    if recipient.joint:
        return phrase(language, "salutation.joint")
    rank = recipient.rank
    if rank is None and holder is None:
        return phrase(language, "salutation.nobody")
    gender = (holder.gender if holder else None) or "n"
    words = phrase(language, f"salutation.{rank or 'official'}.{gender}", f"salutation.{rank or 'official'}.n")
    return words.replace("{name}", holder.name.best(language) if holder else "")


def closing(recipient: Recipient, greeting: str, signing: Signing, language: str) -> str:
    """Return the closing by rank and number of those who sign; French repeats the salutation in it."""
    if recipient.closing and (words := recipient.closing.get(language)):
        return words
    keys = (f"closing.{recipient.rank}", "closing")
    plural = tuple(f"{key}.plural" for key in keys) if signing.is_plural else ()
    ordered = (*plural[:1], *keys[:1], *plural[1:], *keys[1:])
    return phrase(language, *ordered).replace("{appel}", greeting.rstrip(" ,:!.\u00a0\u202f"))
