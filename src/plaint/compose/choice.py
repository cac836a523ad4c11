"""Which text in which language serves a target: DESIGN's rules, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.errors import PlaintError
from plaint.model.text import LANGUAGE

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

    def find_translation(self, text: LetterText, language: str, order: Order) -> LetterText | None:
        """Return the text that says in another language what this one says: of the same campaign, for the same target.

        The default letter translates nothing but itself: nobody should take it for what the campaign wrote.
        """
        if text not in self.own and language not in default_languages(order.campaign):
            return None
        texts = self.own if text in self.own else self.default
        same = (other for other in texts if other.language == language and other.variant == text.variant)
        return next(same, None)


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
        known = ", ".join(dict.fromkeys((*library.languages(campaign), *default_languages(campaign))))
        write = f"write letters/{campaign.id}/{asked}.md, or " if LANGUAGE.match(asked) else ""
        raise PlaintError(f"{campaign.id} has no text in '{asked}'", f"{write}choose one of: {known}")
    available = library.languages(campaign)
    for language in (*wished, "en", *addressee.recipient.languages, *available):
        if language and language in available and library.can_write(language, campaign, addressee):
            return language
    hint = f"write letters/{campaign.id}/en.md, or give title and demands in one language"
    raise PlaintError(f"{campaign.id} has no text for {addressee.id}", hint)


def reads_better(library: Library, campaign: Campaign, addressee: Addressee, language: str) -> str:
    """Return the language that the target reads better than the letter's and that can be written, else ""."""
    languages = addressee.recipient.languages
    better = languages[: languages.index(language)] if language in languages else languages
    return next((one for one in better if library.can_write(one, campaign, addressee)), "")
