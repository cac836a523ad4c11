"""The letter's HTML made self-contained: fonts and pictures inside the file, nothing to fetch."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ADDRESS = re.compile(r'(?<=")(?:font:[\w.-]+|workspace:[^"]+|mark:|photo:\d+)(?=")')
_FACE = re.compile(r"@font-face \{[^}]*\}\n?")
_BLOCK = 64  # characters


def make_self_contained(html: str, serve: Callable[[str], tuple[bytes, str]]) -> str:
    """Return the document with each `font:`, `workspace:`, `photo:` and `mark:` address replaced by what it stands for.

    Fonts are cut down to the characters of the letter and their neighbours, so that letters of one run mostly share
    them.

    Args:
        html: as `paper.render_html` gives it.
        serve: gives bytes and media type for an address, as `Press.serve`.
    """
    blocks = {ord(sign) // _BLOCK for sign in _FACE.sub("", html)}
    letters = frozenset(code for block in blocks for code in range(block * _BLOCK, (block + 1) * _BLOCK))

    def inside(found: re.Match[str]) -> str:
        content, kind = serve(found[0])
        if kind == "font/ttf":
            content, kind = _subset(content, letters), "font/woff"
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"

    return _ADDRESS.sub(inside, html)


@lru_cache(64)
def _subset(font: bytes, characters: frozenset[int]) -> bytes:
    """Return a font with only these characters, as WOFF."""
    from io import BytesIO

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    face = TTFont(BytesIO(font), recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, notdef_outline=True, layout_features=["kern"]))
    subsetter.populate(unicodes=characters)
    subsetter.subset(face)
    face.flavor = "woff"
    out = BytesIO()
    face.save(out)
    return out.getvalue()
