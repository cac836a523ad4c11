"""A fax handed to a program: what it is told, what its end means, and that nothing is left lying about."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.deliver.faxing import FAX, TAG, Commit, write_program

from plaint.deliver.fax.command import CommandTransport
from plaint.deliver.transport import Outcome

WORDS = ("fax", "{number}", "{digits}", "{dial}", "{tag}", "{subject}", "{file}")


@pytest.fixture(autouse=True)
def aside(tmp_path, monkeypatch):
    """Where temporary files go."""
    folder = tmp_path / "aside"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def hand_over(tmp_path, body, parcel=FAX, words=WORDS, **options):
    environ = write_program(tmp_path, "fax", body)
    return CommandTransport(words, environ, **options).hand_over(parcel, Commit())


def test_the_program_gets_the_number_and_a_file_of_its_own(tmp_path, aside):
    body = f"""
        path = pathlib.Path(argv[-1])
        mode = path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777
        told = argv[:-1], path.name, mode, path.read_bytes(), sys.stdin.read()
        pathlib.Path({str(tmp_path)!r}, "seen").write_text(repr(told))
        """
    done = hand_over(tmp_path, body)
    assert (done.outcome, done.stage, done.code) == (Outcome.SENT, "accepted", 0)
    words = ["+442079460302", "442079460302", "00442079460302", TAG[:40], "The gates"]
    assert (tmp_path / "seen").read_text() == repr((words, "fax.tif", (0o600, 0o700), FAX.content, ""))
    assert list(aside.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "outcome", "stops"),
    [(0, "SENT", False), (75, "RETRY", False), (1, "FAILED", False), (3, "FAILED", False), (126, "RETRY", True)],
)
def test_the_exit_code_says_what_came_of_it(tmp_path, aside, code, outcome, stops):
    done = hand_over(tmp_path, f"print('so\\x1b[31m it\\n is'); sys.exit({code})")
    assert (done.outcome.name, done.code, done.stops) == (outcome, code, stops)
    assert done.reply == "so [31m it is"
    assert list(aside.iterdir()) == []


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), 9)", "sys.exit(137)", "sys.exit(143)"])
def test_where_it_is_killed_nobody_knows(tmp_path, end):
    done = hand_over(tmp_path, end)
    assert done.outcome is Outcome.UNKNOWN
    assert done.remedy


def test_what_does_not_end_is_killed_with_what_it_started(tmp_path, aside):
    body = f"""
        if os.fork() == 0:
            time.sleep(1.5)
            pathlib.Path({str(tmp_path)!r}, "alive").touch()
        time.sleep(60)
        """
    begun = time.monotonic()
    done = hand_over(tmp_path, body, patience=0.5)
    assert done.outcome is Outcome.UNKNOWN
    assert time.monotonic() - begun < 30
    time.sleep(1.5)
    assert not (tmp_path / "alive").exists()
    assert list(aside.iterdir()) == []


def test_what_goes_on_behind_it_holds_nobody_up(tmp_path):
    begun = time.monotonic()
    done = hand_over(tmp_path, "if os.fork() == 0: time.sleep(60)", patience=20)
    assert done.outcome is Outcome.SENT
    assert time.monotonic() - begun < 15


def test_a_program_that_is_not_there_ends_the_run_before_anything_is_noted(tmp_path):
    commit = Commit()
    done = CommandTransport(("no-such-program", "{file}"), {"PATH": str(tmp_path)}).hand_over(FAX, commit)
    assert (done.outcome, done.stops, commit.times) == (Outcome.RETRY, True, 0)
    assert "no program no-such-program here" in done.reply
    assert "settings.yaml" in done.remedy


def test_a_program_that_cannot_be_started_has_taken_nothing(tmp_path):
    environ = write_program(tmp_path, "fax", "")
    (tmp_path / "fax").write_text("#!/nowhere/at/all\n")
    commit = Commit()
    done = CommandTransport(WORDS, environ).hand_over(FAX, commit)
    assert (done.outcome, done.stops, commit.times) == (Outcome.RETRY, True, 1)


def test_where_it_cannot_be_noted_it_is_not_run(tmp_path, aside):
    environ = write_program(tmp_path, "fax", f"pathlib.Path({str(tmp_path)!r}, 'ran').touch()")
    with pytest.raises(OSError, match="disk"):
        CommandTransport(WORDS, environ).hand_over(FAX, Commit(OSError("disk")))
    assert not (tmp_path / "ran").exists()
    assert list(aside.iterdir()) == []


def test_it_is_noted_once_and_before_the_program_runs(tmp_path):
    environ = write_program(tmp_path, "fax", f"sys.exit(0 if os.path.exists({str(tmp_path / 'noted')!r}) else 1)")
    commits = []

    def commit():
        commits.append(1)
        (tmp_path / "noted").touch()

    assert CommandTransport(WORDS, environ).hand_over(FAX, commit).outcome is Outcome.SENT
    assert commits == [1]


def test_no_room_for_the_file_ends_the_run(tmp_path, monkeypatch):
    environ, commit = write_program(tmp_path, "fax", ""), Commit()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    done = CommandTransport(WORDS, environ).hand_over(FAX, commit)
    assert (done.outcome, done.stops, commit.times) == (Outcome.RETRY, True, 0)


@pytest.mark.parametrize("subject", ["--help", "-o root", "\x1b]0;x\x07-x"])
def test_no_word_of_a_letter_becomes_an_option(tmp_path, subject):
    body = f"pathlib.Path({str(tmp_path)!r}, 'seen').write_text(argv[4])"
    hand_over(tmp_path, body, replace(FAX, subject=subject))
    seen = (tmp_path / "seen").read_text()
    assert not seen.startswith("-")
    assert seen.isprintable()


def test_nothing_is_run_by_a_shell(tmp_path):
    body = f"pathlib.Path({str(tmp_path)!r}, 'seen').write_text(argv[4])"
    hand_over(tmp_path, body, replace(FAX, subject="$(touch x); `id` && {number}"))
    assert (tmp_path / "seen").read_text() == "$(touch x); `id` && {number}"


def test_without_what_to_dial_it_dials_the_number(tmp_path):
    body = f"pathlib.Path({str(tmp_path)!r}, 'seen').write_text(argv[2])"
    hand_over(tmp_path, body, replace(FAX, dial=""))
    assert (tmp_path / "seen").read_text() == "+442079460302"


@pytest.mark.parametrize(("form", "name"), [("tiff", "fax.tif"), ("pdf", "fax.pdf")])
def test_the_file_is_named_after_what_it_is(tmp_path, form, name):
    hand_over(tmp_path, f"pathlib.Path({str(tmp_path)!r}, 'seen').write_text(argv[-1])", replace(FAX, form=form))
    assert Path((tmp_path / "seen").read_text()).name == name


def test_a_program_cannot_be_asked(tmp_path):
    transport = CommandTransport(WORDS, {})
    found = transport.find(FAX)
    transport.close()
    assert (found.outcome, found.reply) == (Outcome.UNKNOWN, "the program cannot be asked")


def test_much_that_is_said_is_cut(tmp_path):
    done = hand_over(tmp_path, "print('x' * 10_000_000)")
    assert done.outcome is Outcome.SENT
    assert len(done.reply) <= 500


def test_the_letter_is_in_no_answer(tmp_path):
    assert FAX.content.decode() not in repr(hand_over(tmp_path, "sys.exit(1)"))
