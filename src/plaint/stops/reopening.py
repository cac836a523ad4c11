"""A campaign that was stopped is opened again: with a reason, and the earlier one kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.journal import NAME
from plaint.deliver.record.stops import stops_beside
from plaint.errors import PlaintError
from plaint.reading.root import CAMPAIGNS
from plaint.stops.status import write_status

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plaint.model.campaign import Campaign


@dataclass(frozen=True, kw_only=True)
class Reopening:
    """A campaign that is opened again.

    Attributes:
        root: of the workspace.
        campaign: as it is.
        because: why.
        day: on which.
    """

    root: Path
    campaign: Campaign
    because: str
    day: date

    @property
    def changes(self) -> dict[str, str | None]:
        """What changes in campaigns.yaml; nothing where its status was changed by hand before.

        Raises:
            PlaintError: the note is in several languages, so that nobody knows where the earlier reason belongs.
        """
        campaign = self.campaign
        if campaign.status not in ("stopped", "won"):
            return {}
        ended = f" on {campaign.ended}" if campaign.ended else ""
        kept = f"{campaign.status.capitalize()}{ended}: {campaign.reason}. Reopened on {self.day}."
        if campaign.note and len(campaign.note.versions) > 1:
            raise PlaintError(
                f"{CAMPAIGNS}: the note of {campaign.id} is in several languages; nothing was changed",
                f"add this to it yourself: {kept} Then write status: open, the new reason, and take `ended:` away; and "
                "run this again",
            )
        note = " ".join(filter(None, (str(campaign.note or ""), kept)))
        return {"status": "open", "reason": self.because, "ended": None, "note": note}

    def reopen(self) -> None:
        """Change campaigns.yaml, then let letters leave again.

        Raises:
            PlaintError: it is neither stopped nor won here, or is history; or campaigns.yaml cannot be changed.
            DataError: campaigns.yaml cannot be read.
        """
        stops = stops_beside(self.root / NAME)
        is_stopped = stops.is_stopped(self.campaign.id)
        if self.campaign.status not in ("stopped", "won") and not is_stopped:
            raise PlaintError(
                f"{self.campaign.id} is {self.campaign.status}: there is nothing to reopen", "`plaint list` shows all"
            )
        write_status(self.root, self.campaign.id, self.changes)
        if is_stopped:
            stops.reopen(self.campaign.id, self.day.isoformat())
