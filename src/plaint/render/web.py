"""The letter's HTML made self-contained: fonts and pictures inside the file, nothing to fetch."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ADDRESS = re.compile(r'(?<=")(?:font|workspace|mark):[^"]*(?=")')
_FEATURES = ("kern", "mark", "mkmk", "liga", "ccmp")
_STYLED_FACE = re.compile(r"@font-face \{[^}]*\}\n?")


def make_self_contained(html: str, serve: Callable[[str], tuple[bytes, str]]) -> str:
    """Return the document with each `font:` and `workspace:` address replaced by what it stands for.

    Fonts are cut down to the characters of the letter.

    Args:
        html: as `paper.render_html` gives it.
        serve: gives bytes and media type for an address, as `Press.serve`.
    """
    letters = frozenset(ord(sign) for sign in _STYLED_FACE.sub("", html))

    def inside(found: re.Match[str]) -> str:
        content, kind = serve(found[0])
        if kind == "font/ttf":
            content = _subset(content, letters)
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"

    return _ADDRESS.sub(inside, html)


def _subset(font: bytes, characters: frozenset[int]) -> bytes:
    """Return a font with only these characters."""
    from io import BytesIO

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    face = TTFont(BytesIO(font), recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, notdef_outline=True, layout_features=list(_FEATURES)))
    subsetter.populate(unicodes=characters)
    subsetter.subset(face)
    out = BytesIO()
    face.save(out)
    return out.getvalue()
