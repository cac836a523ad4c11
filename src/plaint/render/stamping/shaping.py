"""Words become glyphs as Pango and WeasyPrint make them, for words of which that is certain.

WeasyPrint writes for each glyph how far it is from its own width: `int(kerning)`, in thousandths of the type's size,
where kerning is the glyph's rounded width less its advance. Both are counted in Pango's units, 1,024 to the pixel.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from plaint.render.fonts import FACES, font_file, missing_characters
from plaint.render.stamping.errors import UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UNITS = 1024  # Pango's, to the pixel
# Letters that stand alone, by script (ISO 15924): a letter is a glyph, and marks are part of it. Between them, signs
# that every script shares. Whatever else there is, such as marks that are set on letters, is left to WeasyPrint.
_SCRIPTS = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0148\u014a-\u017e"
    "\u0218-\u021b\u1e80-\u1e85\u1ea0-\u1ef9",
    "Cyrl": "\u0400-\u045f\u0490-\u04ff",
    "Grek": "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce",
}
_SIGNS = " -@\\[-`{-~\u00a0\u202f«»·–—‘’“”„…№"
_LETTERS = "".join(_SCRIPTS.values())
_KNOWN = re.compile(f"(?=.*[{_LETTERS}])[{_LETTERS}{_SIGNS}]+")
# A run begins with the first letter of its script; the first run takes the signs before it too.
_RUN = re.compile("|".join(f"(?P<{name}>[{own}][{own}{_SIGNS}]*)" for name, own in _SCRIPTS.items()))
_PAIRED = re.compile(r"[({<«‘“„\[]")  # Pango sets what closes them as it has set them
_SPACED = re.compile("[ \u00a0](?:[ \u00a0]|\\Z)|\\A[ \u00a0]")
# Characters whose glyph other characters share; the other is the one that is written more often. A reader would take
# one for the other where both stand in one file.
ODD = re.compile("[µʻʼ∆Ω\u2009∕\ufb00-\ufb06\u0300-\u036f]")
_PLAIN = str.maketrans({"\u00a0": " ", "\u00ad": "-", "\u2010": "-"})
_LIGATURES = re.compile("f+[bhijklt]?")
_SIGN = re.compile(f"[{_LETTERS}{_SIGNS}]+")
# Pango shapes letters of a script that a language is not written in as those of another that is.
_WRITTEN = {"Cyrl": frozenset(["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"]), "Grek": frozenset(("el",))}
_OTHERWISE = {"Latn": "en", "Cyrl": "ru", "Grek": "el"}


def runs_of(text: str) -> list[tuple[str, str]]:
    """Split words by script (ISO 15924), as Pango does; signs go with the letters before them.

    Raises:
        UnfitError: they are not words that can be shaped here.
    """
    if not _KNOWN.fullmatch(text) or _SPACED.search(text):
        raise UnfitError("a name has more than plain letters of Latin, Greek or Cyrillic")
    runs = [(str(found.lastgroup), found[0]) for found in _RUN.finditer(text)]
    lead = len(text) - sum(len(run) for _, run in runs)
    joined: list[tuple[str, str]] = [(runs[0][0], text[:lead] + runs[0][1])]
    for script, run in runs[1:]:
        joined.append((script, run))
    if len(joined) > 1 and _PAIRED.search(text):
        raise UnfitError("a name has brackets among letters of two scripts")
    return joined


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set.

    Attributes:
        face: the font's file.
        font: its name in the PDF.
        size: in Pango's units.
        language: of the letter, ISO 639.
    """

    face: str
    font: str
    size: int
    language: str


@dataclass(frozen=True, slots=True)
class Shaped:
    """Words as glyphs.

    Attributes:
        shown: what a content stream shows, with the operator.
        width: in pixels.
    """

    shown: bytes
    width: float


def face_of(style: Any) -> str:
    """Return the file of the font that a box of WeasyPrint's is set in first.

    Raises:
        UnfitError: it is none of ours, or its words are spaced.
    """
    known = {(family, weight, slant): file for family, weight, slant, file in FACES}
    face = known.get((style["font_family"][0], style["font_weight"], style["font_style"]))
    spaced = style["letter_spacing"] != "normal" or style["word_spacing"] != 0
    changed = any(style[f"font_{name}"] not in ("normal", "auto") for name in _FEATURES)
    if face is None or spaced or changed or style["font_stretch"] != "normal":
        raise UnfitError("a line of who signs is set in a way of its own")
    return face


