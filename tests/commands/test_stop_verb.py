"""`plaint stop`: from then on nothing leaves; what waits is cancelled, what can be is taken back, the rest is named."""

import json
import os
import stat
import subprocess
import sys
import time
from datetime import date

import pytest
from tests.commands.posting import edit, write_accounts
from tests.deliver import conftest as servers
from tests.deliver.faxing import write_program
from tests.deliver.imap_server import PASSWORD, USER, imap_server

from plaint.commands import stop_run, surroundings
from plaint.deliver.act import Act
from plaint.deliver.delivery import Delivery, Key
from plaint.deliver.journal import open_journal
from plaint.deliver.pace import Clock
from plaint.deliver.record.diary import note_act
from plaint.reading.data import read_data
from plaint.stops import stopping

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

BECAUSE = "the family asks for silence"
REALLY = ("--really", "--yes")
PATIENCE = 60


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    return write_accounts(workspace, server)


@pytest.fixture
def send(run, post):
    return lambda *words: run("send", "port-aurora", "--signed-by", "bo", "--text-only", *words, folder=post)


@pytest.fixture
def stop(run, post):
    return lambda *words: run("stop", "port-aurora", *words, folder=post)


@pytest.fixture
def mailbox(post, monkeypatch):
    monkeypatch.setenv("PLAINT_BRANCH_IMAP_PASSWORD", PASSWORD)
    with imap_server() as mailbox:
        line = f"    imap: {{host: 127.0.0.1, port: {mailbox.port}, security: none, user: {USER}}}\n"
        edit(post, "settings.yaml", "    name: Sampleton Branch\n", f"    name: Sampleton Branch\n{line}")
        yield mailbox


@pytest.fixture
def hurried(monkeypatch):
    """A stop that does not wait for a run."""
    monkeypatch.setattr(stopping, "PATIENCE", 0.0)


def steps(done, what):
    return [one["text"] for one in json.loads(done.stdout)["steps"] if one["what"] == what]


def states(run, post):
    return [one["state"] for one in json.loads(run("status", "port-aurora", "--json", folder=post).stdout)]


def entry_of(post):
    text = (post / "campaigns.yaml").read_text("utf-8")
    return text[text.index("port-aurora:") :]


def write_planned(post, *deliveries):
    journal = open_journal(post / "journal.db", lambda: 1_795_000_000.0)
    journal.plan(deliveries)
    journal.close()


def delivery(kind, office="alma", way="email", **keys):
    key = Key(
        campaign="port-aurora", office=office, holder="", signatory="", way=way, version="0" * 64,
        address="" if way == "post" else f"{office}@example.org",
    )  # fmt: skip
    return Delivery(key=key, kind=kind, target=keys.pop("target", kind), plain="1" * 64, account="branch", **keys)


# --- asked once, and why -------------------------------------------------------------------------


def test_a_stop_needs_a_reason(stop, post):
    before = (post / "campaigns.yaml").read_bytes()
    done = stop("--yes")
    assert (done.code, "--because is missing" in done.stderr) == (1, True)
    assert (post / "campaigns.yaml").read_bytes() == before
    assert not (post / "journal.db-stopped").exists()


@pytest.mark.parametrize(("reason", "is_warned"), [("ask union@example.net", True), ("the family asks for it", False)])
def test_a_reason_with_a_contact_in_it_is_warned_of_at_once(stop, reason, is_warned):
    done = stop("--because", reason, "--dry-run")
    assert ("seems to hold somebody's contact" in " ".join(done.stderr.split())) is is_warned


@pytest.mark.parametrize(("answer", "code"), [("no", 1), ("", 1), ("yes", 0)])
def test_it_asks_one_question(stop, post, monkeypatch, answer, code):
    asked = []
    monkeypatch.setattr(stop_run, "can_ask", lambda: True)
    monkeypatch.setattr(stop_run, "ask", lambda question: (asked.append(question), answer)[1])
    done = stop("--because", BECAUSE)
    assert (done.code, asked) == (code, ["Stop port-aurora now? Type yes:"])
    assert ("status: stopped" in entry_of(post)) == (code == 0)


