"""Private files that others could see: tracked by git, or readable by other users of the machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from plaint.checks.ground import Remark
from plaint.errors import Place, Problem
from plaint.reading.root import PRIVATE, SETTINGS, SIGNATORIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE_FILES = (PRIVATE, SIGNATORIES, SETTINGS, "journal.db")
PRIVATE_FOLDERS = ("versions", "replies", "proofs")
MAX_INDEX = 64 * 1024 * 1024
_NAME_LENGTH = 0xFFF  # the low 12 bits of an index entry's flags


def privacy_remarks(root: Path) -> Iterator[Remark]:
    """Yield an error for each private file that git tracks, a warning for each that other users may read."""
    index, prefix = _git_index(root)
    for name in PRIVATE_FILES:
        if is_tracked(index, prefix + name):
            remedy = f"git rm --cached {name}, add it to .gitignore, and think of what was published already"
            yield Remark(Problem(Place(name), "tracked by git, so everybody who gets the repository reads it", remedy))
        if _is_open(root / name):
            message = "other users of this machine may read it"
            yield Remark(Problem(Place(name), message, f"chmod 600 {name}", "warning"))
    for name in PRIVATE_FOLDERS:
        if is_tracked(index, prefix + name, is_folder=True):
            remedy = f"git rm -r --cached {name}, add {name}/ to .gitignore, and think of what was published already"
            message = "files in it are tracked by git, so everybody who gets the repository reads them"
            yield Remark(Problem(Place(f"{name}/"), message, remedy))
        if _is_open(root / name):
            message = "other users of this machine may read what is in it"
            yield Remark(Problem(Place(f"{name}/"), message, f"chmod 700 {name}", "warning"))


def is_tracked(index: bytes, path: str, *, is_folder: bool = False) -> bool:
    """Tell whether a git index lists a path, or anything in a folder.

    In versions 2 and 3 of the format (gitformat-index) each path stands whole, ends in NUL, and follows two bytes of
    flags that hold its length, with two more in between where an entry is extended. Version 4 shortens paths and is
    not read.
    """
    wanted = path.encode() + (b"/" if is_folder else b"\0")
    at = index.find(wanted)
    while at > 0:
        length = index.find(b"\0", at) - at
        lengths = (int.from_bytes(index[at - back : at - back + 2], "big") & _NAME_LENGTH for back in (2, 4))
        if min(length, _NAME_LENGTH) in lengths:
            return True
        at = index.find(wanted, at + 1)
    return False


def _git_index(root: Path) -> tuple[bytes, str]:
    """Return the index of the repository around a folder, b"" where there is none, and the folder's path in it."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.exists():
            inside = root.relative_to(folder).as_posix()
            return _read_index(_git_folder(git)), "" if inside == "." else f"{inside}/"
    return b"", ""


def _git_folder(git: Path) -> Path:
    """Follow the file that stands for the folder in a linked worktree or a submodule."""
    try:
        words = git.read_text("utf-8")[:4096] if git.is_file() else ""
    except (OSError, UnicodeError):
        return git
    return git.parent / words.removeprefix("gitdir:").strip() if words.startswith("gitdir:") else git


def _read_index(folder: Path) -> bytes:
    try:
        with (folder / "index").open("rb") as file:
            return file.read(MAX_INDEX)
    except OSError:
        return b""


def _is_open(path: Path) -> bool:
    try:
        return os.name == "posix" and bool(path.stat().st_mode & 0o077)
    except OSError:
        return False
