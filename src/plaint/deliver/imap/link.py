"""The connection to a mail server by IMAP: TLS, login, and a message's last line held back until it may go."""

from __future__ import annotations

import contextlib
import imaplib
import re
import ssl
from base64 import b64encode
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.deliver.imap.names import quote
from plaint.deliver.imap.replies import one_line, refuse_letter, refuse_login
from plaint.deliver.transport import Handover, Outcome
from plaint.model.accounts import IMAP_PORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plaint.model.accounts import Imap

TIMEOUT = 60.0
CHUNK = 64 * 1024
MAX_LITERAL = 16 * 1024 * 1024
_END = b"\r\n"
_ONE_LINE = re.compile(r"[^\r\n\0\x01]*")
_BAD = re.compile(r"command error: BAD \[b?['\"]?(.*?)['\"]?\]\Z", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Access:
    """How to get into a mailbox.

    Attributes:
        server: as settings.yaml has it.
        secret: gives the password or the access token; called once for each login, not where `login` is none.
        ca: the file of certificates that `server.ca` names; None for those of the system.
        timeout: in seconds, for each answer and each part of a message.
    """

    server: Imap
    secret: Callable[[], str]
    ca: Path | None = None
    timeout: float = TIMEOUT


class Stopped(Exception):
    """Something was not done, or it is not known whether it was: `handover` says why.

    Attributes:
        was_answered: the server itself said that it did not do it.
    """

    def __init__(self, handover: Handover, *, was_answered: bool = False) -> None:
        super().__init__(handover.stage)
        self.handover = handover
        self.was_answered = was_answered


class Line(imaplib.IMAP4):
    """A connection on which what `before_end` does comes between a message and the line that ends it."""

    before_end: Callable[[], None] | None = None

    def send(self, data: bytes) -> None:  # type: ignore[override]
        """Send bytes in parts, each of which has the whole time-out."""
        if data == _END and self.before_end is not None:
            last_call, self.before_end = self.before_end, None
            last_call()
        for start in range(0, len(data), CHUNK):
            super().send(data[start : start + CHUNK])

    def read(self, size: int) -> bytes:
        """Read a literal, none of which may be larger than 16 MiB."""
        if size > MAX_LITERAL:
            raise self.abort(f"an answer of {size} bytes")
        return super().read(size)


class SecureLine(Line, imaplib.IMAP4_SSL):
    """The same by TLS from the first byte."""


@contextlib.contextmanager
def stage(name: str) -> Iterator[None]:
    """Turn trouble of the network or of the server into `Stopped`, for the length of a block.

    Raises:
        Stopped: with the stage and what was said.
    """
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise Stopped(_distrusted(one_line(error.verify_message))) from None
    except (imaplib.IMAP4.error, OSError, UnicodeError) as error:
        raise _stopped(name, error) from None


def open_line(access: Access) -> Line:
    """Connect and log in.

    Raises:
        Stopped: that cannot be done.
        PlaintError: the password cannot be had.
    """
    line = _connect(access)
    try:
        _log_in(line, access)
    except BaseException:
        drop(line)
        raise
    return line


def drop(line: Line) -> None:
    """Cut the connection with no further word: a line that ends a message must not be sent by accident."""
    with contextlib.suppress(OSError):
        line.shutdown()


def _connect(access: Access) -> Line:
    server = access.server
    port = server.port or IMAP_PORTS[server.security]
    host = server.host.strip("[]")
    if server.security == "none":
        with stage("connect"):
            return Line(host, port, timeout=access.timeout)
    context = _context(access)
    if server.security == "tls":
        with stage("connect"):
            return SecureLine(host, port, ssl_context=context, timeout=access.timeout)
    with stage("connect"):
        line = Line(host, port, timeout=access.timeout)
    try:
        with stage("starttls"):
            line.starttls(context)
    except BaseException:
        drop(line)
        raise
    return line


def _context(access: Access) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=access.ca)
    except OSError as error:
        remedy = "check the file that `ca:` names: it must hold certificates in PEM"
        reply = f"the certificates cannot be read: {error.strerror or 'no certificate in them'}"
        raise Stopped(Handover(outcome=Outcome.RETRY, stage="tls", reply=reply, remedy=remedy, stops=True)) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _log_in(line: Line, access: Access) -> None:
    server = access.server
    if server.login == "none":
        return
    secret, user = access.secret(), server.user or ""
    if not _ONE_LINE.fullmatch(user + secret):
        remedy = "check what is printed where the password comes from: it must be one line and nothing else"
        raise Stopped(_at_login("the user's name or the password is not one line", remedy))
    token = server.login == "xoauth2"
    words = f"user={user}\x01auth=Bearer {secret}\x01\x01" if token else f"\0{user}\0{secret}"
    try:
        with stage("login"):
            _authenticate(line, "XOAUTH2" if token else _way(line), words.encode())
            line.capabilities = _capabilities(line)
    except Stopped as stopped:
        raise Stopped(_without((secret, b64encode(words.encode()).decode()), stopped.handover)) from None


def _way(line: Line) -> str:
    return "PLAIN" if "AUTH=PLAIN" in line.capabilities else "LOGIN"


def _authenticate(line: Line, way: str, words: bytes) -> None:
    """Log in by XOAUTH2, PLAIN (RFC 4616), or LOGIN where the server knows nothing better."""
    try:
        if way == "LOGIN":
            _, user, secret = words.decode().split("\0")
            line.login(quote(user.encode()).decode(), secret)
        else:
            # after a refusal in JSON, XOAUTH2 wants an empty line
            answers = iter((words,))
            line.authenticate(way, lambda _: next(answers, b""))
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise Stopped(refuse_login(_said(error))) from None


def _capabilities(line: Line) -> tuple[str, ...]:
    """Ask again after the login, when a server may tell of more."""
    _, lines = line.capability()
    return tuple(one_line(lines[-1] or b"").upper().split())


def _without(spoken: tuple[str, ...], handover: Handover) -> Handover:
    """Leave out a server's words where they repeat ours."""
    repeats = any(words and words in handover.reply for words in spoken)
    return replace(handover, reply="refused") if repeats else handover


def _distrusted(reason: str) -> Handover:
    remedy = (
        "somebody may be listening: do not go on from this network; if the server is your own, name the file of its "
        "authority's certificate under `ca:`"
    )
    reply = f"the server cannot prove that it is the one meant: {reason}"
    return Handover(outcome=Outcome.RETRY, stage="tls", reply=reply, remedy=remedy, stops=True)


def _at_login(reply: str, remedy: str) -> Handover:
    return Handover(outcome=Outcome.RETRY, stage="login", reply=reply, remedy=remedy, stops=True)


def _stopped(name: str, error: Exception) -> Stopped:
    if (match := _BAD.search(str(error))) and not isinstance(error, imaplib.IMAP4.abort):
        return Stopped(refuse_letter(name, one_line(match[1])), was_answered=True)
    remedy = "check host, port and security under `imap:` of the account, and the network; then run it again"
    stops = name in ("connect", "starttls", "login")
    return Stopped(Handover(outcome=Outcome.RETRY, stage=name, reply=_said(error), remedy=remedy, stops=stops))


def _said(error: Exception) -> str:
    """Return what an error says, for people; of text that no code page holds not a letter, it may be a password."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, UnicodeError):
        return "letters that cannot be sent, or an answer that cannot be read"
    if isinstance(error, imaplib.IMAP4.abort) and "EOF" in str(error):
        return "the server hung up"
    if isinstance(error, OSError) and error.strerror:
        return one_line(error.strerror)
    return one_line(error.args[0] if error.args else "no reason given")
