"""Labels: sheets of them in rows and columns, each address inside its own label.

All lengths are millimetres from the sheet's top left corner.

    sheet  paper   label           columns x rows  left, top     pitch            source
    L7160  A4      63.5 x 38.1     3 x 7           7.21, 15.15   66.04, 38.1      measured on Avery's template
    L7161  A4      63.5 x 46.6     3 x 6           7.2, 8.7      66, 46.6         glabels' data, set in the middle
    L7162  A4      99.1 x 33.9     2 x 8           4.65, 12.98   101.6, 33.9      glabels' data, set in the middle
    L7163  A4      99.1 x 38.1     2 x 7           4.67, 15.15   101.6, 38.1      measured on Avery's template
    5160   Letter  66.68 x 25.4    3 x 10          4.76, 12.7    69.85, 25.4      measured on Avery's template
    5161   Letter  101.6 x 25.4    2 x 10          3.97, 12.7    106.36, 25.4     glabels' data
    5163   Letter  101.6 x 50.8    2 x 5           4.13, 12.7    106.36, 50.8     glabels' data
    5164   Letter  101.6 x 84.67   2 x 3           3.97, 12.7    106.36, 84.67    glabels' data

J8160 to J8163, 8160 and 8163 are the same sheets for other printers. Sheets differ by up to a millimetre and printers
shift by as much: text keeps CLEAR from every edge of its label, and an outlined test print on plain paper, held against
the sheet, tells the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.errors import PlaintError, RenderError, UnknownName
from plaint.render import fonts
from plaint.render.geometry import SHEETS, Box
from plaint.render.many import fit_all
from plaint.render.piece import Piece, fill_piece, page_of
from plaint.render.window import INDENT, POINT, fit_lines, with_postcode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plaint.compose.mailing import Mail
    from plaint.render.paper import Templates
    from plaint.render.window import Fit

CLEAR_ACROSS, CLEAR_DOWN = 4.0, 2.5
SIZES = tuple(half / 2 for half in range(24, 13, -1))  # points
GOOD_SIZE, READABLE_SIZE = 10.0, 8.5
FACE = "PlaintSans-Regular.ttf"
LEAST_OVERHANG = 0.1  # a block as high as its page would make WeasyPrint add an empty one
SMALLEST = (20.0, 10.0)
MOST_LABELS = 200  # on one sheet
SHEETS_A_PIECE = 20
_SLACK = 0.05
_GRID = re.compile(r"\s*(\d{1,3})\s*[xX×]\s*(\d{1,3})\s*((?:,\s*\d+(?:\.\d+)?\s*){6})\Z", re.ASCII)
GRID_FORM = "COLUMNSxROWS,left,top,width,height,pitch-x,pitch-y in millimetres, as 3x7,7.2,15.1,63.5,38.1,66,38.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The labels of one sheet.

    Attributes:
        name: as in `--sheet`; empty for a grid given in figures.
        paper: `A4` or `Letter`.
        columns, rows: how many there are.
        left, top: of the first label.
        width, height: of each.
        pitch_x, pitch_y: from the beginning of one to the beginning of the next.
    """

    name: str
    paper: str
    columns: int
    rows: int
    left: float
    top: float
    width: float
    height: float
    pitch_x: float
    pitch_y: float

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def label(self, number: int) -> Box:
        """Return a label by its number on the sheet, from 0, row by row."""
        row, column = divmod(number, self.columns)
        x, y = self.left + column * self.pitch_x, self.top + row * self.pitch_y
        return Box(round(x, 2), round(y, 2), self.width, self.height)

    def faults(self) -> Iterator[str]:
        """Yield why this grid cannot be printed, naming the edge and by how much."""
        width, height = SHEETS[self.paper]
        if not 0 < self.columns * self.rows <= MOST_LABELS:
            yield f"{self.columns} x {self.rows} labels; a sheet has 1 to {MOST_LABELS}"
        if self.width < SMALLEST[0] or self.height < SMALLEST[1]:
            yield f"a label of {self.width:g} x {self.height:g} mm holds no address"
        yield from _overlap("columns", self.columns, self.width, self.pitch_x)
        yield from _overlap("rows", self.rows, self.height, self.pitch_y)
        yield from _beyond("right", self.left + (self.columns - 1) * self.pitch_x + self.width, width)
        yield from _beyond("lower", self.top + (self.rows - 1) * self.pitch_y + self.height, height)


