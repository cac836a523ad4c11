"""The lines of one signatory, written into the gaps of a mould."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plaint.render.stamping.cutting import Group, Item, Row
    from plaint.render.stamping.shaping import Shaped, Shaper


def write_group(group: Group, lines: Mapping[str, str], shaper: Shaper) -> bytes:
    """Return what fills a gap, as WeasyPrint would have written it.

    Args:
        group: the lines that stand there.
        lines: words by the names of their gaps.
        shaper: makes glyphs of them.

    Raises:
        UnfitError: a line is too long, or cannot be shaped.
    """
    return b"".join(part for row in group for part in _row(row, lines, shaper))


def _row(row: Row, lines: Mapping[str, str], shaper: Shaper) -> list[bytes]:
    shaped = [_shaped(item, lines, shaper) for item in row.items]
    across = row.rule.begin(sum(width for _, width in shaped))
    parts: list[bytes] = []
    for item, (shown, width) in zip(row.items, shaped, strict=True):
        parts += (item.before, number(across), item.between, shown, item.after)
        across += width
    return parts


def _shaped(item: Item, lines: Mapping[str, str], shaper: Shaper) -> tuple[bytes, float]:
    if not item.name:
        return item.shown, item.width
    shaped: Shaped = shaper.shape(item.style, lines[item.name])
    return shaped.shown, shaped.width


def number(value: float) -> bytes:
    """Return a number as pydyf writes it."""
    if value.is_integer():
        return b"%d" % value
    return f"{value:f}".rstrip("0").encode("ascii")
