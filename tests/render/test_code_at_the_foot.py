"""A letter's code: in the foot of its first page, out of the window, and nothing else moves."""

from dataclasses import replace

import pytest
from sheets import PLAIN, SENTENCE, Sheet, around, press, printed, sheets

from plaint.render.geometry import LAYOUTS, RIGHT, SHEETS, layout_named
from plaint.render.paper import Templates
from plaint.render.plaintext import render_text
from plaint.render.typesetting import lay_out_letter

CODE = "fair-harbour-12-K7Q4XM"
LONG = replace(PLAIN, body="\n\n".join([SENTENCE * 5] * 9))
FULL = replace(PLAIN, body="\n\n".join([SENTENCE * 5] * 4) + "\n\n" + SENTENCE * 2)  # set tighter, to keep one page
BOTH = pytest.mark.parametrize("letter", [PLAIN, FULL, LONG], ids=["short", "full", "long"])
EVERY = pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)


@BOTH
@EVERY
def test_it_stands_in_the_foot_beside_nothing(letter, layout):
    sheet = Sheet(printed(replace(letter, code=CODE), layout.name))
    width, height = SHEETS[layout.paper]
    code = around(sheet.find(CODE))
    others = [sign for sign in sheet.signs if sign.ink.y + sign.ink.height > code.y - 2]
    assert "".join(sign.text for sign in others) == CODE
    assert height - 14 < code.y < code.y + code.height < height - 10
    assert abs(code.x + code.width - (width - RIGHT)) < 1
    assert code.height < 2.5
    assert code.y > layout.window.y + layout.window.height


@BOTH
def test_nothing_else_moves(letter):
    bare = sheets(printed(letter))
    coded = sheets(printed(replace(letter, code=CODE)))
    assert len(bare) == len(coded)
    signs = [sign for sheet in coded for sign in sheet.signs if sign not in coded[0].find(CODE)]
    assert signs == [sign for sheet in bare for sign in sheet.signs]


def test_it_is_read_where_it_is_painted_before_the_rest_of_its_page():
    assert Sheet(printed(replace(PLAIN, code=CODE))).text.startswith(CODE)


def test_a_letter_without_one_is_as_it_was():
    assert printed(PLAIN) == printed(replace(PLAIN, code=""))


def test_text_has_none():
    assert CODE not in render_text(replace(PLAIN, code=CODE))


def test_a_template_of_ones_own_keeps_it_and_may_leave_it_out():
    def lines(own):
        letter, layout = replace(PLAIN, code=CODE), layout_named("din5008b")
        document = lay_out_letter(letter, layout, Templates({"letter.html": own}), press())
        return Sheet(press().write(document)).lines

    head = '{% extends "builtin/letter.html" %}{% block letterhead %}<header class="head">Ours</header>{% endblock %}'
    assert CODE in lines(head)
    style = '<style>{% include "letter.css" %}</style>'
    bare = f'<!doctype html><html lang="en"><title>x</title>{style}<body><p>{{{{ letter.subject }}}}</p></body></html>'
    assert CODE not in lines(bare)
