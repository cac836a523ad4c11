"""The starter workspace: package data that `plaint init` unpacks."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.errors import PlaintError
from plaint.schema_files import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from importlib.resources.abc import Traversable

FIRST_CAMPAIGN = "port-aurora"
_TODAY = "@TODAY@"


def unpack(folder: Path, today: date) -> tuple[Path, ...]:
    """Write the starter into a folder that holds none of its files yet; return what was written.

    Raises:
        PlaintError: a file is already there, or the folder cannot be written.
    """
    files = {**_starter_files(today), **_schema_files()}
    taken = [str(path) for path in files if os.path.lexists(folder / path)]
    if taken:
        raise PlaintError(
            f"{folder} already has {', '.join(taken[:4])}", "choose an empty folder: plaint init my-campaigns"
        )
    try:
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    except OSError as error:
        raise PlaintError(f"cannot write {folder}: {error.strerror}", "choose another folder") from None
    return tuple(files)


def _starter_files(today: date) -> dict[Path, bytes]:
    root = resources.files("plaint") / "starter"
    found = sorted(_walk(root, Path()), key=lambda entry: str(entry[0]))
    return {
        (Path(".gitignore") if path == Path("gitignore") else path): content.replace(
            _TODAY.encode(), str(today).encode()
        )
        for path, content in found
    }


def _schema_files() -> dict[Path, bytes]:
    folder = resources.files("plaint") / "schemas"
    return {Path("schemas") / f"{name}.schema.json": (folder / f"{name}.schema.json").read_bytes() for name in FILES}


def _walk(folder: Traversable, path: Path) -> Iterator[tuple[Path, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, path / entry.name)
        else:
            yield path / entry.name, entry.read_bytes()
