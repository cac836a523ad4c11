"""Where things stand on the sheet: windows of envelopes, fold marks, the first line of the text.

All lengths are millimetres from the sheet's top left corner. Sources: DIN 5008 A and B, SN 010130, NF and US #10
as KOMA-Script's letter class option files give them; window positions of DL, C5 and #10 envelopes from
manufacturers' drawings, less the play of the sheet in the envelope.
"""

from __future__ import annotations

from dataclasses import dataclass

from plaint.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, in millimetres."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, other: Box, slack: float = 0.05) -> bool:
        """Tell whether another rectangle lies inside, but for `slack` millimetres."""
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.x + other.width <= self.x + self.width + slack
            and other.y + other.height <= self.y + self.height + slack
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """The geometry of a letter's first page for one kind of envelope.

    Attributes:
        name: as in settings.yaml and `--envelope`.
        envelope: what it fits, in words.
        paper: `A4` or `Letter`.
        address: where the lines of the address may stand.
        notes: height above the address for the return line and the covering line; within the window.
        window: what is visible for certain, however the sheet slides.
        folds: where to fold, from the top.
        hole: the punch mark, or 0.
        text: where the subject may begin.
    """

    name: str
    envelope: str
    paper: str
    address: Box
    notes: float
    window: Box
    folds: tuple[float, ...]
    hole: float
    text: float


SHEETS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
LEFT, RIGHT, TOP, BOTTOM = 25.0, 30.0, 12.0, 22.0

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "din5008b", "DL or C5/6, window left (DIN 5008 B)", "A4",
        Box(25, 62.7, 75, 27.3), 12.7, Box(20, 50, 80, 40), (105, 210), 148.5, 98.46,
    ),
    Layout(
        "din5008a", "DL or C5/6, window left (DIN 5008 A)", "A4",
        Box(25, 44.7, 75, 27.3), 12.7, Box(20, 32, 80, 40), (87, 192), 148.5, 80.46,
    ),
    Layout(
        "dl", "DL, window 35 x 90 mm left, 18 mm up", "A4",
        Box(25, 62, 72, 24.5), 4.5, Box(20, 57, 80, 30), (105, 210), 0, 98.5,
    ),
    Layout(
        "c5", "C5, window 35 x 90 mm left, 60 mm up; folded once", "A4",
        Box(25, 67.5, 72, 20.5), 0, Box(20, 67, 80, 21.5), (148.5,), 0, 98.5,
    ),
    Layout(
        "fr", "DL, window right (NF)", "A4",
        Box(110, 45, 85, 34), 9.5, Box(105, 40, 95, 40), (99, 198), 0, 98.0,
    ),
    Layout(
        "ch", "C5 or C5/6, window right (SN 010130)", "A4",
        Box(117, 57, 80, 30), 9.5, Box(112, 50, 85, 40), (105, 210), 148.5, 98.5,
    ),
    Layout(
        "ch-left", "C5 or C5/6, window left (SN 010130)", "A4",
        Box(25, 47.5, 85, 30), 9.5, Box(20, 40.5, 95, 40), (105, 210), 148.5, 98.5,
    ),
    Layout(
        "us10", "US #10, single window left", "Letter",
        Box(25.4, 66.7, 82.5, 17.5), 0, Box(25.4, 66.68, 82.55, 17.53), (100.01, 192.09), 0, 98.0,
    ),
)  # fmt: skip


def layout_named(name: str) -> Layout:
    """Return a layout.

    Raises:
        UnknownName: there is none of that name.
    """
    found = {layout.name: layout for layout in LAYOUTS}
    if name not in found:
        raise UnknownName("envelope", name, found)
    return found[name]
