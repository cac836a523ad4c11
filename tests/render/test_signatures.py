"""Who signs, on paper: one or two hundred, with a picture or by hand."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, PngImagePlugin
from sheets import PLAIN, POINT, SENTENCE, Sheet, around, printed, sheets

from plaint.errors import RenderError
from plaint.model.letter import Letter, Signature
from plaint.render.pdf import Press
from plaint.render.pictures import MAX_PIXELS, clean_picture

LONG = "Bartholomew-Maximilian von und zu Beispielhausen-Musterstadt-am-Wasser"
UNBROKEN = "Donaudampfschifffahrtsgesellschaftskapitänswitwe"
LINES = ((), ("Teacher",), ("Secretary", "Example Union of Railway Workers", "Exampletown, United Kingdom"))


def statement(number: int) -> Letter:
    people = [Signature(name=f"Signatory Number{one}", lines=LINES[one % 3]) for one in range(1, number + 1)]
    if number > 2:
        people[1:3] = [Signature(name=LONG, lines=("A.-M. B.",)), Signature(name=UNBROKEN)]
    return replace(PLAIN, sender=(), return_line="", signatures=tuple(people))


def unbroken(text: str) -> str:
    """Return a text without what a line's end may change: spaces, and hyphens, which PDFium reads as it likes."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize(("number", "pages"), [(2, 1), (8, 1), (24, 2), (61, 2), (200, 5)])
def test_every_name_stands_once_in_order_and_inside_the_margins(number: int, pages: int) -> None:
    told = sheets(printed(statement(number)))
    assert len(told) == pages
    read = "".join(unbroken(sheet.text) for sheet in told)
    places = [read.find(unbroken(one.name)) for one in statement(number).signatures]
    assert -1 not in places
    assert places == sorted(places)
    for sheet in told:
        ink = around(sheet.signs)
        assert ink.x >= 25
        assert ink.x + ink.width <= 180.3
        assert ink.y + ink.height <= 297 - 22 + 0.3


def test_columns_keep_apart() -> None:
    first, second = sheets(printed(statement(61)))
    closing = around(first.find("Yours respectfully,"))
    names = [sign.ink for sign in first.signs if sign.ink.y > closing.y + 6]
    names += [sign.ink for sign in second.signs if sign.ink.y > 25]
    for gutter in (25 + 47.7, 25 + 47.7 * 2 + 6):
        assert not [ink for ink in names if ink.x < gutter + 5 and ink.x + ink.width > gutter + 1]


def test_the_closing_stands_before_names_on_its_page() -> None:
    for size in (2, 3, 4):
        letter = replace(statement(8), body="\n\n".join([PLAIN.body] * size))
        page = next(sheet for sheet in sheets(printed(letter)) if "Yours respectfully," in sheet.lines)
        assert "Signatory Number1" in page.lines


def by_hand(number: int) -> Letter:
    return replace(PLAIN, signatures=(Signature(labels=("Signature", "Name", "Town")),) * number)


def test_one_signs_above_the_words_that_say_where() -> None:
    sheet = Sheet(printed(by_hand(1)))
    signature, name, town = (around(sheet.find(label)) for label in ("Signature", "Name", "Town"))
    closing = around(sheet.find("Yours respectfully,"))
    assert signature.y - closing.y - closing.height >= 15
    assert name.y - signature.y - signature.height >= 8
    assert town.y == pytest.approx(name.y, abs=0.3)
    assert town.x > name.x + 80


def test_a_statement_without_names_has_a_row_for_each() -> None:
    letter = by_hand(8)
    sheet = next(sheet for sheet in sheets(printed(letter)) if "1" in sheet.lines)
    assert [line for line in sheet.lines if line in {*"12345678"}] == [*"12345678"]
    titles = [around(sheet.find(title)) for title in ("Signature", "Name", "Town")]
    assert len({round(title.y) for title in titles}) == 1
    assert titles[0].x < titles[1].x - 40 < titles[2].x - 80


def test_lines_to_sign_keep_one_page_where_tighter_type_brings_them_there() -> None:
    assert len(sheets(printed(replace(by_hand(8), body=SENTENCE * 15)))) == 1
    assert len(sheets(printed(replace(by_hand(8), body=SENTENCE * 24)))) == 2


