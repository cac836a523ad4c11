"""Arabic letters, where the package that brings them is installed: `plaint[arabic]`.

The package has one variable font. WeasyPrint takes five times as long with those, and writes other bytes from run to
run, so HarfBuzz makes static fonts of it, in some hundredths of a second.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources, util

PACKAGE = "fontpkg_noto_sans_arabic"
FAMILY = "Plaint Arabic"
FACES = ((FAMILY, 400, "normal", "PlaintArabic-Regular.ttf"), (FAMILY, 700, "normal", "PlaintArabic-Bold.ttf"))
# Blocks of the Arabic script; no other font has them, and of this one nothing else is used.
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u089f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def has_arabic(text: str) -> bool:
    """Tell whether a text has Arabic letters or signs."""
    return _ARABIC.search(text) is not None


@cache
def is_installed() -> bool:
    """Tell whether the package is there."""
    return util.find_spec(PACKAGE) is not None


@cache
def arabic_font(name: str) -> bytes:
    """Return a static font of the package, by one of the names in `FACES`."""
    import uharfbuzz

    weight = next(weight for _, weight, _, file in FACES if file == name)
    folder = resources.files(PACKAGE) / "files"
    variable = next(entry for entry in folder.iterdir() if entry.name.endswith(".ttf"))
    face, wanted = uharfbuzz.Face(variable.read_bytes()), uharfbuzz.SubsetInput()
    wanted.keep_everything()
    wanted.pin_axis_location(face, "wght", weight)
    wanted.pin_axis_location(face, "wdth", 100)
    made: bytes = uharfbuzz.subset(face, wanted).blob.data
    return made
