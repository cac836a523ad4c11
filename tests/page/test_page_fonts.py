"""The page's fonts: what is shown and typed is in them, and not much more."""

from io import BytesIO

from fontTools.ttLib import TTFont

from plaint.render.page.fonts import FACES, TITLES, TYPED, face_files


def characters(content):
    return set(TTFont(BytesIO(content)).getBestCmap())


def test_what_is_typed_and_shown_is_there():
    files = face_files("Łódź Ω", "Łódź")
    assert set(files) == {file for _, _, file in FACES}
    for name in ("PlaintSerif-Regular.ttf", "PlaintSans-Regular.ttf"):
        there = characters(files[name])
        assert TYPED - there <= {0xAD, 0x2713}
        assert set(map(ord, "ŁźΩ")) <= there
    assert characters(files[TITLES]) == set(map(ord, "Łódź"))


def test_fonts_are_woff2_and_bear_our_own_name():
    for content in face_files("a", "a").values():
        font = TTFont(BytesIO(content))
        assert font.flavor == "woff2"
        assert {str(name) for name in font["name"].names if name.nameID == 1} <= {"Plaint Serif", "Plaint Sans"}
