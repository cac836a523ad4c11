"""The shipped fonts are the ones that were made, say rightly what they are, and have the letters."""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import plaint

FONTS = Path(plaint.__file__).parent / "fonts"
FAMILIES = ("Plaint Serif", "Plaint Sans")
STYLES = {"Regular": (400, False), "Bold": (700, False), "Italic": (400, True), "Bold Italic": (700, True)}
FACES = [(family, style) for family in FAMILIES for style in STYLES]
UPPER_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
UPPER_RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
ALPHABETS = {
    "en": UPPER_LATIN,
    "fr": UPPER_LATIN + "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ",
    "de": UPPER_LATIN + "ÄÖÜẞ",
    "es": UPPER_LATIN + "ÁÉÍÑÓÚÜ",
    "ru": UPPER_RUSSIAN,
    "kk": UPPER_RUSSIAN + "ӘҒҚҢӨҰҮҺІ",
}
SIGNS = "0123456789.,;:!?¡¿'\"()[]/&@%+-–—…«»‹›„“”‚‘’§•°ª№₸€£$\u00a0\u202f\u00ad"
OWNERS = [("Plaint Serif", "Adobe"), ("Plaint Sans", "The Noto Project Authors")]
MOST_BYTES = 4 * 1024 * 1024


@cache
def opened(family: str, style: str) -> TTFont:
    return TTFont(BytesIO((FONTS / f"{family}-{style}.ttf".replace(" ", "")).read_bytes()), lazy=True)


def letters(language: str) -> set[int]:
    upper = ALPHABETS[language]
    return {ord(letter) for letter in upper + upper.lower()}


def listed() -> dict[str, str]:
    lines = (FONTS / "SHA256SUMS").read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def test_every_file_is_listed_and_unchanged() -> None:
    found = {path.name: path for path in FONTS.iterdir() if path.suffix in {".ttf", ".txt"}}
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in found.items()} == listed()
    assert len(found) == len(FACES) + len(FAMILIES)


def test_the_folder_is_light_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < MOST_BYTES


@pytest.mark.parametrize(("family", "style"), FACES)
def test_names_link_the_four_styles(family: str, style: str) -> None:
    names = opened(family, style)["name"]
    postscript = f"{family}-{style}".replace(" ", "")
    called = [names.getDebugName(number) for number in (1, 2, 4, 6)]
    assert called == [family, style, f"{family} {style}", postscript]
    assert names.getDebugName(3).endswith(postscript)
    assert [names.getDebugName(number) for number in (16, 17, 21, 22, 25)] == [None] * 5


@pytest.mark.parametrize(("family", "style"), FACES)
def test_no_presented_name_uses_what_the_licence_reserves(family: str, style: str) -> None:
    names = opened(family, style)["name"].names
    presented = [str(record) for record in names if record.nameID in {1, 2, 3, 4, 6, 16, 17, 18, 21, 22, 25}]
    assert not [name for name in presented if "source" in name.casefold() or "noto" in name.casefold()]


@pytest.mark.parametrize(("family", "style"), FACES)
def test_style_bits_agree_with_the_name(family: str, style: str) -> None:
    font = opened(family, style)
    weight, italic = STYLES[style]
    os2, bold, regular = font["OS/2"], weight == 700, style == "Regular"
    assert (os2.usWeightClass, os2.usWidthClass, os2.fsType) == (weight, 5, 0)
    assert os2.fsSelection & 0b1100001 == italic | bold << 5 | regular << 6
    assert font["head"].macStyle == bold | italic << 1
    assert (font["post"].italicAngle != 0) == italic


@pytest.mark.parametrize(("family", "style"), FACES)
def test_a_static_font_that_still_kerns(family: str, style: str) -> None:
    font = opened(family, style)
    assert not {"fvar", "gvar", "STAT", "DSIG"} & set(font.keys())
    features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"kern", "mark"} <= features
    assert "liga" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


@pytest.mark.parametrize("language", ALPHABETS)
@pytest.mark.parametrize(("family", "style"), FACES)
def test_letters_of_every_language_that_has_a_default_letter(family: str, style: str, language: str) -> None:
    assert not letters(language) - set(opened(family, style).getBestCmap())


@pytest.mark.parametrize(("family", "style"), FACES)
def test_signs_that_letters_use(family: str, style: str) -> None:
    assert not {chr(code) for code in map(ord, SIGNS) if code not in opened(family, style).getBestCmap()}


@pytest.mark.parametrize("style", STYLES)
def test_the_second_family_has_the_unbreakable_hyphen(style: str) -> None:
    assert 0x2011 in opened("Plaint Sans", style).getBestCmap()


@pytest.mark.parametrize(("family", "owner"), OWNERS)
def test_licence_lies_beside_the_fonts(family: str, owner: str) -> None:
    text = (FONTS / f"OFL-{family.replace(' ', '')}.txt").read_text("utf-8")
    assert owner in text.splitlines()[0]
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert opened(family, "Regular")["name"].getDebugName(0) in text
