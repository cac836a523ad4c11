"""What a sending asks before many messages leave: has somebody looked this state of the campaign through?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from plaint.approvals.approving import code_of, last_approval
from plaint.approvals.fingerprint import fingerprint
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import date

    from plaint.deliver.act import Approval
    from plaint.deliver.record.reading import Record
    from plaint.model.campaign import Campaign
    from plaint.workspace import Workspace

FREE = 20
"""So many messages may leave at once without an approval."""


def require_approval(
    workspace: Workspace, campaign: Campaign | str, count: int, record: Record, today: date
) -> None:
    """Refuse to send many messages of a campaign that nobody approved in the state that it is in.

    Args:
        workspace: the workspace.
        campaign: whose messages they are; or its id.
        count: how many are to leave in this run.
        record: the journal.
        today: by the sender's clock.

    Raises:
        PlaintError: there are more than 20, and no approval holds; says what to do.
        DataError: a text or a template cannot be read.
    """
    if gap := approval_gap(workspace, campaign, count, record, today):
        raise gap


def approval_gap(
    workspace: Workspace, campaign: Campaign | str, count: int, record: Record, today: date
) -> PlaintError | None:
    """Return what `require_approval` raises, or None; arguments as there."""
    if count <= FREE:
        return None
    one = workspace.campaign(campaign) if isinstance(campaign, str) else campaign
    known = fingerprint(workspace, one, today)
    seen = last_approval(record, one.id, known)
    return None if seen.is_current else _gap(one.id, count, code_of(known), seen.approval)


def _gap(campaign: str, count: int, code: str, approval: Approval | None) -> PlaintError:
    if approval is None:
        why = f"nobody has approved {campaign}"
    else:
        day = datetime.fromtimestamp(approval.at, UTC).date()
        why = f"{campaign} has changed since {approval.who} approved it on {day}"
    return PlaintError(
        f"{count:,} messages are to go, and {why}; more than {FREE} at once need four eyes",
        f"print the proof and let somebody else read it: plaint proof {campaign}; when it is right: "
        f"plaint proof {campaign} --approve --by NAME --code {code}",
    )
