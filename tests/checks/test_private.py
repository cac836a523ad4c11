import shutil
import subprocess

import pytest

from plaint.checks.private import is_tracked, privacy_remarks

NAMES = ("recipients.private.yaml", "signatories.yaml", "settings.yaml", "journal.db")


def remarks(root):
    return [str(remark.problem) for remark in privacy_remarks(root)]


def entry(path, *, extended=b""):
    flags = (len(path) | (0x4000 if extended else 0)).to_bytes(2, "big")
    return b"\x01" * 60 + flags + extended + path.encode() + b"\0" * 4


@pytest.mark.parametrize("name", NAMES)
def test_a_private_file_that_git_tracks(tmp_path, name):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_bytes(b"DIRC" + entry("README.md") + entry(name))
    assert remarks(tmp_path) == [
        f"{name}: tracked by git, so everybody who gets the repository reads it; "
        f"git rm --cached {name}, add it to .gitignore, and think of what was published already"
    ]


def test_a_workspace_inside_a_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "work").mkdir()
    index = tmp_path / ".git" / "index"
    index.write_bytes(b"DIRC" + entry("settings.yaml") + entry("other/settings.yaml"))
    assert remarks(tmp_path / "work") == []
    index.write_bytes(b"DIRC" + entry("work/settings.yaml"))
    assert len(remarks(tmp_path / "work")) == 1


def test_a_linked_worktree_has_its_index_elsewhere(tmp_path):
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / ".git").write_text("gitdir: ../main/worktrees/tree\n")
    (tmp_path / "main" / "worktrees" / "tree").mkdir(parents=True)
    (tmp_path / "main" / "worktrees" / "tree" / "index").write_bytes(b"DIRC" + entry("settings.yaml"))
    assert len(remarks(tmp_path / "tree")) == 1


@pytest.mark.parametrize("index", [b"", b"DIRC", b"\0" * 100, b"settings.yaml\0", b"xxsettings.yaml\0"])
def test_an_index_that_cannot_be_read_says_nothing(tmp_path, index):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_bytes(index)
    assert remarks(tmp_path) == []


def test_entries_of_version_three_have_two_more_bytes_of_flags():
    assert is_tracked(b"DIRC" + entry("settings.yaml", extended=b"\x20\x00"), "settings.yaml")


@pytest.mark.parametrize("git", ["gitdir: /nowhere/at/all", "no folder"])
def test_a_git_file_that_leads_nowhere(tmp_path, git):
    (tmp_path / ".git").write_text(git)
    assert remarks(tmp_path) == []


def test_the_index_that_git_itself_writes(tmp_path):
    git = shutil.which("git")
    if git is None:
        return
    (tmp_path / "settings.yaml").write_text("language: en\n")
    (tmp_path / "settings.yaml").chmod(0o600)
    (tmp_path / "signatories.yaml").write_text("signatories: {}\n")
    (tmp_path / "signatories.yaml").chmod(0o600)
    for words in (["init"], ["add", "settings.yaml"]):
        home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        subprocess.run([git, *words], cwd=tmp_path, env=home, check=True, capture_output=True)
    assert [line.partition(":")[0] for line in remarks(tmp_path)] == ["settings.yaml"]


def test_a_private_file_that_others_may_read(tmp_path):
    path = tmp_path / "signatories.yaml"
    path.write_text("signatories: {}\n")
    path.chmod(0o640)
    assert remarks(tmp_path) == [
        "signatories.yaml: warning: other users of this machine may read it; chmod 600 signatories.yaml"
    ]
    path.chmod(0o600)
    assert remarks(tmp_path) == []


@pytest.mark.parametrize("name", ["versions", "replies", "proofs"])
def test_a_private_folder_of_which_git_tracks_a_file(tmp_path, name):
    (tmp_path / ".git").mkdir()
    index = tmp_path / ".git" / "index"
    index.write_bytes(b"DIRC" + entry(f"{name}.md") + entry(f"docs/{name}/a.jpg"))
    assert remarks(tmp_path) == []
    index.write_bytes(b"DIRC" + entry("README.md") + entry(f"{name}/port-aurora/a.jpg"))
    assert remarks(tmp_path) == [
        f"{name}/: files in it are tracked by git, so everybody who gets the repository reads them; "
        f"git rm -r --cached {name}, add {name}/ to .gitignore, and think of what was published already"
    ]


def test_a_private_folder_that_others_may_read(tmp_path):
    (tmp_path / "proofs").mkdir(mode=0o755)
    told = "other users of this machine may read what is in it; chmod 700 proofs"
    assert remarks(tmp_path) == [f"proofs/: warning: {told}"]
    (tmp_path / "proofs").chmod(0o700)
    assert remarks(tmp_path) == []
