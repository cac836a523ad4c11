"""From an account of settings.yaml to its mail server and its password, wherever the two come from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.deliver.git_settings import fill_from_git, read_git_settings
from plaint.deliver.mail.handover import SmtpTransport, open_transport
from plaint.deliver.secrets import SecretSource, Wanted, Ways
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.deliver.mail.connection import Limits
    from plaint.model.accounts import Account, Smtp


def find_access(name: str, account: Account, root: Path, ways: Ways) -> tuple[Smtp, SecretSource]:
    """Return an account's mail server, and what finds its password; who logs in is the mailbox, unless it says else.

    Args:
        name: of the account in settings.yaml.
        account: as it stands there, with `smtp:` or `git: true`.
        root: the workspace.
        ways: to the password.

    Raises:
        PlaintError: it has no mail server, or git's settings cannot be used.
    """
    if account.git:
        server = read_git_settings(root)
        ways = replace(ways, fill=lambda *_: fill_from_git(root, server, ways.environ))
    elif account.smtp:
        server = account.smtp
    else:
        raise PlaintError(f"the account '{name}' has no mail server", "write smtp: under it, or choose another account")
    if server.login != "none" and not server.user:
        server = server.model_copy(update={"user": account.email})
    wanted = Wanted(account=name, kind="smtp", user=server.user or "", host=server.host)
    return server, SecretSource(wanted, server, ways)


def open_account(name: str, account: Account, root: Path, ways: Ways, limits: Limits | None = None) -> SmtpTransport:
    """Return the way out by an account; arguments and errors as in `find_access` and `open_transport`."""
    server, secret = find_access(name, account, root, ways)
    return open_transport(server, secret, root, limits)