def test_lines_to_sign_are_not_parted() -> None:
    for size in range(1, 6):
        letter = replace(by_hand(8), body="\n\n".join([PLAIN.body] * size))
        parted = [sheet for sheet in sheets(printed(letter)) if {*sheet.lines} & {*"12345678"}]
        assert len(parted) == 1
        assert "Yours respectfully," in parted[0].lines


def test_on_whose_behalf_one_signs_stands_before_the_line() -> None:
    sign = Signature(lines=("for the Example Union",), labels=("Signature", "Name", "Town"))
    sheet = Sheet(printed(replace(PLAIN, signatures=(sign,))))
    union, line = around(sheet.find("for the Example Union")), around(sheet.find("Signature"))
    assert line.y - union.y - union.height >= 15


SECRET = "Ann Hidden, 12 Secret Street"


def photo(kind: str) -> bytes:
    """Return a picture that tells who made it and where."""
    picture = Image.new("RGBA" if kind == "PNG" else "RGB", (240, 90), (0, 0, 90, 0) if kind == "PNG" else "white")
    picture.paste((0, 0, 90, 255) if kind == "PNG" else (0, 0, 90), (20, 40, 220, 50))
    exif = Image.Exif()
    exif[0x013B], exif[0x0132] = SECRET, "2030:03:17 12:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (49.0, 48.0, 7.5), 3: "E", 4: (73.0, 5.0, 1.5)})
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET)
    out = BytesIO()
    picture.save(out, kind, exif=exif, **({"pnginfo": told} if kind == "PNG" else {}))
    assert SECRET.encode() in out.getvalue()
    return out.getvalue()


def signed(kind: str) -> tuple[Letter, Press]:
    letter = replace(PLAIN, signatures=(Signature(name="Jane Sample", image=f"pictures/jane.{kind.lower()}"),))
    return letter, Press({f"pictures/jane.{kind.lower()}": photo(kind)}.__getitem__)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_loses_all_but_its_pixels(kind: str) -> None:
    clean = clean_picture(photo(kind), "jane")
    picture = Image.open(BytesIO(clean))
    assert (picture.format, picture.info, dict(picture.getexif())) == ("PNG", {}, {})
    letter, press = signed(kind)
    pdf = printed(letter, by=press)
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = [item.read_bytes() for item in opened.objects if isinstance(item, pikepdf.Stream)]
    for raw in (clean, pdf, *streams):
        assert b"Hidden" not in raw
        assert b"2030:03" not in raw
        assert b"Exif" not in raw


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_stands_between_closing_and_name(kind: str) -> None:
    letter, press = signed(kind)
    sheet = Sheet(printed(replace(letter, sender=(), return_line=""), by=press))
    closing, name = around(sheet.find("Yours respectfully,")), around(sheet.find("Jane Sample"))
    assert 15 <= name.y - closing.y - closing.height <= 20
    shot = sheet.page.render(scale=4 * POINT).to_pil().convert("RGB")
    drawn = [y / 4 for y in range(shot.height) if is_ink(shot.getpixel((40 * 4, y)))]
    assert closing.y + closing.height < min(drawn) < max(drawn) < name.y


def is_ink(colour: tuple[int, int, int]) -> bool:
    return colour[2] > colour[0] + 60


def test_a_photo_that_was_taken_sideways_is_turned_upright() -> None:
    picture = Image.new("RGB", (100, 300), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    assert Image.open(BytesIO(clean_picture(out.getvalue(), "jane"))).size == (300, 100)


def test_what_is_no_picture_or_too_large() -> None:
    for raw in (b"", b"GIF89a", b"%PDF-1.7", photo("JPEG")[:200]):
        with pytest.raises(RenderError, match=r"jane\.jpg: not a picture that can be read"):
            clean_picture(raw, "jane.jpg")
    out = BytesIO()
    Image.new("1", (MAX_PIXELS // 1000, 1001)).save(out, "PNG")
    with pytest.raises(RenderError, match=r"jane\.jpg: 20000 x 1001 pixels"):
        clean_picture(out.getvalue(), "jane.jpg")
