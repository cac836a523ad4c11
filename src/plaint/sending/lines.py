"""The ways out, opened when they are first needed: mail servers, drafts, fax lines, each by its account."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

_PASSWORD = re.compile(r"PLAINT_\w+_PASSWORD")

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from plaint.deliver.delivery import Way
    from plaint.deliver.drafts import Access
    from plaint.deliver.secrets import Kind, Ways
    from plaint.deliver.transport import Finder, Handover, Parcel, Transport
    from plaint.model.accounts import Fax, Server
    from plaint.sending.plan import Desk


@dataclass
class Lines:
    """Opens transports, once for each account and channel.

    Args:
        root: the workspace, in which files of certificates lie.
        ways: that lead to passwords.
    """

    root: Path
    ways: Ways
    _open: dict[tuple[Way, str], Transport] = field(default_factory=dict)

    def transport(self, way: Way, desk: Desk) -> Transport:
        """Return the way out of an account.

        Raises:
            PlaintError: it is not as settings.yaml says, or git says nothing of a server.
        """
        key = (way, desk.id)
        if key not in self._open:
            makers: dict[Way, Callable[[Desk], Transport]] = {
                "email": self._mail,
                "drafts": self._drafts,
                "fax": self._fax,
            }
            self._open[key] = makers[way](desk)
        return self._open[key]

    def close(self) -> None:
        """Close all that were opened."""
        for transport in self._open.values():
            transport.close()

    def _mail(self, desk: Desk) -> Transport:
        from plaint.deliver.mail.opening import open_account

        return open_account(desk.id, desk.account, self.root, self.ways)

    def finder(self, way: Way, desk: Desk) -> Finder:
        """Return who may know what became of a letter: of what went by mail, the sender's own mailbox.

        Raises:
            PlaintError: as in `transport`.
        """
        fax = desk.account.fax
        is_mail = way == "email" or (way == "fax" and fax is not None and fax.by == "gateway")
        return SentMail(self.mailbox(desk)) if is_mail else self.transport(way, desk)

    def _drafts(self, desk: Desk) -> Transport:
        from plaint.deliver.drafts import DraftsTransport

        return DraftsTransport(self.mailbox(desk))

    def mailbox(self, desk: Desk) -> Access:
        """Return how to get into an account's mailbox.

        Raises:
            PlaintError: settings.yaml does not say.
        """
        from plaint.deliver.drafts import Access

        server = desk.account.imap
        if server is None:
            raise PlaintError(f"account {desk.id} has no imap:", "add it to settings.yaml")
        ca = self.root / server.ca if server.ca else None
        user = desk.account.email or ""
        return Access(server=server, secret=self._secret(desk, "imap", server), user=user, ca=ca)

    def _fax(self, desk: Desk) -> Transport:
        fax = desk.account.fax
        if fax is None:
            raise PlaintError(f"account {desk.id} has no fax:", "add it to settings.yaml")
        if fax.by == "gateway":
            return self._mail(desk)
        from plaint.deliver.fax.opening import open_fax

        return open_fax(fax, self._secret(desk, "fax", fax), self.root, _without_passwords(self.ways.environ))

    def _secret(self, desk: Desk, kind: Kind, server: Server | Fax) -> Callable[[], str]:
        from plaint.deliver.secrets import SecretSource, Wanted

        host = getattr(server, "host", "")
        user = server.user or desk.account.email or ""
        wanted = Wanted(account=desk.id, kind=kind, user=user, host=host)
        return SecretSource(wanted, server, self.ways)


def _without_passwords(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for programs of others, without the passwords that are in it for us."""
    return {name: value for name, value in environ.items() if not _PASSWORD.fullmatch(name)}


@dataclass(frozen=True)
class SentMail:
    """Looks into a mailbox for what was sent by mail; satisfies `Finder`."""

    access: Access

    def find(self, parcel: Parcel) -> Handover:
        """Look among the sent mail."""
        from plaint.deliver.drafts import find_sent

        return find_sent(self.access, parcel.message_id)


class Switch:
    """A transport that leads each parcel to the account that it belongs to; satisfies `Transport`.

    Args:
        lines: the ways out.
        way: the channel.
        desks: by which account a delivery leaves, by its tag.
    """

    def __init__(self, lines: Lines, way: Way, desks: Mapping[str, Desk]) -> None:
        self._lines = lines
        self._way = way
        self._desks = desks

    def hand_over(self, parcel: Parcel, commit: Callable[[], None]) -> Handover:
        """Hand it over by its own account."""
        return self._own(parcel).hand_over(parcel, commit)

    def find(self, parcel: Parcel) -> Handover:
        """Look for it by its own account."""
        return self._own(parcel).find(parcel)

    def close(self) -> None:
        """Do nothing: the ways out are closed together."""

    def _own(self, parcel: Parcel) -> Transport:
        return self._lines.transport(self._way, self._desks[parcel.tag])
