"""Who a campaign's targets are for a sender in this country, on this day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.contacts.countries import country_name
from plaint.errors import UnknownName
from plaint.model.recipient import Recipient
from plaint.model.text import MissionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        is_picked: whether this mission was asked for by its own id.
        via: the mission or person that is asked to forward the letter.
        others: further missions that could be chosen by `--to`.
    """

    target: Target
    recipient: Recipient
    is_generic: bool = False
    is_picked: bool = False
    via: Addressee | None = None
    others: tuple[str, ...] = ()

    @property
    def receiver(self) -> Recipient:
        """Who is written to by post, fax or mail: the one who forwards, where somebody does."""
        return self.via.recipient if self.via else self.recipient

    @property
    def id(self) -> str:
        """The name in files: of the target, so that it is the same from every country, or of the mission picked."""
        own = self.recipient.id if self.is_picked else self.target.id
        return f"{own}-via-{self.via.id}" if self.via else own


def resolve_targets(
    campaign: Campaign, data: Data, origin: str | None, only: tuple[str, ...] = ()
) -> tuple[Addressee, ...]:
    """Return the campaign's addressees in its order.

    Args:
        campaign: the campaign.
        data: the address book.
        origin: the sender's country, or None where unknown.
        only: ids of targets to keep; the id of a mission picks it for the target that leads to missions.

    Raises:
        UnknownName: an id in `only` is no target here.
    """
    # `president-via-embassy` picks the embassy too
    picks = (*only, *(name.rpartition("-via-")[2] for name in only))
    resolved = tuple(one for target in campaign.targets for one in _resolve(target, data, origin, picks))
    if not only:
        return resolved
    names = {name for addressee in resolved for name in _names(addressee)}
    for name in only:
        if name not in names:
            raise UnknownName("target", name, names | set(_mission_ids(campaign, data)))
    wanted = (addressee for addressee in resolved if set(_names(addressee)) & set(only))
    return tuple({addressee.id: addressee for addressee in wanted}.values())


def _names(addressee: Addressee) -> tuple[str, ...]:
    """Return the ids by which `--to` may ask for it: its own, its target's, the mission's that forwards it."""
    own = (addressee.id, addressee.target.id, addressee.recipient.id)
    return (*own, *_names(addressee.via)) if addressee.via else own


def _mission_ids(campaign: Campaign, data: Data) -> Iterator[str]:
    routes = (route for target in campaign.targets for route in (target, target.via) if route and route.mission)
    return (mission.id for route in routes for mission in _missions(route, data))


def _missions(route: Route, data: Data) -> tuple[Recipient, ...]:
    missions = data.missions(route.mission or "")
    return tuple(mission for mission in missions if not route.kinds or mission.mission in route.kinds)


def _resolve(target: Target, data: Data, origin: str | None, only: tuple[str, ...]) -> Iterator[Addressee]:
    for addressee in _along(target, target, data, origin, only):
        if target.via is None:
            yield addressee
            continue
        forwarder = target.model_copy(update={**dict(target.via), "via": None})
        for via in _along(target.via, forwarder, data, origin, only):
            yield replace(addressee, via=via)


def _along(
    route: Route, target: Target, data: Data, origin: str | None, only: tuple[str, ...]
) -> tuple[Addressee, ...]:
    """Return whom a route leads to: the recipient; the missions picked by id; the one that serves; a made-up one."""
    if route.recipient is not None:
        return (Addressee(target, data.recipients[route.recipient]),)
    missions = _missions(route, data)
    if picked := [mission for mission in missions if mission.id in only]:
        return tuple(Addressee(target, mission, is_picked=True) for mission in picked)
    serving = [mission for mission in missions if serves(mission, origin)]
    serving.sort(key=lambda mission: (MISSION_ORDER.index(mission.mission or "embassy"), mission.country != origin))
    if not serving:
        return (Addressee(target, _generic_mission(route, origin), is_generic=True),)
    first, *others = serving
    return (Addressee(target, first, others=tuple(mission.id for mission in others)),)


def serves(mission: Recipient, origin: str | None) -> bool:
    """Tell whether a mission is the one for people in this country."""
    return origin is not None and origin in (mission.country, *mission.covers)


def _generic_mission(route: Route, origin: str | None) -> Recipient:
    state = route.mission or ""
    return Recipient(
        id=f"mission-{state.lower()}",
        kind="mission",
        rank="ambassador",
        mission=route.kinds[0] if route.kinds else "embassy",
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
