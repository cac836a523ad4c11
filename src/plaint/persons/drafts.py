"""Drafts in somebody's mailbox are taken back, by their Message-IDs, where they were neither sent nor changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.persons.erasing import WHY
from plaint.sending.lines import Lines
from plaint.stops.recalling import Recaller

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.deliver.delivery import Entry
    from plaint.deliver.journal import Journal
    from plaint.deliver.secrets import Ways
    from plaint.stops.recalling import Recalled
    from plaint.workspace import Workspace


def withdraw_drafts(
    entries: Iterable[Entry], journal: Journal, workspace: Workspace, ways: Ways
) -> Iterator[Recalled]:
    """Remove drafts that lie there unsent; yield what became of each.

    Args:
        entries: any; those that are no drafts are passed over.
        journal: open for writing, and locked.
        workspace: with the accounts.
        ways: that lead to passwords.
    """
    lines = Lines(workspace.root, ways)
    try:
        recaller = Recaller(settings=workspace.data.settings, journal=journal, lines=lines, why=WHY)
        for entry in entries:
            if entry.key.way == "drafts" and entry.state in ("sent", "unknown"):
                yield recaller.recall(entry)
    finally:
        lines.close()
