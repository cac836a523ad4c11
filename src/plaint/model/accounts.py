"""The accounts by which letters leave: mail servers, folders of drafts, fax machines. Secrets are not kept here."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from plaint.model.contact import E164, EmailAddress
from plaint.model.fax_settings import fax_fault, fax_rules
from plaint.model.hosts import is_loopback as is_loopback
from plaint.model.text import Line, OneOrMany, Value, refuse, written

Security = Literal["tls", "starttls", "none"]
Login = Literal["password", "xoauth2", "none"]
FaxBy = Literal["command", "gateway", "http"]
FaxForm = Literal["tiff", "tiff-s", "pdf"]
SMTP_PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}
IMAP_PORTS: dict[Security, int] = {"tls": 993, "starttls": 143, "none": 143}
_NUMBER = re.compile(r"[1-9]\d{0,4}\Z", re.ASCII)
_JSON_PATH = re.compile(r"[^.\s]+(\.[^.\s]+)*\Z")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\Z|\[?[0-9a-fA-F:.]+\]?\Z")


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


def _json_path(text: str) -> str:
    if not _JSON_PATH.match(text):
        raise refuse(f"'{text}' leads nowhere", "name the steps through the answer, parted by dots, as in data.0.id")
    return text


JsonPath = Annotated[Line, AfterValidator(_json_path), written(_JSON_PATH)]


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
                "`pass show mail/ruth`, or leave it out to be asked",
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
    """Where drafts are laid, sent mail is looked for, and what comes is read.

    Attributes:
        drafts, sent: names of the folders; without them the ones that the server says (RFC 6154).
    """

    drafts: Line | None = None
    sent: Line | None = None


class FaxState(Value):
    """How to ask a fax service what became of a fax.

    Attributes:
        url: with {id}, by which the service knows the fax.
        state: where its answer says how far it is; steps through JSON parted by dots, as in `data.0.status`.
        sent, failed: what stands there when it has arrived, or never will; anything else means: not yet.
    """

    url: Line
    state: JsonPath
    sent: Annotated[tuple[Line, ...], OneOrMany]
    failed: Annotated[tuple[Line, ...], OneOrMany] = ()


class FaxSearch(Value):
    """How to ask a fax service whether it took a fax, where its answer was lost.

    Attributes:
        url: with {tag}, which went along with the fax.
        id: where its answer says how it knows the fax, as in `data.0.id`.
    """

    url: Line
    id: JsonPath


class Fax(Secret):
    """How faxes leave: a program of this machine, a service that turns mail into faxes, or one on the web.

    Attributes:
        by: command, gateway or http.
        number: your own fax number in E.164, printed at the top of each page.
        attach: what is handed over: tiff, tiff-s (which any gateway can read; RFC 2305) or pdf.
        preset: the program is HylaFAX.
        server: where HylaFAX is, as fax.example.org or fax.example.org:4559; else on this machine.
        command: another program and its words, with {file}, and {number}, {digits} or {dial}; also {tag}, {subject}.
        address: of a gateway, with {number} or {digits}.
        subject: of the mail to a gateway, with {number}, {digits}, {tag} or {subject}.
        url: of a service on the web, to which faxes are posted; may hold {number}, {digits} or {tag}.
        auth: how it knows you.
        user: your name there, for basic.
        ca: a file of certificates (PEM) in the workspace, for a service that has none of a public authority.
        body: multipart, a form; or raw, the file alone, and the fields stand in the address.
        fields: names of the form's fields and what goes into each: {file}, {number}, {digits}, {tag}, {subject}, words.
        id: where the answer says by what the service knows the fax; steps through JSON, as in `data.id`.
        status: how to ask what became of it.
        find: how to ask whether it was taken.
    """

    model_config = ConfigDict(json_schema_extra={"allOf": fax_rules()})

    by: FaxBy
    number: Annotated[str, written(E164)] | None = None
    attach: FaxForm | None = None
    preset: Literal["hylafax"] | None = None
    server: Line | None = None
    command: Annotated[tuple[Line, ...], OneOrMany] = ()
    address: Line | None = None
    subject: Line | None = None
    url: Line | None = None
    auth: Literal["none", "basic", "bearer"] = "none"
    user: Line | None = None
    ca: Line | None = None
    body: Literal["multipart", "raw"] = "multipart"
    fields: dict[Line, Line] = Field(default_factory=dict)
    id: JsonPath | None = None
    status: FaxState | None = None
    find: FaxSearch | None = None

    @property
    def form(self) -> FaxForm:
        """What is handed over: as `attach` says, else TIFF to a program, PDF to a service."""
        return self.attach or ("tiff" if self.by == "command" else "pdf")

    @model_validator(mode="after")
    def _check(self) -> Fax:
        if self.number is not None and not E164.match(self.number):
            raise refuse(f"'{self.number}' is not in E.164", 'write it as in "+442079460301"')
        if fault := fax_fault(self):
            raise refuse(*fault)
        return self


class Account(Value):
    """One mailbox or fax line by which letters leave.

    Attributes:
        email: the mailbox; it stands in From.
        name: beside it; else the organisation, or who signs.
        smtp: where mail is handed in.
        git: take that from git instead, as `git send-email` does (`git config sendemail.*`).
        imap: where drafts are laid, and what comes is read.
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
        if self.fax and self.fax.by == "gateway" and not (self.smtp or self.git):
            raise refuse("a fax by gateway without `smtp`", "write by which mail server the mails to it leave")
        if (self.smtp or self.git or self.imap) and not self.email:
            raise refuse("an account for mail without `email`", "write the address that stands in From")
        return self
