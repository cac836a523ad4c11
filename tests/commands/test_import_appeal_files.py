"""`plaint import appeal` and `plaint start` on files as they arrive."""

import os

import pytest
from typer.testing import CliRunner

from plaint import cli
from plaint.reading.data import read_data

APPEAL = """\
URGENT APPEAL, 20 November 2026

Ilse Thaw, librarian, was dismissed in Kazakhstan after she had lent a book.

Please write before 31 January 2027 and ask the authorities:
- to give Ilse Thaw her post back;
- to pay the wages that she has lost.

Send appeals to:

Minister of Justice
Wilhelmina Icewright
1 Lighthouse Quay
Astana, Kazakhstan
Fax: +7 7172 00 10 00
E-mail: minister@example.org

Copies to:
Library Workers' Network, network@example.com
"""
MAIL = f"""\
From: Network <network@example.com>
To: list@example.net
Subject: Ilse Thaw
Date: Fri, 20 Nov 2026 12:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{APPEAL}"""
PAGE = f"<!doctype html><html><body><h1>Appeal</h1><pre>{APPEAL}</pre></body></html>"


@pytest.mark.parametrize(("name", "content"), [("a.txt", APPEAL), ("a.eml", MAIL), ("a.html", PAGE)])
def test_whatever_it_comes_in(run, tmp_path, name, content):
    (tmp_path / name).write_text(content, "utf-8")
    done = run("start", name, "--in", "new", "--from", "GB", folder=tmp_path)
    assert done.code == 0, done.stderr
    data = read_data(tmp_path / "new")
    (campaign,) = data.campaigns.values()
    minister = data.recipients[campaign.targets[0].id]
    assert [box.address for box in minister.email] == ["minister@example.org"]
    assert [copy.to for copy in campaign.copies]
    assert "network@example.com" not in (tmp_path / "new/recipients.yaml").read_text("utf-8")
    assert str(campaign.until) == "2027-01-31"


def test_as_a_pdf(run, tmp_path):
    (tmp_path / "a.txt").write_text(APPEAL, "utf-8")
    run("start", "a.txt", "--in", "new", folder=tmp_path)
    (sheet,) = (tmp_path / "new").rglob("sheet-*.pdf")
    done = run("import", "appeal", sheet, folder=tmp_path)
    assert done.code == 0, done.stderr
    assert "minister@example.org" in done.stdout


def test_from_a_pipe(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli.app, ["import", "appeal", "-"], input=APPEAL, prog_name="plaint")
    assert done.exit_code == 0, done.stderr
    assert "# drafted from standard input" in done.stdout


def test_what_was_found_and_nothing_else(run, tmp_path):
    (tmp_path / "a.txt").write_text(APPEAL, "utf-8")
    done = run("import", "appeal", "a.txt", "--as", "plain", folder=tmp_path)
    assert (done.code, done.stderr) == (0, "")
    assert "minister@example.org" in done.stdout
    assert "sure" not in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "a.txt cannot be read"),
        (b"", "a.txt: there is no text in it"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "a.txt: no text, mail, web page or PDF"),
        (b"Nothing to see.\n", "a.txt does not read like an appeal"),
    ],
)
def test_what_cannot_be_read_is_said(run, tmp_path, content, said):
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    for words in (("import", "appeal", "a.txt"), ("start", "a.txt", "--in", "new")):
        done = run(*words, folder=tmp_path)
        assert (done.code, done.stdout) == (1, "")
        assert said in done.stderr
    assert not (tmp_path / "new").exists()


HOSTILE = """\
{{ 7 * 7 }} {% for x in y %} \x1b[31mred\x1b[0m \u202eevil

Please write to:

Minister of Justice: evil
  targets: [x]
"quoted" {a: b} # comment
../../etc/passwd, Kazakhstan
E-mail: minister@example.org

Dear Minister: {{ x }},

I ask you {% raw %} to open {# the gates.

Yours sincerely,
"""


def test_hostile_text_reaches_nothing(run, tmp_path):
    (tmp_path / "a.txt").write_text(HOSTILE, "utf-8")
    done = run("start", "a.txt", "--in", "new", "--country", "KZ", folder=tmp_path)
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr
    data = read_data(tmp_path / "new")
    assert [str(problem) for problem in data.problems] == []
    assert len(data.campaigns) == 1
    assert "check     new" not in done.stderr
    outside = {path.name for path in tmp_path.iterdir()}
    assert outside == {"a.txt", "new"}


def test_ten_megabytes_of_anything_end(run, tmp_path):
    for content in ("7" * 10_000_000, "," * 1_000_000, "a@b.org " * 100_000):
        (tmp_path / "a.txt").write_text(content, "utf-8")
        assert run("import", "appeal", "a.txt", folder=tmp_path).code in (0, 1)


def test_a_pipe_by_name_does_not_hang(run, tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert run("import", "appeal", "a.txt", folder=tmp_path).code == 1
