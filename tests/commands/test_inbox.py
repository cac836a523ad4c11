"""`plaint inbox`: plan first, --write files and notes; read again nothing changes; nobody else's mail is touched."""

import json
import stat
from dataclasses import replace
from email.message import EmailMessage

import pytest
from tests.answers.conftest import sent, world
from tests.answers.test_corpus import TRUTHS
from tests.answers.world import SENT, delivery_of, settle
from tests.deliver.imap_server import USER, imap_server

from plaint.answers import pieces
from plaint.answers.finding import WRITES
from plaint.deliver.journal import NAME, read_journal
from plaint.deliver.record import diary

sent, world = sent, world
COUNTS = {what: sum(truth.what == what for truth in TRUTHS) for what in {truth.what for truth in TRUTHS}}


@pytest.fixture
def box(world, tmp_path):
    """The whole corpus in a folder."""
    folder = tmp_path / "box"
    folder.mkdir()
    with world.journal() as journal:
        for truth in TRUTHS:
            (folder / f"{truth.name}.eml").write_bytes(world.message(truth.name, journal))
    return folder


@pytest.fixture
def plaint(run, world):
    def call(*words):
        return run(*words, folder=world.root)

    return call


def kept(world):
    return sorted(path.relative_to(world.root) for path in world.root.glob("replies/**/*") if path.is_file())


def noted(world):
    with read_journal(world.root / NAME) as record:
        return record.read(diary.acts_of()), record.read(diary.answers_to())


def put(world, tmp_path, name, *, change=lambda text: text):
    with world.journal() as journal:
        raw = world.message(name, journal)
    path = tmp_path / f"{name}.eml"
    path.write_bytes(change(raw.decode()).encode())
    return path


def test_a_plan_writes_nothing(plaint, world, box):
    before = {path: path.read_bytes() for path in world.root.iterdir() if path.is_file()}
    done = plaint("inbox", box)
    assert done.code == 0
    assert kept(world) == []
    assert {path: path.read_bytes() for path in before} == before
    assert noted(world) == ((), ())
    assert "the same command with --write" in done.stderr
    shown = [line.split()[0] for line in done.stdout.splitlines()]
    assert shown.count("answer") == COUNTS["answer"]
    assert shown.count("look") == COUNTS["asks"]
    assert "left" not in shown
    assert f"{COUNTS['left']} left alone" in done.stderr


def test_what_is_written_is_what_was_planned(plaint, world, box):
    planned = json.loads(plaint("inbox", box, "--json").stdout)
    done = json.loads(plaint("inbox", box, "--write", "--json").stdout)
    assert [one["written"] for one in planned] == [False] * len(planned)
    assert [one | {"written": False} for one in done] == planned
    assert {one["message"] for one in done if one["written"]} == {
        one["message"] for one in planned if one["what"] in WRITES
    }


def test_all_is_filed_once(plaint, world, box):
    first = plaint("inbox", box, "--write")
    acts, answers = noted(world)
    assert sum(one.kind == "answer" for one in answers) == COUNTS["answer"]
    assert sum(one.kind == "automatic" for one in answers) == COUNTS["automatic"]
    files = kept(world)
    again = plaint("inbox", box, "--write")
    assert (noted(world), kept(world)) == ((acts, answers), files)
    assert "Nothing was written" not in first.stderr
    assert [line for line in again.stdout.splitlines() if not line.startswith(("look", "no mail"))] == []


def test_what_is_kept_is_private_and_byte_for_byte(plaint, world, box):
    plaint("inbox", box, "--write")
    originals = {path.read_bytes() for path in box.iterdir()}
    for name in kept(world):
        path = world.root / name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert path.read_bytes() in originals
    assert stat.S_IMODE((world.root / "replies").stat().st_mode) == 0o700


def test_an_answer_stands_in_the_journal(plaint, world, tmp_path):
    plaint("inbox", put(world, tmp_path, "answer-in-thread"), "--write")
    _, (answer,) = noted(world)
    assert (answer.campaign, answer.target, answer.office, str(answer.day)) == (
        "open-gates",
        "court",
        "court",
        "2026-11-20",
    )
    assert answer.delivery == delivery_of("court-ruth")[0].key.digest
    assert answer.file == f"replies/open-gates/2026-11-20-court-{answer.fingerprint[:12]}.eml"
    with read_journal(world.root / NAME) as record:
        assert record.read(diary.knows_source("<answer-in-thread@mail.example.net>"))


def test_a_failure_is_an_act_with_its_proof_and_a_status_is_suggested(plaint, world, tmp_path):
    done = plaint("inbox", put(world, tmp_path, "failure-postfix"), "--write")
    (act,), answers = noted(world)
    assert (act.how, act.target, act.standing, act.delivery) == (
        "bounced",
        "court",
        "witnessed",
        delivery_of("court-karim")[0].key.digest,
    )
    assert act.note.startswith("5.1.1 550 5.1.1")
    assert (world.root / act.proof).exists()
    assert answers == ()
    assert "recipients.yaml:8" in done.stderr
    assert "email: {address: court@justice.example.net, status: dead}" in done.stderr


