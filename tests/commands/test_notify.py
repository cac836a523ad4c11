"""`plaint notify`: exactly those who were called or wrote, each thing once."""

from datetime import date

import pytest
from tests.commands.calling import CALLED, Later, lay_out_members
from tests.commands.posting import edit, parse, words_of
from tests.deliver import conftest as servers

from plaint.approvals import gate
from plaint.deliver.act import Act
from plaint.deliver.journal import NAME, open_journal
from plaint.deliver.record import diary

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server
TABLE = ("port-aurora", "--to", "members.csv")
GO = ("--really", "--yes")
STOPPED = "status: stopped\n    reason:\n      en: The family asks for it.\n      de: Die Familie bittet darum."


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    return lay_out_members(workspace, server)


@pytest.fixture
def later(monkeypatch):
    return Later(monkeypatch)


@pytest.fixture
def called(run, post, server):
    """Call the first five of them; then nothing is in the box."""
    assert run("call", *TABLE, "--what", "sheet", "--limit", "5", *GO, folder=post).code == 0
    server.box.clear()


@pytest.fixture
def notify(run, post, called):
    def tell(*words):
        return run("notify", *TABLE, *words, folder=post)

    return tell


def flat(text):
    return " ".join(text.split())


def recipients(server):
    return [to.partition("@")[0] for got in server.box for to in got.to]


def note(post, *people):
    journal = open_journal(post / NAME, lambda: 1_800_000_000.0)
    for one in people:
        journal.write(diary.note_act(Act(campaign="port-aurora", how="posted", day=date(2026, 11, 23), person=one)))
    journal.close()


def test_those_who_were_called_or_wrote_hear_of_the_end_once(notify, server, post):
    note(post, "ilse", "otto")
    edit(post, "campaigns.yaml", "status: open", STOPPED)
    done = notify("--stopped", *GO)
    assert done.code == 0
    assert recipients(server) == ["ann", "rita", "paul", "inna", "lola", "ilse"]
    assert "left out dana, sam, tim and 2 more: was neither called nor has written" in flat(done.stderr)
    assert "left out otto: has no mailbox; tell this person otherwise" in flat(done.stderr)
    english, german = (flat(words_of(one.content)) for one in server.box[:2])
    assert "Please write no more letters" in english
    assert "The reason: The family asks for it." in english
    assert "Der Grund: Die Familie bittet darum." in german
    assert "done port-aurora" not in english
    assert parse(server.box[0].content)["Subject"].startswith("Stopped, please write no more: ")
    assert all(not list(parse(one.content).iter_attachments()) for one in server.box)
    again = notify("--stopped", *GO)
    assert len(server.box) == 6
    assert "sent ann: was told, on 2026-11-22" in flat(again.stderr)


def test_signers_of_letters_that_went_hear_too(run, server, post):
    words = ("--signed-by", "bo", "--to", "weather-minister", "--copies", "none", *GO)
    run("send", "port-aurora", *words, folder=post)
    edit(post, "campaigns.yaml", "status: open", "status: won\n    reason: They are back at work.")
    server.box.clear()
    assert run("notify", "port-aurora", "--won", *GO, folder=post).code == 0
    assert recipients(server) == ["bo"]
    text = flat(words_of(server.box[0].content))
    assert "has reached its aim" in text
    assert "you still have. They are back at work. With best wishes," in text


def test_thanks_in_words_of_ones_own(notify, server, later):
    notify("--thanks", "--because", "We were 212.", "--because", "fr=Nous étions 212.", *GO)
    texts = dict(zip(recipients(server), (words_of(one.content) for one in server.box), strict=True))
    assert "We were 212." in texts["ann"]
    assert "We were 212." in texts["rita"]
    assert "Nous étions 212." in texts["paul"]
    assert "We were" not in texts["paul"]
    later(days=9)
    notify("--thanks", "--because", "Once more.", *GO)
    assert len(server.box) == 5


