"""Make the static fonts that Plaint ships, and say which bytes they are.

Run it when a font is to change, and commit what it writes; it takes two minutes. The `fonts` requirements,
exact because the bytes depend on them, to be installed in an environment of their own:

    fonttools==4.68.0
    fontpkg-source-serif-4==4.4
    fontpkg-noto-sans==2.15

Why static: WeasyPrint takes about five times as long over a letter set in variable fonts, and its bytes then
change from run to run. Why other names: the SIL Open Font License 1.1, condition 3, keeps "Source" for the
original.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parent.parent / "src" / "plaint" / "fonts"
ENGLISH = (3, 1, 0x409)
USE_TYPO_METRICS = 1 << 7
# Nearly a third of each Plaint Sans face, for a script that no letter of ours is promised in.
DEVANAGARI = (range(0x0900, 0x0980), range(0x1CD0, 0x1D00), range(0xA830, 0xA840), range(0xA8E0, 0xA900))
# Copyright 0, version 5, maker 8, designer 9, maker's address 11, licence 13 and 14: true of an instance too.
KEPT_NAMES = frozenset({0, 5, 8, 9, 11, 13, 14})


@dataclass(frozen=True)
class Family:
    """A family to make, and the variable fonts it is made from."""

    name: str
    package: str
    roman: str
    italic: str
    fixed: tuple[tuple[str, float], ...]

    @property
    def stem(self) -> str:
        """The name as files and PostScript spell it."""
        return self.name.replace(" ", "")


@dataclass(frozen=True)
class Style:
    """One of the four faces that word processors and CSS link as a family."""

    name: str
    weight: int
    italic: bool

    @property
    def stem(self) -> str:
        """The name as files and PostScript spell it."""
        return self.name.replace(" ", "")


FAMILIES = (
    Family(
        "Plaint Serif",
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        "SourceSerif4-Italic[opsz,wght].ttf",
        (("opsz", 11.0),),
    ),
    Family(
        "Plaint Sans",
        "fontpkg_noto_sans",
        "NotoSans[wdth,wght].ttf",
        "NotoSans-Italic[wdth,wght].ttf",
        (("wdth", 100.0),),
    ),
)
STYLES = (
    Style("Regular", 400, False),
    Style("Bold", 700, False),
    Style("Italic", 400, True),
    Style("Bold Italic", 700, True),
)


def source_font(family: Family, style: Style) -> TTFont:
    """Open the variable font that holds a style; its dates stay as its makers set them."""
    name = family.italic if style.italic else family.roman
    font = TTFont(str(files(family.package) / "files" / name), recalcTimestamp=False)
    # The other packer is used wherever uharfbuzz happens to be installed, and packs otherwise.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    return font


def instantiate(font: TTFont, family: Family, style: Style) -> TTFont:
    """Pin every axis."""
    return instancer.instantiateVariableFont(font, {**dict(family.fixed), "wght": style.weight})


def wanted(characters: Iterable[int]) -> list[int]:
    """Leave out the script that we do not promise."""
    return [code for code in characters if not any(code in block for block in DEVANAGARI)]


def cut(font: TTFont) -> None:
    """Drop glyphs that no wanted character leads to, glyph names, and tables about axes and signatures."""
    options = subset.Options(layout_features=["*"], name_IDs=["*"], name_languages=["*"], notdef_outline=True)
    options.drop_tables += ["STAT", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted(font.getBestCmap()))
    cutter.subset(font)


def new_names(font: TTFont, family: Family, style: Style) -> dict[int, str]:
    """Say what a face is called (OpenType 1.9, table `name`); four linked styles need no 16 and 17."""
    postscript = f"{family.stem}-{style.stem}"
    version = font["name"].getDebugName(5).split(";")[0]
    made_from = font["name"].getDebugName(4).removesuffix(" Italic").removesuffix(" Regular")
    places = ", ".join(f"{axis} {value:g}" for axis, value in (*family.fixed, ("wght", style.weight)))
    return {
        1: family.name,
        2: style.name,
        3: f"{version.removeprefix('Version ')};NONE;{postscript}",
        4: f"{family.name} {style.name}",
        5: version,
        6: postscript,
        10: f"A static instance of {made_from} {version.lower()} at {places}.",
    }


def rename(font: TTFont, family: Family, style: Style) -> None:
    """Replace what names the original; keep its notices and the names of its stylistic sets."""
    names = new_names(font, family, style)
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in KEPT_NAMES or record.nameID > 255]
    for number, text in names.items():
        table.setName(text, number, *ENGLISH)
    table.names.sort()


def mark_style(font: TTFont, style: Style) -> None:
    """Set the bits by which a system tells the four styles apart (OpenType 1.9, tables `OS/2` and `head`)."""
    bold = style.weight >= 700
    os2 = font["OS/2"]
    os2.usWeightClass = style.weight
    os2.usWidthClass = 5
    os2.achVendID = "NONE"
    os2.panose.bWeight = 8 if bold else 5
    regular = not bold and not style.italic
    os2.fsSelection = USE_TYPO_METRICS | style.italic | bold << 5 | regular << 6
    font["head"].macStyle = bold | style.italic << 1


def build(family: Family, style: Style) -> Path:
    """Make one face and write it; return where."""
    font = instantiate(source_font(family, style), family, style)
    cut(font)
    rename(font, family, style)
    mark_style(font, style)
    path = FONTS / f"{family.stem}-{style.stem}.ttf"
    font.save(path)
    return path


def write_licence(family: Family) -> Path:
    """Write the licence under the copyright line of the font itself, which alone names what is reserved."""
    notice = source_font(family, STYLES[0])["name"].getDebugName(0)
    text = (files(family.package) / "LICENSE").read_text("utf-8")
    path = FONTS / f"OFL-{family.stem}.txt"
    path.write_text(text if text.startswith(notice) else f"{notice}\n{text}", "utf-8")
    return path


def write_checksums(paths: Iterable[Path]) -> None:
    """Write SHA256SUMS in the form that `sha256sum --check` reads."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(paths)]
    (FONTS / "SHA256SUMS").write_text("".join(lines), "utf-8")


def main() -> int:
    """Make every face, both licences and the checksums."""
    FONTS.mkdir(exist_ok=True)
    paths = [build(family, style) for family in FAMILIES for style in STYLES]
    paths += [write_licence(family) for family in FAMILIES]
    write_checksums(paths)
    for path in paths:
        print(f"{path.stat().st_size:>9} {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