_FEATURES = (
    "feature_settings",
    "kerning",
    "language_override",
    "variant_alternates",
    "variant_caps",
    "variant_east_asian",
    "variant_ligatures",
    "variant_numeric",
    "variant_position",
    "variation_settings",
)


class Shaper:
    """Shapes words, as long as the file's fonts have their glyphs.

    Args:
        known: what each glyph is read as, by the font's name and the glyph's number; those that the file has.
    """

    def __init__(self, known: Mapping[str, Mapping[int, str]]) -> None:
        self._known = known
        self._glyphs: dict[Style, _Glyphs] = {}
        self.shape = lru_cache(maxsize=4096)(self._shape)

    def _shape(self, style: Style, text: str) -> Shaped:
        """Return words as glyphs.

        Raises:
            UnfitError: they cannot be shaped here, or a glyph is not in the file.
        """
        if style not in self._glyphs:
            self._glyphs[style] = _Glyphs(style, self._known.get(style.font, {}))
        glyphs = self._glyphs[style]
        found = [glyphs[piece] for script, run in runs_of(text) for piece in glyphs.pieces(script, run)]
        if "".join([glyph.read for glyph in found]) != _plain(text):
            raise UnfitError("a name has letters that are read as others")
        shown = b"[<" + b"".join([glyph.shown for glyph in found]) + b">] TJ"
        return Shaped(shown.replace(b"<>", b""), sum([glyph.advance for glyph in found]) / UNITS)


class _Glyph(NamedTuple):
    """A glyph as it is shown after others, how far it leads in Pango's units, and what it is read as."""

    shown: bytes
    advance: int
    read: str


class _Glyphs(dict[str, _Glyph]):
    """Glyphs in a style, by HarfBuzz's own words for them: number, offset if there is any, advance."""

    def __init__(self, style: Style, known: Mapping[int, str]) -> None:
        super().__init__()
        import uharfbuzz

        self._style = style
        self._known = known
        face = uharfbuzz.Face(font_file(style.face))
        self._font, self._plain = uharfbuzz.Font(face), uharfbuzz.Font(face)
        self._font.scale = (style.size, style.size)
        self._units = face.upem

    def pieces(self, script: str, text: str) -> list[str]:
        """Shape words of one script."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", script, self._language(script)
        uharfbuzz.shape(self._font, buffer)
        flags = uharfbuzz.BufferSerializeFlags
        written: str = buffer.serialize(self._font, flags=flags.NO_CLUSTERS | flags.NO_GLYPH_NAMES)
        return written[1:-1].split("|")

    def _language(self, script: str) -> str:
        language = self._style.language.partition("-")[0]
        native = next((name for name, written in _WRITTEN.items() if language in written), "Latn")
        return self._style.language if native == script else _OTHERWISE[script]

    def __missing__(self, piece: str) -> _Glyph:
        number, _, advance = piece.partition("+")
        if not number.isdecimal():
            raise UnfitError("a name has letters that are set on each other")
        glyph, units = int(number), int(advance)
        read = _plain(self._known.get(glyph, ""))
        if not read:
            raise UnfitError("a name has a letter that the file's font is without")
        width = round(self._plain.get_glyph_h_advance(glyph) * 1000 / self._units)
        kerning = int(width - units * 1000 / UNITS / (self._style.size / UNITS))
        shown = b"%04x>%d<" % (glyph, kerning) if kerning else b"%04x" % glyph
        self[piece] = _Glyph(shown, units, read)
        return self[piece]


def _plain(text: str) -> str:
    """Return what a file says that a glyph is (`reading_aids.name_plainly`)."""
    return text.translate(_PLAIN)


def letters_of(texts: Iterable[str]) -> set[str]:
    """Return the characters and ligatures of words."""
    found: set[str] = set()
    for text in texts:
        found.update(text)
        if "f" in text:
            found.update(_LIGATURES.findall(text))
    return found


def specimen_of(letters: Iterable[str]) -> str:
    """Return those characters and ligatures that can be shaped here, set so that none of them changes another."""
    known = sorted(one for one in letters if _SIGN.fullmatch(one) and not missing_characters([one]))
    return " ".join((*known, "·", "a\u00a0a\u202fa"))
