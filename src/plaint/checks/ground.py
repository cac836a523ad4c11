"""What the checks look at, and what they say of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.errors import Problem
from plaint.reading.source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from plaint.errors import Place, Severity
    from plaint.model.campaign import Campaign, Route
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data
    from plaint.reading.plain import Trail
    from plaint.reading.texts import LetterText

EVERY_LETTER = 1_000_000
"""What an error stops that keeps the whole workspace from loading."""


@dataclass(frozen=True)
class Fault:
    """What is wrong, before it has a place.

    Attributes:
        stops: how many letters cannot be made because of it.
    """

    message: str
    remedy: str = ""
    severity: Severity = "warning"
    stops: int = 0


@dataclass(frozen=True)
class Remark:
    """A problem, the campaigns that it concerns (none: the workspace), and how many letters it stops."""

    problem: Problem
    about: tuple[str, ...] = ()
    stops: int = 0


def is_living(campaign: Campaign) -> bool:
    """Tell whether letters of this campaign are still to be sent."""
    return campaign.status in ("draft", "open", "updated")


@dataclass(frozen=True)
class Ground:
    """The data, the texts that could be read, and the day.

    Attributes:
        texts: of each campaign.
        sound: the campaigns whose names all mean something, so that their letters can be composed.
    """

    data: Data
    texts: Mapping[str, tuple[LetterText, ...]]
    today: date
    sound: tuple[Campaign, ...] = ()

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """The campaigns that reach a recipient in any role, by the recipient's id."""
        found: dict[str, dict[str, None]] = {}
        for campaign in self.data.campaigns.values():
            for name in _reached(campaign, self.data):
                found.setdefault(name, {})[campaign.id] = None
        return {name: tuple(campaigns) for name, campaigns in found.items()}

    def is_in_use(self, recipient: str) -> bool:
        """Tell whether a living campaign reaches this recipient."""
        return any(is_living(self.data.campaigns[name]) for name in self.users.get(recipient, ()))

    def source_of(self, text: LetterText) -> str:
        """Return a text's file as it is written, front matter and all; "" where it has gone since."""
        source = read_source(self.data.root / text.name, text.name)
        return source.text if isinstance(source, Source) else ""

    def of_campaign(self, campaign: Campaign, trail: Trail, fault: Fault) -> Remark:
        """Say something about an entry of a campaign."""
        return self.of_text(campaign, self.data.place("campaigns", campaign.id, *trail), fault)

    def of_text(self, campaign: Campaign, place: Place, fault: Fault) -> Remark:
        """Say something about a campaign at any place."""
        problem = Problem(place, fault.message, fault.remedy, fault.severity, campaign.id)
        return Remark(problem, (campaign.id,), fault.stops)

    def of_recipient(self, recipient: Recipient, trail: Trail, fault: Fault) -> Remark:
        """Say something about an entry of the address book."""
        return self.of_contact(recipient, self.data.place("recipients", recipient.id, *trail), fault)

    def of_contact(self, recipient: Recipient, place: Place, fault: Fault) -> Remark:
        """Say something about a recipient at any place; the problem names a living campaign before a closed one."""
        about = self.users.get(recipient.id, ())
        living = (name for name in about if is_living(self.data.campaigns[name]))
        problem = Problem(place, fault.message, fault.remedy, fault.severity, next(living, ""))
        return Remark(problem, about, fault.stops)


def named_in(campaign: Campaign) -> Iterator[str]:
    """Yield the id of each recipient whom a campaign names, in any role."""
    yield from (copy.to for copy in campaign.copies)
    yield from (route.recipient for route in _routes(campaign) if route.recipient)


def _reached(campaign: Campaign, data: Data) -> Iterator[str]:
    for name in named_in(campaign):
        if name in data.recipients:
            yield from (name, *data.recipients[name].joint)
    for route in _routes(campaign):
        if route.mission:
            yield from (mission.id for mission in missions_of(route, data))


def _routes(campaign: Campaign) -> Iterator[Route]:
    for target in campaign.targets:
        yield target
        if target.via:
            yield target.via
    yield from (event.at for event in campaign.events if event.at)


def missions_of(route: Route, data: Data) -> Iterator[Recipient]:
    """Yield every mission that a route may lead to, wherever the sender is."""
    for mission in data.missions(route.mission or ""):
        if not route.kinds or mission.mission in route.kinds:
            yield mission
