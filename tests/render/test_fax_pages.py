"""A letter as a fax: black and white, as wide as a fax is, with a line on top that stands on nothing."""

import itertools
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from tests.given import compose_one, court, data, signatory

from plaint.render.fax import THRESHOLD, fax_pages, heading_of, sender_of
from plaint.render.fax_strip import STRIP, Heading, _fitted, put_on_top
from plaint.render.pdf import Press
from plaint.render.raster import DOWN, WIDTH, Sheets

ROOM = round(STRIP / 25.4 * DOWN)
LONG = "Amalgamated Union of Lighthouse Keepers, Weather Observers and Kindred Trades of Sampleton and District " * 2
PAGE = """<!doctype html><html lang="en"><head><title>x</title><style>@page {{ size: {size}; margin: 0 }}
@font-face {{ font-family: "Plaint Sans"; src: url("font:PlaintSans-Regular.ttf") }}
body {{ margin: 0; font-family: "Plaint Sans" }} div {{ position: absolute; background: #000 }}</style></head>
<body>{body}</body></html>"""
MARK = '<div style="left: {x}mm; top: {y}mm; width: 20mm; height: {height}mm"></div>'


def print_page(body, size="A4"):
    return Press(lambda _: b"").print(PAGE.format(size=size, body=body))


def opened(tiff):
    file = Image.open(BytesIO(tiff))
    pages = []
    for number in range(file.n_frames):
        file.seek(number)
        pages.append(file.convert("L"))
    return pages


def ink(page):
    """Return the box of what is printed: left, top, right, bottom."""
    return ImageChops.invert(page).getbbox()


def below(page):
    return page.crop((0, ROOM, page.width, page.height))


@pytest.mark.parametrize(("size", "rows"), [("A4", 2292), ("Letter", 2156)])
def test_paper_becomes_lines_of_1728_dots(size, rows):
    (page,) = opened(fax_pages(print_page(MARK.format(x=100, y=140, height=10), size), Heading()))
    assert page.size == (WIDTH, rows)
    assert set(page.get_flattened_data()) <= {0, 255}
    left, top, right, bottom = ink(below(page))
    middle = (WIDTH / 2 - (105 if size == "A4" else 107.95) / 25.4 * 204) + 100 / 25.4 * 204
    assert abs(left - middle) < 3
    assert abs((right - left) - 20 / 25.4 * 204) < 3
    assert abs((top + ROOM) - 140 / 25.4 * 196) < 3
    assert abs((bottom - top) - 10 / 25.4 * 196) < 3


def test_what_is_wider_than_a_fax_is_made_to_fit():
    (page,) = opened(fax_pages(print_page(MARK.format(x=270, y=100, height=10), "A4 landscape"), Heading()))
    assert page.width == WIDTH
    assert ink(below(page))[2] < WIDTH


@pytest.mark.parametrize(("grey", "is_black"), [("#333", True), ("#777", True), ("#aaa", False), ("#fff", False)])
def test_dark_grey_becomes_black_and_light_grey_white(grey, is_black):
    body = MARK.format(x=50, y=50, height=20).replace("height", f"background: {grey}; height")
    (page,) = opened(fax_pages(print_page(body), Heading()))
    assert (ink(below(page)) is not None) is is_black
    assert 0x77 < THRESHOLD < 0xAA


def test_pages_are_counted_and_numbered():
    pdf = print_page('<p style="margin-top: 50mm">one</p><p style="break-before: page; margin-top: 50mm">two</p>')
    assert len(Sheets(pdf)) == 2
    first, second = opened(fax_pages(pdf, Heading(page="{page} of {pages}")))
    tops = [page.crop((WIDTH - 400, 0, WIDTH, ROOM)) for page in (first, second)]
    assert all(ink(top) for top in tops)
    assert tops[0].tobytes() != tops[1].tobytes()


def test_what_stands_high_moves_down_and_stays_whole():
    sheet = Image.new("L", (WIDTH, 2292), 255)
    sheet.paste(0, (300, 10, 900, 1500))
    done = put_on_top(sheet, Heading(page=""), 1, 1)
    assert done.size == sheet.size
    assert ink(done) == (300, ROOM, 900, ROOM + 1490)


