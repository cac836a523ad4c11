"""Handing letters to a mail server, one after the other: each either taken, certainly not taken, or unknown.

The message goes first, then `commit` makes durable that it may arrive, and only then goes the dot that ends it. A
server that never sees the dot must throw the message away (RFC 5321, 4.1.1.4); one that saw it may have taken it.
"""

from __future__ import annotations

import contextlib
import smtplib
from typing import TYPE_CHECKING

from plaint.deliver.mail.connection import Limits, open_link
from plaint.deliver.mail.replies import judge, one_line
from plaint.deliver.mail.troubles import Refused
from plaint.deliver.mail.wire import has_bare_line_end, is_mailbox, stuffed
from plaint.deliver.transport import Handover, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plaint.deliver.mail.connection import Link
    from plaint.deliver.transport import Parcel
    from plaint.model.accounts import Smtp

_PART = 65_536  # bytes that go out at a time, each with its own time-out
_LOST = (smtplib.SMTPException, OSError)


class SmtpTransport:
    """A mail server as a way out; one connection is used again and again.

    Args:
        connect: makes a connection that is logged in; raises Refused.
        limits: how long to wait, how many letters a connection carries.
    """

    def __init__(self, connect: Callable[[], Link], limits: Limits) -> None:
        self._connect = connect
        self._limits = limits
        self._link: Link | None = None

    def hand_over(self, parcel: Parcel, commit: Callable[[], None]) -> Handover:
        """Hand one mail over; see `transport.Transport`.

        Raises:
            PlaintError: the password cannot be had.
        """
        if unfit := _unfit(parcel):
            return unfit
        try:
            link = self._ready()
            if beyond := _beyond(link, parcel):
                return beyond
            link.letters += 1
            return _Attempt(link, parcel, self._limits).go(commit)
        except Refused as refused:
            return refused.handover
        except BaseException:
            # whatever comes next on this connection would become part of the message
            self._drop()
            raise

    def find(self, parcel: Parcel) -> Handover:
        """Mail servers cannot be asked what became of a mail: always UNKNOWN."""
        return Handover(outcome=Outcome.UNKNOWN, stage="find", reply="mail servers do not say what they took")

    def close(self) -> None:
        """Say goodbye; what the server answers changes nothing."""
        if self._link is not None:
            self._link.leave()
        self._link = None

    def _ready(self) -> Link:
        if self._link is not None and self._link.letters >= self._limits.letters:
            self.close()
        if self._link is None or not self._link.is_quiet:
            self._drop()
            self._link = self._connect()
        return self._link

    def _drop(self) -> None:
        if self._link is not None:
            self._link.drop()
        self._link = None


def open_transport(server: Smtp, secret: Callable[[], str], root: Path, limits: Limits | None = None) -> SmtpTransport:
    """Return the way out by an account's mail server; nothing is connected before the first letter.

    Args:
        server: `account.smtp`, or what `read_git_settings` found.
        secret: gives the password or access token, as `secrets.SecretSource` does.
        root: the workspace, in which `ca:` lies.
        limits: of time and number; the usual ones where absent.
    """
    chosen = limits or Limits()
    return SmtpTransport(lambda: open_link(server, secret, root, chosen), chosen)


