"""Labels: each address inside its own label, whatever the sheet; grids that do not fit are refused."""

import dataclasses
import io
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import TEMPLATES, Sheet, around, press

from plaint.compose.mailing import Mail
from plaint.errors import PlaintError, RenderError, UnknownName
from plaint.render import labels
from plaint.render.geometry import SHEETS, Box
from plaint.render.labels import GRIDS, Start, fit_label, grid_for, grid_named, print_labels, read_grid
from plaint.render.piece import print_pieces

RUSSIAN = (
    "Председателю Карагандинского областного суда А. Вымышленному",
    "пр-кт Пятидесятилетия Выдуманной Годовщины, д. 128, корп. 4",
    "ПЕТРОПАВЛОВСК-КАМЧАТСКИЙ",
    "683000",
    "RUSSIA",
)
SHORT = ("A. Person", "1 Example Street", "EXAMPLETOWN")
GRID = "3x7,7.21,15.15,63.5,38.1,66.04,38.1"


def mails(count, lines=SHORT):
    return tuple(
        Mail(whose=f"court-{number}", lines=(f"No{number}:", *lines), language="en") for number in range(count)
    )


def sheets_of(grid, some, **start):
    content, pages = print_pieces(press(), print_labels(TEMPLATES, grid, some, Start(**start)))
    return [Sheet(content, number) for number in range(pages)]


def words_in(sheet, box):
    """Return what is printed on one label, every sign of it wholly inside."""
    return "".join(sign.text for sign in sheet.signs if box.holds(sign.ink, 0))


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_every_sheet_fits_its_paper(grid):
    assert list(grid.faults()) == []
    width, height = SHEETS[grid.paper]
    last = grid.label(grid.count - 1)
    assert width - last.x - last.width == pytest.approx(grid.left, abs=2.3)
    assert height - last.y - last.height == pytest.approx(grid.top, abs=0.3)


@pytest.mark.parametrize("lines", [SHORT, RUSSIAN], ids=["short", "long"])
@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_each_address_stands_in_the_clear_part_of_its_label(grid, lines):
    count = grid.count if lines == SHORT else 3
    sheet, *others = sheets_of(grid, mails(count, lines))
    assert others == []
    for number in range(count):
        box = grid.label(number)
        clear = Box(box.x + 2, box.y + 2, box.width - 4, box.height - 4)
        expected = "".join(f"No{number}: {' '.join(lines)}".split())
        assert words_in(sheet, clear).replace(",", "") == expected.replace(",", "")


def test_labels_that_are_gone_are_left_out():
    grid = grid_named("L7160")
    first, second = sheets_of(grid, mails(20), skip=4)
    assert words_in(first, grid.label(3)) == ""
    assert words_in(first, grid.label(4)).startswith("No0:")
    assert words_in(second, grid.label(0)).startswith("No17:")
    assert words_in(second, grid.label(3)) == ""


def test_the_outline_shows_every_label_and_moves_no_word():
    grid = grid_named("L7163")
    (plain,), (lined,) = sheets_of(grid, mails(2)), sheets_of(grid, mails(2), outline=True)
    assert around(lined.signs) == around(plain.signs)

    def dark(sheet, box):
        picture = sheet.page.render(scale=4, grayscale=True).to_pil()
        x, y = ((box.x + box.width / 2) / 25.4 * 72 * 4, box.y / 25.4 * 72 * 4)
        return picture.crop((int(x), int(y) - 3, int(x) + 2, int(y) + 4)).getextrema()[0] < 200

    assert [dark(lined, grid.label(number)) for number in (0, 5, 13)] == [True] * 3
    assert [dark(plain, grid.label(number)) for number in (0, 5, 13)] == [False] * 3


def test_many_sheets_make_one_file(monkeypatch):
    monkeypatch.setattr(labels, "SHEETS_A_PIECE", 2)
    grid = grid_named("5164")
    pieces = print_labels(TEMPLATES, grid, mails(14), Start(skip=2))
    assert len(pieces) == 2
    content, pages = print_pieces(press(), pieces)
    assert pages == len(pikepdf.open(io.BytesIO(content)).pages) == 3
    assert words_in(Sheet(content, 2), grid.label(3)).startswith("No13:")


@pytest.mark.parametrize("skip", [-1, 21, 1000])
def test_more_cannot_be_skipped_than_a_sheet_has(skip):
    with pytest.raises(PlaintError, match=f"--skip {skip}: a sheet has 21 labels"):
        print_labels(TEMPLATES, grid_named("L7160"), mails(1), Start(skip=skip))


def test_an_address_that_does_not_fit_is_an_error_that_names_it():
    endless = Mail(whose="court", lines=("Office of Endless Names " * 100,), language="en")
    with pytest.raises(RenderError, match="the address of court does not fit a label 5160"):
        print_labels(TEMPLATES, grid_named("5160"), (endless,), Start())


def test_all_that_do_not_fit_are_named_at_once():
    some = [Mail(whose=f"court-{number}", lines=("Endless Names " * 100,), language="en") for number in range(7)]
    with pytest.raises(RenderError) as error:
        print_labels(TEMPLATES, grid_named("5160"), (*mails(3), *some, *some), Start())
    assert "court-0 does not fit" in error.value.message
    assert "court-4 does not fit" in error.value.message
    assert error.value.message.endswith("; and 2 more")


