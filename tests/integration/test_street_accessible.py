"""What the street sees passes PDF/UA-1 and is read in order."""

from __future__ import annotations

import pytest
from accessibility import reading_problems, ua_problems
from tests.render.sheets import TEMPLATES, press

from plaint.catalogues import CATALOGUED
from plaint.compose.placards import Placard
from plaint.render.piece import Piece, print_pieces
from plaint.render.placard import placard_piece
from plaint.render.tiles import tile_piece

WORDS = {"en": "Freedom for Anna and Robert Example!", "kk": "Ә Қ: Әділет керек!", "ru": "Свободу Анне Образцовой!"}


def require_accessible(*pieces: Piece) -> None:
    made, _ = print_pieces(press(), pieces)
    assert ua_problems(made) == []
    assert reading_problems(made) == []


@pytest.mark.parametrize("language", CATALOGUED)
def test_placards_and_tiles(language: str) -> None:
    words = WORDS.get(language, WORDS["en"])
    placard = Placard(campaign="open-gates", number=1, language=language, words=words)
    require_accessible(placard_piece(placard, "A3", TEMPLATES))
    require_accessible(tile_piece(placard, "A2", "Letter", TEMPLATES))
