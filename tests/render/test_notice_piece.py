"""The letter to the police or the authority on paper: one sheet, lines to fill in, and no words become markup."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from given import campaign, embassy
from plaint.compose.gathering import gathering_at
from plaint.compose.notice import compose_notice
from plaint.contacts.assembly_rules import rule_of
from plaint.errors import RenderError
from plaint.render.notice import notice_piece
from plaint.render.paper import Templates
from plaint.render.pdf import Press
from plaint.render.piece import page_of, print_pieces

GATHERING = gathering_at(campaign(), None, embassy(), date(2026, 12, 5), date(2026, 11, 22))


def piece(gathering=GATHERING, rule=None, language="en", paper="A4"):
    return notice_piece(Templates(), compose_notice(gathering, rule, language), page_of(paper))


@pytest.mark.parametrize(("language", "rule", "paper"), [("ru", rule_of("RU"), "Letter"), ("de", rule_of("DE"), "A4")])
def test_it_fills_one_sheet(language, rule, paper):
    content, pages = print_pieces(Press(None), [piece(rule=rule, language=language, paper=paper)])
    assert pages == 1
    assert pikepdf.open(io.BytesIO(content)).Root.MarkInfo.Marked


def test_blanks_are_lines_and_known_words_stand_in_them():
    html = piece(rule=rule_of("GB", "London")).html
    assert html.count('<div class="blank">') == 5
    assert "Saturday, 5 December 2026" in html.replace("\u00a0", " ")


def test_a_title_cannot_become_markup():
    html = piece(replace(GATHERING, title=campaign(title="<b>Free</b> them").title)).html
    assert "&lt;b&gt;Free" in html
    assert "<b>" not in html


def test_a_character_without_a_glyph_is_named():
    with pytest.raises(RenderError, match="notice of the picket"):
        piece(replace(GATHERING, title=campaign(title="自由").title))
