"""The connection to a mail server: always to the one meant, always encrypted unless it is this machine itself."""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.mail.login import log_in
from plaint.deliver.mail.replies import one_line, refuse
from plaint.deliver.mail.troubles import Refused, explain
from plaint.model.accounts import SMTP_PORTS, is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plaint.model.accounts import Server, Smtp

# What we call ourselves: servers take an address (RFC 5321, 4.1.3), and this one tells nothing of the machine.
OWN_NAME = "[127.0.0.1]"
_SIZE = re.compile(r"[0-9]{1,15}")
_GOODBYE = 5.0  # seconds that a server has for answering QUIT


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long to wait, in seconds, and how many letters one connection carries.

    Attributes:
        answer: for an answer, and for each part of a message.
        last_answer: after the dot: ten minutes, as servers may do all their work then (RFC 5321, 4.5.3.2.6).
        letters: after so many the connection is made anew.
    """

    answer: float = 60.0
    last_answer: float = 600.0
    letters: int = 50


class Link(smtplib.SMTP):
    """One connection.

    Args:
        server: where to.
        context: how TLS is spoken; None without it.
        answer: seconds to wait for an answer.
    """

    def __init__(self, server: Server, context: ssl.SSLContext | None, answer: float) -> None:
        super().__init__(local_hostname=OWN_NAME, timeout=answer)
        self._host = server.host.strip("[]")
        self._server = server
        self._context = context
        self.letters = 0

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        sock = socket.create_connection((host, port), timeout)
        try:
            return self._prepared(sock)
        except BaseException:
            sock.close()
            raise

    def _prepared(self, sock: socket.socket) -> socket.socket:
        # the dot must not wait until the message before it is acknowledged
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._server.security == "none" and not is_loopback(str(sock.getpeername()[0])):
            raise ConnectionRefusedError
        if self._server.security == "tls" and self._context:
            return self._context.wrap_socket(sock, server_hostname=self._host)
        return sock

    @property
    def most_bytes(self) -> int:
        """The largest message that the server takes (RFC 1870); 0 where it says nothing of that."""
        said = self.esmtp_features.get("size", "")
        return int(said) if _SIZE.fullmatch(said) else 0

    @property
    def is_quiet(self) -> bool:
        """Whether the connection stands and the server has said nothing unasked, as that it closes it."""
        if self.sock is None or self.file is None:
            return False
        patience = self.sock.gettimeout()
        self.sock.settimeout(0)
        try:
            if not self.file.peek(1) and not isinstance(self.sock, ssl.SSLSocket):
                self.sock.recv(1, socket.MSG_PEEK)
        except (BlockingIOError, ssl.SSLWantReadError):
            return True
        except OSError:
            return False
        finally:
            self.sock.settimeout(patience)
        return False

    def wait(self, seconds: float) -> None:
        """Set how long the next answers may take."""
        if self.sock is not None:
            self.sock.settimeout(seconds)

    def leave(self) -> None:
        """Say goodbye and close; never raises."""
        with contextlib.suppress(smtplib.SMTPException, OSError, ValueError):
            self.wait(_GOODBYE)
            self.docmd("QUIT")
        self.drop()

    def drop(self) -> None:
        """Close without another word; never raises."""
        with contextlib.suppress(OSError):
            self.close()


def make_context(server: Server, root: Path) -> ssl.SSLContext:
    """Return how TLS is spoken: certificate and name are always checked; 1.2 or newer.

    Args:
        server: its `ca` names a file that takes the place of the public authorities.
        root: the workspace, in which that file lies.

    Raises:
        Refused: the file cannot be read.
    """
    try:
        context = ssl.create_default_context(cafile=root / server.ca if server.ca else None)
    except OSError as error:
        reason = error.strerror or "it holds no certificate"
        remedy = "`ca:` must name a file of certificates (PEM) in the workspace"
        raise Refused(refuse("tls", f"{server.ca} cannot be read: {one_line(reason)}", remedy)) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def port_of(server: Smtp) -> int:
    """Return the port, the usual one where settings.yaml names none."""
    return server.port or SMTP_PORTS[server.security]


def open_link(server: Smtp, secret: Callable[[], str], root: Path, limits: Limits) -> Link:
    """Connect, encrypt and log in.

    Args:
        server: as settings.yaml has it.
        secret: gives the password or token; asked only where there is a login.
        root: the workspace.
        limits: how long to wait.

    Raises:
        Refused: that cannot be done; nothing was sent.
        PlaintError: the secret cannot be had.
    """
    context = None if server.security == "none" else make_context(server, root)
    link = Link(server, context, limits.answer)
    try:
        greet(link, server, context)
        log_in(link, server, secret)
    except BaseException:
        link.drop()
        raise
    return link


def greet(link: Link, server: Smtp, context: ssl.SSLContext | None) -> None:
    """Connect and speak TLS, and ask what the server can do.

    Raises:
        Refused: that cannot be done.
    """
    port, stage = port_of(server), "connect"
    try:
        _require(link.connect(server.host.strip("[]"), port), 220, "greeting")
        stage = "ehlo"
        _require(link.ehlo(), 250, stage)
        if server.security == "starttls" and context:
            stage = "starttls"
            _start_tls(link, context)
            _require(link.ehlo(), 250, "ehlo")
    except (smtplib.SMTPException, OSError) as error:
        raise Refused(explain(_cause(error), server, port, stage)) from None


def _start_tls(link: Link, context: ssl.SSLContext) -> None:
    remedy = (
        "nothing was sent, as others could read it: write `security: tls` and port 465, if the provider has that; "
        "else somebody may be in between: change the network"
    )
    if not link.has_extn("starttls"):
        raise Refused(refuse("starttls", "the server does not offer to encrypt (STARTTLS)", remedy))
    try:
        link.starttls(context=context)
    except smtplib.SMTPResponseException as error:
        reply = f"the server refuses to encrypt: {one_line(error.smtp_error)}"
        raise Refused(refuse("starttls", reply, remedy, error.smtp_code)) from None


def _require(answer: tuple[int, bytes], code: int, stage: str) -> None:
    if answer[0] != code:
        remedy = "the server takes no mail now, or none from here: wait, or ask the provider"
        known = answer[0] if answer[0] > 0 else None
        raise Refused(refuse(stage, one_line(answer[1]) or "an answer that is none", remedy, known))


def _cause(error: Exception) -> Exception:
    """Return what lies behind smtplib's own words for a lost connection."""
    return error.__context__ if isinstance(error.__context__, OSError) else error
