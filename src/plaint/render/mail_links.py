"""Links that open the sender's own mail program with a copy begun (`mailto:`, RFC 6068), one for each recipient.

One link for all would show them to each other where somebody moves the addresses from Bcc to Cc, and to every server in
between. Subject and words say nothing of the case: an organiser's post may be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.contacts.mailto import mailto

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plaint.compose.copies import CopyLine

LONG, TOO_LONG = 1600, 2000  # characters: from the first on some programs cut a link short, beyond the second many


@dataclass(frozen=True, slots=True)
class MailLink:
    """A link, and for whom it is.

    Attributes:
        warning: that it may be too long for some mail programs, or "".
    """

    to: str
    name: str
    link: str
    warning: str = ""


def mail_links(lines: Iterable[CopyLine], language: str) -> tuple[MailLink, ...]:
    """Return a link for each recipient who gets copies by e-mail and has a mailbox."""
    mailed = {line.address: line for line in lines if line.by == "email" and line.address}
    return tuple(_link(line, language) for line in mailed.values())


def _link(line: CopyLine, language: str) -> MailLink:
    link = mailto(line.address, phrase(language, "copies.subject"), phrase(language, "copies.body"))
    return MailLink(line.to, line.name, link, length_warning(link))


def length_warning(link: str) -> str:
    """Return what to know of a long link, or ""."""
    if len(link) > TOO_LONG:
        return f"{len(link)} characters: many programs cut links after {TOO_LONG}; copy the address by hand"
    if len(link) > LONG:
        return f"{len(link)} characters: some programs cut links that long; look whether all is there"
    return ""
