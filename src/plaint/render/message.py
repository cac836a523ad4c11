"""A letter as an e-mail, byte for byte: headers, the words, the PDF; and any other mail that is sent from here.

Nothing tells of this machine, its user or this program; the same mail gives the same bytes. A large attachment is
written in one stroke: Python's own writer takes five times as long.
"""

from __future__ import annotations

import binascii
import hashlib
import struct
from dataclasses import dataclass
from email.utils import format_datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from plaint.errors import RenderError
from plaint.render.headers import (
    ascii_mailbox,
    attachment_headers,
    link_header,
    mailbox_header,
    message_id_header,
    text_header,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from plaint.model.letter import Letter

_BASE64 = 76  # characters a line, RFC 2045, 6.8


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A mailbox, and the name beside it; either in any script."""

    address: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What stands above a mail.

    Attributes:
        to: its one recipient.
        sender: who writes; None where the program that sends it adds that.
        reply_to: whom to answer, where it is not the sender.
        date: when it is handed over, with its zone.
        message_id: in angle brackets; "" where the program that sends it adds one.
        unsent: mark it as a draft, to be opened for editing.
        utf8: let mailboxes have letters beyond ASCII left of the @; only servers with SMTPUTF8 take such a mail.
        leave: of a message to many, the `mailto:` link by which its recipient gets no more of them; "". Such a message
            says so (RFC 2369) and that a program made it (RFC 3834): whoever is on holiday need not answer it.
    """

    to: Correspondent
    sender: Correspondent | None = None
    reply_to: Correspondent | None = None
    date: datetime | None = None
    message_id: str = ""
    unsent: bool = False
    utf8: bool = False
    leave: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A file in a mail: its bytes, its name and its media type."""

    content: bytes
    name: str
    kind: str = "application/pdf"


def render_message_bytes(
    letter: Letter,
    heading: Heading,
    pdf: bytes,
    file_name: str = "letter.pdf",
    enclosed: tuple[Attachment, ...] = (),
) -> bytes:
    """Return a letter to one target as a mail (RFC 5322, MIME): its words, the PDF and what is enclosed attached.

    Args:
        letter: the letter.
        heading: from whom and to whom.
        pdf: the letter on paper; b"" for none.
        file_name: of the attachment.
        enclosed: what goes along.

    Raises:
        RenderError: an address, a name or a subject that mail cannot carry.
    """
    from plaint.render.plaintext import render_message

    own = (Attachment(content=pdf, name=file_name),) if pdf else ()
    return render_mail(heading, letter.subject, render_message(letter), (*own, *enclosed))


def render_mail(heading: Heading, subject: str, text: str, attachments: tuple[Attachment, ...] = ()) -> bytes:
    """Return a mail with a text and files; errors as in `render_message_bytes`."""
    return b"".join((_head(heading, subject), *_entity(text, attachments)))


def render_encrypted_mail(heading: Heading, subject: str, armoured: bytes) -> bytes:
    """Return a mail whose content only its recipient can read (RFC 3156, section 4); errors as above.

    Args:
        heading: from whom and to whom; this everybody can read.
        subject: likewise: it must tell nothing.
        armoured: what `render_entity` returned, encrypted by OpenPGP, in ASCII armour.
    """
    sealed = b"\r\n".join(armoured.splitlines()) + b"\r\n"
    if not sealed.isascii() or max(map(len, sealed.split(b"\r\n"))) > 998:
        raise RenderError("what was encrypted is not in ASCII armour", "encrypt it with armour")
    version = b"Content-Type: application/pgp-encrypted\r\nContent-Disposition: attachment\r\n\r\nVersion: 1\r\n"
    about = (
        b'Content-Type: application/octet-stream; name="encrypted.asc"\r\n'
        b'Content-Disposition: inline; filename="encrypted.asc"\r\n\r\n'
    )
    parts = ((version,), (about, sealed))
    kind = 'multipart/encrypted; protocol="application/pgp-encrypted"'
    return b"".join((_head(heading, subject), *_multipart(kind, parts, armoured)))


def render_entity(text: str, attachments: tuple[Attachment, ...] = ()) -> bytes:
    """Return a text and files as a MIME entity: with headers that tell what it is, without those of a mail."""
    return b"".join(_entity(text, attachments))


def _entity(text: str, attachments: tuple[Attachment, ...]) -> Iterable[bytes]:
    words = _text_part(text)
    if not attachments:
        return (words,)
    parts = ((words,), *map(_file_part, attachments))
    return _multipart("multipart/mixed", parts, attachments[0].content)


def _head(heading: Heading, subject: str) -> bytes:
    lines = ["X-Unsent: 1\r\n"] if heading.unsent else []
    if heading.date:
        lines.append(_date_header(heading.date))
    for header, one in (("From", heading.sender), ("To", heading.to), ("Reply-To", heading.reply_to)):
        if one:
            lines.append(mailbox_header(header, ascii_mailbox(one.address, utf8=heading.utf8), one.name))
    lines.append(text_header("Subject", subject))
    if heading.message_id:
        lines.append(message_id_header(heading.message_id))
    if heading.leave:
        lines += [link_header("List-Unsubscribe", heading.leave), "Auto-Submitted: auto-generated\r\n"]
    lines.append("MIME-Version: 1.0\r\n")
    return "".join(lines).encode()


def _date_header(date: datetime) -> str:
    if date.utcoffset() is None:
        raise ValueError("a mail's date needs its zone")
    return f"Date: {format_datetime(date)}\r\n"


@lru_cache(maxsize=16)
def _text_part(text: str) -> bytes:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n") + "\n"
    try:
        raw = lines.replace("\n", "\r\n").encode()
    except UnicodeEncodeError:
        raise RenderError("half a character cannot stand in a mail", "write the text anew") from None
    coding, content = ("quoted-printable", _quoted(raw)) if _is_mostly_ascii(raw) else ("base64", _base64(raw))
    head = f'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n'
    return head.encode() + content


def _is_mostly_ascii(raw: bytes) -> bool:
    return len(raw) - len(raw.decode().encode("ascii", "ignore")) <= len(raw) // 6


def _quoted(raw: bytes) -> bytes:
    """Return text in quoted-printable; no line begins as some mailboxes part messages."""
    coded = b"\n" + binascii.b2a_qp(raw, istext=True)
    return coded.replace(b"\nFrom ", b"\n=46rom ")[1:]


def _file_part(attachment: Attachment) -> tuple[bytes, ...]:
    head = f"{attachment_headers(attachment.kind, attachment.name)}Content-Transfer-Encoding: base64\r\n\r\n"
    return head.encode(), _base64(attachment.content)


def _base64(content: bytes) -> bytes:
    coded = binascii.b2a_base64(content, newline=False)
    whole, rest = divmod(len(coded), _BASE64)
    lines = struct.unpack(f"{f'{_BASE64}s' * whole}{f'{rest}s' if rest else ''}", coded)
    return b"\r\n".join((*lines, b"")) if lines else b""


def _multipart(kind: str, parts: tuple[tuple[bytes, ...], ...], seed: bytes) -> Iterator[bytes]:
    """Yield parts and what stands between them, to be joined once: they may be large.

    No line of base64, quoted-printable or armour can be the boundary, which begins with `=_`.
    """
    boundary = f"=_{hashlib.sha256(seed).hexdigest()[:32]}"
    yield f'Content-Type: {kind};\r\n boundary="{boundary}"\r\n'.encode()
    for part in parts:
        yield f"\r\n--{boundary}\r\n".encode()
        yield from part
    yield f"\r\n--{boundary}--\r\n".encode()
