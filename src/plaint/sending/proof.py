"""Asking the other side what became of a letter whose fate is not known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from plaint.deliver.delivery import message_id
from plaint.deliver.outbox import reconcile
from plaint.deliver.transport import Outcome, Parcel
from plaint.errors import PlaintError
from plaint.render.headers import ascii_mailbox
from plaint.sending.lines import Lines
from plaint.sending.plan import Desk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.deliver.delivery import Entry
    from plaint.deliver.journal import Journal
    from plaint.deliver.secrets import Ways
    from plaint.deliver.transport import Finder, Handover
    from plaint.workspace import Workspace


def look_for(prefix: str, journal: Journal, workspace: Workspace, ways: Ways) -> tuple[Entry, str]:
    """Look for a letter: mail in the sent mail and the drafts of each account, a fax at its server.

    Args:
        prefix: the first characters of its key, or its Message-ID.
        journal: open for writing.
        workspace: with the accounts.
        ways: that lead to passwords.

    Returns:
        The entry as it stands now, and what was found, in words.

    Raises:
        PlaintError: nothing begins so; its fate is known; there is nobody to ask.
    """
    lines = Lines(workspace.root, ways)
    try:
        with journal.locked():
            entry = journal.find(prefix)
            return settle_by_proof(entry, journal, workspace, lines)
    finally:
        lines.close()


def settle_what_can_be_known(
    campaign: str, journal: Journal, workspace: Workspace, lines: Lines
) -> Iterator[tuple[Entry, str]]:
    """Ask about every letter of a campaign whose fate is not known; yield those that are settled now, with the proof.

    An account that cannot be asked is passed over: nothing is known then, as before.
    """
    for entry in journal.entries(campaign, ("unknown",)):
        try:
            now, words = settle_by_proof(entry, journal, workspace, lines)
        except PlaintError:
            continue
        if now.state != "unknown":
            yield now, words


def fates_of_faxes(entries: Iterable[Entry], workspace: Workspace, lines: Lines) -> Iterator[tuple[Entry, Handover]]:
    """Ask the fax servers what became of faxes that they have taken; those that keep no record are passed over."""
    for entry in entries:
        if entry.key.way != "fax" or entry.state != "sent" or not entry.reference:
            continue
        for desk in _who_could_know(entry, workspace):
            transport = lines.transport("fax", desk)
            if isinstance(transport, Remembering):
                yield entry, transport.fate(entry.reference)
                break


@runtime_checkable
class Remembering(Protocol):
    """A way out that knows later what became of what it took."""

    def fate(self, reference: str) -> Handover:
        """Tell what became of a job."""


def settle_by_proof(entry: Entry, journal: Journal, workspace: Workspace, lines: Lines) -> tuple[Entry, str]:
    """Ask each account that could know, until one does; errors and result as in `look_for`."""
    if entry.state != "unknown":
        raise PlaintError(f"{entry.short} is {entry.state}", "only what is unknown can be looked for")
    desks = tuple(_who_could_know(entry, workspace))
    if not desks:
        raise PlaintError(
            f"{entry.short}: there is nobody to ask",
            "give the account imap: in settings.yaml, so that its sent mail can be searched; or look yourself, then: "
            f'plaint resolve {entry.short} sent --note "how you know", or the same with not-sent',
        )
    words = ""
    for desk in desks:
        sought = _sought(entry, desk, journal.marks.tag(entry.digest))
        found = reconcile(journal, entry, _Cautious(lines.finder(entry.key.way, desk), entry), sought)
        words = found.reply or words
        now = journal.entry(entry.digest)
        if now and now.state != "unknown":
            return now, words
    return entry, words or "nothing was found, which proves nothing"


def _who_could_know(entry: Entry, workspace: Workspace) -> Iterator[Desk]:
    """Yield the account by which it left, if that may know: a fax server; of what went by mail, the mailbox."""
    for name, account in workspace.data.settings.accounts.items():
        if name != entry.delivery.account:
            continue
        asks_fax = entry.key.way == "fax" and account.fax is not None and account.fax.by != "gateway"
        asks_mail = account.imap is not None and (entry.key.way != "fax" or account.fax is not None)
        if asks_fax or asks_mail:
            yield Desk(id=name, account=account)


@dataclass(frozen=True)
class _Cautious:
    """Believes that a letter was not taken only of one that was tried once: the proof may be of an earlier try."""

    finder: Finder
    entry: Entry

    def find(self, parcel: Parcel) -> Handover:
        found = self.finder.find(parcel)
        is_doubtful = found.outcome in (Outcome.FAILED, Outcome.RETRY) and self.entry.attempts > 1
        return replace(found, outcome=Outcome.UNKNOWN) if is_doubtful else found


def _sought(entry: Entry, desk: Desk, tag: str) -> Parcel:
    own = ascii_mailbox(desk.account.email) if desk.account.email else ""
    return Parcel(
        tag=tag,
        to=entry.key.address,
        content=b"",
        form="message",
        message_id=message_id(tag, own) if own else "",
    )
