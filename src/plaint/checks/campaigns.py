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
        addressees = resolve_targets(campaign, ground.data, ground.data.settings.country)
        for number, addressee in enumerate(addressees):
            for fault in _target_faults(campaign, addressee, ground):
                yield ground.of_campaign(campaign, ("targets", number), fault)


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


def _target_faults(campaign: Campaign, addressee: Addressee, ground: Ground) -> Iterator[Fault]:
    order = Order(campaign=campaign, origin=ground.data.settings.country, day=ground.today)
    if reason := why_left_out(addressee, order):
        what, _, remedy = reason.rpartition("; ")
        sends = campaign.status in ("open", "updated")
        yield Fault(f"{addressee.id}: {what}", remedy, "error" if sends else "warning", stops=1)
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
