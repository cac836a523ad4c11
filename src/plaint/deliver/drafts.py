"""Letters laid into somebody's own drafts by IMAP, to be looked at and sent by hand; and what was sent, found again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.deliver.imap.folders import Folder, choose_folder
from plaint.deliver.imap.link import Access as Access
from plaint.deliver.imap.link import Stopped
from plaint.deliver.imap.mailbox import Mailbox
from plaint.deliver.transport import Handover, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from plaint.deliver.imap.folders import Use
    from plaint.deliver.transport import Parcel

_SETTLE = "look into your drafts and your sent mail, then settle it: plaint resolve"


class DraftsTransport:
    """Lays letters into the folder of drafts; satisfies `Transport`. A letter that is there or was sent stays one.

    Args:
        access: how to get into the mailbox.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._open: _Open | None = None

    def hand_over(self, parcel: Parcel, commit: Callable[[], None]) -> Handover:
        """Lay a letter into the drafts, unless it lies there or among the sent mail; see `Transport.hand_over`."""
        try:
            there = self._ready()
            if found := there.find(parcel.message_id):
                return found
            return there.box.append(there.drafts(), _naming_itself(parcel), commit)
        except Stopped as stopped:
            self._begin_anew_after(stopped)
            return stopped.handover

    def find(self, parcel: Parcel) -> Handover:
        """Look into the drafts and the sent mail: a letter that is there was handed over; else nothing is known."""
        try:
            return self._ready().find(parcel.message_id) or _not_found("neither in the drafts nor sent")
        except Stopped as stopped:
            self._begin_anew_after(stopped)
            return replace(stopped.handover, outcome=Outcome.UNKNOWN)

    def withdraw(self, message_id: str, reference: str) -> Handover:
        """Remove a letter from the drafts that was neither sent nor changed; nothing else is touched.

        Args:
            message_id: in angle brackets.
            reference: as `hand_over` gave it: of which message in which folder it became. A message never changes
                under its UID (RFC 3501, 2.3.1.1): what a mail program saves anew has another one.

        Returns:
            RETRY: it was removed, and so not sent by us. SENT: it lies among the sent mail. UNKNOWN: neither is sure.
        """
        try:
            return _withdraw(self._ready(), message_id, reference)
        except Stopped as stopped:
            self._begin_anew_after(stopped)
            return replace(stopped.handover, outcome=Outcome.UNKNOWN)

    def close(self) -> None:
        """End the connection; never raises."""
        if self._open is not None:
            self._open.box.close()
            self._open = None

    def _ready(self) -> _Open:
        if self._open is not None and not self._open.box.is_alive():
            self._open.box.drop()
            self._open = None
        if self._open is None:
            self._open = _open(self._access)
        return self._open

    def _begin_anew_after(self, stopped: Stopped) -> None:
        """Cut the connection, unless the server itself has answered and still listens."""
        if self._open is not None and not stopped.was_answered:
            self._open.box.drop()
            self._open = None


def find_sent(access: Access, message_id: str) -> Handover:
    """Look for a message among the sent mail, where a provider files by itself what it has sent.

    Args:
        access: how to get into the sender's mailbox.
        message_id: in angle brackets.

    Returns:
        SENT where it lies there; else UNKNOWN: not every provider files what it has sent.

    Raises:
        PlaintError: the password cannot be had.
    """
    try:
        there = _open(access)
    except Stopped as stopped:
        return replace(stopped.handover, outcome=Outcome.UNKNOWN)
    try:
        if there.folder("\\sent") is None:
            return _not_found("no folder of sent mail is known", "write its name under `sent:` of `imap:`")
        return there.sent(message_id) or _not_found("not among the sent mail")
    except Stopped as stopped:
        return replace(stopped.handover, outcome=Outcome.UNKNOWN)
    finally:
        there.box.close()


@dataclass(frozen=True)
class _Open:
    """An open mailbox and its folders."""

    box: Mailbox
    access: Access
    folders: tuple[Folder, ...]

    def folder(self, use: Use) -> Folder | None:
        server = self.access.server
        return choose_folder(self.folders, use, server.drafts if use == "\\drafts" else server.sent)

    def drafts(self) -> Folder:
        """Return the folder of drafts.

        Raises:
            Stopped: none is known.
        """
        if folder := self.folder("\\drafts"):
            return folder
        wanted = self.access.server.drafts
        reply = f"no folder '{wanted}'" if wanted else "the server does not say which folder is for drafts"
        names = ", ".join(folder.name for folder in self.folders[:20])
        remedy = f"write one of these under `drafts:` of the account's `imap:`: {names}" if names else "make one"
        raise Stopped(Handover(outcome=Outcome.RETRY, stage="list", reply=reply, remedy=remedy, stops=True))

    def all_drafts(self) -> tuple[Folder, ...]:
        """Return the folder of drafts, and that of a run before the settings named another; errors as in `drafts`."""
        said = choose_folder(self.folders, "\\drafts", None)
        return tuple(folder for folder in dict.fromkeys((self.drafts(), said)) if folder)

    def find(self, message_id: str) -> Handover | None:
        """Look where a draft of ours may be: in the drafts and among the sent mail.

        Mail programs may send a draft under a Message-ID of their own; what `_naming_itself` adds they keep.
        """
        laid = (self.look(folder, message_id) for folder in self.all_drafts())
        return next((one for one in laid if one), None) or self.sent(message_id, following=True)

    def sent(self, message_id: str, *, following: bool = False) -> Handover | None:
        """Look among the sent mail."""
        folder = self.folder("\\sent")
        return self.look(folder, message_id, following=following) if folder else None

    def look(self, folder: Folder, message_id: str, *, following: bool = False) -> Handover | None:
        """Look into one folder."""
        if not self.box.find(folder, message_id, following=following):
            return None
        return Handover(outcome=Outcome.SENT, stage="search", reply=f"it lies in {folder.name}")


def _open(access: Access) -> _Open:
    box = Mailbox(access)
    try:
        return _Open(box, access, box.folders())
    except BaseException:
        box.drop()
        raise


def _naming_itself(parcel: Parcel) -> bytes:
    """Return a message that has its own Message-ID under References too.

    Thunderbird 153 gives a draft a new Message-ID when it is sent, and keeps its References: by these it is known.
    """
    return f"References: {parcel.message_id}\r\n".encode() + parcel.content


def _withdraw(there: _Open, message_id: str, reference: str) -> Handover:
    if found := there.sent(message_id, following=True):
        return found
    laid = [(folder, uid) for folder in there.all_drafts() for uid in there.box.find(folder, message_id)]
    if not laid:
        return _not_found("not in the drafts: it may have been sent, or thrown away")
    if "UIDPLUS" not in there.box.capabilities:
        return _not_found("the server cannot remove one message alone", "delete it in your mail program")
    if any(reference != f"{there.box.validity(folder)}:{uid}" for folder, uid in laid):
        why = "changed since it was laid there" if reference else "there, but nobody knows whether it was changed since"
        return _not_found(f"it was left alone: {why}", "look at it in your mail program, and delete it there")
    for folder, uid in laid:
        there.box.remove(folder, uid)
    return Handover(outcome=Outcome.RETRY, stage="remove", reply="removed from the drafts")


def _not_found(reply: str, remedy: str = _SETTLE) -> Handover:
    return Handover(outcome=Outcome.UNKNOWN, stage="search", reply=reply, remedy=remedy)
