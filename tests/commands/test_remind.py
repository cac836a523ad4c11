"""`plaint remind`: those who were called and of whom nothing is known, twice at most, never after the end."""

import json
from datetime import date

import pytest
from tests.commands.calling import CALLED, Later, lay_out_members
from tests.commands.posting import edit, parse, words_of
from tests.deliver import conftest as servers
from tests.deliver.deliveries import delivery

from plaint.calls.deeds import Deeds
from plaint.deliver.act import Act
from plaint.deliver.journal import NAME, open_journal, read_journal
from plaint.deliver.record import diary

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server
TABLE = ("port-aurora", "--to", "members.csv", "--what", "sheet")
GO = ("--really", "--yes")


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
    """Call everybody on the fixed day, with texts that were approved; then nothing is in the box."""
    assert run("proof", "port-aurora", "--approve", "--by", "Second Reader", folder=post).code == 0
    assert run("call", *TABLE, *GO, folder=post).code == 0
    server.box.clear()


@pytest.fixture
def remind(run, post, called):
    def ask(*words):
        return run("remind", *TABLE, *words, folder=post)

    return ask


def flat(text):
    return " ".join(text.split())


def recipients(server):
    return [to.partition("@")[0] for got in server.box for to in got.to]


def note(post, *people, **changes):
    """Note acts of people, given by an id or a mailbox."""
    act = {"campaign": "port-aurora", "how": "posted", "day": date(2026, 11, 23), **changes}
    journal = open_journal(post / NAME, lambda: 1_800_000_000.0)
    for one in people:
        known = (f"mailto:{one}",) if "@" in one else ()
        journal.write(diary.note_act(Act(**act, person="" if known else one), known))
    journal.close()


def test_only_those_who_were_called_are_reminded(remind, run, server, post, later):
    later(days=2)
    assert remind(*GO).code == 0
    assert len(server.box) == len(CALLED)
    first = parse(server.box[0].content)
    assert first["Subject"] == "A reminder: Let Juno Frost and Bo Winter return to their posts"
    assert first["Auto-Submitted"] == "auto-generated"
    assert "do not know yet whether you could take part" in flat(words_of(server.box[0].content))
    told = remind("--soon")
    assert "left out vera, otto, uwe: was not called" in flat(told.stderr)


def test_nobody_who_was_never_called_is_reminded(run, server, post, later):
    later(days=9)
    done = run("remind", *TABLE, *GO, folder=post)
    assert (done.code, server.sessions) == (0, 0)
    assert "ann, rita, paul and 9 more: was not called" in flat(done.stderr)


def test_her_letters_come_again(remind, run, server, post, later):
    later(days=3)
    run("remind", "port-aurora", "--to", "members.csv", "--limit", "1", *GO, folder=post)
    assert len(list(parse(server.box[0].content).iter_attachments())) == 3


def test_two_days_must_pass(remind, server, later):
    later(days=1, hours=11)  # an hour before midnight
    done = remind(*GO)
    assert (done.code, server.box) == (0, [])
    assert "was written to yesterday or today; --soon sends it all the same" in flat(done.stderr)
    remind("--soon", *GO)
    assert len(server.box) == len(CALLED)
    later(days=2)
    remind(*GO)
    assert len(server.box) == len(CALLED)  # the last message counts, not the first
    later(days=2, hours=13)  # another day in London, too
    remind(*GO)
    assert len(server.box) == 2 * len(CALLED)


def returned(post, member, standing="witnessed"):
    with read_journal(post / NAME) as record:
        (entry,) = (one for one in record.entries() if one.key.office == member)
    note(post, member, how="bounced", standing=standing, delivery=entry.digest, note="5.1.1 no such user")


def test_a_mailbox_from_which_mail_came_back_is_left_alone_until_it_changes(remind, server, post, later):
    returned(post, "ann")
    returned(post, "rita", standing="claimed")
    later(days=3)
    done = remind(*GO)
    assert "left out ann: what was sent to ann@example.org came back; correct the mailbox" in flat(done.stderr)
    assert "--retry-failed sends it all the same" in flat(done.stderr)
    assert ("ann" in recipients(server), "rita" in recipients(server)) == (False, True)
    server.box.clear()
    edit(post, "members.csv", "ann@example.org", "lantern@example.org")
    remind(*GO)
    assert recipients(server) == ["lantern"]


def test_a_mailbox_from_which_mail_came_back_may_be_tried_again(remind, server, post, later):
    returned(post, "ann")
    later(days=3)
    remind(*GO, "--retry-failed")
    assert "ann" in recipients(server)


def test_nobody_is_reminded_a_third_time(remind, server, later):
    for days in (2, 4, 6, 8):
        later(days=days)
        last = remind(*GO)
    assert len(server.box) == 2 * len(CALLED)
    assert "was reminded twice; ring, or let it be; no option overrides this" in flat(last.stderr)
    remind("--soon", "--retry-failed", *GO)
    assert len(server.box) == 2 * len(CALLED)


def test_whoever_has_done_it_is_left_in_peace(remind, run, server, post, later):
    note(post, "ann", "rita@example.org")
    note(post, "paul", how="picket")
    note(post, "inna", how="called", office="weather-minister", holder="Wilhelmina Icewright")
    note(post, "lola", how="refused")
    note(post, "dana", how="bounced")
    note(post, "sam")
    journal = open_journal(post / NAME, lambda: 1_800_000_000.0)
    journal.write(diary.withdraw_act(7, "typed for another"))
    journal.close()
    later(days=3)
    done = remind(*GO)
    assert "ann, rita, paul and 1 more: has done it" in flat(done.stderr)
    assert recipients(server) == ["lola", "dana", "twins", "twins", "ilse"]


