"""Petition sheets: the full text on each, as many rows as fit, none cut."""

from functools import cache
from itertools import pairwise

import pytest
from tests.render.sheets import TEMPLATES, around, press, sheets

from plaint.catalogues import CATALOGUED
from plaint.compose.petitions import Petition
from plaint.errors import PlaintError, RenderError
from plaint.render.paper import Templates
from plaint.render.petition import MARGIN, SheetWish, petition_piece
from plaint.render.piece import print_pieces

HEADS = ("No.", "Name, printed", "Address", "Organisation", "Signature", "Date")


def petition(language="en", demands=1, **keys):
    known = {
        "campaign": "open-gates",
        "language": language,
        "heading": "Petition",
        "title": "Open the gates",
        "to": "To: Ada Bench, President of the Court",
        "case": ("Orla Fair, a baker: in prison since May.",),
        "prayer": "We, the undersigned, ask you to see that the following demands are met:",
        "demands": ("The gates must be opened, for everybody and at once, and must stay open from now on.",) * demands,
        "columns": HEADS,
        "privacy": "We keep nothing.",
    }
    return Petition(**{**known, **keys})


@cache
def printed(paper="A4", language="en", demands=1, wish=None):
    made = petition_piece(petition(language, demands), paper, TEMPLATES, press(), wish or SheetWish())
    return sheets(print_pieces(press(), [made])[0])


def rows(sheet):
    return [int(line) for line in sheet.lines if line.isdigit()]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_sheet_has_fourteen_rows_and_everything_stands_within_its_margins(paper):
    (sheet,) = printed(paper)
    assert rows(sheet) == list(range(1, 15))
    ink = around(sheet.signs)
    assert ink.x >= MARGIN - 0.5
    assert ink.x + ink.width <= sheet.width - MARGIN + 0.5
    assert ink.y + ink.height <= sheet.height - MARGIN + 0.5
    for head in HEADS:
        assert sheet.find(head)


@pytest.mark.parametrize("language", CATALOGUED)
def test_the_line_to_send_back_stands_on_one_line(language):
    (sheet,) = printed(language=language)
    (back,) = [line for line in sheet.lines if line.count("_") > 20]
    assert back[0] != "_"


def test_rows_are_high_enough_to_sign_in():
    (sheet,) = printed()
    tops = [around([sign]).y for sign in sheet.signs if sign.text in "123456789" and sign.ink.x < MARGIN + 5][1:9]
    steps = {round(after - before) for before, after in pairwise(tops)}
    assert steps <= {11, 12, 13}


def test_much_text_leaves_fewer_rows_in_smaller_type():
    (sheet,) = printed(demands=22)
    assert 5 <= len(rows(sheet)) < 14
    assert around(sheet.find("Ada")).height < around(printed()[0].find("Ada")).height


def test_too_much_text_is_refused():
    with pytest.raises(RenderError, match="the petition in 'en' leaves no room for names"):
        petition_piece(petition(demands=60), "A4", TEMPLATES, press(), SheetWish())


def test_a_template_that_does_not_say_where_a_sheet_ends_is_refused():
    bare = Templates({"petition.html": '{% extends "piece.html" %}{% block body %}<p>Sign.</p>{% endblock %}'})
    with pytest.raises(RenderError, match=r"petition.html: nothing bears the id 'end'"):
        petition_piece(petition(), "A4", bare, press(), SheetWish())


def test_as_many_rows_as_are_asked_for_or_none():
    (sheet,) = printed(wish=SheetWish(rows=6))
    assert len(rows(sheet)) == 6
    with pytest.raises(PlaintError, match=r"leaves room for .. rows, not for 40") as caught:
        petition_piece(petition(), "A4", TEMPLATES, press(), SheetWish(rows=40))
    assert caught.value.hint.startswith("choose --rows 1")


@pytest.mark.parametrize("wish", [SheetWish(rows=0), SheetWish(sheets=0), SheetWish(sheets=101)])
def test_numbers_that_make_no_sense_are_refused(wish):
    with pytest.raises(PlaintError, match="no such number of"):
        petition_piece(petition(), "A4", TEMPLATES, press(), wish)


def test_sheets_are_numbered_and_so_are_their_rows_and_each_has_the_whole_text():
    first, second = printed(wish=SheetWish(rows=8, sheets=2))
    assert (rows(first), rows(second)) == (list(range(1, 9)), list(range(9, 17)))
    assert "Sheet 1" in first.text
    assert "Sheet 2" in second.text
    for sheet in (first, second):
        assert sheet.find("The gates must be opened")
        assert sheet.find("We keep nothing.")
