"""Letters and copies become what is handed over: a mail, or a fax."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.transport import Parcel
from plaint.render.headers import ascii_mailbox
from plaint.render.message import Correspondent, Heading, render_message_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from plaint.make import Workshop
    from plaint.model.letter import Letter
    from plaint.sending.plan import Envelope

TRIAL = "[Trial] "


@dataclass(frozen=True)
class Parcels:
    """Makes parcels.

    Args:
        workshop: puts letters on paper.
        now: gives the moment, aware, in the sender's zone.
        text_only: mails go without the PDF.
    """

    workshop: Workshop
    now: Callable[[], datetime]
    text_only: bool = False

    def mail(self, envelope: Envelope) -> Parcel:
        """Return a letter as a mail; errors as in `render_message_bytes` and `Workshop.pdf_of`."""
        assert envelope.writer, "a mail has somebody who writes it"
        sender = ascii_mailbox(envelope.writer.address)
        letter = envelope.composed.letter
        message_id = envelope.delivery.message_id(sender.rpartition("@")[2])
        heading = Heading(
            to=Correspondent(envelope.to, envelope.to_name),
            **_from(envelope.writer),
            date=self.now(),
            message_id=message_id,
            utf8=not envelope.to.isascii(),
        )
        pdf = b"" if self.text_only else self.workshop.pdf_of(letter)
        content = render_message_bytes(letter, heading, pdf, file_name(letter))
        return Parcel(
            tag=envelope.delivery.key.digest,
            to=ascii_mailbox(envelope.to, utf8=True),
            content=content,
            form="message",
            sender=sender,
            message_id=message_id,
        )


def file_name(letter: Letter) -> str:
    """Return the name of a letter's file in a mail: of the campaign, never of a person."""
    return f"{letter.campaign}-{letter.language}.pdf"
