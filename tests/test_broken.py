"""The museum of broken input: each folder of tests/broken is a workspace with one defect, and what is said of it.

`command.txt` holds the command line where it is not `check`, `links.txt` the symbolic links to make, as `from -> to`;
`pytest --update-broken` writes each expected.txt anew, to be read before it is committed.
"""

import shlex
import shutil
from pathlib import Path

import pytest

MUSEUM = Path(__file__).parent / "broken"
EXHIBITS = sorted(path.name for path in MUSEUM.iterdir() if path.is_dir())
LABELS = ("command.txt", "expected.txt", "links.txt")
OUTSIDE = ("outside.md", "outside.png", "outside/gates/en.md")
PRIVATE = ("recipients.private.yaml", "signatories.yaml", "settings.yaml")


def set_up(exhibit, tmp_path):
    """Copy an exhibit to where it may be spoilt, with files beside it that nobody may reach."""
    root = tmp_path / "workspace"
    shutil.copytree(MUSEUM / exhibit, root, symlinks=True, ignore=shutil.ignore_patterns(*LABELS))
    for name in OUTSIDE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\nsubject: SECRET\n---\nSECRET\n")
    for link, target in links_of(exhibit):
        (root / link).parent.mkdir(parents=True, exist_ok=True)
        (root / link).symlink_to(target)
    for name in PRIVATE:
        if (root / name).exists():
            (root / name).chmod(0o600)
    return root


def links_of(exhibit):
    links = MUSEUM / exhibit / "links.txt"
    return [line.split(" -> ") for line in links.read_text("utf-8").splitlines()] if links.exists() else []


def everything_in(folder):
    """Return each path below a folder, with what tells a file from another."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def words_of(exhibit):
    command = MUSEUM / exhibit / "command.txt"
    return shlex.split(command.read_text("utf-8")) if command.exists() else ["check"]


def in_words(outcome, tmp_path):
    parts = (f"exit {outcome.code}\n", f"--- stdout\n{outcome.stdout}", f"--- stderr\n{outcome.stderr}")
    return "".join(parts).replace(str(tmp_path), "TMP")


@pytest.mark.parametrize("exhibit", EXHIBITS)
def test_it_is_named_exactly_and_nothing_is_written(exhibit, tmp_path, run, request):
    root = set_up(exhibit, tmp_path)
    before = everything_in(tmp_path)
    outcome = run(*words_of(exhibit), folder=root)
    told = in_words(outcome, tmp_path)
    expected = MUSEUM / exhibit / "expected.txt"
    if request.config.getoption("update_broken"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text("utf-8")
    assert outcome.code in (1, 2)
    assert everything_in(tmp_path) == before
    assert "SECRET" not in told
    assert "Traceback" not in told
