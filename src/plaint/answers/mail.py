"""One message as it came: headers and words, read with bounds whatever it claims; attachments are never opened."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING

from plaint.answers.own_words import split_words
from plaint.appeal.charset import decode
from plaint.appeal.web_page import page_text
from plaint.errors import RenderError
from plaint.reading.unsafe import UNSAFE
from plaint.render.headers import ascii_mailbox

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_READ = 2 * 1024 * 1024  # bytes that decide; what follows is kept unread
_MOST_HEAD = 128 * 1024
_MOST_VALUE = 4000
_MOST_TEXT = 200_000
_MOST_PARTS = 100
_DEEPEST = 12
_MOST_NESTED = 60
_MOST_ATTACHED = 3
_LONGEST_ID = 300
# What Python's reader lets through of messages that keep to nothing.
TROUBLES = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, MessageError)
_ID = re.compile(r"<[^<>\s]{1,250}>")
_TAG = re.compile(r"(?<![0-9a-f])([0-9a-f]{40})@", re.IGNORECASE)
_MAILBOX = re.compile(r"[^\s@<>\"(),;:]{1,64}@[^\s@<>\"(),;:\[\]]{1,253}")
_NESTED = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
_BLANK = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """A message.

    Attributes:
        source: its Message-ID, or its sha256 where it has none: by this it is known again.
        fingerprint: sha256 of it all, in hexadecimal.
        sender: the one mailbox in From, as `mailbox_key` gives it; "" where there is none, or several.
        sender_name: beside it.
        subject: on one line.
        day: of Date, by the clock of whoever wrote it; None where that cannot be read.
        answers: tags of Message-IDs of ours that it names under In-Reply-To and References, the nearest first.
        own: what its writer wrote.
        quoted: what is quoted below or between.
        attached: messages that lie in it whole.
        message: as Python reads it; None of what is no message.
        trouble: why it cannot be read; "" where it can.
    """

    source: str
    fingerprint: str
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    day: date | None = None
    answers: tuple[str, ...] = ()
    own: str = ""
    quoted: str = ""
    attached: tuple[Mail, ...] = ()
    message: Message | None = field(default=None, repr=False, compare=False)
    trouble: str = ""

    @property
    def text(self) -> str:
        """Subject, own words and quoted ones."""
        return f"{self.subject}\n{self.own}\n{self.quoted}"

    def header(self, name: str) -> str:
        """Return a header on one line; "" where there is none."""
        return header_of(self.message, name) if self.message is not None else ""


def read_mail(raw: bytes) -> Mail:
    """Read a message (RFC 5322, 2045); never raises, whatever the bytes are."""
    fingerprint = hashlib.sha256(raw).hexdigest()
    unread = Mail(source=f"sha256:{fingerprint}", fingerprint=fingerprint)
    seen = raw[:MOST_READ]
    if trouble := _unreadable(seen):
        return _with(unread, trouble)
    try:
        return _read(email.message_from_bytes(seen, policy=email.policy.compat32), fingerprint)
    except TROUBLES:
        return _with(unread, "it cannot be read as a message")


def mailbox_key(address: str) -> str:
    """Return by what a mailbox is compared with others: in small letters, its domain in ASCII where that can be."""
    bare = UNSAFE.sub("", address).strip()
    try:
        return ascii_mailbox(bare, utf8=True).casefold()
    except RenderError:
        return bare.casefold()


def tags_in(text: str) -> tuple[str, ...]:
    """Return what may be tags of deliveries of ours in a text, as they stand in Message-IDs, each once."""
    return tuple(dict.fromkeys(found[1].lower() for found in _TAG.finditer(text)))


def one_line(text: str, most: int) -> str:
    """Return a stranger's words on one line, without signs that could steer a terminal, cut where they are long."""
    words = " ".join(UNSAFE.sub("", text).split())
    return f"{words[: most - 1]}…" if len(words) > most else words


def header_of(message: Message, name: str) -> str:
    """Return a header in its letters, on one line; "" where there is none."""
    return _decoded(next(raw_headers(message, name), "")[:_MOST_VALUE])


def raw_headers(message: Message, name: str) -> Iterator[str]:
    """Yield the headers of a name as they stand, letters beyond ASCII that nobody encoded made readable."""
    wanted = name.casefold()
    for key, value in message.raw_items():
        if key.casefold() == wanted:
            text = str(value)
            yield text if text.isascii() else decode(text.encode("utf-8", "surrogateescape"))[0]


def parts_of(message: Message) -> Iterator[Message]:
    """Yield the parts of a message, bounded in number and depth; of attached messages not the parts."""
    waiting = [(message, 0)]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        part, depth = waiting.pop()
        seen += 1
        yield part
        if part.get_content_maintype() == "multipart" and depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in reversed(_inside(part))]


