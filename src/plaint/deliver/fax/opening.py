"""The way out for the faxes of an account, made from its settings."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from plaint.deliver.fax.command import CommandTransport
    from plaint.deliver.fax.hylafax import HylaFax
    from plaint.deliver.fax.web import WebTransport
    from plaint.model.accounts import Fax


def open_fax(
    fax: Fax, secret: Callable[[], str], root: Path, environ: Mapping[str, str]
) -> CommandTransport | HylaFax | WebTransport:
    """Return the way out of faxes; nothing is reached or asked for yet.

    Args:
        fax: the settings, by command or http; a gateway's mails leave by the account's `smtp`.
        secret: gives the password or token; called when the service wants one.
        root: the workspace, in which `ca` lies.
        environ: the environment, for programs, and for the proxy that leads to the web.

    Raises:
        PlaintError: `ca` cannot be read; or the account faxes by gateway.
    """
    if fax.by == "http":
        from plaint.deliver.fax.web import WebTransport, proxy_of

        return WebTransport(fax, secret, _context(fax, root), proxy_of(fax.url or "", environ))
    if fax.by == "gateway":
        raise PlaintError("a gateway takes its faxes by mail", "hand them over by the account's `smtp`")
    if fax.preset == "hylafax":
        from plaint.deliver.fax.hylafax import HylaFax

        return HylaFax(fax.server or "", environ)
    from plaint.deliver.fax.command import CommandTransport

    return CommandTransport(fax.command, environ)


def _context(fax: Fax, root: Path) -> ssl.SSLContext:
    """Return how TLS is spoken: certificate and name are always checked; 1.2 or newer."""
    try:
        context = ssl.create_default_context(cafile=root / fax.ca if fax.ca else None)
    except OSError as error:
        reason = error.strerror or "it holds no certificate"
        hint = "`ca:` must name a file of certificates (PEM) in the workspace"
        raise PlaintError(f"{fax.ca} cannot be read: {reason}", hint) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