def _overlap(what: str, count: int, length: float, pitch: float) -> Iterator[str]:
    if count > 1 and pitch < length - _SLACK:
        yield f"its {what} overlap by {length - pitch:.2f} mm"


def _beyond(edge: str, reached: float, length: float) -> Iterator[str]:
    if reached > length + _SLACK:
        yield f"it goes {reached - length:.2f} mm over the {edge} edge"


def _avery(name: str, paper: str, counts: tuple[int, int], lengths: tuple[float, ...]) -> Grid:
    left, top, width, height, pitch_x, pitch_y = lengths
    columns, rows = counts
    return Grid(
        name=name, paper=paper, columns=columns, rows=rows, left=left, top=top, width=width, height=height,
        pitch_x=pitch_x, pitch_y=pitch_y,
    )  # fmt: skip


GRIDS = (
    _avery("L7160", "A4", (3, 7), (7.21, 15.15, 63.5, 38.1, 66.04, 38.1)),
    _avery("L7161", "A4", (3, 6), (7.2, 8.7, 63.5, 46.6, 66, 46.6)),
    _avery("L7162", "A4", (2, 8), (4.65, 12.98, 99.1, 33.9, 101.6, 33.9)),
    _avery("L7163", "A4", (2, 7), (4.67, 15.15, 99.1, 38.1, 101.6, 38.1)),
    _avery("5160", "Letter", (3, 10), (4.76, 12.7, 66.68, 25.4, 69.85, 25.4)),
    _avery("5161", "Letter", (2, 10), (3.97, 12.7, 101.6, 25.4, 106.36, 25.4)),
    _avery("5163", "Letter", (2, 5), (4.13, 12.7, 101.6, 50.8, 106.36, 50.8)),
    _avery("5164", "Letter", (2, 3), (3.97, 12.7, 101.6, 84.67, 106.36, 84.67)),
)


def grid_named(name: str) -> Grid:
    """Return a sheet of labels by its name; J8160 and 8160 are L7160 and 5160.

    Raises:
        UnknownName: there is none of that name.
    """
    found = {grid.name: grid for grid in GRIDS}
    wanted = re.sub(r"\AJ8(?=16\d\Z)", "L7", re.sub(r"\A8(?=16[013]\Z)", "5", name.upper().strip()))
    if wanted not in found:
        raise UnknownName("sheet of labels", name, found)
    return found[wanted]


def grid_for(paper: str) -> Grid:
    """Return the sheet in common use for `A4` or `Letter`."""
    return grid_named("5160" if paper == "Letter" else "L7160")


def read_grid(text: str, paper: str) -> Grid:
    """Return a grid given in figures.

    Args:
        text: columns, rows and six lengths in millimetres, as `GRID_FORM` has them.
        paper: `A4` or `Letter`.

    Raises:
        PlaintError: it cannot be read, or does not fit the paper.
    """
    found = _GRID.match(text)
    if not found:
        raise PlaintError(f"--grid {text}: cannot be read", f"write {GRID_FORM}")
    lengths = tuple(float(part) for part in found[3].strip(",").split(","))
    grid = _avery("", paper, (int(found[1]), int(found[2])), lengths)
    if faults := tuple(grid.faults()):
        raise PlaintError(f"--grid does not fit {paper}: {'; '.join(faults)}", f"measure the sheet again: {GRID_FORM}")
    return grid


