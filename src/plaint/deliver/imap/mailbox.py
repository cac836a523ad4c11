"""A mailbox that is logged in to: messages looked for, read, laid into a folder, removed from it."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from plaint.deliver.imap.folders import Folder, read_folders
from plaint.deliver.imap.link import Line, Stopped, drop, open_line, stage
from plaint.deliver.imap.messages import AT_ONCE, Notice, body_in, imap_date, notices_in
from plaint.deliver.imap.names import quote
from plaint.deliver.imap.replies import code_of, refuse_letter
from plaint.deliver.mail.replies import one_line
from plaint.deliver.transport import Handover, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from plaint.deliver.imap.link import Access

MOST = 20  # of the messages that a search finds, the newest ones are looked at
_MESSAGE_ID = re.compile(r'<[!#-;=?-\[\]-~]+@[!#-;=?-\[\]-~]+>')
_UIDS = re.compile(rb"\d{1,10}")


class Mailbox:
    """A mailbox, open until `close`.

    Args:
        access: how to get in.

    Raises:
        Stopped: it cannot be opened.
        PlaintError: the password cannot be had.
    """

    def __init__(self, access: Access) -> None:
        self._line: Line = open_line(access)

    @property
    def capabilities(self) -> tuple[str, ...]:
        """What the server says it can, in capitals."""
        return self._line.capabilities

    def is_alive(self) -> bool:
        """Tell whether the connection still holds."""
        try:
            with stage("noop"):
                return bool(self._line.noop()[0] == "OK")
        except Stopped:
            return False

    def folders(self) -> tuple[Folder, ...]:
        """Return all folders that hold messages, with what they are for where the server says so (RFC 6154).

        Raises:
            Stopped: they cannot be had.
        """
        asks_uses = {"SPECIAL-USE", "LIST-EXTENDED"} <= {*self.capabilities}
        with stage("list"):
            answer, lines = self._line.list('""', '"*" RETURN (SPECIAL-USE)' if asks_uses else '"*"')
        _require(answer, "list", lines)
        return tuple(read_folders(lines))

    def find(self, folder: Folder, message_id: str, *, following: bool = False) -> tuple[int, ...]:
        """Return the UIDs of the messages in a folder that have this very Message-ID.

        Args:
            folder: one of `folders`.
            message_id: in angle brackets.
            following: also those that name it under References (RFC 5322, 3.6.4).

        Raises:
            Stopped: the folder cannot be searched.
            ValueError: that is no Message-ID.
        """
        if not _MESSAGE_ID.fullmatch(message_id):
            raise ValueError("no Message-ID")
        names = ("Message-ID", "References") if following else ("Message-ID",)
        wanted = tuple(word for name in names for word in ("HEADER", name, f'"{message_id}"'))
        self._select(folder, readonly=True)
        with stage("search"):
            answer, lines = self._line.uid("SEARCH", *("OR",) * following, *wanted)
        _require(answer, "search", lines)
        hits = _UIDS.findall(b" ".join(line for line in lines if isinstance(line, bytes)))[-MOST:]
        return tuple(int(uid) for uid in hits if self._bears(int(uid), names, message_id))

    def look(self, folder: Folder, since: date) -> tuple[Notice, ...]:
        """Return what is known of the messages that came into a folder since a day, the oldest first; none is marked.

        The folder is opened so that nothing in it can change (EXAMINE).

        Raises:
            Stopped: the folder cannot be read.
        """
        self._select(folder, readonly=True)
        with stage("search"):
            answer, lines = self._line.uid("SEARCH", "SINCE", imap_date(since))
        _require(answer, "search", lines)
        uids = [int(uid) for uid in _UIDS.findall(b" ".join(line for line in lines if isinstance(line, bytes)))]
        found: list[Notice] = []
        for start in range(0, len(uids), AT_ONCE):
            found += self._notices(uids[start : start + AT_ONCE])
        return tuple(found)

    def read(self, notice: Notice, most: int) -> bytes:
        """Return a message of the folder that was looked at last, without marking it as read (BODY.PEEK).

        Args:
            notice: of `look`.
            most: bytes that are fetched at most; of a larger one its beginning.

        Raises:
            Stopped: it cannot be fetched.
        """
        part = "" if notice.size <= most else f"<0.{most}>"
        with stage("fetch"):
            answer, lines = self._line.uid("FETCH", str(notice.uid), f"(BODY.PEEK[]{part})")
        _require(answer, "fetch", lines)
        return body_in(lines)

    def _notices(self, uids: list[int]) -> tuple[Notice, ...]:
        wanted = "(UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])"
        with stage("fetch"):
            answer, lines = self._line.uid("FETCH", ",".join(map(str, uids)), wanted)
        _require(answer, "fetch", lines)
        return tuple(notices_in(lines))

    def validity(self, folder: Folder) -> str:
        """Return what tells this numbering of a folder's messages from every other (UIDVALIDITY); "" where not told.

        Raises:
            Stopped: the folder cannot be opened.
        """
        self._select(folder, readonly=True)
        with stage("select"):
            _, told = self._line.response("UIDVALIDITY")
        return told[-1].decode("ascii", "replace") if told and told[-1] else ""

    def append(self, folder: Folder, content: bytes, commit: Callable[[], None]) -> Handover:
        """Lay a message into a folder as a draft that was read.

        The server takes it when the line that ends it has come; `commit` is called right before that.

        Args:
            folder: one of `folders`.
            content: the message (RFC 5322, CRLF).
            commit: see `Transport.hand_over`.

        Raises:
            Stopped: it was certainly not taken.
        """
        ending = _Ending(commit)
        self._line.before_end = ending
        name: Any = quote(folder.wire)
        when: Any = _date_of(content)
        try:
            with stage("append"):
                answer, lines = self._line.append(name, r"(\Draft \Seen)", when, content)
        except Stopped as stopped:
            self.drop()
            return ending.judge(stopped)
        except BaseException:
            self.drop()
            raise
        finally:
            self._line.before_end = None
        _require(answer, "append", lines)
        if not ending.is_committed:
            self.drop()
            return _unknown(Handover(outcome=Outcome.UNKNOWN, stage="append", reply="answered before it had it all"))
        return _taken(one_line(lines[-1] or b""))

    def remove(self, folder: Folder, uid: int) -> None:
        """Remove one message for good, no other; needs UIDPLUS (RFC 4315).

        Raises:
            Stopped: it may still be there.
        """
        self._select(folder, readonly=False)
        with stage("remove"):
            answer, lines = self._line.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)")
            _require(answer, "remove", lines)
            answer, lines = self._line.uid("EXPUNGE", str(uid))
        _require(answer, "remove", lines)

    def close(self) -> None:
        """Take leave; never raises."""
        with contextlib.suppress(Stopped), stage("logout"):
            self._line.sock.settimeout(5)
            self._line.logout()
        self.drop()

    def drop(self) -> None:
        """Cut the connection."""
        drop(self._line)

    def _select(self, folder: Folder, *, readonly: bool) -> None:
        name: Any = quote(folder.wire)
        with stage("select"):
            answer, lines = self._line.select(name, readonly=readonly)
        _require(answer, "select", lines)

    def _bears(self, uid: int, names: tuple[str, ...], message_id: str) -> bool:
        """Tell whether a hit is one: SEARCH finds parts of words, and some servers more than they should."""
        with stage("search"):
            answer, lines = self._line.uid("FETCH", str(uid), f"(BODY.PEEK[HEADER.FIELDS ({' '.join(names)})])")
        _require(answer, "search", lines)
        return any(message_id.encode() in line[1] for line in lines if isinstance(line, tuple))


class _Ending:
    """Calls `commit` before the line that ends a message, and remembers how that went."""

    def __init__(self, commit: Callable[[], None]) -> None:
        self._commit = commit
        self._failure: BaseException | None = None
        self.is_committed = False

    def __call__(self) -> None:
        try:
            self._commit()
        except BaseException as error:  # imaplib would take an OSError for trouble of the network
            self._failure = error
            raise
        self.is_committed = True

    def judge(self, stopped: Stopped) -> Handover:
        """Return what is known after trouble, or raise it where nothing was laid down."""
        if self._failure is not None:
            raise self._failure
        if stopped.was_answered or not self.is_committed:
            raise stopped
        return _unknown(stopped.handover)


def _require(answer: str, name: str, lines: list[Any]) -> None:
    if answer != "OK":
        raise Stopped(refuse_letter(name, one_line(lines[-1] or b"")), was_answered=True)


def _unknown(handover: Handover) -> Handover:
    remedy = "look whether it lies in your drafts, then settle it: plaint resolve"
    return replace(handover, outcome=Outcome.UNKNOWN, remedy=remedy, stops=False)


def _taken(reply: str) -> Handover:
    code, rest = code_of(reply)
    reference = ":".join(rest.split()) if code == "APPENDUID" else ""
    return Handover(outcome=Outcome.SENT, stage="append", reply=reply, reference=reference)


def _date_of(content: bytes) -> datetime | None:
    """Return the message's own date where it can be read; the server sets one of its own otherwise."""
    written = BytesHeaderParser().parsebytes(content.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")["Date"]
    try:
        day = parsedate_to_datetime(str(written))
    except (ValueError, TypeError):
        return None
    return day if day.tzinfo else None
