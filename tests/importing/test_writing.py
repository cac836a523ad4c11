"""All files or none, and nothing of what was there changes."""

import errno
import os
from pathlib import Path

import pytest
from drafts import draft, plan

from plaint.errors import DataError, PlaintError
from plaint.importing.writing import changes_of, write_changes


def state(root):
    return {
        str(path.relative_to(root)): path.read_bytes() if path.is_file() else None for path in sorted(root.rglob("*"))
    }


@pytest.fixture
def ready(root):
    """A workspace with files, and what would change them."""
    (root / "recipients.yaml").write_text("recipients:\n  # nobody yet", "utf-8")
    return changes_of(plan(draft(), root), root)


def test_every_file_is_written_and_what_was_there_stays(root, ready):
    before = state(root)
    names = write_changes(ready, root)
    assert names == ("letters/fair-2026/en.md", "recipients.private.yaml", "recipients.yaml", "campaigns.yaml")
    after = state(root)
    assert all(after[name].startswith(content) for name, content in before.items())
    assert set(after) == {*before, *names, "letters", "letters/fair-2026"}


@pytest.mark.parametrize("number", range(4))
def test_where_one_cannot_be_written_none_is(root, ready, monkeypatch, number):
    before = state(root)
    real, calls = Path.replace, []

    def replace(path, target):
        calls.append(path)
        if len(calls) == number + 1:
            raise OSError(errno.EIO, "the disk is tired")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PlaintError, match="the disk is tired"):
        write_changes(ready, root)
    assert state(root) == before


def test_a_disk_without_room_changes_nothing(root, ready, monkeypatch):
    before = state(root)

    def full(_handle):
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlaintError, match="no space left"):
        write_changes(ready, root)
    assert state(root) == before


def test_ctrl_c_changes_nothing(root, ready, monkeypatch):
    before = state(root)
    real, calls = Path.replace, []

    def replace(path, target):
        calls.append(path)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_changes(ready, root)
    assert state(root) == before


def test_what_somebody_else_changes_meanwhile_is_not_lost(root, ready):
    (root / "campaigns.yaml").write_text("campaigns:\n  # mine\n", "utf-8")
    before = state(root)
    with pytest.raises(PlaintError, match="changed just now"):
        write_changes(ready, root)
    assert state(root) == before


def test_rights_of_a_file_stay_and_the_private_one_is_closed(root):
    (root / "campaigns.yaml").chmod(0o640)
    (root / "recipients.private.yaml").write_text("recipients:\n", "utf-8")
    (root / "recipients.private.yaml").chmod(0o644)
    write_changes(changes_of(plan(draft(), root), root), root)
    modes = {name: (root / name).stat().st_mode & 0o777 for name in ("campaigns.yaml", "recipients.private.yaml")}
    assert modes == {"campaigns.yaml": 0o640, "recipients.private.yaml": 0o600}


def test_a_link_inside_the_workspace_is_followed(root):
    (root / "data").mkdir()
    (root / "campaigns.yaml").rename(root / "data" / "c.yaml")
    (root / "campaigns.yaml").symlink_to("data/c.yaml")
    write_changes(changes_of(plan(draft(), root), root), root)
    assert (root / "campaigns.yaml").is_symlink()
    assert "fair-2026" in (root / "data" / "c.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", ["letters", "recipients.private.yaml"])
def test_a_link_that_leads_out_is_refused(root, tmp_path_factory, name):
    outside = tmp_path_factory.mktemp("outside") / "x"
    outside.mkdir() if name == "letters" else outside.write_text("recipients:\n", "utf-8")
    (root / name).symlink_to(outside)
    with pytest.raises(PlaintError, match="leads out of the workspace"):
        changes_of(plan(draft(), root), root)


def test_a_text_that_is_there_is_not_overwritten(root):
    text = root / "letters/fair-2026/en.md"
    text.parent.mkdir(parents=True)
    text.write_text("mine", "utf-8")
    with pytest.raises(PlaintError, match=r"letters/fair-2026/en\.md is there already"):
        changes_of(plan(draft(), root), root)


def test_a_file_that_cannot_be_read_is_said(root):
    made = plan(draft(), root)
    (root / "recipients.yaml").mkdir()
    with pytest.raises(DataError):
        changes_of(made, root)
