"""Everything that is wrong or doubtful in a workspace, gathered: what `plaint check` shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from plaint.checks.blanks import blank_remarks
from plaint.checks.campaigns import campaign_remarks
from plaint.checks.characters import character_remarks
from plaint.checks.contacts import contact_remarks
from plaint.checks.contents import content_remarks
from plaint.checks.drafts import Draft, trial_letters
from plaint.checks.enclosures import enclosure_remarks
from plaint.checks.files import file_remarks, read_all_texts, sound_campaigns
from plaint.checks.freshness import freshness_remarks
from plaint.checks.ground import EVERY_LETTER, Ground, Remark, is_living
from plaint.checks.keys import key_remarks
from plaint.checks.paper import Sheets
from plaint.checks.private import privacy_remarks
from plaint.checks.secrets import secrecy_remarks
from plaint.checks.spelling import spelling_remarks
from plaint.checks.translations import translation_remarks
from plaint.contacts.zones import is_zone
from plaint.reading.data import read_data
from plaint.reading.root import find_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from plaint.errors import Problem
    from plaint.model.campaign import Campaign
    from plaint.session import Session
    from plaint.workspace import Workspace

Item = TypeVar("Item")


class Closed(NamedTuple):
    """A campaign that is over, and how many remarks on it are not listed."""

    campaign: str
    remarks: int
    status: str = "closed"


@dataclass(frozen=True)
class Findings:
    """What was found.

    Attributes:
        errors: what stops letters or harms somebody, by place.
        warnings: what is doubtful, by place.
        closed: the campaigns that are over; what is doubtful about them is counted only.
        first: what to mend first, in words; "" where there is nothing to mend.
    """

    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    closed: tuple[Closed, ...] = ()
    first: str = ""


def _unwatched(items: Iterable[Item], _total: int) -> Iterable[Item]:
    return items


def review(session: Session, watch: Callable[[Iterable[Draft], int], Iterable[Draft]] = _unwatched) -> Findings:
    """Look at everything in the workspace around the session's folder.

    Args:
        session: where, and on which day.
        watch: passes on the letters that are put on paper, of which there are so many; may show how far it is.

    Raises:
        PlaintError: there is no workspace.
    """
    from plaint.workspace import Workspace

    root = find_root(session.folder)
    data = read_data(root)
    workspace = Workspace(root, data)
    texts, unread = read_all_texts(workspace)
    zone = data.settings.timezone
    today = session.today(zone if zone and is_zone(zone) else None)
    ground = Ground(data, texts, today, sound_campaigns(data))
    remarks = [*file_remarks(data), *unread, *_of_data(ground)]
    return _sort(_together([*remarks, *_of_letters(workspace, ground, watch)]), ground)


def _of_data(ground: Ground) -> Iterator[Remark]:
    for look in (
        campaign_remarks,
        contact_remarks,
        enclosure_remarks,
        key_remarks,
        freshness_remarks,
        secrecy_remarks,
        blank_remarks,
        translation_remarks,
        spelling_remarks,
        character_remarks,
    ):
        yield from look(ground)
    yield from privacy_remarks(ground.data.root)


def _of_letters(
    workspace: Workspace, ground: Ground, watch: Callable[[Iterable[Draft], int], Iterable[Draft]]
) -> Iterator[Remark]:
    drafts: list[Draft] = []
    for made in trial_letters(ground):
        if isinstance(made, Draft):
            drafts.append(made)
            yield from content_remarks(made, ground)
        else:
            yield made
    sheets = Sheets(workspace, ground)
    yield from sheets.prepare(drafts)
    for draft in watch(drafts, len(drafts)):
        yield from sheets.remarks(draft)


def _together(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Make one of equal remarks, which stops what each of them stops, sorted by place."""
    merged: dict[Problem, Remark] = {}
    for remark in remarks:
        known = merged.setdefault(remark.problem, replace(remark, about=(), stops=0))
        about = dict.fromkeys((*known.about, *remark.about))
        merged[remark.problem] = replace(known, about=tuple(about), stops=known.stops + remark.stops)
    return tuple(merged[problem] for problem in sorted(merged))


def _sort(remarks: tuple[Remark, ...], ground: Ground) -> Findings:
    over = {campaign.id: campaign for campaign in ground.data.campaigns.values() if not is_living(campaign)}
    errors = tuple(remark for remark in remarks if remark.problem.severity == "error")
    doubts = tuple(remark for remark in remarks if remark.problem.severity == "warning")
    history = tuple(remark for remark in doubts if remark.about and all(name in over for name in remark.about))
    listed = tuple(remark for remark in doubts if remark not in history)
    return Findings(
        errors=tuple(remark.problem for remark in errors),
        warnings=tuple(remark.problem for remark in listed),
        closed=tuple(_closed(campaign, history) for campaign in over.values()),
        first=_first(errors or listed),
    )


def _closed(campaign: Campaign, history: tuple[Remark, ...]) -> Closed:
    return Closed(campaign.id, sum(campaign.id in remark.about for remark in history), campaign.status)


def _first(remarks: tuple[Remark, ...]) -> str:
    """Say which remark to act on first: the one that stops most letters, of several the first by place."""
    if not remarks:
        return ""
    first = max(remarks, key=lambda remark: remark.stops)
    stops = min(first.stops, EVERY_LETTER)
    letters = {0: "", 1: " (it stops one letter)", EVERY_LETTER: " (it stops every letter)"}
    return f"{first.problem}" + letters.get(stops, f" (it stops {stops} letters)")
