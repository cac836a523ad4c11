"""A placard over several office sheets: cut into tiles that overlap, with marks to cut, to glue and to measure by."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.render.piece import Page, Piece, fill_piece, page_of
from plaint.render.placard import distance_words, fit_placard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.placards import Placard
    from plaint.render.fitting import Fit
    from plaint.render.paper import Templates

MARGIN = 10.0  # millimetres around a tile
OVERLAP = 10.0  # millimetres that two neighbours share
FOOT = 30.0  # millimetres below a tile: its name, the ruler, the sketch
RULER = 100  # millimetres


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a placard is cut.

    Attributes:
        page: each sheet, lying or upright.
        columns, rows: of tiles.
        width, height: of a tile, in millimetres, with what it shares with its neighbours.
    """

    page: Page
    columns: int
    rows: int
    width: float
    height: float

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape for SVG: its outline and its transformation."""

    path: str
    transform: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet.

    Attributes:
        name: row and column, as 1A.
        drawn: the shapes that reach into it.
        marks: SVG path data of the corner marks.
        glue: SVG path data of the hatching, where neighbours are glued on.
        edges: SVG path data of the lines where their edges come to lie.
        cells: of the sketch.
    """

    name: str
    place: str
    alt: str
    drawn: tuple[Drawn, ...]
    marks: str
    glue: str
    edges: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A sheet in the sketch of how they go together, in millimetres; `here` is the one at hand."""

    name: str
    x: float
    y: float
    width: float
    height: float
    label: tuple[float, float]
    here: bool


def tiling_of(fit: Fit, paper: str) -> Tiling:
    """Return the tiling over `A4` or `Letter` that takes the fewest sheets, upright where both ways take as many."""
    return min((_tiling(fit, page_of(paper, margin=MARGIN, landscape=lying)) for lying in (False, True)), key=_sheets)


def _sheets(tiling: Tiling) -> int:
    return tiling.sheets


def _tiling(fit: Fit, page: Page) -> Tiling:
    columns = _count(fit.width, page.inner_width)
    rows = _count(fit.height, page.inner_height - FOOT)
    width = (fit.width + (columns - 1) * OVERLAP) / columns
    height = (fit.height + (rows - 1) * OVERLAP) / rows
    return Tiling(page, columns, rows, width, height)


def _count(length: float, room: float) -> int:
    return max(1, ceil((length - OVERLAP) / (room - OVERLAP)))


def tile_piece(placard: Placard, size: str, paper: str, templates: Templates) -> Piece:
    """Return a placard of size `A3` or `A2`, cut into tiles for `A4` or `Letter`.

    Raises:
        RenderError: it cannot be read across a street, or a character has no letter.
        TemplateError: the template cannot be filled.
    """
    fit = fit_placard(placard, size)
    tiling = tiling_of(fit, paper)
    language, bookmark = placard.language, f"{size}, {paper}: {placard.words}"
    page = Page(width=tiling.page.width, height=tiling.page.height, top=0, right=0, bottom=0, left=0)
    values = {
        "language": language,
        "title": placard.words,
        "bookmark": bookmark,
        "tiling": tiling,
        "margin": MARGIN,
        "picture_width": MARGIN + tiling.width + 7,
        "picture_height": MARGIN + tiling.height + 7,
        "ruler": ruler_path(),
        "ruler_words": phrase(language, "street.tile.ruler").format(length=RULER),
        "assembly": phrase(language, "street.tile.assembly"),
        "sketch_words": phrase(language, "street.tile.sketch"),
        "mark": f"{size}: {distance_words(fit, language)}",
        "tiles": tuple(_tiles(placard, fit, tiling)),
    }
    html = fill_piece(templates, "tiles.html", page, values)
    return Piece(f"{placard.name}-{size.lower()}-tiles", bookmark, html)


def _tiles(placard: Placard, fit: Fit, tiling: Tiling) -> Iterator[Tile]:
    for number in range(tiling.sheets):
        row, column = divmod(number, tiling.columns)
        name = tile_name(row, column)
        place = phrase(placard.language, "street.tile.sheet").format(name=name, number=number + 1, total=tiling.sheets)
        yield Tile(
            name=name,
            place=place,
            alt=f"{place}: {placard.words}",
            drawn=tuple(_drawn(fit, tiling, row, column)),
            marks=_corner_marks(tiling),
            glue=" ".join(_hatching(tiling, row, column)),
            edges=" ".join(_edges(tiling, row, column)),
            cells=tuple(_cells(tiling, number)),
        )


def tile_name(row: int, column: int) -> str:
    """Return 1A for the first row and column: A1 would pass for a size of paper."""
    return f"{row + 1}{chr(ord('A') + column)}"


def window_of(tiling: Tiling, row: int, column: int) -> tuple[float, float]:
    """Return where a tile begins on the placard: x and y in millimetres."""
    return column * (tiling.width - OVERLAP), row * (tiling.height - OVERLAP)


def _drawn(fit: Fit, tiling: Tiling, row: int, column: int) -> Iterator[Drawn]:
    left, top = window_of(tiling, row, column)
    for line in fit.lines:
        for shape in line.shaped.shapes:
            across = (line.x + shape.left * fit.em - left, line.x + shape.right * fit.em - left)
            down = (line.y - shape.top * fit.em - top, line.y - shape.bottom * fit.em - top)
            if across[1] > 0 and across[0] < tiling.width and down[1] > 0 and down[0] < tiling.height:
                x = MARGIN + line.x + shape.x * fit.em - left
                y = MARGIN + line.y - shape.y * fit.em - top
                scale = fit.em / 1000
                yield Drawn(shape.path, f"translate({x:.4f} {y:.4f}) scale({scale:.6f} {-scale:.6f})")


def _corner_marks(tiling: Tiling) -> str:
    near, far = 2.0, 6.0
    lines: list[str] = []
    for x, out_x in ((MARGIN, -1), (MARGIN + tiling.width, 1)):
        for y, out_y in ((MARGIN, -1), (MARGIN + tiling.height, 1)):
            lines.append(f"M{x + out_x * near:.3f} {y:.3f}H{x + out_x * far:.3f}")
            lines.append(f"M{x:.3f} {y + out_y * near:.3f}V{y + out_y * far:.3f}")
    return " ".join(lines)


def _edges(tiling: Tiling, row: int, column: int) -> Iterator[str]:
    """Yield the lines where neighbours' edges come to lie, and hide them: they begin there, 0.3 mm thick."""
    right, bottom = MARGIN + tiling.width, MARGIN + tiling.height
    if column < tiling.columns - 1:
        yield f"M{right - OVERLAP + 0.15:.3f} {MARGIN:.3f}V{bottom:.3f}"
    if row < tiling.rows - 1:
        yield f"M{MARGIN:.3f} {bottom - OVERLAP + 0.15:.3f}H{right:.3f}"


