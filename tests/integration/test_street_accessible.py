"""What the street sees passes PDF/UA-1 and is read in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from accessibility import reading_problems, ua_problems
from tests.render.sheets import TEMPLATES, press

from plaint.catalogues import CATALOGUED
from plaint.compose.leaflets import Leaflet, PublicAddress, Way
from plaint.compose.petitions import Petition
from plaint.compose.placards import Placard
from plaint.render.leaflet import leaflet_piece
from plaint.render.petition import SheetWish, petition_piece
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


LEAFLET = Leaflet(
    campaign="open-gates",
    language="en",
    title="Open the gates",
    case=("Orla Fair, a baker: in prison since May.",),
    demands=("The gates must be opened.", "Orla Fair must be released."),
    further="Further demands: 1.",
    advice=("Write.", "Sign.", "Tell."),
    addresses=(
        PublicAddress(
            "court", ("Ada Bench", "1 Court Square"), (Way("E-mail: a@example.org", "mailto:a@example.org"),)
        ),
        PublicAddress("embassy", ("Embassy", "2 Iceberg Row"), (Way("Fax: +7 7212 74 27 83"),)),
    ),
    left_out=(),
    link="https://example.org/gates",
    responsible="Published by (name, address)",
)
PETITION = Petition(
    campaign="open-gates",
    language="en",
    heading="Petition",
    title="Open the gates",
    to="To: Ada Bench, President of the Court",
    case=("Orla Fair, a baker: in prison since May.",),
    prayer="We, the undersigned, ask you to see that the following demands are met:",
    demands=("The gates must be opened.", "Orla Fair must be released."),
    columns=("No.", "Name", "Town", "Organisation", "Signature", "Date"),
    privacy="We keep nothing.",
)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_leaflets(paper: str) -> None:
    require_accessible(leaflet_piece(LEAFLET, paper, TEMPLATES, press()))
    require_accessible(leaflet_piece(replace(LEAFLET, link="", addresses=()), paper, TEMPLATES, press()))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_petitions(paper: str) -> None:
    piece = petition_piece(PETITION, paper, TEMPLATES, press(), SheetWish(sheets=2))
    made, _ = print_pieces(press(), [piece])
    assert ua_problems(made) == []
    # cells to write in are empty
    assert {problem.split(":")[0] for problem in reading_problems(made)} == {"TBL-012"}
