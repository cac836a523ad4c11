"""What somebody asked for becomes the plan of a picket and the order for its letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.compose.discretion import names_contact
from plaint.compose.letters import Order
from plaint.compose.picket.letters import Counter
from plaint.compose.picket.place import Where, find_place
from plaint.compose.picket.plan import PicketPlan
from plaint.compose.signing import country_of
from plaint.compose.street import street_of
from plaint.contacts.countries import paper_of
from plaint.contacts.zones import zone_of_country
from plaint.errors import PlaintError, UnknownName
from plaint.model.campaign import CLOCK
from plaint.orders import checked_country, checked_day, choose_signatories, refuse_ended

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.picket.place import Place
    from plaint.model.campaign import Campaign
    from plaint.model.people import Signatory
    from plaint.reading.data import Data
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class PicketWish:
    """The options of `plaint picket`, as they were typed."""

    campaign: str
    at: str | None = None
    origin: str | None = None
    city: str | None = None
    on: str | None = None
    time: str | None = None
    signed_by: str | None = None
    joint: bool | None = None
    language: str | None = None


def order_picket(workspace: Workspace, session: Session, wish: PicketWish) -> Counter:
    """Settle place, day, hour, languages, and who signs.

    Raises:
        PlaintError: something that was asked for means nothing, or the campaign's status forbids letters.
        DataError: the table of signatories has faults.
    """
    campaign = workspace.campaign(wish.campaign)
    refuse_ended(campaign)
    signatories = choose_signatories(workspace, campaign, wish.signed_by)
    place = find_place(campaign, workspace.data, _where(workspace, session, wish, signatories))
    plan = _plan(workspace, session, wish, _discreet(place, campaign, workspace.data))
    form = campaign.form if wish.joint is None else ("statement" if wish.joint else "letter")
    order = Order(
        campaign=campaign,
        origin=plan.country,
        day=plan.on or plan.today,
        signatories=signatories,
        form=form,
    )
    reader = workspace.data.settings.model_copy(update={"language": plan.language})
    return Counter(replace(workspace.data, settings=reader), workspace.library(campaign.id), order, plan)


def _where(workspace: Workspace, session: Session, wish: PicketWish, signatories: tuple[Signatory, ...]) -> Where:
    sender = workspace.campaign(wish.campaign).sender
    return Where(
        at=wish.at,
        country=checked_country(wish.origin),
        city=wish.city,
        home=country_of(signatories, sender) or workspace.data.settings.country,
        on=checked_day(wish.on),
        today=session.now.date(),
    )


def _discreet(place: Place, campaign: Campaign, data: Data) -> Place:
    """Return the place with an event whose words name nobody's contact: they are printed for all to see."""
    event = place.event
    if event is None or not any(names_contact(words, data) for _, words in event.what.versions):
        return place
    return replace(place, event=event.model_copy(update={"what": campaign.title}))


def _plan(workspace: Workspace, session: Session, wish: PicketWish, place: Place) -> PicketPlan:
    settings, campaign, event = workspace.data.settings, workspace.campaign(wish.campaign), place.event
    on = checked_day(wish.on) or (event.on if event else None)
    is_that_day = event is not None and event.on in (None, on)
    country = place.recipient.country
    today = session.today(place.recipient.timezone or zone_of_country(country, session.now.date()))
    own_paper = settings.paper if settings.country in (None, country) else None
    return PicketPlan(
        campaign=campaign,
        place=place,
        on=on,
        at=checked_time(wish.time) or (event.time if event and is_that_day else None),
        until=event.until if event and is_that_day and wish.time is None else None,
        today=today,
        now=session.now,
        lookup=_lookup(campaign, on or today),
        language=_language(wish.language, settings.language),
        street=street_of(campaign, workspace.data, country).own,
        paper=own_paper or paper_of(country),
    )


def _lookup(campaign: Campaign, day: date) -> date:
    return campaign.published if campaign.status == "closed" and campaign.published else day


def _language(asked: str | None, usual: str | None) -> str:
    if asked is None:
        return usual if usual in CATALOGUED else "en"
    if asked not in CATALOGUED:
        raise UnknownName("language of a running sheet", asked, CATALOGUED)
    return asked


def checked_time(text: str | None) -> time | None:
    """Return an hour as it was typed.

    Raises:
        PlaintError: it is none.
    """
    if text is None:
        return None
    if not CLOCK.match(text):
        raise PlaintError(f"--time {text}: no such hour", "write it as 18:30")
    return time.fromisoformat(text)