@dataclass(frozen=True, slots=True)
class Label:
    """One address on its sheet.

    Attributes:
        box: the whole label.
        fit: None where nothing but the outline is printed.
        top: from the label's upper edge to the text, which stands in the middle.
    """

    box: Box
    language: str
    fit: Fit | None
    top: float = 0


@dataclass(frozen=True, slots=True)
class Start:
    """Where a run of labels begins, and what it prints besides.

    Attributes:
        skip: labels already gone from the first sheet.
        outline: print each label's edge, to be held against the sheet.
    """

    skip: int = 0
    outline: bool = False


def print_labels(templates: Templates, grid: Grid, mails: Sequence[Mail], start: Start) -> tuple[Piece, ...]:
    """Return sheets of labels, some of them a piece.

    Raises:
        PlaintError: more labels are to be skipped than a sheet has.
        RenderError: an address does not fit its label, or has a character that no font has.
        TemplateError: the template cannot be filled.
    """
    if not 0 <= start.skip < grid.count:
        raise PlaintError(
            f"--skip {start.skip}: a sheet has {grid.count} labels",
            f"skip at most {grid.count - 1}, or take a new sheet",
        )
    labels = fit_all(mails, lambda mail: Label(grid.label(0), mail.language, fit_label(mail, grid)))
    sheets = tuple(_sheets(grid, labels, start))
    language = mails[0].language
    page = page_of(grid.paper, margin=0)
    values = {
        "language": language,
        "title": phrase(language, "copies.labels"),
        "clear_across": CLEAR_ACROSS,
        "indent": INDENT,
        "outline": start.outline,
        "height": page.height - LEAST_OVERHANG,
    }
    return tuple(
        Piece(
            "labels",
            str(values["title"]),
            fill_piece(templates, "labels.html", page, {**values, "sheets": sheets[at : at + SHEETS_A_PIECE]}),
        )
        for at in range(0, len(sheets), SHEETS_A_PIECE)
    )


def _sheets(grid: Grid, labels: Sequence[Label], start: Start) -> Iterator[tuple[Label, ...]]:
    places = start.skip + len(labels)
    for first in range(0, places, grid.count):
        used = range(max(0, start.skip - first), min(grid.count, places - first))
        numbers = range(grid.count) if start.outline else used
        yield tuple(_placed(grid.label(number), labels, first + number - start.skip) for number in numbers)


def _placed(box: Box, labels: Sequence[Label], which: int) -> Label:
    if not 0 <= which < len(labels):
        return Label(box, "", None)
    label = labels[which]
    taken = label.fit.rows * label.fit.leading * POINT if label.fit else 0
    return replace(label, box=box, top=round((box.height - taken) / 2, 2))


def fit_label(mail: Mail, grid: Grid) -> Fit:
    """Return how an address fits the clear part of a label.

    Raises:
        RenderError: it does not even in small type, or it has a character that no font has.
    """
    fonts.require_characters(mail.lines, f"the label of {mail.whose}")
    room = Box(0, 0, grid.width - 2 * CLEAR_ACROSS, grid.height - 2 * CLEAR_DOWN)
    for fit in (found := _fits(mail.lines, room)):
        if fit.size >= READABLE_SIZE:
            return fit
    if found:
        return max(found, key=lambda fit: fit.size)
    size = f"{grid.name or 'of your grid'} ({grid.width:g} x {grid.height:g} mm)"
    raise RenderError(
        f"the address of {mail.whose} does not fit a label {size}",
        "shorten its lines, or choose larger labels by --sheet",
    )


def _fits(lines: tuple[str, ...], room: Box) -> list[Fit]:
    """Return how an address fits as it is written, and with the postcode behind the town."""
    both = (fit_lines(some, room, SIZES, good=GOOD_SIZE, face=FACE) for some in (lines, with_postcode(lines)))
    return [fit for fit in both if fit]
