"""What a sending asks before many messages leave: has somebody looked this state of the campaign through?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from plaint.approvals.approving import code_of, last_approval
from plaint.approvals.fingerprint import as_typed, fingerprint
from plaint.deliver.delivery import waits_to_be_posted
from plaint.deliver.record.diary import approvals_of
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import date

    from plaint.deliver.act import Approval
    from plaint.deliver.delivery import Entry, State
    from plaint.deliver.record.reading import Record
    from plaint.model.campaign import Campaign
    from plaint.workspace import Workspace

FREE = 20
"""So many messages of a campaign may leave without an approval, or since the last one."""
_GONE: frozenset[State] = frozenset({"handing", "sent", "unknown"})


@dataclass(frozen=True)
class Leaving:
    """What is to leave in a run.

    Attributes:
        count: how many messages.
        words: what they tell beside the letters, as `own_words` gives it.
        again: digests of the keys of those among them that may have been printed before.
    """

    count: int
    words: tuple[str, ...] = ()
    again: frozenset[str] = frozenset()


def require_approval(
    workspace: Workspace, campaign: Campaign | str, leaving: Leaving, record: Record, today: date
) -> None:
    """Refuse to send many messages of a campaign that nobody approved in the state that it is in.

    Args:
        workspace: the workspace.
        campaign: whose messages they are; or its id.
        leaving: what is to leave in this run.
        record: the journal.
        today: by the sender's clock.

    Raises:
        PlaintError: with those that have left since the last approval there are more than 20, and no approval holds;
            says what to do.
        DataError: a text or a template cannot be read.
    """
    if gap := approval_gap(workspace, campaign, leaving, record, today):
        raise gap


def approval_gap(
    workspace: Workspace, campaign: Campaign | str, leaving: Leaving, record: Record, today: date
) -> PlaintError | None:
    """Return what `require_approval` raises, or None; arguments as there."""
    one = workspace.campaign(campaign) if isinstance(campaign, str) else campaign
    before = _left_since_approval(record, one.id, leaving.again)
    count, words = leaving.count, leaving.words
    if not count or count + before <= FREE:
        return None
    known = fingerprint(workspace, one, today, words)
    seen = last_approval(record, one.id, known)
    if seen.is_current:
        return None
    counted = _counted(count, before)
    if words and last_approval(record, one.id, fingerprint(workspace, one, today)).is_current:
        return _unread(one.id, counted, code_of(known), words)
    return _gap(as_typed(one.id, words), counted, code_of(known), seen.approval, one.id)


def _left_since_approval(record: Record, campaign: str, again: frozenset[str]) -> int:
    """Count what has left of a campaign since it was last approved, printed packets too; no copies, no mere news."""
    last = max((one.at for one in record.read(approvals_of(campaign))), default=0.0)
    gone = (
        one
        for one in record.entries(campaign)
        if one.since > last and (one.state in _GONE or (waits_to_be_posted(one) and one.digest not in again))
    )
    return sum(1 for one in gone if one.delivery.kind not in ("copy", "notice") or _is_correction(one))


def _is_correction(entry: Entry) -> bool:
    return entry.delivery.kind == "notice" and bool(entry.delivery.plain)


def _counted(count: int, before: int) -> str:
    so_far = f", after {before:,} that have left," if before else ","
    return f"{count:,} {'message is' if count == 1 else 'messages are'} to go{so_far}"


def _unread(campaign: str, counted: str, code: str, words: tuple[str, ...]) -> PlaintError:
    return PlaintError(
        f"{counted} and nobody has approved your own words or page; more than {FREE} need four eyes",
        _how_to_approve(as_typed(campaign, words), code),
    )


def _how_to_approve(typed: str, code: str) -> str:
    return (
        f"print the proof and let somebody else read it: plaint proof {typed}; when it is right: "
        f"plaint proof {typed} --approve --by NAME --code {code}"
    )


def _gap(typed: str, counted: str, code: str, approval: Approval | None, campaign: str) -> PlaintError:
    if approval is None:
        why = f"nobody has approved {campaign}"
    else:
        day = datetime.fromtimestamp(approval.at, UTC).date()
        why = f"{campaign} has changed since {approval.who} approved it on {day}"
    return PlaintError(f"{counted} and {why}; more than {FREE} need four eyes", _how_to_approve(typed, code))
