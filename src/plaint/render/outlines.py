"""Words as shapes: how wide a line of Plaint Sans Bold is, where its ink reaches, and its outlines.

Shaped by HarfBuzz, as WeasyPrint does it, so that what is measured here is what is printed. Lengths are in em.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from plaint.errors import RenderError
from plaint.render.fonts import font_file

FACE = "PlaintSans-Bold.ttf"
# from the font's OS/2 and hhea tables, in em; a test reads them there
CAP_HEIGHT, ASCENT, DESCENT = 0.714, 1.069, 0.293


@dataclass(frozen=True, slots=True)
class Shape:
    """A glyph at its place on the line.

    Attributes:
        x, y: of its origin; y counts upwards from the baseline.
        left, right, top, bottom: of its ink, on the line.
        path: its outline as SVG path data, in thousandths of an em around its origin, y upwards.
    """

    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float
    path: str


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """A line of words.

    Attributes:
        width: from the first origin to the end of the last advance.
        shapes: what is drawn, without spaces.
    """

    text: str
    width: float
    shapes: tuple[Shape, ...]

    @property
    def edges(self) -> tuple[float, float]:
        """Where its ink begins and ends, from the first origin."""
        lefts, rights = (shape.left for shape in self.shapes), (shape.right for shape in self.shapes)
        return min(lefts, default=0.0), max(rights, default=0.0)

    @property
    def top(self) -> float:
        """How far its ink reaches above the baseline; never less than capitals do."""
        return max((CAP_HEIGHT, *(shape.top for shape in self.shapes)))

    @property
    def bottom(self) -> float:
        """How far its ink reaches below the baseline."""
        return -min((0.0, *(shape.bottom for shape in self.shapes)))


@cache
def _font() -> tuple[Any, int]:
    import uharfbuzz

    face = uharfbuzz.Face(font_file(FACE))
    return uharfbuzz.Font(face), face.upem


@lru_cache(2048)
def shape_line(text: str) -> ShapedLine:
    """Shape one line.

    Raises:
        RenderError: the font has no glyph for something in it.
    """
    import uharfbuzz

    font, units = _font()
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    shapes: list[Shape] = []
    x = 0.0
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not glyph.codepoint:
            missing = text[glyph.cluster]
            raise RenderError(f"no bold letter for {missing} (U+{ord(missing):04X})", "write it with other characters")
        shapes.append(_shape(glyph.codepoint, x + position.x_offset, position.y_offset))
        x += position.x_advance
    return ShapedLine(text, x / units, tuple(shape for shape in shapes if shape.path))


def _shape(glyph: int, x: float, y: float) -> Shape:
    font, units = _font()
    ink = font.get_glyph_extents(glyph)
    left, top = x + ink.x_bearing, y + ink.y_bearing
    edges = (left / units, (left + ink.width) / units, top / units, (top + ink.height) / units)
    return Shape(x / units, y / units, *edges, _path(glyph))


@cache
def _path(glyph: int) -> str:
    from fontTools.pens.svgPathPen import SVGPathPen

    pen = SVGPathPen(None, ntos=lambda number: f"{number:.0f}")
    _font()[0].draw_glyph_with_pen(glyph, pen)
    commands: str = pen.getCommands()
    return commands
