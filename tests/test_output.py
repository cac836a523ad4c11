"""Files are written whole or not at all, under the output folder, and for their owner alone."""

import os
import resource
import signal
import stat
from datetime import date

import pytest

from plaint.errors import PlaintError
from plaint.model.letter import Letter, Signature
from plaint.output import Output


def letter(**changes):
    words = {
        "campaign": "gates",
        "title": "The gates",
        "target": "judge",
        "office": "Court",
        "holder": "",
        "language": "en",
        "country": "",
        "date": date(2026, 11, 22),
        "address": ("Court",),
        "dateline": "",
        "subject": "",
        "salutation": "",
        "body": "",
        "closing": "",
        "signatures": (Signature(),),
    }
    return Letter(**{**words, **changes})


@pytest.fixture
def output(tmp_path):
    return Output(tmp_path / "output", tmp_path)


def everything_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_may_read(output, tmp_path, umask):
    before = os.umask(umask)
    try:
        path = output.write(output.letter_path(letter(), "pdf"), b"words")
    finally:
        os.umask(before)
    assert path == tmp_path / "output/gates/judge-en.pdf"
    assert path.read_bytes() == b"words"
    modes = [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent, path.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
    assert everything_in(tmp_path) == ["output", "output/gates", "output/gates/judge-en.pdf"]


def test_an_old_file_is_replaced_by_one_for_its_owner(output):
    path = output.letter_path(letter(), "pdf")
    output.write(path, b"old")
    path.chmod(0o644)
    output.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


class Full:
    """A file on a disk that is full."""

    def __init__(self, handle, _mode):
        self.handle = handle

    def close(self):
        os.close(self.handle)

    def write(self, content):
        os.write(self.handle, content[:3])
        raise self.error


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
def test_a_write_that_fails_leaves_what_was_there(output, tmp_path, monkeypatch, error):
    path = output.write(output.letter_path(letter(), "pdf"), b"old")
    before = everything_in(tmp_path)
    monkeypatch.setattr(Full, "error", error, raising=False)
    monkeypatch.setattr("plaint.output.os.fdopen", Full)
    with pytest.raises(PlaintError if isinstance(error, OSError) else type(error)) as raised:
        output.write(path, b"new words")
    if isinstance(error, OSError):
        assert raised.value.message == f"cannot write {path}: No space left on device"
        assert raised.value.hint == "choose a folder with --output DIR"
    assert path.read_bytes() == b"old"
    assert everything_in(tmp_path) == before


def test_a_rename_that_fails_leaves_what_was_there(output, tmp_path, monkeypatch):
    path = output.write(output.letter_path(letter(), "pdf"), b"old")
    before = everything_in(tmp_path)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(PlaintError, match="Permission denied"):
        output.write(path, b"new words")
    assert path.read_bytes() == b"old"
    assert everything_in(tmp_path) == before


def test_the_file_size_that_a_shell_allows_is_obeyed(output, tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(PlaintError, match="File too large"):
            output.write(output.letter_path(letter(), "pdf"), b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert [path for path in (tmp_path / "output").rglob("*") if path.is_file()] == []


def test_nothing_is_written_through_a_link_out_of_the_workspace(tmp_path):
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "output").symlink_to(outside)
    output = Output(root / "output", root)
    with pytest.raises(PlaintError, match="leads out of"):
        output.write(output.letter_path(letter(), "pdf"), b"words")
    assert everything_in(outside) == []


def test_nothing_is_written_through_a_campaigns_folder_that_is_a_link(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output/gates").symlink_to(outside)
    for output in (Output(tmp_path / "output", tmp_path), Output(tmp_path / "output", None)):
        with pytest.raises(PlaintError, match="leads out of"):
            output.write(output.letter_path(letter(), "pdf"), b"words")
    assert everything_in(outside) == []


def test_a_file_that_is_a_link_is_replaced_and_not_followed(output, tmp_path):
    (tmp_path / "elsewhere").write_bytes(b"keep")
    path = output.letter_path(letter(), "pdf")
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "elsewhere")
    output.write(path, b"words")
    assert (tmp_path / "elsewhere").read_bytes() == b"keep"
    assert not path.is_symlink()


def test_a_folder_that_the_user_chose_may_lie_anywhere(tmp_path):
    chosen = tmp_path / "somewhere/else"
    output = Output(chosen, None)
    assert output.write(output.letter_path(letter(), "txt"), b"").parent == chosen / "gates"


def test_names_are_told_apart(output):
    names = [output.letter_path(letter(), "pdf").name for _ in range(3)]
    assert names == ["judge-en.pdf", "judge-en-2.pdf", "judge-en-3.pdf"]
    assert output.letter_path(letter(), "txt").name == "judge-en.txt"
    assert output.letter_path(letter(signatory="jane"), "pdf").name == "judge-en-jane.pdf"


def test_a_file_in_the_making_has_no_name_yet(output, tmp_path):
    path = output.volume_path(letter(), 0)
    begun = output.begin(path)
    begun.file.write(b"words")
    assert not path.exists()
    assert begun.finish() == path == tmp_path / "output/gates/gates-en.pdf"
    assert everything_in(tmp_path) == ["output", "output/gates", "output/gates/gates-en.pdf"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_whose_last_bytes_find_no_room_is_gone(output, tmp_path):
    begun = output.begin(output.volume_path(letter(), 7))

    def fill_up():
        raise OSError(28, "No space left on device")

    begun.file.close()
    begun.file = type("Full", (), {"close": staticmethod(fill_up)})()
    with pytest.raises(PlaintError, match=r"gates-en-007.pdf: No space left"):
        begun.finish()
    assert everything_in(tmp_path) == ["output", "output/gates"]
