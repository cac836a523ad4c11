"""A plan becomes files: all of them or none, and not a byte of what was there changes."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import DataError, PlaintError, Problem
from plaint.reading.appending import append_entries
from plaint.reading.root import CAMPAIGNS, PRIVATE, RECIPIENTS
from plaint.reading.source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from plaint.importing.plan import Plan
    from plaint.reading.blocks import Key

PRIVATE_MODE = 0o600
PUBLIC_MODE = 0o644


@dataclass(frozen=True)
class Change:
    """A file as it was and as it is to be.

    Attributes:
        path: where it lies, links followed.
        name: as the user knows it.
        before: its bytes; None where there is none yet.
        mode: for a new file.
    """

    path: Path
    name: str
    before: bytes | None
    after: bytes
    mode: int


def changes_of(plan: Plan, root: Path) -> tuple[Change, ...]:
    """Return the files that a plan changes, each as it would be.

    Raises:
        PlaintError: a file cannot be added to, leads out of the workspace, or is there already.
        DataError: a file cannot be read.
    """
    whole = (
        (PRIVATE, plan.private, PRIVATE_MODE),
        (RECIPIENTS, plan.recipients, PUBLIC_MODE),
        (CAMPAIGNS, (plan.campaign,), PUBLIC_MODE),
    )
    texts = [_new_text(root, name, text) for name, text in plan.texts]
    return (*texts, *(_added(root, one[0], one[1], plan.heading, one[2]) for one in whole if one[1]))


def change_of(root: Path, name: str, before: bytes, after: bytes) -> Change:
    """Return the change of a file of the workspace that is there; its rights stay.

    Raises:
        PlaintError: it leads out of the workspace.
    """
    return Change(_inside(root / name, root), name, before, after, PUBLIC_MODE)


def write_changes(changes: Sequence[Change], root: Path) -> tuple[str, ...]:
    """Write the files; return their names. Where one cannot be written, none is changed.

    Each is written whole under a temporary name; only then do all get their own names.

    Raises:
        PlaintError: the disk refuses, or a file has changed since it was read.
    """
    ready: list[tuple[Change, Path]] = []
    done: list[Change] = []
    made: list[Path] = []
    try:
        for change in changes:
            made += _make_folders(change.path.parent, root)
            ready.append((change, _set_aside(change)))
        for change, temporary in ready:
            _require_unchanged(change)
            temporary.replace(change.path)
            done.append(change)
    except BaseException as error:
        _discard(temporary for _, temporary in ready)
        _undo(done, made)
        if isinstance(error, OSError):
            raise PlaintError(f"cannot write there: {error.strerror}", "nothing was changed; see to it") from None
        raise
    return tuple(change.name for change in changes)


def _added(root: Path, name: str, entries: tuple[Key, ...], heading: str, mode: int) -> Change:
    path = root / name
    if os.path.lexists(path):
        source = read_source(path, name)
        if isinstance(source, Problem):
            raise DataError((source,))
    else:
        source = Source(name, "", b"")
    top = "campaigns" if name == CAMPAIGNS else "recipients"
    before = source.raw if os.path.lexists(path) else None
    return Change(_inside(path, root), name, before, append_entries(source, top, entries, heading), mode)


def _new_text(root: Path, name: str, text: str) -> Change:
    path = root / name
    if os.path.lexists(path):
        raise PlaintError(f"{name} is there already", "choose another id: --id NAME")
    return Change(_inside(path, root), name, None, text.encode(), PUBLIC_MODE)


def _inside(path: Path, root: Path) -> Path:
    resolved = path.resolve()
    if not resolved.is_relative_to(root.resolve()):
        raise PlaintError(f"{path.relative_to(root)} leads out of the workspace", "put the file itself there")
    return resolved


def _make_folders(folder: Path, root: Path) -> list[Path]:
    """Make a folder and those around it; return those that are new, the innermost first."""
    new = [one for one in (folder, *folder.parents) if one.is_relative_to(root.resolve()) and not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return new


def _set_aside(change: Change) -> Path:
    """Write a file under a temporary name, with the rights of the one that it replaces; a private one is closed."""
    temporary = change.path.with_name(f".{change.path.name}.{secrets.token_hex(4)}")
    keeps = change.before is not None and change.mode != PRIVATE_MODE
    mode = change.path.stat().st_mode & 0o777 if keeps else change.mode
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_MODE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(change.after)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink()
        raise
    return temporary


def _require_unchanged(change: Change) -> None:
    now = change.path.read_bytes() if change.path.exists() else None
    if now != change.before:
        raise PlaintError(f"{change.name} was changed just now by somebody else", "run this again")


def _discard(temporaries: Iterable[Path]) -> None:
    for temporary in temporaries:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _undo(done: Sequence[Change], made: Sequence[Path]) -> None:
    """Give back what was there, as far as the disk lets us."""
    for change in done:
        with contextlib.suppress(OSError):
            if change.before is None:
                change.path.unlink()
            else:
                change.path.write_bytes(change.before)
    for folder in sorted(made, key=lambda folder: len(folder.parts), reverse=True):
        with contextlib.suppress(OSError):
            folder.rmdir()
