"""Envelopes, labels and copy-to lists pass PDF/UA-1 and are read in order."""

import pytest
from accessibility import reading_problems, ua_problems
from tests.render.sheets import TEMPLATES, press
from tests.render.test_copy_lists import FRIENDS, LOST
from tests.render.test_envelopes import LONG, MAIL
from tests.render.test_labels import RUSSIAN

from plaint.compose.mailing import Mail
from plaint.render.copy_lists import copy_list_piece
from plaint.render.envelopes import ENVELOPES, print_envelopes
from plaint.render.labels import GRIDS, Start, print_labels
from plaint.render.piece import page_of, print_pieces

FOR_PAPER = "LNK-010"  # addresses that are printed without a link: this is to be ticked with a pen


def require_accessible(pieces):
    content, _ = print_pieces(press(), pieces)
    assert ua_problems(content) == []
    assert [problem for problem in reading_problems(content) if not problem.startswith(FOR_PAPER)] == []


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda one: one.name)
def test_envelopes(envelope):
    require_accessible(print_envelopes(TEMPLATES, envelope, (MAIL, LONG)))


@pytest.mark.parametrize("outline", [False, True])
@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_labels(grid, outline):
    require_accessible(
        print_labels(
            TEMPLATES,
            grid,
            (MAIL, Mail(whose="court", lines=RUSSIAN, language="ru")) * 4,
            Start(skip=1, outline=outline),
        )
    )


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_copy_lists(language):
    require_accessible([copy_list_piece(TEMPLATES, page_of("A4"), "Gates", (FRIENDS, LOST), language)])