def test_where_nobody_can_be_asked_it_says_how_to_go_on(stop, post):
    done = stop("--because", BECAUSE)
    assert (done.code, "add --yes" in done.stderr) == (1, True)
    assert "status: open" in entry_of(post)


def test_a_dry_run_changes_nothing(stop, post):
    before = {path: path.read_bytes() for path in post.rglob("*") if path.is_file()}
    done = stop("--because", BECAUSE, "--dry-run", "--json")
    assert (done.code, json.loads(done.stdout)["done"]) == (0, False)
    assert "Nothing was stopped" in done.stderr
    assert {path: path.read_bytes() for path in post.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("stop", "port-arora", "--because", "x", "--yes"), "port-aurora"),
        (("stop", "port-aurora", "--won", "--reopen", "--because", "x"), "keep one"),
        (("stop", "port-aurora", "--reopen", "--because", "x", "--yes"), "nothing to reopen"),
    ],
)
def test_what_means_nothing_is_refused(run, post, words, hint):
    done = run(*words, folder=post)
    assert (done.code, hint in done.stderr) == (1, True)
    assert not (post / "journal.db-stopped").exists()


def test_history_is_not_stopped(stop, post):
    edit(post, "campaigns.yaml", "status: open", "status: closed")
    done = stop("--because", "x", "--yes")
    assert (done.code, "is history" in done.stderr) == (1, True)


# --- campaigns.yaml ------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "status"), [((), "stopped"), (("--won",), "won")])
def test_status_reason_and_date_stand_in_the_file_and_all_else_stays(run, stop, post, words, status):
    before = (post / "campaigns.yaml").read_text("utf-8").splitlines()
    done = stop("--because", BECAUSE, "--yes", *words)
    assert done.code == 0
    after = (post / "campaigns.yaml").read_text("utf-8").splitlines()
    added = [line.strip() for line in after if line not in before]
    assert [line.partition("#")[0].strip() for line in added] == [
        f"status: {status}", f"reason: {BECAUSE}", "ended: 2026-11-22",
    ]  # fmt: skip
    assert [line for line in before if line not in after] == [line for line in before if "status: open" in line]
    shown = run("show", "port-aurora", folder=post)
    assert f"{BECAUSE} (since 2026-11-22)" in shown.stdout + shown.stderr
    assert run("check", folder=post).code == 0
    assert run("letter", "port-aurora", folder=post).code == 1


def test_a_form_that_cannot_be_edited_is_told_and_the_rest_is_done(run, stop, send, post, server):
    edit(post, "campaigns.yaml", "    status: open", "    ? status\n    : open")
    done = stop("--because", BECAUSE, "--yes")
    assert done.code == 1
    assert "status: stopped; reason: the family asks for silence; ended: 2026-11-22" in " ".join(done.stderr.split())
    refused = send(*REALLY)
    assert (refused.code, "was stopped here, though campaigns.yaml says open" in refused.stderr) == (1, True)
    assert server.sessions == 0


def test_a_stop_does_not_wait_for_faults_elsewhere(stop, post):
    (post / "recipients.yaml").write_text("recipients: [\n", "utf-8")
    assert stop("--because", BECAUSE, "--yes").code == 0
    assert "status: stopped" in entry_of(post)


def test_a_fault_in_another_campaign_keeps_letters_in_all_the_same(stop, post):
    with (post / "campaigns.yaml").open("a") as file:
        file.write("  other:\n    statos: open\n")
    done = stop("--because", BECAUSE, "--yes")
    assert (done.code, (post / "journal.db-stopped").exists()) == (0, True)
    assert "status: stopped" in entry_of(post)


# --- what waits ----------------------------------------------------------------------------------


