"""Whether an account works: its server looked up, connected to and logged in to. Nothing is sent to anybody."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plaint.deliver.imap.folders import choose_folder
from plaint.deliver.imap.link import Stopped
from plaint.deliver.imap.mailbox import Mailbox
from plaint.deliver.mail.connection import Limits, Link, greet, make_context, port_of
from plaint.deliver.mail.login import log_in
from plaint.deliver.mail.replies import one_line
from plaint.deliver.mail.troubles import Refused, explain
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from plaint.deliver.imap.folders import Use
    from plaint.deliver.imap.link import Access
    from plaint.deliver.transport import Handover
    from plaint.model.accounts import Smtp

SOON = 14  # days before a certificate runs out at which to say so
_DAY = 86_400
# The steps in the order in which they are looked at, and the stages at which each may fail.
_STEPS = {
    "name": ("resolve",),
    "connection": ("connect", "greeting", "ehlo"),
    "encryption": ("tls", "starttls"),
    "login": ("login",),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `machine.Finding` has the same attributes."""

    what: str
    good: bool
    detail: str = ""
    remedy: str = ""


@dataclass(frozen=True, kw_only=True)
class SmtpProbe:
    """What is needed for looking at a mail server.

    Attributes:
        server: as settings.yaml or git has it.
        secret: gives the password or token.
        root: the workspace.
        now: in seconds since 1970 (UTC): certificates run out.
        limits: how long to wait.
    """

    server: Smtp
    secret: Callable[[], str]
    root: Path
    now: float
    limits: Limits = field(default_factory=Limits)

    def look(self) -> Iterator[Check]:
        """Yield what was found, step by step; the first that fails is the last."""
        link: Link | None = None
        try:
            yield self._resolve()
            context = None if self.server.security == "none" else make_context(self.server, self.root)
            link = Link(self.server, context, self.limits.answer)
            greet(link, self.server, context)
            yield Check("mail: connection", True, f"{self._place} answers; {describe_features(link)}")
            yield describe_encryption(link.sock, self.now)
            log_in(link, self.server, self.secret)
            yield Check("mail: login", True, self._login_words())
        except Refused as refused:
            if link is not None:
                link.drop()
            yield _failed("mail", refused.handover)
        except PlaintError as error:
            yield Check("mail: login", False, error.message, error.hint)
        finally:
            if link is not None:
                link.leave()

    @property
    def _place(self) -> str:
        return f"{self.server.host}, port {port_of(self.server)},"

    def _resolve(self) -> Check:
        host, port = self.server.host.strip("[]"), port_of(self.server)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise Refused(explain(error, self.server, port, "resolve")) from None
        return Check("mail: name", True, ", ".join(sorted({str(place[0]) for *_, place in found})))

    def _login_words(self) -> str:
        return "none wanted" if self.server.login == "none" else f"as {self.server.user or 'nobody'}"


def describe_features(link: Link) -> str:
    """Return in words what a server says it can do, as far as letters need it."""
    size = link.most_bytes
    words = f"takes up to {size / 1_000_000:.0f} MB" if size else "names no limit of size"
    named = {"8bitmime": "8BITMIME", "smtputf8": "SMTPUTF8 (addresses in any script)"}
    return ", ".join((words, *(shown for name, shown in named.items() if link.has_extn(name))))


def describe_encryption(sock: socket.socket | None, now: float) -> Check:
    """Say how a connection is encrypted, who vouches for the server, and for how long.

    Args:
        sock: of the connection, which has checked all that.
        now: in seconds since 1970 (UTC).
    """
    if not isinstance(sock, ssl.SSLSocket):
        return Check("mail: encryption", True, "none: this machine itself")
    certificate: Any = sock.getpeercert()
    names = dict(pair for part in certificate["issuer"] for pair in part)
    issuer = one_line(str(names.get("organizationName") or names.get("commonName") or "an authority without a name"))
    days = int((ssl.cert_time_to_seconds(str(certificate["notAfter"])) - now) // _DAY)
    detail = f"{sock.version()}, {issuer} vouches for it for {days} more day{'' if days == 1 else 's'}"
    remedy = "tell whoever runs the server that its certificate runs out" if days <= SOON else ""
    return Check("mail: encryption", True, detail, remedy)


def probe_imap(access: Access) -> Iterator[Check]:
    """Yield what was found of a mailbox: connection, login, the folders that are needed.

    Args:
        access: how to get in.
    """
    try:
        box = Mailbox(access)
    except Stopped as stopped:
        yield _failed("drafts", stopped.handover)
        return
    except PlaintError as error:
        yield Check("drafts: login", False, error.message, error.hint)
        return
    yield Check("drafts: login", True, f"{access.server.host}, as {access.server.user or access.user or 'nobody'}")
    try:
        yield from _folders(box, access)
    except Stopped as stopped:
        yield _failed("drafts", stopped.handover)
    finally:
        box.close()


def _folders(box: Mailbox, access: Access) -> Iterator[Check]:
    folders = box.folders()
    uses: tuple[tuple[str, Use, str | None], ...] = (
        ("drafts", "\\drafts", access.server.drafts),
        ("sent", "\\sent", access.server.sent),
    )
    for key, use, wanted in uses:
        found = choose_folder(folders, use, wanted)
        known = ", ".join(folder.name for folder in folders[:20])
        remedy = "" if found else f"write `{key}:` under imap: with one of these: {one_line(known)}"
        yield Check(f"drafts: folder {key}", bool(found), found.name if found else "none is known as such", remedy)


def _failed(channel: str, handover: Handover) -> Check:
    step = next((name for name, stages in _STEPS.items() if handover.stage in stages), handover.stage)
    return Check(f"{channel}: {step}", False, handover.reply, handover.remedy)
