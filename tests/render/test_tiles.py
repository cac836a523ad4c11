"""Placards over office sheets: glued together they are the placard, to 0.2 mm."""

from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter
from tests.render.sheets import POINT, TEMPLATES, Sheet, press

from plaint.compose.placards import Placard
from plaint.render.piece import print_pieces
from plaint.render.placard import fit_placard, placard_piece
from plaint.render.tiles import MARGIN, OVERLAP, tile_piece, tiling_of, window_of

ONE = Placard(campaign="open-gates", number=1, language="ru", words="Свободу Анне Образцовой и Йозефу!")
SCALE = 5  # pixels a millimetre


@cache
def tiles(size="A3", paper="A4"):
    content, _ = print_pieces(press(), [tile_piece(ONE, size, paper, TEMPLATES)])
    return content


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(("size", "count"), [("A3", 4), ("A2", 8)])
@pytest.mark.parametrize("words", ["FREEDOM!", "One two three four five six seven eight nine ten eleven"])
def test_as_few_sheets_as_can_be(words, size, count, paper):
    fit = fit_placard(Placard(campaign="x", number=1, language="en", words=words), size)
    tiling = tiling_of(fit, paper)
    assert tiling.sheets == count
    assert tiling.width <= tiling.page.inner_width
    assert tiling.height <= tiling.page.inner_height - 30
    last = window_of(tiling, tiling.rows - 1, tiling.columns - 1)
    assert (last[0] + tiling.width, last[1] + tiling.height) == pytest.approx((fit.width, fit.height))


def picture(pdf, number, **crop):
    page = pypdfium2.PdfDocument(pdf)[number]
    return page.render(scale=SCALE * POINT, grayscale=True, **crop).to_pil()


def test_the_tiles_glued_together_are_the_placard():
    """Each covers the strip of the one before it, as the assembly says."""
    whole, _ = print_pieces(press(), [placard_piece(ONE, "A3", TEMPLATES)])
    fit = fit_placard(ONE, "A3")
    tiling = tiling_of(fit, "A4")
    glued = Image.new("L", (round(fit.width * SCALE), round(fit.height * SCALE)), 128)
    for number in range(tiling.sheets):
        x, y = window_of(tiling, *divmod(number, tiling.columns))
        edges = (MARGIN, MARGIN, MARGIN + tiling.width, MARGIN + tiling.height)
        part = picture(tiles(), number).crop([round(edge * SCALE) for edge in edges])
        glued.paste(part, (round(x * SCALE), round(y * SCALE)))
    # the whole placard's corner mark is no part of the picture
    above = (0, 0, glued.width, round((fit.height - 11) * SCALE))
    one, other = glued.crop(above), picture(whole, 0).crop(above)
    assert strayed(one, other) == strayed(other, one) == 0


def strayed(one, other):
    """Count the pixels, 0.2 mm wide, that are lighter or darker than all around them in the other picture."""
    lighter = ImageChops.subtract(one, other.filter(ImageFilter.MaxFilter(3)))
    darker = ImageChops.subtract(other.filter(ImageFilter.MinFilter(3)), one)
    return sum(part.point(lambda value: 255 if value > 128 else 0).histogram()[255] for part in (lighter, darker))


def dark(number, box):
    """Tell whether anything black stands in a box of millimetres."""
    fine = pypdfium2.PdfDocument(tiles())[number].render(scale=20 * POINT, grayscale=True).to_pil()
    return fine.crop([round(edge * 20) for edge in box]).getextrema()[0] < 100


def test_corner_marks_point_at_the_edges_of_the_tile():
    tiling = tiling_of(fit_placard(ONE, "A3"), "A4")
    right, bottom = MARGIN + tiling.width, MARGIN + tiling.height
    for x, y in ((MARGIN, MARGIN), (right, MARGIN), (MARGIN, bottom), (right, bottom)):
        out_x, out_y = (4 if x > MARGIN else -4), (4 if y > MARGIN else -4)
        assert dark(0, (x + out_x - 0.5, y - 0.2, x + out_x + 0.5, y + 0.2))
        assert not dark(0, (x + out_x - 0.5, y + 0.3, x + out_x + 0.5, y + 0.9))
        assert dark(0, (x - 0.2, y + out_y - 0.5, x + 0.2, y + out_y + 0.5))
        assert not dark(0, (x + 0.3, y + out_y - 0.5, x + 0.9, y + out_y + 0.5))


def test_the_ruler_is_100_millimetres_long():
    fine = pypdfium2.PdfDocument(tiles())[0].render(scale=20 * POINT, grayscale=True).to_pil()
    tiling = tiling_of(fit_placard(ONE, "A3"), "A4")
    top = round((MARGIN + tiling.height + 7.5) * 20)
    strip = fine.crop((0, top, fine.width, top + 80))
    longest = max(runs_of_black(strip, row) for row in range(strip.height))
    assert longest / 20 == pytest.approx(100, abs=0.3)


def runs_of_black(picture, row):
    cells = picture.crop((0, row, picture.width, row + 1)).tobytes()
    return max(map(len, bytes(255 if value < 128 else 0 for value in cells).split(b"\0")))


def test_each_sheet_bears_its_name_and_the_first_says_how_to_begin():
    first, second, third, fourth = (Sheet(tiles(), number) for number in range(4))
    assert [sheet.lines[0] for sheet in (first, second, third, fourth)] == ["1A", "1B", "2A", "2B"]
    assert "Длина этой линии 100\u00a0мм?" in first.text.replace("\n", " ").replace("100 мм", "100\u00a0мм")
    assert "Длина" not in second.text
    assert "Лист 2B, 4 из 4" in fourth.text


def test_the_strip_to_glue_on_lies_where_a_neighbour_is():
    tiling = tiling_of(fit_placard(ONE, "A3"), "A4")
    right, bottom = MARGIN + tiling.width, MARGIN + tiling.height
    on_the_right = (right - OVERLAP + 0.05, MARGIN + 1, right - OVERLAP + 0.25, MARGIN + 7)
    below = (MARGIN + 1, bottom - OVERLAP + 0.05, MARGIN + 7, bottom - OVERLAP + 0.25)
    assert [grey(number, on_the_right) for number in range(4)] == [True, False, True, False]
    assert [grey(number, below) for number in range(4)] == [True, True, False, False]


def grey(number, box):
    """Tell whether a box of millimetres has the grey of the dashed line."""
    fine = pypdfium2.PdfDocument(tiles())[number].render(scale=20 * POINT, grayscale=True).to_pil()
    return sum(fine.crop([round(edge * 20) for edge in box]).histogram()[115:124]) > 100


def test_words_of_strangers_stay_words():
    hostile = Placard(campaign="x", number=1, language="en", words='</title></svg><img src="http://example.org/x">')
    content, pages = print_pieces(press(), [tile_piece(hostile, "A2", "A4", TEMPLATES)])
    assert pages == 8
    with pikepdf.open(BytesIO(content)) as document:
        alts = {str(item.Alt) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item}
    assert f"Sheet 1A, 1 of 8: {hostile.words}" in alts