def test_what_is_planned_is_cancelled_but_notices_are_not(run, stop, post):
    kinds = ("letter", "call", "reminder", "notice")
    write_planned(post, *(delivery(kind, f"{kind}-to") for kind in kinds), delivery("copy", "union", "post"))
    done = stop("--because", BECAUSE, "--yes", "--json")
    assert states(run, post) == ["cancelled", "cancelled", "cancelled", "planned", "cancelled"]
    words = "1 letter, 1 call to a member, 1 reminder, 1 copy to an organiser that waited to be sent"
    assert steps(done, "cancelled") == [words]


def test_nothing_is_sent_after_a_stop_and_organisers_can_be_told(run, send, stop, post, server):
    assert send(*REALLY, "--limit", "1", "--copies", "none").code == 0
    assert stop("--because", BECAUSE, "--yes").code == 0
    count = len(server.box)
    assert send(*REALLY).code == 1
    assert len(server.box) == count
    assert run("send", "port-aurora", "--copies", "only", *REALLY, folder=post).code == 0
    assert [got.to for got in server.box[count:]] == [("union@example.net",)]


def test_a_status_set_open_by_hand_does_not_undo_a_stop(send, stop, post, server):
    stop("--because", BECAUSE, "--yes")
    edit(post, "campaigns.yaml", "status: stopped", "status: open")
    for words in ((), REALLY, ("--to-me",), ("--copies", "only", *REALLY)):
        done = send(*words)
        assert (done.code, "--reopen" in done.stderr) == (1, True)
    assert server.sessions == 0


def test_the_mark_is_private_and_no_link_is_followed(stop, post, tmp_path):
    stop("--because", BECAUSE, "--yes")
    mark = post / "journal.db-stopped"
    assert (stat.S_IMODE(mark.stat().st_mode), mark.read_text()) == (0o600, "stopped port-aurora 2026-11-22\n")
    mark.unlink()
    mark.symlink_to(tmp_path / "elsewhere")
    done = stop("--because", BECAUSE, "--yes")
    assert (done.code, (tmp_path / "elsewhere").exists()) == (1, False)


# --- twice, and back -----------------------------------------------------------------------------


def test_again_it_changes_nothing_more(stop, post):
    stop("--because", BECAUSE, "--yes")
    before = {path: path.read_bytes() for path in post.glob("*") if path.is_file()}
    assert stop("--yes").code == 0
    assert {path: path.read_bytes() for path in post.glob("*") if path.is_file()} == before


def test_what_was_stopped_may_be_won_later_and_needs_its_own_reason(stop, post):
    stop("--because", BECAUSE, "--yes")
    assert stop("--won", "--yes").code == 1
    assert stop("--won", "--because", "the archive is open", "--yes").code == 0
    assert "status: won" in entry_of(post)
    assert "reason: the archive is open" in entry_of(post)
    assert stop("--yes").code == 0
    assert "status: won" in entry_of(post)


def test_reopening_takes_a_reason_and_keeps_the_earlier_one(run, send, stop, post, server):
    stop("--because", BECAUSE, "--yes")
    assert stop("--reopen", "--yes").code == 1
    assert stop("--reopen", "--because", "arrested again", "--dry-run").code == 0
    assert "status: stopped" in entry_of(post)
    assert stop("--reopen", "--because", "arrested again", "--yes").code == 0
    entry = entry_of(post)
    assert "status: open" in entry
    assert "reason: arrested again" in entry
    assert "ended:" not in entry
    assert f"Stopped on 2026-11-22: {BECAUSE}. Reopened on 2026-11-22." in entry
    assert run("check", folder=post).code == 0
    assert send(*REALLY).code == 0
    assert len(server.box) == 4


def test_a_note_in_several_languages_is_left_to_a_person(stop, post):
    stop("--because", BECAUSE, "--yes")
    edit(post, "campaigns.yaml", "    status: stopped", "    note: {en: one, ru: два}\n    status: stopped")
    before = (post / "campaigns.yaml").read_bytes()
    done = stop("--reopen", "--because", "again", "--yes")
    assert (done.code, "add this to it yourself" in done.stderr) == (1, True)
    assert (post / "campaigns.yaml").read_bytes() == before


# --- drafts and faxes ----------------------------------------------------------------------------


