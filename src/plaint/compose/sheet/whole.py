"""A campaign becomes an action sheet, in the order of fields that urgent appeals have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.choice import choose_language
from plaint.compose.letters import Desk, why_left_out
from plaint.compose.sheet import more
from plaint.compose.sheet.recipients import describe_target
from plaint.compose.sheet.summary import as_sentence, summarise
from plaint.compose.sheet.value import ModelLetter, Reader, Sheet
from plaint.compose.signing import Signing
from plaint.compose.targets import resolve_targets
from plaint.compose.views import long_date
from plaint.contacts.countries import country_name
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.choice import Library
    from plaint.compose.letters import Order
    from plaint.compose.targets import Addressee
    from plaint.model.campaign import Campaign
    from plaint.reading.data import Data


def compose_sheet(data: Data, library: Library, order: Order, zone: str | None) -> Sheet:
    """Compose the sheet of a campaign for readers in a country.

    Args:
        data: the address book.
        library: the campaign's texts.
        order: its campaign, origin, day, language and targets count; nobody signs.
        zone: the reader's time zone; None where it cannot be known.

    Raises:
        PlaintError: a target, language or text is not there, or a text cannot be filled.
    """
    campaign = order.campaign
    addressees = resolve_targets(campaign, data, order.origin, order.only)
    reached = tuple(one for one in addressees if not why_left_out(one, order)) or addressees
    if not reached:
        raise PlaintError(f"{campaign.id} has nobody to write to", "name them under `targets:` in campaigns.yaml")
    language = choose_language(order, library, reached[0], (data.settings.language,))
    reader = Reader(order.origin, zone, order.day, order.lookup_day, language)
    writable = next((one for one in reached if library.can_write(language, campaign, one)), reached[0])
    letter = _letter(data, library, order, writable, language)
    summary, is_whole = summarise(campaign, language)
    return Sheet(
        campaign=campaign.id,
        language=language,
        origin=order.origin or "",
        day=order.day,
        until=campaign.until,
        banner=phrase(language, f"sheet.banner.{campaign.status}"),
        status=_status(campaign, reader),
        title=campaign.title.best(language),
        country=country_name(campaign.country, language),
        published=_dated("sheet.published", campaign.published, language),
        deadline=_deadline(campaign, language),
        readers=labelled(language, "sheet.country", country_name(order.origin, language)) if order.origin else "",
        made=_dated("sheet.made", order.day, language),
        summary=summary,
        risks=more.risks(campaign, data, language),
        names=tuple(person.name.best(language) for person in campaign.people),
        demands=tuple(as_sentence(demand.text.best(language)) for demand in campaign.demands),
        heading=_heading(campaign, language),
        letter=letter,
        entries=tuple(describe_target(one, campaign, reader) for one in _once(addressees)),
        missions=more.missions(campaign, data, reader),
        tell=more.tell(campaign, data, reader),
        asks=more.asks(campaign, data, reader),
        background=tuple(more.background(campaign, data, reader, with_people=not is_whole)),
        links=tuple(more.links(campaign, data, language)),
        source=more.source_of(campaign, data, language),
    )


def _once(addressees: tuple[Addressee, ...]) -> tuple[Addressee, ...]:
    """Return addressees without a mission that is a target of its own too."""
    seen: dict[str, Addressee] = {}
    for one in addressees:
        seen.setdefault(one.id if one.via or one.is_generic else one.recipient.id, one)
    return tuple(seen.values())


def _letter(data: Data, library: Library, order: Order, addressee: Addressee, language: str) -> ModelLetter:
    campaign = order.campaign
    signing = Signing(date=order.day, sender=campaign.sender, is_statement=order.form == "statement")
    letter = Desk(data, library, order, signing, order.origin).compose_in(language, addressee)
    key = "sheet.signature.statement" if order.form == "statement" else "sheet.signature"
    officer = campaign.sender is not None and campaign.sender.officer is not None
    first = letter.signatures[0]
    return ModelLetter(
        target=addressee.id,
        subject=letter.subject,
        salutation=letter.salutation,
        body=letter.body,
        closing=letter.closing,
        signature=(first.name, *first.lines) if officer else (phrase(language, key),),
    )


def _heading(campaign: Campaign, language: str) -> str:
    kind = "statement" if campaign.form == "statement" else ("sender" if campaign.sender else "letter")
    return phrase(language, f"sheet.heading.{kind}")


def _status(campaign: Campaign, reader: Reader) -> str:
    if campaign.status in ("closed", "draft"):
        return phrase(reader.language, f"sheet.status.{campaign.status}")
    return phrase(reader.language, "sheet.status.late") if campaign.until and campaign.until < reader.day else ""


def _deadline(campaign: Campaign, language: str) -> str:
    if campaign.until or campaign.status == "closed":
        return _dated("sheet.until", campaign.until, language)
    return phrase(language, "sheet.open-ended")


def _dated(key: str, day: date | None, language: str) -> str:
    return labelled(language, key, long_date(day, language)) if day else ""
