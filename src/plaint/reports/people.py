"""Who took part: from which country, of which organisation, and who may be named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.compose.collation import name_key, text_key
from plaint.compose.signing import shown_name
from plaint.reports.value import LEAST, Organisation
from plaint.sending.desks import agreed
from plaint.sending.signers import SENDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from plaint.model.campaign import Campaign
    from plaint.model.people import Signatory

SEVERAL, UNKNOWN = "several", "unknown"


@dataclass(frozen=True)
class Crowd:
    """Those who may have taken part.

    Args:
        known: signatories and members by id; without those who asked to be forgotten.
        campaign: whose sender may sign too.
        day: on which consent counts.
        least: people in a group that is shown; 1 for organisers.
    """

    known: dict[str, Signatory]
    campaign: Campaign
    day: date
    least: int = LEAST

    def country(self, people: Iterable[str]) -> str:
        """Return the country of who signs together: ISO 3166-1, `several`, or `unknown`."""
        found = {self._country(one) for one in people} or {UNKNOWN}
        return found.pop() if len(found) == 1 else SEVERAL

    def _country(self, name: str) -> str:
        if name == SENDER and self.campaign.sender:
            return self.campaign.sender.country
        one = self.known.get(name)
        return (one.country if one else None) or UNKNOWN

    def weight(self, name: str) -> int:
        """Return for how many people somebody stands: the campaign's own organisation hides behind nobody."""
        return self.least if name == SENDER else 1

    def name(self, name: str, *, is_full: bool) -> str:
        """Return what somebody is called in a report; "" where she has not agreed to be named."""
        one = self.known.get(name)
        if one is None:
            return name if is_full else ""
        return shown_name(one) if is_full or agreed(one, "publish-name", self.day) else ""

    def organisations(self, people: Iterable[str], language: str, *, is_full: bool) -> tuple[Organisation, ...]:
        """Return those who took part by organisation, the largest first; names and small groups only as agreed."""
        groups: dict[str, list[str]] = defaultdict(list)
        titles: dict[str, str] = {}
        for name in people:
            title = self._organisation(name)
            groups[title.casefold()].append(name)
            titles.setdefault(title.casefold(), title)
        found: list[Organisation] = []
        rest = 0
        for key, names in groups.items():
            row = Organisation(titles[key], *self._names(names, language, is_full=is_full))
            if key and len(names) < self.least:
                rest += row.others
                row = Organisation(row.name, row.names, 0)
            if row.names or row.others:
                found.append(row)
        small = (Organisation("", (), rest, is_rest=True),) if rest else ()
        return (*_sorted(found, language), *small)

    def _organisation(self, name: str) -> str:
        one = self.known.get(name)
        if one is None or one.show == "initials":
            return ""
        return " ".join((one.organisation or "").split())

    def _names(self, names: Iterable[str], language: str, *, is_full: bool) -> tuple[tuple[str, ...], int]:
        shown = [self.name(one, is_full=is_full) for one in names]
        named = sorted(filter(None, shown), key=lambda one: name_key(one, language))
        return tuple(named), len(shown) - len(named)


def _sorted(rows: list[Organisation], language: str) -> Iterator[Organisation]:
    """Yield organisations, the largest first, people of none last."""

    def place(row: Organisation) -> tuple[bool, int, object]:
        return not row.name, -len(row.names) - row.others, text_key(row.name, language)

    yield from sorted(rows, key=place)
