"""Entries are added at the end of a YAML file; not a byte of what is there changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plaint.errors import PlaintError
from plaint.reading.blocks import STEP, Block, Key, write_block, write_comment
from plaint.reading.plain import read_plain
from plaint.reading.source import Source, as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plaint.reading.plain import Plain


def append_entries(source: Source, top: str, entries: Sequence[Key], heading: str = "") -> bytes:
    """Return a file's bytes with entries added under its one key.

    Args:
        source: the file as it is; one without text where there is none yet.
        top: the key at its top, as `recipients`.
        entries: each an id with what stands under it.
        heading: a comment above them, on one line.

    Raises:
        PlaintError: the file is written so that nothing can be added at its end.
    """
    before = read_plain(source, with_places=True)
    indent = _indent(before, top)
    lines = [] if _has_top(before, top) else [f"{top}:"]
    lines += [write_comment(heading, indent)] if heading else []
    for number, entry in enumerate(entries):
        lines += [""] if number else []
        lines += write_block(Block((entry,)), indent)
    added = _joined(source, lines)
    _require_kept(source, before, added, (top, *(entry.name for entry in entries)))
    return added


def _has_top(plain: Plain, top: str) -> bool:
    return isinstance(plain.value, dict) and top in plain.value


def _indent(plain: Plain, top: str) -> int:
    """Return how far the entries that are there are indented; two spaces where there is none."""
    columns = [place.column - 1 for trail, place in plain.places.items() if len(trail) == 2 and trail[0] == top]
    return columns[0] if columns else STEP


def _joined(source: Source, lines: list[str]) -> bytes:
    end = b"\r\n" if b"\r\n" in source.raw else b"\n"
    gap = b"" if not source.text or source.text.endswith("\n") else end
    blank = end if source.text.strip() else b""
    return source.raw + gap + blank + end.join(line.encode() for line in lines) + end


def _require_kept(source: Source, before: Plain, added: bytes, trail: tuple[str, ...]) -> None:
    """Read the result, and refuse it unless it says what was there, and the new entries after it."""
    top, *names = trail
    after = as_text(added, source.name)
    read = read_plain(after) if isinstance(after, Source) else None
    old, new = _entries(before, top), _entries(read, top) if read else None
    is_kept = old is not None and new is not None and list(new) == [*old, *names]
    if read is None or read.problems or not is_kept or {**(new or {}), **(old or {})} != new:
        remedy = f"write `{top}:` on a line of its own, its entries below it, each with its keys indented below its id"
        raise PlaintError(f"{source.name}: nothing can be added at its end", remedy)


def _entries(plain: Plain, top: str) -> dict[str, Any] | None:
    """Return what stands under the one key; None where it is no mapping."""
    entries = (plain.value.get(top) if isinstance(plain.value, dict) else plain.value) or {}
    return entries if isinstance(entries, dict) else None
