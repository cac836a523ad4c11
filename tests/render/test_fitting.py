"""Words fitted to a sheet: never over the margin, every word there, in order, and as large as can be."""

from io import BytesIO
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from plaint.errors import RenderError
from plaint.render.fitting import MARGIN, SHEETS, fit_words, units_of
from plaint.render.fonts import font_file, text_width
from plaint.render.outlines import ASCENT, CAP_HEIGHT, DESCENT, FACE, shape_line

LETTERS = "abcdefgijlmopqyÄÉÎÖÜßñ" + "АБВГДЙЩуфцяЁҒҚҢӨҰҮҺІғқңөұүһі" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ!?,.’«»"
# few and short enough to be read across a street, even where a quotation mark ties one to the next
WORDS = (
    st.lists(st.text(LETTERS, min_size=1, max_size=7), min_size=1, max_size=5)
    .map(" ".join)
    .filter(lambda words: max(map(len, units_of(words))) <= 7)
)


def lines_of(fit):
    return [line.shaped.text for line in fit.lines]


def test_the_measures_are_the_fonts():
    font = TTFont(BytesIO(font_file(FACE)))
    units = font["head"].unitsPerEm
    assert font["OS/2"].sCapHeight == CAP_HEIGHT * units
    assert (font["hhea"].ascent, -font["hhea"].descent, font["hhea"].lineGap) == (ASCENT * units, DESCENT * units, 0)


def test_a_line_is_as_wide_as_its_advances_and_its_kerning():
    assert shape_line("nnn").width * 72 == pytest.approx(text_width("nnn", 72, FACE))
    assert shape_line("AVATO").width * 72 < text_width("AVATO", 72, FACE) - 5


@given(words=WORDS, size=st.sampled_from(sorted(SHEETS)))
def test_no_ink_reaches_the_margin_and_no_word_is_lost(words, size):
    fit = fit_words(words, size)
    assert " ".join(lines_of(fit)).replace("\u00a0", " ").split() == words.split()
    assert sorted((fit.width, fit.height)) == sorted(SHEETS[size])
    for line in fit.lines:
        for shape in line.shaped.shapes:
            assert line.x + shape.left * fit.em >= MARGIN - 0.01
            assert line.x + shape.right * fit.em <= fit.width - MARGIN + 0.01
            assert line.y - shape.top * fit.em >= MARGIN - 0.01
            assert line.y - shape.bottom * fit.em <= fit.height - MARGIN + 0.01
    for over, under in pairwise(fit.lines):
        assert over.y + over.shaped.bottom * fit.em < under.y - under.shaped.top * fit.em


@given(words=WORDS)
def test_no_other_way_to_break_is_much_larger(words):
    units = units_of(words)
    fit = fit_words(words, "A3")
    for width, height in (SHEETS["A3"], SHEETS["A3"][::-1]):
        for cuts in range(2 ** (len(units) - 1)):
            lines = broken(units, cuts)
            widest = max(shape_line(line).width for line in lines)
            tall = sum(shape_line(line).top + shape_line(line).bottom for line in lines) + 0.3 * (len(lines) - 1)
            bound = min((width - 2 * MARGIN) / widest, (height - 2 * MARGIN) / tall)
            assert fit.em > bound * 0.85


def broken(units, cuts):
    lines = [units[0]]
    for number, unit in enumerate(units[1:]):
        if cuts >> number & 1:
            lines.append(unit)
        else:
            lines[-1] += f" {unit}"
    return lines


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("FREEDOM!", ["FREEDOM!"]),
        ("Freedom for Anna and Robert Example", ["Freedom", "for Anna", "and Robert", "Example"]),
        ("Свободу Сакену и Рустему Жанусовым", ["Свободу", "Сакену", "и Рустему", "Жанусовым"]),
        ("Workers of the world, unite!", ["Workers of", "the world,", "unite!"]),
    ],
)
def test_lines_break_where_a_reader_would(words, lines):
    assert lines_of(fit_words(words, "A3")) == lines


def test_marks_stay_with_their_words():
    assert units_of("« Liberté » pour A. Sample ! Non — jamais") == (
        "«\u00a0Liberté\u00a0»", "pour", "A.\u00a0Sample\u00a0!", "Non\u00a0—", "jamais",
    )  # fmt: skip


def test_the_block_stands_in_the_middle_of_the_sheet():
    fit = fit_words("FREEDOM!", "A3")
    (line,) = fit.lines
    assert line.y - fit.capitals / 2 == pytest.approx(fit.height / 2)
    assert line.x + sum(line.shaped.edges) * fit.em / 2 == pytest.approx(fit.width / 2)


def test_distances_are_those_of_the_rule():
    fit = fit_words("FREEDOM!", "A3")
    assert (round(fit.capitals, 1), fit.reads_well, fit.reads_at_most) == (57.4, 6, 17)


@pytest.mark.parametrize(
    ("words", "size", "message", "hint"),
    [
        ("x" * 40, "A3", "cannot be read from 8 m on A3", "write it shorter, or print it whole on A2"),
        ("x" * 80, "A2", "cannot be read from 8 m on A2", "write it shorter"),
        ("so " * 70, "A3", "has 70 words", "write a slogan of ten words or fewer"),
        ("\u200b", "A3", "nothing can be seen", "write it with letters"),
        ("freedom \U0001f600", "A3", "no bold letter for", "write it with other characters"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(words, size, message, hint):
    with pytest.raises(RenderError, match=message) as caught:
        fit_words(words, size)
    assert caught.value.hint == hint