def lay_drafts(send, mailbox):
    assert send("--by", "drafts", "--copies", "none", *REALLY).code == 0
    return mailbox.folders[b"Drafts"].messages


def test_our_drafts_are_removed_and_no_other(run, send, stop, post, mailbox):
    mailbox.folders[b"Drafts"].add(b"Message-ID: <own@example.org>\r\n\r\nmine\r\n")
    drafts = lay_drafts(send, mailbox)
    assert len(drafts) == 4
    done = stop("--because", BECAUSE, "--yes", "--json")
    assert done.code == 0
    assert list(drafts.values()) == [b"Message-ID: <own@example.org>\r\n\r\nmine\r\n"]
    assert states(run, post) == ["cancelled"] * 3
    assert len(steps(done, "draft")) == 3
    assert json.loads(done.stdout)["out_of_reach"] == []


def test_a_draft_that_was_changed_or_sent_is_left_alone_and_named(run, send, stop, post, mailbox):
    drafts = lay_drafts(send, mailbox)
    first, second, _ = list(drafts)
    mailbox.folders[b"Drafts"].add(drafts.pop(first) + b"\r\nP.S. by hand\r\n")
    mailbox.folders[b"Sent"].add(drafts.pop(second))
    done = stop("--because", BECAUSE, "--yes", "--json")
    assert done.code == 0
    assert [raw.endswith(b"P.S. by hand\r\n") for raw in drafts.values()] == [True]
    assert states(run, post) == ["sent", "sent", "cancelled"]
    assert ["left alone" in words or "Sent" in words for words in steps(done, "out of reach")] == [True, True]
    beyond = json.loads(done.stdout)["out_of_reach"]
    assert [(one["kind"], one["count"]) for one in beyond] == [("letter", 2)]


def test_what_failed_without_a_network_is_done_by_the_next_run(run, send, stop, post, mailbox):
    drafts = lay_drafts(send, mailbox)
    mailbox.faults["greeting"] = ["drop"] * 9
    done = stop("--because", BECAUSE, "--yes")
    assert (done.code, len(drafts), "Run the same again" in done.stderr) == (1, 3, True)
    assert "status: stopped" in entry_of(post)
    mailbox.faults["greeting"] = []
    assert stop("--yes").code == 0
    assert (len(drafts), states(run, post)) == (0, ["cancelled"] * 3)


@pytest.mark.parametrize("taken", range(7))
def test_a_stop_that_breaks_off_anywhere_is_finished_by_the_next(run, send, stop, post, mailbox, taken):
    """Each step is done and written down by itself."""
    drafts = lay_drafts(send, mailbox)
    write_planned(post, delivery("call"))
    data = read_data(post)
    order = stopping.StopOrder(
        data=data, campaign="port-aurora", status="stopped", because=BECAUSE, day=date(2026, 11, 22)
    )
    clock = Clock(now=lambda: 1_795_000_000.0, monotonic=time.monotonic, sleep=time.sleep)
    begun = stopping.Stopping(order=order, clock=clock, ways=surroundings.secret_ways()).steps()
    for _ in range(taken):
        next(begun)
    begun.close()
    assert stop("--yes", *([] if taken > 1 else ["--because", BECAUSE])).code == 0
    assert (len(drafts), states(run, post)) == (0, ["cancelled"] * 4)
    assert "status: stopped" in entry_of(post)


def test_an_account_that_is_gone_is_named(send, stop, post, mailbox):
    lay_drafts(send, mailbox)
    edit(post, "settings.yaml", "  branch:", "  other:")
    done = stop("--because", BECAUSE, "--yes")
    assert (done.code, "account branch is not in settings.yaml" in done.stderr) == (1, True)


