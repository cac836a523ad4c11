"""Placards on whole sheets: the ink stands where it was reckoned, and the corner says from how far it reads."""

import pytest
from tests.render.sheets import TEMPLATES, Sheet, around, press

from plaint.compose.placards import Placard
from plaint.errors import RenderError
from plaint.render.piece import print_pieces
from plaint.render.placard import fit_placard, placard_piece, readable_placards

LONG = "Whoever is responsible for wages that were never paid in the city of Exampletown must be put on trial, and " * 3


def placard(words, language="en", **keys):
    return Placard(**{"campaign": "open-gates", "number": 1, "language": language, "words": words, **keys})


def printed(one, size="A3"):
    content, pages = print_pieces(press(), [placard_piece(one, size, TEMPLATES)])
    assert pages == 1
    return Sheet(content)


@pytest.mark.parametrize(
    ("words", "language", "size"),
    [
        ("Freedom for Anna and Robert Example", "en", "A3"),
        ("NO", "en", "A2"),
        ("Ә Қ: Әділет керек!", "kk", "A3"),
        ("Свободу Анне Образцовой, Йозефу и всем!", "ru", "A2"),
        ("Été : « Liberté ! »", "fr", "A2"),
    ],
)
def test_every_letter_stands_where_it_was_reckoned(words, language, size):
    one = placard(words, language)
    fit, sheet = fit_placard(one, size), printed(one, size)
    assert (sheet.width, sheet.height) == pytest.approx((fit.width, fit.height), abs=0.01)
    for line in fit.lines:
        ink = around(sheet.find(line.shaped.text))
        left, right = line.shaped.edges
        near = max(0.2, fit.em / 900)  # what the reader of the PDF rounds to
        assert ink.x == pytest.approx(line.x + left * fit.em, abs=near)
        assert ink.x + ink.width == pytest.approx(line.x + right * fit.em, abs=near)
        assert ink.y + ink.height == pytest.approx(line.y + line.shaped.bottom * fit.em, abs=near)


def test_the_corner_says_from_how_far_it_reads():
    sheet = printed(placard("СВОБОДУ!", "ru"))
    assert sheet.lines[-1] == "A3: хорошо читается до 6 м, предел 16 м"
    mark = around(sheet.find("A3: хорошо"))
    assert mark.x == pytest.approx(12, abs=0.5)
    assert sheet.height - 10 < mark.y < sheet.height - 5


def test_words_that_cannot_be_read_are_left_out_and_named():
    short = placard("Open!")
    kept, left_out = readable_placards((short, placard(LONG, number=2, is_demand=True)), "A3")
    assert kept == (short,)
    (reason,) = left_out
    assert reason.startswith("open-gates, demand 2: “Whoever is")
    assert reason.endswith("write a short one under `slogans:`; a demand is never shortened")


def test_where_none_can_be_read_there_is_no_placard():
    with pytest.raises(RenderError, match=r"slogan 1: .* cannot be read from 8 m") as caught:
        readable_placards((placard("x" * 70),), "A3")
    assert caught.value.hint == "write it shorter, or print it whole on A2"


def test_a_letter_that_no_font_has_is_named():
    with pytest.raises(RenderError, match="open-gates, placard 1: no font here has 自"):
        readable_placards((placard("自由"), placard("Freedom")), "A3")
