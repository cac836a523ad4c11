"""`plaint send`: the plan, the trial, and in earnest: once to each, whatever happens on the way."""

import json

import pytest
from tests.commands.posting import edit, parse, words_of, write_accounts
from tests.deliver import conftest as servers
from tests.deliver.imap_server import PASSWORD, USER, imap_server

from plaint.commands import send_run, surroundings

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

UNION = "email: union@example.net"
TARGETS = ["minister@example.org", "director@example.org", "embassy@example.com"]


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    return write_accounts(workspace, server)


@pytest.fixture
def send(run, post):
    def call(*words):
        return run("send", "port-aurora", *words, folder=post)

    return call


@pytest.fixture
def answers(monkeypatch):
    """Answer questions: answers("yes", "n")."""
    asked = []

    def prepare(*given):
        waiting = list(given)
        monkeypatch.setattr(send_run, "can_ask", lambda: True)
        monkeypatch.setattr(
            send_run, "ask", lambda question, default="": (asked.append(question), waiting.pop(0) or default)[1]
        )
        return asked

    return prepare


def flat(text):
    return " ".join(text.split())


def recipients(server):
    return [to for got in server.box for to in got.to]


# --- nothing leaves without --really -------------------------------------------------------------


def test_the_plan_sends_nothing_and_writes_nothing(send, server, post):
    done = send("--signed-by", "bo")
    assert done.code == 0
    assert server.sessions == 0
    assert not (post / "journal.db").exists()
    assert not (post / "versions").exists()
    for line in ("risk", "send", "copy", "pace"):
        assert f"\n  {line} " in done.stderr
    assert "From: Bo Winter via Sampleton Branch <branch@example.org>" in done.stderr
    assert "Nothing was sent. To send it, after one more question: the same again with --really." in done.stderr


def test_the_plan_for_programs(send, server):
    done = send("--signed-by", "all", "--json")
    plan = json.loads(done.stdout)
    assert [letter["to"] for letter in plan["letters"]] == TARGETS
    assert plan["letters"][0]["signed_by"] == ["alma", "bo"]
    assert [one["who"] for one in plan["left_out"]] == ["nil"]
    assert plan["copies"][0]["due"] is True
    assert server.sessions == 0


def test_in_earnest_it_asks_once(send, server, answers):
    asked = answers("no")
    done = send("--signed-by", "bo", "--really")
    assert (done.code, len(asked)) == (1, 1)
    assert asked[0].startswith("Send 3 letters and 1 copy?")
    assert server.sessions == 0
    answers("yes")
    assert send("--signed-by", "bo", "--really").code == 0
    assert sorted(recipients(server))[:3] == sorted(TARGETS)[:3]


def test_where_nobody_can_be_asked_it_says_how_to_go_on(send, server):
    done = send("--signed-by", "bo", "--really")
    assert done.code == 1
    assert done.stderr.endswith("nobody is here to be asked\n  look at the plan above, then add --yes\n")
    assert server.sessions == 0


def test_a_trial_reaches_the_sender_alone(send, server, post):
    done = send("--signed-by", "bo", "--to-me")
    assert done.code == 0
    assert recipients(server) == ["branch@example.org"] * 3
    assert not (post / "journal.db").exists()
    trial = parse(server.box[0].content)
    assert trial["To"] == "branch@example.org"
    assert trial["Subject"].startswith("[Trial] ")
    assert "nobody but you gets this" in words_of(server.box[0].content)
    assert len(list(trial.iter_attachments())) == 1
    assert send("--signed-by", "bo", "--to-me", "--limit", "1").code == 0
    assert len(server.box) == 4


# --- once to each ---------------------------------------------------------------------------------


def test_each_target_gets_one_letter_and_the_organisers_are_told(send, server, post):
    done = send("--signed-by", "bo", "--really", "--yes")
    assert done.code == 0
    assert "3 of 3 sent, 1 copy sent." in done.stderr
    assert recipients(server) == [*TARGETS, "union@example.net"]
    again = send("--signed-by", "bo", "--really", "--yes")
    assert again.code == 0
    assert len(server.box) == 4
    assert "There is nothing to send." in again.stderr


def test_what_a_letter_looks_like(send, server):
    send("--signed-by", "bo", "--really", "--yes", "--to", "weather-minister")
    letter = parse(server.box[0].content)
    assert sorted(letter.keys()) == ["Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"]
    assert letter["From"] == "Bo Winter via Sampleton Branch <branch@example.org>"
    assert letter["To"] == "Wilhelmina Icewright <minister@example.org>"
    assert server.box[0].sender == "branch@example.org"
    (pdf,) = letter.iter_attachments()
    assert pdf.get_content_type() == "application/pdf"
    assert pdf.get_filename() == "port-aurora-en.pdf"
    assert pdf.get_content().startswith(b"%PDF")


