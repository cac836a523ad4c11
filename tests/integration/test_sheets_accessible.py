"""Every action sheet of the repository's campaigns passes PDF/UA-1, is read in order, and keeps two pages."""

from __future__ import annotations

from datetime import date

import pytest
from accessibility import reading_problems, ua_problems
from test_letters_accessible import CASES, OWN, WORKSPACE
from tests.render.sheets import press

from plaint.compose.letters import Order
from plaint.compose.sheet.whole import compose_sheet
from plaint.render.pdf import pages_of
from plaint.render.sheet import MOST_PAGES, set_sheet
from plaint.render.web import make_self_contained


@pytest.mark.parametrize(("paper", "origin"), [("A4", "GB"), ("Letter", "US")])
@pytest.mark.parametrize(("campaign", "language"), CASES)
def test_sheets_of_the_campaigns(campaign: str, language: str, paper: str, origin: str) -> None:
    found = WORKSPACE.campaign(campaign)
    order = Order(campaign=found, origin=origin, day=date(2030, 3, 17), language=language, form=found.form)
    sheet = compose_sheet(WORKSPACE.data, WORKSPACE.library(campaign), order, None)
    done = set_sheet(sheet, paper, OWN, press())
    assert pages_of(done.document) <= MOST_PAGES
    assert not done.is_shortened
    made = press().write(done.document)
    assert ua_problems(made) == []
    assert reading_problems(made) == []


def test_a_sheet_for_the_web_is_one_file_of_a_few_hundred_kilobytes() -> None:
    order = Order(campaign=WORKSPACE.campaign("karaganda-2003"), origin="GB", day=date(2030, 3, 17), language="ru")
    sheet = compose_sheet(WORKSPACE.data, WORKSPACE.library("karaganda-2003"), order, None)
    html = make_self_contained(set_sheet(sheet, "A4", OWN, press()).html, press().serve)
    assert len(html) < 400_000
