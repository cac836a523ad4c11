"""What somebody asked for on the command line becomes an order, by DESIGN's rules: who signs, from where, when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from plaint.compose.letters import Order
from plaint.compose.signing import country_of
from plaint.contacts.countries import is_country
from plaint.contacts.zones import zone_of_country, zones_of
from plaint.errors import DataError, Place, PlaintError, Problem, UnknownName
from plaint.guide import Standpoint
from plaint.members import is_table, read_members, require_good
from plaint.model.text import YEARS

if TYPE_CHECKING:
    from plaint.deliver.record.reading import Record
    from plaint.model.campaign import Campaign
    from plaint.model.people import Signatory
    from plaint.session import Session
    from plaint.workspace import Workspace

JOURNAL = "journal.db"


@dataclass(frozen=True, kw_only=True)
class Wish:
    """The options of a command that makes letters, as they were typed.

    Attributes:
        members: who signs, read from a table before; over `signed_by`.
    """

    campaign: str
    to: tuple[str, ...] = ()
    origin: str | None = None
    signed_by: str | None = None
    language: str | None = None
    on: str | None = None
    with_translation: bool = False
    joint: bool | None = None
    most_names: int | None = None
    members: tuple[Signatory, ...] = ()


def place_order(workspace: Workspace, session: Session, wish: Wish) -> Order:
    """Settle everything but the words.

    Raises:
        PlaintError: a name or date means nothing, or the campaign's status forbids letters.
        DataError: the table of signatories has faults.
    """
    campaign = workspace.campaign(wish.campaign)
    refuse_ended(campaign)
    day = checked_day(wish.on)
    form = campaign.form if wish.joint is None else ("statement" if wish.joint else "letter")
    if wish.most_names is not None and form != "statement":
        raise PlaintError("--names is for statements", "add --joint: one letter that carries all names")
    order = Order(
        campaign=campaign,
        origin=checked_country(wish.origin),
        day=day or session.now.date(),
        language=folded_language(wish.language),
        only=wish.to,
        signatories=wish.members or choose_signatories(workspace, campaign, wish.signed_by),
        form=form,
        most_names=wish.most_names,
        with_translation=wish.with_translation,
    )
    refuse_forgotten(workspace, order.signatories)
    return order if day else replace(order, day=today_of(workspace, session, order))


def refuse_forgotten(workspace: Workspace, people: tuple[Signatory, ...]) -> None:
    """Refuse to write for, or to, those who asked to be forgotten; a journal that cannot be read refuses nobody.

    Raises:
        DataError: with everybody of their id, name or mailbox.
    """
    from plaint.deliver.record.diary import forgotten_among

    record = _journal_of(workspace)
    if record is None:
        return
    names = {one.id: tuple(filter(None, (one.id, one.name, one.email))) for one in people}
    with record:
        found = record.read(forgotten_among(names))
    if found:
        raise DataError([_forgotten(workspace, one) for one in found])


def _journal_of(workspace: Workspace) -> Record | None:
    """Return the journal to be read; None where there is none, or it cannot be read: what sends says why."""
    path = workspace.root / JOURNAL
    if not path.exists():
        return None
    from plaint.deliver.journal import read_journal

    try:
        return read_journal(path)
    except PlaintError:
        return None


def _forgotten(workspace: Workspace, one: str) -> Problem:
    known = one in workspace.data.signatories
    place = workspace.data.place("signatories", one) if known else Place(one)
    remedy = f"plaint forget {one} --write erases what came back; if this is another person: plaint forget {one} --lift"
    return Problem(place, "somebody of this id, name or mailbox asked to be forgotten", remedy)


def place_to_look(workspace: Workspace, session: Session, wish: Wish) -> Order:
    """Settle from where and when a campaign is looked at, whatever its status; nobody signs.

    Raises:
        PlaintError: a name, country or date means nothing.
    """
    country = checked_country(wish.origin) or workspace.data.settings.country
    zone = sender_zone(workspace, country, session.now.date())
    return Order(
        campaign=workspace.campaign(wish.campaign),
        origin=country,
        day=checked_day(wish.on) or session.today(zone),
        language=folded_language(wish.language),
    )


def today_of(workspace: Workspace, session: Session, order: Order) -> date:
    """Return the day that it is where an order's letters are written."""
    return session.today(zone_of(workspace, session, order))