def test_text_alone_where_it_is_asked_for(send, server):
    send("--signed-by", "bo", "--really", "--yes", "--to", "weather-minister", "--text-only", "--copies", "none")
    assert list(parse(server.box[0].content).iter_attachments()) == []


def test_the_copy_names_nobody_who_did_not_agree_and_no_target_sees_it(send, server):
    send("--signed-by", "all", "--really", "--yes")
    copy = words_of(server.box[-1].content)
    assert server.box[-1].to == ("union@example.net",)
    assert "agreed to be named: Bo Winter" in copy
    assert "Alma" not in copy
    for got in server.box[:-1]:
        assert b"union@example.net" not in got.content


def test_many_sign_one_letter_or_each_one(send, server):
    send("--signed-by", "all", "--really", "--yes", "--copies", "none")
    assert recipients(server) == TARGETS
    assert "Alma Quill" in words_of(server.box[0].content)
    assert "Bo Winter" in words_of(server.box[0].content)


def test_each_where_it_is_asked_for(send, server):
    send("--signed-by", "all", "--each", "--really", "--yes", "--copies", "none")
    assert sorted(recipients(server)) == sorted(TARGETS * 2)


def test_programs_get_json_where_nothing_goes_too(send):
    send("--signed-by", "bo", "--really", "--yes")
    again = json.loads(send("--signed-by", "bo", "--really", "--yes", "--json").stdout)
    assert (again["letters"], len(again["taken"])) == ([], 3)


def test_a_limit_leaves_the_rest_for_the_next_time(send, server):
    first = send("--signed-by", "bo", "--really", "--yes", "--limit", "2", "--copies", "none")
    assert recipients(server) == TARGETS[:2]
    assert "2 of 3 sent. Run the same again for the rest" in first.stderr
    assert first.code == 0
    send("--signed-by", "bo", "--really", "--yes", "--copies", "none")
    assert recipients(server) == TARGETS


def test_the_daily_cap_holds(send, server, post):
    edit(post, "settings.yaml", "rate: 60000", "rate: 60000\ndaily_cap: 2")
    plan = send("--signed-by", "bo")
    assert "3 letters, 2 a day: 2 today, the last on 23 November" in plan.stderr
    done = send("--signed-by", "bo", "--really", "--yes")
    assert recipients(server) == TARGETS[:2]
    assert "\n  cap " in done.stderr


# --- when something goes wrong --------------------------------------------------------------------


def test_a_refused_letter_is_told_and_the_others_go(send, server):
    server.faults.script("rcpt", "550 5.1.1 nobody of that name here")
    done = send("--signed-by", "bo", "--really", "--yes", "--copies", "none")
    assert done.code == 3
    assert recipients(server) == TARGETS[1:]
    assert "failed    1/3 weather-minister by email to minister@example.org; " in done.stderr
    assert "2 of 3 sent, 1 refused. See: plaint status port-aurora" in done.stderr
    again = send("--signed-by", "bo", "--really", "--yes", "--copies", "none")
    assert len(server.box) == 2
    assert "--retry-failed sends it all the same" in " ".join(again.stderr.split())
    send("--signed-by", "bo", "--really", "--yes", "--copies", "none", "--retry-failed")
    assert sorted(recipients(server)) == sorted(TARGETS)


def test_what_may_have_arrived_is_unknown_and_never_sent_again(send, run, server, post):
    server.faults.script("dot", "accept+drop")
    done = send("--signed-by", "bo", "--really", "--yes", "--copies", "none")
    assert done.code == 3
    assert recipients(server) == TARGETS
    assert "look into the mailbox's sent folder, or ask the recipient; then `plaint resolve`" in flat(done.stderr)
    key = json.loads(run("status", "--json", folder=post).stdout)[0]["key"]
    assert f'plaint resolve {key} not-sent --note "how you know"' in done.stderr
    again = send("--signed-by", "bo", "--really", "--yes", "--copies", "none")
    assert recipients(server) == TARGETS
    assert "\n  unknown " in again.stderr
    assert run("resolve", key, "not-sent", "--note", "the provider has no trace of it", folder=post).code == 0
    send("--signed-by", "bo", "--really", "--yes", "--copies", "none")
    assert recipients(server) == [*TARGETS, TARGETS[0]]


