"""One row's mail, as mailmerge would send it: to whom, from whom, its words and its attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.parser import Parser
from email.utils import getaddresses
from typing import TYPE_CHECKING, Literal

from plaint.contacts.emails import email_problem
from plaint.errors import Place, Problem
from plaint.mailmerge.folder import TEMPLATE
from plaint.mailmerge.template import BREAK
from plaint.reading.unsafe import UNSAFE, describe_unsafe, quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message as Mail

    from plaint.mailmerge.folder import Row

Form = Literal["plain", "markdown"]
MAX_SUBJECT = 500
MAX_HEADER = 20_000
MAX_BODY = 40_000
_READ = ("to", "from", "subject", "cc", "bcc", "reply-to", "attachment", "content-type", "mime-version")
_OF_PARTS = ("content-transfer-encoding",)
_HOW_TO_NAME = f"where a comma or semicolon parts a name, put it in quotes in {TEMPLATE}, before the address in < >"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address and the name beside it, or ""."""

    address: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A mail.

    Attributes:
        row: of which it was made.
        to: one or several.
        cc, bcc: who else gets it.
        reply_to: other addresses for answers.
        files: paths, as the headers ATTACHMENT name them.
        others: names of headers that are not carried over.
        body: its words; Markdown where `form` says so.
        has_html: it has the same words as HTML too.
    """

    row: Row
    to: tuple[Mailbox, ...]
    sender: Mailbox
    subject: str
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    reply_to: tuple[Mailbox, ...] = ()
    files: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    body: str = ""
    form: Form = "plain"
    has_html: bool = False


class _Unreadable(Exception):
    """What is wrong with a header or a body: a message, and what to do."""


def read_message(raw: str, row: Row) -> Message | tuple[Problem, ...]:
    """Return the mail that mailmerge would make of a filled template, or everything that is wrong with it.

    Args:
        raw: as `fill_template` returns it.
        row: of which it was made.
    """
    try:
        mail = Parser().parsestr(raw)
    except RecursionError:
        return (Problem(row.place, "a mail within mails without end", f"write {TEMPLATE} without multipart"),)
    if not mail.keys():
        remedy = "begin it with TO:, SUBJECT: and FROM:, each on a line; an empty line ends them"
        return (Problem(Place(TEMPLATE, 1), "no headers at its top", remedy),)
    if injected := tuple(_injections(mail, row)):
        return injected
    reader = _Reader(mail, row)
    found = reader.read()
    return tuple(reader.problems) or found


def _injections(mail: Mail, row: Row) -> Iterator[Problem]:
    """Yield an error for each header into which a cell would bring a line break, and with it headers of its own."""
    for header, value in mail.items():
        if BREAK in f"{header}{value}":
            named = [name for name, cell in row.cells.items() if "\n" in cell]
            whose = f"column {', '.join(map(quote, named))}" if named else "a cell"
            message = f"a line break in {whose} stands in the header {_shown(header)}: it could add a Bcc to the mail"
            yield Problem(row.place, message, "remove the line break, and look who put it there")


def _shown(header: str) -> str:
    return header.partition(BREAK)[0].upper()[:60]


@dataclass
class _Reader:
    """Reads one mail, and notes what is wrong."""

    mail: Mail
    row: Row

    def __post_init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self) -> Message:
        body, form, has_html = self._content()
        senders = self._mailboxes("from", wanted=True)
        if len(senders) > 1:
            self._wrong("several people in FROM", "name the one whose mailbox it is")
        return Message(
            row=self.row,
            to=self._mailboxes("to", wanted=True),
            sender=senders[0] if senders else Mailbox(""),
            subject=self._subject(),
            cc=self._mailboxes("cc"),
            bcc=self._mailboxes("bcc"),
            reply_to=self._mailboxes("reply-to"),
            files=self._files(),
            others=tuple(dict.fromkeys(name.upper() for name in self.mail if name.lower() not in (*_READ, *_OF_PARTS))),
            body=body.replace(BREAK, "\n"),
            form=form,
            has_html=has_html,
        )

    def _wrong(self, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.row.place, message, remedy))

    def _values(self, header: str) -> list[str]:
        return [str(value) for value in self.mail.get_all(header, [])]

    def _mailboxes(self, header: str, *, wanted: bool = False) -> tuple[Mailbox, ...]:
        values = self._values(header)
        if sum(map(len, values)) > MAX_HEADER:
            self._wrong(f"more than {MAX_HEADER} characters in {header.upper()}", "write to fewer people in one row")
            return ()
        try:
            pairs = getaddresses(values)
        except RecursionError:
            pairs = [("", values[0][:60])]
        if not any(map(any, pairs)) and "".join(values).strip():  # what some Pythons read as nobody is no address
            pairs = [("", values[0][:60])]
        found = tuple(Mailbox(address, _decoded(name)) for name, address in pairs if name or address)
        for one in found:
            if problem := email_problem(one.address if "@" in "".join(values) else " ".join(values).strip()):
                self._wrong(
                    f"{header.upper()}: {problem}", _HOW_TO_NAME if "@" not in one.address else "correct the row"
                )
        if wanted and not found:
            self._wrong(f"nobody in {header.upper()}", f"write the address, or leave the row out; see {TEMPLATE}")
        return found

    def _subject(self) -> str:
        subject = " ".join(_decoded(" ".join(self._values("subject")[:1])).split())
        if not subject:
            self._wrong("no SUBJECT", f"write one in {TEMPLATE}, or in this row")
        if len(subject) > MAX_SUBJECT:
            self._wrong(f"a SUBJECT of {len(subject)} characters", f"at most {MAX_SUBJECT}")
        return subject

    def _files(self) -> tuple[str, ...]:
        files = tuple(value.strip() for value in self._values("attachment"))
        if not all(files):
            self._wrong("an ATTACHMENT without a name", f"name the file, or take the header out of {TEMPLATE}")
        return tuple(filter(None, files))

    def _content(self) -> tuple[str, Form, bool]:
        try:
            return _content_of(self.mail)
        except _Unreadable as error:
            self._wrong(*map(str, error.args))
            return "", "plain", False


def _decoded(text: str) -> str:
    """Return words that may be encoded (RFC 2047) as they read."""
    if "=?" not in text:
        return text
    try:
        words = str(make_header(decode_header(text)))
    except (ValueError, LookupError, UnicodeError):
        return text
    return " ".join(UNSAFE.sub("", words).split())


def _content_of(mail: Mail) -> tuple[str, Form, bool]:
    kind = mail.get_content_type()
    if kind in ("text/plain", "text/markdown"):
        return _text(mail), "markdown" if kind == "text/markdown" else "plain", False
    if kind == "multipart/alternative":
        plain = next((part for part in mail.walk() if part.get_content_type() == "text/plain"), None)
        if plain:
            return _text(plain), "plain", True
        raise _Unreadable("HTML without the same words in plain text", f"add a part of text/plain to {TEMPLATE}")
    remedy = f"write the words in {TEMPLATE} as plain text, or as Markdown with CONTENT-TYPE: text/markdown"
    raise _Unreadable("a body in HTML" if kind == "text/html" else f"a body of {quote(kind)}", remedy)


def _text(mail: Mail) -> str:
    coded = any(str(mail.get(name, "7bit")).strip().lower() not in ("7bit", "8bit", "binary") for name in _OF_PARTS)
    if coded:
        raise _Unreadable("a body that is encoded", f"write the words in {TEMPLATE} as they read")
    payload = mail.get_payload()
    text = re.sub(r"\r\n?", "\n", payload) if isinstance(payload, str) else ""
    if not text.replace(BREAK, " ").strip():
        raise _Unreadable("no words in the body", f"write them below the headers of {TEMPLATE}, after an empty line")
    if len(text) > MAX_BODY:
        raise _Unreadable(
            f"a body of {len(text):,} characters", f"at most {MAX_BODY:,}; enclose what is longer as a file"
        )
    if UNSAFE.search(text.replace(BREAK, "")):
        raise _Unreadable(f"unsafe character {describe_unsafe(text.replace(BREAK, ''))}", "delete it")
    return text
