"""What goes by post: addresses as they stand on envelopes and labels, and who has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.compose.address import address_lines
from plaint.compose.signing import Signing, country_of
from plaint.compose.targets import Addressee, resolve_targets
from plaint.contacts.addresses import Postal, address_block
from plaint.contacts.countries import country_name, official_languages
from plaint.errors import UnknownName
from plaint.model.campaign import Target
from plaint.model.contact import first_usable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.compose.letters import Order
    from plaint.model.people import Signatory
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data

# Posts abroad read their own letters: a language in another script is no help to them.
_LATIN = ("en", "fr", "de", "es")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """One address to write on an envelope or a label.

    Attributes:
        whose: the id of the target, organiser or signatory.
        lines: the address, country last where it goes abroad.
        language: of its words.
        sender: the return address; empty where there is none or it must not be shown.
        goes_abroad: it is known to leave the country.
    """

    whose: str
    lines: tuple[str, ...]
    language: str
    sender: tuple[str, ...] = ()
    goes_abroad: bool = False


@dataclass(frozen=True, slots=True)
class NoMail:
    """Somebody whom the post cannot reach, and why."""

    whose: str
    reason: str


@dataclass(frozen=True)
class Mailing:
    """The addresses of one job, each in its place, and those that are missing."""

    mails: tuple[Mail, ...]
    missing: tuple[NoMail, ...]


def mail_to_targets(data: Data, order: Order) -> Mailing:
    """Return the addresses of a campaign's targets, once for every letter that goes there.

    Raises:
        UnknownName: a target that was asked for is none.
    """
    return _gathered(one for writer in _writers(order) for one in _to_targets(data, order, writer))


def mail_to_copies(data: Data, order: Order) -> Mailing:
    """Return the addresses of those who get copies by post; each goes in an envelope of its own.

    Raises:
        UnknownName: somebody who was asked for gets no copy.
    """
    recipients = {copy.to: data.recipients[copy.to] for copy in order.campaign.copies}
    posted = {copy.to for copy in order.campaign.copies if copy.by == "post"}
    channels = {copy.to: copy.by for copy in order.campaign.copies}
    for name in order.only:
        if name not in recipients:
            raise UnknownName("recipient of copies", name, recipients)
    wanted = {name: one for name, one in recipients.items() if not order.only or name in order.only}
    writers = _writers(order)
    return _gathered(
        _to_recipient(data, order, writer, Addressee(Target(recipient=name), recipient))
        if name in posted or name in order.only
        else NoMail(name, f"gets copies by {channels[name]}; {_all_the_same(name)}")
        for writer in writers
        for name, recipient in wanted.items()
    )


def mail_to_signatories(data: Data, order: Order, asked: str | None = None) -> Mailing:
    """Return the addresses of those who sign.

    Args:
        data: for the country of those who have none of their own.
        order: whose signatories.
        asked: the id of the one who was asked for by name: only then is somebody addressed whose name must not be read.
    """
    return _gathered(_to_signatory(one, data, order, asked) for one in order.signatories)


def _gathered(found: Iterable[Mail | NoMail]) -> Mailing:
    both = tuple(found)
    missing = dict.fromkeys(one for one in both if isinstance(one, NoMail))
    return Mailing(tuple(one for one in both if isinstance(one, Mail)), tuple(missing))


def _writers(order: Order) -> tuple[Signing, ...]:
    """Return who writes the letters: one after the other, or all together on a statement."""
    sender = None if order.signatories else order.campaign.sender
    if order.form == "statement" or not order.signatories:
        return (Signing(date=order.day, signatories=order.signatories, sender=sender),)
    return tuple(Signing(date=order.day, signatories=(one,)) for one in order.signatories)


def _to_targets(data: Data, order: Order, writer: Signing) -> Iterator[Mail | NoMail]:
    served: set[str] = set()
    for addressee in resolve_targets(order.campaign, data, _origin(data, order, writer), order.only):
        if not addressee.via:
            if addressee.recipient.id in served:
                continue
            served.add(addressee.recipient.id)
        yield _to_target(data, order, writer, addressee)


def _to_target(data: Data, order: Order, writer: Signing, addressee: Addressee) -> Mail | NoMail:
    shown = addressee.via or addressee
    if shown.is_generic:
        state = country_name(shown.recipient.of or "", "en")
        return NoMail(addressee.id, f"write this address by hand: no mission of {state} is known for this sender")
    channels = order.campaign.channels_to(addressee.target)
    if "post" not in channels and not order.only:
        return NoMail(addressee.id, f"reached by {', '.join(channels)} here; {_all_the_same(addressee.target.id)}")
    return _to_recipient(data, order, writer, addressee)


def _all_the_same(name: str) -> str:
    return f"`plaint print` with --to {name} prints it all the same"


def _to_recipient(data: Data, order: Order, writer: Signing, addressee: Addressee) -> Mail | NoMail:
    recipient, origin = addressee.receiver, _origin(data, order, writer)
    point = recipient.address_on(order.lookup_day)
    if point is None:
        return NoMail(addressee.id, _why_no_address(recipient, order))
    destination = point.country or recipient.country
    language = mail_language(order, origin, destination)
    return Mail(
        whose=addressee.id,
        lines=address_lines(addressee, order.lookup_day, origin, language),
        language=language,
        sender=return_address(writer, destination, language),
        goes_abroad=origin is not None and origin != destination,
    )


def _why_no_address(recipient: Recipient, order: Order) -> str:
    held = [point for point in recipient.post if point.holds_on(order.lookup_day)]
    named = "; ".join(f"{point.status}: {point.note}" if point.note else point.status for point in held)
    return f"no postal address ({named or 'none is known'}); add one to {recipient.id}"


def _to_signatory(one: Signatory, data: Data, order: Order, asked: str | None) -> Mail | NoMail:
    origin = order.origin or data.settings.country
    country = one.country or origin
    if one.show == "initials" and asked != one.id:
        return NoMail(one.id, "shown by initials only: no address is printed unless --signed-by names this person")
    lacks = [key for key, value in (("street", one.street), ("town", one.town), ("country", country)) if not value]
    if lacks or country is None:
        return NoMail(one.id, f"no {' and no '.join(lacks)}; add it to the table of signatories")
    language = mail_language(order, origin, country)
    lines = address_block((one.name,), _home(one, country), origin=origin, language=language)
    return Mail(whose=one.id, lines=lines, language=language, goes_abroad=origin is not None and origin != country)


def _home(one: Signatory, country: str) -> Postal:
    return Postal(lines=(one.street or "",), city=one.town, postcode=one.postcode, country=country)


def _origin(data: Data, order: Order, writer: Signing) -> str | None:
    return order.origin or country_of(writer.signatories, writer.sender) or data.settings.country


def mail_language(order: Order, origin: str | None, destination: str) -> str:
    """Return the language of an address: `--lang`; the country's own at home; abroad one that both posts can read.

    The Universal Postal Union wants the country in the language of the country of posting, or in an
    international one; office and name follow it.
    """
    if order.language:
        return order.language
    known = CATALOGUED if origin == destination else _LATIN
    return next((one for one in (official_languages(origin) if origin else ()) if one in known), "en")


def return_address(writer: Signing, destination: str, language: str) -> tuple[str, ...]:
    """Return the sender's address: none of somebody whose name must not be read, none without a street."""
    one, sender = writer.one, writer.sender
    if one and one.show == "full" and one.street and one.town:
        country = one.country or destination
        return address_block((one.name,), _home(one, country), origin=destination, language=language)
    if sender is None or writer.signatories:
        return ()
    point = first_usable(sender.post, writer.date)
    if point is None:
        return ()
    postal = Postal(
        lines=point.lines,
        city=point.city,
        postcode=point.postcode,
        region=point.region,
        country=point.country or sender.country,
    )
    return address_block((sender.name.best(language),), postal, origin=destination, language=language)
