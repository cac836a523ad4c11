"""What `plaint doctor --mail` looks at: every account of settings.yaml, or one."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from plaint.commands.surroundings import secret_ways
from plaint.deliver.imap.link import Access
from plaint.deliver.mail.opening import find_access
from plaint.deliver.probing import Check, SmtpProbe, probe_imap
from plaint.deliver.secrets import SecretSource, Wanted
from plaint.errors import PlaintError, UnknownName
from plaint.machine import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plaint.model.accounts import Account
    from plaint.session import Session


def check_accounts(session: Session, name: str | None) -> Iterator[Finding]:
    """Yield what was found of the accounts, each finding under its account's name.

    Args:
        session: the surroundings.
        name: of the one account; None for all that send mail.

    Raises:
        PlaintError: there is none, or none of that name.
    """
    workspace = session.open()
    accounts = workspace.data.settings.accounts
    if name and name not in accounts:
        raise UnknownName("account", name, accounts)
    chosen = {key: one for key, one in accounts.items() if key == name or (not name and _has_mail(one))}
    if not chosen or not all(map(_has_mail, chosen.values())):
        remedy = "write accounts: in settings.yaml, with smtp: or imap: under a name of your own"
        raise PlaintError("no account that sends mail", remedy)
    for key, account in chosen.items():
        for check in _check(key, account, workspace.root, session.now.timestamp()):
            yield Finding(**{**asdict(check), "what": f"{key}, {check.what}"})


def _has_mail(account: Account) -> bool:
    return bool(account.smtp or account.git or account.imap)


def _check(name: str, account: Account, root: Path, now: float) -> Iterator[Check]:
    ways = secret_ways()
    if account.smtp or account.git:
        try:
            server, secret = find_access(name, account, root, ways)
        except PlaintError as error:
            yield Check("mail: settings", False, error.message, error.hint)
        else:
            yield from SmtpProbe(server=server, secret=secret, root=root, now=now).look()
    if imap := account.imap:
        wanted = Wanted(account=name, kind="imap", user=imap.user or account.email or "", host=imap.host)
        ca = root / imap.ca if imap.ca else None
        secret = SecretSource(wanted, imap, ways)
        yield from probe_imap(Access(server=imap, secret=secret, user=account.email or "", ca=ca))
