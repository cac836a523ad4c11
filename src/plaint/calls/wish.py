"""What somebody asked of `plaint call`, `plaint remind` or `plaint notify`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from plaint.deliver.delivery import Kind, Way

What = Literal["letter", "sheet", "page-link"]
Occasion = Literal["call", "reminder", "stopped", "won", "corrected", "thanks"]
_KINDS: dict[Occasion, Kind] = {"call": "call", "reminder": "reminder"}


@dataclass(frozen=True, kw_only=True)
class CallWish:
    """The options that decide what goes to members.

    Attributes:
        occasion: why they are written to.
        what: of a call and a reminder: the sheet and their own letters, the sheet, or the link to a page.
        page: that page's address; "".
        words: the organiser's own, by language; under "" for every language that has none of its own.
        way: `email`, or `post` for packets to be printed.
        account: the name of an account of settings.yaml; None chooses.
        everybody: packets for those too who have a mailbox.
        instead: mail to those too for whom a packet was printed and not posted yet.
        soon: remind although the last message is of these days.
        after_deadline: call although the campaign's deadline is past.
        retry_failed: try those again whose mailbox refused the message for good.
    """

    occasion: Occasion = "call"
    what: What = "letter"
    page: str = ""
    words: tuple[tuple[str, str], ...] = ()
    way: Way = "email"
    account: str | None = None
    everybody: bool = False
    instead: bool = False
    soon: bool = False
    after_deadline: bool = False
    retry_failed: bool = False

    @property
    def kind(self) -> Kind:
        """What the journal calls such a message."""
        return _KINDS.get(self.occasion, "notice")

    def words_in(self, language: str) -> str:
        """Return the organiser's own words for somebody of a language; "" where there are none."""
        known = dict(self.words)
        return known.get(language) or known.get("", "")
