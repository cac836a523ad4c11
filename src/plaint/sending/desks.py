"""By which account a letter leaves, and what stands in From."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.compose.signing import shown_name
from plaint.errors import PlaintError, UnknownName
from plaint.model.accounts import is_loopback
from plaint.sending.plan import Desk, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.deliver.delivery import Way
    from plaint.model.accounts import Account
    from plaint.model.people import Settings, Signatory

# Below which countries let everybody register, as in co.uk.
_SECOND_LEVEL = frozenset(
    ("ac", "co", "com", "edu", "gob", "gov", "gouv", "gv", "ltd", "me", "ne", "net", "or", "org", "sch")
)
HOW = {
    "email": "smtp: (or git: true)",
    "drafts": "imap:",
    "fax": "fax:",
}


def can(account: Account, way: Way) -> bool:
    """Tell whether letters can leave by an account on a channel."""
    has = {
        "email": bool(account.smtp or account.git),
        "drafts": bool(account.imap),
        "fax": bool(account.fax) and (account.fax is None or account.fax.by != "gateway" or bool(account.smtp)),
    }
    return has.get(way, False)


def same_mailbox(one: str | None, other: str | None) -> bool:
    """Tell whether two addresses are one mailbox, as people write them."""
    return bool(one and other) and str(one).casefold() == str(other).casefold()


@dataclass(frozen=True)
class Desks:
    """The accounts of a workspace.

    Args:
        settings: with the accounts.
        asked: `--account`, or None.
    """

    settings: Settings
    asked: str | None = None

    def __post_init__(self) -> None:
        if self.asked and self.asked not in self.settings.accounts:
            raise UnknownName("account", self.asked, self.settings.accounts)

    def serves(self, way: Way) -> bool:
        """Tell whether any account can be used on a channel."""
        return any(True for _ in self._able(way))

    def desk(self, way: Way, signatories: tuple[Signatory, ...] = ()) -> Desk:
        """Return the account for a letter: as asked; the signatory's own; as the settings say; the only one.

        Raises:
            PlaintError: there is none, or several would do.
        """
        able = dict(self._able(way))
        own = signatories[0].email if len(signatories) == 1 else None
        for name, account in able.items():
            if same_mailbox(account.email, own) and not self.asked:
                return Desk(id=name, account=account)
        chosen = self.asked or self.settings.account
        if chosen in able:
            return Desk(id=str(chosen), account=able[str(chosen)])
        if len(able) == 1 and not self.asked:
            return Desk(id=next(iter(able)), account=next(iter(able.values())))
        raise self._unable(way, tuple(able))

    def _able(self, way: Way) -> Iterator[tuple[str, Account]]:
        return ((name, account) for name, account in self.settings.accounts.items() if can(account, way))

    def _unable(self, way: Way, able: tuple[str, ...]) -> PlaintError:
        if self.asked:
            hint = f"give it {HOW.get(way, way)} in settings.yaml" + (f", or use {', '.join(able)}" if able else "")
            return PlaintError(f"account {self.asked} cannot be used for {way}", hint)
        if able:
            names = ", ".join(able)
            return PlaintError(f"several accounts can be used for {way}: {names}", f"add --account {able[0]}")
        hint = "add an account to settings.yaml, as settings.example.yaml shows; `plaint doctor --mail` tries it"
        return PlaintError(f"no account for {way}: settings.yaml has none with {HOW.get(way, way)}", hint)


def writer_of(desk: Desk, signatories: tuple[Signatory, ...], organisation: str, today: date) -> Writer:
    """Return what stands in From, and where answers go.

    A signatory with a mailbox of her own at this desk writes in her own name. Else the organisers' mailbox writes, and
    says for whom; answers go to the signatory only where she agreed to be contacted and her name may be read.
    """
    address = desk.account.email or ""
    one = signatories[0] if len(signatories) == 1 else None
    house = desk.account.name or organisation
    if one is None:
        return Writer(address=address, name=house)
    if same_mailbox(one.email, address):
        return Writer(address=address, name=desk.account.name or shown_name(one))
    name = f"{shown_name(one)} via {house}" if house else shown_name(one)
    if one.show == "full" and one.email and agreed(one, "be-contacted", today):
        return Writer(address=address, name=name, reply_to=one.email, reply_name=one.name)
    return Writer(address=address, name=name)


def agreed(signatory: Signatory, purpose: str, today: date) -> bool:
    """Tell whether somebody has agreed to something; a day that is still to come is none on which somebody did."""
    return any(one.purpose == purpose and (one.on is None or one.on <= today) for one in signatory.consent)


def alignment_warnings(desk: Desk) -> Iterator[str]:
    """Yield why mail from an account may be taken for forged: its domain is not that of the login (DMARC, RFC 7489)."""
    server, address = desk.account.smtp, desk.account.email or ""
    domain = address.rpartition("@")[2].casefold()
    if server is None or is_loopback(server.host) or not domain:
        return  # of a server on this machine, only its own settings know which domains it may write for
    login = (server.user or "").rpartition("@")[2].casefold()
    known = login if "." in login else server.host.casefold()
    if _organisation(known) != _organisation(domain):
        yield (
            f"account {desk.id} writes as {address} through {known}: many servers refuse or hide mail whose From is of "
            "another domain than the server that sent it (DMARC); ask the provider of the mailbox which server to use"
        )


def _organisation(domain: str) -> str:
    """Return the part of a domain that one owner registers, as far as that can be told without a list of all."""
    labels = domain.rstrip(".").split(".")
    is_below = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if is_below else labels[-2:])