def test_a_status_that_is_noted_already_is_not_suggested(plaint, world, tmp_path):
    book = world.root / "recipients.yaml"
    text = book.read_text("utf-8")
    address = "email: court@justice.example.net"
    book.write_text(text.replace(address, "email: {address: court@justice.example.net, status: dead}"), "utf-8")
    assert "To be written" not in plaint("inbox", put(world, tmp_path, "failure-postfix")).stderr


def test_one_delivery_comes_back_once(plaint, world, tmp_path):
    plaint("inbox", put(world, tmp_path, "failure-postfix"), "--write")
    done = plaint("inbox", put(world, tmp_path, "failure-domino"), "--write", "--all")
    assert done.stdout.startswith("known")
    assert len(noted(world)[0]) == 1


def test_a_member_who_posted_is_not_written_for_again(plaint, world, tmp_path):
    plaint("inbox", put(world, tmp_path, "done-letter-code"), "--write")
    (act,), _ = noted(world)
    assert (act.how, act.person, act.target, act.office, act.holder, act.standing) == (
        "posted",
        "nia",
        "minister",
        "minister",
        "Ben Late",
        "claimed",
    )
    with read_journal(world.root / NAME) as record:
        for name in ("nia", "nia@members.example.org"):
            assert record.read(diary.has_written("open-gates", "minister", "Ben Late", name))


def test_done_to_all_is_an_act_for_each_target_that_is_reached_so(plaint, world, tmp_path):
    plaint("inbox", put(world, tmp_path, "done-posted-english"), "--write")
    acts, _ = noted(world)
    assert [(act.target, act.office, act.how) for act in acts] == [
        ("court", "court", "posted"),
        ("minister", "minister", "posted"),
        ("mission-kz", "kz-embassy-london", "posted"),
    ]
    plaint("inbox", put(world, tmp_path, "done-posted-english"), "--write")
    assert len(noted(world)[0]) == 3


def test_who_says_it_again_has_done_it_once(plaint, world, tmp_path):
    plaint("inbox", put(world, tmp_path, "done-letter-code"), "--write")
    again = put(world, tmp_path, "done-from-a-stranger")
    plaint("inbox", again, "--write")
    assert [(act.person, act.target) for act in noted(world)[0]] == [
        ("nia", "minister"),
        ("nia", "court"),
        ("nia", "mission-kz"),
    ]


def test_what_unsaid_means_can_be_said(plaint, world, tmp_path):
    path = put(world, tmp_path, "done-german-unsaid")
    (usual,) = json.loads(plaint("inbox", path, "--json").stdout)
    assert {act["how"] for act in usual["acts"]} == {"posted"}
    assert usual["acts"][0]["note"] == "how was not said"
    (told,) = json.loads(plaint("inbox", path, "--json", "--done-means", "emailed").stdout)
    assert {act["how"] for act in told["acts"]} == {"emailed"}


def test_who_wants_no_more_mail_is_left_to_a_person(plaint, world, tmp_path):
    path = put(world, tmp_path, "member-unsubscribes")
    done = plaint("inbox", path, "--write")
    assert "nia: contact: no" in done.stderr
    assert noted(world) == ((), ())
    signatories = world.root / "signatories.yaml"
    text = signatories.read_text("utf-8")
    signatories.write_text(text.replace("  nia:\n", "  nia:\n    contact: no\n"), "utf-8")
    assert "contact: no" not in plaint("inbox", path).stderr


def test_a_member_of_a_table_is_known_by_her_code(plaint, world, tmp_path):
    table = tmp_path / "members.csv"
    table.write_text("id,name,country,email\nzoe,Zoe Example,GB,zoe@example.com\n", "utf-8")
    path = put(world, tmp_path, "done-posted-english", change=lambda text: text)
    with world.journal() as journal:
        mine, hers = (world.filled(f"{{{{code:{name}}}}}", journal) for name in ("ruth", "zoe"))
    path.write_text(path.read_text("utf-8").replace(mine, hers), "utf-8")
    assert plaint("inbox", path).stdout.startswith("look")
    done = json.loads(plaint("inbox", path, "--members", table, "--json").stdout)
    assert {act["by"] for act in done[0]["acts"]} == {"zoe"}


def test_whoever_was_forgotten_is_left_alone(plaint, world, tmp_path):
    with world.journal() as journal:
        journal.write(diary.forget_names(["ruth@members.example.org"]))
    done = plaint("inbox", put(world, tmp_path, "done-posted-english"), "--write", "--all")
    assert done.stdout.startswith("left")
    assert noted(world) == ((), ())


def test_a_message_id_that_somebody_else_takes_is_shown(plaint, world, tmp_path):
    plaint("inbox", put(world, tmp_path, "answer-in-thread"), "--write")
    other = put(
        world,
        tmp_path,
        "answer-from-the-mailbox",
        change=lambda text: text.replace("answer-from-the-mailbox@", "answer-in-thread@"),
    )
    done = plaint("inbox", other, "--write")
    assert done.stdout.startswith("look")
    assert "another message has its Message-ID" in done.stderr


