"""The connection to a mail server by IMAP: TLS, login, and a message's last line held back until it may go."""

from __future__ import annotations

import contextlib
import imaplib
import re
import socket
import ssl
from base64 import b64encode
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.deliver.imap.names import quote
from plaint.deliver.imap.replies import refuse_letter, refuse_login, stop
from plaint.deliver.mail.replies import one_line
from plaint.deliver.mail.troubles import explain
from plaint.deliver.transport import Handover, Outcome
from plaint.model.accounts import IMAP_PORTS, is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plaint.model.accounts import Imap

TIMEOUT = 60.0
CHUNK = 64 * 1024
MAX_LITERAL = 16 * 1024 * 1024
_END = b"\r\n"
_ONE_LINE = re.compile(r"[^\r\n\0\x01]+")
_BAD = re.compile(r"command error: BAD \[b?['\"]?(.*?)['\"]?\]\Z", re.DOTALL)
_PREFIX = re.compile(r"\Acommand: \w+ => ")
_NETWORK = "check host, port and security under `imap:` of the account, and the network; then run it again"


@dataclass(frozen=True, kw_only=True)
class Access:
    """How to get into a mailbox.

    Attributes:
        server: as settings.yaml has it.
        secret: gives the password or the access token; called once for each login, not where `login` is none.
        user: to log in as, where the server's entry names nobody: the account's address.
        ca: the file of certificates that `server.ca` names; None for those of the system.
        timeout: in seconds, for each answer and each part of a message.
    """

    server: Imap
    secret: Callable[[], str]
    user: str = ""
    ca: Path | None = None
    timeout: float = TIMEOUT

    @property
    def port(self) -> int:
        """The port, the usual one where settings.yaml names none."""
        return self.server.port or IMAP_PORTS[self.server.security]


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
        SSLCertVerificationError: the server is not the one meant.
    """
    try:
        yield
    except ssl.SSLCertVerificationError:
        raise
    except (imaplib.IMAP4.error, OSError, ValueError) as error:  # imaplib lets faults of decoding through
        raise _stopped(name, error) from None


def open_line(access: Access) -> Line:
    """Connect and log in.

    Raises:
        Stopped: that cannot be done.
        PlaintError: the password cannot be had.
    """
    line = connect(access)
    try:
        log_in(line, access)
    except BaseException:
        drop(line)
        raise
    return line


def drop(line: Line) -> None:
    """Cut the connection with no further word: a line that ends a message must not be sent by accident."""
    with contextlib.suppress(OSError):
        line.shutdown()


def connect(access: Access) -> Line:
    """Connect and speak TLS, unless it is this machine itself and wants none.

    Raises:
        Stopped: that cannot be done.
    """
    context = None if access.server.security == "none" else _context(access)
    try:
        with stage("connect"):
            line = _dialled(access, context)
    except ssl.SSLCertVerificationError as error:
        raise Stopped(explain(error, access.server, access.port, "tls")) from None
    return line


def log_in(line: Line, access: Access) -> None:
    """Log in as settings.yaml says, and ask again what the server can.

    Raises:
        Stopped: the server does not take it.
        PlaintError: the password cannot be had.
    """
    if access.server.login == "none":
        if line.state == "NONAUTH":
            raise Stopped(stop("login", "the server wants a login", "write `login: password` or `login: xoauth2`"))
        return
    user = access.server.user or access.user
    if not _ONE_LINE.fullmatch(user):
        raise Stopped(stop("login", "no user is named", "write `user:` under `imap:` of the account in settings.yaml"))
    secret = access.secret()
    if not _ONE_LINE.fullmatch(secret):
        remedy = "look at what its command prints: the first line must be the password and nothing else"
        raise Stopped(stop("login", "the password is not one line", remedy))
    token = access.server.login == "xoauth2"
    words = f"user={user}\x01auth=Bearer {secret}\x01\x01" if token else f"\0{user}\0{secret}"
    try:
        with stage("login"):
            _authenticate(line, "XOAUTH2" if token else _way(line), words.encode())
            line.capabilities = _capabilities(line)
    except Stopped as stopped:
        spoken = (secret, b64encode(secret.encode()).decode(), b64encode(words.encode()).decode())
        raise Stopped(_without(spoken, stopped.handover)) from None


def _dialled(access: Access, context: ssl.SSLContext | None) -> Line:
    host = access.server.host.strip("[]")
    if access.server.security == "tls":
        line: Line = SecureLine(host, access.port, ssl_context=context, timeout=access.timeout)
    else:
        line = Line(host, access.port, timeout=access.timeout)
    try:
        # the line that ends a message must not wait until the message before it is acknowledged
        line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if access.server.security == "starttls":
            line.starttls(context)
        if context is None and not is_loopback(str(line.sock.getpeername()[0])):
            raise ConnectionRefusedError("security none, and not this machine itself")
    except BaseException:
        drop(line)
        raise
    return line


def _context(access: Access) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=access.ca)
    except OSError as error:
        reply = f"{access.server.ca} cannot be read: {one_line(error.strerror or 'it holds no certificate')}"
        raise Stopped(stop("tls", reply, "`ca:` must name a file of certificates (PEM) in the workspace")) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


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
    repeats = any(words in handover.reply for words in spoken)
    return replace(handover, reply="refused") if repeats else handover


def _stopped(name: str, error: Exception) -> Stopped:
    if (match := _BAD.search(str(error))) and not isinstance(error, imaplib.IMAP4.abort):
        return Stopped(refuse_letter(name, one_line(match[1])), was_answered=True)
    stops = name in ("connect", "login")
    words = Handover(outcome=Outcome.RETRY, stage=name, reply=_said(error), remedy=_NETWORK, stops=stops)
    return Stopped(words)


def _said(error: Exception) -> str:
    """Return what an error says, for people; of text that no code page holds not a letter, it may be a password."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return "letters that cannot be sent, or an answer that cannot be read"
    if isinstance(error, imaplib.IMAP4.abort) and "EOF" in str(error):
        return "the server hung up"
    if isinstance(error, OSError) and error.strerror:
        return one_line(error.strerror)
    words = error.args[0] if error.args else ""
    line = one_line(words if isinstance(words, bytes) else str(words))
    return _PREFIX.sub("", line) or "no reason given"
