"""Rows become recipients and targets: each address once, unless it got several different mails."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.contacts.country_reading import read_country
from plaint.errors import Problem
from plaint.naming import slugify
from plaint.reading.unsafe import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.mailmerge.folder import Row
    from plaint.mailmerge.messages import Mailbox, Message

UNKNOWN = "AQ"
"""Antarctica stands in for a country that nobody named: no office is there, and a letter's window shows the mistake."""

Content = tuple[str, str, tuple[str, ...]]
_NAMES = ("name", "full_name", "fullname", "full name")
_PARTS = (("first_name", "last_name"), ("firstname", "lastname"), ("first name", "last name"), ("first", "last"))
_COUNTRIES = ("country", "country_code", "land", "pays", "país", "страна")


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who gets one mail.

    Attributes:
        id: as recipient and target.
        name: beside the address, or what a column calls this person; "" where nothing does.
        country: ISO 3166-1.
        files: names of what goes along.
    """

    id: str
    name: str
    address: str
    country: str
    message: Message
    files: tuple[str, ...] = ()


@dataclass
class Registry:
    """Gives each addressee an id, and passes over the same mail to the same person.

    Args:
        country: of those whose row names none.
    """

    country: str
    remarks: list[Problem] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    _counted: Counter[str] = field(default_factory=Counter)
    _sent: dict[str, dict[Content, int]] = field(default_factory=dict)

    def of(self, message: Message, files: tuple[str, ...]) -> Iterator[Addressee]:
        """Yield those who get a mail."""
        if len(message.to) > 1:
            names = ", ".join(one.address for one in message.to)
            self._remark(message, f"one mail to {names}: each gets one alone", "nothing, unless they are to see this")
        for mailbox in message.to:
            if not self._has_had(mailbox, message):
                name = mailbox.name or (_name_in(message.row) if len(message.to) == 1 else "")
                where = _country_in(message.row) or self.country
                yield Addressee(self._free_id(name, mailbox), name, mailbox.address, where, message, files)

    def _has_had(self, mailbox: Mailbox, message: Message) -> bool:
        """Tell whether somebody gets the same mail in an earlier row; say so, and if it is another one."""
        earlier = self._sent.setdefault(mailbox.address.casefold(), {})
        content = (message.subject, message.body, message.files)
        if content in earlier:
            self._remark(message, f"{mailbox.address} gets the same mail in an earlier row", "it goes there once")
            return True
        if earlier:
            first = min(earlier.values())
            self._remark(message, f"{mailbox.address} gets another mail in line {first}", "both go; remove one if not")
        earlier[content] = message.row.place.line
        return False

    def _free_id(self, name: str, mailbox: Mailbox) -> str:
        slug = slugify(name or mailbox.address.partition("@")[0], "recipient")
        while True:
            self._counted[slug] += 1
            number = self._counted[slug]
            candidate = slug if number == 1 else f"{slug}-{number}"
            if candidate not in self.taken:
                self.taken.add(candidate)
                return candidate

    def _remark(self, message: Message, told: str, remedy: str) -> None:
        self.remarks.append(Problem(message.row.place, told, remedy, "warning"))


def country_problem(message: Message) -> Problem | None:
    """Return what is wrong with the country that a row names."""
    if _country_in(message.row) or not (written := _cell(message.row, _COUNTRIES)):
        return None
    told = f"{quote(written)} is not known as a country"
    return Problem(message.row.place, told, "write two letters of ISO 3166, as KZ, in recipients.yaml", "warning")


def _country_in(row: Row) -> str:
    written = _cell(row, _COUNTRIES)
    return (read_country(written.upper()).code or read_country(written).code) if written else ""


def _name_in(row: Row) -> str:
    if found := _cell(row, _NAMES):
        return found
    for parts in _PARTS:
        if words := " ".join(filter(None, (_cell(row, (part,)) for part in parts))):
            return words
    return ""


def _cell(row: Row, titles: tuple[str, ...]) -> str:
    """Return the first of these columns that holds words, on one line."""
    found = {title.casefold(): " ".join(cell.split()) for title, cell in row.cells.items()}
    return next((found[title] for title in titles if found.get(title)), "")
