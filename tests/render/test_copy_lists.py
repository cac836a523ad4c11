"""The copy-to list on paper and in a spreadsheet."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import TEMPLATES, Sheet, press

from plaint.catalogues import CATALOGUED
from plaint.compose.copies import CopyLine, CopyPoint
from plaint.errors import RenderError
from plaint.reading.unsafe import UNSAFE
from plaint.render.copy_lists import COLUMNS, copy_list_piece, list_as_csv, list_as_text
from plaint.render.piece import page_of, print_pieces

FRIENDS = CopyLine(
    to="friends", name="Open Friends", country="GB", what=("letter", "photo"), by="email", when="weekly",
    points=(CopyPoint(shown="friends@example.org", status="good", note="", is_usable=True, is_chosen=True),),
    address="friends@example.org", visible=True, consent=date(2026, 11, 1),
)  # fmt: skip
LOST = CopyLine(
    to="union", name="Hidden Union", country="KZ", what=("reply",), by="post", when="each",
    points=(
        CopyPoint(shown="", status="lost", note="ask the committee", is_usable=False, is_chosen=False),
        CopyPoint(shown="1 Old Lane", status="dead", note="", is_usable=False, is_chosen=False),
    ),
    gap="lost", others=("fax",), note="for the press",
)  # fmt: skip


def test_a_list_to_tick():
    assert list_as_text("Open the gates", (FRIENDS, LOST), "en") == (
        "Who gets a copy: Open the gates\n"
        "Private: nobody to whom the letters are written may see this list.\n"
        "\n"
        "[ ] Open Friends\n"
        "    letter, photo: by e-mail, once a week\n"
        "    friends@example.org\n"
        "    named on the letter, as agreed on 1 November 2026\n"
        "\n"
        "[ ] Hidden Union\n"
        "    reply: by post, each one at once\n"
        "    the address is lost: ask for it, then enter it (recipients.private.yaml: union)\n"
        "    ask the committee\n"
        "    1 Old Lane – dead\n"
        "    can be reached by fax\n"
        "    for the press\n"
    )


def test_an_empty_list_says_so():
    assert list_as_text("Open the gates", (), "de") == (
        "Wer eine Kopie bekommt: Open the gates\n\nNiemand bekommt eine Kopie.\n"
    )


@pytest.mark.parametrize("language", CATALOGUED)
def test_every_language_has_words_for_everything(language):
    text = list_as_text("Open the gates", (FRIENDS, LOST), language)
    assert "copies." not in text
    assert "{" not in text
    assert text.count("[ ] ") == 2


def test_long_notes_are_wrapped_below_their_name():
    rows = list_as_text("x", (replace(FRIENDS, note="word " * 60),), "en").splitlines()
    assert max(map(len, rows)) <= 96
    assert all(row.startswith("    ") for row in rows[4:])


# --- CSV ---------------------------------------------------------------------------------------


def read_back(content):
    """Read CSV as RFC 4180 has it."""
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_each_line_has_every_column():
    head, friends, union = read_back(list_as_csv("open-gates", (FRIENDS, LOST)))
    assert tuple(head) == COLUMNS
    told = dict(zip(head, union, strict=True))
    assert (told["id"], told["missing"], told["also_by"]) == ("union", "lost", "fax")
    assert told["other_addresses"] == "lost: ask the committee; 1 Old Lane (dead)"
    told = dict(zip(head, friends, strict=True))
    assert (told["what"], told["address"], told["consent"]) == ("letter, photo", "friends@example.org", "2026-11-01")


def test_a_telephone_number_is_no_formula():
    _, row = read_back(list_as_csv("open-gates", (replace(FRIENDS, address="+442079460320"),)))
    assert row[7] == "'+442079460320"


@given(st.text(), st.text(min_size=1))
def test_whatever_is_written_comes_back_and_nothing_is_a_formula(name, note):
    _, row = read_back(list_as_csv("open-gates", (replace(FRIENDS, name=name, note=note),)))
    assert len(row) == len(COLUMNS)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert not any(UNSAFE.search(cell) for cell in row)
    if not UNSAFE.search(name):
        assert row[2].removeprefix("'") == " ".join(name.split()).removeprefix("'")


# --- on paper ----------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_list_on_paper_says_the_same(paper):
    content, pages = print_pieces(press(), [copy_list_piece(TEMPLATES, page_of(paper), "Gates", (FRIENDS, LOST), "en")])
    assert pages == 1
    written = list_as_text("Gates", (FRIENDS, LOST), "en").replace("[ ]", "").splitlines()
    printed = "".join(Sheet(content).lines)
    assert [row for row in written if "".join(row.split()) not in "".join(printed.split())] == []


def test_an_empty_list_on_paper_says_so():
    content, _ = print_pieces(press(), [copy_list_piece(TEMPLATES, page_of("A4"), "Gates", (), "en")])
    assert "Nobody gets a copy." in Sheet(content).lines


def test_a_long_list_parts_no_entry():
    many = tuple(replace(LOST, to=f"union-{number}", name=f"Union {number}") for number in range(30))
    content, pages = print_pieces(press(), [copy_list_piece(TEMPLATES, page_of("A4"), "Gates", many, "en")])
    assert pages > 2
    for number in range(1, pages):
        assert Sheet(content, number).lines[0].startswith("Union ")


def test_a_name_without_glyphs_is_refused():
    with pytest.raises(RenderError, match="the copy-to list"):
        copy_list_piece(TEMPLATES, page_of("A4"), "Gates", (replace(FRIENDS, name="שלום"),), "en")
