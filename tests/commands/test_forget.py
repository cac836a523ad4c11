"""`plaint about` and `plaint forget`: what is kept of somebody, and how it goes."""

import json
import zipfile

import pytest
from tests.commands.posting import edit, write_accounts
from tests.deliver import conftest as servers
from tests.deliver.imap_server import PASSWORD, USER, imap_server

from plaint.deliver.journal import NAME, open_journal

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

ROSA = "Rosa Ember,Leeds,GB,rosa@example.com,sign\n"
ROWS = f"name,town,country,email,consent\n{ROSA}Kim Summer,Leeds,GB,kim@example.com,sign\n"
SPELLINGS = ("Rosa Ember", "ROSA EMBER", "Ember, Rosa", "rosa-ember", "rosa@example.com")


@pytest.fixture
def post(workspace, mail_server):
    root = write_accounts(workspace, mail_server())
    for old, new in (("  bo:", "  rosa:"), ("Bo Winter", "Rosa Ember"), ("bo@example.com", "rosa@example.com")):
        edit(root, "signatories.yaml", old, new)
    (root / "members.csv").write_text(ROWS, "utf-8")
    return root


@pytest.fixture
def busy(post, run):
    """A workspace in which Bo stands everywhere."""
    words = ("--copies", "none", "--really", "--yes")
    assert run("send", "port-aurora", "--signed-by", "rosa", *words, folder=post).code == 0
    members = ("--signed-by", "members.csv", "--one-file", "--untagged")
    assert run("letter", "port-aurora", *members, folder=post).code == 0
    assert run("letter", "port-aurora", "--signed-by", "rosa", "--as", "docx", "--as", "text", folder=post).code == 0
    folder = post / "replies" / "port-aurora"
    folder.mkdir(parents=True)
    (folder / "one.eml").write_text("From: a@example.org\nSubject: =?utf-8?q?Rosa_Ember?=\n\nDear friend\n", "utf-8")
    (folder / "two.eml").write_text("From: a@example.org\nSubject: Thanks\n\nDear Kim\n", "utf-8")
    return post


def give_mailbox(root, mailbox):
    login = f"security: none, user: {USER}, password_command: echo '{PASSWORD}'"
    imap = f"imap: {{host: 127.0.0.1, port: {mailbox.port}, {login}}}"
    edit(root, "settings.yaml", "login: none}", f"login: none}}\n    {imap}")


def everything(root):
    """Return every byte of the workspace, packed documents unpacked."""
    raw = b""
    for path in sorted(root.rglob("*")):
        if path.is_file():
            raw += b"\n" + str(path.relative_to(root)).encode() + b"\n" + path.read_bytes()
            if path.suffix == ".docx":
                raw += zipfile.ZipFile(path).read("word/document.xml")
    return raw


def files(root):
    """Return every file with its bytes, but for what SQLite keeps beside the journal while somebody reads it."""
    found = {path.relative_to(root): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.name.endswith(("-shm", "-wal"))}


def flat(text):
    return " ".join(text.split())


def test_no_byte_of_the_workspace_names_her_any_more(busy, run):
    before = everything(busy)
    assert [one for one in ("Rosa Ember", "rosa@example.com") if one.encode() not in before] == []
    done = run("forget", "rosa", "--write", folder=busy)
    assert done.code == 0, done.stderr
    after = everything(busy).lower()
    assert [one for one in SPELLINGS if one.lower().encode() in after] == []
    for other in ("Alma Quill", "Kim Summer", "Nil Silent", "Dear Kim"):
        assert other.lower().encode() in after
    assert run("check", folder=busy).code == 0
    assert (busy / "members.csv").read_text("utf-8") == ROWS.replace(ROSA, "")
    assert "Erased. A keyed mark stays" in done.stderr
    assert "3 messages went by mail" in done.stderr


def test_without_write_nothing_changes(busy, run):
    before = files(busy)
    done = run("forget", "Rosa Ember", folder=busy)
    assert done.code == 0
    assert files(busy) == before
    for words in (
        "signatories.yaml:12, 14: the entry is taken out",
        "members.csv:2: its rows are taken out",
        "output/port-aurora/port-aurora-en.pdf: the file is deleted",
        "replies/port-aurora/one.eml: the file is deleted",
        "journal.db: 3 letters sent: the name blanked",
        "Nothing was changed. To erase this: plaint forget rosa --write",
    ):
        assert words in flat(done.stderr)
    assert "two.eml" not in done.stderr


