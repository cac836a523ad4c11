"""Where print is seen, and in which languages it speaks there: the street's own, and the accused state's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.compose.choice import default_languages
from plaint.contacts.official_languages import official_languages
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plaint.model.campaign import Campaign
    from plaint.model.text import Text
    from plaint.reading.data import Data


@dataclass(frozen=True, slots=True)
class Street:
    """The place where passers-by read.

    Attributes:
        country: of the street, ISO 3166-1; None where it is unknown.
        own: what is spoken there, most spoken first.
        accused: what those in power in the accused state read, best first.
    """

    country: str | None
    own: tuple[str, ...]
    accused: tuple[str, ...]

    def speaks(self, known: Iterable[str]) -> tuple[str, ...]:
        """Return the street's languages that there are words in, then the accused state's, each once.

        The street is never left without a word: where it has none of its own, English speaks, else the first language
        known.

        Args:
            known: the languages that there are words in, best first.
        """
        there = tuple(known)
        here = tuple(language for language in self.own if language in there)
        spare = ("en",) if "en" in there else there[:1]
        accused = tuple(language for language in self.accused if language in there)
        return tuple(dict.fromkeys((*(here or spare), *accused)))


def street_of(campaign: Campaign, data: Data, country: str | None) -> Street:
    """Return the street in a country as a campaign sees it.

    What the campaign's targets are known to read goes before the official languages of the accused state.
    """
    reads = (language for target in campaign.targets for language in _read_at(target.recipient, data))
    accused = dict.fromkeys((*reads, *official_languages(campaign.country)))
    return Street(country, official_languages(country) if country else (), tuple(accused))


def _read_at(recipient: str | None, data: Data) -> tuple[str, ...]:
    return data.recipients[recipient].languages if recipient else ()


def placard_languages(campaign: Campaign, street: Street) -> tuple[str, ...]:
    """Return the languages for placards: the street's and the accused state's in which there is a slogan or demand."""
    texts = campaign.slogans or tuple(demand.text for demand in campaign.demands)
    return street.speaks(_known(texts, street))


def sheet_language(campaign: Campaign, street: Street, asked: str | None = None) -> str:
    """Return the one language of a leaflet or a petition: that asked for, else the street's best.

    Title and demands must have words in it, and so must our catalogues.

    Raises:
        PlaintError: the campaign has no words in the language asked for, or in none that we know.
    """
    known = default_languages(campaign)
    if not known:
        raise PlaintError(f"{campaign.id}: title and demands have no language in common", "write all of them in one")
    if asked is None:
        return street.speaks(known)[0]
    if asked not in known:
        raise PlaintError(f"{campaign.id} has no words in '{asked}'", f"choose one of: {', '.join(known)}")
    return asked


def _known(texts: Iterable[Text], street: Street) -> tuple[str, ...]:
    """Return every language that some text has words in; one string for all languages counts in each."""
    asked = (*street.own, *street.accused, "en")
    found = (language for text in texts for language in (*text.languages, *asked) if text.get(language) is not None)
    return tuple(dict.fromkeys(found))
