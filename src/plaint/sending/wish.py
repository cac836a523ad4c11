"""What somebody asked of `plaint send`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

By = Literal["email", "drafts", "fax"]
Texts = Literal["new", "old", "again"]
Copies = Literal["due", "now", "none", "only"]


@dataclass(frozen=True, kw_only=True)
class SendWish:
    """The options of `plaint send` that decide what goes out.

    Attributes:
        by: only by this channel; None takes the first of the campaign's that can be used.
        account: the name of an account of settings.yaml; None chooses.
        texts: which text those get who have had none, where the text has changed; `again` writes to all.
        because: why those who have had a letter get another.
        after_deadline: send although the campaign's deadline is past.
        old_contacts: send to contacts that nobody verified for two years.
        retry_failed: try those again that failed for good.
        any_hour: fax outside of working hours too.
        copies: which copies go to organisers: those that are due, all now, none; or all, and no letters.
        in_clear: ids of those whose copies may go unencrypted where contact is a crime.
        text_only: mail without the PDF.
        home_address: letters show street and postcode of who signs, as they do on paper.
    """

    by: By | None = None
    account: str | None = None
    texts: Texts = "new"
    because: str = ""
    after_deadline: bool = False
    old_contacts: bool = False
    retry_failed: bool = False
    any_hour: bool = False
    copies: Copies = "due"
    in_clear: tuple[str, ...] = ()
    text_only: bool = False
    home_address: bool = False

    @property
    def only_copies(self) -> bool:
        """Whether no letters go."""
        return self.copies == "only"
