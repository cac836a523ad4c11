"""Every letter that could be asked for, composed as a trial: campaign x target x language, signed in three ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.checks.ground import Fault, missions_of
from plaint.compose.choice import Library, default_languages
from plaint.compose.letters import Composed, Desk, Order
from plaint.compose.signing import Signing
from plaint.compose.targets import resolve_targets
from plaint.errors import Place, PlaintError
from plaint.model.people import Signatory
from plaint.reading.texts import read_default_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark
    from plaint.compose.targets import Addressee
    from plaint.model.campaign import Campaign
    from plaint.reading.plain import Trail
    from plaint.reading.texts import LetterText

_PLACED = re.compile(r"(?P<file>[^\s:]+\.(?:md|html|css)):(?:(?P<line>\d+):)? (?P<message>.*)", re.DOTALL)
_SOMEBODY = {
    "id": "somebody",
    "name": "Jane Example",
    "town": "Exampleton",
    "country": "GB",
    "organisation": "Example Union",
    "role": "secretary",
    "street": "1 Example Street",
    "postcode": "EX1 1AA",
    "email": "jane@example.org",
    "personal": "An example of a sentence.",
}


@dataclass(frozen=True)
class Draft:
    """A trial letter that nobody signed yet.

    Attributes:
        trail: the target's place in its campaign.
        is_usual: whether this is the target as the workspace's own country has it; else another mission.
        is_offered: whether the language is one that the campaign offers without being asked for it.
    """

    campaign: Campaign
    trail: Trail
    text: LetterText
    composed: Composed
    is_usual: bool
    is_offered: bool

    @property
    def is_own(self) -> bool:
        """Whether the text is the campaign's own, not the built-in letter."""
        return not self.text.name.startswith("builtin/")


def trial_letters(ground: Ground) -> Iterator[Draft | Remark]:
    """Yield each letter that composes, unsigned, and an error for each that does not."""
    for campaign in ground.sound:
        bench = _Bench(ground, campaign)
        for number, addressee, is_usual in _addressees(campaign, ground):
            yield from bench.compose(("targets", number), addressee, is_usual)


def _addressees(campaign: Campaign, ground: Ground) -> Iterator[tuple[int, Addressee, bool]]:
    """Yield each target with its position: as the workspace's own country has it, then by every other mission."""
    data, origin = ground.data, ground.data.settings.country
    usual = resolve_targets(campaign, data, origin)
    for number, addressee in enumerate(usual):
        yield number, addressee, True
    for number, target in enumerate(campaign.targets):
        for mission in missions_of(target, data) if target.mission else ():
            for addressee in resolve_targets(campaign, data, origin, (mission.id,)):
                if addressee.target is target and addressee.recipient.id != usual[number].recipient.id:
                    yield number, addressee, False


class _Bench:
    """Where one campaign's letters are tried."""

    def __init__(self, ground: Ground, campaign: Campaign) -> None:
        self.ground = ground
        self.campaign = campaign
        self.library = Library(ground.texts.get(campaign.id, ()), read_default_texts())
        self.order = Order(campaign=campaign, origin=ground.data.settings.country, day=ground.today, form=campaign.form)
        self.offered = self.library.languages(campaign)
        self.languages = dict.fromkeys((*self.offered, *default_languages(campaign)))
        self.tried: set[str] = set()

    def compose(self, trail: Trail, addressee: Addressee, is_usual: bool) -> Iterator[Draft | Remark]:
        """Yield the letters to one addressee, or what is wrong with them."""
        languages = [one for one in self.languages if self.library.can_write(one, self.campaign, addressee)]
        if not languages:
            remedy = f"write letters/{self.campaign.id}/en.md, or give title and demands in one language"
            fault = Fault(f"{addressee.id}: no text for it in any language", remedy, "error", stops=1)
            yield self.ground.of_campaign(self.campaign, trail, fault)
        for language in languages:
            text = self.library.find(language, addressee)
            assert text is not None, "the language is one that can be written"
            try:
                composed = self._sign(text, addressee)
            except PlaintError as error:
                yield failed_letter(error, self.ground, self.campaign, trail)
            else:
                yield Draft(self.campaign, trail, text, composed, is_usual, language in self.offered)

    def _sign(self, text: LetterText, addressee: Addressee) -> Composed:
        """Compose unsigned; each text once also with one signatory who has a word to say, and with several."""
        signings = _signings(self.order, self.ground.data.settings.organisation or "")
        ways = signings[:1] if text.name in self.tried else signings
        desks = [Desk(self.ground.data, self.library, self.order, one, self.order.origin) for one in ways]
        unsigned, *_ = [desk.compose_in(text.language, addressee) for desk in desks]
        self.tried.add(text.name)
        return Composed(unsigned, addressee)


def _signings(order: Order, organisation: str) -> tuple[Signing, ...]:
    somebody = Signatory.model_validate(_SOMEBODY)
    is_statement = order.form == "statement"
    return (
        Signing(date=order.day, sender=order.campaign.sender, is_statement=is_statement, organisation=organisation),
        Signing(date=order.day, signatories=(somebody,)),
        Signing(date=order.day, signatories=(somebody, somebody), is_statement=True),
    )


def failed_letter(error: PlaintError, ground: Ground, campaign: Campaign, trail: Trail) -> Remark:
    """Return the error for a letter that cannot be made, at the line that the failure names, else at its target."""
    found = _PLACED.match(error.message)
    if not found:
        return ground.of_campaign(campaign, trail, Fault(error.message, error.hint, "error", stops=1))
    file, message = found["file"], found["message"]
    if message == f"no template '{file}'":
        fault = Fault(f"there is no templates/{file}", "write it, or take `letterhead` out", "error", stops=1)
        return ground.of_campaign(campaign, ("sender", "letterhead"), fault)
    if "/" not in file:
        own = (ground.data.root / "templates" / file).exists()
        file = f"templates/{file}" if own else f"builtin/{file}"
    place = Place(file, int(found["line"] or 0))
    return ground.of_text(campaign, place, Fault(message, error.hint, "error", stops=1))
