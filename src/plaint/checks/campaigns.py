"""Campaigns that cannot do what they say: no channel to a target, a deadline past, nobody in office, no language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.checks.ground import Fault, is_living
from plaint.compose.choice import Library
from plaint.compose.letters import Order, why_left_out
from plaint.compose.targets import resolve_targets
from plaint.reading.texts import read_default_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark
    from plaint.compose.targets import Addressee
    from plaint.model.campaign import Campaign


def campaign_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield what is doubtful about each campaign and its targets."""
    for campaign in ground.data.campaigns.values():
        yield from _deadline(campaign, ground)
        yield from _demands(campaign, ground)
    for campaign in ground.sound:
        found = (
            (number, fault)
            for origin in _origins(campaign, ground)
            for number, fault in _faults(campaign, origin, ground)
        )
        for number, fault in dict.fromkeys(found):
            yield ground.of_campaign(campaign, ("targets", number), fault)


def _origins(campaign: Campaign, ground: Ground) -> tuple[str | None, ...]:
    """Return the countries from which targets may differ: one's own, and those that have a mission to write to."""
    routes = (route for target in campaign.targets for route in (target, target.via) if route and route.mission)
    missions = (mission for route in routes for mission in ground.data.missions(route.mission or ""))
    return tuple(dict.fromkeys((ground.data.settings.country, *(mission.country for mission in missions))))


def _faults(campaign: Campaign, origin: str | None, ground: Ground) -> Iterator[tuple[int, Fault]]:
    for number, addressee in enumerate(resolve_targets(campaign, ground.data, origin)):
        for fault in _target_faults(Order(campaign=campaign, origin=origin, day=ground.today), addressee, ground):
            yield number, fault


def _deadline(campaign: Campaign, ground: Ground) -> Iterator[Remark]:
    if is_living(campaign) and campaign.until and campaign.until < ground.today:
        remedy = "set `status: closed`, or ask the organisers for a new day"
        yield ground.of_campaign(campaign, ("until",), Fault(f"the deadline {campaign.until} is past", remedy))


def _demands(campaign: Campaign, ground: Ground) -> Iterator[Remark]:
    written = {text.language: text.name for text in ground.texts.get(campaign.id, ())}
    for number, demand in enumerate(campaign.demands):
        for language, name in written.items():
            if demand.text.get(language) is None:
                message = f"demand '{demand.id}' has no words in '{language}', the language of {name}"
                fault = Fault(message, f"add `{language}:`, or that letter prints it in another language")
                yield ground.of_campaign(campaign, ("demands", number), fault)


def _target_faults(order: Order, addressee: Addressee, ground: Ground) -> Iterator[Fault]:
    campaign = order.campaign
    if reason := why_left_out(addressee, order):
        what, _, remedy = reason.rpartition("; ")
        elsewhere = addressee.receiver.kind == "mission" and order.origin != ground.data.settings.country
        sends = campaign.status in ("open", "updated") and not elsewhere
        where = f" from {order.origin}" if elsewhere else ""
        yield Fault(f"{addressee.id}{where}: {what}", remedy, "error" if sends else "warning", stops=1)
    recipient, day = addressee.recipient, order.lookup_day
    if recipient.holders and recipient.holder_on(day) is None:
        message = f"{recipient.id}: nobody holds this office on {day}"
        yield Fault(message, "add the present holder in recipients.yaml, or take the last one's `until:` out")
    yield from _language(campaign, addressee, ground)


def _language(campaign: Campaign, addressee: Addressee, ground: Ground) -> Iterator[Fault]:
    library = Library(ground.texts.get(campaign.id, ()), read_default_texts())
    best = next(iter(addressee.recipient.languages), None)
    if best and not library.can_write(best, campaign, addressee):
        others = [one for one in addressee.recipient.languages if library.can_write(one, campaign, addressee)]
        also = f"; it also reads {', '.join(others)}" if others else ""
        message = f"{addressee.recipient.id} reads '{best}' best, and no text is in it{also}"
        yield Fault(message, f"write letters/{campaign.id}/{best}.md")
