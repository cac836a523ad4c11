"""Files made to take all time or memory: both importers stay within bounds, and say what is wrong."""

import json
import time

import pytest

from plaint.lists.missions.book import Question, settle_missions
from plaint.lists.missions.formats import read_missions
from plaint.lists.signatories import read_people

PATIENCE = 60  # seconds, on a machine with much else to do
KEYS = ("Country", "E-mail", "Personal", "Town", "Language", "Consent", "Organisation", "id", "Surname")
FILLS = ("é", "A ", "a@", "?a", "Ã©", "x at y dot ", "(", "1 ", "-", "'")


def read_in_time(raw):
    started = time.perf_counter()
    found = read_people(raw, "list")
    assert time.perf_counter() - started < PATIENCE
    assert found.persons or found.problems
    return found


@pytest.mark.parametrize(
    "raw",
    [
        b"1" * 10_000_000,
        b"," * 1_000_000,
        b";" * 3_000_000,
        (b"," * 1990 + b"\n") * 1000,
        (b"(" * 1990 + b"\n") * 1000,
        (b"A - " * 490 + b"\n") * 1000,
        (b"a" * 1000 + b"@" * 900 + b"\n") * 1000,
        b"Name;Land\n" + b'"' + b"x" * 1_000_000,
        b"Name" + b";Name" * 100_000 + b"\n",
        b"Name\n" + b"\xe2\x80\xae" * 100_000,
    ],
    ids=lambda raw: f"{raw[:6]!r}",
)
def test_lists_of_people_made_to_hurt(raw):
    read_in_time(raw)


@pytest.mark.parametrize("key", KEYS)
def test_cells_made_to_hurt(key):
    rows = "".join(f"Ruth Example {number};{(fill * 19_000)[:19_000]}\n" for number, fill in enumerate(FILLS))
    found = read_in_time(f"Name;{key}\n{rows}".encode())
    assert len(found.persons) + len(found.errors) >= len(FILLS) - 1


@pytest.mark.parametrize("key", ["phone", "fax", "email", "website", "addr:street", "opening_hours", "name", "country"])
def test_missions_made_to_hurt(key):
    tags = {"office": "diplomatic", "diplomatic": "embassy", "country": "KZ", "target": "GB"}
    fills = ("(aaa", "1", "1 ", "<", ";", "1;", "a@b.c ", ", ", "+49 30 1234567 ", "é", "Mo-Fr 09:00-18:00; ")
    rows = [{**tags, "addr:city": f"Town {number}", key: fill * 2000} for number, fill in enumerate(fills * 20)]
    raw = json.dumps({"elements": [{"type": "node", "id": 1, "tags": one} for one in rows]}).encode()
    started = time.perf_counter()
    settle_missions(read_missions(raw, "list"), Question("KZ"), {})
    assert time.perf_counter() - started < PATIENCE
