"""A whole pack, in each paper: PDF/UA-1, read in order, every part with its bookmark, in print order."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from accessibility import reading_problems, ua_problems

from plaint.picket.order import PicketWish, order_picket
from plaint.picket.pack import Written, complete_pack, lay_out_pack, print_pack
from plaint.picket.papers import Papers
from plaint.picket.part import PARTS
from plaint.session import Session

ROOT = Path(__file__).resolve().parent.parent.parent
# Addresses stand on paper to be typed; the rows of a petition are empty until somebody signs; several papers begin with
# the campaign's title, which is no running head.
MEANT = ("LNK-010", "TBL-012", "PAG-001")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def made(wish: PicketWish) -> list[tuple[Written, bytes]]:
    session = Session(ROOT, NOW, ROOT / "nowhere.key")
    workspace = session.open()
    papers = Papers(workspace, order_picket(workspace, session, wish))
    laid = tuple(lay_out_pack(papers, PARTS))
    return list(print_pack(papers, complete_pack(papers, laid, PARTS), Path("pack")))


@pytest.mark.parametrize(
    "wish",
    [
        PicketWish(campaign="uralsk-2001"),
        PicketWish(campaign="ismailov-1998", origin="RU", language="ru"),
        PicketWish(campaign="karaganda-2003", origin="GB", city="London", on="2003-03-28", time="12:30", language="de"),
        PicketWish(campaign="karaganda-2003", origin="US", city="Chicago", language="fr"),
    ],
    ids=["moscow", "undated", "london", "letter"],
)
def test_a_whole_pack(wish: PicketWish, tmp_path: Path) -> None:
    files = made(wish)
    whole, content = files[0]
    assert ua_problems(content) == []
    assert [problem for problem in reading_problems(content) if not problem.startswith(MEANT)] == []
    path = tmp_path / "all.pdf"
    path.write_bytes(content)
    with pikepdf.open(path) as pdf:
        sizes = {tuple(sorted(round(float(edge)) for edge in page.mediabox[2:])) for page in pdf.pages}
        assert len(sizes) == 1, json.dumps(sorted(sizes))
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
    parts = [written for written, _ in files if written.first and written is not whole]
    assert titles == [one.title for one in parts]
    order = [PARTS.index(one.part) for one in parts if one.part in PARTS]
    assert order == sorted(order)
    assert sum(one.pages for one in parts) == whole.pages
    for written, own in files[1:]:
        if written.path.suffix == ".pdf":
            assert ua_problems(own) == [], written.path.name


def test_a_running_sheet_that_would_spill_a_little_is_set_smaller() -> None:
    wish = PicketWish(
        campaign="karaganda-2003", origin="DE", city="Berlin", on="2026-12-12", time="10:00", language="de"
    )
    sheet, _ = next(one for one in made(wish) if one[0].part == "running-sheet")
    assert sheet.pages == 2
