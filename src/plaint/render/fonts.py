"""The fonts that letters are set in, and which characters they have."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from plaint.errors import RenderError
from plaint.render.arabic import FACES as ARABIC_FACES
from plaint.render.arabic import arabic_font, has_arabic, is_installed

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
# Nothing is drawn for these, whatever a font has. Other spaces are drawn: a font must know how wide they are.
_INVISIBLE = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")

# The first word of a character's name in Unicode: what people call the script.
SCRIPTS = {
    "ARABIC": "Arabic",
    "ARMENIAN": "Armenian",
    "BENGALI": "Bengali",
    "BOPOMOFO": "Chinese",
    "CJK": "Chinese or Japanese",
    "COPTIC": "Coptic",
    "DEVANAGARI": "Devanagari",
    "ETHIOPIC": "Ethiopic",
    "FULLWIDTH": "Chinese or Japanese",
    "GEORGIAN": "Georgian",
    "GUJARATI": "Gujarati",
    "GURMUKHI": "Gurmukhi",
    "HALFWIDTH": "Japanese",
    "HANGUL": "Korean",
    "HEBREW": "Hebrew",
    "HIRAGANA": "Japanese",
    "IDEOGRAPHIC": "Chinese or Japanese",
    "KANNADA": "Kannada",
    "KATAKANA": "Japanese",
    "KHMER": "Khmer",
    "LAO": "Lao",
    "MALAYALAM": "Malayalam",
    "MONGOLIAN": "Mongolian",
    "MYANMAR": "Burmese",
    "ORIYA": "Odia",
    "SINHALA": "Sinhala",
    "SYRIAC": "Syriac",
    "TAMIL": "Tamil",
    "TELUGU": "Telugu",
    "THAANA": "Thaana",
    "THAI": "Thai",
    "TIBETAN": "Tibetan",
    "TIFINAGH": "Tifinagh",
}


@cache
def font_file(name: str) -> bytes:
    """Return the bytes of a bundled font.

    Raises:
        RenderError: there is none of that name.
    """
    if is_installed() and name in {file for _, _, _, file in ARABIC_FACES}:
        return arabic_font(name)
    if name not in {file for _, _, _, file in FACES}:
        raise RenderError(f"no bundled font '{name}'", f"there are: {', '.join(file for _, _, _, file in FACES)}")
    return (resources.files("plaint") / "fonts" / name).read_bytes()


def _open(name: str) -> Any:
    """Return a bundled font as fontTools has it, its glyphs named by number: their own names take long to read."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(font_file(name)), lazy=True)
    font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
    return font


@cache
def _characters(name: str) -> frozenset[int]:
    return frozenset(_open(name).getBestCmap())


def has_characters(text: str, name: str) -> bool:
    """Tell whether a bundled font can print a text by itself."""
    return all(ord(character) in _characters(name) or character in _INVISIBLE for character in text)


def missing_characters(words: Iterable[str]) -> tuple[str, ...]:
    """Return the characters that no bundled font has, each once, in the order in which they come."""
    missing: dict[str, None] = {}
    for text in words:
        if not _SURE.match(text):
            missing.update(dict.fromkeys(character for character in text if not _has(character)))
    return tuple(missing)


def _has(character: str) -> bool:
    if _SURE.match(character) or character in _INVISIBLE:
        return True
    if unicodedata.category(character) == "Cf":  # it would turn the words around it, or be seen by no reader
        return False
    # the italics of a family may know less than its upright
    serif, sans = (_characters(f"{family.replace(' ', '')}-Italic.ttf") for family in (SERIF, SANS))
    return ord(character) in serif or ord(character) in sans or _has_arabic(character)


def _has_arabic(character: str) -> bool:
    return has_arabic(character) and is_installed() and ord(character) in _characters(ARABIC_FACES[0][3])


def extra_faces(words: Iterable[str]) -> tuple[tuple[str, int, str, str], ...]:
    """Return the faces besides `FACES` that some words need: those for Arabic letters, where they are installed."""
    return ARABIC_FACES if is_installed() and any(map(has_arabic, words)) else ()


def needs_second_family(text: str) -> bool:
    """Tell whether a text in Plaint Serif has characters that only Plaint Sans has."""
    if _SURE.match(text):
        return False
    serif = _characters("PlaintSerif-Italic.ttf")
    return any(ord(character) not in serif and character not in _INVISIBLE for character in text)


def require_characters(words: Iterable[str], whose: str) -> None:
    """Refuse a text that would be printed with empty boxes.

    Raises:
        RenderError: names each character and the script it belongs to.
    """
    if told := describe_missing(words):
        raise RenderError(f"{whose}: {told[0]}", told[1])


def describe_missing(words: Iterable[str]) -> tuple[str, str] | None:
    """Return which characters no bundled font has, and what to do; None where all can be printed."""
    missing = missing_characters(words)
    if not missing:
        return None
    named = ", ".join(_named(character) for character in missing[:8])
    scripts = {SCRIPTS.get(unicodedata.name(character, "?").split()[0].split("-")[0], "") for character in missing}
    script = " or ".join(sorted(filter(None, scripts)))
    hint = "write it with other characters"
    if script:
        hint = f"the bundled fonts have no {script} letters; write it in Latin, Greek or Cyrillic letters"
    if script == "Arabic" and not is_installed():
        hint += ", or install plaint[arabic]"
    return f"no font here has {named}", hint


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{character} ({code})" if character.isprintable() else f"{code} {unicodedata.name(character, '')}".strip()


@cache
def _advances(name: str) -> tuple[dict[int, int], int]:
    font = _open(name)
    widths, cmap = font["hmtx"].metrics, font.getBestCmap()
    return {code: widths[glyph][0] for code, glyph in cmap.items()}, font["head"].unitsPerEm


def text_width(text: str, size: float, name: str = "PlaintSerif-Regular.ttf") -> float:
    """Return the width of a line in points, without kerning, at a size in points."""
    width, units = _width(text, name)
    return width * size / units


@lru_cache(maxsize=1024)
def _width(text: str, name: str) -> tuple[int, int]:
    """Return the width of a line in a font's units, and how many of them the type's size has."""
    advances, units = _advances(name)
    return sum(advances.get(ord(character), units // 2) for character in text), units
