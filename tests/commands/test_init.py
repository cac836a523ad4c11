"""`plaint init`: a workspace that is right from the first minute, and never written over anything."""

import json
import stat
from dataclasses import replace
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path

import pytest

from plaint.checks.paper import Sheets
from plaint.schema_files import FILES
from plaint.session import Session

WRITTEN = {
    ".gitignore",
    "README.txt",
    "campaigns.yaml",
    "recipients.yaml",
    "recipients.private.example.yaml",
    "settings.example.yaml",
    "signatories.example.yaml",
    "templates/README.txt",
    "letters/port-aurora/en.md",
    "letters/port-aurora/fr.md",
    *(f"schemas/{name}.schema.json" for name in FILES),
}


@pytest.fixture
def fresh(run, tmp_path):
    """A workspace as `plaint init mine` makes it."""
    assert run("init", "mine", folder=tmp_path).code == 0
    return tmp_path / "mine"


def files_of(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_it_writes_everything_and_names_it_and_the_next_three_commands(run, tmp_path):
    done = run("init", "mine", folder=tmp_path)
    assert done.code == 0
    assert {line.removeprefix("mine/") for line in done.stdout.splitlines()} == WRITTEN == files_of(tmp_path / "mine")
    assert done.stderr == (
        "\nA workspace is ready. Next:\n"
        "  cd mine\n"
        "  plaint check\n"
        "  plaint letter port-aurora\n"
        "  plaint show port-aurora --from GB\n"
    )


def test_in_the_current_folder(run, tmp_path):
    done = run("init", folder=tmp_path)
    assert (done.code, files_of(tmp_path)) == (0, WRITTEN)
    assert "  cd " not in done.stderr


def test_it_is_dated_today(fresh):
    assert "published: 2026-11-22" in (fresh / "campaigns.yaml").read_text("utf-8")
    assert not any("@TODAY@" in path.read_text("utf-8") for path in fresh.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", ["campaigns.yaml", ".gitignore", "schemas/settings.schema.json"])
def test_it_never_writes_over_anything(run, tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    done = run("init", folder=tmp_path)
    assert (done.code, done.stdout) == (1, "")
    assert done.stderr == (
        f"plaint: {tmp_path} already has {name}\n  choose an empty folder: plaint init my-campaigns\n"
    )
    assert files_of(tmp_path) == {name}
    assert (tmp_path / name).read_text() == "mine"


def test_it_follows_no_link_that_leads_nowhere(run, tmp_path):
    (tmp_path / "campaigns.yaml").symlink_to(tmp_path / "elsewhere")
    assert run("init", folder=tmp_path).code == 1
    assert not (tmp_path / "elsewhere").exists()


def test_where_it_cannot_write_it_says_so(run, tmp_path):
    (tmp_path / "mine").write_text("a file")
    done = run("init", "mine", folder=tmp_path)
    assert (done.code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"plaint: cannot write {tmp_path / 'mine'}: ")


def test_check_finds_nothing_wrong_with_it(run, fresh):
    # the one run that counts pages too
    done = run("check", "--strict", folder=fresh)
    assert done.code == 0, done.stdout + done.stderr


@pytest.fixture
def quick(monkeypatch):
    """Count no pages."""
    monkeypatch.setattr(Sheets, "_is_counted", lambda _sheets, _draft: False)


def test_letters_can_be_made_at_once(run, fresh):
    done = run("letter", "port-aurora", "--from", "GB", "--as", "text", folder=fresh)
    assert done.code == 0
    assert done.stdout.splitlines() == [
        f"output/port-aurora/{target}-en.txt" for target in ("weather-minister", "port-aurora-station", "mission-aq")
    ]
    assert "Juno Frost" in (fresh / "output/port-aurora/weather-minister-en.txt").read_text("utf-8")
    french = run("letter", "port-aurora", "--from", "GB", "--lang", "fr", "--as", "text", folder=fresh)
    assert (french.code, len(french.stdout.splitlines())) == (0, 3)


@pytest.mark.usefixtures("quick")
def test_all_verbs_of_its_readme_work(run, fresh):
    commands = [
        line.split()[1:] for line in (fresh / "README.txt").read_text().splitlines() if line.startswith("    plaint")
    ]
    assert len(commands) == 3
    for words in commands:
        extra = ("--as", "text") if words[0] == "letter" else ()
        assert run(*words, *extra, folder=fresh).code == 0, words


@pytest.mark.usefixtures("quick")
def test_the_examples_fit_when_they_are_put_in_place(run, fresh):
    for name in ("recipients.private", "signatories", "settings"):
        (fresh / f"{name}.example.yaml").rename(fresh / f"{name}.yaml")
    done = run("check", folder=fresh)
    assert done.code == 0, done.stdout + done.stderr
    signed = run("letter", "port-aurora", "--signed-by", "all", "--as", "text", "--json", folder=fresh)
    assert {one["signatory"] for one in json.loads(signed.stdout)["letters"]} == {"alma-quill", "t-v"}


def is_ignored(name, patterns):
    """Tell whether git passes over a file (gitignore(5), as far as these patterns go)."""
    parts = Path(name).parts
    return any(
        fnmatch(part, pattern.rstrip("/")) and (not pattern.endswith("/") or part != parts[-1])
        for pattern in patterns
        for part in parts
    )


def test_git_sees_nothing_private(fresh):
    private = (
        "recipients.private.yaml",
        "signatories.yaml",
        "settings.yaml",
        "signatures/alma-quill.png",
        "members.csv",
        "members.tsv",
        "members.xlsx",
        "members.ods",
        "journal.db",
        "journal.db-wal",
        "versions/x",
        "replies/x",
        "output/port-aurora/x.pdf",
    )
    lines = (fresh / ".gitignore").read_text("utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    assert [name for name in private if not is_ignored(name, patterns)] == []
    assert [name for name in WRITTEN if is_ignored(name, patterns)] == []


def test_schemas_are_named_where_they_lie(fresh):
    for path in fresh.glob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=schemas/")
        assert (fresh / first.partition("=")[2]).is_file()


def test_what_is_written_can_be_read_by_whoever_may(fresh):
    assert stat.S_IMODE((fresh / "campaigns.yaml").stat().st_mode) & 0o400
    assert Path(fresh / "README.txt").read_text("utf-8").startswith("A Plaint workspace")


def test_the_next_commands_are_what_worked_to_get_here(tmp_path: Path) -> None:
    session = Session(tmp_path, datetime(2026, 11, 22, tzinfo=UTC), tmp_path / "key", tmp_path / "plaint")
    assert session.command_in(tmp_path / "mine") == "../plaint"
    assert session.command_in(tmp_path) == "./plaint"
    assert replace(session, launcher=None).command_in(tmp_path) == "plaint"
