"""`versions/`: each text that was sent, once, by its hash; unsigned, without date and layout."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plaint.model.letter import Letter

FOLDER = "versions"
_NAME = re.compile(r"[0-9a-f]{64}\Z")
_HEAD = ("campaign", "office", "holder", "language", "subject")


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A text as it was sent: the words alone.

    Attributes:
        campaign: its id.
        office, holder: whom it is for, as printed in it.
        language: ISO 639.
        subject: its heading.
        body: Markdown.
    """

    campaign: str
    office: str
    holder: str
    language: str
    subject: str
    body: str

    @classmethod
    def of(cls, letter: Letter) -> Version:
        """Return the version of a letter."""
        return cls(
            campaign=letter.campaign,
            office=letter.office,
            holder=letter.holder,
            language=letter.language,
            subject=letter.subject,
            body=letter.body,
        )

    @property
    def hash(self) -> str:
        """The same as `Letter.version`."""
        parts = (self.subject, self.body, self.office, self.holder, self.language)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Versions:
    """The folder of a workspace."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where the texts are."""
        return self.root / FOLDER

    def keep(self, version: Version) -> Path:
        """Write a text durably, unless it is there; 0600 in a folder of 0700.

        Raises:
            PlaintError: it cannot be written.
        """
        path = self.folder / f"{version.hash}.txt"
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            if self.folder.is_symlink():
                raise PlaintError(f"{FOLDER}/ is a link", "remove the link: the record stays in the workspace")
            if not path.exists():
                write_durably(path, _as_text(version).encode())
        except OSError as error:
            raise PlaintError(f"cannot write {path}: {error.strerror}", "nothing was sent; free some room") from None
        return path

    def forget(self, hashes: Iterable[str]) -> int:
        """Remove kept texts; return how many there were."""
        paths = [self.folder / f"{one}.txt" for one in hashes if _NAME.match(one)]
        there = [path for path in paths if path.exists()]
        for path in there:
            path.unlink()
        return len(there)

    def find(self, wanted: str) -> Version | None:
        """Return a kept text by its hash; None where it is not there, or was changed since."""
        if not _NAME.match(wanted):
            return None
        try:
            text = (self.folder / f"{wanted}.txt").read_bytes().decode()
        except (OSError, UnicodeError):
            return None
        version = _from_text(text)
        return version if version and version.hash == wanted else None


def _as_text(version: Version) -> str:
    head = "".join(f"{name}: {getattr(version, name)}\n" for name in _HEAD)
    return f"{head}\n{version.body}\n"


def _from_text(text: str) -> Version | None:
    head, gap, body = text.partition("\n\n")
    lines = [line.partition(": ") for line in head.split("\n")]
    if not gap or tuple(name for name, _, _ in lines) != _HEAD:
        return None
    return Version(**{name: value for name, _, value in lines}, body=body.removesuffix("\n"))


def write_durably(path: Path, content: bytes) -> None:
    """Write a file of the record, 0600, whole or not at all, whatever befalls the machine; errors as the system's."""
    temporary = path.with_suffix(".part")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
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
