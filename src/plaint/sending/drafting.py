"""Letters as they would be sent: composed for those who sign, with the version that tells the text apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plaint.compose.letters import Composed, Desk, choose_addressees, origin_of
from plaint.compose.signing import Signing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.choice import Library
    from plaint.compose.letters import LeftOut, Order
    from plaint.compose.targets import Addressee
    from plaint.model.letter import Letter
    from plaint.model.people import Signatory
    from plaint.reading.data import Data


@dataclass(frozen=True)
class Errand:
    """One letter that could be sent: who signs it, to whom, from where."""

    addressee: Addressee
    signatories: tuple[Signatory, ...]
    origin: str | None


@dataclass
class Drafting:
    """Composes the letters of a sending.

    Args:
        data: the workspace's.
        library: the campaign's texts.
        order: whose form says whether many sign one letter; its signatories are those who may sign.
    """

    data: Data
    library: Library
    order: Order
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    _plain: dict[tuple[str, str | None, str], Letter] = field(default_factory=dict)

    def errands(self) -> Iterator[Errand]:
        """Yield each letter that could be sent: target by target where many sign one, else person by person."""
        if self.order.form == "letter" or not self.order.signatories:
            alone: list[tuple[Signatory, ...]] = [(one,) for one in self.order.signatories] or [()]
            for one in alone:
                yield from self._errands_of(one, only_missions=None)
            return
        yield from self._errands_of(self.order.signatories, only_missions=False)
        for group in self._by_origin():
            yield from self._errands_of(group, only_missions=True)

    def _by_origin(self) -> Iterator[tuple[Signatory, ...]]:
        """Yield those who write from one country together: which mission is theirs depends on that alone."""
        origins: dict[str | None, list[Signatory]] = defaultdict(list)
        for one in self.order.signatories:
            origins[origin_of(self.signing((one,)), self.data, self.order)].append(one)
        yield from map(tuple, origins.values())

    def _errands_of(self, group: tuple[Signatory, ...], *, only_missions: bool | None) -> Iterator[Errand]:
        """Yield the errands of those who sign together; missions depend on where they are, other targets do not."""
        origin = origin_of(self.signing(group), self.data, self.order)
        chosen, others = choose_addressees(self.data, self.order, origin)
        self.left_out |= {other.target: other for other in others}
        for addressee in chosen:
            if only_missions is None or leads_to_mission(addressee) == only_missions:
                yield Errand(addressee, group, origin)

    def signing(self, group: tuple[Signatory, ...]) -> Signing:
        """Return how a group signs."""
        return Signing(
            date=self.order.day,
            signatories=group,
            sender=None if group else self.order.campaign.sender,
            is_statement=self.order.form == "statement",
            most_names=self.order.most_names,
            organisation=self.data.settings.organisation or "",
        )

    def compose(self, errand: Errand) -> Composed:
        """Compose a letter; errors as in `Desk.compose`."""
        desk = Desk(self.data, self.library, self.order, self.signing(errand.signatories), errand.origin)
        one = errand.signatories[0] if len(errand.signatories) == 1 else None
        return Composed(desk.compose(errand.addressee), errand.addressee, one)

    def plain(self, errand: Errand, language: str) -> Letter:
        """Compose the same text with nobody's name or own words in it: what the campaign itself says to this target."""
        key = (errand.addressee.id, errand.origin, language)
        if key not in self._plain:
            order = replace(self.order, form="letter", signatories=(), with_translation=False)
            signing = Signing(date=order.day, sender=order.campaign.sender)
            self._plain[key] = Desk(self.data, self.library, order, signing, errand.origin).compose_in(
                language, errand.addressee
            )
        return self._plain[key]

    def plain_letters(self) -> tuple[Letter, ...]:
        """Return the texts without anybody's own words that were composed so far."""
        return tuple(self._plain.values())


def leads_to_mission(addressee: Addressee) -> bool:
    """Tell whether it depends on the sender's country who is written to."""
    via = addressee.target.via
    return addressee.target.mission is not None or (via is not None and via.mission is not None)
