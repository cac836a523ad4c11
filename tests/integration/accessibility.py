"""What a PDF says to someone who cannot see it: the rules it breaks, and where it is read out of order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import outloud
import pymupdf  # noqa: F401 - without it outloud passes its rule on words that are announced nowhere (TAG-003) unread
from outloud.model import Document

import page

TELLING = frozenset({"error", "warning"})


def ua_problems(pdf: bytes) -> list[str]:
    """List every rule of PDF/UA-1 (ISO 14289-1) that a file breaks, each as `RULE: message`."""
    try:
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    except page.PageError as error:
        return [f"unreadable: {error}"]
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def reading_problems(pdf: bytes) -> list[str]:
    """List what would mislead someone who hears the file, each as `RULE: message`.

    A check that could not run is a problem too. So is every block that is announced before another and
    painted after it: outloud's own ORD-001 is silent until a fifth of a page is out of order, and the address
    on a full page is less.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "letter.pdf")
        path.write_bytes(pdf)
        result = outloud.check(str(path))
        if result.error:
            return [f"unreadable: {result.error}"]
        return [*_findings(result), *_crashes(result), *_misplaced(path)]


def _findings(result: outloud.Result) -> Iterator[str]:
    for finding in result.sorted_findings():
        if finding.severity in TELLING:
            yield f"{finding.rule}: {finding.message}"


def _crashes(result: outloud.Result) -> Iterator[str]:
    for run in result.runs:
        if run.status == "crashed":
            yield f"{run.rule}: did not run: {run.reason}"


def _misplaced(path: Path) -> Iterator[str]:
    document = Document(str(path))
    try:
        for number in range(len(document.pages)):
            yield from _misplaced_on(document, number)
    finally:
        document.close()


def _misplaced_on(document: Document, number: int) -> Iterator[str]:
    marks = [ref for element in document.elements for ref in element.mcrefs if ref.page == number]
    ranks = {(mark.stream, mark.mcid): rank for rank, mark in enumerate(marks)}
    content = document.content(number)
    painted = [mark for mark in content.paint_order if mark in ranks]
    for earlier, later in pairwise(painted):
        if ranks[later] < ranks[earlier]:
            first, second = (content.mcid_text.get(mark, "a picture") for mark in (later, earlier))
            yield f"ORDER: page {number + 1}: {first!r} is announced before {second!r}, painted after it"
