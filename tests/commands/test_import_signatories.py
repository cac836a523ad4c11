"""`plaint import signatories`: the cleaned list on standard output, the report beside it, or all in the workspace."""

import json

import pytest
import typer
from typer.testing import CliRunner

from pages import page, section, table
from plaint.commands import import_signatories
from plaint.lists.duplicates import WORDS_OF
from plaint.model.people import Signatory
from plaint.reading.data import read_data

PASTED = (
    "EXAMPLE, Ruth, Großbritannien, Union A; ANOR, Albertine, Congo; ANOR, Alexandrine, Schweiz; Example, Ruth, GB;\n"
)
TABLE = "Name;Vorname;Land;Alter\nBEISPIEL;Jürgen;Schweiz;40\nBEISPIEL;Juergen;Schweiz;41\n"


def said(done):
    return " ".join(done.stderr.split())


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "pasted.txt").write_text(PASTED, "utf-8")
    (tmp_path / "members.csv").write_text(TABLE, "utf-8")
    return tmp_path


@pytest.fixture
def own(workspace, folder):
    (workspace / "signatories.yaml").unlink(missing_ok=True)
    for name in ("pasted.txt", "members.csv"):
        (workspace / name).write_bytes((folder / name).read_bytes())
    return workspace


def test_a_pasted_list_comes_out_as_a_table(run, folder):
    done = run("import", "signatories", "pasted.txt", folder=folder)
    assert done.code == 0
    assert done.stdout == (
        "id,name,country,organisation\n"
        "ruth-example,Ruth Example,GB,Union A\n"
        "albertine-anor,Albertine Anor,,\n"
        "alexandrine-anor,Alexandrine Anor,CH,\n"
        "ruth-example-2,Ruth Example,GB,\n"
    )
    assert "pasted.txt: read as a pasted list, 4 people." in done.stderr
    assert "pasted.txt:1:41: warning: country: 'Congo' is left out; write which country of today is meant: CD, CG?" in (
        done.stderr
    )
    column = PASTED.index("Example, Ruth") + 1
    doubt = (
        f"twice? line 1, column {column} Ruth Example (GB), line 1 Ruth Example (GB, Union A): the same name (in doubt)"
    )
    assert doubt in said(done)
    assert "Nobody was struck off" in done.stderr


def test_columns_are_shown(run, folder):
    done = run("import", "signatories", "members.csv", "--as", "yaml", folder=folder)
    assert "columns Name = surname; Vorname = given; Land = country" in said(done)
    assert "not taken Alter: not known to be any; to take it: --column 'Alter=KEY'" in said(done)
    assert "cleaned country (2), name (2)" in said(done)
    assert done.stdout.startswith("signatories:\n\n  jurgen-beispiel:\n    name: Jürgen Beispiel\n    country: CH\n")


def test_columns_can_be_chosen(run, folder):
    done = run("import", "signatories", "members.csv", "--column", "Alter=role", folder=folder)
    assert "jurgen-beispiel,Jürgen Beispiel,CH,40\n" in done.stdout
    done = run("import", "signatories", "members.csv", "--column", "Alter=roll", folder=folder)
    assert (done.code, done.stdout) == (1, "")
    assert "--column Alter=roll: write it as TITLE=KEY" in done.stderr
    assert "did you mean 'role'?" in done.stderr


def test_standard_input_is_read(monkeypatch):
    app = typer.Typer()
    app.command()(import_signatories.run)
    app.callback()(lambda: None)
    done = CliRunner().invoke(app, ["run", "-"], input="EXAMPLE, Ruth, Togo;\n", obj=_session())
    assert done.stdout == "id,name,country\nruth-example,Ruth Example,TG\n"
    assert "standard input: read as a pasted list" in done.stderr


def _session():
    from datetime import UTC, datetime
    from pathlib import Path

    from plaint.session import Session

    return Session(Path("/nowhere"), datetime(2026, 11, 22, tzinfo=UTC), Path("/nowhere/key"))


def test_a_file_is_written_for_its_owner_alone(run, folder):
    done = run("import", "signatories", "members.csv", "--output", "clean.csv", folder=folder)
    assert done.stdout == "clean.csv\n"
    assert (folder / "clean.csv").read_bytes().startswith("\ufeffid,name,country\r\n".encode())
    assert (folder / "clean.csv").stat().st_mode & 0o777 == 0o600
    assert run("import", "signatories", "members.csv", "--output", "clean.yaml", folder=folder).code == 0
    assert (folder / "clean.yaml").read_text("utf-8").startswith("signatories:\n")
    done = run("import", "signatories", "members.csv", "--output", "members.csv", folder=folder)
    assert (done.code, (folder / "members.csv").read_text("utf-8")) == (1, TABLE)
    assert "members.csv is the list itself" in done.stderr


