"""An entry is taken out of a YAML file, or rows out of a table; not a byte of the rest changes."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from plaint.errors import PlaintError, Problem
from plaint.reading.cells import split_cells, text_of
from plaint.reading.plain import read_plain
from plaint.reading.source import Source, as_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from plaint.reading.plain import Plain

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def remove_entry(source: Source, trail: tuple[str, ...]) -> bytes:
    """Return a file's bytes without one key and what stands under it.

    Args:
        source: the file.
        trail: the keys that lead to it, as `("signatories", "ruth")`.

    Raises:
        PlaintError: it is written so that nothing can be taken out without touching the rest.
    """
    before = read_plain(source, with_places=True)
    lines = _lines(source.raw)
    place = before.places.get(trail)
    if place is not None and _stands_alone(lines, place.line, place.column):
        end = _end(lines, place.line, place.column)
        kept = [*lines[: place.line - 1], *lines[end:]]
        if _is_only(before, trail):
            kept = _emptied(kept, before, trail[:-1])
        after = b"".join(kept)
        if _says_the_rest(before, as_text(after, source.name), trail):
            return after
    name = ".".join(trail)
    raise PlaintError(f"{source.name}: {name} cannot be taken out by itself", f"remove {name} there by hand")


def remove_rows(raw: bytes, name: str, rows: Collection[int]) -> bytes:
    """Return a table's bytes without some rows.

    Args:
        raw: CSV, as `cells.read_cells` reads it.
        name: what to call it.
        rows: the lines on which they begin, counted from 1.

    Raises:
        PlaintError: it cannot be split so; nothing was changed.
    """
    source = text_of(raw, name)
    refusal = PlaintError(f"{name}: rows cannot be taken out by themselves", "remove them there by hand")
    if isinstance(source, Problem):
        raise refusal
    mark, coding = next(((mark, coding) for mark, coding in _MARKS if raw.startswith(mark)), (b"", "utf-8"))
    lines = re.split(r"(?<=\n)", raw[len(mark) :].decode(coding))
    cells = split_cells(source)
    starts = [row.line for row in cells.rows]
    ends = dict(zip(starts, [*starts[1:], len(lines) + 1], strict=True))
    gone = {line for start in rows if start in ends for line in range(start, ends[start])}
    after = mark + "".join(line for number, line in enumerate(lines, 1) if number not in gone).encode(coding)
    left = text_of(after, name)
    wanted = [row.cells for row in cells.rows if row.line not in rows]
    if cells.faults or isinstance(left, Problem) or [row.cells for row in split_cells(left).rows] != wanted:
        raise refusal
    return after


def _lines(raw: bytes) -> list[bytes]:
    return re.split(rb"(?<=\n)", raw)


def _stands_alone(lines: list[bytes], line: int, column: int) -> bool:
    """Tell whether a key is the first thing on its line."""
    return line <= len(lines) and not lines[line - 1][: column - 1].strip(b" \xef\xbb\xbf")


def _end(lines: list[bytes], line: int, column: int) -> int:
    """Return the number of the last line of an entry: those after it that are indented further, without blank ones."""
    end = line
    for number in range(line, len(lines)):
        text = lines[number]
        if not text.strip():
            continue
        if len(text) - len(text.lstrip(b" ")) < column:
            break
        end = number + 1
    return end


def _is_only(plain: Plain, trail: tuple[str, ...]) -> bool:
    around = _at(plain.value, trail[:-1])
    return isinstance(around, dict) and len(around) == 1


def _emptied(lines: list[bytes], plain: Plain, trail: tuple[str, ...]) -> list[bytes]:
    """Say that nothing is left under a key: `signatories: {}`."""
    place = plain.places.get(trail)
    if place is None:
        return lines
    line = lines[place.line - 1]
    ending = line[len(line.rstrip(b"\r\n")) :]
    return [*lines[: place.line - 1], line.rstrip() + b" {}" + ending, *lines[place.line :]]


def _says_the_rest(before: Plain, after: Source | Problem, trail: tuple[str, ...]) -> bool:
    if isinstance(after, Problem):
        return False
    read = read_plain(after)
    return not read.problems and read.value == _without(before.value, trail)


def _at(value: Any, trail: tuple[str, ...]) -> Any:
    for key in trail:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _without(value: Any, trail: tuple[str, ...]) -> Any:
    key, *rest = trail
    if not isinstance(value, dict):
        return value
    if not rest:
        return {name: one for name, one in value.items() if name != key}
    return {name: _without(one, tuple(rest)) if name == key else one for name, one in value.items()}
