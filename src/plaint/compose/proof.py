"""What a second pair of eyes looks at before a big mailing: whom it goes to, what it says, whose data it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from plaint.compose.choice import default_languages
from plaint.compose.copies import copy_lines
from plaint.compose.letters import Desk
from plaint.compose.signing import Signing
from plaint.compose.targets import office_of, resolve_targets
from plaint.model.campaign import CHANNELS
from plaint.model.contact import PhoneNumber, PostalAddress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.compose.choice import Library
    from plaint.compose.letters import Order
    from plaint.model.campaign import Campaign, Person, Route, Target
    from plaint.model.contact import ContactPoint
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data
    from plaint.reading.texts import LetterText

YEAR = timedelta(days=365)
FORWARDS = "is asked to forward letters for"
BEGINS, LEAST, ALL_BEGIN = 70, 12, 150  # words of a text that are shown, at most and at least; and of all together
_ESCAPED = re.compile(r"\\([^\w\s])")  # as values are escaped in Markdown


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofTarget:
    """Somebody to whom letters go, or through whom.

    Attributes:
        target: the id by which the campaign's target is asked for.
        recipient: the entry of the address book.
        role: how it is that letters go there, where that is not plain; "".
        office, holder: as printed; the holder is "" where unknown.
        reads: the languages that the office reads, best first.
        points: each contact point in force: channel, address, and what is wrong with it or "".
        source: of these data; "".
        verified: the day on which a person last checked them, as 2026-11-22; "" for never.
        remark: what is wrong with that; "".
    """

    target: str
    recipient: str
    role: str
    office: str
    holder: str
    reads: tuple[str, ...]
    points: tuple[tuple[str, str, str], ...]
    source: str
    verified: str
    remark: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofText:
    """A text in one language.

    Attributes:
        name: the file.
        language: ISO 639.
        meant_for: a target's id or a kind; "" for all.
        subject: its heading, as the first target that gets it reads it.
        begins: its first words, likewise.
        words: how many it has.
        digest: the beginning of the file's sha256.
        origin: language and digest of the text that it translates; "".
    """

    name: str
    language: str
    meant_for: str
    subject: str
    begins: str
    words: int
    digest: str
    origin: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """Data of organisers, and where they appear."""

    whose: str
    what: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Proof:
    """All that is looked at.

    Attributes:
        campaign, title, status: of the campaign.
        until: its last day; "" for none.
        people: whom it is for, with what is said of each.
        demands: each in its languages.
        targets, texts, shown: see there.
        enclosures: names of files that go along.
        day: whose holders and contact points count.
        words: what a call tells its members beside the letters, by the options.
    """

    campaign: str
    title: str
    status: str
    until: str
    people: tuple[str, ...]
    demands: tuple[str, ...]
    targets: tuple[ProofTarget, ...]
    texts: tuple[ProofText, ...]
    shown: tuple[Shown, ...]
    enclosures: tuple[str, ...]
    day: str
    words: tuple[str, ...] = ()


def compose_proof(data: Data, library: Library, order: Order, language: str) -> Proof:
    """Return what is looked at before letters go.

    Args:
        data: the address book, private part and all.
        library: the campaign's texts.
        order: the campaign, and whose holders and addresses count.
        language: of names and offices.

    Raises:
        PlaintError: a text cannot be filled.
    """
    campaign = order.campaign
    enclosed = (*campaign.enclosures, *(one for target in campaign.targets for one in target.enclosures))
    return Proof(
        campaign=campaign.id,
        title=campaign.title.best(language),
        status=campaign.status,
        until=str(campaign.until or ""),
        people=tuple(_person(one, language) for one in campaign.people),
        demands=tuple(" / ".join(words for _, words in one.text.versions) for one in campaign.demands),
        targets=tuple(_targets(data, order, language)),
        texts=tuple(_texts(data, library, order)),
        shown=tuple(_shown(data, order, language)),
        enclosures=tuple(dict.fromkeys(one.file for one in enclosed)),
        day=str(order.lookup_day),
    )


def _person(person: Person, language: str) -> str:
    name = person.name.best(language)
    return f"{name}: {person.facts.best(language)}" if person.facts else name


def used_texts(library: Library, campaign: Campaign) -> tuple[LetterText, ...]:
    """Return the texts that letters of a campaign can be made of: its own, and the built-in ones in other languages."""
    own = {(one.language, "") for one in library.own if not one.variant}
    known = default_languages(campaign)
    spare = (one for one in library.default if one.language in known and (one.language, "") not in own)
    return (*library.own, *spare)


def reached(campaign: Campaign, data: Data) -> Iterator[tuple[Target, Recipient, str]]:
    """Yield each recipient that a campaign writes to or through, by target, with its role in words."""
    for target in campaign.targets:
        for recipient in _along(target, data):
            role = "if it is the mission where a writer lives" if target.mission else ""
            yield target, recipient, role
        for via in _along(target.via, data) if target.via else ():
            yield target, via, f"{FORWARDS} {target.id}"


def _along(route: Route, data: Data) -> tuple[Recipient, ...]:
    if route.recipient:
        return (data.recipients[route.recipient],)
    missions = data.missions(route.mission or "")
    return tuple(one for one in missions if not route.kinds or one.mission in route.kinds)


def _targets(data: Data, order: Order, language: str) -> Iterator[ProofTarget]:
    day = order.lookup_day
    for target, recipient, role in reached(order.campaign, data):
        holder = recipient.holder_on(day)
        yield ProofTarget(
            target=target.id,
            recipient=recipient.id,
            role=role,
            office=office_of(recipient, language),
            holder=holder.name.best(language) if holder else "",
            reads=recipient.languages,
            points=tuple(_points(recipient, day)),
            source=recipient.source.best(language) if recipient.source else "",
            verified=str(recipient.verified or ""),
            remark=_doubt(recipient, day),
        )


def _points(recipient: Recipient, day: date) -> Iterator[tuple[str, str, str]]:
    for channel in CHANNELS:
        for point in recipient.points(channel):
            if point.holds_on(day):
                yield channel, written(point), "" if point.status == "good" else point.status


def written(point: ContactPoint) -> str:
    """Return a contact point in one line: a number in both its forms, an address with all its parts."""
    if isinstance(point, PhoneNumber) and point.e164 and point.printed:
        return f"{point.e164} (printed {point.printed})"
    if isinstance(point, PostalAddress):
        return ", ".join(filter(None, (*point.lines, point.postcode, point.city, point.region, point.country)))
    return str(point) if point.is_known else ""


def _doubt(recipient: Recipient, day: date) -> str:
    if recipient.verified is None:
        return "never verified"
    return "verified more than a year ago" if day - recipient.verified > YEAR else ""


def _texts(data: Data, library: Library, order: Order) -> Iterator[ProofText]:
    """Yield each text as the first target that gets it reads it; built-in ones only where somebody does."""
    signing = Signing(date=order.day, sender=order.campaign.sender)
    desk = Desk(data, library, order, signing, order.origin)
    addressees = resolve_targets(order.campaign, data, order.origin)
    used = used_texts(library, order.campaign)
    most = max(LEAST, min(BEGINS, ALL_BEGIN // max(1, len(used))))
    for text in used:
        addressee = next((one for one in addressees if library.find(text.language, one) is text), None)
        if addressee is not None:
            letter = desk.compose_in(text.language, addressee)
            yield _text(text, letter.subject, _ESCAPED.sub(r"\1", letter.body).split(), most)
        elif text in library.own:
            yield _text(text, "(no target gets this text)", [], most)


def _text(text: LetterText, subject: str, words: list[str], most: int) -> ProofText:
    origin = text.front.translated_from
    return ProofText(
        name=text.name,
        language=text.language,
        meant_for=text.variant,
        subject=subject,
        begins=" ".join(words[:most]) + (" …" if len(words) > most else ""),
        words=len(words),
        digest=text.digest,
        origin=f"{origin.language} {origin.digest}" if origin else "",
    )


# --- whose data appear where ---------------------------------------------------------------------


def _shown(data: Data, order: Order, language: str) -> Iterator[Shown]:
    yield from _sender(order.campaign, language)
    settings = data.settings
    if settings.organisation:
        where = "in From of mails, and under letters signed on its behalf"
        yield Shown(whose=settings.organisation, what="its name", where=where)
    for name, account in settings.accounts.items():
        if account.email:
            what = ", ".join(filter(None, (account.email, account.name)))
            yield Shown(whose=f"account {name}", what=what, where="From or Reply-To of every mail that leaves by it")
    yield from _copies(data, order, language)


def _sender(campaign: Campaign, language: str) -> Iterator[Shown]:
    if sender := campaign.sender:
        officer = f"{sender.officer.name}, signing" if sender.officer else ""
        points = map(written, (*sender.post, *sender.phone, *sender.fax, *sender.email))
        what = "; ".join(filter(None, (officer, *points))) or "its name"
        yield Shown(whose=sender.name.best(language), what=what, where="letterhead and signature of every letter")


def _copies(data: Data, order: Order, language: str) -> Iterator[Shown]:
    for line in copy_lines(data, order, language):
        key = "; encrypted" if line.by == "email" and data.recipients[line.to].key else ""
        where = f"its name under every letter, by consent of {line.consent}" if line.visible else "on no letter"
        told = f"gets {', '.join(line.what)} by {line.by}, {line.when}{key}"
        yield Shown(whose=line.name, what=line.address or f"no address: {line.gap}", where=f"{where}; {told}")
