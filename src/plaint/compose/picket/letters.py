"""What is handed in at the door: the mission's own letter, and every other target's with a request to forward it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.compose.choice import Library
from plaint.compose.letters import compose_letters
from plaint.compose.targets import Addressee, resolve_targets
from plaint.model.campaign import Route, Target

if TYPE_CHECKING:
    from plaint.compose.letters import Composed, Order
    from plaint.compose.picket.plan import PicketPlan
    from plaint.model.letter import Letter
    from plaint.reading.data import Data

BLANK_DATE = "_" * 18  # room to write a date


@dataclass(frozen=True)
class Counter:
    """Where the letters of a picket are composed.

    Args:
        data: the address book and the settings.
        library: the campaign's texts.
        order: who signs, in which form; its targets and languages are the picket's.
        plan: of the picket.
    """

    data: Data
    library: Library
    order: Order
    plan: PicketPlan

    def own(self) -> tuple[Composed, ...]:
        """Compose the letters to the one at whose door it is; errors as in `compose_letters`."""
        return self.compose(self._own_target(), self._own_library())

    def copy(self) -> Letter:
        """Compose the same letter without anybody's name or sentence, for the receipt."""
        bare = replace(self, order=replace(self.order, signatories=(), form="letter"))
        (composed,) = bare.compose(self._own_target(), self._own_library(), translate=False)
        return composed.letter

    def forwarded(self) -> tuple[Composed, ...]:
        """Compose the letters to every other target, each with "please forward"; errors as in `compose_letters`."""
        if not self.plan.place.is_mission:
            return ()
        return tuple(one for target in self._others() for one in self.compose(target, self.library))

    def _own_target(self) -> Target:
        door = self.plan.recipient
        found = next((target for target in self.plan.campaign.targets if self._is_own(target)), None)
        kept = found or Target(recipient=door.id)
        return kept.model_copy(update={**dict(self._route()), "via": None, "channels": ()})

    def _route(self) -> Route:
        door = self.plan.recipient
        return Route(mission=door.of) if self.plan.place.is_generic else Route(recipient=door.id)

    def _is_own(self, target: Target) -> bool:
        door = self.plan.recipient
        return target.via is None and (target.recipient == door.id or (bool(door.of) and target.mission == door.of))

    def _own_library(self) -> Library:
        """Return the texts that may serve the one at the door.

        What a campaign wrote to a president is no letter to his ambassador: unless the campaign addresses missions
        itself, only texts for missions count.
        """
        if not self.plan.place.is_mission or any(self._is_own(target) for target in self.plan.campaign.targets):
            return self.library
        variants = {self.plan.recipient.id, "mission"}
        own = tuple(text for text in self.library.own if text.variant in variants)
        bare = Library(own, self.library.default)
        return bare if bare.languages(self.plan.campaign) else self.library

    def _others(self) -> tuple[Target, ...]:
        others: dict[str, Target] = {}
        for target in self.plan.campaign.targets:
            if target.recipient is None or self.data.recipients[target.recipient].kind == "mission":
                continue
            others.setdefault(target.recipient, target.model_copy(update={"via": self._route(), "channels": ()}))
        return tuple(others.values())

    def compose(self, target: Target, library: Library, *, translate: bool = True) -> tuple[Composed, ...]:
        """Compose the letters to one target; errors as in `compose_letters`."""
        campaign = self.plan.campaign.model_copy(update={"targets": (target,)})
        order = replace(self.order, campaign=campaign, origin=self.plan.country, only=(), by_hand=True)
        (addressee,) = resolve_targets(campaign, self.data, order.origin)
        language = self._language(addressee, library)
        order = replace(order, language=language)
        if translate and language:
            order = replace(order, with_translation=self._can_translate(order, library, addressee))
        composed, _ = compose_letters(self.data, library, order)
        return tuple(self._dated(one) for one in composed)

    def _language(self, addressee: Addressee, library: Library) -> str | None:
        """Return the best language of whoever reads it that a text exists in; None leaves it to the usual rule."""
        readers = addressee.recipient.languages or self.plan.street
        return next((one for one in readers if library.can_write(one, self.plan.campaign, addressee)), None)

    def _can_translate(self, order: Order, library: Library, addressee: Addressee) -> bool:
        """Tell whether everybody who signs can be given the letter in a language of his or her own."""
        language = order.language or ""
        text = library.find(language, addressee)
        own = {one.language for one in order.signatories} or {None}
        readers = {one or self.data.settings.language or "en" for one in own} - {language}
        return bool(text and readers) and all(library.find_translation(text, one, order) for one in readers if text)

    def _dated(self, composed: Composed) -> Composed:
        if self.plan.on:
            return composed
        letter = replace(composed.letter, dateline=BLANK_DATE)
        return replace(composed, letter=letter)
