"""The action sheet on paper and as text: one page where it can be, two at most; golden words."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from sheets import TEMPLATES, press
from test_plaintext import require_golden
from test_web import hollow
from tests.given import TODAY, campaign, court, data, library

from plaint.compose.letters import Order
from plaint.compose.sheet.value import Passage
from plaint.compose.sheet.whole import compose_sheet
from plaint.errors import RenderError
from plaint.render.pdf import pages_of
from plaint.render.plaintext import WIDTH
from plaint.render.sheet import TYPES, render_sheet, set_sheet
from plaint.render.sheet_text import render_sheet_text
from plaint.render.web import make_self_contained
from plaint.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[2]
POINT = 72 / 25.4
LONG = "The gates of the town have been closed since May, and nobody has been told why. " * 12
APPEALS = (
    *((name, "en") for name in ("ismailov-1998", "solidarity-1999", "ilo-conference-1999", "cwi-2000", "uralsk-2001")),
    *(("karaganda-2003", language) for language in ("en", "ru", "de")),
)


@pytest.fixture(scope="module")
def history():
    return open_workspace(ROOT)


@pytest.mark.parametrize(("name", "language"), APPEALS)
def test_the_appeals_come_out_as_sheets(name, language, history, request):
    about = history.campaign(name)
    order = Order(campaign=about, origin="GB", day=TODAY, language=language, form=about.form)
    made = compose_sheet(history.data, history.library(name), order, "Europe/London")
    words = render_sheet_text(made)
    assert max(map(len, words.splitlines())) <= WIDTH
    require_golden(f"sheet-{name}-{language}.txt", words, request)


@pytest.fixture
def sheet():
    order = Order(campaign=campaign(), origin="GB", day=date(2026, 11, 22))
    return compose_sheet(data(court()), library(), order, "Europe/London")


def page_edges(pdf):
    """Return how far from the sheet's edges the words of each page stay, in millimetres."""
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        boxes = [words.get_charbox(number) for number in range(words.count_chars())]
        left, bottom, right, top = (pick(box[side] for box in boxes) for side, pick in enumerate((min, min, max, max)))
        width, height = page.get_size()
        yield min(left, bottom, width - right, height - top) / POINT


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_a_sheet_is_one_page_with_headings(paper, size, sheet):
    done = set_sheet(sheet, paper, TEMPLATES, press())
    made = press().write(done.document)
    assert (pages_of(done.document), done.is_shortened) == (1, False)
    pdf = pikepdf.open(io.BytesIO(made))
    assert tuple(round(float(edge)) for edge in pdf.pages[0].mediabox[2:]) == size
    assert {"/H1", "/H2"} <= {str(found) for found in tags(pdf.Root.StructTreeRoot)}
    assert min(page_edges(made)) >= TYPES[0].margin - 0.5
    assert made == press().write(set_sheet(sheet, paper, TEMPLATES, press()).document)


def tags(element):
    if isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield element.S
        yield from tags(element.get("/K", pikepdf.Array()))
    elif isinstance(element, pikepdf.Array):
        for one in element:
            yield from tags(one)


def grown(sheet, **keys):
    return replace(sheet, letter=replace(sheet.letter, body=LONG), **keys)


def test_a_sheet_that_spills_a_little_is_set_tighter(sheet):
    wanted = grown(sheet, background=(Passage(LONG + LONG[:500], "en"),))
    assert pages_of(press().lay_out(render_sheet(wanted, "A4", TEMPLATES))) == 2
    assert pages_of(set_sheet(wanted, "A4", TEMPLATES, press()).document) == 1


def test_a_sheet_that_needs_two_pages_is_set_large(sheet):
    wanted = grown(sheet, background=(Passage(LONG * 6, "en"),))
    done = set_sheet(wanted, "A4", TEMPLATES, press())
    assert pages_of(done.document) == 2
    assert done.html == render_sheet(wanted, "A4", TEMPLATES, 0)


def test_background_gives_way_before_a_third_page(sheet):
    done = set_sheet(grown(sheet, background=(Passage(LONG * 24, "en"),)), "A4", TEMPLATES, press())
    assert (pages_of(done.document), done.is_shortened) == (1, True)


def test_a_sheet_that_cannot_fit_says_what_to_shorten(sheet):
    with pytest.raises(RenderError, match="more than 2 pages") as caught:
        set_sheet(replace(sheet, letter=replace(sheet.letter, body=f"{LONG}\n\n" * 12)), "A4", TEMPLATES, press())
    assert caught.value.hint.startswith("shorten the letter, letters/open-gates/en.md (")


def test_the_html_needs_nothing_else(sheet):
    html = make_self_contained(set_sheet(sheet, "A4", TEMPLATES, press()).html, hollow)
    assert html.count('url("data:font/woff;base64,') == 4
    assert not re.search(r"font:Plaint|workspace:|https?://(?!www.example.org)", html)


def test_strangers_words_stay_words(sheet):
    hostile = replace(sheet, title="<script>x</script>", tell=("</p><img src=x>",))
    html = render_sheet(hostile, "A4", TEMPLATES)
    assert "<script>" not in html
    assert "<img" not in html


def test_a_character_without_glyph_is_named(sheet):
    with pytest.raises(RenderError, match="no font here has 字"):
        render_sheet(replace(sheet, asks=(Passage("字", "en"),)), "A4", TEMPLATES)


def test_words_in_another_language_are_marked(sheet):
    risky = replace(sheet, risks=(Passage("Опасно.", "ru"),))
    assert '<p lang="ru">Опасно.</p>' in render_sheet(risky, "A4", TEMPLATES)
