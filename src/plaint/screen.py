"""A text and what was found in it, side by side on a terminal, in colour where that is wanted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from plaint.console import has_colour, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from plaint.importing.passages import Note, Passage

NARROW = 76
"""Columns below which what was found stands under its line."""
WIDEST = 180
LABEL = 10
KEPT = 2
"""Lines without anything in them that stay before and after what has something."""

_COLOURS = {
    "target": "green",
    "copy": "cyan",
    "person": "magenta",
    "demand": "yellow",
    "frame": "blue",
    "passed": "bright_black",
}
_LEGEND = (
    ("target", "to whom"),
    ("copy", "copies"),
    ("person", "for whom"),
    ("demand", "what is asked"),
    ("frame", "the rest"),
    ("passed", "left out"),
)


def show_beside(passages: Sequence[Passage]) -> None:
    """Print the lines of a text on standard output, what was found in each beside it."""
    from rich.console import Console

    colour = has_colour(sys.stdout)
    console = Console(file=sys.stdout, color_system="standard" if colour else None, highlight=False, emoji=False)
    width = min(console.width, WIDEST)
    console.print(_legend(), width=width)
    console.print()
    if width < NARROW:
        _stack(console, passages, width)
    else:
        console.print(_table(passages, width), width=width)
    console.print()


def _legend() -> Text:
    from rich.text import Text

    words = Text("found  ")
    words.stylize("dim")
    for role, meaning in _LEGEND:
        words.append(meaning, style=_COLOURS[role]).append("   ")
    return words.append("doubtful", style="underline").append(" ?")


def _table(passages: Sequence[Passage], width: int) -> Table:
    from rich.box import MINIMAL
    from rich.table import Table
    from rich.text import Text

    digits = len(str(passages[-1].number)) if passages else 1
    left = (width - 3) * 11 // 20
    right = width - 3 - left
    table = Table(box=MINIMAL, show_header=False, show_edge=False, padding=(0, 1), pad_edge=False, border_style="dim")
    table.add_column(width=left)
    table.add_column(width=right, overflow="fold")
    for passage in _folded(passages):
        if isinstance(passage, int):
            table.add_row(Text(_skipped(passage, digits), style="dim"), Text())
        else:
            table.add_row(_numbered(passage, digits, left), _notes(passage.notes, right))
    return table


def _numbered(passage: Passage, digits: int, width: int) -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=0)
    grid.add_column(width=digits + 1)
    grid.add_column(width=width - digits - 1, overflow="fold")
    grid.add_row(Text(str(passage.number or "").rjust(digits), style="dim"), _line(passage))
    return grid


def _skipped(count: int, digits: int) -> str:
    return f"{'⋯':>{digits}} {count} lines"


def _stack(console: Console, passages: Sequence[Passage], width: int) -> None:
    from rich.table import Table
    from rich.text import Text

    digits = len(str(passages[-1].number)) if passages else 1
    for passage in _folded(passages):
        if isinstance(passage, int):
            console.print(Text(_skipped(passage, digits), style="dim"))
            continue
        if passage.number:
            console.print(_numbered(passage, digits, width), width=width)
        if passage.notes:
            inner = Table.grid(padding=0)
            inner.add_row(Text(" " * digits + " └ ", style="dim"), _notes(passage.notes, width - digits - 3))
            console.print(inner, width=width)


def _folded(passages: Sequence[Passage]) -> Iterator[Passage | int]:
    """Yield the lines; in the place of a stretch in which nothing was found, how many lines it has.

    Of empty lines in a row one stays.
    """
    kept = [passage for number, passage in enumerate(passages) if not _is_empty(passages, number)]
    holds = [bool(passage.spans or passage.notes) for passage in kept]
    skipped: list[Passage] = []
    for number, passage in enumerate(kept):
        if any(holds[max(0, number - KEPT) : number + KEPT + 1]):
            yield from _stretch(skipped)
            skipped = []
            yield passage
        else:
            skipped.append(passage)
    yield from _stretch(skipped)


def _stretch(skipped: Sequence[Passage]) -> Iterator[Passage | int]:
    """Yield how many lines were skipped; a single one stands as it is."""
    if len(skipped) == 1:
        yield from skipped
    elif skipped:
        yield len(skipped)


def _is_empty(passages: Sequence[Passage], number: int) -> bool:
    """Tell whether a line has nothing in it and follows another such line."""
    pair = passages[max(0, number - 1) : number + 1]
    return all(one.number and not one.text.strip() and not one.notes for one in pair)


def _line(passage: Passage) -> Text:
    """Return a line with its parts in colour; what steers a terminal is shown by its code."""
    from rich.text import Text

    words, at = Text(), 0
    for span in passage.spans:
        if span.start < at:
            continue
        words.append(_shown(passage.text[at : span.start]))
        style = _COLOURS[span.role] if span.sure else f"underline {_COLOURS[span.role]}"
        words.append(_shown(passage.text[span.start : span.end]), style=style)
        at = span.end
    return words.append(_shown(passage.text[at:]))


def _shown(text: str) -> str:
    return safe(text.replace("\t", " "))


def _notes(notes: Iterable[Note], width: int) -> Table:
    """Return what was found in a line: label and value, a row each."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=0)
    grid.add_column(width=LABEL + 1)
    grid.add_column(width=max(8, width - LABEL - 1), overflow="fold")
    for note in notes:
        mark = "" if note.sure else " ?"
        style = _COLOURS[note.role] if note.sure else f"underline {_COLOURS[note.role]}"
        grid.add_row(Text(note.label, style="dim"), Text(_shown(note.value), style=style) + Text(mark))
    return grid