def test_a_queued_fax_is_taken_back_where_the_server_can(run, post, stop, monkeypatch, tmp_path):
    queue = tmp_path / "queue"
    write_program(tmp_path, "sendfax", f"pathlib.Path({str(queue)!r}).write_text(argv[3]); print('request id is 7')")
    body = f"""
        print("HylaFAX scheduler on fax: Running")
        path = pathlib.Path({str(queue)!r})
        print(f"plaint|7|{{path.read_text()}}|W|0:2|" if path.exists() else "")
        """
    write_program(tmp_path, "faxstat", body)
    environ = write_program(tmp_path, "faxrm", f"pathlib.Path({str(queue)!r}).unlink(); print(argv)")
    monkeypatch.setenv("PATH", environ["PATH"])
    edit(post, "settings.yaml", "accounts:", "accounts:\n  fax:\n    fax: {by: command, preset: hylafax}")
    fax = ("--signed-by", "bo", "--by", "fax", "--any-hour", "--copies", "none", *REALLY)
    assert run("send", "port-aurora", *fax, folder=post).code == 0
    done = stop("--because", BECAUSE, "--yes", "--json")
    assert (done.code, queue.exists(), len(steps(done, "fax"))) == (0, False, 1)
    assert states(run, post) == ["cancelled"]


def test_a_way_of_faxing_that_takes_nothing_back_says_so(run, post, stop, tmp_path):
    program = f"{sys.executable}, -c, 'print(1)', '{{number}}', '{{file}}'"
    edit(post, "settings.yaml", "accounts:", f"accounts:\n  fax:\n    fax: {{by: command, command: [{program}]}}")
    fax = ("--signed-by", "bo", "--by", "fax", "--any-hour", "--copies", "none", *REALLY)
    assert run("send", "port-aurora", *fax, folder=post).code == 0
    done = stop("--because", BECAUSE, "--yes", "--json")
    assert (done.code, "cannot take anything back" in steps(done, "out of reach")[0]) == (0, True)
    assert states(run, post) == ["sent"]


# --- what is out of reach ------------------------------------------------------------------------


def test_what_cannot_be_recalled_is_named(run, send, stop, post):
    assert send(*REALLY).code == 0
    run("letter", "port-aurora", "--signed-by", "bo", "--as", "eml", folder=post)
    run("page", "port-aurora", "--lang", "en", folder=post)
    journal = open_journal(post / "journal.db", lambda: 1_795_000_000.0)
    journal.write(note_act(Act(campaign="port-aurora", how="posted", day=date(2026, 11, 20), count=12)))
    journal.write(note_act(Act(campaign="port-aurora", how="picket", day=date(2026, 11, 20), count=40)))
    journal.plan([delivery("call")])
    journal.begin(delivery("call").key.digest)
    journal.hand(delivery("call").key.digest)
    journal.settle(delivery("call").key.digest, "sent")
    journal.close()
    done = stop("--because", BECAUSE, "--yes", "--json")
    beyond = {one["kind"]: one for one in json.loads(done.stdout)["out_of_reach"]}
    assert {kind: one["count"] for kind, one in beyond.items()} == {
        "letter": 3, "copy": 1, "call": 1, "by-hand": 12, "file": 3, "page": 1,
    }  # fmt: skip
    assert "accepted by a mail server" in beyond["letter"]["text"]
    assert "put those of output/page/ in their place (port-aurora-en.html)" in beyond["page"]["text"]
    assert "plaint notify port-aurora --stopped" in done.stderr
    assert "To tell the 1 member who was called or reminded, and the organisers:" in done.stderr


# --- pages ---------------------------------------------------------------------------------------


def pages(post):
    return {path.name: path.read_text("utf-8") for path in (post / "output" / "page").iterdir()}


def test_pages_index_and_feed_are_made_anew_and_say_that_it_is_over(run, stop, post):
    url = "https://www.example.org/letters/"
    assert run("page", "--all", "--lang", "fr", "--url", url, folder=post).code == 0
    before = pages(post)
    assert set(before) == {"port-aurora-fr.html", "index.html", "feed.xml"}
    done = stop("--because", BECAUSE, "--yes", "--json")
    assert done.code == 0
    (told,) = steps(done, "page")
    assert told.startswith("made anew as stopped: output/page/port-aurora-fr.html")
    after = pages(post)
    assert set(after) == set(before)
    assert BECAUSE not in "".join(before.values())
    assert all(BECAUSE in after[name] for name in ("port-aurora-fr.html", "feed.xml"))
    assert 'id="desk"' in before["port-aurora-fr.html"]
    assert 'id="desk"' not in after["port-aurora-fr.html"]
    assert f'<link rel="self" href="{url}feed.xml"' in after["feed.xml"]
    assert '<html lang="fr"' in after["index.html"]