def zone_of(workspace: Workspace, session: Session, order: Order) -> str | None:
    """Return the time zone in which an order's letters are written; None where it cannot be known."""
    own = country_of(order.signatories, order.campaign.sender)
    country = order.origin or own or workspace.data.settings.country
    return sender_zone(workspace, country, session.now.date())


def standpoint(workspace: Workspace, order: Order, origin: str | None) -> Standpoint:
    """Return where and when the sender of an order stands."""
    zone = sender_zone(workspace, origin, order.day)
    return Standpoint(origin=origin, zone=zone, day=order.day, lookup=order.lookup_day)


def sender_zone(workspace: Workspace, origin: str | None, day: date) -> str | None:
    """Return the sender's time zone: the settings' where they speak of this country, else the country's only one."""
    settings = workspace.data.settings
    if settings.timezone and (origin in (None, settings.country) or settings.timezone in zones_of(origin or "")):
        return settings.timezone
    return zone_of_country(origin, day) if origin else None


def refuse_ended(campaign: Campaign) -> None:
    """Refuse letters for a campaign that was stopped or won.

    Raises:
        PlaintError: with the campaign's own reason.
    """
    if campaign.status in ("stopped", "won"):
        reason = str(campaign.reason)
        raise PlaintError(f"{campaign.id} is {campaign.status}: {reason}", "no more letters; see `plaint show`")


def choose_signatories(workspace: Workspace, campaign: Campaign, asked: str | None) -> tuple[Signatory, ...]:
    """Return who signs: who was asked for; else the settings' signatory; else the only one; else nobody.

    An organisation that writes in its own name signs by its officer unless somebody was asked for.

    Raises:
        UnknownName: nobody of that id.
        DataError: the table has faults.
    """
    known = workspace.data.signatories
    if asked == "all":
        if not known:
            raise PlaintError("signatories.yaml has nobody in it", "see signatories.example.yaml for its form")
        return tuple(known.values())
    if asked and is_table(asked):
        return require_good(read_members(asked, workspace.open_picture)).signatories
    if asked:
        if asked not in known:
            raise UnknownName("signatory", asked, known)
        return (known[asked],)
    if campaign.sender:
        return ()
    own = workspace.data.settings.signatory
    if own:
        return (known[own],)
    return tuple(known.values()) if len(known) == 1 else ()


def folded_language(text: str | None) -> str | None:
    """Return a language as it was typed, its code in small letters: `RU` is read as `ru`, `DE-at` as `de-AT`."""
    if text is None:
        return None
    first, *others = text.split("-")
    return "-".join((first.lower(), *(part.upper() if len(part) == 2 else part.title() for part in others)))


def checked_country(text: str | None) -> str | None:
    """Return a country code as it was typed, in capitals.

    Raises:
        PlaintError: it is none.
    """
    if text is None:
        return None
    code = text.upper()
    if not is_country(code):
        remedy = "write GB" if code == "UK" else "use ISO 3166-1 alpha-2, as GB, DE or US"
        raise PlaintError(f"--from {text}: no such country code", remedy)
    return code


def checked_day(text: str | None, option: str = "--on") -> date | None:
    """Return a date as it was typed after an option.

    Raises:
        PlaintError: it is none.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise PlaintError(f"{option} {text}: no such date", "write it as 2026-11-22") from None
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise PlaintError(f"{option} {text}: no date of ours", f"choose a year from {YEARS[0]} to {YEARS[1]}")
    return day
