"""A copy becomes words: what the journal and the kept texts say of the letters that it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.compose.copies import copy_lines
from plaint.compose.digest import Digest, Sent, Specimen
from plaint.compose.signing import shown_name
from plaint.sending.copies import by_office
from plaint.sending.desks import agreed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from plaint.compose.copies import CopyLine
    from plaint.compose.letters import Order
    from plaint.deliver.delivery import Delivery, Entry
    from plaint.model.people import Signatory
    from plaint.reading.data import Data
    from plaint.sending.versions import Versions


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Tells organisers of letters.

    Args:
        data: the address book.
        order: the campaign, the day, and from where.
        versions: the texts that were sent.
        people: everybody who is known here by id, for the names of those who agreed.
        entries: of the campaign, by the digests of their keys.
        day_of: returns the sender's day of a moment in seconds since 1970.
        sender: who tells it.
    """

    data: Data
    order: Order
    versions: Versions
    people: Mapping[str, Signatory]
    entries: Mapping[str, Entry]
    day_of: Callable[[float], date]
    sender: str

    def digest(self, copy: Delivery) -> Digest:
        """Return what a copy says."""
        letters = tuple(self.entries[one] for one in copy.covers if one in self.entries)
        language = self.language(copy.key.office)
        line = self.line(copy.key.office, language)
        name, lines = (line.name, line.lines) if line else (copy.printed_office, copy.addressee)
        days = sorted(self.day_of(one.since) for one in letters)
        return Digest(
            campaign=self.order.campaign.id,
            title=self.order.campaign.title.best(language),
            to=copy.key.office,
            name=name,
            address=lines,
            language=language,
            first=days[0],
            last=days[-1],
            day=self.order.day,
            sent=tuple(_counted(*pair) for pair in by_office(letters).items()),
            names=self._names(letters),
            specimens=self._specimens(letters),
            sender=self.sender,
            country=self.order.origin or self.data.settings.country or "",
        )

    def line(self, to: str, language: str) -> CopyLine | None:
        """Return an organiser's line of the copy-to list; None where he or she is not on it any more."""
        lines = copy_lines(self.data, self.order, language)
        return next((one for one in lines if one.to == to and "letter" in one.what), None)

    def language(self, to: str) -> str:
        """Return the language in which an organiser is written to: one that he or she reads, else the sender's."""
        reads = self.data.recipients[to].languages
        return next((one for one in (*reads, self.data.settings.language) if one in CATALOGUED), None) or "en"

    def _names(self, letters: Iterable[Entry]) -> tuple[str, ...]:
        signers = dict.fromkeys(name for one in letters for name in one.delivery.signers)
        known = (self.people[name] for name in signers if name in self.people)
        return tuple(sorted(shown_name(one) for one in known if agreed(one, "publish-name", self.order.day)))

    def _specimens(self, letters: Iterable[Entry]) -> tuple[Specimen, ...]:
        kept = (self.versions.find(text) for text in dict.fromkeys(one.delivery.plain for one in letters))
        return tuple(
            Specimen(office=one.office, holder=one.holder, subject=one.subject, body=one.body) for one in kept if one
        )


def _counted(whom: tuple[str, str, str], letters: list[Entry]) -> Sent:
    office, holder, way = whom
    signatures = sum(len(one.delivery.signers) for one in letters)
    return Sent(office=office, holder=holder, way=way, letters=len(letters), signatures=signatures)