def test_a_server_that_wants_no_more_ends_the_run(send, server):
    server.faults.script("mail", "421 4.7.0 quota reached for today")
    done = send("--signed-by", "bo", "--really", "--yes")
    assert done.code == 3
    assert server.box == []
    assert "0 of 3 sent. Run the same again for the rest" in done.stderr


def test_a_server_that_is_not_there_is_told_in_words(run, workspace, server):
    post = write_accounts(workspace, server)
    server.stop()
    done = run("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", folder=post)
    assert done.code == 3
    assert f"127.0.0.1, port {server.port} takes no connections" in " ".join(done.stderr.split())


# --- a text that changes --------------------------------------------------------------------------


@pytest.fixture
def half(send, server, post):
    """Send two letters of three, then correct the text."""
    send("--signed-by", "bo", "--really", "--yes", "--limit", "2", "--copies", "none")
    edit(post, "letters/port-aurora/en.md", "keeps its staff in good health", "keeps its staff healthy")
    return send


def test_the_change_is_shown_and_asked_about(half, server, answers):
    asked = answers("", "yes")
    done = half("--signed-by", "bo", "--really", "--copies", "none")
    assert asked[0].startswith("[n] the rest the new one")
    assert "[-in good health,-] {+healthy,+}" in done.stderr
    assert len(server.box) == 3
    assert "keeps its staff healthy" in flat(words_of(server.box[2].content))


def test_the_rest_gets_the_old_text(half, server, answers):
    answers("o", "yes")
    half("--signed-by", "bo", "--really", "--copies", "none")
    assert "keeps its staff in good health" in flat(words_of(server.box[2].content))


def test_all_get_the_new_text_for_a_reason(half, server, run, post, answers):
    answers("a", "", "a date was wrong", "yes")
    half("--signed-by", "bo", "--really", "--copies", "none")
    assert recipients(server) == [*TARGETS[:2], *TARGETS]
    assert "a date was wrong" in run("journal", "export", folder=post).stdout
    answers("yes")
    half("--signed-by", "bo", "--really", "--copies", "none", "--texts", "again", "--because", "again")
    assert len(server.box) == 5


def test_scripts_choose_by_an_option(half, server):
    half("--signed-by", "bo", "--really", "--yes", "--copies", "none", "--texts", "old")
    assert "keeps its staff in good health" in flat(words_of(server.box[2].content))


# --- copies ---------------------------------------------------------------------------------------


def test_copies_only_when_they_are_due(send, server):
    done = send("--signed-by", "bo", "--really", "--yes", "--limit", "2")
    assert recipients(server) == TARGETS[:2]
    send("--signed-by", "bo", "--really", "--yes")
    assert recipients(server)[2:] == [TARGETS[2], "union@example.net"]
    done = send("--signed-by", "alma", "--really", "--yes")
    assert recipients(server)[4:] == TARGETS
    assert "told weekly, last on 2026-11-22" in " ".join(done.stderr.split())
    send("--signed-by", "bo", "--really", "--yes", "--copies", "now")
    assert recipients(server)[7:] == ["union@example.net"]


def test_copies_alone(send, server, post):
    send("--signed-by", "bo", "--really", "--yes", "--copies", "none")
    edit(post, "campaigns.yaml", "status: open", "status: won\n    reason: They are back at work.")
    assert send("--signed-by", "bo", "--really", "--yes").code == 1
    assert "1 copy sent." in send("--copies", "only", "--really", "--yes").stderr
    assert recipients(server) == [*TARGETS, "union@example.net"]


def test_a_wrong_name_after_in_clear_is_told(send, server):
    done = send("--signed-by", "bo", "--in-clear", "observer-union")
    assert done.code == 1
    assert "did you mean 'observers-union'?" in flat(done.stderr)


def test_a_trial_is_no_sending(send, server):
    done = send("--signed-by", "bo", "--really", "--to-me", "--yes")
    assert (done.code, server.sessions) == (1, 0)


def test_people_left_out_for_one_reason_are_told_in_one_line(send, server, post):
    more = "".join(f"  p{number}:\n    name: Person {number}\n    country: GB\n" for number in range(9))
    path = post / "signatories.yaml"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    done = flat(send("--signed-by", "all").stderr)
    assert "left out nil, p0, p1 and 7 more: no consent to sign what is sent" in done


