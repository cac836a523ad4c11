"""Messages to members become mails, to be handed over or to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.calls.wording import letter_file
from plaint.compose.signing import shown_name
from plaint.deliver.delivery import message_id
from plaint.deliver.transport import Parcel
from plaint.render.headers import ascii_mailbox
from plaint.render.message import Attachment, Correspondent, Heading, render_mail
from plaint.sending.parcels import TRIAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from plaint.calls.letterpress import LetterPress
    from plaint.calls.plan import Message

RULE = "-" * 72


@dataclass(frozen=True)
class CallParcels:
    """Makes mails of messages.

    Args:
        press: puts letters on paper.
        now: gives the moment, aware, in the sender's zone.
        tag: gives what others may know a delivery by, from the digest of its key.
    """

    press: LetterPress
    now: Callable[[], datetime]
    tag: Callable[[str], str]

    def mail(self, message: Message) -> Parcel:
        """Return a message as a mail to its member alone.

        Raises:
            RenderError: an address or a name that mail cannot carry, or a letter that cannot be put on paper.
        """
        member, writer = message.dossier.member, message.writer
        assert writer is not None, "a mail is written by somebody"
        to, sender = ascii_mailbox(member.email or "", utf8=True), ascii_mailbox(writer.address)
        tag = self.tag(message.delivery.key.digest)
        heading = Heading(
            to=Correspondent(member.email or "", shown_name(member)),
            sender=Correspondent(writer.address, writer.name),
            date=self.now(),
            message_id=message_id(tag, sender),
            utf8=not to.isascii(),
            leave=message.leave,
        )
        content = render_mail(heading, message.circular.subject, message.circular.text, self._files(message))
        return Parcel(
            tag=tag, to=to, content=content, form="message", sender=sender, message_id=heading.message_id
        )

    def trial(self, message: Message, to: str) -> Parcel:
        """Return a message as a mail to the sender's own mailbox, marked as a trial; errors as in `mail`.

        Args:
            message: the message.
            to: the account's own address, and nobody else's.
        """
        own, member = ascii_mailbox(to), message.dossier.member
        heading = Heading(to=Correspondent(to), sender=Correspondent(to), date=self.now())
        told = f"A trial: nobody but you gets this. In earnest it would go to\n{shown_name(member)} <{member.email}>."
        words = f"{told}\n\n{RULE}\n\n{message.circular.text}"
        content = render_mail(heading, f"{TRIAL} {message.circular.subject}", words, self._files(message))
        return Parcel(tag="", to=own, content=content, form="message", sender=own)

    def _files(self, message: Message) -> tuple[Attachment, ...]:
        """Return her letters, one file each, and what is enclosed with them, each file once."""
        if not message.has_letters:
            return ()
        letters = tuple(
            Attachment(content=self.press.print(message.dossier, one), name=letter_file(one.letter))
            for one in message.dossier.letters
        )
        enclosed = (file for one in message.dossier.letters for file in self.press.workshop.enclosed(one))
        return (*letters, *{file.name: file for file in enclosed}.values())