class _Attempt:
    """One letter on its way."""

    def __init__(self, link: Link, parcel: Parcel, limits: Limits) -> None:
        self._link = link
        self._parcel = parcel
        self._limits = limits
        self._stage = "mail"

    def go(self, commit: Callable[[], None]) -> Handover:
        """Do all of it; only what `commit` raises is raised."""
        try:
            refusal = self._announce() or self._send_message()
        except _LOST as error:
            self._link.drop()
            return _lost(self._stage, error)
        if refusal:
            return refusal
        commit()
        return self._end()

    def _announce(self) -> Handover | None:
        """Say from whom and to whom, and that the message comes; return the server's refusal."""
        parcel, options = self._parcel, _options(self._link, self._parcel)
        for stage, words, good in (
            ("mail", f"MAIL FROM:<{parcel.sender}>{options}", (250,)),
            ("rcpt", f"RCPT TO:<{parcel.to}>", (250, 251)),
            ("data", "DATA", (354,)),
        ):
            self._stage = stage
            code, text = self._link.docmd(words)
            if code not in good:
                return self._give_up(judge(stage, code, text))
        return None

    def _give_up(self, handover: Handover) -> Handover:
        """Take back what was announced; a server that closes, or does not agree, is left."""
        agreed = False
        if handover.code and handover.code != 421 and handover.code >= 400:
            with contextlib.suppress(*_LOST):
                agreed = self._link.docmd("RSET")[0] == 250
        if not agreed:
            self._link.drop()
        return handover

    def _send_message(self) -> Handover | None:
        """Send all but the dot; return a refusal where the server spoke before its turn."""
        self._stage = "message"
        content = memoryview(stuffed(self._parcel.content))
        for start in range(0, len(content), _PART):
            self._link.send(content[start : start + _PART])
        if self._link.is_quiet:
            return None
        handover = judge(self._stage, *self._link.getreply())
        self._link.drop()
        return handover

    def _end(self) -> Handover:
        """Send the dot. From here on the letter may have arrived."""
        try:
            self._link.wait(self._limits.last_answer)
            code, text = self._link.docmd(".")
            self._link.wait(self._limits.answer)
        except _LOST as error:
            self._link.drop()
            return _lost("dot", error)
        if code // 100 == 2:
            return Handover(outcome=Outcome.SENT, stage="dot", code=code, reply=one_line(text))
        handover = judge("dot", code, text)
        if code == 421 or handover.outcome is Outcome.UNKNOWN:
            self._link.drop()
        return handover


def _unfit(parcel: Parcel) -> Handover | None:
    """Refuse what could be read as more than one letter to one address."""
    for address in (parcel.sender, parcel.to):
        if not is_mailbox(address):
            reply = f"'{one_line(address)[:80]}' is no address that a mail server can be given"
            remedy = "correct it in recipients.yaml or settings.yaml"
            return Handover(outcome=Outcome.FAILED, stage="address", reply=reply, remedy=remedy)
    if has_bare_line_end(parcel.content):
        return Handover(outcome=Outcome.FAILED, stage="message", reply="the message holds a line end that is none")
    return None


def _beyond(link: Link, parcel: Parcel) -> Handover | None:
    """Refuse what the server has said it cannot take."""
    most = link.most_bytes
    if 0 < most < len(parcel.content):
        reply = f"the message has {_megabytes(len(parcel.content))}, and the server takes {_megabytes(most)}"
        remedy = "make the PDF smaller, with fewer or smaller pictures, or use another channel"
        return Handover(outcome=Outcome.FAILED, stage="size", reply=reply, remedy=remedy)
    if _is_international(parcel) and not link.has_extn("smtputf8"):
        reply = "the server cannot write to addresses with letters beyond ASCII before the @ (SMTPUTF8)"
        remedy = "ask for another address, or send by a provider that can"
        return Handover(outcome=Outcome.FAILED, stage="smtputf8", reply=reply, remedy=remedy)
    return None


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"


def _is_international(parcel: Parcel) -> bool:
    return not (parcel.to.isascii() and parcel.sender.isascii() and parcel.content.isascii())


def _options(link: Link, parcel: Parcel) -> str:
    size = f" SIZE={len(parcel.content)}" if link.has_extn("size") else ""
    if not _is_international(parcel):
        return size
    link.command_encoding = "utf-8"
    return f"{size} BODY=8BITMIME SMTPUTF8"


def _lost(stage: str, error: Exception) -> Handover:
    """Say that the connection was lost; before the dot the server throws the message away, after it nobody knows."""
    timed_out = isinstance(error.__context__ or error, TimeoutError)
    reply = "the server gave no answer in time" if timed_out else "the connection was lost"
    if stage != "dot":
        return Handover(outcome=Outcome.RETRY, stage=stage, reply=f"{reply}, before the letter was handed over")
    remedy = "look into the mailbox's sent folder, or ask the recipient; then `plaint resolve`"
    reply += ", after the letter was handed over"
    return Handover(outcome=Outcome.UNKNOWN, stage=stage, reply=reply, remedy=remedy)