def text_of(part: Message) -> str:
    """Return the words of a part of text; "" of any other."""
    kind = part.get_content_type()
    if part.is_multipart() or part.get_content_maintype() != "text":
        return ""
    raw = part.get_payload(decode=True)
    payload = raw if isinstance(raw, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    charset = part.get_content_charset()
    words, _ = decode(payload[:_MOST_TEXT], charset)
    return page_text(words) if kind == "text/html" else words


def _unreadable(seen: bytes) -> str:
    end = _BLANK.search(seen)
    if (end.start() if end else len(seen)) > _MOST_HEAD:
        return "its headers are larger than 128 KiB"
    if sum(1 for _ in _NESTED.finditer(seen)) > _MOST_NESTED:
        return "it is nested too deep"
    return ""


def _with(mail: Mail, trouble: str) -> Mail:
    return Mail(source=mail.source, fingerprint=mail.fingerprint, trouble=trouble)


def _read(message: Message, fingerprint: str, depth: int = 0) -> Mail:
    sender, name = _sender(message)
    own, quoted = split_words(_words(message))
    attached = tuple(_attached(message, fingerprint)) if depth == 0 else ()
    is_mail = any(header_of(message, one) for one in ("From", "Date", "Subject", "Message-ID", "Received"))
    return Mail(
        source=_source(message, fingerprint),
        fingerprint=fingerprint,
        sender=sender,
        sender_name=one_line(name, 120),
        subject=one_line(header_of(message, "Subject"), 300),
        day=_day(header_of(message, "Date")),
        answers=_answers(message),
        own=own,
        quoted=quoted,
        attached=attached,
        message=message,
        trouble="" if is_mail else "it is no message",
    )


def _source(message: Message, fingerprint: str) -> str:
    found = _ID.search(header_of(message, "Message-ID")[:_LONGEST_ID])
    return one_line(found[0], _LONGEST_ID) if found else f"sha256:{fingerprint}"


def _sender(message: Message) -> tuple[str, str]:
    """Return the one mailbox in From and its name: where there are several, nobody can tell who wrote."""
    lines = tuple(raw_headers(message, "From"))
    if len(lines) != 1:
        return "", ""
    found = [pair for pair in getaddresses([lines[0][:_MOST_VALUE]]) if pair[1]]
    if len(found) != 1 or not _MAILBOX.fullmatch(found[0][1]):
        return "", ""
    return mailbox_key(found[0][1]), _decoded(found[0][0])


def _answers(message: Message) -> tuple[str, ...]:
    near = tags_in(header_of(message, "In-Reply-To"))
    far = tags_in(next(raw_headers(message, "References"), "")[-20_000:])
    return tuple(dict.fromkeys((*near, *reversed(far))))


def _day(written: str) -> date | None:
    try:
        day = parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if 1990 <= day.year <= 2200 else None


def _words(message: Message) -> str:
    texts: list[str] = []
    size = 0
    for part in _readable(message):
        words = text_of(part)
        size += len(words)
        texts.append(words)
        if size > _MOST_TEXT:
            break
    return "\n\n".join(texts)[:_MOST_TEXT]


def _readable(message: Message) -> Iterator[Message]:
    """Yield the parts that are read: of alternatives the plainest, nothing that is attached."""
    waiting = [(message, 0)]
    seen = 0
    while waiting and seen < _MOST_PARTS:
        part, depth = waiting.pop()
        seen += 1
        if part.get_content_maintype() == "multipart" and depth < _DEEPEST:
            waiting += [(one, depth + 1) for one in reversed(_plainest(part))]
        elif part.get_content_type() in ("text/plain", "text/html") and not _is_attachment(part):
            yield part


def _plainest(part: Message) -> list[Message]:
    inside = _inside(part)
    if part.get_content_type() != "multipart/alternative":
        return inside
    plain = [one for one in inside if one.get_content_type() == "text/plain" and text_of(one).strip()]
    return plain[:1] or inside[-1:]


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload[:_MOST_PARTS] if isinstance(one, Message)] if isinstance(payload, list) else []


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _attached(message: Message, fingerprint: str) -> Iterator[Mail]:
    found = [part for part in parts_of(message) if part.get_content_type() == "message/rfc822"]
    for part in found[:_MOST_ATTACHED]:
        for inner in _inside(part)[:1]:
            yield _read(inner, fingerprint, 1)


def _decoded(value: str) -> str:
    try:
        parts = decode_header(value)
    except TROUBLES:
        parts = [(value, None)]
    words = (part if isinstance(part, str) else decode(part, charset)[0] for part, charset in parts)
    return " ".join("".join(words).split())
