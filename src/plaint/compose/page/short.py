"""The short forms of one target's letter: a brief message, a telegram, words for the telephone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.compose.page.slots import NAME
from plaint.compose.page.value import ShortForms
from plaint.compose.sheet.mail import compose_mails
from plaint.compose.sheet.telegram import compose_telegrams
from plaint.compose.sheet.telephone import compose_scripts
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from plaint.compose.sheet.telegram import Telegram
    from plaint.compose.sheet.value import Entry, Sheet


def short_forms(sheet: Sheet, entry: Entry) -> ShortForms:
    """Return what the sheet of a campaign says in short to one target; where something cannot be, it is empty."""
    one = replace(sheet, entries=(entry,))
    mail = next(iter(compose_mails(one)), None)
    telegram = _telegram(one)
    script = next(iter(compose_scripts(one)), None)
    return ShortForms(
        subject=mail.subject if mail else "",
        text=_signed(mail.text) if mail else "",
        telegram=telegram.text if telegram else "",
        telegram_address=telegram.address if telegram else "",
        script=script,
    )


def _telegram(sheet: Sheet) -> Telegram | None:
    try:
        return compose_telegrams(sheet)[0]
    except PlaintError:  # no demand is short enough
        return None


def _signed(text: str) -> str:
    """Return a message with the reader's name where an action sheet says what to write there."""
    words, gap, _ = text.rpartition("\n\n")
    return f"{words}{gap}{NAME}"
