"""Where a picket stands: the mission that was named, the event's, or the one in this country and city."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.compose.targets import MISSION_ORDER
from plaint.contacts.countries import country_name
from plaint.errors import PlaintError, did_you_mean
from plaint.model.recipient import Recipient
from plaint.naming import slugify

if TYPE_CHECKING:
    from datetime import date

    from plaint.model.campaign import Campaign, Event, Route
    from plaint.reading.data import Data

MOST_NAMED = 12
HOW_TO_ADD = "or add it to recipients.yaml as kind: mission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What was asked for.

    Attributes:
        at: the id of a mission, or of another recipient with a place.
        country: where to look for a mission, ISO 3166-1.
        city: likewise.
        home: the country to look in where none was asked for.
        on: the day that was asked for.
        today: the day it is; events that are still to come go before those that were.
    """

    at: str | None = None
    country: str | None = None
    city: str | None = None
    home: str | None = None
    on: date | None = None
    today: date


@dataclass(frozen=True, slots=True)
class Place:
    """Where the picket stands.

    Attributes:
        recipient: at whose door; made up, without an address, where no mission is known.
        event: the campaign's, if it is there.
        others: further missions of the state in this country.
    """

    recipient: Recipient
    event: Event | None = None
    others: tuple[Recipient, ...] = ()
    is_generic: bool = False

    @property
    def is_mission(self) -> bool:
        """Whether it is a mission, which can forward letters."""
        return self.recipient.kind == "mission"


def find_place(campaign: Campaign, data: Data, where: Where) -> Place:
    """Return where the picket stands.

    Raises:
        PlaintError: nothing of that name, no mission in that city, or no country to look in.
    """
    events = _in_order(campaign, where)
    if where.at:
        return _with_event(_named(where.at, campaign, data), events)
    if not (where.country or where.city):
        for event in events:
            if event.at and event.at.recipient:
                return Place(data.recipients[event.at.recipient], event)
    return _search(campaign, data, where, events)


def _in_order(campaign: Campaign, where: Where) -> tuple[Event, ...]:
    """Return the events at somebody's door: of the day asked for, else the next, else the last."""
    placed = [event for event in campaign.events if event.at]

    def rank(event: Event) -> tuple[int, int]:
        if event.on is None:
            return 2, 0
        if event.on == where.on:
            return 0, 0
        ahead = (event.on - where.today).days
        return (1, ahead) if ahead >= 0 else (3, -ahead)

    return tuple(sorted(placed, key=rank))


def _with_event(recipient: Recipient, events: tuple[Event, ...]) -> Place:
    event = next((event for event in events if event.at and _leads_to(event.at, recipient)), None)
    return Place(recipient, event)


def _leads_to(route: Route, recipient: Recipient) -> bool:
    if route.recipient:
        return route.recipient == recipient.id
    return route.mission == recipient.of and (not route.kinds or recipient.mission in route.kinds)


def _named(name: str, campaign: Campaign, data: Data) -> Recipient:
    found = data.recipients.get(name)
    if found and _has_a_door(found):
        return found
    missions = [mission.id for mission in data.missions(campaign.country)]
    doors = [one.id for one in data.recipients.values() if _has_a_door(one)]
    meant = did_you_mean(name, doors)
    known = ", ".join((missions or doors)[:MOST_NAMED]) or "none yet"
    raise PlaintError(f"no mission or other place '{name}'", f"{meant} known: {known}; {HOW_TO_ADD}".strip())


def _has_a_door(recipient: Recipient) -> bool:
    # nobody is sent to the organisers' own address
    return recipient.kind == "mission" or (recipient.kind != "organiser" and bool(recipient.post))


def _search(campaign: Campaign, data: Data, where: Where, events: tuple[Event, ...]) -> Place:
    state = next((event.at.mission for event in events if event.at and event.at.mission), None) or campaign.country
    country = where.country or (None if where.city else where.home)
    missions = sorted(data.missions(state), key=lambda one: MISSION_ORDER.index(one.mission or "embassy"))
    near = [one for one in missions if country in (None, one.country) and _is_in(one, where.city)]
    if country is None and not (where.city and near):
        _refuse_anywhere(campaign, missions)
    if not near:
        unknown = _unknown(country or "", state, missions, where)
        return replace(unknown, event=_with_event(unknown.recipient, events).event)
    own = [one for one in near for event in events if event.at and event.at.recipient == one.id]
    chosen = _with_event((own or near)[0], events)
    others = tuple(one for one in near if one.id != chosen.recipient.id)
    return Place(chosen.recipient, chosen.event, others)


def _is_in(mission: Recipient, city: str | None) -> bool:
    cities = (mission.seat, *(point.city for point in mission.post))
    return city is None or slugify(city) in {slugify(name) for name in cities if name}


def _refuse_anywhere(campaign: Campaign, missions: list[Recipient]) -> None:
    picks = f"pick one by --at: {_list(missions)}, or " if missions else ""
    hint = f"{picks}say in which country, as --from GB"
    raise PlaintError(f"{campaign.id}: where is the picket?", hint)


def _unknown(country: str, state: str, missions: list[Recipient], where: Where) -> Place:
    """Return a mission without address, unless one is known in another city or serves this country from elsewhere."""
    name = country_name(state, "en")
    there = [one for one in missions if one.country == country]
    serving = [one for one in missions if country in one.covers]
    if there:
        raise PlaintError(
            f"no mission of {name} is known in {where.city}",
            f"known in {country}: {_list(there)}: pick one by --at, {HOW_TO_ADD}",
        )
    if serving:
        raise PlaintError(
            f"no mission of {name} is known in {country}", f"{_list(serving)} serves it: pick it by --at, {HOW_TO_ADD}"
        )
    made_up = Recipient(
        id=f"mission-{state.lower()}",
        kind="mission",
        rank="ambassador",
        mission="embassy",
        of=state,
        country=country,
        seat=where.city,
    )
    return Place(made_up, is_generic=True)


def known_missions(data: Data, campaign: Campaign) -> tuple[str, ...]:
    """Return the missions of the state that a campaign accuses, as `kz-embassy-moscow (Moscow, RU)`."""
    return tuple(_with_city(one) for one in data.missions(campaign.country))


def _list(missions: list[Recipient]) -> str:
    return ", ".join(_with_city(one) for one in missions)


def _with_city(mission: Recipient) -> str:
    return f"{mission.id} ({', '.join(filter(None, (city_of(mission), mission.country)))})"


def city_of(recipient: Recipient) -> str:
    """Return the city of an office, or ""."""
    return recipient.seat or next((point.city for point in recipient.post if point.city), "")
