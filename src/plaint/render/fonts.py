"""The fonts that letters are set in, and which characters they have."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from plaint.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterable

SERIF, SANS = "Plaint Serif", "Plaint Sans"
FACES = tuple(
    (family, weight, style, f"{family.replace(' ', '')}-{name}.ttf")
    for family in (SERIF, SANS)
    for weight, style, name in (
        (400, "normal", "Regular"),
        (400, "italic", "Italic"),
        (700, "normal", "Bold"),
        (700, "italic", "BoldItalic"),
    )
)
# What both families surely have; tests/test_fonts.py proves it. Other characters are looked up in the font files.
_SURE = re.compile(r"[\n -~\u00a0-\u017f\u0400-\u045f\u2013\u2014\u2018-\u201e\u2026\u2116\u202f]*\Z")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")

PACKAGES = {
    "CJK": "Chinese, Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Devanagari",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "THAI": "Thai",
}


def font_file(name: str) -> bytes:
    """Return the bytes of a bundled font."""
    return (resources.files("plaint") / "fonts" / name).read_bytes()


@cache
def _characters(name: str) -> frozenset[int]:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    return frozenset(TTFont(BytesIO(font_file(name)), lazy=True).getBestCmap())


def missing_characters(words: Iterable[str]) -> tuple[str, ...]:
    """Return the characters that no bundled font has, each once, in the order in which they come."""
    missing: dict[str, None] = {}
    for text in words:
        if not _SURE.match(text):
            missing.update(dict.fromkeys(character for character in text if not _has(character)))
    return tuple(missing)


def _has(character: str) -> bool:
    if _SURE.match(character) or character in _INVISIBLE or character.isspace():
        return True
    known = (_characters("PlaintSerif-Regular.ttf"), _characters("PlaintSans-Regular.ttf"))
    return any(ord(character) in characters for characters in known)


def require_characters(words: Iterable[str], whose: str) -> None:
    """Refuse a text that would be printed with empty boxes.

    Raises:
        RenderError: names each character and the script it belongs to.
    """
    missing = missing_characters(words)
    if not missing:
        return
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:8])
    scripts = {PACKAGES.get(unicodedata.name(character, "?").split()[0].split("-")[0], "") for character in missing}
    script = ", ".join(sorted(filter(None, scripts)))
    hint = f"the bundled fonts have no {script} letters; write it in Latin, Greek or Cyrillic letters" if script else (
        "write it with other characters"
    )
    raise RenderError(f"{whose}: no font here has {named}", hint)


@cache
def _advances(name: str) -> tuple[dict[int, int], int]:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(font_file(name)), lazy=True)
    widths, cmap = font["hmtx"].metrics, font.getBestCmap()
    return {code: widths[glyph][0] for code, glyph in cmap.items()}, font["head"].unitsPerEm


def text_width(text: str, size: float, name: str = "PlaintSerif-Regular.ttf") -> float:
    """Return the width of a line in points, without kerning, at a size in points."""
    advances, units = _advances(name)
    return sum(advances.get(ord(character), units // 2) for character in text) * size / units
