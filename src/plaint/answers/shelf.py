"""`replies/`: what came back, as it came, byte for byte; named by day, target and the start of its sha256."""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import PlaintError
from plaint.naming import slugify

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

FOLDER = "replies"
_SHOWN = 12  # signs of the sha256 in a name


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """A file on the shelf.

    Attributes:
        name: relative to the workspace.
        fingerprint: sha256 of it, in hexadecimal.
        is_new: it was not there before.
    """

    name: str
    fingerprint: str
    is_new: bool


@dataclass(frozen=True)
class Shelf:
    """The folder of a workspace.

    Args:
        root: of the workspace.
    """

    root: Path

    def keep(self, campaign: str, label: str, content: bytes, ending: str) -> Kept:
        """Write a file durably, unless the same is there; 0600 in folders of 0700.

        Args:
            campaign: its id.
            label: day and target, as `label_of` gives it.
            content: the bytes.
            ending: of the name, as `eml`.

        Raises:
            PlaintError: it cannot be written, or a folder is a link.
        """
        fingerprint = hashlib.sha256(content).hexdigest()
        name = f"{FOLDER}/{campaign}/{label}-{fingerprint[:_SHOWN]}.{ending}"
        path = self.root / name
        try:
            for folder in (self.root / FOLDER, path.parent):
                _make(folder)
            is_new = not path.exists()
            if is_new:
                _write_durably(path, content)
        except OSError as error:
            raise PlaintError(f"cannot write {name}: {error.strerror}", "free some room, then run it again") from None
        return Kept(name=name, fingerprint=fingerprint, is_new=is_new)

    def drop(self, kept: Kept) -> None:
        """Remove a file again that came to nothing; what was there before stays."""
        if kept.is_new:
            with contextlib.suppress(OSError):
                (self.root / kept.name).unlink()


def label_of(day: date, target: str) -> str:
    """Return the beginning of a name."""
    return f"{day.isoformat()}-{slugify(target, 'campaign')}"


def _make(folder: Path) -> None:
    if folder.is_symlink():
        raise PlaintError(f"{folder.name}/ is a link", "remove the link: the record stays in the workspace")
    folder.mkdir(mode=0o700, exist_ok=True)


def _write_durably(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.part")
    with contextlib.suppress(FileNotFoundError):
        temporary.unlink()
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
