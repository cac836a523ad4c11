"""The plan of a picket: place, day, hour and languages settled, before anything is put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.address import address_lines, addressee_lines
from plaint.compose.opening import weekday_date
from plaint.compose.picket.place import city_of
from plaint.compose.targets import Addressee, mission_name, office_of
from plaint.compose.views import join_names
from plaint.model.campaign import Target
from plaint.naming import slugify

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from plaint.compose.picket.place import Place
    from plaint.model.campaign import Campaign, Event
    from plaint.model.recipient import Recipient

UNDATED = "undated"


@dataclass(frozen=True, kw_only=True)
class PicketPlan:
    """Everything about a picket but its words.

    Attributes:
        campaign: which the picket is for.
        place: at whose door.
        on, at, until: its day, and when it begins and ends by the clocks there; None is left to fill in by hand.
        today: the day it is there.
        now: the present moment, aware: notice is taken to be given now.
        lookup: the day whose holders and addresses count.
        language: of those who run it.
        street: languages of the street, best first.
        paper: `A4` or `Letter`.
    """

    campaign: Campaign
    place: Place
    on: date | None = None
    at: time | None = None
    until: time | None = None
    today: date
    now: datetime
    lookup: date
    language: str
    street: tuple[str, ...]
    paper: str

    @property
    def recipient(self) -> Recipient:
        """At whose door."""
        return self.place.recipient

    @property
    def event(self) -> Event | None:
        """The campaign's event, if this is it."""
        return self.place.event

    @property
    def country(self) -> str:
        """Where the picket is, ISO 3166-1."""
        return self.recipient.country

    @property
    def city(self) -> str:
        """Where it is, or ""."""
        return city_of(self.recipient)

    @property
    def is_historic(self) -> bool:
        """Whether the campaign is over and kept as history."""
        return self.campaign.status == "closed"

    @property
    def stem(self) -> str:
        """The name of its folder: `picket-kz-embassy-moscow-2001-03-24`."""
        city = f"-{slugify(self.recipient.seat)}" if self.place.is_generic and self.recipient.seat else ""
        country = f"-{self.country.lower()}" if self.place.is_generic else ""
        return f"picket-{self.recipient.id}{country}{city}-{self.on or UNDATED}"

    @property
    def addressee(self) -> Addressee:
        """Whose door it is, as a letter addresses it."""
        return Addressee(Target(recipient=self.recipient.id), self.recipient, is_generic=self.place.is_generic)

    def what(self, language: str) -> str:
        """Return what happens, in the event's own words, or ""."""
        return self.event.what.best(language) if self.event else ""

    def door(self, language: str) -> str:
        """Return whose door it is: "Embassy of the Republic of Kazakhstan"."""
        recipient = self.recipient
        if recipient.mission and recipient.of and not recipient.office:
            return mission_name(recipient.mission, recipient.of, language)
        return office_of(recipient, language) or ", ".join(addressee_lines(recipient, self.lookup, language))

    def address(self, language: str) -> tuple[str, ...]:
        """Return street and city as one finds the place, or nothing where they are not known."""
        if self.recipient.address_on(self.lookup) is None:
            return (self.recipient.seat,) if self.recipient.seat else ()
        names = addressee_lines(self.recipient, self.lookup, language)
        lines = address_lines(self.addressee, self.lookup, self.country, language)[len(names) :]
        # capitals are for the post's machines
        return tuple(line.replace(self.city.upper(), self.city) if self.city else line for line in lines)

    def day(self, language: str) -> str:
        """Return weekday and date in words, or ""."""
        return weekday_date(self.on, language) if self.on else ""

    @property
    def hour(self) -> str:
        """When it begins, as 14:30, or ""."""
        return f"{self.at:%H:%M}" if self.at else ""

    def people(self, language: str) -> str:
        """Return for whom it is, joined as the language does."""
        return join_names(tuple(person.name.best(language) for person in self.campaign.people), language)

    def demands(self, language: str) -> tuple[str, ...]:
        """Return what is demanded."""
        return tuple(demand.text.best(language) for demand in self.campaign.demands)

    def case(self, language: str) -> str:
        """Return in two sentences whom the picket is for and what is demanded first."""
        people = self.people(language)
        key = "picket.say.street" if people else "picket.say.street.nobody"
        first = phrase(language, key).format(people=people, title=self.campaign.title.best(language))
        demands = self.demands(language)
        return " ".join((first, phrase(language, "picket.say.demand").format(demand=demands[0]))) if demands else first
