"""Handing letters to a mail server: at every stage at which things go wrong, what is known afterwards is right."""

import time

import pytest
from tests.deliver.mail_server import STAGES
from tests.deliver.parcels import CONTENT, PATIENT, Commits, parcel

from plaint.deliver.mail.connection import Limits
from plaint.deliver.transport import Outcome

HASTY = Limits(answer=0.3, last_answer=0.2)
SENT, RETRY, FAILED, UNKNOWN = Outcome.SENT, Outcome.RETRY, Outcome.FAILED, Outcome.UNKNOWN


def test_a_letter_arrives_as_it_was(mail_server, transport):
    server, commits = mail_server(), Commits()
    done = transport(server).hand_over(parcel(), commits)
    assert (done.outcome, done.stage, done.code, done.reply) == (SENT, "dot", 250, "2.0.0 queued")
    assert (done.stops, done.remedy, commits.count) == (False, "", 1)
    (got,) = server.box
    assert (got.sender, got.to, got.content) == ("ruth@example.org", ("court@example.org",), CONTENT)
    assert f"SIZE={len(CONTENT)}" in got.options


def test_the_server_is_told_nothing_of_this_machine(mail_server, transport):
    server = mail_server()
    transport(server).hand_over(parcel(), Commits())
    assert server.names == ["[127.0.0.1]"]


@pytest.mark.parametrize(
    "content", [b".\r\n", b"..\r\n.x\r\n", b"no end", b"a\r\n.", b"\r\n.\r\n.\r\n", b"x\r\n.\r\nQUIT\r\n", b""]
)
def test_no_line_of_a_letter_ends_it(mail_server, transport, content):
    server = mail_server()
    way = transport(server)
    assert way.hand_over(parcel(content=content), Commits()).outcome is SENT
    assert way.hand_over(parcel(), Commits()).outcome is SENT
    expected = content if content.endswith(b"\r\n") else content + b"\r\n"
    assert [got.content for got in server.box] == [expected, CONTENT]
    assert "QUIT" not in server.commands


# stage, what happens, outcome, commits, letters kept, whether nothing more will be taken now
FAULTS = [
    ("connect", "drop", RETRY, 0, 0, True),
    ("connect", "hang", RETRY, 0, 0, True),
    ("connect", "421 4.3.2 not now", RETRY, 0, 0, True),
    ("connect", "554 no service for you", RETRY, 0, 0, True),
    ("connect", "what is this", RETRY, 0, 0, True),
    ("ehlo", "drop", RETRY, 0, 0, True),
    ("ehlo", "hang", RETRY, 0, 0, True),
    ("ehlo", "421 4.3.2 not now", RETRY, 0, 0, True),
    ("ehlo", "502 5.5.1 unknown", RETRY, 0, 0, True),
    ("mail", "drop", RETRY, 0, 0, False),
    ("mail", "hang", RETRY, 0, 0, False),
    ("mail", "451 4.3.0 later", RETRY, 0, 0, False),
    ("mail", "421 4.4.2 idle", RETRY, 0, 0, False),
    ("mail", "421 4.7.0 too many messages", RETRY, 0, 0, True),
    ("mail", "421 4.7.0 try again later", RETRY, 0, 0, True),
    ("mail", "550 5.7.1 not your address", RETRY, 0, 0, True),
    ("mail", "552 too large", FAILED, 0, 0, False),
    ("mail", "530 5.7.0 log in first", RETRY, 0, 0, True),
    ("mail", "552 5.3.4 too large", FAILED, 0, 0, False),
    ("mail", "gibberish", RETRY, 0, 0, False),
    ("rcpt", "drop", RETRY, 0, 0, False),
    ("rcpt", "hang", RETRY, 0, 0, False),
    ("rcpt", "450 4.2.1 greylisted", RETRY, 0, 0, False),
    ("rcpt", "450 4.7.1 greylisted: too many messages", RETRY, 0, 0, False),
    ("rcpt", "452 4.2.2 over quota", RETRY, 0, 0, False),
    ("rcpt", "451 4.7.1 rate limit exceeded", RETRY, 0, 0, True),
    ("rcpt", "450 4.7.28 unusual rate", RETRY, 0, 0, True),
    ("rcpt", "550 5.4.5 daily user sending limit exceeded", RETRY, 0, 0, True),
    ("rcpt", "550 5.1.1 no such user", FAILED, 0, 0, False),
    ("rcpt", "554 5.7.1 relay access denied", RETRY, 0, 0, True),
    ("rcpt", "421 4.3.2 bye", RETRY, 0, 0, False),
    ("rcpt", "2", RETRY, 0, 0, False),
    ("data", "drop", RETRY, 0, 0, False),
    ("data", "hang", RETRY, 0, 0, False),
    ("data", "451 4.3.0 later", RETRY, 0, 0, False),
    ("data", "554 5.5.1 no", FAILED, 0, 0, False),
    ("data", "250 what", RETRY, 0, 0, False),
    ("data", "421 4.3.2 bye", RETRY, 0, 0, False),
    ("message", "drop", RETRY, 0, 0, False),
    ("message", "452 4.3.1 full", RETRY, 0, 0, False),
    ("message", "552 5.3.4 too large", FAILED, 0, 0, False),
    ("message", "250 what", RETRY, 0, 0, False),
    ("dot", "drop", UNKNOWN, 1, 0, False),
    ("dot", "hang", UNKNOWN, 1, 0, False),
    ("dot", "452 4.3.1 full", RETRY, 1, 0, False),
    ("dot", "421 4.3.2 bye", RETRY, 1, 0, False),
    ("dot", "451 4.7.0 quota exceeded", RETRY, 1, 0, True),
    ("dot", "554 5.7.1 looks like spam", FAILED, 1, 0, False),
    ("dot", "552 5.3.4 too large", FAILED, 1, 0, False),
    ("dot", "354 go on", UNKNOWN, 1, 0, False),
    ("dot", "gibberish", UNKNOWN, 1, 0, False),
    ("dot", "accept+drop", UNKNOWN, 1, 1, False),
    ("dot", "accept+hang", UNKNOWN, 1, 1, False),
    ("dot", "accept+251 2.1.5 forwarded", SENT, 1, 1, False),
    ("dot", "accept+" + "9" * 9000, UNKNOWN, 1, 1, False),
]


