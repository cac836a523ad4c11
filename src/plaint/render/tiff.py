"""Black and white pages become a fax file: TIFF-F, profile F or S of RFC 3949.

Pillow codes the pages (ITU-T T.4 and T.6); the file round them is ours, since Pillow would cut pages into strips and
number them wrongly. The same pages give the same bytes, and nothing in them tells of a machine, a day or a program.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.Image import Image

Profile = Literal["F", "S"]
"""F: coded by T.6 (G4), half as large; S: by T.4 in one dimension (G3), which whatever takes faxes by mail can read."""

_LONG, _SHORT, _RATIONAL = 4, 3, 5  # types of a field: TIFF 6.0, section 2
_REVERSED = bytes(int(f"{number:08b}"[::-1], 2) for number in range(256))
_STRIP_AT = 273  # the field that says where a page's dots begin
_GROUP_4, _GROUP_3 = 4, 3
_ONE_STRIP = 1 << 28  # bytes; no page is larger


def write_tiff(pages: Iterable[Image], count: int, profile: Profile, resolution: tuple[int, int]) -> bytes:
    """Return pages as TIFF-F, one strip a page, little-endian, each directory before its page.

    Args:
        pages: of mode "1"; taken one at a time.
        count: how many they are.
        profile: of RFC 3949.
        resolution: dots an inch, across and down.
    """
    out = bytearray(struct.pack("<2sHI", b"II", 42, 8))
    for number, page in enumerate(pages):
        strip = _code(page, profile)
        fields = _fields(page, len(strip), profile, resolution)
        fields.append((297, _SHORT, (number, count)))
        is_last = number == count - 1
        out += _directory(fields, len(out), is_last=is_last) + strip
        if not is_last and len(out) % 2:
            out += b"\0"
    return bytes(out)


def _code(page: Image, profile: Profile) -> bytes:
    """Return the dots of a page coded, the first of each byte in its lowest bit."""
    from PIL import Image, ImageChops

    coded = BytesIO()
    way = {"compression": "group4"} if profile == "F" else {"compression": "group3", "tiffinfo": {292: 4}}
    # 0 is white in a fax; told to do that itself, Pillow takes a quarter of a second for a page
    ImageChops.invert(page).save(coded, "TIFF", strip_size=_ONE_STRIP, **way)
    raw = coded.getvalue()
    tags = Image.open(BytesIO(raw), formats=("TIFF",)).tag_v2  # type: ignore[attr-defined]
    (begin,), (length,) = tags[_STRIP_AT], tags[279]
    return raw[begin : begin + length].translate(_REVERSED)


def _fields(
    page: Image, length: int, profile: Profile, resolution: tuple[int, int]
) -> list[tuple[int, int, int | tuple[int, int]]]:
    """Return number, type and value of each field, in the order of their numbers (RFC 3949, 3.2 and 4.2)."""
    is_f = profile == "F"
    return [
        (254, _LONG, 2),  # one page of several
        (256, _LONG, page.width),
        (257, _LONG, page.height),
        (258, _SHORT, 1),
        (259, _SHORT, _GROUP_4 if is_f else _GROUP_3),
        (262, _SHORT, 0),  # 0 is white
        (266, _SHORT, 2),  # the first dot is the lowest bit
        (_STRIP_AT, _LONG, 0),
        (277, _SHORT, 1),
        (278, _LONG, page.height),
        (279, _LONG, length),
        (282, _RATIONAL, resolution[0]),
        (283, _RATIONAL, resolution[1]),
        (293, _LONG, 0) if is_f else (292, _LONG, 4),  # lines end at the end of a byte
        (296, _SHORT, 2),  # inches
    ]


def _directory(fields: list[tuple[int, int, int | tuple[int, int]]], begin: int, *, is_last: bool) -> bytes:
    """Return a page's directory with what does not fit into its fields; the page's strip comes next.

    Args:
        fields: in order.
        begin: where the directory stands in the file.
        is_last: no page comes after this one.
    """
    beside = begin + 2 + 12 * len(fields) + 4
    strip = beside + 8 * sum(kind == _RATIONAL for _, kind, _ in fields)
    entries, rationals, length = bytearray(), bytearray(), 0
    for tag, kind, value in fields:
        if kind == _RATIONAL:
            entries += struct.pack("<HHII", tag, kind, 1, beside + len(rationals))
            rationals += struct.pack("<II", value, 1)
        elif isinstance(value, tuple):
            entries += struct.pack("<HHIHH", tag, kind, 2, *value)
        else:
            length = value if tag == 279 else length
            entries += struct.pack("<HHII", tag, kind, 1, strip if tag == _STRIP_AT else value)
    following = 0 if is_last else strip + length + (strip + length) % 2
    return struct.pack("<H", len(fields)) + entries + struct.pack("<I", following) + rationals
