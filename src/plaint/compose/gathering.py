"""A picket as the authority, the calendar and the mission's porter have to know it: where, when, how many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from plaint.compose.targets import office_of
from plaint.contacts.addresses import Postal, address_block
from plaint.contacts.assembly_rules import region_of
from plaint.contacts.zones import zone_of_country, zones_of

if TYPE_CHECKING:
    from datetime import date
    from zoneinfo import ZoneInfo

    from plaint.model.campaign import Campaign, Event
    from plaint.model.recipient import Recipient
    from plaint.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """One picket.

    Attributes:
        campaign, title: the campaign's id and title.
        what: what it is, where the campaign says so.
        mission: before whose door; None where it is elsewhere.
        spot: the place in words, instead of the mission's address or beside it.
        country, city, region: of the place; the region is ISO 3166-2 without the country, "" where not known.
        zone: its time zone; None where the country has several and nobody said which.
        day, start, end: when, by the clocks of the place; None is left to fill in by hand.
        announced: the day on which the call or the leaflet goes out.
        expected: how many people.
        lookup: the day whose contact points count.
    """

    campaign: str
    title: Text
    what: Text | None = None
    mission: Recipient | None = None
    spot: Text | None = None
    country: str
    city: str = ""
    region: str = ""
    zone: str | None = None
    day: date | None = None
    start: time | None = None
    end: time | None = None
    announced: date | None = None
    expected: int | None = None
    lookup: date

    @property
    def clock(self) -> ZoneInfo:
        """The clock by which notice is counted: of the zone, else of the country's most populous one."""
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.zone or next(iter(zones_of(self.country)), "UTC"))

    @property
    def begins(self) -> datetime | None:
        """The moment at which it begins: the day's first where no hour is set, None where no day is."""
        return datetime.combine(self.day, self.start or time(), self.clock) if self.day else None

    @property
    def ends(self) -> datetime | None:
        """The moment at which it ends, where that is set."""
        return datetime.combine(self.day, self.end, self.clock) if self.day and self.end else None

    def place(self, language: str) -> tuple[str, ...]:
        """Return where it is, line by line: in words, before which mission, at which address; as one writes at home."""
        words = (self.spot.best(language),) if self.spot else ()
        if self.mission is None:
            return words or ((self.city,) if self.city else ())
        point = self.mission.address_on(self.lookup)
        postal = Postal(
            lines=point.lines if point else (),
            city=(point.city if point else None) or self.city or None,
            postcode=point.postcode if point else None,
            region=point.region if point else None,
            country=self.country,
        )
        names = (*words, office_of(self.mission, language))
        block = address_block(names, postal, origin=self.country, language=language)
        # capitals are for the post's machines
        return tuple(line.replace(postal.city.upper(), postal.city) if postal.city else line for line in block)


def gathering_at(
    campaign: Campaign, event: Event | None, mission: Recipient | None, day: date | None, lookup: date
) -> Gathering:
    """Return a picket of a campaign.

    Args:
        campaign: whose it is.
        event: as the campaign plans it; None where somebody plans another one.
        mission: before whose door; None where it is elsewhere: then set country and city by `dataclasses.replace`.
        day: on which it is.
        lookup: the day whose contact points count.
    """
    country = mission.country if mission else campaign.country
    city = _city(mission, lookup)
    return Gathering(
        campaign=campaign.id,
        title=campaign.title,
        what=event.what if event else None,
        mission=mission,
        spot=event.place if event else None,
        country=country,
        city=city,
        region=region_of(country, city),
        zone=(mission.timezone if mission else None) or zone_of_country(country, day or lookup),
        day=day,
        start=event.time if event else None,
        end=event.until if event else None,
        announced=event.announced if event else None,
        expected=event.expected if event else None,
        lookup=lookup,
    )


def _city(mission: Recipient | None, day: date) -> str:
    if mission is None:
        return ""
    point = mission.address_on(day)
    return mission.seat or (point.city if point else None) or ""
