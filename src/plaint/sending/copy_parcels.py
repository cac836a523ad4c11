"""Copies become what is handed over: a mail, clear or encrypted, a fax, or pages to post."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.digest import compose_digest
from plaint.compose.letters import Composed
from plaint.compose.targets import Addressee
from plaint.deliver.delivery import message_id
from plaint.deliver.transport import Parcel
from plaint.errors import PlaintError
from plaint.model.campaign import Target
from plaint.render.headers import ascii_mailbox
from plaint.render.message import (
    Attachment,
    Correspondent,
    Heading,
    render_encrypted_mail,
    render_entity,
    render_mail,
)
from plaint.render.plaintext import render_message
from plaint.sending.desks import Desks, can
from plaint.sending.faxes import Faxes
from plaint.sending.office import Consignment

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.deliver.delivery import Delivery, Entry
    from plaint.model.letter import Letter
    from plaint.sending.digests import Teller
    from plaint.sending.parcels import Parcels
    from plaint.sending.plan import Desk, Plan


@dataclass(frozen=True)
class CopyParcels:
    """Makes what goes to organisers.

    Args:
        teller: what is told.
        parcels: for the clock and the paper.
        root: the workspace, in which keys lie.
        account: `--account`, or None.
    """

    teller: Teller
    parcels: Parcels
    root: Path
    account: str | None = None

    def consignment(self, entry: Entry, plan: Plan) -> Consignment:
        """Return what it takes to hand a copy over.

        Raises:
            PlaintError: there is no account for it, or its recipient has no address any more.
        """
        desk, to = self._desk(entry, plan), self._address(entry)
        build = partial(self.fax if entry.key.way == "fax" else self.mail, entry.delivery, to, desk)
        return Consignment(entry.digest, desk, build)

    def _desk(self, entry: Entry, plan: Plan) -> Desk:
        """Return the account for a copy: as for letters; where several would do, that of the letters."""
        way = entry.key.way
        try:
            return Desks(self.teller.data.settings, self.account).desk(way)
        except PlaintError:
            used = next((envelope.desk for envelope in plan.envelopes if can(envelope.desk.account, way)), None)
            if used is None:
                raise
            return used

    def _address(self, entry: Entry) -> str:
        """Return where a copy goes, as it is written in the address book today."""
        line = self.teller.line(entry.key.office, "en")
        if line is None:
            raise PlaintError(
                f"{entry.key.office} gets no copies any more", "`plaint copies` shows who does, by campaigns.yaml"
            )
        return line.address

    def letter(self, copy: Delivery) -> Letter:
        """Return a copy in words."""
        return compose_digest(self.teller.digest(copy))

    def pages(self, copy: Delivery) -> bytes:
        """Return a copy as a PDF; errors as in `Workshop.pdf_of`."""
        return self.parcels.workshop.pdf_of(self.letter(copy))

    def fax(self, copy: Delivery, to: str, desk: Desk) -> Parcel:
        """Return a copy as a fax; errors as in `Faxes.fax`."""
        recipient = self.teller.data.recipients[copy.key.office]
        composed = Composed(self.letter(copy), Addressee(Target(recipient=copy.key.office), recipient))
        return Faxes(self.parcels.workshop, self.parcels.now, self.parcels.tag).fax(composed, copy, to, desk)

    def mail(self, copy: Delivery, to: str, desk: Desk) -> Parcel:
        """Return a copy as a mail, encrypted where its recipient has a key.

        Raises:
            KeyUnusable: nothing can be encrypted to that key; nothing goes in clear text instead.
            RenderError: an address that mail cannot carry.
        """
        own = desk.account.email or ""
        sender = ascii_mailbox(own)
        tag = self.parcels.tag(copy.key.digest)
        heading = Heading(
            to=Correspondent(to),
            sender=Correspondent(own, desk.account.name or self.teller.sender),
            date=self.parcels.now(),
            message_id=message_id(tag, sender),
        )
        return Parcel(
            tag=tag,
            to=ascii_mailbox(to, utf8=True),
            content=self._content(copy, heading),
            form="message",
            sender=sender,
            message_id=heading.message_id,
        )

    def _content(self, copy: Delivery, heading: Heading) -> bytes:
        letter = self.letter(copy)
        key = self.teller.data.recipients[copy.key.office].key
        words = render_message(letter)
        if key is None:
            return render_mail(heading, letter.subject, words)
        return self._locked(f"{letter.subject}\n\n{words}", key, heading, letter.language)

    def _locked(self, words: str, key: str, heading: Heading, language: str) -> bytes:
        """Return a mail of which only the recipient can read more than that there is one."""
        from plaint.deliver.encryption import encrypt, load_key

        usable = load_key(key, self.root, self.parcels.now())
        subject = phrase(language, "copies.subject")
        if usable.kind == "openpgp":
            return render_encrypted_mail(heading, subject, encrypt(render_entity(words), usable))
        sealed = encrypt(words.encode(), usable)
        file = Attachment(content=sealed, name="copy.txt.age", kind="application/octet-stream")
        return render_mail(heading, subject, f"{phrase(language, 'copies.digest.locked')}\n", (file,))