def test_nothing_that_others_read_can_be_told_from_a_guess(send, server, post):
    from plaint.deliver.journal import read_journal

    send("--signed-by", "bo", "--really", "--yes", "--copies", "none")
    name = parse(server.box[0].content)["Message-ID"].strip("<>").partition("@")[0]
    with read_journal(post / "journal.db") as record:
        assert all(name not in entry.digest and entry.digest[:16] not in name for entry in record.entries())


def test_a_copy_by_post_is_printed(send, server, run, post):
    edit(post, "campaigns.yaml", "by: email\n        when: weekly", "by: post\n        when: daily")
    edit(
        post,
        "recipients.private.yaml",
        "email: union@example.net",
        "post: {lines: [1 Frost Lane], city: Port Aurora}\n    country: AQ",
    )
    done = send("--signed-by", "bo", "--really", "--yes")
    (path,) = done.stdout.splitlines()
    assert (post / path).read_bytes().startswith(b"%PDF")
    assert "print and post this to Port Aurora Weather Observers" in " ".join(done.stderr.split())
    (copy,) = [one for one in json.loads(run("status", "--json", folder=post).stdout) if one["kind"] == "copy"]
    assert copy["state"] == "planned"
    assert run("resolve", copy["key"], "sent", "--note", "posted", folder=post).code == 0


def test_an_encrypted_copy_shows_nothing(send, server, post):
    import pyrage

    own = pyrage.x25519.Identity.generate()
    edit(post, "recipients.private.yaml", UNION, f"{UNION}\n    key: {own.to_public()}")
    send("--signed-by", "bo", "--really", "--yes")
    copy = parse(server.box[-1].content)
    for word in (b"Aurora", b"Juno", b"Bo Winter", b"port-aurora"):
        assert word not in server.box[-1].content
    (sealed,) = copy.iter_attachments()
    assert sealed.get_filename() == "copy.txt.age"
    opened = pyrage.decrypt(sealed.get_content(), [own]).decode()
    assert "agreed to be named: Bo Winter" in opened


def test_a_key_that_cannot_be_used_keeps_the_copy_back(send, server, post):
    edit(post, "recipients.private.yaml", UNION, f"{UNION}\n    key: keys/none.asc")
    done = send("--signed-by", "bo", "--really", "--yes")
    assert recipients(server) == TARGETS
    assert done.code == 3
    assert "keys/none.asc" in done.stderr


# --- who may ask ----------------------------------------------------------------------------------


def test_a_person_can_be_asked_only_at_a_terminal():
    assert surroundings.can_ask() is False


# --- what the mailbox knows -----------------------------------------------------------------------


@pytest.fixture
def mailbox(post):
    """The mailbox of the account that sends."""
    with imap_server() as there:
        login = f"security: none, user: {USER}, password_command: echo '{PASSWORD}'"
        imap = f"imap: {{host: 127.0.0.1, port: {there.port}, {login}}}"
        edit(post, "settings.yaml", "login: none}", f"login: none}}\n    {imap}")
        yield there


def test_a_letter_that_lies_among_the_sent_mail_has_gone(send, server, mailbox, run, post):
    server.faults.script("dot", "accept+drop")
    assert send("--signed-by", "bo", "--really", "--yes", "--to", "weather-minister", "--copies", "none").code == 3
    mailbox.folders[b"Sent"].add(server.box[0].content)
    done = send("--signed-by", "bo", "--really", "--yes", "--to", "weather-minister", "--copies", "none")
    assert done.code == 0
    assert "weather-minister: it is known by now that it has gone" in flat(done.stderr)
    assert [one["state"] for one in json.loads(run("status", "--json", folder=post).stdout)] == ["sent"]
    assert len(server.box) == 1


def test_a_letter_that_does_not_lie_there_may_have_gone_all_the_same(send, server, mailbox, run, post):
    server.faults.script("dot", "accept+drop")
    send("--signed-by", "bo", "--really", "--yes", "--to", "weather-minister", "--copies", "none")
    send("--signed-by", "bo", "--really", "--yes", "--to", "weather-minister", "--copies", "none")
    assert [one["state"] for one in json.loads(run("status", "--json", folder=post).stdout)] == ["unknown"]
    assert len(server.box) == 1


def test_drafts_are_laid_down_once(send, server, mailbox):
    for _ in range(2):
        assert send("--signed-by", "bo", "--by", "drafts", "--really", "--yes").code == 0
    drafts = list(mailbox.folders[b"Drafts"].messages.values())
    assert len(drafts) == 3
    assert server.box == [], "a draft is no letter that has gone: the organisers are told of none"
