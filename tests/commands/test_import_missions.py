"""`plaint import missions`: entries on standard output or in recipients.yaml, the report beside them."""

import json
import shutil
from pathlib import Path

import pytest

from pages import page, section, table
from plaint.reading.data import read_data

SAMPLES = Path(__file__).resolve().parent.parent / "lists" / "samples"


def said(done):
    return " ".join(done.stderr.split())


@pytest.fixture
def folder(tmp_path):
    for path in SAMPLES.iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def own(workspace):
    for path in SAMPLES.iterdir():
        shutil.copy(path, workspace)
    (workspace / "settings.yaml").write_text("country: LU\n")
    return workspace


def test_entries_come_out_with_their_source(run, folder):
    done = run("import", "missions", "overpass.json", "--of", "KZ", folder=folder)
    assert done.code == 0
    assert done.stdout.startswith("recipients:\n\n  kz-embassy-london:\n    kind: mission\n    rank: ambassador\n")
    assert "ODbL) 1.0; https://www.openstreetmap.org/node/101; 2026-11-20" in done.stdout
    assert "overpass.json: read as OpenStreetMap (Overpass JSON)." in done.stderr
    assert "found 3 new, 1 of other states passed over" in said(done)
    assert "missing kz-consulate-musterstadt: no fax, no e-mail" in said(done)
    assert "source © OpenStreetMap contributors" in said(done)


def test_missions_are_added_to_the_workspace(run, own):
    before = (own / "recipients.yaml").read_bytes()
    done = run("import", "missions", "overpass.json", "--of", "Kazakhstan", "--write", folder=own)
    assert (done.code, done.stdout) == (0, "")
    assert "3 added to recipients.yaml." in done.stderr
    assert "uncovered no mission of KZ serves LU, where people of this workspace write" in said(done)
    assert (own / "recipients.yaml").read_bytes().startswith(before)
    assert "kz-embassy-london" in read_data(own).recipients
    assert run("check", folder=own).code == 0
    after = (own / "recipients.yaml").read_bytes()
    done = run("import", "missions", "overpass.json", "--of", "KZ", "--write", folder=own)
    assert "known kz-embassy-london stays as it is" in said(done)
    assert "Nothing was written." in done.stderr
    assert (own / "recipients.yaml").read_bytes() == after


def test_a_list_without_a_source_is_not_to_be_published(run, folder):
    done = run("import", "missions", "own.csv", "--in", "GB", folder=folder)
    assert "source: own.csv, licence unknown: publish nothing of it before you know; 2026-11-22\n" in (
        done.stdout.replace('"', "")
    )
    assert "source not known: give it by --source" in said(done)
    done = run(
        *("import", "missions", "own.csv", "--in", "GB", "--on", "2026-10-01"),
        *("--source", "London Diplomatic List, OGL v3"),
        folder=folder,
    )
    assert "source: London Diplomatic List, OGL v3; 2026-10-01\n" in done.stdout


def test_programs_get_everything(run, own):
    done = run("import", "missions", "wikidata.csv", "--of", "KZ", "--json", "--write", folder=own)
    assert (done.code, done.stderr) == (0, "")
    shown = json.loads(done.stdout)
    assert (shown["added"], shown["joined"], shown["passed_over"], shown["uncovered"]) == (2, 1, 1, ["LU"])
    assert shown["missions"][0]["lines_of_file"] == ["wikidata.csv:2", "wikidata.csv:3"]
    assert shown["problems"][0]["line"] == 5


def test_the_reference_tells_every_key(run, own):
    shown = json.loads(run("import", "missions", "wikidata.csv", "--of", "KZ", "--json", folder=own).stdout)
    told = table(section(page("json.md"), "A list of missions"))
    assert set(told) == set(shown)
    assert all(f"`{key}`" in told["problems"][0] for one in shown["problems"] for key in one)
    assert set(table(section(page("json.md"), "A mission of a list"))) == set(shown["missions"][0])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("none.json",), "none.json: no such file; check the name"),
        (("own.csv", "--of", "Atlantis"), "--of Atlantis: no such country"),
        (("own.csv", "--in", "Congo"), "write one of CD, CG"),
        (("own.csv", "--on", "yesterday"), "--on yesterday: no date"),
        (("overpass.json", "--of", "TM"), "overpass.json: no mission of TM 5 of other states"),
        (("own.csv",), "own.csv:3: warning: 'London' is left out: the list does not say where it is"),
        (("other.csv", "--of", "TM"), "other.csv: no mission of TM"),
        (("own.csv", "--in", "GB", "--write"), "no campaigns.yaml here or in any folder above"),
        (("cut.json",), "cut.json:1:15: no JSON: Expecting value; download it again: it may be cut off"),
    ],
)
def test_what_cannot_be_is_told(run, folder, words, message):
    (folder / "other.csv").write_text("of,country,kind\nKZ,GB,embassy\n")
    (folder / "cut.json").write_text('{"elements": [')
    done = run("import", "missions", *words, folder=folder)
    assert (done.code, done.stdout) == (1, "")
    assert message in said(done)


def test_problems_in_the_workspace_are_told_first(run, own):
    (own / "recipients.yaml").write_text("recipients:\n  desk: {kind: desk}\n")
    done = run("import", "missions", "own.csv", "--in", "GB", folder=own)
    assert done.code == 1
    assert "recipients.yaml:2" in done.stderr


def test_nothing_in_a_list_steers_the_terminal(run, folder):
    value = {"office": "diplomatic", "diplomatic": "embassy", "country": "KZ", "target": "GB", "addr:city": "\x1b[31mX"}
    raw = json.dumps(
        {"elements": [{"type": "node", "id": 1, "tags": {**value, "phone": "\x1b[2J1", "email": "\u202ex"}}]}
    )
    (folder / "evil.json").write_text(raw)
    done = run("import", "missions", "evil.json", folder=folder)
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr
