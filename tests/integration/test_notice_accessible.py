"""The letter to the police or the authority passes PDF/UA-1 and is read in order."""

from __future__ import annotations

from datetime import date

import pytest
from accessibility import reading_problems, ua_problems
from tests.given import campaign, embassy
from tests.render.sheets import TEMPLATES, press

from plaint.compose.gathering import gathering_at
from plaint.compose.notice import compose_notice
from plaint.contacts.assembly_rules import rule_of
from plaint.render.notice import notice_piece
from plaint.render.piece import page_of, print_pieces

DAY = date(2026, 12, 5)


@pytest.mark.parametrize(
    ("country", "language"), [("DE", "de"), ("FR", "fr"), ("GB", "en"), ("RU", "ru"), ("KZ", "kk")]
)
def test_notices(country: str, language: str) -> None:
    gathering = gathering_at(campaign(), None, embassy(country=country), DAY, DAY)
    notice = compose_notice(gathering, rule_of(country), language)
    made, pages = print_pieces(press(), [notice_piece(TEMPLATES, notice, page_of("A4"))])
    assert pages == 1
    assert ua_problems(made) == []
    assert reading_problems(made) == []
