"""Letters from a table: what is wrong with its rows, and going on without the bad ones."""

import csv
import json

import pytest
from tests.workbooks import write_workbook

TABLE = "name;country\nAlma Quill;GB\nTomas Verne;UK\nRuth שלום;GB\nAlma Quill;GB\n"


@pytest.fixture
def table(workspace):
    path = workspace / "members.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def letter(run, workspace, *words, table="members.csv"):
    return run("letter", "port-aurora", "--signed-by", table, "--as", "text", *words, folder=workspace)


def test_bad_rows_stop_everything(run, workspace, table):
    done = run("letter", "port-aurora", "--signed-by", "members.csv", folder=workspace)
    assert done.code == 1
    assert "members.csv:3: country: 'UK' is no country code; write GB" in done.stderr
    assert "members.csv:4: no font here has" in done.stderr
    assert "the bundled fonts have no Hebrew letters" in done.stderr
    assert not list(workspace.glob("output/port-aurora/*"))


def test_going_on_without_them(run, workspace, table):
    done = letter(run, workspace, "--skip-bad", "--to", "weather-minister")
    assert done.code == 0
    assert "1 row left out (line 3)" in done.stderr
    assert "output/port-aurora/members-bad-rows.csv" in done.stderr
    assert "members.csv:5: the same as line 2" in done.stderr
    assert [line.rpartition("-en-")[2] for line in done.stdout.splitlines()] == [
        "alma-quill.txt",
        "ruth.txt",
        "alma-quill-2.txt",
    ]
    bad = workspace / "output" / "port-aurora" / "members-bad-rows.csv"
    assert bad.stat().st_mode & 0o777 == 0o600
    with bad.open(encoding="utf-8-sig", newline="") as file:
        head, row = csv.reader(file, delimiter=";")
    assert head == ["name", "country", "problem"]
    assert row == ["Tomas Verne", "UK", "line 3: country: 'UK' is no country code (write GB)"]


def test_json_stays_json(run, workspace, table):
    done = letter(run, workspace, "--skip-bad", "--to", "weather-minister", "--json")
    assert len(json.loads(done.stdout)["letters"]) == 3


def test_a_table_without_one_good_row(run, workspace, table):
    table.write_text("name,country\nA,UK\n", encoding="utf-8")
    done = letter(run, workspace, "--skip-bad")
    assert (done.code, done.stdout) == (1, "")
    assert not list(workspace.glob("output/port-aurora/*"))


def test_no_table_no_rows_to_leave_out(run, workspace):
    done = run("letter", "port-aurora", "--skip-bad", folder=workspace)
    assert done.code == 1
    assert "--skip-bad without a table" in done.stderr


def test_bad_rows_never_replace_the_table(run, workspace, table):
    own = workspace / "output" / "port-aurora" / "members-bad-rows.csv"
    own.parent.mkdir(parents=True)
    own.write_text(TABLE.replace("name", "name"), encoding="utf-8")
    # its own bad rows go to a file of another name
    done = letter(run, workspace, "--skip-bad", table="output/port-aurora/members-bad-rows.csv")
    assert done.code == 0
    assert own.read_text("utf-8") == TABLE
    assert own.with_name("members-bad-rows-bad-rows.csv").exists()


def test_few_of_many_problems_are_shown(run, workspace, table):
    table.write_text("name,country\n" + "A,UK\n" * 500, encoding="utf-8")
    done = letter(run, workspace)
    assert done.stderr.count("no country code") == 50
    assert "and 450 more" in done.stderr
    assert "500 problems; nothing was written." in done.stderr


def test_a_workbook_signs(run, workspace):
    write_workbook(workspace / "members.xlsx", {"Sheet1": [["name", "town"], ["Alma Quill", "Sampleton"]]})
    done = letter(run, workspace, "--to", "weather-minister", table="members.xlsx")
    assert done.code == 0
    assert done.stdout.endswith("weather-minister-en-alma-quill.txt\n")


def test_a_row_whose_picture_cannot_be_read_is_a_bad_row(run, workspace):
    (workspace / "own.png").write_bytes(b"no picture")
    rows = "name,signature\nAnn Example,nope.png\nBen Example,own.png\nKim Example,../../outside.png\nJo Example,\n"
    (workspace / "members.csv").write_text(rows, encoding="utf-8")
    words = ("letter", "port-aurora", "--signed-by", "members.csv", "--to", "weather-minister", "--lang", "en")
    done = run(*words, folder=workspace)
    assert done.code == 1
    assert "members.csv:2: signature: nope.png: cannot be read" in done.stderr
    assert "members.csv:3: signature: own.png: not a picture that can be read" in done.stderr
    assert "members.csv:4: signature: ../../outside.png: leads out of the workspace" in done.stderr
    assert run(*words, "--skip-bad", folder=workspace).code == 0
    assert [path.name for path in (workspace / "output" / "port-aurora").glob("*.pdf")] == [
        "weather-minister-en-jo-example.pdf"
    ]
