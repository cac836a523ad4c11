"""Composing: campaign x target x signatory -> letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.compose.address import address_lines, closing, forward_line, salutation
from plaint.compose.choice import Library, choose_language
from plaint.compose.filling import fill_body, fill_line
from plaint.compose.parts import own_part
from plaint.compose.signing import Signing
from plaint.compose.targets import Addressee, office_of, resolve_targets
from plaint.compose.views import SignatoryView, views
from plaint.errors import PlaintError
from plaint.model.letter import Letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from plaint.model.campaign import Campaign, Form
    from plaint.model.contact import ContactPoint
    from plaint.model.people import Signatory
    from plaint.model.recipient import Recipient
    from plaint.model.text import Channel
    from plaint.reading.data import Data
    from plaint.reading.texts import LetterText


@dataclass(frozen=True, kw_only=True)
class Order:
    """What letters are wanted.

    Attributes:
        campaign: the campaign.
        origin: the country they are written from, ISO 3166-1; None leaves it to each signatory.
        day: the day printed on them.
        language: `--lang`; None leaves it to the signatory, the settings and the targets.
        only: ids of targets; empty for all.
        signatories: who signs; empty for lines to sign, or for the campaign's own sender.
        form: `letter`, one for each signatory, or `statement`.
        most_names: how many a statement names before it counts the others; None for all.
        with_translation: add the signatory's language on a page of its own.
        by_hand: the letters are handed in, so that no channel is needed.
    """

    campaign: Campaign
    origin: str | None
    day: date
    language: str | None = None
    only: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    form: Form = "letter"
    most_names: int | None = None
    with_translation: bool = False
    by_hand: bool = False

    @property
    def lookup_day(self) -> date:
        """The day whose holders and addresses count: a campaign that is history keeps those of its own time."""
        campaign = self.campaign
        return campaign.published if campaign.status == "closed" and campaign.published else self.day


@dataclass(frozen=True)
class LeftOut:
    """A target that gets no letter, and why."""

    target: str
    reason: str


@dataclass(frozen=True)
class Composed:
    """A letter, the addressee that its target was resolved to, and the one who signs it, where that is one person."""

    letter: Letter
    addressee: Addressee
    signatory: Signatory | None = None


def compose_letters(data: Data, library: Library, order: Order) -> tuple[tuple[Composed, ...], tuple[LeftOut, ...]]:
    """Compose every letter that was ordered; say which targets get none.

    Raises:
        PlaintError: a target, language or text is not there, or a text cannot be filled.
    """
    composed: list[Composed] = []
    left_out: dict[str, LeftOut] = {}
    for signing in signings(data, order):
        desk = Desk(data, library, order, signing, origin_of(signing, data, order))
        addressees, others = choose_addressees(data, order, desk.origin)
        left_out |= {other.target: other for other in others}
        composed += (Composed(desk.compose(addressee), addressee, signing.one) for addressee in addressees)
    return tuple(composed), tuple(left_out.values())


def origin_of(signing: Signing, data: Data, order: Order) -> str | None:
    """Return where a letter is written: as ordered; else where those are who sign it; else as the settings say."""
    return order.origin or signing.country or data.settings.country


def choose_addressees(
    data: Data, order: Order, origin: str | None
) -> tuple[tuple[Addressee, ...], tuple[LeftOut, ...]]:
    """Return whom those in one country write to, and which targets they leave out.

    Raises:
        UnknownName: a target asked for is none.
    """
    chosen: list[Addressee] = []
    left_out: list[LeftOut] = []
    served: set[str] = set()
    for addressee in resolve_targets(order.campaign, data, origin, order.only):
        if reason := why_left_out(addressee, order) or _why_not_again(addressee, served):
            left_out.append(LeftOut(addressee.id, reason))
        else:
            chosen.append(addressee)
    return tuple(chosen), tuple(left_out)


def _why_not_again(addressee: Addressee, served: set[str]) -> str:
    """Return why a target gets no letter: it is a mission that is a target of its own too."""
    if addressee.via or addressee.is_generic:
        return ""
    if addressee.recipient.id in served:
        return f"{addressee.recipient.id} has this letter already"
    served.add(addressee.recipient.id)
    return ""


def channels_of(addressee: Addressee, order: Order) -> tuple[Channel, ...]:
    """Return the channels by which a target can be reached, preferred first."""
    wanted = order.campaign.channels_to(addressee.target)
    return tuple(channel for channel in wanted if addressee.receiver.reachable_by(channel, order.lookup_day))


def why_left_out(addressee: Addressee, order: Order) -> str:
    """Return why no letter can go to this target, or ""."""
    is_made_up = addressee.is_generic or (addressee.via is not None and addressee.via.is_generic)
    if order.by_hand or is_made_up or channels_of(addressee, order):
        return ""
    recipient = addressee.receiver
    wanted = order.campaign.channels_to(addressee.target)
    points = [(channel, point) for channel in wanted for point in recipient.points(channel)]
    named = ", ".join(f"{channel} {_why_unusable(point, order.lookup_day)}" for channel, point in points)
    others = ", ".join((addressee.via or addressee).others)
    remedy = f"add one to {recipient.id} in recipients.yaml" + (
        f", or pick another by --to: {others}" if others else ""
    )
    return f"no usable channel ({named or 'none is known'}); {remedy}"


def _why_unusable(point: ContactPoint, day: date) -> str:
    if not point.holds_on(day):
        return f"not in force on {day}"
    return point.status if point.status != "good" else "cannot be reached from elsewhere"


def signings(data: Data, order: Order) -> tuple[Signing, ...]:
    """Return who signs each letter to a target."""
    common = Signing(
        date=order.day,
        sender=None if order.signatories else order.campaign.sender,
        is_statement=order.form == "statement",
        most_names=order.most_names,
        organisation=data.settings.organisation or "",
    )
    if order.form == "statement":
        return (replace(common, signatories=order.signatories),)
    return tuple(replace(common, signatories=(signatory,)) for signatory in order.signatories) or (common,)


def _as_it_is(view: SignatoryView, _: str) -> SignatoryView:
    return view


@dataclass(frozen=True)
class Desk:
    """Where one signatory's letters are composed: everything but the target is settled.

    Attributes:
        watch: gives a text what it sees of the signatory in a language; may note what it reads.
    """

    data: Data
    library: Library
    order: Order
    signing: Signing
    origin: str | None
    watch: Callable[[SignatoryView, str], SignatoryView] = _as_it_is

    def compose(self, addressee: Addressee) -> Letter:
        """Compose the letter to one target, with its translation where that is wanted."""
        wished = (self._own_language, self.data.settings.language)
        language = choose_language(self.order, self.library, addressee, wished)
        text = self._text(language, addressee)
        letter = self.fill(text, addressee)
        mine = self._own_language or self.data.settings.language or "en"
        if not self.order.with_translation or mine == language:
            return letter
        return replace(letter, translation=self._translate(text, mine, addressee))

    @property
    def _own_language(self) -> str | None:
        return self.signing.one.language if self.signing.one else None

    def _translate(self, text: LetterText, language: str, addressee: Addressee) -> Letter:
        translated = self.library.find_translation(text, language, self.order)
        if translated is None:
            name = f"{language}.{text.variant}.md" if text.variant else f"{language}.md"
            hint = f"write letters/{self.order.campaign.id}/{name}, or leave --with-translation out"
            raise PlaintError(f"no translation of {text.name} into '{language}'", hint)
        return self.fill(translated, addressee)

    def compose_in(self, language: str, addressee: Addressee) -> Letter:
        """Compose the letter in one language, without translation."""
        return self.fill(self._text(language, addressee), addressee)

    def _text(self, language: str, addressee: Addressee) -> LetterText:
        text = self.library.find(language, addressee)
        assert text is not None, "the language was chosen because it has one"
        return text

    def fill(self, text: LetterText, addressee: Addressee) -> Letter:
        """Compose the letter from one text; errors as in `fill_body`."""
        language = text.language
        day, recipient = self.order.lookup_day, addressee.recipient
        values = views(self.order.campaign, addressee, self.signing, day, language)
        values["signatory"] = self.watch(values["signatory"], language)
        holder = recipient.holder_on(day)
        greeting = text.front.salutation or salutation(recipient, day, language)
        own = own_part(self.signing, language)
        return Letter(
            campaign=self.order.campaign.id,
            title=self.order.campaign.title.best(language),
            target=addressee.id,
            office=office_of(recipient, language),
            holder=holder.name.best(language) if holder else "",
            language=language,
            country=self.origin or "",
            date=self.signing.date,
            address=address_lines(addressee, day, self.origin, language),
            forward=forward_line(addressee, day, language),
            sender=own.sender,
            return_line=own.return_line,
            letterhead=(self.signing.sender.letterhead or "") if self.signing.sender else "",
            dateline=own.dateline,
            subject=fill_line(text.front.subject, text, values),
            salutation="" if text.front.whole else greeting,
            body=fill_body(text, values),
            closing=self._closing(text, recipient, greeting),
            signatory=own.label,
            signatures=own.signatures,
            whole=text.front.whole,
            copies=self._visible_copies(language),
            enclosures=tuple(one.called(language) for one in self.order.campaign.enclosures_to(addressee.target)),
        )

    def _closing(self, text: LetterText, recipient: Recipient, greeting: str) -> str:
        if text.front.whole:
            return ""
        return text.front.closing or closing(recipient, greeting, self.signing, text.language)

    def _visible_copies(self, language: str) -> tuple[str, ...]:
        """Return who is named as getting a copy: only those who agreed to it."""
        visible = [copy.to for copy in self.order.campaign.copies if copy.visible and copy.consent]
        shown = [self.data.recipients[name] for name in visible]
        return tuple(one.name.best(language) if one.name else office_of(one, language) for one in shown)
