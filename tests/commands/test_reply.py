"""`plaint reply`: an answer on paper or by mail is kept as it came, once, for campaigns of any status."""

import hashlib
import json
import stat

import pytest
from tests.answers.conftest import sent, world
from tests.answers.world import delivery_of

from plaint.commands import reply_run
from plaint.deliver.journal import NAME, read_journal
from plaint.deliver.record import diary

sent, world = sent, world
PDF = b"%PDF-1.7\nnot opened\n"


@pytest.fixture
def plaint(run, world):
    def call(*words):
        return run(*words, folder=world.root)

    return call


def answers(world):
    with read_journal(world.root / NAME) as record:
        return record.read(diary.answers_to())


def put(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_letter_on_paper_is_filed(plaint, world, tmp_path):
    path = put(tmp_path, "scan of tuesday.pdf", PDF)
    done = plaint("reply", "open-gates", "minister", path, "--on", "2026-11-17", "--note", "stamped")
    assert done.code == 0, done.stderr
    sha = hashlib.sha256(PDF).hexdigest()
    name = f"replies/open-gates/2026-11-17-minister-{sha[:12]}.pdf"
    assert done.stdout == f"{name}\n"
    (answer,) = answers(world)
    assert (answer.file, answer.fingerprint, str(answer.day), answer.note) == (name, sha, "2026-11-17", "stamped")
    assert (answer.office, answer.kind, answer.sender) == ("minister", "answer", "")
    kept = world.root / name
    assert kept.read_bytes() == PDF
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == stat.S_IMODE(kept.parent.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, "pdf"),
        (b"\xff\xd8\xff\xe0jpeg", "jpg"),
        (b"\x89PNG\r\n\x1a\nx", "png"),
        (b"GIF89a", "gif"),
        (b"II*\0tiff", "tif"),
        (b"MM\0*tiff", "tif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x18ftypheic", "heic"),
        ("Они позвонили.\n".encode(), "txt"),
        (b"From: a@example.net\r\nDate: Mon, 9 Nov 2026 08:00:00 +0000\r\n\r\nNo.", "eml"),
    ],
)
def test_kinds_are_told_by_what_they_hold(plaint, world, tmp_path, content, ending):
    plaint("reply", "open-gates", "court", put(tmp_path, "x.bin", content))
    assert answers(world)[0].file.endswith(f".{ending}")


@pytest.mark.parametrize("content", [b"", b" \n", b"PK\x03\x04zip", b"MZ\x90\0program", b"\0\0text"])
def test_other_files_are_refused(plaint, world, tmp_path, content):
    done = plaint("reply", "open-gates", "court", put(tmp_path, "x.pdf", content))
    assert done.code == 1
    assert "no mail, PDF, picture or text" in done.stderr
    assert answers(world) == ()
    assert not (world.root / "replies").exists()


def test_a_mail_is_known_by_its_headers(plaint, world, tmp_path):
    with world.journal() as journal:
        raw = world.message("answer-in-thread", journal)
    done = plaint("reply", "open-gates", "court", put(tmp_path, "a.eml", raw), "--json")
    (answer,) = answers(world)
    with read_journal(world.root / NAME) as record:
        assert record.read(diary.knows_source("<answer-in-thread@mail.example.net>"))
    assert (answer.sender, str(answer.day)) == ("court@justice.example.net", "2026-11-20")
    assert answer.delivery == delivery_of("court-ruth")[0].key.digest
    value = json.loads(done.stdout)
    assert value["answers"] == answer.delivery[:10]
    assert value["file"] == answer.file
    again = plaint("inbox", tmp_path / "a.eml", "--all")
    assert again.stdout.startswith("known")


def test_an_automatic_one_is_told_apart(plaint, world, tmp_path):
    with world.journal() as journal:
        raw = world.message("automatic-english", journal)
    path = put(tmp_path, "a.eml", raw)
    assert "Filed an automatic answer" in plaint("reply", "open-gates", "court", path).stderr
    other = put(tmp_path, "b.pdf", PDF)
    plaint("reply", "open-gates", "court", other, "--automatic")
    assert [one.kind for one in answers(world)] == ["automatic", "automatic"]


def test_the_same_is_filed_once(plaint, world, tmp_path):
    path = put(tmp_path, "a.pdf", PDF)
    plaint("reply", "open-gates", "court", path)
    again = plaint("reply", "open-gates", "minister", path)
    assert again.code == 1
    assert "this was filed before" in again.stderr
    assert len(answers(world)) == len(list(world.root.glob("replies/*/*"))) == 1


def test_a_stopped_campaign_gets_answers_too(plaint, world, tmp_path):
    assert plaint("reply", "free-harbour", "court", put(tmp_path, "a.pdf", PDF)).code == 0


def test_a_closed_campaign_and_a_mission_picked_by_its_id(plaint, world, tmp_path):
    book = world.root / "campaigns.yaml"
    book.write_text(book.read_text("utf-8").replace("status: open", "status: closed", 1), "utf-8")
    assert plaint("reply", "open-gates", "kz-embassy-london", put(tmp_path, "a.pdf", PDF)).code == 0
    assert (answers(world)[0].target, answers(world)[0].office) == ("kz-embassy-london", "kz-embassy-london")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open-gate", "court"), "did you mean 'open-gates'?"),
        (("open-gates", "cort"), "did you mean 'court'?"),
        (("open-gates", "court", "--on", "2027-01-01"), "still to come"),
        (("open-gates", "court", "--on", "17.11."), "17.11."),
    ],
)
def test_what_is_named_wrongly(plaint, world, tmp_path, words, said):
    path = put(tmp_path, "a.pdf", PDF)
    done = plaint("reply", *words[:2], path, *words[2:])
    assert done.code == 1
    assert said in done.stderr
    assert answers(world) == ()


def test_what_is_not_there_or_too_large(plaint, tmp_path, monkeypatch):
    assert "no such file" in plaint("reply", "open-gates", "court", tmp_path / "none.pdf").stderr
    monkeypatch.setattr(reply_run, "MOST", 10)
    assert "larger than 50 MiB" in plaint("reply", "open-gates", "court", put(tmp_path, "a.pdf", PDF)).stderr


# --- what is said of answers elsewhere ---------------------------------------------------------------


def test_status_and_show_count_answers(plaint, world, tmp_path):
    assert "answer" not in plaint("status").stderr + plaint("show", "open-gates").stdout
    plaint("reply", "open-gates", "court", put(tmp_path, "a.pdf", PDF), "--on", "2026-11-17")
    plaint("reply", "open-gates", "court", put(tmp_path, "b.pdf", PDF + b"2"), "--on", "2026-11-10")
    plaint("reply", "open-gates", "minister", put(tmp_path, "c.pdf", PDF + b"3"))
    plaint("reply", "open-gates", "mission-kz", put(tmp_path, "d.pdf", PDF + b"4"), "--automatic")
    assert "open-gates: 3 answers: court 2, minister 1; 1 automatic answer" in plaint("status").stderr
    assert "answer" not in plaint("status", "free-harbour").stderr
    lines = plaint("show", "open-gates").stdout
    assert "2 answers, the last of 2026-11-17: replies/open-gates/2026-11-17-court-" in lines
    assert lines.count("1 automatic answer") == 1


def test_show_needs_no_journal_that_can_be_read(plaint, world):
    (world.root / NAME).write_bytes(b"no journal at all" * 100)
    assert plaint("show", "open-gates").code == 0
