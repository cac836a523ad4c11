"""Messages of an account, fetched by IMAP: the folder is opened to be read alone, and nothing in it is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.answers.pieces import BEGINNING, MOST, MOST_MESSAGES, Piece
from plaint.deliver.imap.link import Stopped
from plaint.deliver.imap.mailbox import Mailbox
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from plaint.deliver.imap.folders import Folder
    from plaint.deliver.imap.link import Access


@dataclass(frozen=True, kw_only=True)
class Fetching:
    """What is fetched from where.

    Attributes:
        access: how to get into the mailbox.
        account: its name, for messages.
        folder: the name of the folder.
        since: the first day.
        is_known: tells of a Message-ID whether it need not be fetched.
    """

    access: Access
    account: str
    folder: str
    since: date
    is_known: Callable[[str], bool]

    def pieces(self) -> Iterator[Piece]:
        """Yield the messages, the oldest first; those that are known are not fetched.

        Raises:
            PlaintError: the mailbox cannot be read, or the folder is not there.
        """
        try:
            box = Mailbox(self.access)
        except Stopped as stopped:
            raise self._unread(stopped) from None
        try:
            yield from self._in(box)
        except Stopped as stopped:
            raise self._unread(stopped) from None
        finally:
            box.close()

    def _in(self, box: Mailbox) -> Iterator[Piece]:
        notices = box.look(self._folder(box), self.since)
        for notice in notices[-MOST_MESSAGES:]:
            if notice.message_id and self.is_known(notice.message_id):
                continue
            is_whole = notice.size <= MOST
            content = box.read(notice, MOST if is_whole else BEGINNING)
            if content:
                yield Piece(name=f"{self.folder} {notice.uid}", content=content, is_whole=is_whole)

    def _folder(self, box: Mailbox) -> Folder:
        folders = {one.name.casefold(): one for one in box.folders()}
        if self.folder.casefold() not in folders:
            names = ", ".join(one.name for one in folders.values())
            raise PlaintError(f"{self.account}: no folder '{self.folder}'", f"there are: {names[:300]}")
        return folders[self.folder.casefold()]

    def _unread(self, stopped: Stopped) -> PlaintError:
        handover = stopped.handover
        words = f"{self.account}: the mailbox cannot be read ({handover.stage}: {handover.reply})"
        return PlaintError(words, handover.remedy)
