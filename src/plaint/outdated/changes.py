"""What an organiser has to see to after data of recipients have changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.deliver.record.marks import is_mark
from plaint.outdated.comparing import Difference, OldLetter, old_letters
from plaint.outdated.files import OldFile, old_files
from plaint.outdated.today import LEAST, Today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from plaint.deliver.delivery import Entry
    from plaint.deliver.record.reading import Record
    from plaint.model.campaign import Campaign
    from plaint.workspace import Workspace

GONE = ("sent", "unknown")
OVER = ("stopped", "won", "closed")


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One recipient whose data have changed since something was made of them.

    Attributes:
        campaign: its id.
        recipient: id in the address book.
        on: the day from which on today's data hold; None where the data do not say.
        differences: what is otherwise, each once.
        planned: letters that wait with old data.
        sent: letters that went with old data, or may have.
        late: of these, how many went after the change.
        files: to be made anew.
        members: ids of those who were called before the new data could be known here.
    """

    campaign: str
    recipient: str
    on: date | None
    differences: tuple[Difference, ...]
    planned: tuple[Entry, ...]
    sent: tuple[Entry, ...]
    late: int
    files: tuple[OldFile, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Look:
    """Looks for what was made with old data.

    Args:
        workspace: with the data of today.
        record: the journal.
        today: whose holders and contact points count.
        day_of: returns the day of a moment in seconds since 1970.
        since: leave out what is known to have changed before that day; None for nothing.
    """

    workspace: Workspace
    record: Record
    today: date
    day_of: Callable[[float], date]
    since: date | None = None

    def changes(self) -> Iterator[Changed]:
        """Yield each recipient of a campaign that goes on, of whose old data something was made."""
        for campaign in self.workspace.data.campaigns.values():
            if campaign.status not in OVER:
                yield from self._of(campaign)

    def _of(self, campaign: Campaign) -> Iterator[Changed]:
        today = Today(self.workspace.data, campaign, self.today)
        entries = self.record.entries(campaign.id)
        letters = defaultdict[str, list[OldLetter]](list)
        for one in old_letters(entries, today):
            letters[one.entry.key.office].append(one)
        files = defaultdict[str, list[OldFile]](list)
        for file in self._files(self.workspace.root, today, letters):
            files[file.recipient].append(file)
        for recipient in dict.fromkeys((*letters, *files)):
            changed = self._changed(today, recipient, letters[recipient], tuple(files[recipient]))
            if not (self.since and changed.on and changed.on < self.since):
                yield self._with_members(changed, entries, today)

    def _files(self, root: Path, today: Today, letters: dict[str, list[OldLetter]]) -> Iterator[OldFile]:
        more = [
            (recipient, word)
            for recipient, old in letters.items()
            for one in old
            for difference in one.differences
            for word in difference.words
            if len(word) >= LEAST
        ]
        return old_files(root, today, dict.fromkeys(more))

    def _changed(
        self, today: Today, recipient: str, letters: list[OldLetter], files: tuple[OldFile, ...]
    ) -> Changed:
        known = today.recipients.get(recipient)
        on = today.changed_on(known) if known else None
        gone = tuple(one.entry for one in letters if one.entry.state in GONE)
        return Changed(
            campaign=today.campaign.id,
            recipient=recipient,
            on=on,
            differences=tuple(dict.fromkeys(difference for one in letters for difference in one.differences)),
            planned=tuple(one.entry for one in letters if one.entry.state not in GONE),
            sent=gone,
            late=sum(1 for entry in gone if on and self.day_of(entry.since) >= on),
            files=files,
            members=(),
        )

    def _with_members(self, changed: Changed, entries: Iterable[Entry], today: Today) -> Changed:
        """Add the members who were called before somebody had looked the new data up; all, where that is not known."""
        recipient = today.recipients.get(changed.recipient)
        looked = recipient.verified if recipient else None
        until = max(filter(None, (changed.on, looked)), default=None)
        called = (one for one in entries if one.delivery.kind in ("call", "reminder") and one.state in GONE)
        known = (one for one in called if not is_mark(one.key.office))
        told = (one.key.office for one in known if until is None or self.day_of(one.since) <= until)
        return replace(changed, members=tuple(dict.fromkeys(told)))
