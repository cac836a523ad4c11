"""Drafts in somebody's mailbox are taken back, by their Message-IDs, where they were not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.deliver.delivery import message_id
from plaint.deliver.drafts import DraftsTransport
from plaint.deliver.transport import Handover, Outcome
from plaint.errors import PlaintError
from plaint.persons.erasing import WHY
from plaint.render.headers import ascii_mailbox
from plaint.sending.lines import Lines
from plaint.sending.plan import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.deliver.delivery import Entry
    from plaint.deliver.journal import Journal
    from plaint.deliver.secrets import Ways
    from plaint.workspace import Workspace


def withdraw_drafts(
    entries: Iterable[Entry], journal: Journal, workspace: Workspace, ways: Ways
) -> Iterator[tuple[Entry, Handover]]:
    """Remove drafts that lie there unsent; the journal plans them again, so that they can be taken back.

    Args:
        entries: any; those that are no drafts are passed over.
        journal: open for writing.
        workspace: with the accounts.
        ways: that lead to passwords.

    Yields:
        Each draft, and what the server said: RETRY where it was removed.
    """
    lines = Lines(workspace.root, ways)
    try:
        for entry in entries:
            if entry.key.way == "drafts" and entry.state in ("sent", "unknown"):
                handover = _withdraw(entry, journal, workspace, lines)
                if handover.outcome is Outcome.RETRY:
                    journal.resolve(entry.digest, WHY, sent=False)
                yield entry, handover
    finally:
        lines.close()


def _withdraw(entry: Entry, journal: Journal, workspace: Workspace, lines: Lines) -> Handover:
    account = workspace.data.settings.accounts.get(entry.delivery.account)
    if account is None:
        return _not_known(f"account {entry.delivery.account} is not in settings.yaml any more")
    try:
        transport = lines.transport("drafts", Desk(id=entry.delivery.account, account=account))
    except PlaintError as error:
        return _not_known(error.message)
    assert isinstance(transport, DraftsTransport), "drafts are laid by it"
    own = ascii_mailbox(account.email or "")
    return transport.withdraw(message_id(journal.marks.tag(entry.digest), own))


def _not_known(reply: str) -> Handover:
    return Handover(outcome=Outcome.UNKNOWN, stage="open", reply=reply, remedy="look into your drafts yourself")
