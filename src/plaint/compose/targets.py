"""Who a campaign's targets are for a sender in this country, on this day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.contacts.countries import country_name
from plaint.errors import UnknownName
from plaint.model.recipient import MissionKind, Recipient
from plaint.model.text import Text

if TYPE_CHECKING:
    from plaint.model.campaign import Campaign, Route, Target
    from plaint.reading.data import Data

MISSION_ORDER: tuple[MissionKind, ...] = ("embassy", "consulate", "trade-delegation", "permanent-mission")


@dataclass(frozen=True)
class Addressee:
    """A target made definite.

    Attributes:
        target: as the campaign has it.
        recipient: who is addressed; made up, with an office and no address, where no mission is known.
        is_generic: whether it is made up.
        via: the mission or person that is asked to forward the letter.
        others: further missions that could be chosen by `--to`.
    """

    target: Target
    recipient: Recipient
    is_generic: bool = False
    via: Addressee | None = None
    others: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name in files and on the command line: of the target, so that it is the same from every country."""
        return self.target.id if not self.via else f"{self.target.id}-via-{self.via.target.id}"


def resolve_targets(
    campaign: Campaign, data: Data, origin: str | None, only: tuple[str, ...] = ()
) -> tuple[Addressee, ...]:
    """Return the campaign's addressees in its order.

    Args:
        campaign: the campaign.
        data: the address book.
        origin: the sender's country, or None where unknown.
        only: ids of targets to keep; the id of a mission picks it for the target that it serves.

    Raises:
        UnknownName: an id in `only` is no target here.
    """
    resolved = tuple(_resolve(target, data, origin, only) for target in campaign.targets)
    if not only:
        return resolved
    names = {name for addressee in resolved for name in _names(addressee)}
    for name in only:
        if name not in names:
            missions = (m.id for target in campaign.targets if target.mission for m in data.missions(target.mission))
            raise UnknownName("target", name, names | set(missions))
    return tuple(addressee for addressee in resolved if set(_names(addressee)) & set(only))


def _names(addressee: Addressee) -> tuple[str, ...]:
    return (addressee.id, addressee.target.id, addressee.recipient.id)


def _resolve(target: Target, data: Data, origin: str | None, only: tuple[str, ...]) -> Addressee:
    addressee = _resolve_route(target, target, data, origin, only)
    if target.via is None:
        return addressee
    via = _resolve_route(target.via, target.model_copy(update=dict(target.via)), data, origin, only)
    return Addressee(target, addressee.recipient, addressee.is_generic, via)


def _resolve_route(route: Route, target: Target, data: Data, origin: str | None, only: tuple[str, ...]) -> Addressee:
    if route.recipient is not None:
        return Addressee(target, data.recipients[route.recipient])
    state = route.mission or ""
    missions = [mission for mission in data.missions(state) if not route.kinds or mission.mission in route.kinds]
    picked = [mission for mission in missions if mission.id in only]
    serving = sorted((mission for mission in missions if serves(mission, origin)), key=_mission_rank)
    chosen = [*picked, *serving]
    if chosen:
        return Addressee(target, chosen[0], others=tuple(mission.id for mission in serving if mission is not chosen[0]))
    return Addressee(target, _generic_mission(state, origin, route.kinds), is_generic=True)


def serves(mission: Recipient, origin: str | None) -> bool:
    """Tell whether a mission is the one for people in this country."""
    return origin is not None and origin in (mission.country, *mission.covers)


def _mission_rank(mission: Recipient) -> int:
    return MISSION_ORDER.index(mission.mission or "embassy")


def _generic_mission(state: str, origin: str | None, kinds: tuple[MissionKind, ...]) -> Recipient:
    return Recipient(
        id=f"mission-{state.lower()}",
        kind="mission",
        rank="ambassador",
        mission=kinds[0] if kinds else "embassy",
        of=state,
        country=origin or state,
    )


def office_of(recipient: Recipient, language: str) -> str:
    """Return the office as the letter names it; a mission without one is named after its state."""
    if recipient.office:
        return recipient.office.best(language)
    if recipient.mission and recipient.of:
        return mission_name(recipient.mission, recipient.of, language)
    return ""


def mission_name(kind: MissionKind, state: str, language: str) -> str:
    """Return "Embassy of Kazakhstan" in the language."""
    country = country_name(state, language)
    of_state = phrase(language, f"of.{state}", "of.default").replace("{country}", country)
    return phrase(language, f"mission.{kind}").replace("{of}", of_state)


def as_text(words: str) -> Text:
    """Wrap one string as a Text for all languages."""
    return Text.model_validate(words)
