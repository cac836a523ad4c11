"""The fonts of a page, cut down to what it shows and what a reader may type."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from plaint.render.fonts import SANS, SERIF, font_file

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
_FEATURES = (b"kern", b"mark", b"mkmk", b"ccmp", b"locl")


def face_files(words: str, titles: str, *, is_typed: bool = True) -> dict[str, bytes]:
    """Return the page's fonts by file name, as WOFF2.

    Args:
        words: all that it shows, but for what is typed.
        titles: what of it is set in the bold serif.
        is_typed: whether anything is typed.
    """
    shown, large = frozenset(map(ord, words)), frozenset(map(ord, titles))
    needed = shown | TYPED if is_typed else shown
    return {file: _woff(file, large if file == TITLES else needed) for _, _, file in FACES}


@lru_cache(64)
def _woff(name: str, characters: frozenset[int]) -> bytes:
    """Return a font cut down to characters: by HarfBuzz, in a millisecond, where fontTools takes a second."""
    from fontTools.ttLib import TTFont

    face = TTFont(BytesIO(_cut(name, characters)), recalcTimestamp=False)
    face.flavor = "woff2"
    out = BytesIO()
    face.save(out)
    return out.getvalue()


def _cut(name: str, characters: frozenset[int]) -> bytes:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.clear()
    wanted.unicode_set.update(characters)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag, "big") for tag in _FEATURES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    cut = uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob(font_file(name))), wanted)
    return bytes(cut.blob.data)