def test_a_character_without_glyph_is_named():
    with pytest.raises(RenderError, match="the label of court"):
        fit_label(Mail(whose="court", lines=("שלום",), language="en"), grid_named("5160"))


def test_a_member_keeps_name_and_street_apart():
    lines = ("Ada Long", "1 Invented Road, Flat 12, Upper Floor", "EXAMPLETOWN", "100000", "KAZAKHSTAN")
    fit = fit_label(Mail(whose="ada", lines=lines, language="en"), grid_named("5160"))
    assert fit.lines[:2] == lines[:2]


WORDS = (
    st.text("abcdefghijklmnoABCDWMабвгдежщШЮқңғӨ 0123456789.,-/№", min_size=1, max_size=60).map(str.strip).filter(bool)
)
ADDRESSES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(tuple), min_size=1, max_size=21)


@settings(max_examples=12)
@given(st.sampled_from(GRIDS), ADDRESSES)
def test_whatever_the_address_no_sign_of_it_leaves_its_label(grid, addresses):
    some = [Mail(whose="court", lines=lines, language="ru") for lines in addresses]
    some = [mail for mail in some if fits(mail, grid)][: grid.count]
    if not some:
        return
    (sheet,) = sheets_of(grid, some)
    boxes = [grid.label(number) for number in range(len(some))]
    clear = [Box(box.x + 2, box.y + 2, box.width - 4, box.height - 4) for box in boxes]
    assert [sign for sign in sheet.signs if not any(box.holds(sign.ink, 0) for box in clear)] == []


def fits(mail, grid):
    try:
        return fit_label(mail, grid)
    except RenderError:
        return None


def test_lines_are_joined_before_type_becomes_too_small_to_read():
    lines = (
        "A. Person",
        "Office of the President of the Court",
        "1 Example Street",
        "Room 2",
        "EXAMPLETOWN",
        "100000",
        "KAZAKHSTAN",
    )
    fit = fit_label(Mail(whose="court", lines=lines, language="en"), grid_named("5160"))
    assert "EXAMPLETOWN 100000" in fit.lines
    assert fit.size >= 8


# --- grids -------------------------------------------------------------------------------------


def test_a_grid_in_figures_is_the_sheet_that_it_describes():
    assert read_grid(GRID, "A4") == dataclasses.replace(grid_named("L7160"), name="")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3x7,7.21,15.15,63.5,38.1,70,38.1", "0.71 mm over the right edge"),
        ("3x7,7.21,31,63.5,38.1,66.04,38.1", "0.70 mm over the lower edge"),
        ("3x7,7.21,15.15,63.5,38.1,60,38.1", "columns overlap by 3.50 mm"),
        ("3x7,7.21,15.15,63.5,38.1,66.04,37", "rows overlap by 1.10 mm"),
        ("0x7,7.21,15.15,63.5,38.1,66.04,38.1", "0 x 7 labels"),
        ("90x90,0,0,20,10,20,10", "90 x 90 labels"),
        ("1x1,0,0,12,10,12,10", "holds no address"),
    ],
)
def test_a_grid_that_does_not_fit_says_where_and_by_how_much(text, words):
    with pytest.raises(PlaintError) as error:
        read_grid(text, "A4")
    assert words in error.value.message


@pytest.mark.parametrize(
    "text", ["", "3x7", "3x7,1,2,3,4,5", "axb,1,2,3,4,5,6", "3x7,-1,2,60,30,60,30", GRID + ",1", "3x7,1e9,1,1,1,1,1"]
)
def test_a_grid_that_cannot_be_read_is_shown_how_to_write_it(text):
    with pytest.raises(PlaintError, match="cannot be read") as error:
        read_grid(text, "A4")
    assert "COLUMNSxROWS" in error.value.hint


length = st.decimals(min_value=0, max_value=320, places=2).map(float)


@given(st.sampled_from(sorted(SHEETS)), st.integers(0, 12), st.integers(0, 25), st.tuples(*[length] * 6))
def test_a_grid_is_refused_or_lies_on_the_paper_without_overlap(paper, columns, rows, lengths):
    text = f"{columns}x{rows}," + ",".join(map(str, lengths))
    try:
        grid = read_grid(text, paper)
    except PlaintError:
        return
    sheet = Box(0, 0, *SHEETS[paper])
    boxes = [grid.label(number) for number in range(grid.count)]
    assert all(sheet.holds(box, 0.1) for box in boxes)
    for box, other in pairwise(boxes):
        assert box.x + box.width <= other.x + 0.1 or box.y + box.height <= other.y + 0.1


@pytest.mark.parametrize(
    ("name", "found"), [("l7160", "L7160"), ("J8163", "L7163"), ("8160", "5160"), ("8163", "5163"), ("5164", "5164")]
)
def test_sheets_are_known_by_their_other_names(name, found):
    assert grid_named(name).name == found


def test_an_unknown_sheet_is_told_which_there_are():
    with pytest.raises(UnknownName, match="no sheet of labels 'L9999'"):
        grid_named("L9999")


def test_the_paper_decides_what_is_usual():
    assert [grid_for(paper).name for paper in ("A4", "Letter")] == ["L7160", "5160"]
