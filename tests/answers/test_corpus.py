"""Sixty and more invented messages: none is filed wrongly, and of those to be filed nearly all are."""

import csv
from datetime import date
from typing import NamedTuple

import pytest
from tests.answers.world import CORPUS

from plaint.answers.finding import WRITES
from plaint.answers.mail import read_mail

TODAY = date(2026, 11, 22)
FILED = {*WRITES, "stop"}


class Truth(NamedTuple):
    """What is true of a message: what it is, of which campaign and target (`*`: all), and of what or whom it tells."""

    name: str
    what: str
    campaign: str
    target: str
    detail: str


with (CORPUS / "truth.csv").open(encoding="utf-8", newline="") as file:
    TRUTHS = [Truth(*row) for row in list(csv.reader(file))[1:]]


@pytest.fixture(scope="module")
def findings(sent):
    """Return what each message is found to be, each as if it were the only one."""
    found = {}
    with sent.journal() as journal:
        for truth in TRUTHS:
            sorter = sent.sorter(journal, TODAY)
            found[truth.name] = sorter.sort(read_mail(sent.message(truth.name, journal)))
    return found


def detail_of(finding):
    """Return in the words of the table what a finding tells."""
    if finding.what == "bounced":
        status = " ".join(dict.fromkeys(act.person for act in finding.acts))
        changes = [one.change for one in finding.suggestions]
        statuses = {"bouncing" if "bouncing" in change else "dead" for change in changes}
        return " ".join(filter(None, (*statuses, status)))
    if finding.what == "done":
        return " ".join(dict.fromkeys(f"{act.person} {act.how}" for act in finding.acts))
    if finding.what == "stop":
        return " ".join(one.who for one in finding.suggestions)
    return ""


def as_told(truth, finding):
    """Return a finding as a row of the table."""
    targets = {act.target for act in finding.acts}
    target = "*" if finding.what == "done" and len(targets) > 1 else finding.target
    return Truth(truth.name, finding.what, finding.campaign, target, detail_of(finding))


def test_it_is_large_and_of_all_kinds():
    names = [truth.name for truth in TRUTHS]
    assert len(names) >= 60
    assert sorted(names) == sorted(path.stem for path in CORPUS.glob("*.eml"))
    failures = [truth for truth in TRUTHS if truth.what == "bounced"]
    assert len(failures) >= 15
    assert {truth.what for truth in TRUTHS} == {*FILED, "asks", "left"}


def test_none_is_filed_wrongly(findings):
    wrong = [
        (truth, as_told(truth, findings[truth.name]))
        for truth in TRUTHS
        if findings[truth.name].what in FILED and as_told(truth, findings[truth.name]) != truth
    ]
    assert wrong == []


def test_nearly_all_are_filed(findings):
    due = [truth for truth in TRUTHS if truth.what in FILED]
    missed = [truth for truth in due if as_told(truth, findings[truth.name]) != truth]
    assert 1 - len(missed) / len(due) >= 0.95, missed


@pytest.mark.parametrize("truth", TRUTHS, ids=[truth.name for truth in TRUTHS])
def test_each_is_what_it_is(findings, truth):
    finding = findings[truth.name]
    assert as_told(truth, finding) == truth, finding.why
    assert finding.why
