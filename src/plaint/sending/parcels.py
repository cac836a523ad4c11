"""Letters become mails, to be handed over, laid among drafts, or looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.delivery import message_id
from plaint.deliver.transport import Parcel
from plaint.render.headers import ascii_mailbox
from plaint.render.message import Attachment, Correspondent, Heading, render_mail, render_message_bytes
from plaint.render.plaintext import render_message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from plaint.make import Workshop
    from plaint.model.letter import Letter
    from plaint.sending.plan import Envelope, Writer

TRIAL = "[Trial]"


@dataclass(frozen=True)
class Parcels:
    """Makes mails of letters.

    Args:
        workshop: puts letters on paper.
        now: gives the moment, aware, in the sender's zone.
        tag: gives what others may know a delivery by, from the digest of its key.
        text_only: mails go without the PDF.
    """

    workshop: Workshop
    now: Callable[[], datetime]
    tag: Callable[[str], str]
    text_only: bool = False

    def parcel(self, envelope: Envelope) -> Parcel:
        """Return a letter as its channel wants it; errors as in `mail` and `Faxes.fax`."""
        if envelope.delivery.key.way != "fax":
            return self.mail(envelope)
        from plaint.sending.faxes import Faxes

        faxes = Faxes(self.workshop, self.now, self.tag)
        return faxes.fax(envelope.composed, envelope.delivery, envelope.to, envelope.desk)

    def mail(self, envelope: Envelope) -> Parcel:
        """Return a letter as a mail; errors as in `render_message_bytes` and `Workshop.pdf_of`."""
        letter, writer = envelope.composed.letter, writer_in(envelope)
        to, sender = ascii_mailbox(envelope.to, utf8=True), ascii_mailbox(writer.address)
        tag = self.tag(envelope.delivery.key.digest)
        heading = Heading(
            to=Correspondent(envelope.to, envelope.to_name),
            sender=Correspondent(writer.address, writer.name),
            reply_to=Correspondent(writer.reply_to, writer.reply_name) if writer.reply_to else None,
            date=self.now(),
            message_id=message_id(tag, sender),
            utf8=not to.isascii(),
        )
        content = render_message_bytes(
            letter, heading, self._pdf(letter), file_name(letter), self.workshop.enclosed(envelope.composed)
        )
        return Parcel(
            tag=tag,
            to=to,
            content=content,
            form="message",
            sender=sender,
            message_id=heading.message_id,
        )

    def trial(self, envelope: Envelope, to: str) -> Parcel:
        """Return a letter as a mail to the sender's own mailbox, marked as a trial; errors as in `mail`.

        Args:
            envelope: the letter.
            to: the account's own address, and nobody else's.
        """
        letter, own = envelope.composed.letter, ascii_mailbox(to)
        heading = Heading(to=Correspondent(to), sender=Correspondent(to), date=self.now())
        words = f"{_trial_words(envelope)}\n\n{'-' * 72}\n\n{render_message(letter)}"
        pdf = self._pdf(letter)
        files = (Attachment(content=pdf, name=file_name(letter)),) if pdf else ()
        enclosed = () if envelope.delivery.key.way == "fax" else self.workshop.enclosed(envelope.composed)
        content = render_mail(heading, f"{TRIAL} {letter.subject}", words, (*files, *enclosed))
        return Parcel(tag="", to=own, content=content, form="message", sender=own)

    def _pdf(self, letter: Letter) -> bytes:
        return b"" if self.text_only else self.workshop.pdf_of(letter)


def writer_in(envelope: Envelope) -> Writer:
    """Return what stands in From of a mail."""
    assert envelope.writer is not None, "a mail is written by somebody"
    return envelope.writer


def file_name(letter: Letter) -> str:
    """Return the name of a letter's file in a mail: of the campaign, never of a person."""
    return f"{letter.campaign}-{letter.language}.pdf"


def _trial_words(envelope: Envelope) -> str:
    way = "as a fax" if envelope.delivery.key.way == "fax" else "by mail"
    whom = f"{envelope.to_name} <{envelope.to}>"
    lines = [f"A trial: nobody but you gets this. In earnest it would go {way} to", whom]
    if envelope.writer:
        lines.append(f"from {envelope.writer.name} <{envelope.writer.address}>.")
        if envelope.writer.reply_to:
            lines.append(f"Answers would go to {envelope.writer.reply_to}.")
    return "\n".join(lines)