def test_what_fills_the_page_becomes_smaller():
    sheet = Image.new("L", (WIDTH, 2292), 255)
    sheet.paste(0, (100, 0, 1600, 2292))
    left, top, right, bottom = ink(put_on_top(sheet, Heading(page=""), 1, 1).point([0] * 151 + [255] * 105))
    assert (top, bottom) == (ROOM, 2292)
    assert (right - left) / 1500 == pytest.approx((2292 - ROOM) / 2292, abs=0.01)


def test_what_leaves_room_is_not_touched():
    sheet = Image.new("L", (WIDTH, 2292), 255)
    sheet.paste(0, (100, ROOM, 1600, 2292))
    assert ink(put_on_top(sheet, Heading(page=""), 1, 1)) == (100, ROOM, 1600, 2292)


def test_the_line_keeps_clear_of_the_edges():
    for heading in (Heading(date="2026-11-22", name=LONG, number="+44 20 7946 0301"), Heading(name="Щёкин")):
        left, top, right, bottom = ink(put_on_top(Image.new("L", (WIDTH, 2292), 255), heading, 1, 1))
        assert left >= 115
        assert right <= WIDTH - 115
        assert top >= 25
        assert bottom < ROOM


def test_a_long_name_keeps_off_the_number_of_the_page():
    heading = Heading(date="2026-11-22", name=LONG, number="+44 20 7946 0301", page="Page {page} of {pages}")
    strip = put_on_top(Image.new("L", (WIDTH, 2292), 255), heading, 1, 1).crop((0, 0, WIDTH, ROOM))
    inked = [x for x in range(WIDTH) if ink(strip.crop((x, 0, x + 1, ROOM)))]
    gaps = [after - before for before, after in itertools.pairwise(inked)]
    assert max(gaps) > 50, "between what stands left and right"


def test_a_long_name_is_cut_short_and_nothing_else():
    date, name, number = _fitted(Heading(date="2026-11-22", name=LONG, number="+44 20 7946 0301"), 3000)
    assert (date, number) == ("2026-11-22", "+44 20 7946 0301")
    assert name.endswith("…")
    assert LONG.startswith(name[:-1])
    assert _fitted(Heading(name="Ann"), 3000) == ("Ann",)


def test_a_name_that_no_face_has_is_left_out_rather_than_drawn_as_boxes():
    assert _fitted(Heading(date="2026-11-22", name="ليلى"), 3000) == ("2026-11-22",)
    assert _fitted(Heading(date="2026-11-22", name="Қанат Ωmega"), 3000) == ("2026-11-22", "Қанат Ωmega")


def test_the_line_says_when_from_whom_and_from_which_number():
    letter = compose_one(data(court()), signatories=(signatory(town="Sampleton"),))
    assert heading_of(letter, "+442079460301") == Heading(
        date="2026-11-22", name="Ruth Example", number="+44 20 7946 0301", page="{page}/{pages}"
    )
    assert heading_of(letter).number == ""
    assert heading_of(replace(letter, dateline="Sampleton, ")).date == ""


def test_initials_stay_initials():
    letter = compose_one(data(court()), signatories=(signatory(show="initials", organisation="The Club"),))
    assert sender_of(letter) == "R. E."


def test_a_letter_to_sign_by_hand_names_nobody():
    assert sender_of(compose_one(data(court()))) == ""


def test_of_many_who_sign_the_first_stands_on_top():
    several = (signatory(), signatory("ann", name="Ann Other"))
    letter = compose_one(data(court()), signatories=several, form="statement")
    assert sender_of(letter) == "Ann Other + 1"


def test_the_same_letter_gives_the_same_bytes():
    pdf = print_page(MARK.format(x=50, y=50, height=20))
    assert fax_pages(pdf, Heading(name="Ann")) == fax_pages(pdf, Heading(name="Ann"))
    assert fax_pages(pdf, Heading(name="Ann")) != fax_pages(pdf, Heading(name="Ben"))
