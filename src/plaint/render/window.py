"""What shows through the envelope's window: the sender in one line, who forwards, the address; each made to fit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from plaint.errors import RenderError
from plaint.render import fonts
from plaint.render.geometry import Box
from plaint.render.ties import tied

if TYPE_CHECKING:
    from plaint.model.letter import Letter
    from plaint.render.geometry import Layout

POINT = 25.4 / 72  # millimetres
INDENT = 3.0  # millimetres, of an address line's second half
RETURN_LEADING = 8.75  # points
RETURN_RULE, RETURN_GAP = 0.3, 0.9  # millimetres: the rule below it, and from there to what follows
FORWARD_SIZE = 7.5  # points
FORWARD_LEADING = 9.0
_RETURN_SIZES = (7.0, 6.5, 6.0)
_DOT = " · "
_SIZES = tuple(half_points / 2 for half_points in range(21, 13, -1))
_GOOD_SIZE = 9.5
_LEADINGS = (1.22, 1.14)
_POSTCODE = re.compile(r"(?=.*\d)[0-9A-Z][0-9A-Z -]{2,9}")
_SLACK = 0.3  # millimetres: widths are worked out without kerning


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowText:
    """What stands in the window.

    Attributes:
        lines: of the address; joined where a short window has no room for all of them.
        address: where its lines stand, in millimetres; below the notes.
        notes, notes_top: height above them for the two lines below, and what of it stays empty.
        size, leading: of the address, in points.
        return_lines: the sender in a line or two; empty where there is no room for them.
        return_size: in points.
    """

    lines: tuple[str, ...]
    address: Box
    notes: float
    notes_top: float
    size: float
    leading: float
    return_lines: tuple[str, ...]
    return_size: float


def window_text(letter: Letter, layout: Layout) -> WindowText:
    """Fit return line, covering line and address into a window; the lines above may take room from the address.

    Raises:
        RenderError: the address does not fit even at 7 points.
    """
    lines, size = fit_return_line(letter.return_line, letter.forward, layout)
    return fit_below(letter, layout, lines, size)


def fit_below(letter: Letter, layout: Layout, lines: tuple[str, ...], size: float) -> WindowText:
    """Fit covering line and address below so many lines of the sender, in a size in points; errors as above."""
    box = layout.address
    forward = _forward_height(letter.forward, box.width)
    needed = forward + _return_height(len(lines))
    taken = max(0.0, needed - layout.notes)
    left = Box(box.x, round(box.y + taken, 2), box.width, round(box.height - taken, 2))
    fit = fit_address(letter, left, layout.name)
    return WindowText(
        lines=fit.lines,
        address=left,
        notes=round(layout.notes + taken, 2),
        notes_top=round(layout.notes + taken - needed, 2),
        size=fit.size,
        leading=fit.leading,
        return_lines=lines,
        return_size=size,
    )


def fit_return_line(text: str, forward: str, layout: Layout) -> tuple[tuple[str, ...], float]:
    """Return the sender as he stands above an address, in a line or two if there is room, and the size in points."""
    least = min(_forward_height(forward, layout.address.width), FORWARD_LEADING * POINT)
    if layout.notes < _return_height(1) + least:
        return (), _RETURN_SIZES[0]
    return _return_lines(text, layout.address.width)


@lru_cache(maxsize=256)
def _forward_height(text: str, width: float) -> float:
    if not text:
        return 0.0
    return wrapped_lines(text, FORWARD_SIZE, width, face="PlaintSans-Bold.ttf", indent=0) * FORWARD_LEADING * POINT


def _return_height(lines: int) -> float:
    return lines * RETURN_LEADING * POINT + RETURN_RULE + RETURN_GAP if lines else 0.0


@lru_cache(maxsize=16384)  # a run asks again for each of its signatories
def _return_lines(text: str, width: float) -> tuple[tuple[str, ...], float]:
    """Return the sender in a line, else in two, and their size; else without what is between name and place."""
    parts = text.split(_DOT) if text else []
    while parts:
        for size in _RETURN_SIZES:
            if _fits(text, size, width):
                return (text,), size
        for half in _halves(parts):
            for size in _RETURN_SIZES[1:]:
                if all(_fits(line, size, width) for line in half):
                    return half, size
        del parts[1 if len(parts) > 2 else -1]
        text = _DOT.join(parts)
    return (), _RETURN_SIZES[0]


def _halves(parts: list[str]) -> list[tuple[str, str]]:
    """Return the ways to set parts on two lines, the most even first."""
    halves = [(_DOT.join(parts[:at]), _DOT.join(parts[at:])) for at in range(1, len(parts))]
    return sorted(halves, key=lambda half: max(map(len, half)))


def _fits(text: str, size: float, width: float) -> bool:
    return fonts.text_width(text, size, "PlaintSans-Regular.ttf") * POINT <= width


class Fit(NamedTuple):
    """Lines of an address, size and leading in points, and how many rows they take."""

    lines: tuple[str, ...]
    size: float
    leading: float
    rows: int


def fit_address(letter: Letter, box: Box, envelope: str) -> Fit:
    """Return how the address fits its box: in good size with few broken lines, else smaller, else with lines joined.

    Raises:
        RenderError: it does not fit even at 7 points, with its lines joined.
    """
    for lines in (letter.address, joined_lines(letter.address)):
        if fit := fit_lines(lines, box):
            return fit
    raise RenderError(
        f"{letter.campaign}: the address of {letter.target} does not fit the window of {envelope}",
        "shorten its lines, or choose another with --envelope",
    )


def fit_lines(
    lines: tuple[str, ...],
    box: Box,
    sizes: tuple[float, ...] = _SIZES,
    *,
    good: float = _GOOD_SIZE,
    face: str = "PlaintSerif-Regular.ttf",
) -> Fit | None:
    """Return how lines fit a box, broken where they must be, or None where they do not.

    Args:
        lines: of an address.
        box: in millimetres.
        sizes: to be tried, in points, the largest first.
        good: the size in points below which a broken line is better than smaller type.
        face: the font's file.
    """
    fits = [fit for size in sizes if (fit := _fit_at(size, lines, box, face))]
    large = [fit for fit in fits if fit.size >= good] or fits[:1]
    return min(large, key=lambda fit: (fit.rows, -fit.size), default=None)


def _fit_at(size: float, lines: tuple[str, ...], box: Box, face: str) -> Fit | None:
    rows = sum(wrapped_lines(line, size, box.width, face=face) for line in lines)
    leadings = (leading for leading in _LEADINGS if rows * size * leading * POINT <= box.height)
    leading = next(leadings, None)
    return Fit(lines, size, round(size * leading, 2), rows) if leading else None


def with_postcode(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the address with a postcode behind the town where it has a line of its own."""
    joined: list[str] = []
    for line in lines:
        if joined and _POSTCODE.fullmatch(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return tuple(joined)


def joined_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the address in fewer lines: the name before the office, a postcode behind the town."""
    joined = with_postcode(lines)
    if len(lines) <= 4 or len(joined) < 2:
        return joined
    return (f"{joined[0]}, {joined[1]}", *joined[2:])


def wrapped_lines(
    line: str, size: float, width: float, *, face: str = "PlaintSerif-Regular.ttf", indent: float = INDENT
) -> int:
    """Return how many lines a text takes at most in a box of so many millimetres; later lines are indented."""
    lines, filled = 1, 0.0
    space = fonts.text_width(" ", size, face) * POINT
    for word in tied(line).split(" "):
        length = fonts.text_width(word, size, face) * POINT
        room = width - _SLACK - (indent if lines > 1 else 0)
        if filled and filled + space + length <= room:
            filled += space + length
            continue
        # a word longer than a line is broken wherever the line ends
        broken, rest = divmod(length, width - _SLACK - indent)
        lines, filled = lines + (1 if filled else 0) + int(broken), rest
    return lines
