"""Drafts and queued faxes are taken back, each by the account through which it left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from plaint.deliver.delivery import message_id
from plaint.deliver.transport import Outcome
from plaint.errors import PlaintError
from plaint.render.headers import ascii_mailbox
from plaint.sending.plan import Desk

if TYPE_CHECKING:
    from plaint.deliver.delivery import Entry
    from plaint.deliver.journal import Journal
    from plaint.deliver.transport import Handover
    from plaint.model.accounts import Account
    from plaint.model.people import Settings
    from plaint.sending.lines import Lines

_MAKERS = {
    "drafts": "delete it in your mail program",
    "fax": "cancel it at your fax provider, or ask them to",
}
# At these stages the other side has said all that it knows; to ask once more would bring nothing.
_TOLD = frozenset({"search", "find", "delivered", "given up"})


@runtime_checkable
class Withdrawing(Protocol):
    """A way out that can take a draft back."""

    def withdraw(self, message_id: str, reference: str) -> Handover:
        """See `DraftsTransport.withdraw`."""


@runtime_checkable
class Cancelling(Protocol):
    """A way out that can take a queued fax back."""

    def cancel(self, reference: str) -> Handover:
        """See `HylaFax.cancel`."""


@dataclass(frozen=True, kw_only=True)
class Recalled:
    """What became of one draft or fax.

    Attributes:
        entry: as the journal has it now.
        is_back: it was taken back, and counts as cancelled.
        is_final: nothing more can be done about it: it was sent, or is out of our reach for good.
        words: what was found, and what to do.
    """

    entry: Entry
    is_back: bool
    is_final: bool
    words: str


@dataclass(frozen=True, kw_only=True)
class Recaller:
    """Takes back what has not reached anybody.

    Args:
        settings: with the accounts.
        journal: open for writing, and locked.
        lines: the ways out.
        why: kept in the journal.
    """

    settings: Settings
    journal: Journal
    lines: Lines
    why: str

    def recall(self, entry: Entry) -> Recalled:
        """Take one draft or fax back, if it can be; no trouble of the other side is raised."""
        account = self.settings.accounts.get(entry.delivery.account)
        if account is None:
            words = f"account {entry.delivery.account} is not in settings.yaml: {_MAKERS[entry.key.way]}"
            return Recalled(entry=entry, is_back=False, is_final=False, words=words)
        try:
            handover = self._ask(entry, Desk(id=entry.delivery.account, account=account), account)
        except PlaintError as error:
            words = "; ".join(filter(None, (error.message, error.hint)))
            return Recalled(entry=entry, is_back=False, is_final=False, words=words)
        if handover is None:
            words = f"this way of faxing cannot take anything back: {_MAKERS['fax']}"
            return Recalled(entry=entry, is_back=False, is_final=True, words=words)
        return self._note(entry, handover)

    def _ask(self, entry: Entry, desk: Desk, account: Account) -> Handover | None:
        """Ask the other side to take it back; None where it cannot be asked."""
        line = self.lines.transport(entry.key.way, desk)
        if entry.key.way == "drafts" and isinstance(line, Withdrawing) and account.email:
            known = message_id(self.journal.marks.tag(entry.digest), ascii_mailbox(account.email))
            return line.withdraw(known, entry.reference)
        if entry.key.way == "fax" and isinstance(line, Cancelling) and entry.reference:
            return line.cancel(entry.reference)
        return None

    def _note(self, entry: Entry, handover: Handover) -> Recalled:
        words = "; ".join(filter(None, (handover.reply, handover.remedy)))
        if handover.outcome is Outcome.RETRY or (handover.outcome is Outcome.FAILED and entry.key.way == "fax"):
            self.journal.resolve(entry.digest, f"taken back: {handover.reply}", sent=False)
            now = self.journal.cancel((entry.digest,), self.why)[0]
            return Recalled(entry=now, is_back=True, is_final=True, words=handover.reply)
        is_told = handover.stage in _TOLD and not handover.stops
        return Recalled(entry=entry, is_back=False, is_final=is_told, words=words)
