"""What a member says becomes acts: of whom, to which office, how, on which day; all of them only claimed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.compose.targets import resolve_targets
from plaint.deliver.act import Act

if TYPE_CHECKING:
    from datetime import date

    from plaint.acts.codes import Code
    from plaint.answers.known import Known
    from plaint.answers.telling import Told
    from plaint.compose.targets import Addressee
    from plaint.deliver.act import How
    from plaint.model.campaign import Campaign
    from plaint.model.text import Channel

UNSAID = "how was not said"
_CHANNELS: dict[How, Channel] = {
    "posted": "post",
    "faxed": "fax",
    "emailed": "email",
    "called": "phone",
    "web-form": "web",
}
_HOWS: dict[Channel, How] = {channel: how for how, channel in _CHANNELS.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What somebody says to have done.

    Attributes:
        campaign: for which.
        target: the id of the target; "" for all.
        person: the member's id; "" where a code stands for nobody.
        code: as it stands in the message; None where she was known by what she answered.
        day: on which.
    """

    campaign: Campaign
    target: str
    person: str
    code: Code | None
    day: date


def acts_of(known: Known, claim: Claim, told: Told, default: How | None) -> tuple[Act, ...]:
    """Return the acts that a claim makes.

    Who has a code for all targets has done it to each target that is reached so; what is handed in, refused, or a
    picket counts for the campaign as a whole. Where it is not said how, it counts as the first channel of the target,
    or of the campaign.

    Args:
        known: all that is known.
        claim: who says it, of what.
        told: what is said.
        default: how it counts where that is not said; None for the first channel.
    """
    hows = _hows(claim, told, default)
    return tuple(act for how in hows for act in _acts(known, claim, how, is_said=bool(told.hows)))


def _hows(claim: Claim, told: Told, default: How | None) -> tuple[How, ...]:
    if told.hows:
        return told.hows
    target = next((one for one in claim.campaign.targets if one.id == claim.target), None)
    channels = claim.campaign.channels_to(target) if target else claim.campaign.channels
    return (default or (_HOWS[channels[0]] if channels else "posted"),)


def _acts(known: Known, claim: Claim, how: How, *, is_said: bool) -> list[Act]:
    whole = Act(
        campaign=claim.campaign.id,
        how=how,
        day=claim.day,
        target=claim.target,
        code=claim.code.text if claim.code else "",
        note="" if is_said else UNSAID,
        person=claim.person,
    )
    return [_to(whole, addressee, claim.day) for addressee in _addressees(known, claim, how)] or [whole]


def _addressees(known: Known, claim: Claim, how: How) -> list[Addressee]:
    """Return whom it was done to, as seen from the member's country."""
    person = known.people.get(claim.person)
    origin = (person.country if person else None) or known.data.settings.country
    everybody = resolve_targets(claim.campaign, known.data, origin)
    if claim.target:
        return [one for one in everybody if claim.target in (one.id, one.target.id)][:1]
    channel = _CHANNELS.get(how)
    return [one for one in everybody if channel and one.receiver.reachable_by(channel, claim.day)]


def _to(act: Act, addressee: Addressee, day: date) -> Act:
    holder = addressee.recipient.holder_on(day)
    name = str(holder.name) if holder else ""
    return replace(act, target=addressee.id, office=addressee.recipient.id, holder=name)

