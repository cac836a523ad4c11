"""What a report's page is made of: sections with a table, and bars that draw its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from plaint.reports.value import Tally


class Speaker(Protocol):
    """Finds the fixed words of a report."""

    @property
    def language(self) -> str:
        """Of the words."""

    def __call__(self, key: str) -> str:
        """Return the words for a key."""

    def number(self, count: int) -> str:
        """Return a number in digits."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: on what ground it stands, and its width in per cent of the widest."""

    ground: str
    width: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its heading, its cells, the bars that draw them, and what stands small below the heading."""

    label: str
    cells: tuple[str, ...]
    bars: tuple[Bar, ...] = ()
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, a table, and what is to be said of it.

    Attributes:
        name: in the page's addresses.
        heading: in words.
        columns: headings of the columns, the lines' own first.
        lines: of the table.
        foot: what stands below a rule: the sum, and what is no part of it.
        is_chart: a last column holds bars.
        notes: sentences above the table.
    """

    name: str
    heading: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    foot: tuple[Line, ...] = ()
    is_chart: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.lines or (self.notes and self.name == "answers"))


def numbers(letters: Tally, words: Speaker) -> tuple[str, ...]:
    """Return the three numbers, in the order of the columns."""
    return tuple(words.number(count) for count in (letters.sent, letters.claimed, letters.witnessed))
