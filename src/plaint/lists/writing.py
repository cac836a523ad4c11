"""People of a list as a clean table, as entries of signatories.yaml, or as values for programs. Pure."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from plaint.errors import PlaintError
from plaint.model.people import Signatory
from plaint.reading.appending import append_entries
from plaint.reading.blocks import Block, Items, Key, Leaf, write_block
from plaint.reading.rows import safe_cell
from plaint.reading.source import MAX_BYTES, Source, size_in_words
from plaint.reading.table import SPREADSHEET_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.errors import Problem
    from plaint.lists.duplicates import Duplicate
    from plaint.lists.signatories import People, Person

TOP = "signatories"
_KEYS = tuple(key for key in Signatory.model_fields if key != "id")


def as_csv(people: People) -> str:
    """Return a table with the columns of a signatory that anybody has, ready for `--signed-by`.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    used = [key for key in _KEYS if key == "name" or any(person.clean.get(key) for person in people.persons)]
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["id", *used])
    for person in people.persons:
        writer.writerow([person.id, *(safe_cell(person.clean.get(key)) for key in used)])
    return file.getvalue()


def as_spreadsheet(table: str) -> bytes:
    """Return a table as a file that Excel takes for UTF-8."""
    return (SPREADSHEET_MARK + table.replace("\n", "\r\n")).encode()


def yaml_lines(people: People) -> Iterator[str]:
    """Yield the lines of entries as signatories.yaml has them."""
    yield f"{TOP}:"
    for person in people.persons:
        yield ""
        yield from write_block(Block((_entry(person),)), 2)


def as_entries(persons: Iterable[Person]) -> tuple[Key, ...]:
    """Return entries, each with its keys in the order of the model."""
    return tuple(map(_entry, persons))


def _entry(person: Person) -> Key:
    return Key(person.id, Block(tuple(_keys(person))))


def _keys(person: Person) -> Iterator[Key]:
    for key in _KEYS:
        words = person.clean.get(key)
        if words and key == "consent":
            yield Key(key, Items(tuple(Leaf(purpose) for purpose in words.split())))
        elif words:
            yield Key(key, Leaf(words))


def add_entries(source: Source | None, name: str, entries: tuple[Key, ...], heading: str) -> bytes:
    """Return a file of the workspace with entries added at its end; what is there stays as it is.

    Args:
        source: the file; None where there is none yet.
        name: of the file, as `signatories.yaml`; its one key has that name too.
        entries: each an id with what stands under it.
        heading: a remark above them.

    Raises:
        PlaintError: nothing can be added at its end, or it would be larger than files of a workspace may be.
    """
    added = append_entries(source or Source(name, "", b""), name.partition(".")[0], entries, heading)
    if len(added) > MAX_BYTES:
        hint = "keep the list as a table instead: --output members.csv, then letter … --signed-by members.csv"
        raise PlaintError(f"{name} would be larger than {size_in_words(MAX_BYTES)}", hint)
    return added


def json_lines(people: People, name: str, added: int) -> Iterator[str]:
    """Yield everything that is known of a list as lines of JSON, an entry a line, for lists may be long.

    Args:
        people: the list.
        name: of the file.
        added: how many of them were added to signatories.yaml.
    """
    everybody, known = people.everybody, people.known_before
    columns = ({"title": one.title, "key": one.key or None, "why": one.why or None} for one in people.columns)
    persons = (_person_json(person, person.id in known) for person in people.persons)
    doubles = (
        {**_double_json(one), "first": _who(everybody[one.first]), "second": _who(everybody[one.second])}
        for one in people.duplicates
    )
    yield f'{{"file": {_dumps(name)}, "read_as": {_dumps(people.form)}, "added": {added},'
    yield from _json_list("columns", columns, ",")
    yield from _json_list("signatories", persons, ",")
    yield from _json_list("problems", map(problem_json, people.problems), ",")
    yield from _json_list("duplicates", doubles, "}")


def _json_list(key: str, values: Iterable[object], end: str) -> Iterator[str]:
    line = f'"{key}": ['
    comma = ""
    for value in values:
        yield f"{line}{comma}"
        line, comma = _dumps(value), ","
    yield f"{line}]{end}"


def _dumps(value: object) -> str:
    from json import dumps

    return dumps(value, ensure_ascii=False)


def _person_json(person: Person, is_known: bool) -> dict[str, Any]:
    cells = {key: person.clean.get(key) for key in _KEYS if person.clean.get(key)}
    consent = {"consent": cells["consent"].split()} if "consent" in cells else {}
    changes = [{"key": one.key, "before": one.before, "after": one.after} for one in person.clean.changes]
    place = person.clean.place
    return {
        "id": person.id,
        **cells,
        **consent,
        "line": place.line,
        "column": place.column,
        "known": is_known,
        "changes": changes,
    }


def problem_json(problem: Problem) -> dict[str, str | int]:
    """Return a problem for programs."""
    return {
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _double_json(one: Duplicate) -> dict[str, Any]:
    return {"kind": one.kind, "certain": one.is_certain}


def _who(clean: Any) -> dict[str, str | int]:
    return {"file": clean.place.file, "line": clean.place.line, "name": clean.get("name")}
