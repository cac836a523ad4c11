"""Names that must mean something: recipients, demands, people, campaigns, signatories, time zones, envelopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.contacts.zones import is_zone
from plaint.errors import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plaint.model.campaign import Campaign
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data
    from plaint.reading.plain import Trail

Fault = tuple["Trail", str, str]  # where, what, remedy


def reference_problems(data: Data) -> Iterator[Problem]:
    """Yield an error for each name that nothing bears."""
    for campaign in data.campaigns.values():
        for trail, message, remedy in (*_of_campaign(campaign, data),):
            place = data.place("campaigns", campaign.id, *trail)
            yield Problem(place, message, remedy, campaign=campaign.id)
    for trail, message, remedy in _of_settings(data):
        yield Problem(data.place("settings", *trail), message, remedy)


def zone_problems(data: Data, campaign: Campaign | None = None) -> Iterator[Problem]:
    """Yield an error for each time zone that is none: of every recipient, or of those whom a campaign addresses."""
    for recipient in data.recipients.values() if campaign is None else _addressed(campaign, data):
        if recipient.timezone and not is_zone(recipient.timezone):
            place = data.place("recipients", recipient.id, "timezone")
            yield Problem(place, f"'{recipient.timezone}' is no time zone", "use an IANA name, as Asia/Almaty")


def _addressed(campaign: Campaign, data: Data) -> Iterator[Recipient]:
    for target in campaign.targets:
        for route in filter(None, (target, target.via)):
            if route.recipient in data.recipients:
                yield data.recipients[str(route.recipient)]
            yield from data.missions(route.mission) if route.mission else ()


def _of_campaign(campaign: Campaign, data: Data) -> Iterator[Fault]:
    yield from _recipients(campaign, data)
    yield from _demands_and_people(campaign)
    campaigns = _names(data, "campaigns")
    if campaign.previous and campaign.previous not in campaigns:
        remedy = did_you_mean(campaign.previous, campaigns) or "write the id of another campaign, or remove it"
        yield ("previous",), f"no campaign '{campaign.previous}'", remedy
    yield from _twice(campaign)


class _AnyName(frozenset[str]):
    """The ids in a file that could not be read: any may stand in it."""

    def __contains__(self, name: object) -> bool:
        return True


def _names(data: Data, top: str) -> Collection[str]:
    """Return the ids in a file, those of wrong entries too."""
    entries: Collection[str] = getattr(data, top)
    read = data.reads.get(top)
    if read is None or not read.problems:
        return entries
    return _AnyName() if read.names is None else read.names


def _recipients(campaign: Campaign, data: Data) -> Iterator[Fault]:
    recipients = _names(data, "recipients")
    named: list[tuple[Trail, str | None]] = []
    for number, target in enumerate(campaign.targets):
        named.append((("targets", number), target.recipient))
        named.append((("targets", number, "via"), target.via.recipient if target.via else None))
    named += [(("copies", number, "to"), copy.to) for number, copy in enumerate(campaign.copies)]
    named += [(("events", n, "at"), event.at.recipient) for n, event in enumerate(campaign.events) if event.at]
    for trail, name in named:
        if name and name not in recipients:
            yield trail, f"no recipient '{name}'", did_you_mean(name, recipients) or "add it to recipients.yaml"


def _demands_and_people(campaign: Campaign) -> Iterator[Fault]:
    demands = [demand.id for demand in campaign.demands]
    people = [str(person.name) for person in campaign.people]
    for number, target in enumerate(campaign.targets):
        yield from _unknown("demand", target.demands, demands, ("targets", number, "demands"))
        yield from _unknown("person", target.people, people, ("targets", number, "people"))
    for number, demand in enumerate(campaign.demands):
        yield from _unknown("person", demand.people, people, ("demands", number, "people"))


def _unknown(kind: str, names: Iterable[str], known: list[str], trail: Trail) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            remedy = did_you_mean(name, known) or f"known: {', '.join(known)}"
            yield trail, f"no {kind} '{name}' in this campaign", remedy


def _twice(campaign: Campaign) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, demand in enumerate(campaign.demands):
        if demand.id in seen:
            yield ("demands", number, "id"), f"demand id '{demand.id}' a second time", "give each its own id"
        seen.add(demand.id)
    targets: set[tuple[str, str]] = set()
    for number, target in enumerate(campaign.targets):
        key = (target.id, target.via.id if target.via else "")
        if key in targets:
            yield ("targets", number), f"target '{target.id}' a second time", "remove one of the two"
        targets.add(key)


def _of_settings(data: Data) -> Iterator[Fault]:
    settings = data.settings
    if settings.timezone and not is_zone(settings.timezone):
        yield ("timezone",), f"'{settings.timezone}' is no time zone", "use an IANA name, as Europe/London"
    if settings.account and settings.account not in settings.accounts:
        remedy = did_you_mean(settings.account, settings.accounts) or "name one that stands under `accounts:`"
        yield ("account",), f"no account '{settings.account}'", remedy
    signatories = _names(data, "signatories")
    if settings.signatory and settings.signatory not in signatories:
        remedy = did_you_mean(settings.signatory, signatories) or "add it to signatories.yaml"
        yield ("signatory",), f"no signatory '{settings.signatory}'", remedy