def test_people_are_added_to_the_workspace(run, own):
    done = run("import", "signatories", "pasted.txt", "--write", folder=own)
    assert (done.code, done.stdout) == (0, "")
    assert "4 added to signatories.yaml; git does not see it." in done.stderr
    path = own / "signatories.yaml"
    assert path.stat().st_mode & 0o777 == 0o600
    assert "# from pasted.txt, 2026-11-22\n" in path.read_text("utf-8")
    assert list(read_data(own).signatories) == ["ruth-example", "albertine-anor", "alexandrine-anor", "ruth-example-2"]
    assert run("check", folder=own).code == 0


def test_nobody_is_added_a_second_time(run, own):
    run("import", "signatories", "pasted.txt", "--write", folder=own)
    before = (own / "signatories.yaml").read_bytes()
    done = run("import", "signatories", "pasted.txt", "--write", folder=own)
    assert done.code == 0
    assert "All of them stand in signatories.yaml already; nothing was written." in done.stderr
    assert "4 people stand in signatories.yaml already" in done.stderr
    assert (own / "signatories.yaml").read_bytes() == before
    (own / "pasted.txt").write_text(f"{PASTED} MOSTAFA, Foster, Togo;", "utf-8")
    done = run("import", "signatories", "pasted.txt", "--write", folder=own)
    assert "1 added to signatories.yaml" in done.stderr
    assert (own / "signatories.yaml").read_bytes().startswith(before)


def test_nothing_is_written_while_somebody_cannot_sign(run, own):
    (own / "members.csv").write_text("Name;Land\nRuth Example;GB\n;GB\n;\n", "utf-8")
    done = run("import", "signatories", "members.csv", "--write", folder=own)
    assert done.code == 1
    assert "members.csv:3: no name; write one, or remove the row" in done.stderr
    assert "nothing was written" in done.stderr
    assert not (own / "signatories.yaml").exists()
    done = run("import", "signatories", "members.csv", folder=own)
    assert (done.code, done.stdout) == (1, "id,name,country\nruth-example,Ruth Example,GB\n")


def test_a_broken_signatories_file_is_told_first(run, own):
    (own / "signatories.yaml").write_text("signatories:\n  ruth:\n    nam: Ruth\n")
    done = run("import", "signatories", "pasted.txt", folder=own)
    assert done.code == 1
    assert "signatories.yaml:3:5: unknown key 'nam'; did you mean 'name'?" in done.stderr


def test_what_cannot_be_is_refused(run, folder):
    done = run("import", "signatories", "pasted.txt", "--write", folder=folder)
    assert "no campaigns.yaml here or in any folder above" in done.stderr
    done = run("import", "signatories", "none.csv", folder=folder)
    assert (done.code, "none.csv: no such file; check the name" in done.stderr) == (1, True)
    done = run("import", "signatories", "pasted.txt", "--write", "--as", "yaml", folder=folder)
    assert "--write adds to signatories.yaml" in done.stderr
    (folder / "empty.txt").write_text("")
    done = run("import", "signatories", "empty.txt", folder=folder)
    assert (done.code, "empty.txt: empty; give a table or a list of names" in done.stderr) == (1, True)


def test_json_holds_everything_and_nothing_is_said(run, own):
    done = run("import", "signatories", "pasted.txt", "--json", folder=own)
    assert (done.code, done.stderr) == (0, "")
    shown = json.loads(done.stdout)
    assert [one["name"] for one in shown["signatories"]] == [
        "Ruth Example",
        "Albertine Anor",
        "Alexandrine Anor",
        "Ruth Example",
    ]
    assert shown["duplicates"][0]["kind"] == "exact"
    assert shown["added"] == 0
    done = run("import", "signatories", "pasted.txt", "--json", "--write", folder=own)
    assert json.loads(done.stdout)["added"] == 4


def test_the_reference_tells_every_key(run, folder):
    shown = json.loads(run("import", "signatories", "pasted.txt", "--json", folder=folder).stdout)
    told = table(section(page("json.md"), "A list of people"))
    assert set(told) == set(shown)
    for name in ("problems", "duplicates"):
        assert all(f"`{key}`" in told[name][0] for one in shown[name] for key in one)
    own = set(table(section(page("json.md"), "A person of a list")))
    assert own <= set(shown["signatories"][0]) <= own | set(Signatory.model_fields)
    assert all(f"`{kind}`" in told["duplicates"][0] for kind in WORDS_OF)


def test_long_lists_are_told_of_briefly(run, folder):
    rows = "".join(f"EXAMPLE {number % 30};Atlantis\n" for number in range(100))
    (folder / "long.csv").write_text(f"Name;Land\n{rows}", "utf-8")
    done = run("import", "signatories", "long.csv", folder=folder)
    assert len(done.stderr.splitlines()) < 120
    assert "… and 80 more things to look at: --json gives all" in done.stderr
    assert "more pairs: --json gives all" in done.stderr


def test_nothing_in_a_list_steers_the_terminal(run, folder):
    (folder / "evil.csv").write_text('Name,Role\n"Ruth\x1b[31m Example",x\n\u202eEve Example,x\n', "utf-8")
    done = run("import", "signatories", "evil.csv", folder=folder)
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr
