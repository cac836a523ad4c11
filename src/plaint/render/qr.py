"""QR codes (ISO/IEC 18004) as paths: sharp at any size, and no picture to fetch."""

from __future__ import annotations

from dataclasses import dataclass

QUIET = 4  # modules of white around a code; ISO/IEC 18004, 6.3.8
LEAST_SIZE, LEAST_MODULE = 24.0, 0.45  # millimetres: what telephones read from a hand's breadth


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code for a template.

    Attributes:
        modules: its side in modules, with the quiet zone.
        size: its side on paper, in millimetres.
        path: SVG path data, a unit a module.
    """

    modules: int
    size: float
    path: str


def qr_code(text: str) -> QrCode:
    """Return the code of a text, so that 15 % of it may be spoilt (level M)."""
    import segno

    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    modules = len(matrix) + 2 * QUIET
    path = "".join(
        f"M{QUIET + x} {QUIET + y}h1v1h-1z" for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark
    )
    return QrCode(modules, max(LEAST_SIZE, modules * LEAST_MODULE), path)
