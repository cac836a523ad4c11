"""The fonts of a page, cut down to what it shows and what a reader may type."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from plaint.render.fonts import SANS, SERIF, font_file

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# What is typed into a letter is mostly written with these: ASCII, Latin-1, and the Cyrillic of Russian, Ukrainian,
# Belarusian and Kazakh. Other letters are shown in a font of the reader's machine.
_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100))
_CYRILLIC = (*range(0x410, 0x450), *map(ord, "ЁёЄєІіЇїЎўҐґӘәҒғҚқҢңӨөҰұҮүҺһ"))
_SIGNS = tuple(map(ord, "–—‘’‚“”„…№·✓"))
TYPED = frozenset((*_LATIN, *_CYRILLIC, *_SIGNS))
# Family, weight, file. Titles and subjects are set in the bold serif, and nothing that is typed.
TITLES = "PlaintSerif-Bold.ttf"
FACES = (
    (SERIF, 400, "PlaintSerif-Regular.ttf"),
    (SERIF, 700, TITLES),
    (SANS, 400, "PlaintSans-Regular.ttf"),
    (SANS, 700, "PlaintSans-Bold.ttf"),
)


def face_files(words: str, titles: str) -> dict[str, bytes]:
    """Return the page's fonts by file name, as WOFF2.

    Args:
        words: all that it shows, but for what is typed.
        titles: what of it is set in the bold serif.
    """
    shown, large = frozenset(map(ord, words)), frozenset(map(ord, titles))
    return {file: _woff(file, large if file == TITLES else shown | TYPED) for _, _, file in FACES}


@lru_cache(64)
def _woff(name: str, characters: frozenset[int]) -> bytes:
    face = _cut(_common(name, characters - TYPED), characters)
    face.flavor = "woff2"
    return _saved(face)


@lru_cache(16)
def _common(name: str, others: frozenset[int]) -> bytes:
    """Return a font that pages have in common, as it is cut once: to read all of it takes a second."""
    return _saved(_cut(font_file(name), TYPED | others))


def _cut(content: bytes, characters: frozenset[int]) -> TTFont:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    face = TTFont(BytesIO(content), recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, notdef_outline=True, layout_features=["kern", "mark", "mkmk"]))
    subsetter.populate(unicodes=characters)
    subsetter.subset(face)
    return face


def _saved(face: TTFont) -> bytes:
    out = BytesIO()
    face.save(out)
    return out.getvalue()
