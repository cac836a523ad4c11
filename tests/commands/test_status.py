"""`plaint status`, `resolve`, `journal` and `scrub`: what the journal says, and settling what nobody knows."""

import json
from datetime import datetime

import pytest
from tests.commands.posting import write_accounts
from tests.deliver import conftest as servers

from plaint import cli

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    return write_accounts(workspace, server)


@pytest.fixture
def plaint(run, post):
    def call(*words):
        return run(*words, folder=post)

    return call


def send(plaint, *words):
    return plaint("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--copies", "none", *words)


def entries(plaint):
    return json.loads(plaint("status", "--json").stdout)


# --- status --------------------------------------------------------------------------------------


def test_nothing_was_sent_yet(plaint, post):
    done = plaint("status")
    assert (done.code, done.stdout) == (0, "")
    assert "Nothing was sent from this workspace yet." in done.stderr
    assert not (post / "journal.db").exists()


def test_it_counts_and_names_what_wants_something_done(plaint, server):
    server.faults.script("rcpt", None, "550 5.1.1 nobody here")
    server.faults.script("dot", "accept+drop")
    send(plaint)
    done = plaint("status")
    assert "port-aurora: 3 letters: 1 sent, 1 unknown, 1 failed" in done.stderr
    first, second = done.stdout.splitlines()
    assert first.split()[1] == "unknown"
    assert first.endswith("to weather-minister (minister@example.org)")
    assert second.split()[1] == "failed"
    assert "nobody here" in done.stderr
    assert len(plaint("status", "--all").stdout.splitlines()) == 3


def test_one_campaign_and_a_wrong_one(plaint):
    send(plaint)
    assert "3 letters: 3 sent" in plaint("status", "port-aurora").stderr
    wrong = plaint("status", "port-arora")
    assert wrong.code == 1
    assert "did you mean 'port-aurora'?" in wrong.stderr


def test_it_says_when_a_letter_may_go(plaint, post):
    send(plaint, "--limit", "1")
    planned = [one for one in entries(plaint) if one["state"] == "planned"]
    assert len(planned) == 2


def test_what_was_done_by_hand_stands_beside_and_is_never_added(plaint, post):
    (post / "receipt.pdf").write_bytes(b"stamped")
    send(plaint)
    plaint("done", "port-aurora", "--count", "40", "--how", "posted", "--to", "weather-minister")
    plaint("done", "port-aurora", "--by", "alma", "--how", "posted", "--to", "mission-aq", "--proof", "receipt.pdf")
    plaint("done", "port-aurora", "--count", "1", "--how", "picket")
    done = plaint("status")
    assert "port-aurora: 3 letters: 3 sent" in done.stderr
    assert "by hand, claimed: 40 letters posted, 1 person at a picket" in done.stderr
    assert "by hand, witnessed: 1 letter posted" in done.stderr
    assert done.stdout == ""


def test_each_act_has_its_number_and_what_was_withdrawn_is_told(plaint):
    plaint("done", "port-aurora", "--count", "40", "--how", "posted")
    plaint("done", "port-aurora", "--undo", "1", "--because", "4, not 40")
    done = plaint("status", "port-aurora", "--all")
    assert done.stdout.split()[:2] == ["1", "2026-11-22"]
    assert "counts no more: 4, not 40" in done.stderr
    assert "by hand" not in done.stderr
    assert "port-aurora: nothing was sent" in done.stderr


def test_acts_stand_in_the_json_after_the_letters(plaint):
    send(plaint)
    plaint("done", "port-aurora", "--by", "alma", "--how", "called")
    *letters, act = entries(plaint)
    assert {one["kind"] for one in letters} == {"letter"}
    assert (act["kind"], act["number"], act["by"], act["standing"]) == ("act", 1, "alma", "claimed")
    assert "act" in [json.loads(line)["kind"] for line in plaint("journal", "export").stdout.splitlines()]


# --- resolve -------------------------------------------------------------------------------------


@pytest.fixture
def doubtful(plaint, server):
    """Send a letter of which nobody knows whether it arrived; return its key."""
    server.faults.script("dot", "accept+drop")
    send(plaint, "--to", "weather-minister")
    (entry,) = entries(plaint)
    assert entry["state"] == "unknown"
    return entry["key"]


@pytest.mark.parametrize(("verdict", "state"), [("sent", "sent"), ("not-sent", "planned")])
def test_a_person_settles_it(plaint, doubtful, verdict, state):
    done = plaint("resolve", doubtful, verdict, "--note", "they answered")
    assert done.code == 0
    assert entries(plaint)[0]["state"] == state
    assert "they answered" in plaint("journal", "export").stdout


def test_it_is_settled_once(plaint, doubtful):
    plaint("resolve", doubtful, "sent", "--note", "they answered")
    again = plaint("resolve", doubtful, "not-sent", "--note", "no, they did not")
    assert again.code == 1
    assert "it was sent, and stays so" in again.stderr


def test_where_nobody_can_be_asked(plaint, doubtful):
    done = plaint("resolve", doubtful)
    assert done.code == 1
    assert "there is nobody to ask" in done.stderr
    assert entries(plaint)[0]["state"] == "unknown"


# --- journal -------------------------------------------------------------------------------------


def test_the_export_is_lines_of_json(plaint):
    send(plaint)
    lines = [json.loads(line) for line in plaint("journal", "export").stdout.splitlines()]
    assert [line["target"] for line in lines] == ["weather-minister", "port-aurora-station", "mission-aq"]
    assert [event["state"] for event in lines[0]["events"]] == ["planned", "sending", "handing", "sent"]


def test_no_body_and_no_home_address_is_in_it(plaint, post):
    plaint("send", "port-aurora", "--signed-by", "alma", "--really", "--yes")
    stored = b"".join(path.read_bytes() for path in post.glob("journal.db*"))
    for secret in (b"thermometer", b"12 Example Road", b"YY1 1YY", b"alma@example.org", b"Alma Quill"):
        assert secret not in stored


# --- scrub ---------------------------------------------------------------------------------------


@pytest.fixture
def in_a_year(monkeypatch, plaint):
    """Set the clock forward by a year."""

    class Later(datetime):
        @classmethod
        def now(cls, zone=None):
            return datetime(2027, 11, 22, 12, tzinfo=zone)

    return lambda: monkeypatch.setattr(cli, "datetime", Later)


def test_what_is_old_is_forgotten_and_still_nobody_gets_it_twice(plaint, post, server, in_a_year):
    plaint("send", "port-aurora", "--signed-by", "alma", "--really", "--yes")
    count = len(server.box)
    assert "Nothing is older than 30 days: nothing was forgotten." in plaint("scrub", "--older-than", "30").stderr
    kept = "".join(path.read_text() for path in (post / "versions").iterdir())
    assert "a weather diary of my own" in kept
    in_a_year()
    assert "Scrubbed 4 in the journal, and removed 3 texts" in plaint("scrub", "--older-than", "30").stderr
    stored = b"".join(path.read_bytes() for path in (*post.glob("journal.db*"), *(post / "versions").iterdir()))
    assert b"alma" not in stored
    assert b"union@example.net" not in stored
    assert b"a weather diary of my own" not in stored
    done = plaint("send", "port-aurora", "--signed-by", "alma", "--really", "--yes")
    assert len(server.box) == count
    assert "There is nothing to send." in done.stderr


def test_where_nothing_was_sent_there_is_nothing_to_forget(plaint, post):
    assert plaint("scrub", "--older-than", "30d").code == 0
    assert not (post / "journal.db").exists()
