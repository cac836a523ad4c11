"""Pieces of print: several on paper of their own size become one PDF with a bookmark each."""

import io

import pikepdf
import pytest

from plaint.render.paper import Templates
from plaint.render.pdf import Press
from plaint.render.piece import Piece, fill_piece, page_of, print_pieces, printed_words, set_bookmark

TEMPLATE = '{% extends "piece.html" %}{% block body %}<h1>{{ title }}</h1><p>{{ words }}</p>{% endblock %}'


def piece(title, page):
    templates = Templates({"own.html": TEMPLATE})
    values = {"language": "en", "title": title, "words": "Read <this>."}
    return Piece(title.lower(), title, fill_piece(templates, "own.html", page, values))


def no_picture(name):
    raise AssertionError(name)


@pytest.fixture
def printed():
    pieces = [piece("Upright", page_of("A4")), piece("Lying", page_of("Letter", landscape=True))]
    content, pages = print_pieces(Press(no_picture), pieces)
    return pikepdf.open(io.BytesIO(content)), pages


def test_each_piece_keeps_its_paper(printed):
    pdf, pages = printed
    sizes = [tuple(round(float(edge) * 25.4 / 72, 1) for edge in page.mediabox[2:]) for page in pdf.pages]
    assert sizes == [(210.0, 297.0), (279.4, 215.9)]
    assert pages == 2


def test_each_piece_has_its_bookmark(printed):
    pdf, _ = printed
    with pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Upright", "Lying"]


def test_margins_are_even():
    page = page_of("Letter", margin=10)
    assert (page.inner_width, page.inner_height) == pytest.approx((195.9, 259.4))


def test_a_part_of_a_pack_has_one_bookmark_whatever_headings_it_has():
    press = Press(no_picture)
    first, second = (press.lay_out(piece(name, page_of("A4")).html) for name in ("One", "Two"))
    set_bookmark(first, "The first part")
    with pikepdf.open(io.BytesIO(press.write(press.join([first, second])))) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["The first part", "Two"]


def test_what_is_printed_is_neither_style_nor_markup():
    html = "<style>p { color: red }</style><body class='x'><p>A &amp; <b>B</b></p></body>"
    assert printed_words(html).split() == ["A", "&", "B"]
