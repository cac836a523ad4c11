"""Leaflets: twice the same on a sheet, each within its half, with a code that can be read."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import segno
from tests.render.sheets import POINT, TEMPLATES, Sheet, around, press

from plaint.compose.leaflets import Leaflet, PublicAddress, Way
from plaint.errors import RenderError
from plaint.render.leaflet import MARGIN, leaflet_piece
from plaint.render.piece import print_pieces
from plaint.render.qr import QUIET, qr_code

LINK = "https://example.org/gates?from=leaflet"
MAIL = Way("E-mail: a@example.org", "mailto:a@example.org")
PLAIN = Leaflet(
    campaign="open-gates",
    language="en",
    title="Open the gates",
    case=("Orla Fair, a baker: in prison since May.",),
    demands=("The gates must be opened.", "Orla Fair must be released."),
    further="",
    advice=("Write.", "Sign.", "Tell."),
    addresses=(PublicAddress("court", ("Ada Bench", "1 Court Square"), (MAIL,)),),
    left_out=(),
    link=LINK,
    responsible="Published by (name, address)",
)  # fmt: skip


def printed(leaflet=PLAIN, paper="A4"):
    content, pages = print_pieces(press(), [leaflet_piece(leaflet, paper, TEMPLATES, press())])
    assert pages == 1
    return content


plain = cache(printed)


@pytest.mark.parametrize(("paper", "size"), [("A4", (297, 210)), ("Letter", (279.4, 215.9))])
def test_both_halves_are_alike_and_keep_their_margins(paper, size):
    sheet = Sheet(plain(PLAIN, paper))
    assert (sheet.width, sheet.height) == pytest.approx(size, abs=0.05)
    left = [sign.ink for sign in sheet.signs if sign.ink.x < size[0] / 2]
    right = [sign.ink for sign in sheet.signs if sign.ink.x >= size[0] / 2]
    assert len(left) == len(right)
    for one, other in zip(left, right, strict=True):
        assert other.x - one.x == pytest.approx(size[0] / 2, abs=0.25)
        assert other.y == pytest.approx(one.y, abs=0.1)
    ink = around([sign for sign in sheet.signs if sign.ink.x < size[0] / 2])
    assert ink.x >= MARGIN - 0.3
    assert ink.x + ink.width <= size[0] / 2 - MARGIN + 0.3
    assert ink.y + ink.height <= size[1] - MARGIN


def modules_of(pdf, code):
    """Read the modules of the left half's code back from a picture of the page."""
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=20 * POINT, grayscale=True).to_pil().point(lambda value: 255 if value < 128 else 0)
    above, beside, below = (around(Sheet(pdf).find(words)) for words in ("a@example.org", "Read more", "Published by"))
    count, step = code.modules - 2 * QUIET, code.size / code.modules * 20
    top = int((above.y + above.height) * 20) + 2
    box = picture.crop((0, top, int(beside.x * 20) - 20, int(below.y * 20) - 15)).getbbox()
    assert (box[2] - box[0], box[3] - box[1]) == pytest.approx((count * step, count * step), abs=2)
    return [
        [
            picture.getpixel((int(box[0] + (x + 0.5) * step), int(top + box[1] + (y + 0.5) * step))) > 0
            for x in range(count)
        ]
        for y in range(count)
    ]


def test_the_code_on_paper_says_the_link():
    matrix = segno.make(LINK, error="m", micro=False, boost_error=False).matrix
    assert modules_of(plain(), qr_code(LINK)) == [[bool(dark) for dark in row] for row in matrix]


def test_a_long_address_has_a_larger_code():
    assert qr_code("https://example.org/" + "x" * 480).size > 40 > qr_code(LINK).size


def test_the_code_is_described_and_the_link_is_a_link():
    document = pikepdf.open(BytesIO(plain()))
    links = [str(one.A.URI) for one in document.pages[0].Annots]
    assert list(dict.fromkeys(links)) == ["mailto:a@example.org", LINK]
    alts = [str(item.Alt) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert alts == [f"QR code that leads to {LINK}"] * 2


def test_without_a_link_there_is_no_code():
    document = pikepdf.open(BytesIO(printed(replace(PLAIN, link=""))))
    assert [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item] == []


def test_much_text_is_set_smaller_and_too_much_is_refused():
    much = replace(PLAIN, demands=PLAIN.demands * 9)
    assert around(Sheet(printed(much)).find("Ada")).height < around(Sheet(plain()).find("Ada")).height
    with pytest.raises(RenderError, match="open-gates: the leaflet in 'en' does not fit on half a sheet"):
        leaflet_piece(replace(PLAIN, demands=PLAIN.demands * 40), "A4", TEMPLATES, press())


def test_a_letter_that_no_font_has_is_named():
    with pytest.raises(RenderError, match="open-gates, leaflet: no font here has 自"):
        leaflet_piece(replace(PLAIN, title="自由"), "A4", TEMPLATES, press())


def test_words_of_strangers_stay_words():
    hostile = '</title></svg><img src="http://example.org/x"> & "all"'
    sheet = Sheet(printed(replace(PLAIN, title=hostile, link='https://example.org/?a="><b')))
    assert sheet.find(hostile)
    assert sheet.find('https://example.org/?a="><b')
