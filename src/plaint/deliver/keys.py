"""Public keys of those who get copies, and what must never be taken for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import datetime

_SECRETS = re.compile(rb"AGE-SECRET-KEY-|BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY", re.IGNORECASE)


class KeyUnusable(PlaintError):
    """A key to which nothing can, or must, be encrypted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A public key to which can be encrypted.

    Attributes:
        kind: age or OpenPGP.
        content: the age key itself; or the OpenPGP certificate, without the parts of it that no longer hold.
        name: the age key; or the fingerprint in hexadecimal, to be compared on the telephone.
        expires: when nothing can be encrypted to it any more; None for never.
    """

    kind: Literal["age", "openpgp"]
    content: bytes
    name: str
    expires: datetime | None = None


def is_secret(raw: bytes) -> bool:
    """Tell whether something says of itself that it is a secret key, or holds one."""
    return _SECRETS.search(raw) is not None


def secret_found() -> KeyUnusable:
    """Return what to say of a secret key that lies where only a public one belongs."""
    remedy = (
        "move it away at once, also out of git and of every copy of this workspace; tell its owner, who should make a "
        "new pair if others may have seen it; then ask for the public key"
    )
    return KeyUnusable("this is a secret key, with which others could read everything", remedy)