def test_nobody_writes_for_her_again(busy, run):
    run("forget", "rosa", "--write", folder=busy)
    (busy / "members.csv").write_text(ROWS, "utf-8")
    for verb in (("letter", "port-aurora"), ("send", "port-aurora", "--really", "--yes")):
        done = run(*verb, "--signed-by", "members.csv", folder=busy)
        assert done.code == 1
        assert "rosa-ember: somebody of this id, name or mailbox asked to be forgotten" in done.stderr
    assert run("letter", "port-aurora", "--signed-by", "alma", folder=busy).code == 0
    assert run("forget", "Rosa Ember", "--lift", folder=busy).code == 0
    assert run("letter", "port-aurora", "--signed-by", "members.csv", folder=busy).code == 0


def test_what_is_planned_for_her_does_not_go_out(post, run):
    words = ("--copies", "none", "--really", "--yes", "--limit", "1")
    run("send", "port-aurora", "--signed-by", "rosa", *words, folder=post)
    run("forget", "rosa", "--write", folder=post)
    states = [one["state"] for one in json.loads(run("status", "--json", folder=post).stdout)]
    assert states == ["sent", "cancelled", "cancelled"]


def test_what_no_program_should_edit_is_named_with_its_line(busy, run):
    (busy / "letters" / "port-aurora" / "note.txt").write_text("One\nAsk Rosa Ember.\n", "utf-8")
    done = run("forget", "rosa", "--write", folder=busy)
    assert done.code == 1
    assert "letters/port-aurora/note.txt:2: the name stands in it still; take the name out" in flat(done.stderr)
    assert "Not all is erased: edit 1 file above, then run it again." in done.stderr
    (busy / "letters" / "port-aurora" / "note.txt").unlink()
    assert run("forget", "rosa@example.com", "--write", folder=busy).code == 0


def test_another_of_that_name_stays(busy, run):
    other = "Rosa Ember,York,GB,another@example.com,sign\n"
    (busy / "members.csv").write_text(ROWS + other, "utf-8")
    done = run("forget", "Rosa Ember", "--write", folder=busy)
    assert done.code == 1
    assert "may be more than one person" in done.stderr
    done = run("forget", "rosa@example.com", "--write", folder=busy)
    assert done.code == 0
    assert other in (busy / "members.csv").read_text("utf-8")
    assert "members.csv:4: another of this name, <another@example.com>, stays" in flat(done.stderr)


def test_about_shows_it_all_and_changes_nothing(busy, run):
    before = files(busy)
    done = run("about", "rosa", folder=busy)
    assert done.code == 0
    assert "signatories.yaml: rosa: Rosa Ember, rosa@example.com" in done.stdout
    assert "members.csv:2: Rosa Ember, rosa@example.com" in done.stdout
    assert done.stdout.count("journal.db: port-aurora: signs a letter to") == 3
    told = json.loads(run("about", "rosa", "--json", folder=busy).stdout)
    assert told["ids"] == ["rosa", "rosa-ember"]
    assert {one["state"] for one in told["deliveries"]} == {"sent"}
    assert {one["name"] for one in told["files"]} >= {"members.csv", "signatories.yaml"}
    assert files(busy) == before


def test_nothing_is_kept_of_a_stranger(post, run):
    done = run("about", "Nora Nobody", folder=post)
    assert (done.code, done.stdout) == (0, "")
    assert "Nothing is kept under this name." in done.stderr


def test_drafts_that_lie_unsent_are_removed(post, run):
    with imap_server() as mailbox:
        give_mailbox(post, mailbox)
        words = ("--by", "drafts", "--really", "--yes", "--copies", "none")
        assert run("send", "port-aurora", "--signed-by", "rosa", *words, folder=post).code == 0
        drafts = mailbox.folders[b"Drafts"].messages
        assert len(drafts) == 3
        sent = drafts.pop(min(drafts))
        mailbox.folders[b"Sent"].add(sent)
        done = run("forget", "rosa", "--write", folder=post)
        assert done.code == 0
        assert drafts == {}
        assert done.stderr.count(": removed") == 2
        assert "in branch: it lies in Sent" in flat(done.stderr)
    states = sorted(one["state"] for one in json.loads(run("status", "--json", folder=post).stdout))
    assert states == ["cancelled", "cancelled", "sent"]


def test_a_server_that_cannot_be_reached_is_said_and_all_else_goes(post, run):
    with imap_server() as mailbox:
        give_mailbox(post, mailbox)
        words = ("--by", "drafts", "--really", "--yes", "--copies", "none")
        run("send", "port-aurora", "--signed-by", "rosa", *words, folder=post)
    done = run("forget", "rosa", "--write", folder=post)
    assert done.code == 0
    assert "draft to weather-minister in branch" in flat(done.stderr)
    assert b"Rosa Ember" not in everything(post)


