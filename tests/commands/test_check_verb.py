"""`plaint check`: exit codes and where its words go; what it finds is tested in tests/checks."""

import json

import pytest

from plaint.checks.paper import Sheets


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Count no pages: that takes seconds, and tests/checks does it."""
    monkeypatch.setattr(Sheets, "_is_counted", lambda _sheets, _draft: False)


def test_a_sound_workspace(run, workspace):
    for words in ((), ("--strict",)):
        assert run("check", *words, folder=workspace).code == 0


def test_errors_fail(run, workspace):
    path = workspace / "campaigns.yaml"
    path.write_text(path.read_text("utf-8").replace("    status: open", "    status: opne"), "utf-8")
    done = run("check", folder=workspace)
    assert done.code == 1
    assert "campaigns.yaml:" in done.stdout + done.stderr
    assert "did you mean 'open'?" in done.stdout + done.stderr


def test_warnings_fail_only_when_that_is_asked_for(run, workspace):
    path = workspace / "recipients.yaml"
    path.write_text(path.read_text("utf-8").replace("verified: 2026-11-22", "verified: 2001-01-01"), "utf-8")
    assert run("check", folder=workspace).code == 0
    assert run("check", "--strict", folder=workspace).code == 1


def test_machine_output(run, workspace):
    done = run("check", "--json", folder=workspace)
    assert done.code == 0
    assert isinstance(json.loads(done.stdout), dict | list)
