"""A workspace to work in, and the command line run in this process, on a fixed day."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from typer.testing import CliRunner

import plaint
from plaint import cli

STARTER = Path(plaint.__file__).parent / "starter"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

# a slow machine is no failure
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@dataclass(frozen=True)
class Outcome:
    """What one call of the command line came to."""

    code: int
    stdout: str
    stderr: str


class FixedClock(datetime):
    @classmethod
    def now(cls, tz=None):
        return NOW if tz is None else NOW.astimezone(tz)


def pytest_addoption(parser):
    parser.addoption("--update-broken", action="store_true", help="write tests/broken/*/expected.txt anew")
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/*.txt anew")


@pytest.fixture
def workspace(tmp_path):
    """The starter workspace, as `plaint init` writes it on the fixed day."""
    root = tmp_path / "workspace"
    shutil.copytree(STARTER, root)
    (root / "gitignore").rename(root / ".gitignore")
    for path in root.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"@TODAY@", str(NOW.date()).encode()))
    return root


@pytest.fixture
def run(monkeypatch, tmp_path_factory):
    """Call the command line: run("letter", "port-aurora", folder=workspace). It keeps out of the user's own folders."""
    aside = tmp_path_factory.mktemp("aside")
    monkeypatch.setenv("XDG_STATE_HOME", str(aside))
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    monkeypatch.setattr(cli, "datetime", FixedClock)

    def call(*words, folder=None):
        with monkeypatch.context() as here:
            if folder is not None:
                here.chdir(folder)
            done = CliRunner().invoke(cli.app, [str(word) for word in words], prog_name="plaint")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code != cli.EXIT_BUG, "\n".join(path.read_text() for path in aside.glob("plaint-bug-*"))
        return Outcome(done.exit_code, done.stdout, done.stderr)

    return call