def test_while_another_process_sends_nothing_is_changed(busy, run):
    before = (busy / "signatories.yaml").read_bytes()
    with open_journal(busy / NAME, lambda: 0.0) as journal, journal.locked():
        done = run("forget", "rosa", "--write", folder=busy)
    assert done.code == 1
    assert (busy / "signatories.yaml").read_bytes() == before


def test_what_waits_for_a_person_is_found_again_the_next_time(busy, run):
    note = busy / "letters" / "port-aurora" / "note.txt"
    note.write_text("Ask Rosa Ember.\n", "utf-8")
    for _ in range(2):
        done = run("forget", "rosa", "--write", folder=busy)
        assert done.code == 1
        assert "note.txt:1" in done.stderr
        assert "Until then the lists keep the entry" in flat(done.stderr)
    note.unlink()
    assert run("forget", "rosa", "--write", folder=busy).code == 0
    assert b"rosa ember" not in everything(busy).lower()
    done = run("forget", "rosa", "--write", folder=busy)
    assert done.code == 1
    assert "no list says who that is" in done.stderr


def test_whoever_shares_a_mailbox_or_a_number_stays(busy, run):
    rows = (
        "id,name,street,email\n"
        "12,Rosa Ember,,twins@example.com\n"
        "14,Sam Ember,,twins@example.com\n"
        "15,Otto Paper,12,otto@example.com\n"
    )
    (busy / "twins.csv").write_text(rows, "utf-8")
    (busy / "saturday.csv").write_text("target,by,count,how\nweather-minister,,12,posted\ncourt,12,,posted\n", "utf-8")
    edit(busy, "signatories.yaml", "    email: rosa@example.com\n", "")
    (busy / "members.csv").write_text(ROWS.replace("rosa@example.com", ""), "utf-8")
    done = run("forget", "12", "--write", folder=busy)
    assert done.code == 0, done.stderr
    assert (busy / "twins.csv").read_text("utf-8") == rows.replace("12,Rosa Ember,,twins@example.com\n", "")
    assert (busy / "saturday.csv").read_text("utf-8") == "target,by,count,how\nweather-minister,,12,posted\n"


def test_a_proof_of_what_others_did_too_is_for_a_person_to_see(post, run):
    (post / "receipt.jpg").write_bytes(b"\xff\xd8\xff\xe0 receipt")
    table = "target,by,how,on,proof\n"
    table += "".join(f"weather-minister,{one},handed-in,2026-11-22,receipt.jpg\n" for one in ("rosa", "nil"))
    (post / "saturday.csv").write_text(table, "utf-8")
    assert run("done", "port-aurora", "--from-csv", "saturday.csv", folder=post).code == 0
    (proof,) = (post / "proofs" / "port-aurora").iterdir()
    done = run("forget", "rosa", "--write", folder=post)
    assert done.code == 0, done.stderr
    assert proof.exists()
    assert "a proof of what was done together with others" in flat(done.stderr)
    assert run("forget", "nil", "--write", folder=post).code == 0
    assert not proof.exists()


@pytest.mark.parametrize("name", ["Rosa  Ember", "EMBER, Rosa", "Rosa Émber"])
def test_a_name_written_otherwise_is_known_again(post, run, name):
    run("forget", "rosa", "--write", folder=post)
    (post / "again.csv").write_text(f'id,name,country\nm7,"{name}",GB\n', "utf-8")
    done = run("letter", "port-aurora", "--signed-by", "again.csv", folder=post)
    assert done.code == 1
    assert "asked to be forgotten" in done.stderr


def test_a_letter_of_one_name_alone_goes_by_its_file_s_name(post, run):
    (post / "one.csv").write_text("id,name,country\n77,Rosalind,GB\n", "utf-8")
    run("letter", "port-aurora", "--to", "weather-minister", "--signed-by", "one.csv", folder=post)
    assert [path.name for path in (post / "output" / "port-aurora").iterdir()] == ["weather-minister-en-77.pdf"]
    assert run("forget", "77", "--write", folder=post).code == 0
    assert list((post / "output" / "port-aurora").iterdir()) == []


def test_an_answer_with_a_code_of_hers_goes(post, run):
    run("letter", "port-aurora", "--signed-by", "rosa", folder=post)
    with open_journal(post / NAME, lambda: 0.0) as journal:
        code = f"port-aurora-1-{journal.marks.code('port-aurora', 'weather-minister', 'rosa')}"
    answer = post / "replies" / "port-aurora" / "one.eml"
    answer.parent.mkdir(parents=True)
    answer.write_text(f"From: m@example.org\nSubject: {code}\n\nDear Ms Ember\n", "utf-8")
    assert run("forget", "rosa", "--write", folder=post).code == 0
    assert not answer.exists()
