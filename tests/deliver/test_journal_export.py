"""The journal as lines of JSON, and the page that says what stands in them."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.deliver.deliveries import NOON, copy_of, delivery, journal_in

from plaint.deliver.act import Act, Answer, Approval
from plaint.deliver.delivery import BY_HAND, TRANSITIONS
from plaint.deliver.journal import NAME, read_journal
from plaint.deliver.record import diary
from plaint.deliver.record.export import export

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "journal.md").read_text("utf-8")


def rows(heading):
    """Return the first cells of the rows under a heading of the page, each a tuple of what stands in backticks."""
    part = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [re.findall(r"`([^`]+)`", "|".join(line.split("|")[1:3])) for line in part.splitlines() if line[:3] == "| `"]


@pytest.fixture
def lines(tmp_path):
    with journal_in(tmp_path) as journal:
        (letter,) = journal.plan([delivery(1, signers=("ruth", "kim"), office="офис")])
        journal.plan([copy_of([letter])])
        journal.begin(letter)
        journal.hand(letter)
        journal.settle(letter, "sent", "250 queued", "7")
    with read_journal(tmp_path / NAME) as record:
        return list(export(record))


def test_a_line_a_delivery_with_its_events(lines, tmp_path):
    letter, copy = map(json.loads, lines)
    made = delivery(1, signers=("ruth", "kim"), office="офис")
    with read_journal(tmp_path / NAME) as record:
        tag = record.marks.tag(made.key.digest)
    assert letter == {
        "id": made.key.digest,
        "kind": "letter",
        "campaign": "karaganda-2003",
        "target": "target-1",
        "office": "офис",
        "holder": "Holder 1",
        "printed_office": "Office 1",
        "printed_holder": "Mr Holder 1",
        "addressee": ["Mr Holder 1", "1 Example Street"],
        "way": "email",
        "address": "office-1@example.org",
        "signatory": "ruth+kim",
        "signers": ["ruth", "kim"],
        "covers": [],
        "language": "en",
        "version": "v1",
        "plain": "plain v1",
        "round": 0,
        "state": "sent",
        "since": NOON,
        "attempts": 1,
        "not_before": 0,
        "account": "",
        "tag": tag,
        "reply": "250 queued",
        "reference": "7",
        "events": [
            {"number": 1, "at": NOON, "state": "planned", "attempt": 0, "detail": ""},
            {"number": 3, "at": NOON, "state": "sending", "attempt": 1, "detail": ""},
            {"number": 4, "at": NOON, "state": "handing", "attempt": 1, "detail": ""},
            {"number": 5, "at": NOON, "state": "sent", "attempt": 1, "detail": "250 queued"},
        ],
    }
    assert (copy["kind"], copy["covers"], copy["signers"]) == ("copy", [made.key.digest], [])


def test_lines_are_lines_that_people_can_read(lines):
    assert "офис" in lines[0]
    assert not any("\n" in line for line in lines)
    assert [list(json.loads(line)) for line in lines] == [list(json.loads(lines[0]))] * 2


def test_the_page_names_every_key(lines):
    told = [key for cells in rows("Lines of JSON") for key in cells]
    letter = json.loads(lines[0])
    assert [key for key in letter if key not in told] == []
    assert [key for key in letter["events"][0] if f"`{key}`" not in PAGE] == []
    first = "".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))
    assert re.findall(r"`([^`]+)`", first)[-len(letter) :] == list(letter)


def test_the_page_shows_every_way_from_state_to_state():
    found = [tuple(cells) for cells in rows("States") if len(cells) == 2]
    assert set(found) == TRANSITIONS | set(BY_HAND.values())
    assert len(found) == len(set(found))


def test_acts_answers_and_approvals_follow(tmp_path):
    day = date(2026, 11, 2)
    with journal_in(tmp_path) as journal:
        journal.plan([delivery(1)])
        journal.write(diary.note_act(Act(campaign="karaganda-2003", how="posted", day=day, person="ruth", count=3)))
        kept = {"day": day, "file": "replies/1.eml", "fingerprint": "f" * 64}
        answer = Answer(campaign="karaganda-2003", target="target-1", office="office-1", **kept)
        journal.write(diary.file_answer(answer))
        journal.write(diary.note_approval(Approval(campaign="karaganda-2003", fingerprint="0" * 64, who="ruth")))
    with read_journal(tmp_path / NAME) as record:
        found = [json.loads(line) for line in export(record)]
    assert [one["kind"] for one in found] == ["letter", "act", "answer", "approval"]
    assert (found[1]["day"], found[1]["count"], found[2]["answer_kind"]) == ("2026-11-02", 3, "answer")
    told = {cells[0]: cells[1:] for cells in rows("Acts, answers, approvals")}
    for one in found[1:]:
        assert set(told[one["kind"]]) == set(one) - {"kind"}
