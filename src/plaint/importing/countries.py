"""In which country somebody is: as the appeal says, else as the numbers and mailboxes do, which is doubtful."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.contacts.countries import is_country
from plaint.importing.points import current_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.appeal.draft import AppealDraft, Entry, Point

_TOP_DOMAIN = re.compile(r"\.([a-z]{2})(?:[/:]\S*)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A country, the line that names it, and whether that is certain."""

    code: str
    line: int = 0
    sure: bool = False


def country_of_campaign(draft: AppealDraft, asked: str | None) -> Whereabouts | None:
    """Return the country that a campaign is about; None where nothing tells it.

    Args:
        draft: what was read.
        asked: a code that somebody gave, which counts before all.
    """
    if asked:
        return Whereabouts(asked, sure=True)
    if draft.country and is_country(draft.country.value):
        return Whereabouts(draft.country.value, draft.country.line, draft.country.sure)
    every = (*draft.targets, *(copy.to for copy in draft.copies))
    own = (entry.country or (entry.mission.of if entry.mission else None) for entry in every)
    codes = (*(code for code in own if code and is_country(code)), *_of_points(p for e in every for p in e.points))
    return Whereabouts(codes[0]) if codes else None


def country_of_entry(entry: Entry, whole: Whereabouts) -> Whereabouts:
    """Return the country of somebody's address, else that of the campaign."""
    if entry.country and is_country(entry.country):
        return Whereabouts(entry.country, entry.line, entry.sure)
    codes = tuple(dict.fromkeys(_of_points(entry.points)))
    if codes and whole.code not in codes:
        return Whereabouts(codes[0], entry.line)
    return whole


def _of_points(points: Iterable[Point]) -> Iterator[str]:
    from plaint.contacts.numbering_plan import country_of

    for point in points:
        value = current_value(point)
        if value and point.channel in ("phone", "fax"):
            code = country_of(value)
        else:
            found = _TOP_DOMAIN.search(value or "")
            code = {"UK": "GB"}.get(found[1].upper(), found[1].upper()) if found else None
        if code and is_country(code):
            yield code