def test_a_letter_whose_fate_was_unknown_has_left_if_it_came_back(plaint, world, tmp_path):
    with world.journal() as journal:
        delivery, _ = delivery_of("court-ruth")
        twin = replace(delivery, key=replace(delivery.key, signatory="aizhan"), signers=("aizhan",))
        settle(journal, twin, "unknown")
        tag = journal.marks.tag(twin.key.digest)[:40]
        old = journal.marks.tag(delivery.key.digest)[:40]
    path = put(world, tmp_path, "failure-sendmail", change=lambda text: text.replace(old, tag))
    assert f"plaint resolve {twin.key.short} sent" in plaint("inbox", path).stderr


def test_terminals_are_not_steered(plaint, world, tmp_path):
    def spoil(text):
        return text.replace("RE: Orla", "RE: \x1b]0;owned\x07\x1b[2J\u202eOrla").replace("Ada Bench", "\x9b31m")

    path = put(world, tmp_path, "answer-in-thread", change=spoil)
    done = plaint("inbox", path, "--write", "--all")
    assert not set(done.stdout + done.stderr) & set("\x1b\x07\x9b\u202e")
    assert not set(noted(world)[1][0].subject) & set("\x1b\x07\x9b\u202e")


def test_a_message_that_is_too_large_is_left_to_a_person(plaint, world, tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "MOST", 300)
    done = plaint("inbox", put(world, tmp_path, "answer-in-thread"), "--write")
    assert done.stdout.startswith("look")
    assert "plaint reply CAMPAIGN TARGET FILE" in done.stderr
    assert kept(world) == []


def test_a_shelf_that_is_a_link_is_refused(plaint, world, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (world.root / "replies").symlink_to(tmp_path / "elsewhere")
    done = plaint("inbox", put(world, tmp_path, "answer-in-thread"), "--write")
    assert (done.code, noted(world)[1]) == (1, ())
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_is_named_wrongly(plaint, tmp_path):
    wrong = plaint("inbox", "brunch")
    assert wrong.code == 1
    assert "did you mean 'branch'?" in wrong.stderr
    assert plaint("inbox", tmp_path / "none", "--since", "yesterday").code == 1


# --- by IMAP -------------------------------------------------------------------------------------


@pytest.fixture
def server(world, box):
    with imap_server() as server:
        settings = world.root / "settings.yaml"
        text = settings.read_text("utf-8").replace("port: 1,", f"port: {server.port}, user: {USER},")
        settings.write_text(text, "utf-8")
        for truth in TRUTHS:
            server.folders[b"INBOX"].add((box / f"{truth.name}.eml").read_bytes().replace(b"\n", b"\r\n"))
        yield server


@pytest.fixture
def password(server, monkeypatch):
    monkeypatch.setenv("PLAINT_BRANCH_IMAP_PASSWORD", server.secret)


def test_an_account_is_read_and_nothing_in_it_changes(plaint, world, server, password):
    before = dict(server.folders[b"INBOX"].messages)
    planned = plaint("inbox")
    assert planned.code == 0, planned.stderr
    assert server.count(b"SINCE 8-Nov-2026") == 1
    done = plaint("inbox", "branch", "--write")
    assert sum(one.kind == "answer" for one in noted(world)[1]) == COUNTS["answer"]
    assert server.folders[b"INBOX"].messages == before
    assert not server.count(b" SELECT ") + server.count(b"STORE") + server.count(b"FETCH 1 (BODY[")
    assert done.code == 0
    fetched = server.count(b"BODY.PEEK[]")
    plaint("inbox", "--write", "--since", "2026-11-01")
    assert server.count(b"SINCE 1-Nov-2026") == 1
    assert server.count(b"BODY.PEEK[]") - fetched < len(TRUTHS) - len(noted(world)[1])


def test_a_mailbox_that_cannot_be_read(plaint, server, password):
    server.faults["login"] = ["TAG NO [AUTHENTICATIONFAILED] wrong"]
    done = plaint("inbox")
    assert done.code == 1
    assert "branch: the mailbox cannot be read (login: " in done.stderr
    assert "app password" in done.stderr


def test_there_is_no_mailbox(plaint, world):
    (world.root / "settings.yaml").write_text("country: GB\n", "utf-8")
    done = plaint("inbox")
    assert done.code == 1
    assert "no account has imap:" in done.stderr


def test_there_is_nothing_of_ours(run, workspace, tmp_path):
    message = EmailMessage()
    message["From"], message["Subject"] = "aunt@example.com", "Sunday"
    message.set_content("Come to dinner.")
    (tmp_path / "one.eml").write_bytes(message.as_bytes())
    done = run("inbox", tmp_path / "one.eml", "--write", folder=workspace)
    assert (done.code, done.stdout) == (0, "")
    assert "1 message: 1 left alone." in done.stderr
    assert len(SENT) > 1