def content_for(stage):
    """Return a message, so long that a server has time to interrupt it where that is wanted."""
    return CONTENT + b"more\r\n" * (3_000_000 if stage == "message" else 10)


def limits_for(fault):
    return HASTY if "hang" in fault else PATIENT


@pytest.mark.parametrize(("stage", "fault", "outcome", "committed", "kept", "stops"), FAULTS)
def test_a_fault_at_each_stage(mail_server, transport, stage, fault, outcome, committed, kept, stops):
    server, commits = mail_server(), Commits()
    server.faults.script(stage, fault)
    done = transport(server, limits_for(fault)).hand_over(parcel(content=content_for(stage)), commits)
    assert (done.outcome, commits.count, len(server.box), done.stops) == (outcome, committed, kept, stops), done
    assert "\n" not in done.reply
    assert len(done.reply) <= 500
    assert done.reply
    assert "gates" not in repr(done)
    if outcome is not SENT:
        said = fault.removeprefix("accept+")[:4]
        assert done.code == (int(said) if said[3:] == " " and said[:3].isdigit() else None)


@pytest.mark.parametrize(("stage", "fault", "kept"), sorted({(one[0], one[1], one[4]) for one in FAULTS}))
def test_after_any_fault_the_next_letter_goes_its_way(mail_server, transport, stage, fault, kept):
    server = mail_server()
    server.faults.script(stage, fault)
    way = transport(server, limits_for(fault))
    way.hand_over(parcel(to="first@example.org", content=content_for(stage)), Commits())
    done = way.hand_over(parcel(to="second@example.org"), Commits())
    assert done.outcome is SENT
    assert [got.to for got in server.box][kept:] == [("second@example.org",)]
    assert server.box[-1].content == CONTENT


@pytest.mark.parametrize("stage", ["mail", "rcpt", "data", "dot"])
def test_a_server_that_says_it_closes_is_asked_nothing_more(mail_server, transport, stage):
    server = mail_server()
    server.faults.script(stage, "421 4.3.2 bye")
    way = transport(server)
    way.hand_over(parcel(), Commits())
    assert way._link.sock is None
    assert "RSET" not in server.commands


