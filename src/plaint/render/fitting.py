"""The largest type in which some words fit a sheet, broken between words alone and into lines that look even.

A line of placard type is read well from 120 times the height of its capitals, and from 300 times at most: sign makers'
rules of an inch for ten, and for 25 feet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from plaint.errors import RenderError
from plaint.render.outlines import CAP_HEIGHT, ShapedLine, shape_line
from plaint.render.ties import tied

SHEETS = {"A3": (297.0, 420.0), "A2": (420.0, 594.0)}  # millimetres, upright; ISO 216
MARGIN = 12.0  # millimetres
READS_WELL, READS_AT_MOST = 120, 300
LEAST_DISTANCE = 8  # metres: across a street of two lanes
MOST_UNITS = 60

_GAP, _LEAST_PITCH = 0.13, 0.9  # em: between the ink of two lines, and between their baselines
_SLACK = 0.05  # the share of size that may be given for a better break
_SHORT_END = 0.12
_SPACE = re.compile(r"[ \t\r\n]+")
_TIED = re.compile(r"[ \t\r\n]+(?=[!?:;»…—–-](?:\W|$))|(?<=«)[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line where it stands: `x` of its first origin, `y` of its baseline, millimetres from the sheet's top left."""

    shaped: ShapedLine
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Fit:
    """Words fitted to a sheet.

    Attributes:
        width, height: of the sheet, in millimetres; it lies where that makes the type larger.
        em: the size of the type, in millimetres.
        lines: from the top down.
    """

    width: float
    height: float
    em: float
    lines: tuple[Line, ...]

    @property
    def capitals(self) -> float:
        """The height of capitals, in millimetres."""
        return self.em * CAP_HEIGHT

    @property
    def reads_well(self) -> int:
        """From how many metres it reads well."""
        return int(self.capitals * READS_WELL / 1000)

    @property
    def reads_at_most(self) -> int:
        """From how many metres it can be read at most."""
        return int(self.capitals * READS_AT_MOST / 1000)


def fit_words(words: str, size: str) -> Fit:
    """Fit words to a sheet of `SHEETS`, upright or lying.

    Raises:
        RenderError: they cannot be read across a street, or a letter is missing.
    """
    units = units_of(words)
    if len(units) > MOST_UNITS:
        raise RenderError(f"“{_short(words)}” has {len(units)} words", "write a slogan of ten words or fewer")
    if not any(shape_line(unit).shapes for unit in units):
        raise RenderError("words of which nothing can be seen", "write it with letters")
    width, height = SHEETS[size]
    best = max((_fit(units, width, height), _fit(units, height, width)), key=lambda fit: fit.em)
    if best.reads_at_most < LEAST_DISTANCE:
        remedy = "write it shorter" if size == "A2" else "write it shorter, or print it whole on A2"
        raise RenderError(f"“{_short(words)}” cannot be read from {LEAST_DISTANCE} m on {size}", remedy)
    return best


def units_of(words: str) -> tuple[str, ...]:
    """Return what no line's end may part: words, with the marks that belong to them."""
    return tuple(_SPACE.split(_TIED.sub("\u00a0", tied(words)).strip(" \t\r\n")))


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"


def _fit(units: tuple[str, ...], width: float, height: float) -> Fit:
    room = (width - 2 * MARGIN, height - 2 * MARGIN)
    table = _Breaks(units)
    em, count = max((table.size(count, room), count) for count in range(1, len(units) + 1))
    even = table.break_evenly(count, room[0] / (em * (1 - _SLACK)))
    return _place([shape_line(" ".join(line)) for line in even], width, height)


class _Breaks:
    """Ways to break units into lines, by the widths of all runs of units, in em."""

    def __init__(self, units: tuple[str, ...]) -> None:
        self.units = units
        shaped = [shape_line(unit) for unit in units]
        self.ink = max(line.top for line in shaped) + max(line.bottom for line in shaped)
        space = shape_line("a a").width - 2 * shape_line("a").width
        self._ends = [0.0]
        for line in shaped:
            self._ends.append(self._ends[-1] + line.width + space)
        self._space = space
        count = len(units)
        self._widths = sorted({self.width(i, j) for i in range(count) for j in range(i + 1, count + 1)})

    def width(self, start: int, end: int) -> float:
        """Return the width of a line of the units from `start` to before `end`."""
        return self._ends[end] - self._ends[start] - self._space

    def size(self, count: int, room: tuple[float, float]) -> float:
        """Return the largest em at which at most `count` lines fit into a room of width and height."""
        narrowest = self._widths[bisect_left(self._widths, True, key=lambda limit: self._lines(limit) <= count)]
        tall = count * self.ink + (count - 1) * _GAP
        return min(room[0] / narrowest, room[1] / tall)

    def _lines(self, limit: float) -> int:
        """Return how many lines no wider than a limit are needed; more than there are units where one is wider."""
        lines, start = 1, 0
        for end in range(1, len(self.units) + 1):
            if self.width(start, end) > limit:
                lines, start = lines + 1, end - 1
                if self.width(start, end) > limit:
                    return len(self.units) + 1
        return lines

    def break_evenly(self, count: int, limit: float) -> tuple[tuple[str, ...], ...]:
        """Return the units in `count` lines or fewer, none wider than a limit, as even as can be."""
        best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
        total = len(self.units)
        for lines in range(1, count + 1):
            for end in range(lines, total + 1):
                ways = [
                    (best[lines - 1, start][0] + self._cost(start, end, limit), (*best[lines - 1, start][1], end))
                    for start in range(lines - 1, end)
                    if (lines - 1, start) in best and self.width(start, end) <= limit
                ]
                if ways:
                    best[lines, end] = min(ways)
        ends = next(best[lines, total][1] for lines in range(count, 0, -1) if (lines, total) in best)
        return tuple(self.units[start:end] for start, end in zip((0, *ends), ends, strict=False))

    def _cost(self, start: int, end: int, limit: float) -> float:
        """Return how ill a line looks: what it leaves empty, squared; a short word should open a line, not end it."""
        empty = 1 - self.width(start, end) / limit
        dangles = end < len(self.units) and len(self.units[end - 1]) <= 3 and self.units[end - 1][-1].isalpha()
        return empty**2 + (_SHORT_END if dangles else 0)


def _place(lines: list[ShapedLine], width: float, height: float) -> Fit:
    """Set lines as large as the sheet allows: centred between the tops of capitals and the last baseline."""
    spread = max(line.edges[1] - line.edges[0] for line in lines)
    pitches = [max(_LEAST_PITCH, over.bottom + _GAP + under.top) for over, under in pairwise(lines)]
    pitch = max(pitches, default=0.0)
    tall = lines[0].top + (len(lines) - 1) * pitch + lines[-1].bottom
    em = min((width - 2 * MARGIN) / spread, (height - 2 * MARGIN) / tall)
    block = em * (CAP_HEIGHT + (len(lines) - 1) * pitch)
    highest, lowest = MARGIN + em * lines[0].top, height - MARGIN - em * ((len(lines) - 1) * pitch + lines[-1].bottom)
    first = min(max((height - block) / 2 + em * CAP_HEIGHT, highest), lowest)
    placed = (
        Line(line, (width - em * sum(line.edges)) / 2, first + number * pitch * em) for number, line in enumerate(lines)
    )
    return Fit(width, height, em, tuple(placed))
