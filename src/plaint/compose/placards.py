"""Which words go on placards: the campaign's slogans, each in every language of the street."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from plaint.model.campaign import Campaign
    from plaint.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Placard:
    """What one placard says.

    Attributes:
        campaign: its id.
        number: of the slogan or demand in its campaign, from 1.
        language: of the words.
        words: exactly as the campaign has them.
        is_demand: whether a demand stands in for a slogan.
    """

    campaign: str
    number: int
    language: str
    words: str
    is_demand: bool = False

    @property
    def name(self) -> str:
        """Its name among the files of one job: `placard-1-ru`."""
        return f"placard-{self.number}-{self.language}"


def placards_of(campaign: Campaign, languages: tuple[str, ...]) -> tuple[Placard, ...]:
    """Return a placard for each slogan and language that it has, no words twice; demands only where no slogan is.

    Args:
        campaign: the campaign.
        languages: wanted, the street's own first.

    Raises:
        PlaintError: there is neither slogan nor demand in any of these languages.
    """
    slogans = _placards(campaign, languages, campaign.slogans, is_demand=False)
    placards = slogans or _placards(
        campaign, languages, tuple(demand.text for demand in campaign.demands), is_demand=True
    )
    if not placards:
        where = " in " + " or ".join(f"'{language}'" for language in languages) if languages else ""
        raise PlaintError(f"{campaign.id} has no slogan and no demand{where}", "write one under `slogans:`")
    return placards


def _placards(
    campaign: Campaign, languages: tuple[str, ...], texts: tuple[Text, ...], *, is_demand: bool
) -> tuple[Placard, ...]:
    found: dict[str, Placard] = {}
    for number, text in enumerate(texts, 1):
        for language in languages:
            if (words := text.get(language)) is not None:
                placard = Placard(
                    campaign=campaign.id, number=number, language=language, words=words, is_demand=is_demand
                )
                found.setdefault(words, placard)
    return tuple(found.values())