@pytest.mark.parametrize("fault", ["354 go on", "gibberish", "accept+299x"])
def test_a_server_that_is_out_of_step_is_left(mail_server, transport, fault):
    server = mail_server()
    server.faults.script("dot", fault)
    way = transport(server)
    done = way.hand_over(parcel(), Commits())
    assert (way._link.sock is None) == (done.outcome is UNKNOWN)


def test_after_the_dot_there_is_a_patience_of_its_own(mail_server, transport):
    server = mail_server()
    server.faults.script("dot", None, "hang")
    way = transport(server, Limits(answer=60.0, last_answer=0.2))
    assert way.hand_over(parcel(), Commits()).outcome is SENT
    assert way._link.sock.gettimeout() == 60.0
    started = time.monotonic()
    assert way.hand_over(parcel(), Commits()).outcome is UNKNOWN
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    ("fault", "said"), [("hang", "the server gave no answer in time"), ("drop", "the connection was lost")]
)
def test_it_is_told_whether_a_server_was_slow_or_gone(mail_server, transport, fault, said):
    server = mail_server()
    server.faults.script("rcpt", fault)
    done = transport(server, limits_for(fault)).hand_over(parcel(), Commits())
    assert done.reply == f"{said}, before the letter was handed over"


def test_usual_patience():
    """RFC 5321, 4.5.3.2.6: ten minutes after the dot, as a shorter wait makes doubles (RFC 1047)."""
    assert (Limits().answer, Limits().last_answer, Limits().letters) == (60.0, 600.0, 50)


def test_the_reason_outlives_what_goes_wrong_after_it(mail_server, transport):
    server = mail_server()
    server.faults.script("rcpt", "550 5.1.1 no such user")
    server.faults.script("rset", "drop")
    way = transport(server)
    assert way.hand_over(parcel(), Commits()).outcome is FAILED
    assert way.hand_over(parcel(), Commits()).outcome is SENT
    assert server.sessions == 2


def test_a_server_that_does_not_forget_is_left(mail_server, transport):
    server = mail_server()
    server.faults.script("rcpt", "550 5.1.1 no such user")
    server.faults.script("rset", "500 5.5.1 no")
    way = transport(server)
    way.hand_over(parcel(), Commits())
    way.hand_over(parcel(), Commits())
    assert server.sessions == 2


def test_a_refused_recipient_leaves_the_connection_as_it_is(mail_server, transport):
    server = mail_server()
    server.faults.script("rcpt", "550 5.1.1 no such user")
    way = transport(server)
    assert [way.hand_over(parcel(), Commits()).outcome for _ in range(2)] == [FAILED, SENT]
    assert server.sessions == 1


@pytest.mark.parametrize("error", [RuntimeError("disk full"), KeyboardInterrupt(), SystemExit(1)])
def test_without_the_journal_the_letter_is_not_sent(mail_server, transport, error):
    server = mail_server()
    way = transport(server)
    with pytest.raises(type(error)) as caught:
        way.hand_over(parcel(), Commits(error))
    assert caught.value is error
    assert way.hand_over(parcel(to="second@example.org"), Commits()).outcome is SENT
    assert [got.to for got in server.box] == [("second@example.org",)]
    assert server.sessions == 2


def test_the_journal_is_asked_when_all_but_the_dot_is_sent(mail_server, transport):
    server = mail_server()
    seen = []
    transport(server).hand_over(parcel(), lambda: seen.append((len(server.box), server.commands[-1])))
    assert seen == [(0, "DATA")]


def test_one_connection_carries_many_letters_and_is_then_made_anew(mail_server, transport):
    server = mail_server()
    way = transport(server, Limits(letters=3))
    for _ in range(7):
        assert way.hand_over(parcel(), Commits()).outcome is SENT
    way.close()
    assert [got.session for got in server.box] == [1, 1, 1, 2, 2, 2, 3]
    assert server.commands.count("QUIT") == 3


def test_a_connection_that_was_closed_meanwhile_is_made_anew_without_loss(mail_server, transport):
    server = mail_server()
    way = transport(server)
    way.hand_over(parcel(), Commits())
    server.hang_up("421 4.4.2 idle too long")
    assert way.hand_over(parcel(), Commits()).outcome is SENT
    assert server.sessions == 2


