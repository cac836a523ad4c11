"""A campaign becomes a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.compose.page.case import case_remarks, compose_case, last_day
from plaint.compose.page.doors import Doors
from plaint.compose.page.letters import Writer, wording
from plaint.compose.page.means import by_country, dialling, opening
from plaint.compose.page.short import short_forms
from plaint.compose.page.value import Desk, Door, Page
from plaint.compose.sheet import more
from plaint.compose.sheet.forward import compose_forward
from plaint.compose.sheet.recipients import describe_target
from plaint.compose.sheet.value import Reader
from plaint.compose.sheet.whole import compose_sheet
from plaint.compose.views import long_date
from plaint.contacts.countries import COUNTRIES, country_name, envelope_of
from plaint.errors import PlaintError
from plaint.model.contact import Mailbox, first_usable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.compose.choice import Library
    from plaint.compose.letters import Order
    from plaint.compose.page.value import Wording
    from plaint.compose.sheet.value import Sheet
    from plaint.compose.targets import Addressee
    from plaint.model.campaign import Campaign
    from plaint.reading.data import Data


def page_languages(campaign: Campaign, library: Library) -> tuple[str, ...]:
    """Return the languages in which a campaign has letters, and so has pages."""
    return library.languages(campaign) or campaign.title.languages or ("en",)


def compose_page(data: Data, library: Library, order: Order) -> Page:
    """Compose a campaign's page in the order's language, on its day.

    Args:
        data: the address book, without what must not be shown.
        library: the campaign's texts.
        order: of its own it has campaign, language and day alone.

    Raises:
        PlaintError: nobody can be written to, or a text cannot be filled or does more with who signs than print it.
    """
    campaign, day, language = order.campaign, order.day, order.language or "en"
    case = compose_case(campaign, data, language, day)
    last, told = last_day(campaign, day), tuple(case_remarks(campaign, data, day))
    if case.state != "live":
        return Page(case=case, made=day, last=last, sheet=None, desk=None, remarks=told)
    alone = campaign.model_copy(update={"sender": None, "form": "letter"})
    builder = _Builder(data, library, replace(order, campaign=alone, language=language, form="letter"), last)
    sheet, desk = builder.sheet(language), builder.desk()
    return Page(case=case, made=day, last=last, sheet=sheet, desk=desk, remarks=(*told, *_remarks(campaign, desk)))


@dataclass
class _Builder:
    """Where one page is put together.

    Attributes:
        order: everybody signs alone, in an unknown country.
        last: the last day on which the page gives letters.
    """

    data: Data
    library: Library
    order: Order
    last: date

    @cached_property
    def language(self) -> str:
        """Of the page."""
        return self.order.language or "en"

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Of letters, the page's own first."""
        return tuple(dict.fromkeys((self.language, *page_languages(self.order.campaign, self.library))))

    def sheet(self, language: str) -> Sheet:
        """Compose the action sheet in a language; errors as in `compose_sheet`."""
        return compose_sheet(self.data, self.library, replace(self.order, language=language), None)

    def desk(self) -> Desk:
        """Compose all that the script needs."""
        writer = Writer(data=self.data, library=self.library, order=self.order)
        doors = Doors(writer, self.languages)
        ways = doors.ways()
        if not doors.addressees:
            hint = "see `plaint show` for what is known of its targets"
            raise PlaintError(f"{self.order.campaign.id} has nobody to write to", hint)
        told = (one for one in self.languages if self._can_be_told(one, doors.addressees))
        sheets = {language: self.sheet(language) for language in told}
        day = self.order.day
        days = tuple(day + timedelta(days=number) for number in range((self.last - day).days + 1))
        return Desk(
            languages=self.languages,
            doors=tuple(self._door(addressee, writer, sheets) for addressee in doors.addressees),
            ways=ways,
            missions=by_country(
                lambda country: more.missions(self.order.campaign, self.data, self._reader(self.language, country))
            ),
            envelopes=by_country(envelope_of),
            countries=tuple((one, _countries(one)) for one in self.languages),
            dates=tuple((one, tuple(long_date(day, one) for day in days)) for one in self.languages),
            report=_report(self.order.campaign, self.data, self.order.lookup_day),
            forward=compose_forward(sheets[self.language]),
        )

    def _can_be_told(self, language: str, addressees: tuple[Addressee, ...]) -> bool:
        """Tell whether an action sheet can be made in a language."""
        if language == self.language:
            return True
        return all(self.library.can_write(language, self.order.campaign, one) for one in addressees)

    def _reader(self, language: str, country: str | None = None) -> Reader:
        return Reader(country, None, self.order.day, self.order.lookup_day, language)

    def _door(self, addressee: Addressee, writer: Writer, sheets: dict[str, Sheet]) -> Door:
        campaign, receiver = self.order.campaign, addressee.receiver
        languages = [one for one in self.languages if self.library.can_write(one, campaign, addressee)]
        if not languages:
            raise PlaintError(f"{campaign.id} has no text for {addressee.id}", f"write letters/{campaign.id}/en.md")
        return Door(
            id=addressee.id,
            seat=_seat(addressee, self.order.lookup_day),
            entry=describe_target(addressee, campaign, self._reader(self.language)),
            opening=opening(receiver, self.language),
            dial=dialling(receiver, self.order.lookup_day, self.language),
            wordings=tuple((one, self._wording(addressee, one, writer, sheets.get(one))) for one in languages),
        )

    def _wording(self, addressee: Addressee, language: str, writer: Writer, sheet: Sheet | None) -> Wording:
        entry = describe_target(addressee, self.order.campaign, self._reader(language))
        short = short_forms(sheet, entry) if sheet else None
        return wording(writer.letters(addressee, language), addressee, self.order, short)


def _seat(addressee: Addressee, day: date) -> str:
    point = addressee.recipient.address_on(day)
    return addressee.recipient.seat or (point.city if point and point.city else "")


def _countries(language: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, country_name(code, language)) for code in sorted(COUNTRIES))


def _report(campaign: Campaign, data: Data, day: date) -> str:
    """Return the first mailbox of organisers who agreed to be seen and are told by e-mail."""
    for copy in campaign.copies:
        if copy.visible and copy.consent and copy.by == "email":
            point = first_usable(tuple(one for one in data.recipients[copy.to].email if not one.secret), day)
            if isinstance(point, Mailbox) and point.address:
                return point.address
    return ""


def _remarks(campaign: Campaign, desk: Desk) -> Iterator[str]:
    if campaign.sender:
        yield "the campaign writes in its own name; whoever uses the page signs alone"
    elif campaign.form == "statement":
        yield "the campaign's form is a statement; whoever uses the page signs a letter alone"
    files = {one.name for target in campaign.targets for one in campaign.enclosures_to(target)}
    if files:
        yield f"letters name what is enclosed, which the page cannot give: {', '.join(sorted(files))}"
    for door in desk.doors:
        if any(one.short and not one.short.telegram for _, one in door.wordings):
            yield f"no telegram to {door.id}: no demand is short enough"
