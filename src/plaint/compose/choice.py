"""Which text in which language serves a target: DESIGN's rules, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from plaint.compose.letters import Order
    from plaint.compose.targets import Addressee
    from plaint.model.campaign import Campaign
    from plaint.reading.texts import LetterText


@dataclass(frozen=True)
class Library:
    """The texts at hand: a campaign's own, and the built-in default letters."""

    own: tuple[LetterText, ...]
    default: tuple[LetterText, ...]

    def languages(self, campaign: Campaign) -> tuple[str, ...]:
        """Return the languages in which this campaign has a text without being asked for one."""
        if self.own:
            return tuple(dict.fromkeys(text.language for text in self.own))
        return default_languages(campaign)

    def can_write(self, language: str, campaign: Campaign, addressee: Addressee) -> bool:
        """Tell whether a letter in this language can be made, by the campaign's own text or by the default one."""
        text = self.find(language, addressee)
        return text is not None and (text in self.own or language in default_languages(campaign))

    def find(self, language: str, addressee: Addressee) -> LetterText | None:
        """Return the most special text: for this target, for its kind, for all; then the default letter."""
        variants = (addressee.target.id, addressee.recipient.id, addressee.recipient.kind, "")
        for texts in (self.own, self.default):
            in_language = {text.variant: text for text in texts if text.language == language}
            for variant in variants:
                if variant in in_language:
                    return in_language[variant]
        return None


def default_languages(campaign: Campaign) -> tuple[str, ...]:
    """Return the languages that the default letter can be written in from this campaign's own words."""
    words = (campaign.title, *(demand.text for demand in campaign.demands))
    return tuple(language for language in CATALOGUED if all(text.get(language) is not None for text in words))


def choose_language(order: Order, library: Library, addressee: Addressee, wished: tuple[str | None, ...]) -> str:
    """Return the language of a letter.

    Args:
        order: may ask for one by `--lang`.
        library: the campaign's texts.
        addressee: the target; what it reads best comes last.
        wished: the signatory's language, then the workspace's.

    Raises:
        PlaintError: there is no text in the language asked for, or none at all.
    """
    campaign, asked = order.campaign, order.language
    if asked:
        if library.can_write(asked, campaign, addressee):
            return asked
        known = dict.fromkeys((*library.languages(campaign), *default_languages(campaign)))
        hint = f"write letters/{campaign.id}/{asked}.md, or choose one of: {', '.join(known)}"
        raise PlaintError(f"{campaign.id} has no text in '{asked}'", hint)
    available = library.languages(campaign)
    for language in (*wished, "en", *addressee.recipient.languages, *available):
        if language and language in available and library.can_write(language, campaign, addressee):
            return language
    hint = f"write letters/{campaign.id}/en.md, or give title and demands in one language"
    raise PlaintError(f"{campaign.id} has no text for {addressee.id}", hint)


def reads_better(addressee: Addressee, language: str) -> str:
    """Return the language that the target reads best where the letter is in none that it reads, else ""."""
    languages = addressee.recipient.languages
    return languages[0] if languages and language not in languages else ""
