"""Copies that only their recipient can read: by an age key (age-encryption.org/v1) or an OpenPGP key (RFC 9580)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plaint.deliver.keys import Key as Key
from plaint.deliver.keys import KeyUnusable as KeyUnusable
from plaint.deliver.keys import is_secret, secret_found

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

MAX_KEY = 1024 * 1024
_AGE = re.compile(r"age1[a-z0-9]+", re.IGNORECASE)


def load_key(words: str, root: Path, now: datetime) -> Key:
    """Return the key that a recipient's `key:` gives or names.

    Args:
        words: an age key, or a file in the workspace.
        root: the workspace.
        now: with its zone.

    Raises:
        KeyUnusable: as `read_key`, or there is no such file in the workspace.
    """
    if _AGE.fullmatch(words) or is_secret(words.encode()) or words.startswith("ssh-"):
        return read_key(words, now)
    return read_key(_read_file(words, root), now)


def read_key(given: str | bytes, now: datetime) -> Key:
    """Read a public key.

    Args:
        given: an age key; or what a file with an OpenPGP key holds, binary or in ASCII.
        now: with its zone; what has expired by then is not used.

    Raises:
        KeyUnusable: it cannot be read, or must not be used; the message never repeats it.
    """
    from plaint.deliver.openpgp import read_certificate

    raw = given.encode() if isinstance(given, str) else given
    if is_secret(raw):
        raise secret_found()
    if isinstance(given, str):
        return _read_age(given)
    if _AGE.match(raw[:4].decode("ascii", "replace") + "x"):
        raise KeyUnusable("the file holds an age key", "write the key itself, age1…, behind `key:`")
    return read_certificate(raw, now)


def encrypt(plain: bytes, key: Key) -> bytes:
    """Return the bytes so that only the owner of the key can read them, as lines of ASCII (armour).

    For OpenPGP that is what RFC 3156 wants as the second part of a mail; for age, for which mail has no form, what is
    attached as copy.txt.age.

    Raises:
        KeyUnusable: the key takes nothing.
    """
    from plaint.deliver.openpgp import encrypt_to

    return _encrypt_age(plain, key) if key.kind == "age" else encrypt_to(plain, key)


def _read_file(name: str, root: Path) -> bytes:
    from plaint.reading.source import read_bytes

    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root.resolve()):
            raise KeyUnusable(f"{name} leads out of the workspace", "copy the file into the workspace")
        raw = read_bytes(path, MAX_KEY)
    except (OSError, RuntimeError, ValueError) as error:  # a link to itself; a sign that no name may have
        reason = getattr(error, "strerror", "") or "no file that can be read"
        raise KeyUnusable(
            f"{name[:80]}: {reason}", "write an age key (age1…), or the name of a file that lies in the workspace"
        ) from None
    if raw is None:
        raise KeyUnusable(f"{name}: larger than 1 MiB, which no key is", "name the file that holds the public key")
    return raw


def _read_age(words: str) -> Key:
    import pyrage

    if words.startswith("ssh-"):
        raise KeyUnusable("an SSH key", "ask for an age key (age1…), or for a file with an OpenPGP public key")
    try:
        pyrage.x25519.Recipient.from_str(words)
    except pyrage.RecipientError:
        remedy = "copy it whole, age1 and 58 more letters and digits, as `age-keygen` prints it behind `public key:`"
        raise KeyUnusable("no age key of the usual kind", remedy) from None
    return Key(kind="age", content=words.encode(), name=words)


def _encrypt_age(plain: bytes, key: Key) -> bytes:
    import pyrage

    sealed: bytes = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(key.content.decode())], armored=True)
    return sealed