def test_a_reason_that_gives_a_contact_away_is_not_told(notify, server, post):
    reason = "status: stopped\n    reason: Ring +44 20 7946 0999 or write to union@example.net"
    edit(post, "campaigns.yaml", "status: open", reason)
    notify("--stopped", *GO)
    assert len(server.box) == 5
    assert all("7946 0999" not in words_of(one.content) for one in server.box)
    assert all("union@example.net" not in words_of(one.content) for one in server.box)


# --- corrections --------------------------------------------------------------------------------------


def correct(post):
    edit(post, "campaigns.yaml", "        de: Heizen Sie das Wohnheim.", "        de: Heizen Sie endlich das Wohnheim.")


def test_a_correction_goes_to_those_who_had_the_old_text_once_for_each_text(notify, run, server, post):
    assert "There is nothing to send." in notify("--corrected", *GO).stderr
    correct(post)
    run("call", *TABLE, "--what", "sheet", *GO, folder=post)
    server.box.clear()
    notify("--corrected", *GO)
    assert recipients(server) == ["rita"]
    assert "wurden geändert" in flat(words_of(server.box[0].content))
    files = [one.get_filename() for one in parse(server.box[0].content).iter_attachments()]
    assert files[0] == "port-aurora-weather-minister-de.pdf"
    notify("--corrected", *GO)
    assert recipients(server) == ["rita"]
    edit(post, "campaigns.yaml", "de: Heizen Sie endlich das", "de: Heizen Sie sofort das")
    notify("--corrected", *GO)
    assert recipients(server) == ["rita", "rita", "ilse"]


def test_whoever_has_written_need_not_write_again(notify, server, post):
    note(post, "rita")
    correct(post)
    notify("--corrected", "--because", "de=Der Ofen ist aus.", *GO)
    text = flat(words_of(server.box[0].content))
    assert "Sie müssen nicht noch einmal schreiben" in text
    assert "Der Ofen ist aus." in text
    assert "done port-aurora" not in text
    assert list(parse(server.box[0].content).iter_attachments()) == []


def test_new_letters_to_many_need_four_eyes(notify, server, post, monkeypatch):
    monkeypatch.setattr(gate, "FREE", 4)
    edit(post, "recipients.yaml", "Wilhelmina Icewright", "Ann Newcomer")
    done = notify("--corrected", *GO)
    assert (done.code, server.box) == (1, [])
    assert "5 messages are to go" in flat(done.stderr)
    assert "nobody has approved port-aurora" in flat(done.stderr)
    assert notify("--thanks", *GO).code == 0  # holds no letters


def test_a_new_holder_of_an_office_is_a_correction(notify, server, post):
    old = "      - name: Wilhelmina Icewright\n        gender: f\n        from: 2020-01-01\n"
    edit(post, "recipients.yaml", old, "      - name: Oswald Frostlake\n        gender: m\n        from: 2020-01-01\n")
    plan = notify("--corrected")
    assert "notice ann: to ann@example.org" in flat(plan.stderr)
    assert server.box == []


def test_a_letter_that_went_with_the_old_text(run, server, post):
    words = ("--signed-by", "bo", "--to", "weather-minister", "--copies", "none", *GO)
    run("send", "port-aurora", *words, folder=post)
    told = run("notify", "port-aurora", "--corrected", folder=post)
    assert "bo: has the text as it is today" in flat(told.stderr)
    edit(post, "campaigns.yaml", "Have the dormitory heated", "Have the dormitory warmed")
    server.box.clear()
    run("notify", "port-aurora", "--corrected", "--limit", "1", *GO, folder=post)
    assert recipients(server) == ["bo"]
    files = [one.get_filename() for one in parse(server.box[0].content).iter_attachments()]
    assert "port-aurora-weather-minister-en.pdf" not in files  # that office has had a letter of hers
    assert len(files) == 2


