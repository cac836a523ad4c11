"""Whether members may be written to about a campaign at all: its status and its deadline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plaint.compose.discretion import address_lines, names_mailbox
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.calls.wish import CallWish
    from plaint.model.campaign import Campaign
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data

_SHORTEST = 7  # digits; fewer stand in many a sentence
_PAGE = re.compile(r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#][A-Za-z0-9._~:/?#@!$&'*+,;=%()-]*)?")
_LONGEST_PAGE = 500

_FINAL = "no option overrides this"


def require_allowed(campaign: Campaign, today: date, wish: CallWish) -> None:
    """Refuse what does not fit a campaign's status, or comes too late.

    Args:
        campaign: the campaign.
        today: by the sender's clock.
        wish: the options.

    Raises:
        PlaintError: with the reason, and which option overrides it, if any.
    """
    status = campaign.status
    if status == "closed":
        raise PlaintError(f"{campaign.id} is closed: it is history", f"nobody is written to about it; {_FINAL}")
    if status == "draft":
        hint = f"when everything in it is checked, write `status: open` in campaigns.yaml; {_FINAL}"
        raise PlaintError(f"{campaign.id} is a draft: nobody is called for it", hint)
    if wish.occasion in ("stopped", "won"):
        _require_status(campaign, wish.occasion)
    elif wish.occasion != "thanks":
        _require_going_on(campaign)
    if wish.occasion in ("call", "reminder"):
        _require_in_time(campaign, today, wish)


def _require_status(campaign: Campaign, wanted: str) -> None:
    if campaign.status != wanted:
        hint = f"write `status: {wanted}` and the reason in campaigns.yaml first"
        raise PlaintError(f"{campaign.id} is not {wanted}: it is {campaign.status}", hint)


def _require_going_on(campaign: Campaign) -> None:
    if campaign.status in ("stopped", "won"):
        raise PlaintError(
            f"{campaign.id} is {campaign.status}: {campaign.reason}",
            f"nobody is called any more; {_FINAL}. To tell those who were: plaint notify {campaign.id} "
            f"--{campaign.status}",
        )


def _require_in_time(campaign: Campaign, today: date, wish: CallWish) -> None:
    if not campaign.until or campaign.until >= today or (wish.after_deadline and wish.occasion == "call"):
        return
    hint = "ask the organisers whether letters still help; then --after-deadline calls all the same"
    if wish.occasion == "reminder":
        hint = f"nobody is reminded after it; {_FINAL}"
    raise PlaintError(f"the deadline of {campaign.id}, {campaign.until}, is past", hint)


def require_page(page: str) -> None:
    """Refuse what is no address of a page that members can safely open.

    Raises:
        PlaintError: it is not `https:`, names somebody before the host, or has signs that no address has.
    """
    if not _PAGE.fullmatch(page) or len(page) > _LONGEST_PAGE:
        raise PlaintError(f"--page {page[:80]}: no address of a page", "write it as https://www.example.org/port-aurora")


def require_discreet(words: str, data: Data) -> None:
    """Refuse an organiser's mailbox, number or address in words that go to many people, however it is spelled.

    Raises:
        PlaintError: with whose it is.
    """
    digits = re.sub(r"\D", "", words)
    for organiser in data.organisers():
        is_named = (
            any(names_mailbox(words, one) for one in _mailboxes(organiser))
            or any(one in digits for one in _numbers(organiser))
            or any(line.casefold() in words.casefold() for line in address_lines(organiser) if not line.isdigit())
        )
        if is_named:
            hint = "organisers' contacts go to no member: leave it out"
            raise PlaintError(f"these words give away how {organiser.id} is reached", hint)


def _mailboxes(organiser: Recipient) -> Iterator[str]:
    return (one.address for one in organiser.email if one.address)


def _numbers(organiser: Recipient) -> Iterator[str]:
    """Yield the last digits of each number, which are the same however it is written."""
    for one in (*organiser.phone, *organiser.fax):
        digits = re.sub(r"\D", "", one.e164 or one.printed or "")
        if len(digits) >= _SHORTEST:
            yield digits[-_SHORTEST:]
