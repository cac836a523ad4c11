"""A letter as an e-mail draft (.eml): text, and the PDF attached; opened, looked at and sent by a person."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from plaint.errors import RenderError
from plaint.render.plaintext import render_message

if TYPE_CHECKING:
    from plaint.model.letter import Letter


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """From whom and to whom a draft goes: addresses, and the names beside them; empty where unknown."""

    to: str
    to_name: str = ""
    sender: str = ""
    sender_name: str = ""


def render_draft(letter: Letter, envelope: Envelope, pdf: bytes, file_name: str = "letter.pdf") -> bytes:
    """Return a draft (RFC 5322, MIME); `X-Unsent: 1` makes mail programs that know it open it for editing.

    It has no Message-ID, Date or Bcc: the mail program that sends it adds its own.

    Args:
        letter: the letter.
        envelope: from whom and to whom.
        pdf: the letter on paper, to be attached.
        file_name: of the attachment, ASCII.

    Raises:
        RenderError: an address that mail cannot carry.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = _address(envelope.to, envelope.to_name)
    if envelope.sender:
        message["From"] = _address(envelope.sender, envelope.sender_name)
    message["Subject"] = letter.subject
    message.set_content(render_message(letter), charset="utf-8", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=file_name)
    # the same letter gives the same bytes
    message.set_boundary(f"=_{hashlib.sha256(pdf).hexdigest()[:32]}")
    return message.as_bytes()


def _address(address: str, name: str) -> Address:
    """Build a header's address; the domain in ASCII by IDNA 2008 (RFC 5891)."""
    import idna

    local, _, domain = address.rpartition("@")
    try:
        ascii_domain = domain if domain.isascii() else idna.encode(domain, uts46=True).decode()
        return Address(name, addr_spec=f"{local.encode('ascii').decode()}@{ascii_domain}")
    except (ValueError, IndexError, MessageError) as error:
        raise RenderError(f"'{address}' cannot stand in a mail: {error}", "correct it, or use another") from None
