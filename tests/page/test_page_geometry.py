"""Addresses fitted beforehand lie where the PDF has them."""

from dataclasses import replace

import pytest

from given import compose_one, court, data, signatory
from plaint.render.geometry import LAYOUTS, SHEETS, Box, layout_named
from plaint.render.page.geometry import RETURN_SIZE, fits, sheet_of
from plaint.render.window import POINT, window_text


def letter(**keys):
    return compose_one(data(court()), origin="GB", signatories=(signatory(town="Exampleton", country="GB"),), **keys)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_an_address_is_fitted_as_for_the_pdf(layout):
    whole = letter()
    window = window_text(whole, layout)
    fit = fits(whole, layout, abroad=True)[-1]
    if window.return_lines:
        assert window.return_size == RETURN_SIZE
    assert (fit.lines, fit.size, fit.leading) == (window.lines, window.size, window.leading)
    assert (fit.notes, fit.notes_top, fit.height) == (window.notes, window.notes_top, window.address.height)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("abroad", [True, False])
def test_an_address_lies_in_the_window(layout, abroad):
    sheet, whole = sheet_of(layout), letter()
    for fit in fits(whole, layout, abroad=abroad):
        top = 12 + sheet.head
        box = Box(25 + sheet.address_left, top, sheet.address_width, len(fit.lines) * fit.leading * POINT)
        assert layout.window.holds(Box(box.x, layout.address.y + fit.notes - layout.notes, box.width, box.height))
        assert fit.height >= box.height - 0.01
        assert ("KAZAKHSTAN" in fit.lines) is abroad


def test_there_is_a_line_above_only_where_there_is_room():
    assert len(fits(letter(), layout_named("din5008b"), abroad=True)) == 2
    assert len(fits(letter(), layout_named("us10"), abroad=True)) == 1


def test_an_address_that_fits_no_window_has_no_fit():
    long = replace(letter(), address=tuple(f"{'Department of everything ' * 4}{number}" for number in range(9)))
    assert fits(long, layout_named("us10"), abroad=True) is None


def test_marks_and_room_are_reckoned_from_the_margin():
    sheet = sheet_of(layout_named("din5008b"))
    assert sheet.marks == ((93, 5), (198, 5), (136.5, 8))
    assert sheet.room == SHEETS["A4"][1] - 12 - 22
