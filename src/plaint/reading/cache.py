"""A copy of what was read from large public files, so that reading them again costs little.

A copy is named by the digest of the file and of the code that read it, and carries a checksum, both under a key that
lies outside the workspace: a copy that came with somebody else's workspace is never believed. What comes out of it is
validated by the model again when it is used. Private files are never copied.
"""

from __future__ import annotations

import os
import stat
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from plaint import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from plaint.reading.source import Source

WORTH_COPYING = 64 * 1024  # bytes; a smaller file is read as fast as its copy
MAX_COPY = 64 * 1024 * 1024  # bytes
_DIGEST = 32  # bytes
_READERS = ("reading", "model", "contacts", "checks")


class Cache:
    """Copies in one folder; a folder or key that cannot be used means that there are none.

    Args:
        folder: where copies lie, 0700; the folder above it may be made too.
        key_file: the key of the checksums, 0600, made on first use.
    """

    def __init__(self, folder: Path, key_file: Path) -> None:
        self.folder = folder
        self.key_file = key_file

    def is_for(self, source: Source) -> bool:
        """Tell whether a file is so large that copies are kept of it."""
        return len(source.raw) >= WORTH_COPYING

    def load(self, kind: str, digest: bytes) -> bytes | None:
        """Return a copy, its checksum proved, or None.

        Args:
            kind: what it holds, as `recipients`.
            digest: of the very files that it was made of.
        """
        key = self._key()
        if not key:
            return None
        from hmac import compare_digest

        path = self._path(kind, digest, key)
        raw = _read_own(path)
        body = raw[_DIGEST:]
        return body if compare_digest(raw[:_DIGEST], _checksum(body, key, path.name)) else None

    def store(self, kind: str, digest: bytes, body: bytes) -> None:
        """Keep a copy; fail silently, since it is only a convenience."""
        try:
            _make_folders(self.folder)
            if _is_own(self.folder.lstat(), stat.S_ISDIR):
                self._write(kind, digest, body)
        except OSError:
            return

    def _write(self, kind: str, digest: bytes, body: bytes) -> None:
        key = self._key() or self._make_key()
        path = self._path(kind, digest, key)
        for old in self.folder.glob(f"{kind}-*.copy"):
            old.unlink(missing_ok=True)
        _write_own(path, _checksum(body, key, path.name) + body)

    def _path(self, kind: str, digest: bytes, key: bytes) -> Path:
        from hashlib import blake2b

        name = blake2b(_code_digest() + digest, digest_size=16, key=key).hexdigest()
        return self.folder / f"{kind}-{name}.copy"

    def _key(self) -> bytes:
        key = _read_own(self.key_file)
        return key if len(key) == _DIGEST else b""

    def _make_key(self) -> bytes:
        key = os.urandom(_DIGEST)
        _make_folders(self.key_file.parent)
        _write_own(self.key_file, key)
        return key


def _make_folders(folder: Path) -> None:
    """Make a folder and those above it, all of them 0700."""
    if not folder.parent.exists():
        _make_folders(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def _write_own(path: Path, content: bytes) -> None:
    """Write a file under a temporary name and rename it; 0600."""
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    temporary.replace(path)


def _read_own(path: Path) -> bytes:
    """Return what a file holds that is this user's and nobody else's to read or write, or nothing."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        return file.read(MAX_COPY) if _is_own(os.fstat(descriptor), stat.S_ISREG) else b""


def _is_own(found: os.stat_result, kind: Callable[[int], bool]) -> bool:
    return kind(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _checksum(body: bytes, key: bytes, name: str) -> bytes:
    from hashlib import blake2b

    checksum = blake2b(name.encode() + b"\0", digest_size=_DIGEST, key=key)
    checksum.update(body)
    return checksum.digest()


@cache
def _code_digest() -> bytes:
    """Tell this version of all that reads and checks data from every other, by the text of its modules."""
    from hashlib import blake2b

    digest = blake2b(__version__.encode(), digest_size=16)
    package = Path(__file__).parent.parent
    for module in sorted(module for folder in _READERS for module in (package / folder).glob("*.py")):
        digest.update(module.read_bytes())
    return digest.digest()