@pytest.mark.parametrize("answer", ["421 4.4.2 timeout", "drop", "hang", "500 what"])
def test_what_is_answered_to_goodbye_changes_nothing(mail_server, transport, answer, monkeypatch):
    monkeypatch.setattr("plaint.deliver.mail.connection._GOODBYE", 0.2)
    server = mail_server()
    server.faults.script("quit", answer)
    way = transport(server)
    assert way.hand_over(parcel(), Commits()).outcome is SENT
    way.close()
    way.close()
    assert way.hand_over(parcel(), Commits()).outcome is SENT


@pytest.mark.parametrize(
    "address",
    [
        "court@example.org>\r\nRCPT TO:<evil@example.net",
        "court@example.org\nDATA",
        "court@example.org, evil@example.net",
        "<court@example.org>",
        "court@example.org SIZE=1",
        "court@example.org\x00",
        '"a b"@example.org',
        "court",
        "",
        "court@пример.рф",
        "суд\u2028@example.org",
        "\ud800@example.org",
        f"a@{'b.' * 130}org",
    ],
)
@pytest.mark.parametrize("side", ["to", "sender"])
def test_what_is_no_address_never_reaches_a_server(mail_server, transport, address, side):
    server, commits = mail_server(), Commits()
    done = transport(server).hand_over(parcel(**{side: address}), commits)
    assert (done.outcome, done.stage, commits.count) == (FAILED, "address", 0)
    assert "no address" in done.reply
    assert done.remedy
    assert (server.sessions, server.commands) == (0, [])


@pytest.mark.parametrize(
    "content", [b"a\nb\r\n", b"a\rb\r\n", b"a\r\n.\nMAIL FROM:<x@y>\r\n", b"a\r\n.\r.\r\n", b"a\r\r\n"]
)
def test_a_line_end_that_servers_read_in_different_ways_never_reaches_one(mail_server, transport, content):
    server = mail_server()
    done = transport(server).hand_over(parcel(content=content), Commits())
    assert (done.outcome, done.stage, server.sessions) == (FAILED, "message", 0)


def test_a_letter_that_is_too_large_is_not_begun(mail_server, transport):
    server, commits = mail_server(data_size_limit=1000), Commits()
    done = transport(server).hand_over(parcel(content=b"x" * 998 + b"\r\n" + b"y" * 700 + b"\r\n"), commits)
    assert (done.outcome, done.stage, commits.count) == (FAILED, "size", 0)
    assert done.reply == "the message has 1.7 kB, and the server takes 1.0 kB"
    assert "smaller" in done.remedy
    assert [one for one in server.commands if one.startswith("MAIL")] == []


def test_a_letter_of_just_the_size_goes(mail_server, transport):
    server = mail_server(data_size_limit=len(CONTENT))
    server.faults.script("dot", "accept+250 2.0.0 queued")
    done = transport(server).hand_over(parcel(), Commits())
    assert (done.stage, server.commands[-1]) == ("dot", "DATA")  # aiosmtpd counts the doubled dots


def test_addresses_in_other_scripts_where_the_server_takes_them(mail_server, transport):
    server = mail_server(enable_SMTPUTF8=True)
    way = transport(server)
    assert way.hand_over(parcel(to="суд@example.org"), Commits()).outcome is SENT
    assert way.hand_over(parcel(), Commits()).outcome is SENT
    assert server.box[0].to == ("суд@example.org",)
    assert {"SMTPUTF8", "BODY=8BITMIME"} <= set(server.box[0].options)
    assert "SMTPUTF8" not in server.box[1].options


@pytest.mark.parametrize("keys", [{"to": "суд@example.org"}, {"content": "To: <суд@example.org>\r\n\r\n".encode()}])
def test_addresses_in_other_scripts_where_it_does_not(mail_server, transport, keys):
    server = mail_server(enable_SMTPUTF8=False)
    done = transport(server).hand_over(parcel(**keys), Commits())
    assert (done.outcome, done.stage) == (FAILED, "smtputf8")
    assert "SMTPUTF8" in done.reply
    assert done.remedy


def test_a_mail_server_cannot_be_asked(mail_server, transport):
    assert transport(mail_server()).find(parcel()).outcome is UNKNOWN


def test_every_stage_is_there():
    known = {stage for stage, *_ in FAULTS}
    assert {name.lower() for name in STAGES} - {"starttls", "auth", "rset", "quit"} <= known
    assert {"connect", "message", "dot"} <= known
