"""A list of people is read, told of, and given where it is wanted."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plaint import console
from plaint.errors import DataError, Place, PlaintError, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plaint.lists.signatories import Form, People
    from plaint.model.people import Signatory
    from plaint.session import Session

STDIN = "-"


@dataclass(frozen=True)
class Wanted:
    """What becomes of the list."""

    form: str | None
    output: Path | None
    write: bool
    json: bool


def chosen_columns(words: Sequence[str]) -> dict[str, str]:
    """Return what columns hold, from `Title=key`.

    Raises:
        PlaintError: a key is none, or there is no key.
    """
    from plaint.lists.titles import SIGNATORY_TITLES, title_key

    found: dict[str, str] = {}
    for one in words:
        title, sign, key = one.rpartition("=")
        if not sign or key.strip() not in SIGNATORY_TITLES:
            hint = did_you_mean(key, SIGNATORY_TITLES) or f"keys: {', '.join(SIGNATORY_TITLES)}"
            raise PlaintError(f"--column {one}: write it as TITLE=KEY", hint)
        found[title_key(title)] = key.strip()
    return found


def import_people(session: Session, file: str, wanted: Wanted, chosen: Mapping[str, str], form: Form | None) -> bool:
    """Read a list and give it; return whether everybody in it can sign.

    Raises:
        PlaintError: the file cannot be read, or what is wanted cannot be written.
    """
    from plaint.commands.import_signatories_report import say_people
    from plaint.lists.signatories import read_people
    from plaint.reading.cells import MAX_TABLE

    _refuse_mixture(wanted)
    root = _root(session, is_needed=wanted.write)
    raw, name = read_raw(file, MAX_TABLE)
    people = read_people(raw, name, _signatories(root) if root else {}, chosen, form)
    if not people.persons:
        raise DataError(people.problems)
    if not wanted.json:
        say_people(people, name)
    _give(session, people, name, wanted, root)
    return not people.errors


def read_raw(file: str, limit: int) -> tuple[bytes, str]:
    """Return the bytes of a file, or of standard input for `-`, and what to call it.

    Raises:
        DataError: it cannot be read, or is too large.
    """
    from plaint.reading.source import read_bytes, size_in_words, why_unread

    name = "standard input" if file == STDIN else file
    try:
        raw = sys.stdin.buffer.read(limit + 1) if file == STDIN else read_bytes(Path(file), limit)
    except OSError as error:
        raise DataError([Problem(Place(name), *why_unread(Path(file), error))]) from None
    if raw is None or len(raw) > limit:
        raise DataError([Problem(Place(name), f"larger than {size_in_words(limit)}", "split it")])
    return raw, name


def _refuse_mixture(wanted: Wanted) -> None:
    if wanted.write and (wanted.output or wanted.form):
        raise PlaintError("--write adds to signatories.yaml", "leave out --output and --as, or leave out --write")


def _root(session: Session, *, is_needed: bool) -> Path | None:
    """Return the workspace around here; a list can be cleaned without one."""
    from plaint.reading.root import find_root

    try:
        return find_root(session.folder)
    except PlaintError:
        if is_needed:
            raise
        return None


def _signatories(root: Path) -> Mapping[str, Signatory]:
    from plaint.model.people import SignatoryFile
    from plaint.reading.book import read_files
    from plaint.reading.root import SIGNATORIES

    read = read_files([root / SIGNATORIES], root, SignatoryFile, "signatories")
    if read.problems:
        raise DataError(read.problems)
    return read.value.signatories if read.value else {}


def _give(session: Session, people: People, name: str, wanted: Wanted, root: Path | None) -> None:
    from plaint.lists.writing import json_lines

    added = _add(session, people, name, root) if wanted.write and root else 0
    if wanted.json:
        for line in json_lines(people, name, added):
            console.result(line)
    elif wanted.output:
        _write(people, name, wanted.output, is_yaml=_is_yaml(wanted))
    elif not wanted.write:
        for line in _lines(people, is_yaml=_is_yaml(wanted)):
            console.result(line)


def _is_yaml(wanted: Wanted) -> bool:
    if wanted.form or not wanted.output:
        return wanted.form == "yaml"
    return wanted.output.suffix.casefold() in (".yaml", ".yml")


def _lines(people: People, *, is_yaml: bool) -> Iterable[str]:
    from plaint.lists.writing import as_csv, yaml_lines

    return yaml_lines(people) if is_yaml else as_csv(people).removesuffix("\n").split("\n")


def _write(people: People, name: str, path: Path, *, is_yaml: bool) -> None:
    """Write the cleaned list to a file of its own, readable by its owner alone."""
    from plaint.commands.tell import shown
    from plaint.lists.filing import PRIVATE, replace_file
    from plaint.lists.writing import as_csv, as_spreadsheet, yaml_lines

    if path.exists() and name != STDIN and Path(name).exists() and path.samefile(name):
        raise PlaintError(f"{path} is the list itself", "choose another name with --output")
    content = bytearray()
    if is_yaml:
        for line in yaml_lines(people):
            content += f"{line}\n".encode()
    else:
        content += as_spreadsheet(as_csv(people))
    replace_file(path, bytes(content), PRIVATE)
    console.result(shown(path.absolute()))


def _add(session: Session, people: People, name: str, root: Path) -> int:
    """Add those to signatories.yaml who do not stand there yet; nobody, while somebody cannot be added.

    Returns:
        How many they are.

    Raises:
        DataError: some of the list cannot sign as they stand.
    """
    from plaint.lists.filing import PRIVATE, add_to_file
    from plaint.lists.writing import as_entries
    from plaint.reading.root import SIGNATORIES

    if people.errors:
        raise DataError(people.errors)
    known = people.known_before
    new = tuple(person for person in people.persons if person.id not in known)
    if not new:
        console.say(f"All of them stand in {SIGNATORIES} already; nothing was written.")
        return 0
    add_to_file(root / SIGNATORIES, as_entries(new), f"from {Path(name).name}, {session.today(None)}", PRIVATE)
    console.say(f"{len(new):,} added to {SIGNATORIES}; git does not see it.", "strong")
    return len(new)
