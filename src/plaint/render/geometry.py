"""Where things stand on the sheet: windows of envelopes, fold marks, the first line of the text.

All lengths are millimetres from the sheet's top left corner.

A sheet slides in its envelope, so a `window` is not the hole but what shows through it wherever the sheet lies.
With a hole of w by h, its lower left corner `left` and `up` from the envelope's, a fold at `fold` that rests on the
envelope's lower edge, and a packet p high in an envelope of W by H, that is x from `left` to `left + w - (W - sheet)`
and y from `fold - up - h + (H - p)` to `fold - up`. It must hold the address for every envelope of a layout.

    layout     envelope            hole          left     up      folds      packet
    din5008a   DL 220 x 110        90 x 45       20       15      87, 192    105
    din5008b   DL, C5/6 229 x 114  90 x 45       20       15      105, 210   105
    dl         DL                  90 x 35       20       18      105, 210   105
    c5         C5 229 x 162        90 x 35       20       60      148.5      148.5
    fr         DL                  100 x 35      100      20      105, 210   105
    ch         C5/6, C5            100 x 45      117      21, 65  105, 210   105, 148.5
    ch-left    C5/6, C5            100 x 45      20       21, 65  105, 210   105, 148.5
    us10       #10 241.3 x 104.8   114.3 x 28.6  22.2     12.7    100, 192   100

Holes: DIN 680 and DIN 5008; for Switzerland, a manufacturer's table of the SN envelopes (12 from the right edge, 109
for those with the hole at the left); for #10, the United States' commonest; dl, c5 and fr as they are commonly sold
in Britain and France, where no standard binds the makers: a hole that is taller, as the French 100 x 45, shows more.
Folding a French letter in thirds, as is the habit there, still shows five lines of address. #10 is folded unevenly,
since thirds would leave three lines, and keeps the 1/8 inch clear that the United States' post asks for.
Text begins where DIN 5008 and KOMA-Script's letter class options have it; on a #10 letter below the fold.
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
        text: where the subject begins.
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
        Box(25, 62.7, 66, 27.3), 8.7, Box(20, 54, 71, 36), (105, 210), 148.5, 98.46,
    ),
    Layout(
        "din5008a", "DL, window left (DIN 5008 A)", "A4",
        Box(25, 44.7, 75, 27.3), 12.7, Box(20, 32, 80, 40), (87, 192), 148.5, 80.46,
    ),
    Layout(
        "dl", "DL, window 35 x 90 mm left, 18 mm up", "A4",
        Box(25, 62, 72, 24.5), 4.5, Box(20, 57, 80, 30), (105, 210), 0, 98.5,
    ),
    Layout(
        "c5", "C5, window 35 x 90 mm left, 60 mm up; folded once", "A4",
        Box(25, 67.5, 65, 20.5), 0.5, Box(20, 67, 71, 21.5), (148.5,), 0, 98.5,
    ),
    Layout(
        "fr", "DL, window 35 x 100 mm right, 20 mm up", "A4",
        Box(108, 59.5, 80, 25), 4.5, Box(100, 55, 90, 30), (105, 210), 0, 98.5,
    ),
    Layout(
        "ch", "C5 or C5/6, window 45 x 100 mm right", "A4",
        Box(120, 57, 76, 26), 5, Box(117, 52, 81, 31.5), (105, 210), 148.5, 98.5,
    ),
    Layout(
        "ch-left", "C5 or C5/6, window 45 x 100 mm left", "A4",
        Box(25, 57, 75, 26), 5, Box(20, 52, 81, 31.5), (105, 210), 148.5, 98.5,
    ),
    Layout(
        "us10", "US #10, single window left", "Letter",
        Box(25.4, 66.7, 82.5, 17.4), 3.2, Box(22.2, 63.5, 88.9, 23.8), (100.01, 192.09), 0, 103,
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
