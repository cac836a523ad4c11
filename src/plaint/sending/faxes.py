"""Letters become faxes: for a program, a service on the web, or a mail to a gateway."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.contacts.dialling import modem_string
from plaint.contacts.numbering_plan import country_of
from plaint.deliver.delivery import message_id
from plaint.deliver.transport import Parcel
from plaint.render.headers import ascii_mailbox
from plaint.render.message import Attachment, Correspondent, Heading, render_mail

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from plaint.compose.letters import Composed
    from plaint.deliver.delivery import Delivery
    from plaint.make import Workshop
    from plaint.model.accounts import Fax
    from plaint.sending.plan import Desk


@dataclass(frozen=True)
class Faxes:
    """Makes faxes of letters.

    Args:
        workshop: puts letters on paper.
        now: gives the moment, aware, in the sender's zone.
        tag: gives what others may know a delivery by, from the digest of its key.
    """

    workshop: Workshop
    now: Callable[[], datetime]
    tag: Callable[[str], str]

    def fax(self, composed: Composed, delivery: Delivery, to: str, desk: Desk) -> Parcel:
        """Return a letter as a fax; errors as in `Workshop.fax_pdf`.

        Args:
            composed: the letter.
            delivery: as the journal has it.
            to: the number in E.164.
            desk: the account by which it leaves.
        """
        fax = desk.account.fax
        assert fax is not None, "the account was chosen because it can fax"
        content = self._content(composed, fax)
        if fax.by == "gateway":
            return self._mail(content, delivery, to, desk)
        return Parcel(
            tag=self.tag(delivery.key.digest),
            to=to,
            content=content,
            form="pdf" if fax.form == "pdf" else "tiff",
            dial=modem_string(to, self._country_of_line(fax) or composed.letter.country or None),
            subject=delivery.key.campaign,
        )

    def _country_of_line(self, fax: Fax) -> str | None:
        """Return where the telephone line is, from which is dialled; who signs may live elsewhere."""
        own = country_of(fax.number) if fax.number else None
        return own or self.workshop.order.origin or self.workshop.workspace.data.settings.country

    def _content(self, composed: Composed, fax: Fax) -> bytes:
        own = fax.number or ""
        if fax.form == "pdf":
            return self.workshop.fax_pdf(composed, own)[0]
        return self.workshop.fax_tiff(composed, own, "S" if fax.form == "tiff-s" else "F")[0]

    def _mail(self, content: bytes, delivery: Delivery, to: str, desk: Desk) -> Parcel:
        """Return a fax as a mail to the gateway that sends it on."""
        from plaint.deliver.fax.gateway import gateway_mail

        assert desk.account.fax is not None, "as above"
        tag = self.tag(delivery.key.digest)
        mail = gateway_mail(desk.account.fax, to, tag, delivery.key.campaign)
        own = ascii_mailbox(desk.account.email or "")
        heading = Heading(
            to=Correspondent(mail.to),
            sender=Correspondent(desk.account.email or "", desk.account.name or ""),
            date=self.now(),
            message_id=message_id(tag, own),
        )
        file = Attachment(content=content, name=mail.file_name, kind=mail.media_type)
        return Parcel(
            tag=self.tag(delivery.key.digest),
            to=ascii_mailbox(mail.to),
            content=render_mail(heading, mail.subject, "", (file,)),
            form="message",
            sender=own,
            message_id=heading.message_id,
        )