def _hatching(tiling: Tiling, row: int, column: int) -> Iterator[str]:
    """Yield strokes across each strip onto which a neighbour is glued."""
    right, bottom, step = MARGIN + tiling.width, MARGIN + tiling.height, 8.0
    if column < tiling.columns - 1:
        for number in range(1, int(tiling.height / step)):
            yield f"M{right - 7:.3f} {MARGIN + number * step:.3f}l4 -4"
    if row < tiling.rows - 1:
        for number in range(1, int(tiling.width / step)):
            yield f"M{MARGIN + number * step:.3f} {bottom - 3:.3f}l4 -4"


def _cells(tiling: Tiling, here: int) -> Iterator[Cell]:
    scale = 24 / max(tiling.rows * tiling.height, tiling.columns * tiling.width)
    width, height = tiling.width * scale, tiling.height * scale
    for number in range(tiling.sheets):
        row, column = divmod(number, tiling.columns)
        x, y = column * width, row * height
        label = (x + width / 2, y + height / 2 + 1)
        yield Cell(tile_name(row, column), x, y, width, height, label, number == here)


def ruler_path() -> str:
    """Return the ruler as SVG path data: 100 mm with a tick each 10, from x = 1, y = 1."""
    ticks = (f"M{1 + at:.1f} 1V{5 if at % 50 == 0 else 3.5}" for at in range(0, RULER + 1, 10))
    return f"M1 1H{RULER + 1} {' '.join(ticks)}"
