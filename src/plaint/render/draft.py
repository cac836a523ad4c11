"""A letter as an e-mail draft (.eml): text, and the PDF attached; opened, looked at and sent by a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.render.message import Correspondent, Heading, render_message_bytes

if TYPE_CHECKING:
    from plaint.model.letter import Letter
    from plaint.render.message import Attachment


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """From whom and to whom a draft goes: addresses, and the names beside them; empty where unknown."""

    to: str
    to_name: str = ""
    sender: str = ""
    sender_name: str = ""


def render_draft(
    letter: Letter,
    envelope: Envelope,
    pdf: bytes,
    file_name: str = "letter.pdf",
    enclosed: tuple[Attachment, ...] = (),
) -> bytes:
    """Return a draft (RFC 5322, MIME); `X-Unsent: 1` makes mail programs that know it open it for editing.

    It has no Message-ID, Date or Bcc: the mail program that sends it adds its own.

    Args:
        letter: the letter.
        envelope: from whom and to whom.
        pdf: the letter on paper, to be attached.
        file_name: of the attachment, ASCII.
        enclosed: what goes along.

    Raises:
        RenderError: an address that mail cannot carry.
    """
    sender = Correspondent(envelope.sender, envelope.sender_name) if envelope.sender else None
    heading = Heading(to=Correspondent(envelope.to, envelope.to_name), sender=sender, unsent=True)
    return render_message_bytes(letter, heading, pdf, file_name, enclosed)
