"""A copy of what was read from large public files, so that reading them again costs little.

The copy is keyed by the digest of the file and of the model, carries a keyed checksum under a key that lies
outside the workspace, and each entry is validated against the model again when it is used: a copy that came with somebody else's workspace
is never believed. Private files are never copied.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from plaint import __version__
from plaint.model import text

if TYPE_CHECKING:
    from pydantic import BaseModel

    from plaint.reading.source import Source

WORTH_COPYING = 64 * 1024  # bytes; a smaller file is read as fast as its copy
_DIGEST = hashlib.blake2b(digest_size=32).digest_size


class Cache:
    """Copies in one folder; a folder or key that cannot be used means that there are none.

    Args:
        folder: where copies lie, 0700.
        key_file: the key of the checksums, 0600, made on first use.
    """

    def __init__(self, folder: Path, key_file: Path) -> None:
        self.folder = folder
        self.key_file = key_file

    def load(self, source: Source, model: type[BaseModel]) -> bytes | None:
        """Return the copy of this very text as JSON, its checksum proved, or None."""
        path = self._path(source, model)
        key = self._key()
        if key is None or not _is_mine(path):
            return None
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        body = raw[_DIGEST:]
        return body if secrets.compare_digest(raw[:_DIGEST], _checksum(body, key, path.name)) else None

    def store(self, source: Source, value: BaseModel) -> None:
        """Keep a copy where the file is large; fail silently, since a copy is only a convenience."""
        if len(source.raw) < WORTH_COPYING:
            return
        try:
            key = self._key() or self._make_key()
            self._write(self._path(source, type(value)), value, key)
        except OSError:
            return

    def _write(self, path: Path, value: BaseModel, key: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        body = value.model_dump_json(by_alias=True, exclude_defaults=True).encode()
        temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_checksum(body, key, path.name) + body)
        for old in self.folder.glob(f"{path.name.split('-')[0]}-*.json"):
            old.unlink(missing_ok=True)
        temporary.replace(path)

    def _path(self, source: Source, model: type[BaseModel]) -> Path:
        digest = hashlib.blake2b(source.raw, digest_size=16, key=_model_digest(model))
        return self.folder / f"{model.__name__.lower()}-{digest.hexdigest()}.json"

    def _key(self) -> bytes | None:
        if not _is_mine(self.key_file):
            return None
        try:
            key = self.key_file.read_bytes()
        except OSError:
            return None
        return key if len(key) == _DIGEST else None

    def _make_key(self) -> bytes:
        self.key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = secrets.token_bytes(_DIGEST)
        self.key_file.unlink(missing_ok=True)
        with os.fdopen(os.open(self.key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(key)
        return key




def _is_mine(path: Path) -> bool:
    """Whether the file is plain, belongs to this user, and no one else may read or write it."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _checksum(body: bytes, key: bytes, name: str) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST, key=key, person=name[-16:].encode()).digest()


def _model_digest(model: type[BaseModel]) -> bytes:
    """Tell this model from every other version of it, by the text of its modules."""
    digest = hashlib.blake2b(f"{__version__} {model.__name__}".encode(), digest_size=16)
    for module in sorted(Path(text.__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.digest()