# --- what is refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words", "told"),
    [
        ("status: open", ("--stopped",), "port-aurora is not stopped: it is open"),
        ("status: open", ("--won",), "write `status: won` and the reason in campaigns.yaml first"),
        (STOPPED, ("--won",), "port-aurora is not won: it is stopped"),
        (STOPPED, ("--corrected",), "nobody is called any more"),
        ("status: closed", ("--thanks",), "port-aurora is closed"),
        ("status: open", (), "what is to be told?"),
        ("status: open", ("--thanks", "--corrected"), "one thing at a time: corrected, thanks"),
        ("status: open", ("--thanks", "--because", "Write to union@example.net"), "give away how observers-union"),
    ],
)
def test_a_notice_must_fit_the_campaign(notify, server, post, status, words, told):
    edit(post, "campaigns.yaml", "status: open", status)
    done = notify(*words, *GO)
    assert (done.code, server.box) == (1, [])
    assert told in flat(done.stderr)


def test_thanks_may_come_after_the_end(notify, server, post):
    edit(post, "campaigns.yaml", "status: open", STOPPED)
    assert notify("--thanks", *GO).code == 0
    assert len(server.box) == 5


def test_whoever_wants_no_messages_gets_no_notice(notify, server, post):
    edit(post, "members.csv", "ann@example.org,en,be-contacted,,", "ann@example.org,en,be-contacted,no,")
    edit(post, "campaigns.yaml", "status: open", STOPPED)
    done = notify("--stopped", *GO)
    assert "ann: does not want to be written to (contact: no)" in flat(done.stderr)
    assert "ann" not in recipients(server)


def test_whoever_had_a_packet_may_have_posted_her_letters(run, server, post):
    run("call", *TABLE, "--as", "pdf", "--everybody", "--limit", "1", *GO, folder=post)
    edit(post, "campaigns.yaml", "status: open", STOPPED)
    plan = run("notify", *TABLE, "--stopped", folder=post)
    assert plan.stderr.count("\n  notice ") <= 1
    assert set(CALLED) >= set(recipients(server))


# --- nobody who was called is left out in silence ------------------------------------------------------


def test_a_notice_without_the_list_of_the_call_fails_and_says_so(run, called, server, post):
    done = run("stop", "port-aurora", "--because", "the family asks for it", "--yes", folder=post)
    assert "Some of them are not in signatories.yaml: --to names the table" in flat(done.stderr)
    assert "plaint notify port-aurora --stopped --to members.csv\n" in done.stderr
    for words in ((), ("--json",), GO):
        done = run("notify", "port-aurora", "--stopped", *words, folder=post)
        assert (done.code, server.box) == (1, [])
        assert "5 members who were called are NOT told" in done.stderr


def test_lists_may_be_told_one_by_one(run, called, server, post):
    edit(post, "campaigns.yaml", "status: open", STOPPED)
    rows = (post / "members.csv").read_text("utf-8").splitlines(keepends=True)
    (post / "a.csv").write_text("".join(rows[:3]), "utf-8")
    (post / "b.csv").write_text("".join((rows[0], *rows[3:])), "utf-8")
    first = run("notify", "port-aurora", "--to", "a.csv", "--stopped", *GO, folder=post)
    assert (first.code, recipients(server)) == (1, ["ann", "rita"])
    assert "3 members who were called are NOT told" in first.stderr
    second = run("notify", "port-aurora", "--to", "b.csv", "--stopped", *GO, folder=post)
    assert (second.code, len(server.box)) == (0, 5)


def test_members_of_signatories_yaml_need_no_list(run, server, post):
    assert run("call", "port-aurora", "--to", "all", "--what", "sheet", *GO, folder=post).code == 0
    done = run("stop", "port-aurora", "--because", "the family asks for it", "--yes", folder=post)
    assert "plaint notify port-aurora --stopped\n" in done.stderr
    assert run("notify", "port-aurora", "--stopped", *GO, folder=post).code == 0
