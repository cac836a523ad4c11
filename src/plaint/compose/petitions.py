"""What a petition says: to whom, about whom, what is asked; and what becomes of the names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.address import addressee_lines
from plaint.compose.cases import demand_sentences, person_sentence
from plaint.compose.targets import resolve_targets
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.street import Street
    from plaint.model.campaign import Campaign
    from plaint.reading.data import Data

COLUMNS = ("number", "name", "town", "organisation", "signature", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """Every word of a petition.

    Attributes:
        campaign: its id.
        to: the line that says whom it is for.
        case: sentences about the people.
        prayer: what goes before the demands.
        demands: all of them, exactly as the campaign has them.
        columns: the heads of the table, in the order of `COLUMNS`.
        privacy: what becomes of the data of those who sign.
    """

    campaign: str
    language: str
    heading: str
    title: str
    to: str
    case: tuple[str, ...]
    prayer: str
    demands: tuple[str, ...]
    columns: tuple[str, ...]
    privacy: str


def petition_of(campaign: Campaign, data: Data, street: Street, language: str, day: date) -> Petition:
    """Return the petition of a campaign for a street in one language.

    Args:
        campaign: the campaign.
        data: the address book.
        street: decides the missions.
        language: one in which title and demands have words.
        day: who holds which office.

    Raises:
        PlaintError: the campaign demands nothing.
    """
    if not campaign.demands:
        raise PlaintError(f"{campaign.id} has no demands: nothing to sign for", "write them under `demands:`")
    recipients = (addressee.recipient for addressee in resolve_targets(campaign, data, street.country))
    offices = dict.fromkeys(", ".join(addressee_lines(recipient, day, language)) for recipient in recipients)
    return Petition(
        campaign=campaign.id,
        language=language,
        heading=phrase(language, "street.petition.heading"),
        title=campaign.title.best(language),
        to=labelled(language, "street.petition.to", "; ".join(offices)),
        case=tuple(person_sentence(person, language) for person in campaign.people),
        prayer=phrase(language, "street.petition.prayer"),
        demands=demand_sentences(campaign, language),
        columns=tuple(phrase(language, f"street.petition.{column}") for column in COLUMNS),
        privacy=phrase(language, "street.petition.privacy"),
    )
