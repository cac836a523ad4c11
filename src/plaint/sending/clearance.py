"""Whether a campaign may send at all: its status and its deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import date

    from plaint.model.campaign import Campaign
    from plaint.sending.wish import SendWish


def require_open(campaign: Campaign, today: date, wish: SendWish) -> None:
    """Refuse to send for a campaign that is not open, or whose deadline is past.

    Raises:
        PlaintError: with the reason, and which option overrides it, if any.
    """
    if campaign.status == "closed":
        raise PlaintError(
            f"{campaign.id} is closed: it is history, and nobody has checked its contacts since",
            f"it prints (plaint letter {campaign.id}) and never sends; no option overrides this",
        )
    if campaign.status in ("stopped", "won"):
        raise PlaintError(
            f"{campaign.id} is {campaign.status}: {campaign.reason}", "no more letters; no option overrides this"
        )
    if campaign.status == "draft":
        raise PlaintError(
            f"{campaign.id} is a draft: it prints and never sends",
            "when everything in it is checked, write `status: open` in campaigns.yaml; no option overrides this",
        )
    if campaign.until and campaign.until < today and not wish.after_deadline:
        raise PlaintError(
            f"the deadline of {campaign.id}, {campaign.until}, is past",
            "ask the organisers whether letters still help; then --after-deadline sends them all the same",
        )
