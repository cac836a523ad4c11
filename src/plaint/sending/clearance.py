"""Whether a campaign may send at all: its status and its deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.deliver.journal import NAME
from plaint.deliver.record.stops import stops_beside
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plaint.model.campaign import Campaign
    from plaint.sending.wish import SendWish


def require_open(campaign: Campaign, wish: SendWish) -> None:
    """Refuse to send for a campaign that is not open.

    Raises:
        PlaintError: with the reason, and which option overrides it, if any.
    """
    if campaign.status == "closed":
        raise PlaintError(
            f"{campaign.id} is closed: it is history, and nobody has checked its contacts since",
            f"it prints (plaint letter {campaign.id}) and never sends; no option overrides this",
        )
    if campaign.status in ("stopped", "won") and not wish.only_copies:
        raise PlaintError(
            f"{campaign.id} is {campaign.status}: {campaign.reason}",
            "no more letters; no option overrides this. `--copies only` tells the organisers of those that went",
        )
    if campaign.status == "draft":
        raise PlaintError(
            f"{campaign.id} is a draft: it prints and never sends",
            "when everything in it is checked, write `status: open` in campaigns.yaml; no option overrides this",
        )


def require_not_stopped_here(root: Path, campaign: Campaign, *, tells_of_it: bool) -> None:
    """Refuse to send for a campaign that `plaint stop` stopped, whatever its status says by now.

    Args:
        root: of the workspace.
        campaign: whose status lets it send.
        tells_of_it: what is sent tells people of the campaign's end, or of what went out before.

    Raises:
        PlaintError: it was stopped here and not reopened; or what tells of that cannot be read.
    """
    is_over = campaign.status in ("stopped", "won") and tells_of_it
    if not is_over and stops_beside(root / NAME).is_stopped(campaign.id):
        raise PlaintError(
            f"{campaign.id} was stopped here, though campaigns.yaml says {campaign.status}",
            f'if it is open again: plaint stop {campaign.id} --reopen --because "why"; it takes a reason',
        )


def require_in_time(campaign: Campaign, today: date, wish: SendWish) -> None:
    """Refuse to send letters for a campaign whose deadline is past.

    Args:
        campaign: with its last day, `until`.
        today: by the sender's clock.
        wish: the options.

    Raises:
        PlaintError: it is, and nothing was said of that.
    """
    if campaign.until and campaign.until < today and not (wish.after_deadline or wish.only_copies):
        raise PlaintError(
            f"the deadline of {campaign.id}, {campaign.until}, is past",
            "ask the organisers whether letters still help; then --after-deadline sends them all the same",
        )
