"""The fonts of a page, cut down to what it shows and what a reader may type."""

from __future__ import annotations

from functools import lru_cache

from plaint.render.fonts import SANS, SERIF, font_file

# What is typed into a letter is mostly written with these: ASCII, Latin-1, and the Cyrillic of Russian, Ukrainian,
# Belarusian and Kazakh. Other letters are shown in a font of the reader's machine.
_LATIN = (*range(0x20, 0x7F), *range(0xA0, 0x100))
_CYRILLIC = (*range(0x410, 0x450), *map(ord, "ЁёЄєІіЇїЎўҐґӘәҒғҚқҢңӨөҰұҮүҺһ"))
_SIGNS = tuple(map(ord, "–—‘’‚“”„…№·"))
TYPED = frozenset((*_LATIN, *_CYRILLIC, *_SIGNS))
# family, weight, file, whether readers may type in it
FACES = (
    (SERIF, 400, "PlaintSerif-Regular.ttf", True),
    (SERIF, 700, "PlaintSerif-Bold.ttf", False),
    (SANS, 400, "PlaintSans-Regular.ttf", True),
    (SANS, 700, "PlaintSans-Bold.ttf", False),
)


def face_files(words: str) -> dict[str, bytes]:
    """Return the page's fonts by file name, as WOFF2, with the characters of some words and those often typed."""
    shown = frozenset(map(ord, words))
    return {file: _cut(file, shown | TYPED if typed else shown) for _, _, file, typed in FACES}


@lru_cache(64)
def _cut(name: str, characters: frozenset[int]) -> bytes:
    from io import BytesIO

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    face = TTFont(BytesIO(font_file(name)), recalcTimestamp=False)
    subsetter = Subsetter(Options(hinting=False, notdef_outline=True, layout_features=["kern", "mark", "mkmk"]))
    subsetter.populate(unicodes=characters)
    subsetter.subset(face)
    face.flavor = "woff2"
    out = BytesIO()
    face.save(out)
    return out.getvalue()
