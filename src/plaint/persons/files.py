"""Every file of a workspace in which somebody stands, and what is to become of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from plaint.errors import Place, PlaintError, Problem
from plaint.persons.contents import MOST, is_picture, words_of
from plaint.persons.needles import OWNERS
from plaint.reading.cells import PACKED, cells_of
from plaint.reading.root import SETTINGS, SIGNATORIES
from plaint.reading.source import Source, as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.persons.who import Person

Fate = Literal["delete", "rows", "entries", "by hand", "doubtful"]
MADE = ("output", "versions", "replies", "proofs")  # what names her there is deleted whole
_TABLES = (".csv", ".tsv", ".txt")
_JOURNAL = "journal.db"
_PIECE = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A file in which she stands.

    Attributes:
        name: relative to the workspace.
        fate: what becomes of it: it is deleted, loses rows or entries, or a person must edit it; `doubtful` where
            somebody of her name stands in it, and another person bears that name.
        rows: of a table: the lines on which her rows begin.
        lines: where she stands, as far as lines can be told.
        why: in words, where it is not that she stands in it.
    """

    name: str
    fate: Fate
    rows: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    why: str = ""


def workspace_files(root: Path) -> Iterator[Path]:
    """Yield the files of a workspace, links and the history of git left out, as are Python's own folders."""
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if name not in (".git", "node_modules", "__pycache__")
            and not (here / name).is_symlink()
            and not (here / name / "pyvenv.cfg").exists()
        )
        for name in sorted(files):
            path = here / name
            if not path.is_symlink() and path.is_file():
                yield path


def find_files(
    root: Path, person: Person, hers: frozenset[str], shared: frozenset[str] = frozenset()
) -> Iterator[Found]:
    """Yield every file in which she stands, or that is hers alone.

    Args:
        root: of the workspace.
        person: who.
        hers: files that are hers by what the journal and signatories.yaml say, relative to the workspace.
        shared: receipts and photos of what she did with others, relative to the workspace: for a person to look at.
    """
    for path in workspace_files(root):
        name = path.relative_to(root).as_posix()
        if name in hers:
            yield Found(name=name, fate="delete", why="own")
        elif name in shared:
            yield Found(name=name, fate="doubtful", why="shared")
        elif not name.startswith(_JOURNAL) and (found := _look(path, name, person)):
            yield found


def unsearchable(root: Path) -> tuple[str, ...]:
    """Return pictures in the record, in which nobody but a person can see whether she is on them."""
    names = (path.relative_to(root).as_posix() for path in workspace_files(root))
    kept = (name for name in names if name.partition("/")[0] in ("proofs", "replies"))
    return tuple(name for name in kept if is_picture(_read(root / name)[:16]))


def _look(path: Path, name: str, person: Person) -> Found | None:
    needles, top = person.needles, name.partition("/")[0]
    raw = _read(path)
    if top == "output" and (is_picture(raw) or name.startswith("output/.cache/")):
        return Found(name=name, fate="delete", why="it cannot be searched, and can be made again")
    is_named = needles.is_in(name) or (top == "output" and needles.ends(path.stem))
    rows = _rows(raw, name, person) if path.suffix.lower() in _TABLES and top not in MADE else ()
    if rows:  # also where the table names her by an id alone
        return Found(name=name, fate="rows", rows=rows)
    if not is_named and not _holds(path, raw, person):
        return None
    if top in MADE:
        return Found(name=name, fate="delete")
    if name in (SIGNATORIES, SETTINGS):
        return Found(name=name, fate="entries", lines=_lines(raw, person))
    fate: Fate = "doubtful" if person.namesakes and not _holds(path, raw, person.without_names()) else "by hand"
    return Found(name=name, fate=fate, lines=_lines(raw, person))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST)
    except OSError as error:
        raise PlaintError(f"{path.name} cannot be read: {error.strerror}", "let it be yours to read") from None


def _holds(path: Path, raw: bytes, person: Person) -> bool:
    needles = person.needles
    if needles.is_in_bytes(raw) or any(needles.is_in(text) for text in words_of(raw)):
        return True
    return len(raw) == MOST and _holds_further_on(path, person)


def _holds_further_on(path: Path, person: Person) -> bool:
    """Look through what of a large file was not read whole; pieces overlap, so that no name falls between two."""
    with path.open("rb") as file:
        file.seek(MOST - _PIECE)
        before = b""
        while piece := file.read(_PIECE):
            if person.needles.is_in_bytes(before + piece):
                return True
            before = piece[-1024:]
    return False


def _rows(raw: bytes, name: str, person: Person) -> tuple[int, ...]:
    """Return on which lines her rows begin: those that give her name, id or mailbox, and nobody else's mailbox."""
    if raw.startswith(PACKED):
        return ()
    cells = cells_of(raw, name)
    if cells.faults or not cells.rows:
        return ()
    titles = tuple(title.casefold() for title in cells.rows[0].cells)
    if not OWNERS & set(titles):
        return tuple(row.line for row in cells.rows if any(map(person.needles.names_cell, row.cells)))
    rows = ((row.line, dict(zip(titles, row.cells, strict=False))) for row in cells.rows[1:])
    return tuple(line for line, row in rows if person.needles.owns(row))


def _lines(raw: bytes, person: Person) -> tuple[int, ...]:
    source = as_text(raw, "")
    if not isinstance(source, Source):
        return ()
    return tuple(number for number, line in enumerate(source.text.split("\n"), 1) if person.needles.is_in(line))


def problem_of(found: Found) -> Problem:
    """Return what a person must do about a file that no program should edit."""
    line = found.lines[0] if found.lines else 0
    if found.why == "shared":
        remedy = "it proves what others did too: see who is on it, and delete it where it must go"
        return Problem(Place(found.name, line), "a proof of what was done together with others", remedy, "warning")
    if found.fate == "doubtful":
        remedy = "another person bears that name: see for yourself which of the two it is"
        return Problem(Place(found.name, line), "somebody of this name stands in it", remedy, "warning")
    remedy = "take the name out in an editor (of a table: in its own program), then run this again"
    return Problem(Place(found.name, line), "the name stands in it still", remedy)
