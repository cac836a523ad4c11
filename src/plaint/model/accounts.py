"""The accounts by which letters leave: mail servers, folders of drafts, fax machines. Secrets are not kept here."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, model_validator

from plaint.model.contact import E164, EmailAddress
from plaint.model.text import Line, OneOrMany, Value, refuse, written

Security = Literal["tls", "starttls", "none"]
Login = Literal["password", "xoauth2", "none"]
FaxBy = Literal["command", "gateway", "http"]
SMTP_PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}
IMAP_PORTS: dict[Security, int] = {"tls": 993, "starttls": 143, "none": 143}
_NUMBER = re.compile(r"[1-9]\d{0,4}\Z", re.ASCII)
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\Z|\[?[0-9a-fA-F:.]+\]?\Z")


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _whole(value: Any) -> Any:
    if isinstance(value, str) and not _NUMBER.match(value.strip()):
        raise refuse(f"'{value[:60]}' is no whole number", "write one from 1 to 65535")
    return value


def _at_most_65535(value: int) -> int:
    if value > 65535:
        raise refuse(f"{value} is too large", "write a number from 1 to 65535")
    return value


Whole = Annotated[int, AfterValidator(_at_most_65535), BeforeValidator(_whole), written(_NUMBER, 5)]


def _host(text: str) -> str:
    if not _HOST.match(text):
        raise refuse(f"'{text}' is no name of a server", "write it as mail.example.org, without https:// or a path")
    return text


Host = Annotated[Line, AfterValidator(_host)]


class Secret(Value):
    """Where a secret comes from; the secret itself never stands in a file.

    Attributes:
        password_command: prints it on its first line, as `pass show mail/ruth`; a list is run without a shell.
        password_env: the environment variable that holds it; else PLAINT_<ACCOUNT>_<SMTP, IMAP or FAX>_PASSWORD.
    """

    password_command: Annotated[tuple[Line, ...], OneOrMany] = ()
    password_env: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _no_password(cls, value: Any) -> Any:
        if isinstance(value, dict) and "password" in value:
            raise refuse(
                "a password must not stand in a file",
                "remove it, change it at your provider if others saw it, and write password_command: as in "
                "`pass show mail/ruth`, or leave both out to be asked",
            )
        return value


class Server(Secret):
    """A server to log in to.

    Attributes:
        security: tls from the first byte, starttls, or none, which only this machine itself may have.
        login: password, xoauth2 (the secret is then an access token), or none.
        ca: a file of certificates (PEM) in the workspace, for a server that has none of a public authority.
    """

    host: Host
    port: Whole | None = None
    security: Security = "tls"
    user: Line | None = None
    login: Login = "password"
    ca: Line | None = None

    @model_validator(mode="after")
    def _check(self) -> Server:
        if self.security == "none" and not is_loopback(self.host):
            raise refuse(
                f"security none to {self.host}: everybody on the way could read the letters and the password",
                "write tls (port 465 or 993) or starttls (port 587 or 143), as your provider says",
            )
        return self


class Smtp(Server):
    """Where mail is handed in."""


class Imap(Server):
    """Where drafts are laid, and sent mail is looked for.

    Attributes:
        drafts, sent: names of the folders, where the server does not say which they are (RFC 6154).
    """

    drafts: Line | None = None
    sent: Line | None = None


class Fax(Secret):
    """How faxes leave: a program of this machine, a service that turns mail into faxes, or one on the web.

    Attributes:
        by: command, gateway or http.
        number: your own fax number in E.164, printed at the top of each page.
    """

    by: FaxBy
    number: Annotated[str, written(E164)] | None = None

    @model_validator(mode="after")
    def _check(self) -> Fax:
        if self.number is not None and not E164.match(self.number):
            raise refuse(f"'{self.number}' is not in E.164", 'write it as in "+442079460301"')
        return self


class Account(Value):
    """One mailbox or fax line by which letters leave.

    Attributes:
        email: the mailbox; it stands in From.
        name: beside it; else the organisation, or who signs.
        smtp: where mail is handed in.
        git: take that from git instead, as `git send-email` does (`git config sendemail.*`).
        imap: where drafts are laid.
    """

    email: EmailAddress | None = None
    name: Line | None = None
    smtp: Smtp | None = None
    git: bool = False
    imap: Imap | None = None
    fax: Fax | None = None

    @model_validator(mode="after")
    def _check(self) -> Account:
        if not (self.smtp or self.git or self.imap or self.fax):
            raise refuse("an account without smtp, imap, git or fax", "write how letters leave by it")
        if self.smtp and self.git:
            raise refuse("both smtp and git", "keep one of them")
        if (self.smtp or self.git or self.imap) and not self.email:
            raise refuse("an account for mail without `email`", "write the address that stands in From")
        return self