def test_the_mailbox_of_two_tells_nothing_of_either(remind, server, post, later):
    note(post, "twins@example.org")
    later(days=3)
    remind(*GO)
    assert recipients(server).count("twins") == 2


def test_a_letter_that_was_sent_in_her_name_counts(run, server, post, later):
    run("call", "port-aurora", "--to", "all", "--what", "sheet", *GO, folder=post)
    later(days=1)
    run("send", "port-aurora", "--signed-by", "bo", "--to", "weather-minister", "--copies", "none", *GO, folder=post)
    server.box.clear()
    later(days=3)
    run("remind", "port-aurora", "--what", "sheet", *GO, folder=post)
    assert recipients(server) == ["alma"]


def test_a_draft_that_still_lies_there_is_no_letter(post):
    journal = open_journal(post / NAME, lambda: 1.0)
    draft = delivery(1, way="drafts", campaign="port-aurora")
    journal.plan([draft])
    journal.begin(draft.key.digest)
    journal.hand(draft.key.digest)
    journal.settle(draft.key.digest, "sent")
    deeds = Deeds.of(journal, "port-aurora")
    journal.close()
    assert not deeds.is_done(("ruth",))
    assert not deeds.has_written_to(("office-1", "Holder 1"), ("ruth",))


def test_once_scrubbed_those_who_have_done_it_are_still_known(remind, run, server, post, later):
    note(post, "ann")
    later(days=100)
    run("scrub", "--older-than", "30", folder=post)
    remind("--limit", "2", *GO)
    assert recipients(server) == ["rita", "paul"]


def test_an_earlier_reminder_that_was_not_taken_is_the_same_one(remind, run, server, post, later):
    later(days=2)
    server.faults.script("mail", "421 4.7.0 quota reached for today")
    assert remind(*GO).code == 3
    remind(*GO)
    assert len(server.box) == len(CALLED)
    occasions = {one["member"]: one for one in json.loads(run("status", "--json", folder=post).stdout)}
    assert len(occasions) == len(CALLED)


def test_what_was_planned_for_somebody_who_has_done_it_meanwhile_is_taken_back(remind, run, server, post, later):
    later(days=2)
    server.faults.script("mail", "421 4.7.0 quota reached for today")
    remind(*GO)
    note(post, "ann")
    edit(post, "members.csv", "rita@example.org,de,be-contacted,,", "rita@example.org,de,be-contacted,no,")
    remind(*GO)
    entries = json.loads(run("status", "--json", folder=post).stdout)
    states = {one["member"]: one["state"] for one in entries if one["kind"] == "reminder"}
    assert (states.pop("ann"), states.pop("rita")) == ("cancelled", "cancelled")
    assert set(states.values()) == {"sent"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("# until: 2040-12-31", "until: 2026-11-23", "nobody is reminded after it; no option overrides this"),
        ("status: open", "status: stopped\n    reason: They ask for it.", "nobody is called any more"),
        ("status: open", "status: won\n    reason: They are back.", "plaint notify port-aurora --won"),
        ("status: open", "status: draft", "is a draft"),
    ],
)
def test_never_after_the_end(remind, server, post, later, old, new, words):
    edit(post, "campaigns.yaml", old, new)
    later(days=5)
    done = remind("--soon", *GO)
    assert (done.code, server.box) == (1, [])
    assert words in flat(done.stderr)


def test_who_is_on_no_list_any_more_is_named(remind, server, post, later):
    edit(post, "members.csv", "paul,Paul Exemple", "paul-b,Paul Exemple")
    edit(post, "members.csv", "lola,Lola Ejemplo,Villa Ejemplo,ES,Calle Ejemplo 6,99999,lola@", "lo,Lo,X,ES,,,lo@")
    later(days=3)
    done = flat(remind(*GO).stderr)
    assert "left out lola: was called and is on no list that is known here; name the list" in done
    assert "paul: was called and is on no list" not in done
    assert recipients(server).count("paul") == 1


UNSUBSCRIBED = """\
From: Rita <rita@example.org>
Subject: Abmelden
Date: Mon, 23 Nov 2026 10:00:00 +0000
Message-ID: <away@example.org>

Bitte keine Mails mehr.
"""


def test_who_asked_for_no_more_mail_is_not_written_to_until_that_is_taken_back(remind, run, post, later, tmp_path):
    later(days=3)
    message = tmp_path / "away.eml"
    message.write_text(UNSUBSCRIBED)
    told = run("inbox", str(message), "--write", folder=post)
    assert told.stdout.startswith("no mail")
    assert "rita: contact: no" in flat(told.stderr)
    assert "left out rita: asked for no more mail" in flat(remind().stderr)
    assert "asked for no more mail" in flat(run("about", "rita", folder=post).stderr)
    assert run("forget", "rita", "--lift", folder=post).code == 0
    assert "asked for no more mail" not in flat(remind().stderr)
    assert "noted before" in flat(run("inbox", str(message), "--write", folder=post).stderr)
    assert "asked for no more mail" not in flat(remind().stderr)


def test_where_she_stands_is_told(run, post, called, tmp_path):
    message = tmp_path / "away.eml"
    message.write_text(UNSUBSCRIBED)
    told = run("inbox", str(message), "--members", "members.csv", folder=post)
    assert "members.csv:3: rita: contact: no" in flat(told.stderr)
