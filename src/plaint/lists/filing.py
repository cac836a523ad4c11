"""A file of the workspace is replaced as a whole; who may read it stays as it was."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from typing import TYPE_CHECKING

from plaint.errors import DataError, PlaintError, Problem
from plaint.lists.writing import add_entries
from plaint.reading.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.reading.blocks import Key

PRIVATE = 0o600
PUBLIC = 0o644


def add_to_file(path: Path, entries: tuple[Key, ...], heading: str, mode: int) -> Path:
    """Add entries at the end of a file of the workspace, which is made where there is none.

    Args:
        path: signatories.yaml or recipients.yaml.
        entries: each an id with what stands under it.
        heading: a remark above them.
        mode: who may read a new file; one that is there keeps its own, if it is not to be private.

    Raises:
        PlaintError: the file cannot be read or written, or nothing can be added at its end.
    """
    source = read_source(path, path.name) if os.path.lexists(path) else None
    if isinstance(source, Problem):
        raise DataError([source])
    content = add_entries(source, path.name, entries, heading)
    replace_file(path.resolve() if path.is_symlink() else path, content, mode)
    return path


def replace_file(path: Path, content: bytes, mode: int) -> None:
    """Write a file under a temporary name and rename it.

    Raises:
        PlaintError: it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        kept = stat.S_IMODE(path.stat().st_mode) if mode != PRIVATE and path.exists() else mode
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, kept), "wb") as file:
            os.fchmod(file.fileno(), kept)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise PlaintError(f"cannot write {path.name}: {error.strerror}", "see who may write into its folder") from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