def test_where_no_page_was_made_none_is(stop, post):
    done = stop("--because", BECAUSE, "--yes", "--json")
    assert (done.code, steps(done, "page")) == (0, [])
    assert not (post / "output" / "page").exists()


def test_a_page_that_cannot_be_made_anew_is_said_and_done_the_next_time(run, stop, post):
    run("page", "port-aurora", "--lang", "en", folder=post)
    (post / "templates").mkdir(exist_ok=True)
    (post / "templates" / "page.html").write_text("{% broken", "utf-8")
    done = stop("--because", BECAUSE, "--yes", "--json")
    assert done.code == 1
    assert "page.html" in "".join(steps(done, "undone"))
    (post / "templates" / "page.html").unlink()
    assert stop("--yes").code == 0
    assert BECAUSE in pages(post)["port-aurora-en.html"]


# --- two processes -------------------------------------------------------------------------------


@pytest.fixture
def begin(post, tmp_path):
    """Start the command line as a process of its own: begin("send", …)."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))}
    kept |= {"XDG_STATE_HOME": str(tmp_path / "state")}
    running = []

    def call(*words):
        command = [sys.executable, "-I", "-m", "plaint", *words]
        process = subprocess.Popen(
            command, cwd=post, env=kept, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        running.append(process)
        return process

    yield call
    for process in running:
        process.kill()
        process.communicate()


def wait_until(true):
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_run_that_is_sending_ends_after_the_letter_in_hand(run, begin, post, server):
    server.faults.script("dot", "accept+slow")
    sending = begin("send", "port-aurora", "--signed-by", "bo", "--text-only", *REALLY)
    wait_until(lambda: server.box)
    stopping_ = begin("stop", "port-aurora", "--because", BECAUSE, "--yes")
    assert any(line.split()[:1] == [b"wait"] for line in stopping_.stderr)
    assert (post / "journal.db-stopped").exists()
    server.release()
    _, said = sending.communicate(timeout=PATIENCE)
    assert sending.returncode == 3
    assert b"the campaign was stopped meanwhile" in said
    assert b"Run the same again" not in said
    _, told = stopping_.communicate(timeout=PATIENCE)
    assert stopping_.returncode == 0, told
    assert len(server.box) == 1, "the one in hand, and no copy to the organisers either"
    assert states(run, post) == ["sent", "cancelled", "cancelled"]
    assert "status: stopped" in entry_of(post)


def test_a_run_that_waits_for_its_next_letter_ends_at_once(begin, post, server):
    edit(post, "settings.yaml", "rate: 60000", "rate: 1")
    sending = begin("send", "port-aurora", "--signed-by", "bo", "--text-only", *REALLY)
    wait_until(lambda: server.box)
    stopping_ = begin("stop", "port-aurora", "--because", BECAUSE, "--yes")
    assert stopping_.wait(PATIENCE) == 0
    assert sending.wait(PATIENCE) == 3
    assert len(server.box) == 1


def test_a_run_that_does_not_end_is_not_waited_for_for_ever(run, begin, post, server, hurried, stop):
    server.faults.script("dot", "accept+slow")
    sending = begin("send", "port-aurora", "--signed-by", "bo", "--text-only", *REALLY)
    wait_until(lambda: server.box)
    done = stop("--because", BECAUSE, "--yes")
    assert (done.code, "sends no letter of this campaign any more" in " ".join(done.stderr.split())) == (1, True)
    server.release()
    sending.wait(PATIENCE)
    assert len(server.box) == 1
    assert states(run, post) == ["sent", "planned", "planned"]
    assert stop("--yes").code == 0
    assert states(run, post) == ["sent", "cancelled", "cancelled"]
