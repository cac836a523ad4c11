"""The central value: one text to one target in one language, every word decided."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """Who signs, as printed under the closing.

    Attributes:
        name: full name or initials; empty for a line to sign by hand.
        lines: role, organisation, town, as far as known.
        image: the file of a signature picture, relative to the workspace; empty where there is none.
        labels: for a line to sign by hand, what to write where.
    """

    name: str = ""
    lines: tuple[str, ...] = ()
    image: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """One letter.

    Attributes:
        campaign, target: their ids.
        office, holder: whom it is for, as the journal keeps it; holder is empty where unknown.
        language: of the text, ISO 639.
        country: where it is posted, ISO 3166-1; empty where unknown.
        address: the lines in the window, country last where it goes abroad.
        forward: the covering line where a mission is asked to pass it on; empty otherwise.
        sender: letterhead lines, the organisation's or the signatory's; the first is the name.
        return_line: the sender in one line above the address; empty where unknown.
        letterhead: the template that sets the head; empty for the built-in one.
        dateline: place and date as printed.
        body: Markdown, filled; values in it are escaped.
        signatures: who signs; one without a name is room and a line.
        whole: the body is all of it: it has its own salutation, closing and name, and a mail adds none.
        copies, enclosures: printed under the signature; copies only with that person's consent.
        code: by which a receipt is matched with it, small at the foot of its first page; empty for none.
        translation: the same letter in the signatory's language, for a page of its own.
    """

    campaign: str
    title: str
    target: str
    office: str
    holder: str
    language: str
    country: str
    date: date
    address: tuple[str, ...]
    forward: str = ""
    sender: tuple[str, ...] = ()
    return_line: str = ""
    letterhead: str = ""
    dateline: str
    subject: str
    salutation: str
    body: str
    closing: str
    signatory: str = ""
    signatures: tuple[Signature, ...]
    whole: bool = False
    copies: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    code: str = ""
    translation: Letter | None = None

    @property
    def is_dated(self) -> bool:
        """Whether the date is printed; else there is room to write it."""
        return any(sign.isdigit() for sign in self.dateline)

    @property
    def version(self) -> str:
        """The sha256 of what is said to whom: without date, signature and layout."""
        parts = (self.subject, self.body, self.office, self.holder, self.language)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
