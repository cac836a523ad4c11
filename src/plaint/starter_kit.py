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
    return _write(folder, {**_starter_files(today), **_schema_files()})


def unpack_empty(folder: Path, today: date) -> tuple[Path, ...]:
    """Write the starter without its fictional campaign; otherwise as `unpack`."""
    starter = _starter_files(today)
    example = [path for path in starter if path.parts[0] == "letters" or path == Path("README.txt")]
    kept = {path: content for path, content in starter.items() if path not in example}
    bare = {Path(f"{top}.yaml"): _bare(starter[Path(f"{top}.yaml")], top) for top in ("campaigns", "recipients")}
    return _write(folder, {**kept, **bare, **_schema_files()})


def _bare(content: bytes, top: str) -> bytes:
    """Return a file's first line, which names its schema to editors, and its one key."""
    schema = content.partition(b"\n")[0]
    told = "# One key a line; two spaces further in means “belongs to the line above”. `plaint check` finds mistakes."
    rest = f"{told}\n\n{top}:\n"
    return schema + b"\n" + rest.encode()


def _write(folder: Path, files: dict[Path, bytes]) -> tuple[Path, ...]:
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
