"""What a leaflet says: the case in at most 120 words, what passers-by can do, and where to write."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.address import address_lines
from plaint.compose.cases import count_words, demand_sentences, names_sentence, person_sentence
from plaint.compose.targets import Addressee, resolve_targets
from plaint.errors import PlaintError
from plaint.model.contact import first_usable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.compose.street import Street
    from plaint.model.campaign import Campaign
    from plaint.model.recipient import Recipient
    from plaint.model.text import Channel
    from plaint.reading.data import Data

MOST_WORDS = 120  # of title, case and demands
MOST_ADDRESSES = 4
_NAMES = (12, 6, 3, 1)
# Who answers for print, where a law calls that by a name of its own: the press laws of the German states.
_RESPONSIBLE = {"DE": "V. i. S. d. P."}
_WEB = re.compile(r"https?://[^\s<>\"]+\Z")


@dataclass(frozen=True, slots=True)
class Way:
    """Fax or e-mail as a labelled line; `href` is a link, or ""."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """Where a target can be written to.

    Attributes:
        target: its id in the campaign.
        lines: office and postal address; the office alone where no address is known.
        reach: fax in international form, and e-mail.
    """

    target: str
    lines: tuple[str, ...]
    reach: tuple[Way, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """Every word of a leaflet.

    Attributes:
        campaign: its id.
        case: sentences about the people.
        demands: those that there is room for, exactly as the campaign has them.
        further: what says that there are more, or "".
        advice: what passers-by can do.
        addresses: public ones of the targets.
        left_out: why which target has no address on it, a line each, for the organiser.
        link: the campaign's first web address, or "".
        responsible: label of the line on which who answers for it is filled in by hand.
    """

    campaign: str
    language: str
    title: str
    case: tuple[str, ...]
    demands: tuple[str, ...]
    further: str
    advice: tuple[str, ...]
    addresses: tuple[PublicAddress, ...]
    left_out: tuple[str, ...]
    link: str
    responsible: str

    @property
    def words(self) -> int:
        """How many words tell the case."""
        return count_words((self.title, *self.case, *self.demands, self.further))


def leaflet_of(campaign: Campaign, data: Data, street: Street, language: str, day: date) -> Leaflet:
    """Return the leaflet for a street in one language.

    Args:
        campaign: the campaign.
        data: the address book.
        street: decides the missions and how addresses end.
        language: one in which title and demands have words.
        day: whose contact points count.

    Raises:
        PlaintError: the title and the shortest form of the case have more than 120 words.
    """
    addresses, left_out = _addresses(campaign, data, street, language, day)
    links = (link.url for link in campaign.links if _WEB.match(link.url))
    label = phrase(language, "street.leaflet.responsible")
    whole = Leaflet(
        campaign=campaign.id,
        language=language,
        title=campaign.title.best(language),
        case=tuple(person_sentence(person, language) for person in campaign.people),
        demands=demand_sentences(campaign, language),
        further="",
        advice=tuple(_advice(language, has_addresses=bool(addresses))),
        addresses=addresses,
        left_out=left_out,
        link=next(links, ""),
        responsible=" · ".join(filter(None, (_RESPONSIBLE.get(street.country or ""), label))),
    )
    for leaflet in _shortened(whole, campaign):
        if leaflet.words <= MOST_WORDS:
            return leaflet
    hint = f"a leaflet has room for {MOST_WORDS}: write a shorter title, or the longest demand in two"
    raise PlaintError(f"{campaign.id}: the title and one demand have {leaflet.words} words in '{language}'", hint)


def _shortened(whole: Leaflet, campaign: Campaign) -> Iterator[Leaflet]:
    """Yield a leaflet whole, then ever shorter: without roles, then with half the demands, then with names alone."""
    language, count = whole.language, len(whole.demands)
    yield whole
    bare = tuple(person_sentence(person.model_copy(update={"role": None}), language) for person in campaign.people)
    yield replace(whole, case=bare)
    yield from (_cut(replace(whole, case=bare), kept) for kept in range(count - 1, count // 2, -1))
    names = [replace(whole, case=(names_sentence(campaign, language, most),)) for most in _NAMES]
    shorter = names if campaign.people else [whole]
    yield from shorter
    yield from (_cut(shorter[-1], kept) for kept in range(count - 1, 0, -1))


def _cut(leaflet: Leaflet, kept: int) -> Leaflet:
    count = len(leaflet.demands) - kept
    rest = phrase(leaflet.language, "street.leaflet.further").format(count=count)
    return replace(leaflet, demands=leaflet.demands[:kept], further=rest)


def _advice(language: str, *, has_addresses: bool) -> Iterator[str]:
    if has_addresses:
        yield phrase(language, "street.leaflet.write")
    yield phrase(language, "street.leaflet.petition")
    yield phrase(language, "street.leaflet.tell")


def _addresses(
    campaign: Campaign, data: Data, street: Street, language: str, day: date
) -> tuple[tuple[PublicAddress, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], PublicAddress] = {}
    left_out: list[str] = []
    for addressee in resolve_targets(campaign, data, street.country):
        public = public_address(addressee, campaign, street, language, day)
        if public is None:
            left_out.append(f"{addressee.id}: no public address, fax or e-mail is known")
        elif len(found) == MOST_ADDRESSES and public.lines not in found:
            left_out.append(f"{addressee.id}: no room for more than {MOST_ADDRESSES} addresses")
        else:
            found.setdefault(public.lines, public)
    return tuple(found.values()), tuple(left_out)


def public_address(
    addressee: Addressee, campaign: Campaign, street: Street, language: str, day: date
) -> PublicAddress | None:
    """Return where anybody may write to a target, through the mission that forwards it where one does.

    Channels that the campaign does not want stay out, and so does what is marked as secret; and an organiser, always.
    """
    receiver = _public(addressee.receiver, campaign.channels_to(addressee.target))
    reach = tuple(_reach(receiver, language, day))
    if receiver.address_on(day) is None and not reach:
        return None
    shown = replace(addressee.via or addressee, recipient=receiver)
    return PublicAddress(addressee.id, address_lines(shown, day, street.country, language), reach)


def _public(recipient: Recipient, channels: tuple[Channel, ...]) -> Recipient:
    wanted = channels if recipient.kind != "organiser" else ()
    known = {"post": recipient.post, "fax": recipient.fax, "email": recipient.email}
    public = {
        channel: tuple(point for point in points if channel in wanted and not point.secret)
        for channel, points in known.items()
    }
    return recipient.model_copy(update=public)


def _reach(recipient: Recipient, language: str, day: date) -> Iterator[Way]:
    from plaint.contacts.dialling import dial

    fax = first_usable(recipient.fax, day)
    if fax and fax.e164:
        yield Way(labelled(language, "letter.fax", dial(fax.e164, None).text))
    mailbox = first_usable(recipient.email, day)
    if mailbox and mailbox.address:
        yield Way(labelled(language, "letter.email", mailbox.address), f"mailto:{mailbox.address}")
